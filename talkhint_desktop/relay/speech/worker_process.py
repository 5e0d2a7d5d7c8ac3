"""What every recognition worker is made of: an inbox, and a process for the work.

Frames come in on stdin and go out on stdout; the end of stdin ends the worker,
so a killed relay leaves none behind.
"""

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import BinaryIO

from talkhint_desktop.relay.speech.pipe import (
    HEAD,
    FromWorker,
    ToWorker,
    frame,
    length,
    to_worker,
)

Say = Callable[[FromWorker], None]


class Inbox:
    """Messages from the relay, read by a thread of its own as they come."""

    def __init__(self, stream: BinaryIO, at_end: Callable[[], None]) -> None:
        self._stream = stream
        self._at_end = at_end
        self._messages: SimpleQueue[ToWorker] = SimpleQueue()
        threading.Thread(target=self._read, name="inbox", daemon=True).start()

    def take(self, *, wait: bool) -> ToWorker | None:
        try:
            return self._messages.get(block=wait)
        except Empty:
            return None

    def _read(self) -> None:
        try:
            while len(head := self._stream.read(HEAD.size)) == HEAD.size:
                body = self._stream.read(count := length(head))
                if len(body) < count:
                    break  # the relay was killed in the middle of a frame
                self._messages.put(to_worker(body))
        finally:
            self._at_end()


def serve(work: Callable[[Inbox, Say], None]) -> None:
    """Let `work` have this process, until the relay is gone or ends it."""
    # Ctrl+C in a terminal reaches every process in it; the relay decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(5)
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stderr)
    output = _frames_alone()

    def say(message: FromWorker) -> None:
        output.write(frame(message))
        output.flush()

    # Nobody is left to hear what a worker would still have to say.
    inbox = Inbox(sys.stdin.buffer, at_end=lambda: os._exit(0))
    try:
        work(inbox, say)
    except BrokenPipeError:
        os._exit(0)


def _frames_alone() -> BinaryIO:
    """Return what leads to the relay; whatever else is printed goes to the log."""
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return output
