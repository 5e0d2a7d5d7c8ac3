"""The basic engine: English without a network, in a worker process of its own."""

import asyncio
import contextlib
import logging
import os
import re
import sys
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
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

COMMAND = (sys.executable, "-m", "talkhint_desktop.relay.speech.worker")

# Bytes of one side's audio under way to the worker: half a minute. It takes
# audio in at once and gives up guessing to keep pace, so this much waits only
# while it builds its model for the first time, or when it is stuck.
_QUEUE = 30 * 8000
_STARTS_A_MINUTE = 4  # the first, and three more
_EXIT_SECONDS = 1.0

log = logging.getLogger(__name__)


class BasicRecogniser:
    """A `Recogniser`: waiting for its worker, hearing, or closed.

    The worker is started at once and started anew when it dies, three times a
    minute at most. `lost` is told the utterances whose words will not come,
    and why. Both callbacks run on the event loop and must not wait.
    """

    engine = "basic"

    def __init__(
        self,
        *,
        lines: Sequence[str],
        cache: Path,
        heard: Callable[[Words], None],
        lost: Callable[[list[str], str], None],
        command: Sequence[str] = COMMAND,
    ) -> None:
        self._start = Start(list(lines), str(cache))
        self._heard = heard
        self._lost = lost
        self._command = command
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
        *,
        lines: Sequence[str],
        cache: Path,
        heard: Callable[[Words], None],
        lost: Callable[[list[str], str], None],
        command: Sequence[str] = COMMAND,
    ) -> Self:
        """Start one that `tasks` owns, and that ends when it is closed."""
        recogniser = cls(
            lines=lines, cache=cache, heard=heard, lost=lost, command=command
        )
        tasks.create_task(recogniser.run(), name="basic recognition")
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
            async with asyncio.timeout(2 * _EXIT_SECONDS):
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
        pipe = asyncio.subprocess.PIPE
        try:
            worker = await asyncio.create_subprocess_exec(
                *self._command, stdin=pipe, stdout=pipe, stderr=pipe, env=_environment()
            )
        except OSError as error:
            log.warning("the recognition worker does not start: %s", error)
            return
        try:
            self._connected(worker)
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(_log(worker), name="log of the worker")
                ending = tasks.create_task(self._end(worker), name="end of the worker")
                await self._listen(worker)
                await _dismiss(worker)
                ending.cancel()
        finally:
            self._worker = None
            await _dismiss(worker)

    async def _end(self, worker: asyncio.subprocess.Process) -> None:
        await self._closed.wait()
        await _dismiss(worker)

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


async def _dismiss(worker: asyncio.subprocess.Process) -> None:
    """Let the worker go by itself, or else kill it. Once gone, does nothing."""
    assert worker.stdin is not None
    worker.stdin.close()
    try:
        async with asyncio.timeout(_EXIT_SECONDS):
            await worker.wait()
    except TimeoutError:
        worker.kill()
        await worker.wait()


def _written(text: str) -> str:
    """Return the recogniser's lower-case words as people write them."""
    return re.sub(r"\bi\b", "I", text[:1].upper() + text[1:])


def _environment() -> dict[str, str]:
    """Return ours without the secrets, and with numpy kept to one thread."""
    ours = {k: v for k, v in os.environ.items() if not k.startswith("TALKHINT_")}
    return ours | {"OPENBLAS_NUM_THREADS": "1"}


async def _log(worker: asyncio.subprocess.Process) -> None:
    assert worker.stderr is not None
    while said := await worker.stderr.read(4096):
        for line in said.decode(errors="replace").splitlines():
            log.info("worker: %s", line)
