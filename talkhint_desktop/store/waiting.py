"""What waits to be written, in order; words still growing wait the longest."""

from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass, field

import msgspec

from talkhint_desktop.core.events import Event, Gap, Hint, Segment
from talkhint_desktop.store.writing import is_settled, name_of

LIMIT = 1000
BATCH = 64
GROWING_SECONDS = 2.0

_Key = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True, eq=False)
class Deletion:
    """An order to delete calls; `done` gets how many were, live ones never are."""

    call_sids: tuple[str, ...]
    done: Future[int] = field(default_factory=Future)


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One thing to write. `number` counts what was put in."""

    number: int
    what: Event | Deletion


@dataclass(slots=True, eq=False)
class _Growing:
    item: Item
    due: float


class Waiting:
    """Holds at most `limit` things. Not for two threads at once.

    Growing words and hints wait `GROWING_SECONDS`, replaced by their newer
    selves, and are the first to be dropped. Settled ones are never dropped
    for room: past the limit a segment leaves a `Gap` that says so, a hint is
    counted in `lost`, and the few others are taken all the same.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._settled: deque[Item] = deque()
        self._growing: dict[_Key, _Growing] = {}
        self._gaps: dict[tuple[str, str], Gap] = {}
        self.number = 0
        self.lost = 0

    def __len__(self) -> int:
        return len(self._settled) + len(self._growing)

    def put(self, what: Event | Deletion, now: float) -> None:
        """Take `what` in; `now` is in seconds of a clock that never jumps."""
        self.number += 1
        item = Item(self.number, what)
        if isinstance(what, Deletion):
            self._settled.append(item)
            return
        if isinstance(what, Segment | Hint):
            if not is_settled(what):
                self._put_growing(item, now)
                return
            self._growing.pop(_key(what), None)
            if len(self._settled) >= self._limit:
                self._refuse(what)
                return
        self._settled.append(item)
        self._shed()

    def settled_up_to(self, number: int) -> bool:
        """Return whether nothing settled up to `number` waits any more."""
        return not self._settled or self._settled[0].number > number

    def wait_seconds(self, now: float) -> float | None:
        """Return how long until something is due; None when nothing waits."""
        if self._settled:
            return 0.0
        if not self._growing:
            return None
        return max(0.0, min(one.due for one in self._growing.values()) - now)

    def batch(self, now: float, *, all_of_it: bool) -> list[Item]:
        """Return what to write next. It stays here until it is `written`.

        Growing words go last: behind the call that they belong to.
        """
        items = [item for item, _ in zip(self._settled, range(BATCH), strict=False)]
        if len(items) == len(self._settled):
            room = BATCH - len(items)
            due = [
                one.item
                for one in self._growing.values()
                if all_of_it or one.due <= now
            ]
            items += due[:room]
        return items

    def written(self, batch: list[Item]) -> None:
        """Forget what was written; newer words that came meanwhile stay."""
        for item in batch:
            if self._settled and self._settled[0] is item:
                self._settled.popleft()
                continue
            assert not isinstance(item.what, Deletion)
            key = _key(item.what)
            if key in self._growing and self._growing[key].item is item:
                del self._growing[key]
        gaps, self._gaps = self._gaps, {}
        for gap in gaps.values():
            self.number += 1
            self._settled.append(Item(self.number, gap))

    def _put_growing(self, item: Item, now: float) -> None:
        assert not isinstance(item.what, Deletion)
        key = _key(item.what)
        if key in self._growing:
            self._growing[key].item = item
            return
        self._growing[key] = _Growing(item, now + GROWING_SECONDS)
        self._shed()

    def _shed(self) -> None:
        while self._growing and len(self) > self._limit:
            del self._growing[next(iter(self._growing))]

    def _refuse(self, event: Segment | Hint) -> None:
        self.lost += 1
        if isinstance(event, Hint) or not event.text:
            return
        key = (event.call_sid, event.speaker)
        gap = self._gaps.get(key) or Gap(
            at=event.at,
            call_sid=event.call_sid,
            speaker=event.speaker,
            start_ms=event.start_ms,
            end_ms=event.end_ms,
            cause="disk-full",
        )
        self._gaps[key] = msgspec.structs.replace(
            gap,
            start_ms=min(gap.start_ms, event.start_ms),
            end_ms=max(gap.end_ms, event.end_ms),
        )


def _key(event: Event) -> _Key:
    sid = getattr(event, "call_sid", None)
    return type(event).__name__, sid, name_of(event)
