"""Standard output that never holds the relay up, whoever reads it."""

import logging
import os
import queue
import threading
from typing import TextIO

log = logging.getLogger(__name__)

# A reader that is this far behind has stopped reading.
MOST_WAITING = 5_000
LAST_WORDS = 1.0  # seconds


class Outlet:
    """Writes in a thread of its own what `write` and `flush` were given.

    A terminal that is paused, or a pipe that nobody reads, loses lines; they
    are counted in the log. A reader that has gone is no trouble at all.
    """

    def __init__(self, out: TextIO) -> None:
        self._tty = out.isatty()
        self._descriptor = out.fileno()
        self._part = ""
        self._lines: queue.Queue[str | None] = queue.Queue(MOST_WAITING)
        self._lost = 0
        # A daemon, since nothing can end a write to a pipe that is full.
        self._thread = threading.Thread(target=self._run, name="outlet", daemon=True)
        self._thread.start()

    def write(self, text: str) -> None:
        self._part += text

    def flush(self) -> None:
        """Hand on what was written; returns at once."""
        text, self._part = self._part, ""
        try:
            self._lines.put_nowait(text)
        except queue.Full:
            self._lost += 1
            if self._lost == 1:
                log.warning("nobody reads the output; lines are lost")

    def isatty(self) -> bool:
        return self._tty

    def close(self) -> None:
        """Write what waits, for a moment at most."""
        try:
            self._lines.put_nowait(None)
        except queue.Full:
            return
        self._thread.join(LAST_WORDS)

    def _run(self) -> None:
        while (text := self._lines.get()) is not None:
            # Past Python's own buffer, whose lock a blocked thread would hold
            # when Python ends.
            rest = text.encode(errors="replace")
            try:
                while rest:
                    rest = rest[os.write(self._descriptor, rest) :]
            except OSError:
                return  # the reader has gone
