"""What Twilio gets now, beside what it should get, with what differs marked."""

from PySide6.QtCore import QLocale
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from talkhint_desktop.core.webhook.findings import Report
from talkhint_desktop.ui.document_diff import Side, compare
from talkhint_desktop.ui.document_view import DocumentView
from talkhint_desktop.ui.pieces import Chip, text
from talkhint_desktop.ui.theme import Look

_BESIDE_FROM = 640
_FINE = range(200, 300)


class DocumentCard(QFrame):
    """The two documents stand side by side, or one over the other if narrow."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._shown: tuple[Report, bool] | None = None
        self.setObjectName("card")
        self.actual = _Half(look, self.tr("What Twilio gets now"), "document-actual")
        self.expected = _Half(look, self.tr("What it should get"), "document-expected")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(18, 14, 18, 18)
        self._row.setSpacing(16)
        self._row.addWidget(self.actual, 1)
        self._row.addWidget(self.expected, 1)
        for half in (self.actual, self.expected):
            half.view.wrapped.connect(self._level)

    def set_look(self, look: Look) -> None:
        self._look = look

    def show_report(self, report: Report, *, quiet: bool) -> None:
        """Show the documents of a report; `quiet` leaves the marks uncoloured."""
        if (report, quiet) == self._shown:
            return
        self._shown = report, quiet
        body = report.response.body if report.response else ""
        actual, expected = report.twiml.actual or body, report.twiml.expected
        both = compare(actual, expected)
        # A document that works may differ: that is not marked as wrong.
        quiet = quiet or report.healthy
        self.actual.show_side(both.actual, quiet=quiet)
        self.expected.show_side(both.expected, quiet=quiet)
        self.expected.setVisible(bool(expected))
        if report.response is None:
            self.actual.say("neutral", self.tr("No answer"))
        else:
            status = report.response.status
            self.actual.say("neutral" if status in _FINE else "bad", f"HTTP {status}")
        if both.same:
            self.expected.say("ok", self.tr("The same"))
        elif report.healthy and both.compared:
            self.expected.say("neutral", self.tr("Differs, but works"))
        else:
            self.expected.say("soft", "TalkHint")
        self._level()

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = event.size().width() >= _BESIDE_FROM * self._look.scale
        across = QBoxLayout.Direction.LeftToRight
        down = QBoxLayout.Direction.TopToBottom
        if self._row.direction() != (across if wide else down):
            self._row.setDirection(across if wide else down)
            self.updateGeometry()
        self._level()

    def _level(self) -> None:
        """Make both boxes of one height where they stand side by side."""
        views = (self.actual.view, self.expected.view)
        beside = self._row.direction() == QBoxLayout.Direction.LeftToRight
        height = max(view.needed() for view in views) if beside else 0
        for view in views:
            view.be_as_high_as(height)


class _Half(QWidget):
    def __init__(self, look: Look, title: str, name: str) -> None:
        super().__init__()
        self._look, self._said = look, ("neutral", "")
        self._chip = Chip()
        self._title = text("strong", title, wrap=True)
        self.view = DocumentView(look, name=name)
        self.view.setAccessibleName(title)
        self._nothing = text("second", self.tr("No document."), wrap=True)
        self._left_out = text("meta", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title, 1)
        top.addWidget(self._chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.view)
        column.addWidget(self._nothing)
        column.addWidget(self._left_out)
        column.addStretch()

    def set_look(self, look: Look) -> None:
        self._look = look
        self._chip.show_state(look, *self._said)

    def show_side(self, side: Side, *, quiet: bool) -> None:
        self.view.show_side(side, quiet=quiet)
        self.view.setVisible(bool(side.lines))
        self._nothing.setVisible(not side.lines)
        words = self.tr("%1 more characters are not shown here.")
        count = QLocale().toString(side.left_out)
        self._left_out.setText(words.replace("%1", count))
        self._left_out.setVisible(bool(side.left_out))

    def say(self, tone: str, words: str) -> None:
        self._said = tone, words
        self._chip.show_state(self._look, tone, words)
