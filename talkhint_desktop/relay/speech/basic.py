"""The basic engine: English without a network, rough, with nothing to fetch."""

import sys
from collections.abc import Sequence
from pathlib import Path

from talkhint_desktop.relay.speech.pipe import Start
from talkhint_desktop.relay.speech.worker_recogniser import WorkerEngine

COMMAND = (sys.executable, "-m", "talkhint_desktop.relay.speech.worker")


def basic_engine(
    lines: Sequence[str], cache: Path, *, command: Sequence[str] = COMMAND
) -> WorkerEngine:
    """Return the engine that expects `lines`; their model is kept in `cache`."""
    return WorkerEngine("basic", command, Start(list(lines), str(cache)))
