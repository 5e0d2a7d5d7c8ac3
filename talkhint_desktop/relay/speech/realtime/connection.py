"""One socket to the transcriber, from its configured session to its end."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from websockets.exceptions import ConnectionClosed

from talkhint_desktop.relay.speech.realtime.backlog import (
    BYTES_A_SECOND,
    Backlog,
    Utterance,
)
from talkhint_desktop.relay.speech.realtime.config import Patience
from talkhint_desktop.relay.speech.realtime.encoding import (
    AsItCame,
    Encoder,
    Linear,
)
from talkhint_desktop.relay.speech.realtime.items import (
    Items,
    NotHeard,
    Outcome,
    Partly,
    Wholly,
)
from talkhint_desktop.relay.speech.realtime.opening import Opened, close
from talkhint_desktop.relay.speech.realtime.setback import (
    BLOCKED,
    CLOSED,
    DEAF,
    Setback,
    of_close,
    of_refusal,
)
from talkhint_desktop.relay.wire.openai import (
    CLEAR,
    BadEvent,
    Refused,
    append,
    commit,
    from_openai,
)
from talkhint_desktop.relay.wire.openai_session import PCM, PCM_RATE

CHUNK = BYTES_A_SECOND // 10  # at most in one append
_CREDIT = 0.25  # seconds of that pace at once: a turn comes with its pre-roll
_LEAST_COMMIT = BYTES_A_SECOND // 10
_EXPIRED = "session_expired"
_DIGITAL_SILENCE = b"\xff\x7f"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ears:
    """Whom a connection tells what. All run on the loop and must not wait."""

    outcome: Callable[[Outcome], None]
    used: Callable[[float], None]  # seconds of audio that were sent
    proven: Callable[[], None]  # it lives, and is worth its price
    gone: Callable[["Connection"], None]


@dataclass(slots=True, eq=False)
class Connection:
    """A session in three states: serving, retired (finishes its turns), gone.

    `serve` is its whole life. `leave` is set when another one should take its
    place: because this one ended, or because it soon will.
    """

    opened: Opened
    backlog: Backlog
    ears: Ears
    patience: Patience
    model: str
    seconds_left: float  # of the session's life, as far as it was told
    may_be_deaf: bool = True  # whether silence from the server ends it
    leave: asyncio.Event = field(default_factory=asyncio.Event)
    setback: Setback | None = None  # once it is gone
    proven: bool = False
    _items: Items = field(default_factory=Items)
    _stirred: asyncio.Event = field(default_factory=asyncio.Event)
    _retired: bool = False
    _now: Utterance | None = None  # being sent
    _encoder: Encoder = field(default_factory=AsItCame)
    _sent: int = 0  # bytes of its mu-law
    _free_at: float = 0.0  # when the next chunk may go
    _began: float = 0.0
    _heard_at: float = 0.0

    @property
    def quiet(self) -> bool:
        return self._now is None

    def stir(self) -> None:
        """There may be something to send."""
        self._stirred.set()

    def retire(self) -> None:
        """Take no new utterance; go when those that were taken have their words."""
        self._retired = True
        self.stir()

    async def serve(self) -> None:
        """Send and listen until the socket's end, or ours."""
        self._began = self._heard_at = _time()
        self.stir()
        try:
            async with asyncio.TaskGroup() as tasks:
                sending = tasks.create_task(self._send(), name="audio out")
                watching = tasks.create_task(self._watch(), name="watch")
                await self._listen()
                sending.cancel()
                watching.cancel()
        finally:
            self._gone()
            await close(self.opened.socket, self.patience)

    def _gone(self) -> None:
        if self.setback is None:
            self.setback = of_close(self.opened.socket.close_reason or "", self.model)
        if self._now:
            self._spent()
        self.backlog.returned(self._items.unfinished)
        self.ears.gone(self)
        self.leave.set()

    # What we say.

    async def _send(self) -> None:
        try:
            while True:
                self._stirred.clear()
                while frames := self._next():
                    for frame in frames:
                        async with asyncio.timeout(self.patience.send_within):
                            await self.opened.socket.send(frame, text=True)
                    if (early := self._free_at - _time()) > 0:
                        await asyncio.sleep(early)
                if self._retired and self._now is None and not self._items.unfinished:
                    return await close(self.opened.socket, self.patience)
                await self._stirred.wait()
        except TimeoutError:
            self._break(BLOCKED)
        except ConnectionClosed:
            pass  # the listener sees it too, and why

    def _next(self) -> list[bytes]:
        """Return what to say now: audio, a turn's end, or nothing yet."""
        if self._now is None and not self._take():
            return []
        utterance = self._now
        assert utterance is not None
        if utterance.over:
            return self._forget()
        chunk = bytes(utterance.audio[self._sent : self._sent + CHUNK])
        if chunk:
            self._sent += len(chunk)
            self._free_at = max(self._free_at, _time() - _CREDIT)
            self._free_at += len(chunk) / BYTES_A_SECOND / self.patience.faster
            return [append(self._encoder.feed(chunk))]
        return self._end(utterance) if utterance.ended else []

    def _take(self) -> bool:
        self._now = None if self._retired else self.backlog.take()
        if self._now is None:
            return False
        self._sent = 0
        linear = self.opened.wanted.encoding == PCM
        self._encoder = Linear(PCM_RATE // BYTES_A_SECOND) if linear else AsItCame()
        self._items.speaking(self._now)
        return True

    def _end(self, utterance: Utterance) -> list[bytes]:
        # Nobody says a word in less, and a commit of less is refused. Silence
        # is never committed: models make up words for it.
        if self._sent < _LEAST_COMMIT or not utterance.audio.strip(_DIGITAL_SILENCE):
            frames = self._forget()
            self.ears.outcome(Wholly(utterance, ""))
            return frames
        self._spent()
        self._now = None
        rest = self._encoder.end()
        number = self._items.committed(_time())
        return [*([append(rest)] if rest else []), commit(number)]

    def _forget(self) -> list[bytes]:
        """Take back what was sent of the utterance at hand."""
        self._spent()
        self._now = None
        self._items.cleared()
        return [CLEAR]

    def _spent(self) -> None:
        if self._sent:
            self.ears.used(self._sent / BYTES_A_SECOND)
        self._sent = 0

    # What we hear.

    async def _listen(self) -> None:
        """Hear events until the socket's end: any end is one, 1001 too."""
        try:
            async for frame in self.opened.socket:
                self._heard_at = _time()
                try:
                    event = from_openai(frame)
                except BadEvent as error:
                    log.info("no event of the transcriber's: %.80s", error)
                    continue
                if isinstance(event, Refused):
                    self._refused(event)
                for outcome in self._items.heard(event):
                    self.may_be_deaf = True
                    self._outcome(outcome)
                if self.setback:
                    return
        except ConnectionClosed:
            pass

    def _outcome(self, outcome: Outcome) -> None:
        self.ears.outcome(outcome)
        if isinstance(outcome, Partly):
            return
        self._prove()
        if isinstance(outcome, NotHeard):
            self._refused(Refused(code=outcome.code, message=outcome.message))
        if self._retired:
            self.stir()

    def _refused(self, refused: Refused) -> None:
        log.info("the transcriber refused: %s", refused.code or refused.kind)
        over = CLOSED if refused.code == _EXPIRED else None
        self.setback = of_refusal(refused, self.model) or over or self.setback

    # Time.

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self.patience.look_every)
            now = _time()
            for utterance in self._items.released(now - self.patience.final_within):
                self._outcome(_as_told(utterance))
            if now - self._began > self.patience.proven_after:
                self._prove()
            if self.may_be_deaf and self._unanswered(now) > self.patience.deaf_after:
                self._break(DEAF)
            if self._is_due(now - self._began):
                self.leave.set()

    def _prove(self) -> None:
        self.proven = True
        self.ears.proven()

    def _unanswered(self, now: float) -> float:
        oldest = self._items.oldest
        return now - max(oldest[1], self._heard_at) if oldest else 0.0

    def _is_due(self, age: float) -> bool:
        left = self.seconds_left - self.patience.before_expiry
        due = min(self.patience.rotate_after, left)
        last = min(self.patience.rotate_at_last, left + self.patience.before_expiry / 2)
        return age > (due if self.quiet else last)

    def _break(self, setback: Setback) -> None:
        self.setback = self.setback or setback
        self.opened.socket.transport.abort()


def _as_told(utterance: Utterance) -> Outcome:
    """Return the end of an utterance that the server forgot: what we have of it."""
    if utterance.told:
        return Wholly(utterance, utterance.told)
    return NotHeard(utterance)


def _time() -> float:
    return asyncio.get_running_loop().time()
