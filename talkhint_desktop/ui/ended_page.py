"""The page after a call: who, when, how long, what was said and shown."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from talkhint_desktop.core.events import CallState, Segment
from talkhint_desktop.ui.call_model import CallView
from talkhint_desktop.ui.cost_words import cost_words, money
from talkhint_desktop.ui.export_button import export_of_one
from talkhint_desktop.ui.find_button import FindButton
from talkhint_desktop.ui.hint_ratings import HintRatings
from talkhint_desktop.ui.keyword_offer import KeywordOffer
from talkhint_desktop.ui.person_name import PersonName
from talkhint_desktop.ui.pieces import Chip, button, card, dress, text, to_read
from talkhint_desktop.ui.shortcuts import on_key
from talkhint_desktop.ui.stamps import between
from talkhint_desktop.ui.summary_card import SummaryCard
from talkhint_desktop.ui.talk_chart import TalkCard
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.transcript_script import Script, heard_of, marks_of
from talkhint_desktop.ui.transcript_view import TranscriptView
from talkhint_desktop.ui.trouble_bar import TroubleBar
from talkhint_desktop.ui.words import day_and_time, length, phone

_SHARE = 0.42
_BESIDE = 2 * 28 + 44 + 2 * 14 + 12  # of the top row, beside its words


class EndedPage(QWidget):
    """`left` tells that the user is done with this call.

    `save` has the format of a file that the call is wanted as.
    """

    left = Signal()
    save = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self._look, self._sid = look, ""
        self.trouble = TroubleBar(look)
        self.transcript = TranscriptView(look, live=False)
        self.summary, self.ratings = SummaryCard(look), HintRatings(look)
        self.offer = KeywordOffer(look)
        self._script = Script()
        self.talk = TalkCard(look)
        self.person = PersonName(self, look, 22, 44, most=420)
        self._second = text("second", wrap=True)
        self._chip = Chip()
        self._next = button("primary", self.tr("Next call"), name="next-call")
        self._next.clicked.connect(self.left)
        self._export = export_of_one(look)
        self._export.save.connect(self.save)
        self._no_words = text("second", wrap=True)
        self._arranged: tuple[object, ...] = ()
        self._column = self._build()
        on_key("find-words", self, self.transcript.find_words)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        dress(self._next, look, "arrow-right", "on_accent")
        self.person.set_look(look)

    @property
    def sid(self) -> str:
        """The call that is shown, or was last."""
        return self._sid

    def show_call(
        self, call: CallView, today: datetime, done: Sequence[str], *, writing: bool
    ) -> None:
        """Show an ended call; `today` is aware and says what `Today` is.

        `done` are lines of its to-do list; `writing` tells that a summary of it
        was asked for and goes on.
        """
        if call.sid != self._sid:
            self.summary.leave()
            self._sid, self._script = call.sid, Script()
            self.transcript.clear()
        self.person.show_person(call.name, call.number)
        parts = [
            phone(call.number) if call.name else "",
            day_and_time(call.step.started_at, today),
            length(between(call.step.started_at, call.step.ended_at)),
            money(call.cost.call) if call.cost else "",
            self.tr("to %1").replace("%1", phone(call.step.to_number)),
        ]
        self._second.setToolTip(cost_words(call.cost) if call.cost else "")
        self._second.setText(", ".join(part for part in parts if part))
        words, tone, glyph = self.tr("Call ended"), "neutral", "phone-off"
        if call.step.state is CallState.INTERRUPTED:
            words, tone, glyph = self.tr("Interrupted"), "warn", "circle-alert"
        self._chip.show_state(self._look, tone, words, glyph)
        self._arrange()
        rows = self._script.rows(call)
        self.transcript.show_rows(rows, marks_of(call), heard_of(call))
        self._no_words.setVisible(not call.script)
        began = call.streaming_at or call.step.started_at
        self.ratings.show_hints(list(call.hints.values()), call.fates, began)
        self.summary.show_summary(call.summary, done, writing=writing)
        self._talk_card.setVisible(bool(call.script))
        self.talk.show_talk([said for said in call.script if isinstance(said, Segment)])

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():  # another page, not another window
            self.summary.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        self._column.setFixedWidth(round((event.size().width() - 72) * _SHARE))

    def _arrange(self) -> None:
        """Put the state above the buttons, and leave a word out, where it is narrow."""
        person, chip = self.person, self._chip.sizeHint().width()
        name = person.label.sizeHint().width() + person.pencil.sizeHint().width()
        now = self.width(), name, chip, self._look
        if now == self._arranged:
            return
        self._arranged = now
        self._export.show_words(wordy=True)
        buttons = self._export.sizeHint().width() + 12 + self._next.sizeHint().width()
        room = self.width() - _BESIDE - name
        across = QBoxLayout.Direction.LeftToRight
        down = QBoxLayout.Direction.TopToBottom
        fits = chip + 12 + buttons <= room
        self._right.setDirection(across if fits else down)
        self._export.show_words(wordy=buttons <= room)

    def _build(self) -> QWidget:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 20, 28, 20)
        outer.setSpacing(14)
        outer.addLayout(self._build_top())
        outer.addWidget(self.trouble)
        body = QHBoxLayout()
        body.setSpacing(16)
        left = self._build_left()
        body.addWidget(left)
        body.addWidget(self._build_right(), 1)
        outer.addLayout(body, 1)
        return left

    def _build_top(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._second)
        top = QHBoxLayout()
        top.setSpacing(14)
        name = QHBoxLayout()
        name.setSpacing(6)
        name.addWidget(self.person.label)
        name.addWidget(self.person.pencil)
        name.addStretch()
        names.insertLayout(0, name)
        top.addWidget(self.person.badge)
        top.addLayout(names, 1)
        self._right = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._right.setSpacing(12)
        middle = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._right.addWidget(self._chip, 0, middle)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._export, 0, middle)
        buttons.addWidget(self._next, 0, middle)
        self._right.addLayout(buttons)
        top.addLayout(self._right)
        return top

    def _build_left(self) -> QWidget:
        inside = QWidget()
        inside.setObjectName("scrolled")
        around = QVBoxLayout(inside)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(16)
        for part in (self.summary, self.ratings):
            frame, column = card()
            column.setContentsMargins(20, 18, 16, 18)
            column.addWidget(part)
            around.addWidget(frame)
        self._talk_card, column = card()
        column.setContentsMargins(20, 18, 16, 18)
        column.addWidget(self.talk)
        around.addWidget(self._talk_card)
        around.addStretch()
        scroll = QScrollArea()
        to_read(scroll, self.tr("Summary"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        return scroll

    def _build_right(self) -> QFrame:
        frame, column = card("transcript-card")
        column.setContentsMargins(1, 8, 1, 1)
        column.setSpacing(4)
        title = QHBoxLayout()
        title.setContentsMargins(20, 0, 14, 0)
        title.addWidget(text("pane", self.tr("Transcript")), 1)
        title.addWidget(FindButton(self._look, self.transcript))
        self._no_words.setText(self.tr("No words were heard in this call."))
        self._no_words.setContentsMargins(20, 0, 20, 0)
        column.addLayout(title)
        column.addWidget(self._no_words)
        column.addWidget(self.transcript, 1)
        column.addWidget(self.offer)
        return frame
