"""The section about what a call may do outside the window, and when it may not."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from talkhint_desktop.ui.field import PickField, TickField, TimeField
from talkhint_desktop.ui.pieces import Glyph, text
from talkhint_desktop.ui.section import Section
from talkhint_desktop.ui.settings_state import SettingsState
from talkhint_desktop.ui.settings_wishes import SettingsWishes
from talkhint_desktop.ui.theme import Look


class NoticesSection(Section):
    def __init__(self, look: Look, wishes: SettingsWishes) -> None:
        super().__init__(
            wishes,
            self.tr("Notifications"),
            self.tr("There is never a sound: your phone rings already."),
        )
        self._look, self._said = look, ("", "")
        ways = {
            "raise": (
                self.tr("Bring this window to the front"),
                self.tr("It takes the keyboard from what you are typing in."),
            ),
            "notify": (
                self.tr("Show a notice"),
                self.tr("With the number and your last call."),
            ),
            "nothing": (
                self.tr("Do nothing"),
                self.tr("Only the icon in the tray changes."),
            ),
        }
        field = PickField(look, "when_ringing", self.tr("When a call rings"), ways)
        self.add_card([field])
        self._build_quiet(look)
        self.close_up()
        self.show_quiet("", "")

    def set_look(self, look: Look) -> None:
        self._look = look
        self.show_quiet(*self._said)

    def show_state(self, state: SettingsState) -> None:
        super().show_state(state)
        self._times.setVisible(bool(state.values.get("quiet")))

    def show_quiet(self, words: str, later: str) -> None:
        """Say that it is quiet now, or else when it will be."""
        self._said = words, later
        self._state.setText(words or later)
        self._moon.show_icon(self._look, "moon", "accent" if words else "text2")
        self._line.setVisible(bool(words or later))

    def _build_quiet(self, look: Look) -> None:
        tick = TickField(
            look,
            "quiet",
            self.tr("Quiet hours"),
            self.tr(
                "No notice appears and no window comes to the front. Calls are "
                "taken, written down and listed as ever, and the tray shows them."
            ),
        )
        begins = TimeField(look, "quiet_from", self.tr("From"))
        ends = TimeField(look, "quiet_to", self.tr("To"))
        self._times = QWidget()
        times = QHBoxLayout(self._times)
        times.setContentsMargins(0, 0, 0, 0)
        times.setSpacing(20)
        times.addWidget(begins)
        times.addWidget(ends)
        times.addStretch(1)
        self._line = QWidget()
        self._moon, self._state = Glyph(16), text("strong", wrap=True)
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._moon)
        row.addWidget(self._state, 1)
        self.add_card([tick, self._times, self._line])
