"""Builds the basic engine's language model before a call needs it."""

import asyncio
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from talkhint_desktop.core.errors import TalkHintError

COMMAND = (sys.executable, "-m", "talkhint_desktop.relay.speech.language_model")

log = logging.getLogger(__name__)


async def build_ahead(
    lines: Sequence[str], cache: Path, *, command: Sequence[str] = COMMAND
) -> None:
    """Have the model for `lines` ready in `cache`; a second if it was there.

    In a process of its own: building keeps a core busy for some seconds.
    Raises `TalkHintError` when it cannot be built.
    """
    pipe = asyncio.subprocess.PIPE
    builder = await asyncio.create_subprocess_exec(
        *command, "--cache", str(cache), stdin=pipe, stdout=pipe, stderr=pipe
    )
    try:
        _, said = await builder.communicate("\n".join(lines).encode())
    finally:
        if builder.returncode is None:
            builder.kill()
            await builder.wait()
    if builder.returncode:
        log.error("language model: %s", said.decode(errors="replace")[-2000:])
        raise TalkHintError(
            "Basic recognition could not be prepared.",
            remedy=f"Check that {cache} can be written to and has 20 MB free.",
        )
