"""One past call: who and when, why it went wrong, its words, what it came to."""

from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from talkhint_desktop.core.events import CallState
from talkhint_desktop.core.past import Kept, is_practice, other_number
from talkhint_desktop.ui.counts import Counts
from talkhint_desktop.ui.export_button import export_of_one
from talkhint_desktop.ui.find_button import FindButton
from talkhint_desktop.ui.flow_row import FlowRow
from talkhint_desktop.ui.history_about import HistoryAbout, verdict_words, verdicts
from talkhint_desktop.ui.history_script import heard_in, marks_in, row_at, rows_of
from talkhint_desktop.ui.history_words import near_day
from talkhint_desktop.ui.person_name import PersonName
from talkhint_desktop.ui.pieces import Chip, button, dress, text, to_read
from talkhint_desktop.ui.stamps import between
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.transcript_view import TranscriptView
from talkhint_desktop.ui.trouble_bar import TroubleBar
from talkhint_desktop.ui.trouble_words import worst
from talkhint_desktop.ui.visible import spelt
from talkhint_desktop.ui.words import length, phone

_ABOVE_HIT = 60


class HistoryDetail(QWidget):
    """`save` has a format, `deletion` and `left` are wishes without more."""

    save = Signal(str)
    deletion = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.kept: Kept | None = None
        self.person = PersonName(self, look, 17, 40)
        self._second = text("second", wrap=True)
        self._state, self._practice = Chip(), Chip()
        self._back = button("quiet", self.tr("All calls"), name="back-to-calls")
        self._export = export_of_one(look)
        self._delete = button("plain", self.tr("Delete"), name="delete-call")
        self._words = self._switch("show-words", self.tr("Transcript"))
        self._about = self._switch("show-about", self.tr("Summary and figures"))
        self._flags = button("plain", "", name="next-flag")
        self._flags.setToolTip(self.tr("Show the next line that is flagged"))
        self.verdict = TroubleBar(look)
        self.transcript = TranscriptView(look, live=False)
        self.about = HistoryAbout(look)
        self._no_words = text("second", wrap=True)
        self._stack = QStackedWidget()
        self._build()
        self._connect()
        self.set_look(look)
        self.show_back(there=False)

    def set_look(self, look: Look) -> None:
        self._look = look
        dress(self._back, look, "arrow-left", "text2")
        dress(self._delete, look, "trash-2")
        dress(self._flags, look, "flag", "warn")
        self.person.set_look(look)

    def show_call(self, kept: Kept, today: datetime, start_ms: int | None) -> None:
        """Show a call, its words from `start_ms` on where that is given."""
        other = self.kept is None or self.kept.call.call_sid != kept.call.call_sid
        self.kept = kept
        if other:
            self.transcript.clear()
            self._turn(about=False)
        self._show_person(kept, today)
        self._show_chips(kept)
        self._show_verdict(kept)
        rows = rows_of(kept)
        self.transcript.show_rows(rows, marks_in(kept), heard_in(kept))
        self._show_flags(kept)
        self._no_words.setVisible(not rows)
        self.transcript.setVisible(bool(rows))
        self.about.show_call(kept)
        at = row_at(rows, start_ms) if start_ms is not None else None
        if at is not None:
            self._go_to(at)
            # Once more when the page has its size, which it may not have yet.
            QTimer.singleShot(0, self, lambda: self._go_to(at))

    def rename(self, name: str, today: datetime) -> None:
        """Call the other one of the call that is shown by a name."""
        if self.kept:
            self.kept = replace(self.kept, name=name)
            self._show_person(self.kept, today)

    def show_back(self, *, there: bool) -> None:
        """Offer the way back to the list, where it is not beside."""
        self._back.setVisible(there)

    @property
    def verdict_shown(self) -> str:
        return self.verdict.words

    def _go_to(self, row: int) -> None:
        if self.kept is None or row >= len(rows_of(self.kept)):
            return  # another call is shown by now
        bar = self.transcript.verticalScrollBar()
        for _ in range(3):  # heights on the way there are guessed at first
            top = self.transcript.row_rect(row).top()
            bar.setValue(bar.value() + top - _ABOVE_HIT)

    def _show_person(self, kept: Kept, today: datetime) -> None:
        call, number = kept.call, other_number(kept.call)
        self.person.show_person(kept.name, number)
        parts = [
            spelt(phone(number)) if kept.name else "",
            near_day(call.started_at, today),
            length(between(call.started_at, call.ended_at)) if call.ended_at else "",
            self.tr("to %1").replace("%1", spelt(phone(call.to_number))),
        ]
        self._second.setText(", ".join(part for part in parts if part))

    def _show_chips(self, kept: Kept) -> None:
        interrupted = kept.call.state is CallState.INTERRUPTED
        goes_on = kept.call.ended_at is None
        words, tone, glyph = self.tr("Goes on"), "ok", "phone-call"
        if interrupted:
            words, tone, glyph = self.tr("Interrupted"), "warn", "circle-alert"
        self._state.show_state(self._look, tone, words, glyph)
        self._state.setVisible(interrupted or goes_on)
        self._practice.show_state(self._look, "neutral", self.tr("Practice call"))
        self._practice.setVisible(is_practice(kept.call))
        self._delete.setEnabled(not goes_on)

    def _show_verdict(self, kept: Kept) -> None:
        gravest = worst(reversed(verdicts(kept)))
        if gravest is None:
            self.verdict.hide()
            return
        headline, second = verdict_words(gravest, kept)
        self.verdict.say(spelt(headline), spelt(second), grave=False)

    def _show_flags(self, kept: Kept) -> None:
        self._flags.setText(Counts().flags(len(kept.flags)))
        self._flags.setVisible(bool(kept.flags))
        dress(self._flags, self._look, "flag", "warn")

    def _turn(self, *, about: bool) -> None:
        self._words.setChecked(not about)
        self._about.setChecked(about)
        self._stack.setCurrentIndex(1 if about else 0)

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self._delete.clicked.connect(self.deletion)
        self._flags.clicked.connect(self._next_flag)
        self._export.save.connect(self.save)
        self._words.clicked.connect(lambda: self._turn(about=False))
        self._about.clicked.connect(lambda: self._turn(about=True))

    def _next_flag(self) -> None:
        self._turn(about=False)
        row = self.transcript.flags.next()
        if row is not None:
            self._go_to(row)

    def _switch(self, name: str, words: str) -> QPushButton:
        made = button("switch", words, name=name)
        made.setCheckable(True)
        return made

    def _build(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(1)
        name = QHBoxLayout()
        name.setSpacing(6)
        name.addWidget(self.person.label)
        name.addWidget(self.person.pencil)
        name.addStretch()
        names.addLayout(name)
        names.addWidget(self._second)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self.person.badge, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        find = FindButton(self._look, self.transcript, keyed=False)
        find.clicked.connect(lambda: self._turn(about=False))
        shown = (self._back, self._words, self._about, find, self._flags)
        deeds = (self._export, self._delete, self._state, self._practice)
        top = QVBoxLayout()
        top.setContentsMargins(20, 16, 20, 8)
        top.setSpacing(10)
        top.addLayout(head)
        top.addWidget(FlowRow(*shown, *deeds))
        top.addWidget(self.verdict)
        self._stack.addWidget(self._build_words())
        self._stack.addWidget(scrolled(self.about, self._about.text()))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def _build_words(self) -> QWidget:
        page = QWidget()
        self._no_words.setText(self.tr("No words were heard in this call."))
        self._no_words.setContentsMargins(20, 12, 20, 0)
        self._no_words.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._no_words)
        column.addWidget(self.transcript, 1)
        return page


def scrolled(inside: QWidget, words: str) -> QScrollArea:
    """Return an area that scrolls `inside`, called `words` for a screen reader."""
    inside.setObjectName("scrolled")
    scroll = QScrollArea()
    to_read(scroll, words)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inside)
    return scroll
