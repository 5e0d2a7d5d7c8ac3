"""The page of a live call: transcript on the left, hints on the right."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from talkhint_desktop.core.events import Pause
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.link.messages import Profile
from talkhint_desktop.ui.asking import Asking
from talkhint_desktop.ui.call_header import CallHeader
from talkhint_desktop.ui.call_model import CallView
from talkhint_desktop.ui.find_button import FindButton
from talkhint_desktop.ui.hint_pane import NARROW, WIDE, HintPane
from talkhint_desktop.ui.keyword_offer import KeywordOffer
from talkhint_desktop.ui.pieces import Glyph, text
from talkhint_desktop.ui.shortcuts import on_key
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.transcript_script import Script, heard_of, marks_of
from talkhint_desktop.ui.transcript_view import TranscriptView
from talkhint_desktop.ui.trouble_bar import TroubleBar

_WIDE_FROM = 1100
_ROOM_FOR_SECOND = 380  # what a trouble means beside what it is
_ROOM_FOR_NOTE = 480
_AROUND_TITLE = 24 + 20 + 4 * 7 + 5  # margins and gaps of the row


class CallPage(QWidget):
    """Shows the call it is given; `chosen` asks for another one."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self._look, self._sid = look, ""
        self._script = Script()
        self.header = CallHeader(look)
        self.header.chosen.connect(self.chosen)
        self.trouble = TroubleBar(look)
        self.transcript = TranscriptView(look)
        self.hints = HintPane(look)
        self.offer = KeywordOffer(look)
        self._title = text("pane", self.tr("Live transcript"))
        self._find = FindButton(look, self.transcript)
        self._light, self._live = Glyph(14), text("value")
        self._note_glyph, self._note = Glyph(16), text("meta", wrap=True)
        self._note_row = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(self._build_left(), 1)
        body.addWidget(self.hints)
        column.addLayout(body, 1)
        on_key("find-words", self, self.transcript.find_words)
        self.header.others.take_keys(self)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._note_glyph.show_icon(look, "info", "text3")

    @property
    def sid(self) -> str:
        """The call that is shown, or was last."""
        return self._sid

    def show_call(
        self, call: CallView, now: Moment, asking: Asking, pause: Pause | None
    ) -> None:
        """Show words and hints of `call`; cheap when only a partial changed."""
        if call.sid != self._sid:
            self._sid, self._script = call.sid, Script()
            self.transcript.clear()
        rows = self._script.rows(call, pause)
        self.transcript.show_rows(rows, marks_of(call), heard_of(call))
        self.hints.show_call(call, now, asking)

    def show_hearing(
        self, *, hears: bool, streaming: bool, paused: bool, away: bool
    ) -> None:
        """Say whether audio is heard; `Listening` is said of nothing else.

        While the relay is `away`, nobody listens.
        """
        if away:
            icon, token, words = "mic-off", "warn", self.tr("Not listening")
        elif paused:
            icon, token, words = "pause", "warn", self.tr("Paused")
        elif hears:
            icon, token, words = "radio", "ok", self.tr("Listening")
        elif streaming:
            icon, token, words = "mic-off", "warn", self.tr("No audio now")
        else:
            icon, token, words = "circle-dashed", "text3", self.tr("Waiting for audio")
        self._light.show_icon(self._look, icon, token)
        if words != self._live.text():
            self._live.setText(words)
            self._place_find()
        color = f"color: {self._look.color(token).name()}"
        if self._live.styleSheet() != color:  # each time Qt reads it anew
            self._live.setStyleSheet(color)

    def show_note(self, profile: Profile | None) -> None:
        """Show one quiet line under the transcript, where words come rough."""
        words = ""
        if profile and profile.engine == "basic":
            rough = self.tr("Basic recognition: rough text, good for the demo.")
            better = self.tr("An OpenAI key gives better words.")
            words = f"{rough} {better}"
        self._note.setText(words)
        self._place_note()

    @property
    def hearing(self) -> str:
        return self._live.text()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        wide = self.window().width() >= _WIDE_FROM
        self.hints.setFixedWidth(WIDE if wide else NARROW)
        self.trouble.set_terse(terse=self.height() < _ROOM_FOR_SECOND)
        self._place_note()
        self._place_find()

    def _place_find(self) -> None:
        # There is a key for it too; whether audio comes must be readable.
        parts = (self._title, self._find, self._light, self._live)
        need = sum(part.sizeHint().width() for part in parts) + _AROUND_TITLE
        self._find.setVisible(need <= self.width() - self.hints.width())

    def _place_note(self) -> None:
        # The first thing to go where there is no room: it says nothing urgent.
        there = bool(self._note.text()) and self.height() >= _ROOM_FOR_NOTE
        self._note_row.setVisible(there)

    def _build_left(self) -> QVBoxLayout:
        title = QHBoxLayout()
        title.setContentsMargins(24, 8, 20, 2)
        title.setSpacing(7)
        title.addWidget(self._title)
        title.addStretch()
        title.addWidget(self._find)
        title.addSpacing(5)
        title.addWidget(self._light)
        title.addWidget(self._live)
        note = QHBoxLayout(self._note_row)
        note.setContentsMargins(22, 0, 20, 12)
        note.setSpacing(8)
        note.addWidget(self._note_glyph)
        note.addWidget(self._note, 1)
        trouble = QHBoxLayout()
        trouble.setContentsMargins(16, 0, 16, 4)
        trouble.addWidget(self.trouble)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(title)
        left.addLayout(trouble)
        left.addWidget(self.transcript, 1)
        left.addWidget(self.offer)
        left.addWidget(self._note_row)
        return left
