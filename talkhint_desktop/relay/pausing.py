"""Pauses every call at once, and lets them go on when the time is up."""

from collections.abc import Callable

from talkhint_desktop.core.events import Event, Pause
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.core.pause import Listening
from talkhint_desktop.relay.calls import Calls


class Pausing:
    """While it is `paused`, no audio is heard and nothing may leave this PC.

    It knows no face: who asked for a pause may go, the pause stays.
    """

    def __init__(
        self, calls: Calls, tell: Callable[[Event], None], clock: Clock
    ) -> None:
        self._calls, self._tell, self._clock = calls, tell, clock
        self._listening = Listening()
        self.until: str | None = None  # when it goes on by itself

    @property
    def paused(self) -> bool:
        return self._listening.paused

    def pause(self, seconds: float) -> None:
        """Stop listening for `seconds`, or longer where it was paused longer."""
        self._happened(self._listening.pause_asked(seconds, self._clock()))

    def go_on(self) -> None:
        self._happened(self._listening.go_on_asked(self._clock()))

    def looked(self) -> None:
        self._happened(self._listening.looked(self._clock()))

    def at_most(self, seconds: float) -> float:
        """Return how long one may wait, not to miss the end of a pause."""
        left = self._listening.left(self._clock())
        return seconds if left is None else min(seconds, left)

    def _happened(self, told: Pause | None) -> None:
        if told is None:
            return
        self.until = told.until
        if not told.paused:
            self._calls.went_on()
        elif not self._calls.paused:
            self._calls.pause_began()
        self._tell(told)
