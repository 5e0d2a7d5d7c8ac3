"""Which hint is current and which are earlier ones. No Qt, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from talkhint_desktop.core.events import Hint
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.ui.stamps import moment

CURRENT_FOR_MS = 30_000
EARLIER = 3


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the hint pane shows; `earlier` has the newest first."""

    current: Hint | None = None
    age_ms: int = 0
    earlier: tuple[Hint, ...] = ()


@dataclass(slots=True)
class HintShelf:
    """Remembers when hints came, and which the user put aside.

    How often a hint may come is the relay's rule; this only ages them.
    """

    _born: dict[str, tuple[str, float]] = field(default_factory=dict)
    _hidden: set[str] = field(default_factory=set)

    def look(self, hints: Iterable[Hint], now: Moment) -> Shelf:
        """Return the shelf as of `now`; `hints` in the order first told."""
        known = list(hints)
        if not known:
            return Shelf()
        newest = known[-1]
        age = self._age_ms(newest, now)
        if newest.hint in self._hidden or age >= CURRENT_FOR_MS:
            return Shelf(earlier=_newest_first(known))
        return Shelf(newest, age, _newest_first(known[:-1]))

    def hide(self, hint: str) -> None:
        self._hidden.add(hint)

    def _age_ms(self, hint: Hint, now: Moment) -> int:
        came = self._born.get(hint.hint)
        if came is None or came[0] != hint.at:
            told = moment(hint.at)
            late = max(0.0, (now.wall - told).total_seconds()) if told else 0.0
            came = hint.at, now.mono - late
            self._born[hint.hint] = came
        return max(0, round((now.mono - came[1]) * 1000))


def _newest_first(hints: list[Hint]) -> tuple[Hint, ...]:
    return tuple(reversed(hints[-EARLIER:]))
