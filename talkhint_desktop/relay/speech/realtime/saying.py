"""What one connection says next: audio, a turn's end, or nothing yet; no I/O."""

from collections.abc import Callable

import msgspec

from talkhint_desktop.relay.speech.realtime.backlog import (
    BYTES_A_SECOND,
    Backlog,
    Utterance,
)
from talkhint_desktop.relay.speech.realtime.encoding import (
    AsItCame,
    Encoder,
    Linear,
)
from talkhint_desktop.relay.speech.realtime.items import Items
from talkhint_desktop.relay.wire.openai import (
    CLEAR,
    NAMELESS,
    Committed,
    Completed,
    Delta,
    Event,
    append,
    begin,
    commit,
    finish,
)
from talkhint_desktop.relay.wire.openai_session import Wanted

CHUNK = BYTES_A_SECOND // 10  # at most in one append
_CREDIT = 0.25  # seconds of the pace at once: a turn comes with its pre-roll
_LEAST_COMMIT = BYTES_A_SECOND // 10
_DIGITAL_SILENCE = b"\xff\x7f"


class Saying:
    """Takes utterances from the backlog and says each to its end.

    `empty` is told an utterance that is too short or too silent to be said;
    `used` the seconds of audio that went out. The next frame may go at
    `free_at`, so that what was kept goes out `faster` times life and no more.
    """

    def __init__(
        self,
        backlog: Backlog,
        items: Items,
        wanted: Wanted,
        *,
        faster: float,
        empty: Callable[[Utterance], None],
        used: Callable[[float], None],
    ) -> None:
        self._backlog = backlog
        self._items = items
        self._times = wanted.rate // BYTES_A_SECOND
        self._one_by_one = wanted.dialect.one_by_one
        self._pace = BYTES_A_SECOND * faster
        self._empty = empty
        self._used = used
        self.retired = False  # it takes no new utterance
        self.free_at = 0.0
        self._now: Utterance | None = None
        self._encoder: Encoder = AsItCame()
        self._sent = 0  # bytes of its mu-law
        self._turns = 0
        self._begun = False  # it was said that a turn begins

    @property
    def quiet(self) -> bool:
        return self._now is None

    @property
    def said_all(self) -> bool:
        return self.retired and self._now is None

    def next(self, now: float) -> list[bytes]:
        """Return the frames to say at once, none where there is nothing yet."""
        if self._now is None and not self._take():
            return []
        utterance = self._now
        assert utterance is not None
        if self._one_by_one and not self._begun:
            self._begun = True
            return [begin()]
        if utterance.over:
            return self._forget(now)
        chunk = bytes(utterance.audio[self._sent : self._sent + CHUNK])
        if chunk:
            self._sent += len(chunk)
            self.free_at = max(self.free_at, now - _CREDIT) + len(chunk) / self._pace
            return [append(self._encoder.feed(chunk))]
        return self._end(utterance, now) if utterance.ended else []

    def named(self, event: Event) -> Event:
        """Give a nameless item the name of the turn that is heard."""
        if isinstance(event, Delta | Completed) and event.item == NAMELESS:
            return msgspec.structs.replace(event, item=self._turn)
        return event

    def broken_off(self) -> None:
        """The connection is gone, perhaps in the middle of an utterance."""
        self._spent()

    @property
    def _turn(self) -> str:
        return f"turn-{self._turns}"

    def _take(self) -> bool:
        waits = self._one_by_one and self._items.waits
        self._now = None if self.retired or waits else self._backlog.take()
        if self._now is None:
            return False
        self._turns += 1
        self._begun = False
        self._encoder = Linear(self._times) if self._times > 1 else AsItCame()
        self._items.speaking(self._now)
        return True

    def _end(self, utterance: Utterance, now: float) -> list[bytes]:
        # Nobody says a word in less, and a commit of less is refused. Silence
        # is never committed: models make up words for it.
        if self._sent < _LEAST_COMMIT or not utterance.audio.strip(_DIGITAL_SILENCE):
            frames = self._forget(now)
            self._empty(utterance)
            return frames
        rest = self._encoder.end()
        return [*([append(rest)] if rest else []), self._commit(now)]

    def _commit(self, now: float) -> bytes:
        self._spent()
        self._now = None
        number = self._items.committed(now)
        if not self._one_by_one:
            return commit(number)
        self._items.heard(Committed(self._turn))
        return finish()

    def _forget(self, now: float) -> list[bytes]:
        """Take back what was sent of the utterance at hand."""
        if self._one_by_one:
            return [self._commit(now)]  # nobody waits for its words any more
        self._spent()
        self._now = None
        self._items.cleared()
        return [CLEAR]

    def _spent(self) -> None:
        if self._sent:
            self._used(self._sent / BYTES_A_SECOND)
        self._sent = 0
