"""One side of a call: its audio kept, and a connection for it kept alive."""

import asyncio
import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from talkhint_desktop.relay.speech.realtime.backlog import (
    BYTES_A_SECOND,
    Backlog,
    Utterance,
)
from talkhint_desktop.relay.speech.realtime.config import Patience, RealtimeConfig
from talkhint_desktop.relay.speech.realtime.connection import Connection, Ears
from talkhint_desktop.relay.speech.realtime.items import Outcome, Partly, Wholly
from talkhint_desktop.relay.speech.realtime.made_up import is_made_up
from talkhint_desktop.relay.speech.realtime.opening import (
    Door,
    NotOpened,
    close,
)
from talkhint_desktop.relay.speech.realtime.setback import (
    AT_ONCE,
    DEAF,
    Setback,
)
from talkhint_desktop.relay.speech.recogniser import (
    FELL_BEHIND,
    NOT_UNDERSTOOD,
    Words,
)

_LIFE = 3600.0  # seconds, of a session that does not say when it expires


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Whom a side tells. All run on the event loop and must not wait."""

    heard: Callable[[Words], None]
    lost: Callable[[list[str], str], None]
    used: Callable[[float], None]
    trouble: Callable[[Setback | None], None]  # None: it is over
    quiet: Callable[[], None]  # every utterance came to its end


class Side:
    """Connects, serves, connects anew; until a final setback or cancelled.

    What was not yet confirmed when a connection broke is said again to the
    next one, so no word is lost; an utterance is told once, so none is doubled.
    """

    def __init__(self, config: RealtimeConfig, patience: Patience, told: Told) -> None:
        self._door = Door(config, patience)
        self._patience = patience
        self._told = told
        self._loop = asyncio.get_running_loop()
        self._backlog = Backlog(round(patience.kept * BYTES_A_SECOND))
        self._serving: list[Connection] = []  # retired ones first
        self._partials: dict[str, tuple[Utterance, str]] = {}
        self._partials_at: float = 0.0
        self._telling: asyncio.TimerHandle | None = None
        self._troubled = False
        self._given_up: Setback | None = None
        self._failures = 0  # in a row
        self._quick_deaths = 0  # in a row
        self._was_deaf = False
        self._asked_to_wait = 0.0  # seconds

    @property
    def waits(self) -> bool:
        """Whether words are still to come."""
        return len(self._backlog) > 0

    # What was said.

    def begin(self, name: str) -> None:
        self._backlog.begun(name)
        if self._given_up:
            self._loop.call_soon(self.lose, self._given_up.gap)

    def audio(self, name: str, mulaw: bytes) -> None:
        given_up = self._backlog.grew(name, mulaw)
        if given_up:
            names = [utterance.name for utterance in given_up]
            # Not from within the call that brought the audio.
            self._loop.call_soon(self._tell_lost, names, FELL_BEHIND)
        self._stir()

    def end(self, name: str) -> None:
        if self._backlog.ended(name):
            self._stir()

    def lose(self, cause: str) -> None:
        """Give up every word that is still to come."""
        left = self._backlog.open
        for utterance in left:
            self._backlog.over(utterance)
        if left:
            self._tell_lost([utterance.name for utterance in left], cause)

    def finish(self, cause: str) -> None:
        """The call is over: what words there are become final, the rest is lost."""
        for utterance in self._backlog.open:
            if utterance.told:
                self._settle(Wholly(utterance, utterance.told))
        self.lose(cause)

    def give_up(self, setback: Setback) -> None:
        """Stay without a connection: it would be refused again."""
        self._given_up = setback
        self._retire()
        self.lose(setback.gap)

    # Connections.

    async def run(self) -> None:
        try:
            async with asyncio.TaskGroup() as tasks:  # a retired one ends in here
                while self._given_up is None:
                    await self._serve(tasks)
        finally:
            for connection in self._serving:  # cancelled before it could begin
                connection.opened.socket.transport.abort()

    async def _serve(self, tasks: asyncio.TaskGroup) -> None:
        """Keep one connection until it should be followed by another one."""
        connection = await self._opened()
        if connection is None:
            await self._pause()
            return
        tasks.create_task(connection.serve(), name="transcription")
        await connection.leave.wait()
        if connection.setback:
            self._broke(connection.setback, proven=connection.proven)
            await self._pause()

    async def _opened(self) -> Connection | None:
        """Return a new connection that has taken the place of the one before."""
        try:
            opened = await self._door.open()
        except NotOpened as failed:
            self._failed(failed.setback)
            return None
        if self._given_up:
            await close(opened.socket, self._patience)
            return None
        left = opened.expires_at - time.time() if opened.expires_at else _LIFE
        # Told by a clock that is not ours, it must not make us turn in circles.
        sane = left > 2 * self._patience.before_expiry
        connection = Connection(
            opened,
            self._backlog,
            Ears(
                outcome=self._settle,
                used=self._told.used,
                proven=self._proven,
                gone=self._gone,
            ),
            self._patience,
            model=self._door.model,
            seconds_left=left if sane else _LIFE,
            may_be_deaf=not self._was_deaf,
        )
        self._retire()
        self._serving.append(connection)
        return connection

    def _retire(self) -> None:
        for connection in self._serving:
            connection.retire()

    def _gone(self, connection: Connection) -> None:
        self._serving.remove(connection)
        self._stir()  # what it had not finished waits for the others

    def _stir(self) -> None:
        for connection in self._serving:
            connection.stir()

    def _failed(self, setback: Setback) -> None:
        self._failures += 1
        self._asked_to_wait = setback.wait
        if setback.final or not self._serving:
            self._say(setback)

    def _broke(self, setback: Setback, *, proven: bool) -> None:
        """A connection broke: no trouble, if it worked and the next one does."""
        self._asked_to_wait = 0.0
        self._was_deaf = self._was_deaf or setback is DEAF
        if setback.final:
            self._say(setback)
        elif not proven:
            self._failures += 1
            self._quick_deaths += 1
            if self._quick_deaths >= self._patience.quick_deaths:
                self._say(AT_ONCE)

    def _say(self, setback: Setback) -> None:
        self._troubled = True
        if setback.final:
            self._given_up = setback
        self._told.trouble(setback)

    async def _pause(self) -> None:
        if self._given_up:
            return
        if self._quick_deaths >= self._patience.quick_deaths:
            seconds = self._patience.rest
        else:
            doubled = self._patience.first_pause * 2 ** min(self._failures, 16)
            seconds = min(doubled, self._patience.longest_pause)
        seconds *= random.uniform(0.75, 1.0)
        await asyncio.sleep(max(seconds, self._asked_to_wait))

    def _proven(self) -> None:
        self._failures = self._quick_deaths = 0
        if self._troubled:
            self._troubled = False
            self._told.trouble(None)

    # Words.

    def _settle(self, outcome: Outcome) -> None:
        utterance = outcome.utterance
        if isinstance(outcome, Partly):
            self._partly(utterance, outcome.text)
            return
        if not self._backlog.over(utterance):
            return
        self._partials.pop(utterance.name, None)
        if isinstance(outcome, Wholly):
            self._was_deaf = False
            text = "" if is_made_up(outcome.text) else outcome.text
            self._told.heard(Words(utterance.name, text, final=True))
            self._after_end()
        else:
            self._tell_lost([utterance.name], NOT_UNDERSTOOD)

    def _partly(self, utterance: Utterance, text: str) -> None:
        """Note a partial, to be told soon.

        What is heard anew after a break is told once it goes further than what
        was told before.
        """
        if utterance.over or len(text) <= len(utterance.told):
            return
        self._was_deaf = False
        utterance.told = text
        self._partials[utterance.name] = utterance, text
        if self._telling is None:
            due = self._partials_at + self._patience.partial_every
            self._telling = self._loop.call_at(due, self._tell_partials)

    def _tell_partials(self) -> None:
        self._telling = None
        self._partials_at = self._loop.time()
        partials, self._partials = self._partials, {}
        for utterance, text in partials.values():
            if not utterance.over:
                self._told.heard(Words(utterance.name, text, final=False))

    def _tell_lost(self, names: list[str], cause: str) -> None:
        for name in names:
            self._partials.pop(name, None)
        self._told.lost(names, cause)
        self._after_end()

    def _after_end(self) -> None:
        if not self.waits:
            self._told.quiet()
