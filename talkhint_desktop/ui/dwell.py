"""Tells when a hint was on screen long enough to have been read. No Qt."""

from dataclasses import dataclass, field

READ_AFTER_S = 4.0
_LONGEST_LOOK_S = 1.0  # between two looks; the PC may have slept meanwhile


@dataclass(slots=True)
class Dwell:
    """Adds up how long each hint of a call was in sight, looked at often."""

    _seen: dict[str, float] = field(default_factory=dict)
    _last: tuple[str, float] | None = None

    def look(self, hint: str, now: float) -> bool:
        """Tell whether `hint`, in sight as of `now`, has just become read.

        Without a name nothing is in sight. `now` is monotonic seconds.
        """
        before, self._last = self._last, (hint, now) if hint else None
        if not hint or before is None or before[0] != hint:
            return False
        had = self._seen.get(hint, 0.0)
        has = had + min(_LONGEST_LOOK_S, max(0.0, now - before[1]))
        self._seen[hint] = has
        return had < READ_AFTER_S <= has
