"""The last calls in short, under what is known of the next one."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from talkhint_desktop.ui.history_words import facts, line_of, spoken_row, when, who
from talkhint_desktop.ui.pieces import Round, button, text
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.visible import breakable, one_line

if TYPE_CHECKING:  # the first picture is painted before these are loaded
    from talkhint_desktop.core.past import PastCall

MOST = 3
_RADIUS = 10.0


class RecentCalls(QFrame):
    """Hidden while there is none. `chosen` has a CallSid, `all_wanted` nothing."""

    chosen = Signal(str)
    all_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("card")
        self._all = button("quiet", self.tr("All calls"), name="all-calls")
        self._all.clicked.connect(self.all_wanted)
        self._rows = [_RecentRow(look) for _ in range(MOST)]
        top = QHBoxLayout()
        top.addWidget(text("pane", self.tr("Recent calls")), 1)
        top.addWidget(self._all)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 6, 20, 8)
        column.setSpacing(0)
        column.addLayout(top)
        for row in self._rows:
            column.addWidget(row)
            row.clicked.connect(lambda _=False, row=row: self.chosen.emit(row.sid))
        self.hide()

    def show_calls(self, calls: "Sequence[PastCall]", today: datetime) -> None:
        for row, past in zip(self._rows, calls, strict=False):
            row.show_call(past, today)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(calls))
        self.setVisible(bool(calls))

    def texts(self) -> list[str]:
        """Return the rows as a screen reader says them."""
        return [r.accessibleName() for r in self._rows if not r.isHidden()]


class _Cut(QWidget):
    """One line of words, cut where there is no more room."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._words = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look, self._font = look, look.font(13)
        self.setFixedHeight(round(QFontMetricsF(self._font).height()) + 1)
        self.update()

    def show_words(self, words: str) -> None:
        self._words = words
        self.setVisible(bool(words))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics = QFontMetricsF(self._font)
        right = Qt.TextElideMode.ElideRight
        painter.setFont(self._font)
        painter.setPen(self._look.color("text2"))
        shown = metrics.elidedText(self._words, right, self.width())
        painter.drawText(QPointF(0, metrics.ascent()), shown)
        painter.end()


class _RecentRow(QAbstractButton):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self.sid = look, ""
        self.setObjectName("recent-call")
        self.setAccessibleIdentifier("recent-call")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._who, self._line = text("row", wrap=True), _Cut(look)
        self._when, self._facts = text("meta"), text("meta")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._who)
        words.addWidget(self._line)
        figures = QVBoxLayout()
        figures.setSpacing(2)
        for label in (self._when, self._facts):
            figures.addWidget(label, 0, Qt.AlignmentFlag.AlignRight)
        figures.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 8, 4)
        row.setSpacing(12)
        self._badge = Round(36, "user", look)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addLayout(figures)
        for label in (self._who, self._when, self._facts):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.update()

    def show_call(self, past: "PastCall", today: datetime) -> None:
        self.sid = past.sid
        self._who.setText(breakable(one_line(who(past), 40)))
        self._badge.show_person(past.name)
        self._line.show_words(line_of(past))
        self._when.setText(when(past, today))
        self._facts.setText(facts(past).partition("  ·  ")[0])
        self.setAccessibleName(spoken_row(past, today))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        focused = self.hasFocus()
        if not (self.underMouse() or focused):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(-8, 1, -1, -1)
        pen = QPen(Qt.PenStyle.NoPen)
        if focused:
            pen = QPen(self._look.color("accent"), 2)
        painter.setPen(pen)
        painter.setBrush(self._look.color("hover"))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.end()
