"""One attached face, as the relay sees it: a bounded queue and a writer."""

import asyncio
from collections import deque
from collections.abc import Callable, Collection, Sequence

from websockets.asyncio.server import ServerConnection

from talkhint_desktop.core.events import Event, kind_of
from talkhint_desktop.link import messages
from talkhint_desktop.link.messages import Attached, Part, Present, Pulse, Result, Told

# About a minute of two lively calls; beyond it the present state is shorter.
MAX_WAITING = 500


class Face:
    """Takes messages at once and writes them as fast as the face reads.

    When too much waits, the events are dropped and `resync` gives the present
    state in their place. Of pulses only the newest is kept. Events of a kind
    that is not among those it `knows` are left out.
    """

    def __init__(
        self,
        socket: ServerConnection,
        resync: Callable[[], Present],
        knows: Collection[str],
    ) -> None:
        self._socket = socket
        self._resync = resync
        self._knows = frozenset(knows)
        self._waiting: deque[Told | Part | Result] = deque()
        self._pulse: Pulse | None = None
        self._behind = False
        self._news = asyncio.Event()

    def known(self, events: Sequence[Event]) -> list[Event]:
        """Return those of the events that the face understands."""
        return [event for event in events if kind_of(event) in self._knows]

    def told(self, message: Told | Part) -> None:
        strange = isinstance(message, Told) and not self.known([message.event])
        if self._behind or strange:
            return
        if len(self._waiting) >= MAX_WAITING:
            self._behind = True
            answers = [m for m in self._waiting if isinstance(m, Result)]
            self._waiting = deque(answers)
        else:
            self._waiting.append(message)
        self._news.set()

    def answered(self, result: Result) -> None:
        self._waiting.append(result)
        self._news.set()

    def pulsed(self, pulse: Pulse) -> None:
        self._pulse = pulse
        self._news.set()

    async def write(self, hello: Attached) -> None:
        """Write `hello` and then everything else until the socket closes."""
        await self._socket.send(messages.encode(hello))
        while True:
            await self._news.wait()
            self._news.clear()
            while message := self._next():
                await self._socket.send(messages.encode(message))

    def _next(self) -> Told | Part | Result | Present | Pulse | None:
        if self._waiting:
            return self._waiting.popleft()
        if self._behind:
            self._behind = False
            now = self._resync()
            return Present(seq=now.seq, events=self.known(now.events))
        pulse, self._pulse = self._pulse, None
        return pulse
