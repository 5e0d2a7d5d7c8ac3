"""Whether it is quiet now: by the settings, and the clock on the wall."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from talkhint_desktop.core.moment import Clock
from talkhint_desktop.core.quiet import QuietHours, quiet_hours

_LOOK_EVERY_MS = 1_000
translate = QCoreApplication.translate


class Quiet(QObject):
    """`changed` tells that there is something else to say of it."""

    changed = Signal()

    def __init__(self, now: Clock) -> None:
        super().__init__()
        self._now, self._said = now, ("", "")
        self._hours: QuietHours | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def choose(self, values: Mapping[str, Any]) -> None:
        """Go by these settings from now on."""
        on, begins, ends = (
            values.get(name) for name in ("quiet", "quiet_from", "quiet_to")
        )
        self._hours = quiet_hours(begins, ends) if on and begins and ends else None
        if self._hours:
            self._timer.start()
        else:
            self._timer.stop()
        self.look()

    def stop(self) -> None:
        """Look no more: nobody is left to be told."""
        self._timer.stop()

    @property
    def now(self) -> bool:
        local = self._now().wall.astimezone().time()
        return self._hours is not None and self._hours.hold(local)

    @property
    def words(self) -> str:
        """What to say while it is quiet, else nothing."""
        if self._hours is None or not self.now:
            return ""
        if self._hours.all_day:
            return translate("Quiet", "Quiet all day")
        until = translate("Quiet", "Quiet now, until %1")
        return until.replace("%1", f"{self._hours.ends:%H:%M}")

    @property
    def next_words(self) -> str:
        """When it is quiet again, where it is not so now."""
        if self._hours is None or self.now:
            return ""
        words = translate("Quiet", "The next quiet hours begin at %1")
        return words.replace("%1", f"{self._hours.begins:%H:%M}")

    def look(self) -> None:
        """See what the clock says."""
        said = self.words, self.next_words
        if said != self._said:
            self._said = said
            self.changed.emit()
