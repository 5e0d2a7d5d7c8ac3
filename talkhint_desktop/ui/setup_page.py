"""The set-up: five steps in the window, each skippable, left and taken up again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from talkhint_desktop.ui.button_row import ButtonRow
from talkhint_desktop.ui.connect_step import ConnectStep
from talkhint_desktop.ui.pieces import button, dress
from talkhint_desktop.ui.section import Section
from talkhint_desktop.ui.settings_state import SettingsState
from talkhint_desktop.ui.settings_wishes import SettingsWishes
from talkhint_desktop.ui.setup_head import SetupHead
from talkhint_desktop.ui.setup_steps import (
    LanguageStep,
    ModelStep,
    StoreNote,
    TwilioStep,
    WayStep,
)
from talkhint_desktop.ui.stage_words import sentence_of
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.trouble_bar import TroubleBar
from talkhint_desktop.ui.webhook_desk import WebhookDesk

if TYPE_CHECKING:
    from talkhint_desktop.core.signal_path import Stage

_WIDEST = 680
_WITH_KEYS = frozenset({1, 2, 3})


class SetupPage(QWidget):
    """Shows one step; which one is kept, so that it is taken up there again."""

    def __init__(
        self, look: Look, wishes: SettingsWishes, webhook: WebhookDesk
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._look, self._wishes, self._webhook = look, wishes, webhook
        self._begun = False
        self.at = 0
        self.trouble = TroubleBar(look)
        self.trouble.at_verdict = True  # the last step, to which all lead
        self.twilio, self.model = TwilioStep(look, wishes), ModelStep(look, wishes)
        self.way = WayStep(look, wishes)
        self.connect_step = ConnectStep(look, wishes, webhook)
        self.steps: tuple[Section, ...] = (
            LanguageStep(look, wishes),
            self.twilio,
            self.model,
            self.way,
            self.connect_step,
        )
        self.head, self._store = SetupHead(look, self._names()), StoreNote()
        self._scroll, self._content = QScrollArea(), QWidget()
        self._back = button("quiet", self.tr("Back"), name="set-up-back")
        self._later = button("quiet", self.tr("Do it later"), name="set-up-later")
        self._next = button("primary", "", name="set-up-next")
        self._buttons = ButtonRow(self._next, self._back, self._later)
        self._build()
        self._connect()
        self.set_look(look)
        self.turn(0)

    def set_look(self, look: Look) -> None:
        self._look = look
        width = round(_WIDEST * max(1.0, look.scale * 0.85))
        self._content.setMaximumWidth(width)
        self._buttons.arrange()

    def show_state(self, state: SettingsState) -> None:
        """Show the settings; the first time also the step where it was left."""
        for step in self.steps:
            step.show_state(state)
        self._store.show_state(state)
        if not self._begun:
            self._begun = True
            left = int(state.values.get("setup_step") or 0)
            self.turn(min(left, len(self.steps) - 1))
        self.show_webhook()

    def show_stages(self, stages: "Sequence[Stage]") -> None:
        """Show how the way to this PC is now, by its own proof."""
        tunnel = next((stage for stage in stages if stage.name == "tunnel"), None)
        self.way.show_standing(sentence_of(tunnel) if tunnel else "")

    def show_webhook(self) -> None:
        state = self._webhook.state
        if state and state.numbers:
            self.twilio.show_numbers(state.numbers, state.number)
        self.connect_step.show_webhook()
        self._show_buttons()

    def turn(self, step: int) -> None:
        """Show a step, from 0."""
        self.at = step
        for number, other in enumerate(self.steps):
            other.setVisible(number == step)
        self._scroll.verticalScrollBar().setValue(0)
        self.head.show_step(step)
        self._store.setVisible(step in _WITH_KEYS)
        self.steps[step].opened()
        if step == len(self.steps) - 1:
            self._webhook.wishes.look.emit()
        self._show_buttons()

    def _names(self) -> list[str]:
        return [
            self.tr("Language"),
            "Twilio",
            self.tr("Words"),
            self.tr("Way"),
            self.tr("Connect"),
        ]

    def _show_buttons(self) -> None:
        last = self.at == len(self.steps) - 1
        words = self.tr("Next")
        if last:
            done = self.connect_step.connected
            words = self.tr("Finish") if done else self.tr("Finish anyway")
        self._next.setText(words)
        self._back.setVisible(self.at > 0)
        self._later.setVisible(not last)
        dress(self._next, self._look, "check" if last else "arrow-right", "on_accent")
        self._buttons.arrange()

    def _go(self, by: int) -> None:
        step = self.at + by
        if step >= len(self.steps):
            self._wishes.change.emit({"setup_closed": True, "setup_step": 0})
            self._wishes.open.emit("call")
            self.turn(0)
            return
        self.turn(step)
        self._wishes.change.emit({"setup_step": step})

    def _put_off(self) -> None:
        self._wishes.change.emit({"setup_closed": True, "setup_step": self.at})
        self._wishes.open.emit("call")

    def _connect(self) -> None:
        self._next.clicked.connect(lambda: self._go(1))
        self._back.clicked.connect(lambda: self._go(-1))
        self._later.clicked.connect(self._put_off)
        self.head.chosen.connect(lambda step: self._go(step - self.at))
        self._webhook.changed.connect(self.show_webhook)

    def _build(self) -> None:
        # All but the buttons scrolls: large text in a small window needs the room.
        inside = QWidget()
        inside.setObjectName("scrolled")
        # A row asks for the height at the width that the column will have.
        row = QHBoxLayout(inside)
        row.setContentsMargins(28, 0, 28, 20)
        row.addWidget(self._content, 100)
        row.addStretch(1)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self.head, *self.steps, self._store):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._scroll.setHorizontalScrollBarPolicy(off)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        foot = QFrame()
        foot.setObjectName("foot")
        beneath = QVBoxLayout(foot)
        beneath.setContentsMargins(28, 12, 28, 14)
        beneath.addWidget(self._buttons)
        bar = QHBoxLayout()
        bar.setContentsMargins(28, 0, 28, 0)
        bar.addWidget(self.trouble)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 16, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(bar)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._buttons.arrange()
