"""The open sockets: their deadlines, and who leaves when there are too many.

aiohttp has no deadline for a request that never ends and no bound on sockets;
both are needed by a server that the whole internet can reach.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, cast

from aiohttp import hdrs, web

from talkhint_desktop.relay import limits
from talkhint_desktop.relay.limits import TurnedAway


class Crowd:
    """Sockets of one standing: one more than `most` makes the oldest leave.

    Each has a moment to prove itself first, so that a flood cannot push out a
    genuine request before it is read. Over `most_at_once` nobody has.
    """

    def __init__(self, most: int, most_at_once: int, left: Callable[[], None]) -> None:
        self._most = most
        self._most_at_once = most_at_once
        self._left = left
        self._joined: dict[Connection, float] = {}
        self._next_look: asyncio.TimerHandle | None = None

    def __len__(self) -> int:
        return len(self._joined)

    def join(self, connection: "Connection") -> None:
        self._joined[connection] = asyncio.get_running_loop().time()
        self._make_room()

    def leave(self, connection: "Connection") -> None:
        self._joined.pop(connection, None)

    def _make_room(self) -> None:
        loop = asyncio.get_running_loop()
        while len(self._joined) > self._most:
            oldest, joined = next(iter(self._joined.items()))
            wait = joined + limits.GRACE_SECONDS - loop.time()
            if wait > 0 and len(self._joined) <= self._most_at_once:
                if self._next_look is None:
                    self._next_look = loop.call_later(wait, self._look_again)
                return
            self.leave(oldest)
            self._left()
            oldest.drop()

    def _look_again(self) -> None:
        self._next_look = None
        self._make_room()


class Request(web.BaseRequest):
    """A request whose answer does not say what answers."""

    async def _prepare_hook(self, response: web.StreamResponse) -> None:
        response.headers.pop(hdrs.SERVER, None)

    @property
    def connection(self) -> "Connection":
        return cast("Connection", self.protocol)


class Connection(web.RequestHandler):
    """One socket: a stranger, then a guest or trusted, then gone.

    A stranger proved nothing. A guest made a well signed handshake, which can
    be replayed. Trusted is who signed a webhook or showed a token.
    """

    __slots__ = ("_allowance", "_doors", "_head_deadline")

    def __init__(self, doors: "Doors", **options: Any) -> None:
        super().__init__(doors, **options)
        self._doors = doors
        self._allowance = 0
        self._head_deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._head_deadline = asyncio.get_running_loop().call_later(
            limits.HEAD_SECONDS, self._head_too_late
        )
        self._doors.strangers.join(self)

    def connection_lost(self, exc: BaseException | None) -> None:
        self.request_came()
        self._doors.gone(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._allowance:
            self._allowance -= len(data)
            if self._allowance <= 0:
                self._doors.turned_away.note("a stream that said too much too early")
                self.drop()
                return
        super().data_received(data)

    def request_came(self) -> None:
        """The head is whole, in time. Later ones have the idle deadline."""
        if self._head_deadline is not None:
            self._head_deadline.cancel()
            self._head_deadline = None

    def allow(self, count: int) -> None:
        """Take no more than `count` bytes from here on; 0 for no bound."""
        self._allowance = count

    def welcome_guest(self) -> None:
        self._doors.strangers.leave(self)
        self._doors.guests.join(self)

    def trust(self) -> None:
        self._doors.gone(self)
        self._allowance = 0

    def drop(self) -> None:
        """End the connection without a word."""
        if self.transport is not None:
            self.transport.abort()

    def _head_too_late(self) -> None:
        self._head_deadline = None
        self._doors.turned_away.note("a request that did not end in time")
        self.drop()

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,  # noqa: ARG002 - aiohttp's
    ) -> web.StreamResponse:
        """Answer without a word."""
        if status < 500:
            self._doors.turned_away.note("no proper HTTP")
        elif isinstance(exc, ConnectionError):
            self._doors.turned_away.note("a peer that left")
        else:
            self._doors.turned_away.note(f"our mistake, {type(exc).__name__}", exc)
        if request.writer.output_size > 0:
            raise ConnectionError("the answer has begun")
        answer = web.Response(status=status)
        answer.force_close()
        return answer


class Doors(web.Server):
    """Every connection of one server, and the two crowds that have a bound."""

    def __init__(
        self,
        answer: Callable[[Request], Awaitable[web.StreamResponse]],
        turned_away: TurnedAway,
        open_files: int,
    ) -> None:
        # No handler_cancellation: the last frames of a stream are read although
        # its socket is gone, and aiohttp bounds how many those are.
        super().__init__(
            cast("Any", answer), request_factory=cast("Any", self._request)
        )
        self.turned_away = turned_away
        note = turned_away.note
        most = min(limits.STRANGERS, open_files // 8)
        at_once = min(limits.STRANGERS_AT_ONCE, open_files // 4)
        self.strangers = Crowd(most, at_once, partial(note, "too many sockets"))
        self.guests = Crowd(most, at_once, partial(note, "too many handshakes"))

    def __call__(self) -> Connection:
        return Connection(
            self,
            loop=asyncio.get_running_loop(),
            keepalive_timeout=limits.IDLE_SECONDS,
            access_log=None,
            max_line_size=limits.LINE_BYTES,
            max_field_size=limits.FIELD_BYTES,
            max_headers=limits.HEADERS,
            lingering_time=limits.LINGER_SECONDS,
            auto_decompress=False,
        )

    def gone(self, connection: Connection) -> None:
        self.strangers.leave(connection)
        self.guests.leave(connection)

    def _request(
        self,
        message: Any,
        payload: Any,
        protocol: Connection,
        writer: Any,
        task: "asyncio.Task[None]",
    ) -> Request:
        protocol.request_came()
        return Request(
            message,
            payload,
            protocol,
            writer,
            task,
            asyncio.get_running_loop(),
            client_max_size=limits.BODY_BYTES,
        )
