"""Which item of a connection is which of our utterances; no I/O.

The server names items as it likes and need not tell of them in order. What is
sure is the order in which we ended turns: it is that of the items, as linked by
`previous_item_id`.
"""

from collections import deque
from dataclasses import dataclass

from talkhint_desktop.relay.speech.realtime.backlog import Utterance
from talkhint_desktop.relay.wire.openai import (
    COMMIT_PREFIX,
    Cleared,
    Committed,
    Completed,
    Delta,
    Event,
    Failed,
    Refused,
)

TOO_SHORT = "input_audio_buffer_commit_empty"


@dataclass(frozen=True, slots=True)
class Partly:
    """What was heard of an utterance up to now."""

    utterance: Utterance
    text: str


@dataclass(frozen=True, slots=True)
class Wholly:
    """All that was heard of an utterance, perhaps nothing."""

    utterance: Utterance
    text: str


@dataclass(frozen=True, slots=True)
class NotHeard:
    """There will be no words; `code` is the server's, if it gave one."""

    utterance: Utterance
    code: str = ""
    message: str = ""


Outcome = Partly | Wholly | NotHeard


@dataclass(frozen=True, slots=True)
class _Boundary:
    """A turn that we ended and the server has not confirmed; 0 was a clear."""

    number: int
    utterance: Utterance


class Items:
    """One connection's bookkeeping.

    `speaking`, `committed` and `cleared` are named for what was sent, in order;
    `heard` for what came back. Nothing is told twice, whatever comes twice.
    """

    def __init__(self) -> None:
        self._live: Utterance | None = None
        self._boundaries: deque[_Boundary] = deque()
        self._waiting: dict[str, tuple[Utterance, float]] = {}  # and since when
        self._count = 0
        self._known: dict[str, Utterance] = {}
        self._texts: dict[str, str] = {}
        self._strangers: list[str] = []  # items with words and no commit yet
        self._early: dict[str, Completed | Failed] = {}
        self._came: list[Committed] = []  # not placed yet
        self._seen: set[Committed] = set()
        self._last: str | None = None

    def speaking(self, utterance: Utterance) -> None:
        self._live = utterance

    def committed(self, now: float) -> int:
        """Note that the live utterance was committed; return the commit's number."""
        assert self._live is not None
        self._count += 1
        self._boundaries.append(_Boundary(self._count, self._live))
        self._waiting[self._live.name] = self._live, now
        self._live = None
        return self._count

    def cleared(self) -> None:
        assert self._live is not None
        self._boundaries.append(_Boundary(0, self._live))
        self._live = None

    def heard(self, event: Event) -> list[Outcome]:
        match event:
            case Delta():
                return self._delta(event)
            case Committed():
                return self._confirmed(event)
            case Completed() | Failed():
                return self._settled(event)
            case Cleared():
                self._was_cleared()
            case Refused(about=about) if about.startswith(COMMIT_PREFIX):
                return self._refused(event)
        return []

    @property
    def unfinished(self) -> list[Utterance]:
        """The utterances that this connection still owes, oldest first."""
        owed = [utterance for utterance, _ in self._waiting.values()]
        return [u for u in [*owed, self._live] if u and not u.over]

    @property
    def waits(self) -> bool:
        """Whether anything that was committed has not come to its end."""
        return bool(self._waiting)

    @property
    def oldest(self) -> tuple[Utterance, float] | None:
        """The utterance that waits longest, and when it was committed."""
        return next((w for w in self._waiting.values() if not w[0].over), None)

    def released(self, since: float) -> list[Utterance]:
        """Wait no longer for what was committed at `since` or before."""
        late = [u for u, at in self._waiting.values() if at <= since or u.over]
        for utterance in late:
            del self._waiting[utterance.name]
        return [utterance for utterance in late if not utterance.over]

    def _delta(self, delta: Delta) -> list[Outcome]:
        text = self._texts[delta.item] = self._texts.get(delta.item, "") + delta.text
        utterance = self._known.get(delta.item)
        if utterance is None:
            if delta.item not in self._strangers:
                self._strangers.append(delta.item)
            utterance = self._guessed(delta.item)
        return [] if utterance is None else [Partly(utterance, text.strip())]

    def _guessed(self, item: str) -> Utterance | None:
        """Return whose words these are, most likely, before the commit says it."""
        place = self._strangers.index(item)
        if place == len(self._boundaries):
            return self._live
        if place > len(self._boundaries):
            return None
        boundary = self._boundaries[place]
        return boundary.utterance if boundary.number else None

    def _confirmed(self, event: Committed) -> list[Outcome]:
        if event in self._seen:
            return []
        self._seen.add(event)
        self._came.append(event)
        outcomes: list[Outcome] = []
        while (item := self._next_item()) is not None:
            outcomes += self._place(item)
        return outcomes

    def _next_item(self) -> str | None:
        """Return the item that belongs to the oldest commit, once that is sure."""
        asked = sum(1 for boundary in self._boundaries if boundary.number)
        if not asked:
            self._came.clear()  # the server cut by itself; nothing of ours
            return None
        linked = [c for c in self._came if c.previous in {None, self._last}]
        # When each commit has its answer, a broken chain is no reason to wait.
        if not linked and len(self._came) >= asked:
            linked = self._came[:1]
        if not linked:
            return None
        self._came.remove(linked[0])
        return linked[0].item

    def _place(self, item: str) -> list[Outcome]:
        boundary = self._boundaries.popleft()
        while not boundary.number:  # a clear that was never confirmed
            boundary = self._boundaries.popleft()
        self._last = item
        if before := self._known.get(item):
            if before.name in self._waiting:
                return []  # two items of one name: the words can't be told apart
            self._texts.pop(item, None)
        self._known[item] = boundary.utterance
        if item in self._strangers:
            del self._strangers[: self._strangers.index(item) + 1]
        early = self._early.pop(item, None)
        return self._settled(early) if early else []

    def _settled(self, event: Completed | Failed) -> list[Outcome]:
        utterance = self._known.get(event.item)
        if utterance is None:
            self._early[event.item] = event
            return []
        if self._waiting.pop(utterance.name, None) is None:
            return []  # told before
        if isinstance(event, Failed):
            return [NotHeard(utterance, event.code, event.message)]
        return [Wholly(utterance, event.text.strip())]

    def _was_cleared(self) -> None:
        for place, boundary in enumerate(self._boundaries):
            if not boundary.number:
                del self._boundaries[place]
                if place < len(self._strangers):
                    self._texts.pop(self._strangers.pop(place), None)
                return

    def _refused(self, refused: Refused) -> list[Outcome]:
        """A commit came to nothing, so no item of it will come."""
        for boundary in self._boundaries:
            if f"{COMMIT_PREFIX}{boundary.number}" == refused.about:
                self._boundaries.remove(boundary)
                self._waiting.pop(boundary.utterance.name, None)
                if refused.code == TOO_SHORT:
                    return [Wholly(boundary.utterance, "")]
                return [NotHeard(boundary.utterance, refused.code, refused.message)]
        return []
