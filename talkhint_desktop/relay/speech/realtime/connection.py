"""One socket to the transcriber, from its configured session to its end."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from websockets.exceptions import ConnectionClosed

from talkhint_desktop.relay.speech.realtime.backlog import Backlog, Utterance
from talkhint_desktop.relay.speech.realtime.config import Patience
from talkhint_desktop.relay.speech.realtime.items import (
    Items,
    NotHeard,
    Outcome,
    Partly,
    Wholly,
)
from talkhint_desktop.relay.speech.realtime.opening import Opened, close
from talkhint_desktop.relay.speech.realtime.saying import Saying
from talkhint_desktop.relay.speech.realtime.setback import (
    BLOCKED,
    CLOSED,
    DEAF,
    Setback,
    of_close,
    of_refusal,
)
from talkhint_desktop.relay.wire.openai import BadEvent, Refused, from_openai

_EXPIRED = "session_expired"

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
    _saying: Saying = field(init=False)
    _stirred: asyncio.Event = field(default_factory=asyncio.Event)
    _began: float = 0.0
    _heard_at: float = 0.0

    def __post_init__(self) -> None:
        self._saying = Saying(
            self.backlog,
            self._items,
            self.opened.wanted,
            faster=self.patience.faster,
            empty=lambda utterance: self.ears.outcome(Wholly(utterance, "")),
            used=self.ears.used,
        )

    def stir(self) -> None:
        """There may be something to send."""
        self._stirred.set()

    def retire(self) -> None:
        """Take no new utterance; go when those that were taken have their words."""
        self._saying.retired = True
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
        self._saying.broken_off()
        self.backlog.returned(self._items.unfinished)
        self.ears.gone(self)
        self.leave.set()

    # What we say.

    async def _send(self) -> None:
        try:
            while True:
                self._stirred.clear()
                while frames := self._saying.next(_time()):
                    for frame in frames:
                        async with asyncio.timeout(self.patience.send_within):
                            await self.opened.socket.send(frame, text=True)
                    if (early := self._saying.free_at - _time()) > 0:
                        await asyncio.sleep(early)
                if self._saying.said_all and not self._items.unfinished:
                    return await close(self.opened.socket, self.patience)
                await self._stirred.wait()
        except TimeoutError:
            self._break(BLOCKED)
        except ConnectionClosed:
            pass  # the listener sees it too, and why

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
                for outcome in self._items.heard(self._saying.named(event)):
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
        return age > (due if self._saying.quiet else last)

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
