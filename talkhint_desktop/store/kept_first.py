"""Tells what happened only once it is kept, so that what was shown survives."""

import asyncio
from collections import deque
from collections.abc import Callable

from talkhint_desktop.core.events import Event
from talkhint_desktop.store.history import History

# A disk that is full or stuck must not hold a call's words up: after this they
# are told regardless, without waiting again until the disk takes something.
PATIENCE = 1.0  # seconds


class KeptFirst:
    """Stands between those who tell and those who listen.

    `told` queues and returns. `run` passes events on, in order, when the
    history has them on disk, in practice within a millisecond. Partials are
    not waited for.
    """

    def __init__(self, history: History, listen: Callable[[Event], None]) -> None:
        self._history = history
        self._listen = listen
        self._waiting: deque[Event] = deque()
        self._news = asyncio.Event()
        self._patience = PATIENCE

    def told(self, event: Event) -> None:
        self._history.told(event)
        self._waiting.append(event)
        self._news.set()

    async def run(self) -> None:
        """Pass events on until cancelled."""
        while True:
            await self._news.wait()
            self._news.clear()
            count, number = len(self._waiting), self._history.number
            await asyncio.to_thread(self._wait, number)
            for _ in range(count):
                self._listen(self._waiting.popleft())

    def finish(self) -> None:
        """Pass on what still waits: `run` has ended."""
        self._wait(self._history.number)
        while self._waiting:
            self._listen(self._waiting.popleft())

    def _wait(self, number: int) -> None:
        kept = self._history.saved(number, self._patience)
        self._patience = PATIENCE if kept else 0.0
