"""The page of a live call: transcript on the left, hints on the right."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from talkhint_desktop.core.moment import Moment
from talkhint_desktop.link.messages import Profile
from talkhint_desktop.ui.call_header import CallHeader
from talkhint_desktop.ui.call_model import CallView
from talkhint_desktop.ui.hint_pane import NARROW, WIDE, HintPane
from talkhint_desktop.ui.pieces import Glyph, text
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.transcript_rows import Divider, Row
from talkhint_desktop.ui.transcript_view import TranscriptView
from talkhint_desktop.ui.trouble_bar import TroubleBar
from talkhint_desktop.ui.words import time_of_day

_WIDE_FROM = 1100
_ROOM_FOR_NOTE = 480


class CallPage(QWidget):
    """Shows the call it is given; `chosen` asks for another one."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self._look, self._sid = look, ""
        self._divider = Divider("")
        self.header = CallHeader(look)
        self.header.chosen.connect(self.chosen)
        self.trouble = TroubleBar(look)
        self.transcript = TranscriptView(look)
        self.hints = HintPane(look)
        self._light, self._live = Glyph(14), text("value")
        self._note_glyph, self._note = Glyph(16), text("meta", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(self._build_left(), 1)
        body.addWidget(self.hints)
        column.addLayout(body, 1)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._note_glyph.show_icon(look, "info", "text3")

    def show_call(self, call: CallView, now: Moment) -> None:
        """Show words and hints of `call`; cheap when only a partial changed."""
        if call.sid != self._sid:
            self._sid = call.sid
            self.transcript.clear()
        self.transcript.show_rows(self._rows(call), marks_of(call))
        self.hints.show_call(call, now)

    def show_hearing(self, *, hears: bool, streaming: bool) -> None:
        """Say whether audio arrives; `Listening` is said of nothing else."""
        if hears:
            icon, token, words = "radio", "ok", self.tr("Listening")
        elif streaming:
            icon, token, words = "mic-off", "warn", self.tr("No audio now")
        else:
            icon, token, words = "circle-dashed", "text3", self.tr("Waiting for audio")
        self._light.show_icon(self._look, icon, token)
        self._live.setText(words)
        self._live.setStyleSheet(f"color: {self._look.color(token).name()}")

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
        self._place_note()

    def _place_note(self) -> None:
        # The first thing to go where there is no room: it says nothing urgent.
        there = bool(self._note.text()) and self.height() >= _ROOM_FOR_NOTE
        self._note.setVisible(there)
        self._note_glyph.setVisible(there)

    def _rows(self, call: CallView) -> list[Row]:
        began = call.connected_at or call.streaming_at
        words = self.tr("Audio began at %1")
        if call.connected_at:
            words = self.tr("Call connected at %1")
        words = words.replace("%1", time_of_day(began))
        if self._divider.words != words:
            self._divider = Divider(words)
        return [self._divider, *call.script] if began else list(call.script)

    def _build_left(self) -> QVBoxLayout:
        title = QHBoxLayout()
        title.setContentsMargins(24, 14, 20, 8)
        title.setSpacing(7)
        title.addWidget(text("pane", self.tr("Live transcript")))
        title.addStretch()
        title.addWidget(self._light)
        title.addWidget(self._live)
        note = QHBoxLayout()
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
        left.addLayout(note)
        return left


def marks_of(call: CallView) -> frozenset[str]:
    """Return the utterances that caused a hint."""
    return frozenset(hint.utterance for hint in call.hints.values() if hint.utterance)
