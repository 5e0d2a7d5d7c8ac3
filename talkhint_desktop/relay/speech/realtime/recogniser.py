"""The openai engine: a transcription connection for each side of the call.

`websockets` is used directly. The SDK's own reconnect sends what was queued into
a session that was not configured, never says `session.update` again and drops
audio after 1 MiB, so the loop here is ours: see `side`.
"""

import asyncio
import contextlib
from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import Self

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.relay.speech.realtime.config import Patience, RealtimeConfig
from talkhint_desktop.relay.speech.realtime.setback import Setback
from talkhint_desktop.relay.speech.realtime.side import Side, Told
from talkhint_desktop.relay.speech.recogniser import CLOSED, Words

PATIENCE = Patience()


class OpenAIRecogniser:
    """A `Recogniser`: hearing, given up, or closed.

    `troubled` is told a code of the contract, its cause in plain words, and
    later the same with `cleared`; `used` the seconds of audio that were sent,
    which is what is billed. All callbacks run on the event loop and must not
    wait.
    """

    engine = "openai"
    grows: bool

    def __init__(
        self,
        config: RealtimeConfig,
        *,
        heard: Callable[[Words], None],
        lost: Callable[[list[str], str], None],
        troubled: Callable[[str, str, bool], None],
        used: Callable[[float], None],
        patience: Patience = PATIENCE,
    ) -> None:
        self.grows = config.grows
        self._lost = lost
        self._troubled = troubled
        self._troubles: dict[Speaker, Setback] = {}
        self._told: Setback | None = None
        self._whose: dict[str, Side] = {}
        self._patience = patience
        self._all_heard = asyncio.Event()
        self._all_heard.set()
        self._closed = asyncio.Event()
        self._ended = asyncio.Event()
        self._sides = {
            speaker: Side(
                config,
                patience,
                Told(
                    heard=heard,
                    lost=lost,
                    used=used,
                    trouble=partial(self._side_troubled, speaker),
                    quiet=self._side_quiet,
                ),
            )
            for speaker in Speaker
        }

    @classmethod
    def start(
        cls,
        tasks: asyncio.TaskGroup,
        config: RealtimeConfig,
        *,
        heard: Callable[[Words], None],
        lost: Callable[[list[str], str], None],
        troubled: Callable[[str, str, bool], None],
        used: Callable[[float], None],
        patience: Patience = PATIENCE,
    ) -> Self:
        """Start one that `tasks` owns, and that ends when it is closed."""
        recogniser = cls(
            config,
            heard=heard,
            lost=lost,
            troubled=troubled,
            used=used,
            patience=patience,
        )
        tasks.create_task(recogniser.run(), name="openai recognition")
        return recogniser

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close(grace=0)

    def begin(self, utterance: str, speaker: Speaker) -> None:
        side = self._whose[utterance] = self._sides[speaker]
        self._all_heard.clear()
        side.begin(utterance)

    def audio(self, utterance: str, mulaw: bytes) -> None:
        if side := self._whose.get(utterance):
            side.audio(utterance, mulaw)

    def end(self, utterance: str) -> None:
        if side := self._whose.pop(utterance, None):
            side.end(utterance)

    async def close(self, grace: float = 3.0) -> None:
        """Wait `grace` seconds at most for finals under way, then stop."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(grace):
                await self._all_heard.wait()
        for side in self._sides.values():
            side.finish(CLOSED)
        self._closed.set()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(2 * self._patience.close_within):
                await self._ended.wait()

    async def run(self) -> None:
        """Keep both sides' connections until closed."""
        try:
            async with asyncio.TaskGroup() as tasks:
                running = [
                    tasks.create_task(side.run(), name=f"transcription of {speaker}")
                    for speaker, side in self._sides.items()
                ]
                await self._closed.wait()
                for task in running:
                    task.cancel()
        finally:
            self._troubles.clear()
            self._tell_trouble()
            self._ended.set()

    def _side_quiet(self) -> None:
        if not any(side.waits for side in self._sides.values()):
            self._all_heard.set()

    def _side_troubled(self, speaker: Speaker, setback: Setback | None) -> None:
        """Tell one trouble for the call, not one for each side."""
        if setback is None:
            self._troubles.pop(speaker, None)
        else:
            self._troubles[speaker] = setback
        self._tell_trouble()
        if setback and setback.final:
            # What is refused to one side is refused to the other.
            for side in self._sides.values():
                side.give_up(setback)

    def _tell_trouble(self) -> None:
        worst = sorted(self._troubles.values(), key=lambda s: not s.final)
        now = worst[0] if worst else None
        before, self._told = self._told, now
        if before and (now is None or now.code != before.code):
            self._troubled(before.code, before.cause, True)
        if now and (before is None or now != before):
            self._troubled(now.code, now.cause, False)
