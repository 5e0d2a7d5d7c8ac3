"""A worker as the relay sees it: started, listened to for its log, let go."""

import asyncio
import logging
import os
from collections.abc import Sequence

EXIT_SECONDS = 1.0

log = logging.getLogger(__name__)


async def start_worker(command: Sequence[str]) -> asyncio.subprocess.Process:
    """Start one; raises `OSError` where that cannot be."""
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(
        *command, stdin=pipe, stdout=pipe, stderr=pipe, env=_environment()
    )


async def dismiss(worker: asyncio.subprocess.Process) -> None:
    """Let the worker go by itself, or else kill it. Once gone, does nothing."""
    assert worker.stdin is not None
    worker.stdin.close()
    try:
        async with asyncio.timeout(EXIT_SECONDS):
            await worker.wait()
    except TimeoutError:
        worker.kill()
        await worker.wait()


async def log_of(worker: asyncio.subprocess.Process) -> None:
    assert worker.stderr is not None
    while said := await worker.stderr.read(4096):
        for line in said.decode(errors="replace").splitlines():
            log.info("worker: %s", line)


def _environment() -> dict[str, str]:
    """Return ours without the secrets, and with numpy kept to one thread."""
    ours = {k: v for k, v in os.environ.items() if not k.startswith("TALKHINT_")}
    return ours | {"OPENBLAS_NUM_THREADS": "1"}
