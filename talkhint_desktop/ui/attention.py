"""Draws attention to what just came, as far as the settings allow."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

from talkhint_desktop.core.events import CallEvent, CallState, Direction, Event, Hint
from talkhint_desktop.ui.settings_state import SettingsState
from talkhint_desktop.ui.words import plain

translate = QCoreApplication.translate


class Attention:
    """A call that rings raises the window or gives a notice, once, or does neither.

    In quiet hours it does neither, whatever was chosen. A hint is said by a
    screen reader where that is switched on; politely, so that it never cuts off
    what the reader is saying.
    """

    def __init__(
        self,
        frame: QWidget,
        raise_window: Callable[[], None],
        announce: Callable[[CallEvent], None],
        quiet: Callable[[], bool],
    ) -> None:
        self._frame, self._raise, self._announce = frame, raise_window, announce
        self._quiet = quiet
        self._rang: set[str] = set()
        self._said: set[tuple[str, str]] = set()
        self.choices: dict[str, Any] = {}

    def choose(self, state: SettingsState) -> None:
        self.choices = state.values

    def told(self, event: Event) -> None:
        """Draw attention to an event that was not there before."""
        match event:
            case CallEvent(state=CallState.RINGING, direction=Direction.INBOUND):
                if event.call_sid not in self._rang:
                    self._rang.add(event.call_sid)
                    self._rings(event)
            case Hint(state="finished") if self.choices.get("announce"):
                self._say(event)

    def _rings(self, event: CallEvent) -> None:
        way = self.choices.get("when_ringing")
        if self._quiet():
            return
        if way == "raise":
            self._raise()
        elif way == "notify":
            self._announce(event)

    def _in_sight(self) -> QWidget:
        """Return the window that is on screen: readers pass over a hidden one."""
        windows = (self._frame, *QApplication.topLevelWidgets())
        return next((each for each in windows if each.isVisible()), self._frame)

    def _say(self, hint: Hint) -> None:
        if (hint.call_sid, hint.hint) in self._said:
            return
        self._said.add((hint.call_sid, hint.hint))
        words = translate("Attention", "Say now: %1")
        words = words.replace("%1", plain(hint.headline))
        said = QAccessibleAnnouncementEvent(self._in_sight(), words)
        said.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(said)
