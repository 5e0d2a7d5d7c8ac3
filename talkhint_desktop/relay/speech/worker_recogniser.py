"""An engine on this PC: it hears in a worker process, which is kept alive here."""

import asyncio
import contextlib
import logging
import re
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.relay.speech.pipe import (
    HEAD,
    Audio,
    Begin,
    End,
    Forget,
    Heard,
    Load,
    Ready,
    Start,
    Taken,
    ToWorker,
    frame,
    from_worker,
    length,
)
from talkhint_desktop.relay.speech.recogniser import (
    CLOSED,
    FELL_BEHIND,
    STOPPED,
    Words,
)
from talkhint_desktop.relay.speech.worker_child import (
    EXIT_SECONDS,
    dismiss,
    log_of,
    start_worker,
)

# Bytes of one side's audio under way to the worker: half a minute. It takes
# audio in at once and gives up guessing to keep pace, so this much waits only
# while it builds or loads its model, or when it is stuck.
_QUEUE = 30 * 8000
_STARTS_A_MINUTE = 4  # the first, and three more

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WorkerEngine:
    """What one engine's worker is started with, and is told first of all."""

    name: str  # as in events: local or basic
    command: Sequence[str]
    start: Start | Load


class WorkerRecogniser:
    """A `Recogniser`: waiting for its worker, hearing, or closed.

    The worker is started at once and started anew when it dies, three times a
    minute at most. `lost` is told the utterances whose words will not come,
    and why. Both callbacks run on the event loop and must not wait.
    """

    def __init__(
        self,
        engine: WorkerEngine,
        *,
        heard: Callable[[Words], None],
        lost: Callable[[list[str], str], None],
    ) -> None:
        self._start = engine.start
        self._command = engine.command
        self._name = engine.name
        self._heard = heard
        self._lost = lost
        self._loop = asyncio.get_running_loop()
        self._worker: asyncio.subprocess.Process | None = None
        self._kept: list[bytes] = []  # said before there was a worker
        self._open: dict[str, Speaker] = {}
        self._under_way = dict.fromkeys(Speaker, 0)
        self._starts: deque[float] = deque(maxlen=_STARTS_A_MINUTE)
        self._all_heard = asyncio.Event()
        self._all_heard.set()
        self._resting = False  # it died too often to be started again just now
        self._closed = asyncio.Event()
        self._ended = asyncio.Event()

    @classmethod
    def start(
        cls,
        tasks: asyncio.TaskGroup,
        engine: WorkerEngine,
        *,
        heard: Callable[[Words], None],
        lost: Callable[[list[str], str], None],
    ) -> Self:
        """Start one that `tasks` owns, and that ends when it is closed."""
        recogniser = cls(engine, heard=heard, lost=lost)
        tasks.create_task(recogniser.run(), name=f"{engine.name} recognition")
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

    @property
    def engine(self) -> str:
        return self._name

    @property
    def grows(self) -> bool:
        return True

    @property
    def pid(self) -> int | None:
        """Return the worker's process number, while there is one."""
        return self._worker.pid if self._worker else None

    def begin(self, utterance: str, speaker: Speaker) -> None:
        self._open[utterance] = speaker
        self._all_heard.clear()
        if self._resting:
            self._loop.call_soon(self._lose, [utterance], STOPPED)
        else:
            self._say(Begin(utterance, speaker))

    def audio(self, utterance: str, mulaw: bytes) -> None:
        speaker = self._open.get(utterance)
        if speaker is None:
            return  # lost, and told so
        if self._under_way[speaker] + len(mulaw) > _QUEUE:
            self._say(Forget(utterance))
            # Not from within the call that brought the audio.
            self._loop.call_soon(self._lose, [utterance], FELL_BEHIND)
            return
        self._under_way[speaker] += len(mulaw)
        self._say(Audio(utterance, speaker, mulaw))

    def end(self, utterance: str) -> None:
        if utterance in self._open:
            self._say(End(utterance))

    async def close(self, grace: float = 3.0) -> None:
        """Wait `grace` seconds at most for finals under way, then stop.

        End every utterance first: one that goes on is waited for in vain.
        """
        try:
            async with asyncio.timeout(grace):
                await self._all_heard.wait()
        except TimeoutError:
            self._lose(list(self._open), CLOSED)
        self._closed.set()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(2 * EXIT_SECONDS):
                await self._ended.wait()

    async def run(self) -> None:
        """Keep a worker until closed."""
        try:
            while not self._closed.is_set():
                self._starts.append(self._loop.time())
                await self._with_worker()
                self._kept.clear()
                self._under_way = dict.fromkeys(Speaker, 0)
                self._lose(list(self._open), STOPPED)
                await self._rest()
        finally:
            self._ended.set()

    async def _rest(self) -> None:
        """Wait until one more start is allowed, or until closed."""
        if len(self._starts) < _STARTS_A_MINUTE:
            return
        seconds = self._starts[0] + 60 - self._loop.time()
        if seconds > 0 and not self._closed.is_set():
            log.warning("the recognition worker keeps dying; resting %.0f s", seconds)
            self._resting = True
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._closed.wait()
            self._resting = False

    async def _with_worker(self) -> None:
        """Start a worker, and listen until it ends or we are closed."""
        try:
            worker = await start_worker(self._command)
        except OSError as error:
            log.warning("the recognition worker does not start: %s", error)
            return
        try:
            self._connected(worker)
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(log_of(worker), name="log of the worker")
                ending = tasks.create_task(self._end(worker), name="end of the worker")
                await self._listen(worker)
                await dismiss(worker)
                ending.cancel()
        finally:
            self._worker = None
            await dismiss(worker)

    async def _end(self, worker: asyncio.subprocess.Process) -> None:
        await self._closed.wait()
        await dismiss(worker)

    def _connected(self, worker: asyncio.subprocess.Process) -> None:
        assert worker.stdin is not None
        worker.stdin.write(frame(self._start))
        worker.stdin.writelines(self._kept)
        self._kept.clear()
        self._worker = worker

    async def _listen(self, worker: asyncio.subprocess.Process) -> None:
        assert worker.stdout is not None
        try:
            while True:
                count = length(await worker.stdout.readexactly(HEAD.size))
                match from_worker(await worker.stdout.readexactly(count)):
                    case Heard(name, text, final):
                        self._hear(Words(name, _written(text), final))
                    case Taken(speaker, taken):
                        self._under_way[speaker] -= taken
                    case Ready():
                        log.debug("the recognition worker is ready")
        except (asyncio.IncompleteReadError, ConnectionError, ValueError):
            # ValueError: something else wrote to its pipe. It starts anew.
            if not self._closed.is_set():
                log.warning("the recognition worker ended by itself")

    def _hear(self, words: Words) -> None:
        if words.utterance not in self._open:
            return  # told as lost before
        if words.final:
            self._done(words.utterance)
        self._heard(words)

    def _lose(self, utterances: list[str], why: str) -> None:
        gone = [name for name in utterances if name in self._open]
        for name in gone:
            self._done(name)
        if gone:
            self._lost(gone, why)

    def _done(self, utterance: str) -> None:
        del self._open[utterance]
        if not self._open:
            self._all_heard.set()

    def _say(self, message: ToWorker) -> None:
        if self._worker is None:
            self._kept.append(frame(message))
            return
        stdin = self._worker.stdin
        # Closing: it has just died, and its utterances are about to be lost.
        if stdin is not None and not stdin.is_closing():
            stdin.write(frame(message))  # what piles up is bounded by `_QUEUE`


def _written(text: str) -> str:
    """Return the words of a recogniser as people write them."""
    if text.isupper():
        text = text.lower()  # as some models were taught to write
    return re.sub(r"\bi\b", "I", text[:1].upper() + text[1:])
