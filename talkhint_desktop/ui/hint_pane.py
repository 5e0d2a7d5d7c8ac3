"""The right side: one current hint; pinned and earlier ones below it, quiet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from talkhint_desktop.core.moment import Moment
from talkhint_desktop.ui.asking import Asking
from talkhint_desktop.ui.call_model import CallView
from talkhint_desktop.ui.hint_card import HintCard
from talkhint_desktop.ui.hint_footer import HintFooter
from talkhint_desktop.ui.hint_list import HintList
from talkhint_desktop.ui.hint_news import HintNews
from talkhint_desktop.ui.hint_shelf import HintShelf
from talkhint_desktop.ui.hint_words import hint_text
from talkhint_desktop.ui.pieces import text
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.transcript_script import words_of

WIDE, NARROW = 470, 380


class HintPane(QFrame):
    """Shows the hints of the call it is given; never takes the focus.

    `used` tells a hint and what became of it, `asked` the wish for one now.
    """

    used = Signal(str, str)
    asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("hint-pane")
        self._shelf, self._call = HintShelf(), ""
        self.card = HintCard(look)
        self.pinned, self.earlier = HintList(look, pinned=True), HintList(look)
        self.news = HintNews()
        self._pinned_title = text("section", self.tr("Pinned"))
        self._earlier_title = text("section", self.tr("Earlier"))
        self.footer = HintFooter(look)
        self._build()
        self.card.wanted.connect(self._use)
        self.pinned.released.connect(lambda hint: self.used.emit(hint, "unpinned"))
        self.footer.asked.connect(self.asked)
        self.news.clicked.connect(self.asked)

    def show_call(self, call: CallView, now: Moment, asking: Asking) -> None:
        """Show what this call's hints are as of `now`."""
        if call.sid != self._call:
            self._call, self._shelf = call.sid, HintShelf()
        shelf = self._shelf.look(call.hints.values(), call.fates, now)
        current = shelf.current
        heard = words_of(call, current.utterance) if current else ""
        fates = call.fates.of(current.hint) if current else ()
        self.card.show_asking(asking)
        self.card.show_hint(current, shelf.age_ms, heard, fates)
        self.footer.show_waiting(waits=asking.waits)
        self.news.show_waiting(waits=call.hint_waits and not asking.waits)
        began = call.streaming_at or call.step.started_at
        for title, shown, hints in (
            (self._pinned_title, self.pinned, shelf.pinned),
            (self._earlier_title, self.earlier, shelf.earlier),
        ):
            shown.show_hints(hints, began)
            title.setVisible(bool(hints))
            shown.setVisible(bool(hints))

    def _use(self, fate: str) -> None:
        if self.card.hint is None:
            return
        if fate == "copied":
            QGuiApplication.clipboard().setText(hint_text(self.card.hint))
        self.used.emit(self.card.hint.hint, fate)

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(19, 0, 20, 16)
        column.setSpacing(12)
        for part in (
            self.card,
            self._pinned_title,
            self.pinned,
            self._earlier_title,
            self.earlier,
        ):
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 10)
        outer.setSpacing(0)
        outer.addLayout(self._build_title())
        outer.addWidget(scroll, 1)
        outer.addWidget(self.footer)

    def _build_title(self) -> QHBoxLayout:
        title = text("pane", self.tr("Hints"))
        title.setContentsMargins(0, 14, 0, 14)
        row = QHBoxLayout()
        row.setContentsMargins(19, 0, 20, 0)
        row.addWidget(title, 1)
        row.addWidget(self.news)
        return row
