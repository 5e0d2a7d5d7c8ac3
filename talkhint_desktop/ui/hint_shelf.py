"""Which hint is current, which are pinned, which are earlier ones. No Qt, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from talkhint_desktop.core.events import Hint
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.ui.hint_fates import Fates
from talkhint_desktop.ui.stamps import moment

CURRENT_FOR_MS = 30_000
EARLIER = 3
GROWS_EVERY_MS = 250


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the hint pane shows; `earlier` has the newest first.

    A pinned hint that is current stands on the card alone.
    """

    current: Hint | None = None
    age_ms: int = 0
    pinned: tuple[Hint, ...] = ()
    earlier: tuple[Hint, ...] = ()


@dataclass(slots=True)
class HintShelf:
    """Remembers when hints came.

    How often a hint may come is the relay's rule; this only ages them.
    """

    _born: dict[tuple[str, str], float] = field(default_factory=dict)

    def look(self, hints: Iterable[Hint], fates: Fates, now: Moment) -> Shelf:
        """Return the shelf as of `now`; `hints` in the order first told.

        One that grows is there as soon as it has a word to show.
        """
        known = [hint for hint in hints if hint.headline]
        if not known:
            return Shelf()
        newest = known[-1]
        age = self._age_ms(newest, now)
        put_aside = "dismissed" in fates.of(newest.hint) or age >= CURRENT_FOR_MS
        current = None if put_aside else newest
        rest = {hint.hint: hint for hint in known if hint is not current}
        pinned = [rest.pop(name) for name in fates.pins if name in rest]
        earlier = tuple(reversed(list(rest.values())[-EARLIER:]))
        return Shelf(current, age if current else 0, tuple(pinned), earlier)

    def _age_ms(self, hint: Hint, now: Moment) -> int:
        # The model's hint in place of the playbook's is a new one; one that
        # grows is as old as its first word.
        name = hint.hint, hint.source
        if name not in self._born:
            told = moment(hint.at)
            late = max(0.0, (now.wall - told).total_seconds()) if told else 0.0
            self._born[name] = now.mono - late
        return max(0, round((now.mono - self._born[name]) * 1000))


def is_another(before: Hint | None, hint: Hint) -> bool:
    """Tell whether a hint is new beside the one `before`, and has not just grown."""
    return before is None or (before.hint, before.source) != (hint.hint, hint.source)


def grew_just_now(before: Hint | None, hint: Hint, since_ms: int) -> bool:
    """Tell whether the words last shown are too young to be laid out anew.

    `before` is the hint as it is on screen, for `since_ms`.
    """
    if before is None or before.hint != hint.hint or hint.state != "growing":
        return False
    return 0 <= since_ms < GROWS_EVERY_MS
