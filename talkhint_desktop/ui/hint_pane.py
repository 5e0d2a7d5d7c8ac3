"""The right side: one current hint, and the earlier ones below it, quiet."""

from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from talkhint_desktop.core.events import Segment
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.ui.call_model import CallView
from talkhint_desktop.ui.hint_card import HintCard, hint_text
from talkhint_desktop.ui.hint_list import HintList
from talkhint_desktop.ui.hint_shelf import HintShelf
from talkhint_desktop.ui.pieces import text
from talkhint_desktop.ui.theme import Look

WIDE, NARROW = 470, 380
_ROOM_FOR_FOOTER = 420


class HintPane(QFrame):
    """Shows the hints of the call it is given; never takes the focus."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("hint-pane")
        self._shelf, self._call = HintShelf(), ""
        self.card = HintCard(look)
        self.earlier = HintList(look)
        self._title = text("pane", self.tr("Hints"))
        self._earlier_title = text("section", self.tr("Earlier"))
        words = self.tr("Esc hides, Ctrl+Shift+C copies")
        self._footer = text("meta", words, wrap=True)
        self._build()
        self.card.copied.connect(self.copy)
        self.card.hidden_by_user.connect(self.hide_current)
        copy = QShortcut(QKeySequence("Ctrl+Shift+C"), self)
        copy.activated.connect(self.copy)
        away = QShortcut(QKeySequence("Esc"), self)
        away.activated.connect(self.hide_current)

    def show_call(self, call: CallView, now: Moment) -> None:
        """Show what this call's hints are as of `now`."""
        if call.sid != self._call:
            self._call, self._shelf = call.sid, HintShelf()
        shelf = self._shelf.look(call.hints.values(), now)
        heard = _heard(call, shelf.current.utterance) if shelf.current else ""
        self.card.show_hint(shelf.current, shelf.age_ms, heard)
        began = call.streaming_at or call.step.started_at
        self.earlier.show_hints(shelf.earlier, began)
        self._earlier_title.setVisible(bool(shelf.earlier))

    def copy(self) -> None:
        """Copy the current hint."""
        if self.card.hint:
            QGuiApplication.clipboard().setText(hint_text(self.card.hint))

    def hide_current(self) -> None:
        """Put the current hint to the earlier ones at once."""
        if self.card.hint:
            self._shelf.hide(self.card.hint.hint)
            self.card.show_hint(None, 0, "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._footer.setVisible(event.size().height() >= _ROOM_FOR_FOOTER)

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(19, 0, 20, 16)
        column.setSpacing(0)
        column.addWidget(self.card)
        column.addSpacing(16)
        column.addWidget(self._earlier_title)
        column.addSpacing(12)
        column.addWidget(self.earlier)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 12)
        outer.setSpacing(0)
        self._title.setContentsMargins(19, 14, 20, 14)
        outer.addWidget(self._title)
        outer.addWidget(scroll, 1)
        self._footer.setContentsMargins(19, 8, 20, 4)
        outer.addWidget(self._footer)


def _heard(call: CallView, utterance: str | None) -> str:
    for item in reversed(call.script):
        if isinstance(item, Segment) and item.utterance == utterance:
            return item.text
    return ""
