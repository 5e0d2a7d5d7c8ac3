"""A pause of all listening, which ends by itself at a time known in advance."""

from dataclasses import dataclass
from datetime import timedelta

from talkhint_desktop.core.events import Pause
from talkhint_desktop.core.moment import Moment, stamp


@dataclass(slots=True)
class Listening:
    """Goes on, or is paused until a moment that was told.

    Each method is named for what happened, and returns what is to be told;
    None where nothing has changed.
    """

    _until: float | None = None  # monotonic seconds

    @property
    def paused(self) -> bool:
        return self._until is not None

    def pause_asked(self, seconds: float, now: Moment) -> Pause | None:
        """Pause for `seconds` from now; a pause that lasts longer stays."""
        until = now.mono + seconds
        if self._until is not None and until <= self._until:
            return None
        self._until = until
        at = stamp(now.wall + timedelta(seconds=seconds))
        return Pause(at=now.stamp, paused=True, until=at)

    def go_on_asked(self, now: Moment) -> Pause | None:
        if self._until is None:
            return None
        self._until = None
        return Pause(at=now.stamp, paused=False)

    def looked(self, now: Moment) -> Pause | None:
        """Time went by: a pause that lasted long enough is over."""
        return self.go_on_asked(now) if self.left(now) == 0.0 else None

    def left(self, now: Moment) -> float | None:
        """Return the seconds until it goes on by itself; None when it is on."""
        return None if self._until is None else max(0.0, self._until - now.mono)
