"""What comes of asking for a hint by hand, call by call. No Qt."""

from dataclasses import dataclass, field

from talkhint_desktop.core.events import Hint

GIVE_UP_AFTER_S = 8.0
_SAID_FOR_S = 8.0


@dataclass(frozen=True, slots=True)
class Asking:
    """Nothing has come yet (`waits`), or nothing came at all (`vain`)."""

    waits: bool = False
    vain: bool = False


@dataclass(slots=True)
class Askings:
    """Ends with the first words of a hint, whoever thought of it.

    Times are monotonic seconds.
    """

    _asked: dict[str, float] = field(default_factory=dict)

    def begin(self, sid: str, now: float) -> bool:
        """Tell whether this is a new wish, not one that is waited for already."""
        if self.look(sid, now).waits:
            return False
        self._asked[sid] = now
        return True

    def end(self, sid: str) -> None:
        self._asked.pop(sid, None)

    def told(self, hint: Hint, now: float) -> None:
        if hint.call_sid not in self._asked:
            return
        if hint.state == "failed":
            self._asked[hint.call_sid] = now - GIVE_UP_AFTER_S
        elif hint.state != "withdrawn" and hint.headline:
            self.end(hint.call_sid)

    def look(self, sid: str, now: float) -> Asking:
        asked = self._asked.get(sid)
        if asked is None:
            return Asking()
        since = now - asked
        if since < GIVE_UP_AFTER_S:
            return Asking(waits=True)
        if since < GIVE_UP_AFTER_S + _SAID_FOR_S:
            return Asking(vain=True)
        self.end(sid)
        return Asking()
