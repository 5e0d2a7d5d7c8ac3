"""When the webhook is checked quietly, by itself, behind the user's back."""

from dataclasses import dataclass
from datetime import date

from talkhint_desktop.core.moment import Moment

IDLE_EVERY_S = 600.0
NEVER_SOONER_S = 60.0
# Looks come about once a second; a hole like this is a PC that was asleep.
_ASLEEP_S = 30.0


@dataclass(slots=True)
class Rounds:
    """Says when a check is due; each method is named for what happened.

    Due on start, when the address changed, when the PC woke up, on the first
    look of a day, and every ten minutes between calls. Never within a minute
    of the check before, and never during a call.
    """

    _wanted: bool = True
    _checked_at: float | None = None
    _looked_at: float | None = None
    _day: date | None = None

    def address_changed(self) -> None:
        self._wanted = True

    def checked(self, now: Moment) -> None:
        """A check was made, quiet or asked for."""
        self._checked_at = now.mono
        self._wanted = False

    def looked(self, now: Moment, *, idle: bool) -> bool:
        """Return whether to check now; `idle` tells that no call is live."""
        before, self._looked_at = self._looked_at, now.mono
        if before is not None and now.mono - before > _ASLEEP_S:
            self._wanted = True
        today = now.wall.astimezone().date()
        if self._day not in {None, today}:
            self._wanted = True
        self._day = today
        if not idle:
            return False
        if self._checked_at is None:
            return self._wanted
        since = now.mono - self._checked_at
        if since < NEVER_SOONER_S:
            return False
        return self._wanted or since >= IDLE_EVERY_S
