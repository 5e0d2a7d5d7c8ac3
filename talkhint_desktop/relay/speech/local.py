"""The local engine: a fetched model, in a worker process of its own."""

import asyncio
import logging
import sys
from collections.abc import Sequence

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.relay.speech.models.kept import LocalModel
from talkhint_desktop.relay.speech.pipe import HEAD, Load, Ready, frame, from_worker
from talkhint_desktop.relay.speech.pipe import length as length_of
from talkhint_desktop.relay.speech.worker_child import dismiss, log_of, start_worker
from talkhint_desktop.relay.speech.worker_recogniser import WorkerEngine

COMMAND = (sys.executable, "-m", "talkhint_desktop.relay.speech.local_worker")
_LOADS_WITHIN = 60.0  # seconds; a slow disk takes ten for the largest model

log = logging.getLogger(__name__)


def local_engine(
    model: LocalModel, *, command: Sequence[str] = COMMAND
) -> WorkerEngine:
    """Return the engine that hears with `model`."""
    load = Load(model.kind, model.architecture, model.rate, model.paths())
    return WorkerEngine("local", command, load)


async def try_out(model: LocalModel, *, command: Sequence[str] = COMMAND) -> None:
    """Load `model` in a worker; raises `TalkHintError` where it does not load.

    sherpa-onnx ends its process over a model that it cannot use, so only a
    process of its own can tell.
    """
    worker = await start_worker(command)
    try:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(log_of(worker), name="log of the trial")
            loaded = await _loads(worker, frame(local_engine(model).start))
            await dismiss(worker)
    finally:
        await dismiss(worker)
    if not loaded:
        raise TalkHintError(
            f"The model {model.name} does not load.",
            remedy="Take another one: talkhint models list.",
        )


async def _loads(worker: asyncio.subprocess.Process, load: bytes) -> bool:
    assert worker.stdin is not None
    assert worker.stdout is not None
    try:
        async with asyncio.timeout(_LOADS_WITHIN):
            worker.stdin.write(load)
            count = length_of(await worker.stdout.readexactly(HEAD.size))
            answer = from_worker(await worker.stdout.readexactly(count))
    except (asyncio.IncompleteReadError, ConnectionError, TimeoutError, ValueError):
        return False
    return isinstance(answer, Ready)
