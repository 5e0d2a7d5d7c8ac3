"""The page between calls: whether the next call will work, and a practice call."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from talkhint_desktop.ui import stage_words
from talkhint_desktop.ui.button_row import ButtonRow
from talkhint_desktop.ui.pieces import Chip, Glyph, button, card, dress, shadow, text
from talkhint_desktop.ui.recent_calls import RecentCalls
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.trouble_bar import TroubleBar
from talkhint_desktop.ui.words import ago, phone

if TYPE_CHECKING:  # the first picture is painted before these are loaded
    from talkhint_desktop.core.signal_path import Stage
    from talkhint_desktop.link.messages import Profile

_WIDTH = 620
# What can be known between calls; the others begin with a call.
_STAGES = ("number", "webhook", "tunnel", "words", "hints")
# With one of these no call from outside can reach this PC.
_PRACTICE_ONLY = frozenset({"no-token", "local-only"})


class IdlePage(QWidget):
    """One card: ready or not, the stages that can be known, two buttons."""

    practice = Signal()
    verify = Signal()
    set_up = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self._look = look
        self.trouble = TroubleBar(look)
        self._title = text("display", wrap=True)
        self._second = text("second", wrap=True)
        self._chip = Chip()
        self._rows = {name: _StageRow(name) for name in _STAGES}
        self._button = button(
            "primary", self.tr("Run a practice call"), name="practice-call"
        )
        self._button.clicked.connect(self.practice)
        self._verify = button("plain", self.tr("Verify webhook"), name="verify-webhook")
        self._verify.clicked.connect(self.verify)
        self._set_up = button("quiet", self.tr("Set up"), name="set-up")
        self._set_up.clicked.connect(self.set_up)
        self._buttons = ButtonRow(self._button, self._verify, self._set_up)
        self._button_note = text("meta", wrap=True)
        self.recent = RecentCalls(look)
        self._frame = self._build()
        self.set_look(look)
        self.show_relay(None, [], ready=False)

    def set_look(self, look: Look) -> None:
        self._look = look
        dress(self._button, look, "play", "on_accent")
        dress(self._verify, look, "webhook")
        dress(self._set_up, look, "list-checks", "text2")
        self._buttons.arrange()
        self._frame.setMaximumWidth(round(_WIDTH * max(1.0, look.scale * 0.85)))
        self.recent.setMaximumWidth(self._frame.maximumWidth())
        shadow(self._frame, look)

    def show_relay(
        self, profile: "Profile | None", stages: "Sequence[Stage]", *, ready: bool
    ) -> None:
        """Show whether the next call will work; `ready` once the relay answers."""
        known: dict[str, Stage] = {stage.name: stage for stage in stages}
        self._button.setEnabled(ready)
        self._show_verdict(known if ready else {}, profile)
        for name, row in self._rows.items():
            row.show_stage(self._look, known.get(name))

    def _show_verdict(
        self, known: "Mapping[str, Stage]", profile: "Profile | None"
    ) -> None:
        states = {known[name].state for name in _STAGES if name in known}
        proofs = {stage.proof for stage in known.values()}
        second = self._what_comes(profile)
        if not known:
            title = self.tr("Getting ready")
            said = self.tr("Starting"), "neutral", "circle-dashed"
        elif "paused" in proofs:
            title = self.tr("Calls ring, but nothing is heard")
            said = self.tr("Paused"), "warn", "pause"
        elif "failed" in states:
            title = self.tr("Not ready for calls yet")
            said = self.tr("Look below"), "warn", "circle-alert"
        elif proofs & _PRACTICE_ONLY:
            title = self.tr("Ready for a practice call")
            second = self.tr("Calls from outside cannot come in yet: see below.")
            said = self.tr("Practice only"), "neutral", "info"
        elif known["webhook"].state == "ok":
            title = self.tr("Ready for the next call")
            said = self.tr("Ready"), "ok", "circle-check"
        else:
            title = self.tr("Ready for the next call")
            said = self.tr("Not proved yet"), "neutral", "circle-question-mark"
        self._title.setText(title)
        self._second.setText(second)
        self._chip.show_state(self._look, said[1], said[0], said[2])

    def _what_comes(self, profile: "Profile | None") -> str:
        if profile and profile.agent_number:
            words = self.tr("Calls ring your phone %1. Hints open here.")
            return words.replace("%1", phone(profile.agent_number))
        return self.tr("When a call comes, its words and hints open here.")

    def _build(self) -> QFrame:
        frame, column = card()
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(4)
        top = QHBoxLayout()
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._title)
        names.addWidget(self._second)
        top.addLayout(names, 1)
        top.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(top)
        column.addSpacing(12)
        for row in self._rows.values():
            column.addWidget(row)
        column.addSpacing(12)
        column.addWidget(self._buttons)
        column.addSpacing(4)
        self._button_note.setText(
            self.tr("Practice needs no account and no phone. It takes two minutes.")
        )
        column.addWidget(self._button_note)
        centered(self, self.trouble, frame, self.recent)
        return frame


class _StageRow(QWidget):
    def __init__(self, stage: str) -> None:
        super().__init__()
        self._glyph = Glyph(18)
        self._name = text("row", stage_words.name_of(stage))
        self._sentence = text("second", wrap=True)
        self._age = text("value")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(12)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self._age)

    def show_stage(self, look: Look, stage: "Stage | None") -> None:
        if stage is None:
            self._glyph.show_icon(look, *stage_words.UNKNOWN)
            self._sentence.setText(stage_words.not_known())
            self._age.setText("")
            return
        glyph, token = stage_words.shape_of(stage)
        self._glyph.show_icon(look, glyph, token)
        self._sentence.setText(stage_words.sentence_of(stage))
        self._age.setText("" if stage.age_ms is None else ago(stage.age_ms))


def centered(page: QWidget, trouble: QWidget, *frames: QWidget) -> None:
    """Put cards in the middle of `page`, and a bar above that moves nothing."""
    policy = trouble.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    trouble.setSizePolicy(policy)
    trouble.setMaximumWidth(900)
    inside = QWidget()
    inside.setObjectName("scrolled")
    column = QVBoxLayout(inside)
    column.setContentsMargins(20, 0, 20, 20)
    # Not by alignment: that would take the card's height for another width.
    column.setSpacing(0)
    column.addStretch(4)
    for place, frame in enumerate(frames):
        row = QHBoxLayout()
        row.setContentsMargins(0, 14 if place else 0, 0, 0)
        row.addStretch(1)
        row.addWidget(frame, 100)
        row.addStretch(1)
        column.addLayout(row)
    column.addStretch(5)
    scroll = QScrollArea()
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inside)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 16, 0, 0)
    outer.setSpacing(8)
    bar = QHBoxLayout()
    bar.setContentsMargins(20, 0, 20, 0)
    bar.addWidget(trouble, 1)
    outer.addLayout(bar)
    outer.addWidget(scroll, 1)
