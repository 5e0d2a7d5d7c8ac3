"""The bar above a live call: who, for how long, and whether both are heard."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from talkhint_desktop.core.signal_path import CallPulse, TrackPulse
from talkhint_desktop.ui.call_model import CallView
from talkhint_desktop.ui.call_switch import CallSwitch
from talkhint_desktop.ui.compact_place import compact_tip
from talkhint_desktop.ui.cost_words import cost_words, money
from talkhint_desktop.ui.level_meter import LevelMeter
from talkhint_desktop.ui.pause_bar import PauseButton
from talkhint_desktop.ui.person_name import PersonName
from talkhint_desktop.ui.pieces import Chip, button, dress, text
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.words import clock, latency, phone

_MARGIN = 20
_SLOW_MS = 3_000
_SHEDS = 3  # how many things may be left out where the row is narrow


class CallHeader(QFrame):
    """Goes into two rows where one is too narrow; clips nothing.

    `chosen` tells another call, `pause_wanted` the wish to pause or go on,
    `compact_wanted` that for the small window, `end_wanted` that to end a
    practice call: a real one ends on the phone.
    """

    chosen = Signal(str)
    end_wanted = Signal()
    pause_wanted = Signal()
    compact_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("bar")
        self._second = text("second")
        self.person = PersonName(self, look, 17, 44, most=300, under=self._second)
        self._state, self._practice, self._hints = Chip(), Chip(), Chip()
        self._end_practice = button("ghost", "", name="end-practice")
        self._end_practice.clicked.connect(self.end_wanted)
        self._cost = text("meta")
        self._pause = PauseButton(look)
        self._pause.clicked.connect(self.pause_wanted)
        self._compact = button("plain", "", name="compact")
        self._compact.clicked.connect(self.compact_wanted)
        self._meters = (LevelMeter("caller", look), LevelMeter("agent", look))
        self.others = CallSwitch()
        self.others.chosen.connect(self.chosen)
        self._left, self._right = self._build_left(), self._build_right()
        self._arranged: tuple[object, ...] = ()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(_MARGIN, 15, _MARGIN, 15)
        self._row.setSpacing(12)
        self._left.setMinimumHeight(46)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_look(look)
        self._row.addWidget(self._left)
        self._row.addStretch()
        self._row.addWidget(self.others)
        self._row.addWidget(self._right)

    def set_look(self, look: Look) -> None:
        self._look = look
        words = self.tr("Small window on top")
        self._compact.setAccessibleName(words)
        self._compact.setToolTip(compact_tip(words, QGuiApplication.platformName()))
        dress(self._compact, look, "minimize-2")
        words = self.tr("End the practice call")
        self._end_practice.setAccessibleName(words)
        self._end_practice.setToolTip(words)
        dress(self._end_practice, look, "phone-off", "text2")
        self.person.set_look(look)

    def show_call(
        self, call: CallView, seconds: float | None, *, practice: bool, paused: bool
    ) -> None:
        """Show who it is and for how many `seconds` the call is up.

        None where nobody tells whether it still is.
        """
        self.person.show_person(call.name, call.number)
        to = self.tr("to %1").replace("%1", phone(call.step.to_number))
        self._second.setText(phone(call.number) if call.name else to)
        self._second.setToolTip(to if call.name else "")
        words, tone, glyph = self.tr("Connecting"), "warn", "phone-call"
        if seconds is None:
            words, glyph = self.tr("No news of it"), "circle-question-mark"
        elif paused:  # the clock goes on
            words, glyph = self.tr("Paused"), "pause"
        elif call.connected_at:
            words, tone = self.tr("In call"), "ok"
        up = "" if seconds is None else clock(seconds)
        self._state.show_state(self._look, tone, f"{words}  {up}".strip(), glyph)
        self._pause.show_paused(paused=paused)
        for part in (self._practice, self._end_practice):
            part.setVisible(practice)
        self._practice.show_state(self._look, "neutral", self.tr("Practice call"))
        self._show_hints(call)
        self._cost.setText(money(call.cost.call) if call.cost else "")
        self._cost.setToolTip(cost_words(call.cost) if call.cost else "")
        self._arrange()

    def show_levels(self, figures: CallPulse | None) -> None:
        """Add the newest levels; without figures nothing arrives."""
        sides = (figures.caller, figures.agent) if figures else (None, None)
        for meter, track in zip(self._meters, sides, strict=True):
            level = track.level if track else 0.0
            meter.show_level(level, arriving=arrives(track))

    def clear_levels(self) -> None:
        for meter in self._meters:
            meter.clear()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    def _show_hints(self, call: CallView) -> None:
        last = list(call.hints.values())[-1:]
        down = "hints-down" in call.troubles
        tone, words = "warn" if down else "neutral", ""
        if down:
            words = self.tr("No hints")
        elif last:
            words = self.tr("Hints %1").replace("%1", latency(last[0].after_ms))
            tone = "warn" if last[0].after_ms > _SLOW_MS else "neutral"
        self._hints.show_state(self._look, tone, words, "zap")

    def _arrange(self) -> None:
        """Take one row, if need be without what says the least; else take two."""
        now = self._measures()
        if now == self._arranged:
            return
        self._arranged = now
        self._shed(0)
        for many in range(1, _SHEDS + 1):
            if self._fits():
                break
            self._shed(many)
        fits = self._fits()
        if not fits:
            self._shed(0)
        across = QBoxLayout.Direction.LeftToRight
        down = QBoxLayout.Direction.TopToBottom
        if self._row.direction() != (across if fits else down):
            self._row.setDirection(across if fits else down)
            self.updateGeometry()

    def _measures(self) -> tuple[object, ...]:
        """Return what the room that is needed hangs on."""
        parts = self._left, self.others, self._hints, self._cost
        wide = [part.sizeHint().width() for part in parts]
        there = self.others.isHidden(), self._hints.words, self._cost.text()
        return self.width(), *wide, *there, self._pause.paused, self._look

    def _fits(self) -> bool:
        parts = [self._left, self.others, self._right]
        shown = [part for part in parts if not part.isHidden()]
        need = sum(part.sizeHint().width() + 12 for part in shown)
        return need + 2 * _MARGIN + 24 <= self.width()

    def _shed(self, many: int) -> None:
        """Leave out the first so many of: the cost, the hints' delay, a word."""
        self._cost.setVisible(bool(self._cost.text()) and many < 1)
        self._hints.setVisible(bool(self._hints.words) and many < 2)
        self._pause.show_words(wordy=many < _SHEDS)

    def _build_left(self) -> QWidget:
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addStretch()
        names.addWidget(self.person.label)
        names.addWidget(self._second)
        names.addStretch()
        left = QWidget()
        row = QHBoxLayout(left)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.person.badge)
        name = QHBoxLayout()
        name.setSpacing(6)
        name.addLayout(names)
        name.addWidget(self.person.pencil)
        row.addLayout(name)
        row.addWidget(self._state)
        row.addWidget(self._practice)
        row.addWidget(self._end_practice)
        row.addStretch()
        return left

    def _build_right(self) -> QWidget:
        right = QWidget()
        row = QHBoxLayout(right)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for meter, name in zip(
            self._meters, (self.tr("Caller"), self.tr("You")), strict=True
        ):
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addStretch()
            column.addWidget(meter)
            column.addWidget(text("small", name))
            column.addStretch()
            row.addLayout(column)
        row.addWidget(self._cost)
        row.addWidget(self._hints)
        row.addWidget(self._pause)
        row.addWidget(self._compact)
        row.setAlignment(Qt.AlignmentFlag.AlignRight)
        return right


def arrives(track: TrackPulse | None) -> bool:
    return track is not None and track.age_ms is not None and track.age_ms <= 1000
