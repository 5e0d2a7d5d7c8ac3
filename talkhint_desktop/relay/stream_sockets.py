"""The sockets of media streams: always drained, timed, and closed in the end."""

import asyncio
import logging

from aiohttp import WSCloseCode, WSMsgType, hdrs, web

from talkhint_desktop.relay import limits
from talkhint_desktop.relay.connections import Request
from talkhint_desktop.relay.gate import Gate, Grant
from talkhint_desktop.relay.limits import Bucket, TurnedAway
from talkhint_desktop.relay.media_stream import (
    MediaStream,
    Refused,
    Standing,
    StreamSink,
)
from talkhint_desktop.relay.switchboard import Switchboard
from talkhint_desktop.relay.traffic import FRAME_BYTES, Traffic
from talkhint_desktop.relay.wire.twilio import Start

log = logging.getLogger(__name__)


class StreamSockets:
    """Every open media stream, at most one of them live for each call."""

    def __init__(
        self,
        gate: Gate,
        switchboard: Switchboard,
        turned_away: TurnedAway,
        traffic: Traffic,
    ) -> None:
        self._gate = gate
        self._switchboard = switchboard
        self._turned_away = turned_away
        self._traffic = traffic
        self._sockets: set[web.WebSocketResponse] = set()
        self._live: dict[str, MediaStream] = {}

    async def serve(self, request: Request, instance: str) -> web.StreamResponse:
        """Carry one stream from its upgrade to its end.

        `instance` is told in the handshake's answer; empty tells nothing.
        """
        socket = web.WebSocketResponse(
            timeout=limits.CLOSE_SECONDS,
            heartbeat=limits.HEARTBEAT_SECONDS,
            max_msg_size=limits.MESSAGE_BYTES,
            autoping=False,  # pings count as messages
            compress=False,
        )
        # Twilio asks for no subprotocol; whoever does would write into our log.
        wants_more = hdrs.SEC_WEBSOCKET_PROTOCOL in request.headers
        if wants_more or not socket.can_prepare(request):
            self._turned_away.note("no proper handshake")
            return web.Response(status=400)
        if instance:
            socket.headers["X-TalkHint-Instance"] = instance
        request.connection.allow(limits.UNPROVEN_BYTES)
        await socket.prepare(request)
        self._sockets.add(socket)
        try:
            await self._carry(request, socket)
        finally:
            self._sockets.discard(socket)
        return socket

    async def close(self) -> None:
        """Tell every peer that we go away; the caller bounds the wait."""
        async with asyncio.TaskGroup() as tasks:
            for socket in self._sockets:
                tasks.create_task(
                    self._go_away(socket), name="say goodbye to a media stream"
                )

    async def _go_away(self, socket: web.WebSocketResponse) -> None:
        await socket.close(code=WSCloseCode.GOING_AWAY)

    async def _carry(self, request: Request, socket: web.WebSocketResponse) -> None:
        stream, reader = MediaStream(self._admit), _Reader(socket)
        code = WSCloseCode.OK
        try:
            await self._listen(request, reader, stream)
        except Refused as refused:
            self._turned_away.note(str(refused))
            code = WSCloseCode.POLICY_VIOLATION
        except _Binary:
            self._turned_away.note("a binary frame")
            code = WSCloseCode.UNSUPPORTED_DATA
        except TimeoutError:
            if stream.standing is not Standing.OVER:
                self._turned_away.note("a stream that fell silent")
                code = WSCloseCode.POLICY_VIOLATION
        finally:
            self._count(stream, reader)
            self._ended(stream)
        await socket.close(code=code)

    async def _listen(
        self, request: Request, reader: "_Reader", stream: MediaStream
    ) -> None:
        async with asyncio.timeout(limits.OPENING_SECONDS) as deadline:
            while stream.standing in {Standing.NEW, Standing.CONNECTED}:
                frame = await reader.text()
                if frame is None:
                    return
                stream.heard(frame, reader.now)
            assert stream.grant is not None
            self._live[stream.grant.call_sid] = stream
            request.connection.trust()
            if stream.grant.line.practice:
                reader.bucket = Bucket(limits.PRACTICE, reader.now)
            else:
                self._traffic.asked(0)  # the handshake
            due = reader.now
            while stream.standing is Standing.LIVE:
                if reader.now >= due:
                    due = reader.now + 1  # once a second is exact enough
                    deadline.reschedule(reader.now + limits.SILENT_SECONDS)
                    self._count(stream, reader)
                frame = await reader.text()
                if frame is None:
                    return
                stream.heard(frame, reader.now)
            # Twilio closes after its stop; closing first is an error to it.
            deadline.reschedule(reader.now + limits.CLOSE_SECONDS)
            while await reader.text() is not None:
                pass

    def _count(self, stream: MediaStream, reader: "_Reader") -> None:
        if stream.grant is not None and not stream.grant.line.practice:
            self._traffic.streamed(reader.taken())

    def _admit(self, start: Start) -> tuple[Grant, StreamSink] | None:
        grant = self._gate.redeem(
            start.parameters.get("token", ""), start.call_sid, start.account_sid
        )
        if grant is None:
            return None
        earlier = self._live.pop(grant.call_sid, None)
        if earlier is not None:
            earlier.ended()  # never do two streams feed one call
        sink = self._switchboard.stream_opened(grant, start)
        return (grant, sink) if sink is not None else None

    def _ended(self, stream: MediaStream) -> None:
        stream.ended()
        if stream.grant is not None:
            call = stream.grant.call_sid
            if self._live.get(call) is stream:
                del self._live[call]


class _Binary(Exception):
    """A frame that is not text."""


class _Reader:
    """The text frames of one socket, at the pace it is allowed."""

    def __init__(self, socket: web.WebSocketResponse) -> None:
        self._socket = socket
        self._clock = asyncio.get_running_loop().time
        self._count = 0
        self._bytes = 0
        self.now = self._clock()
        self.bucket = Bucket(limits.LIFE, self.now)

    def taken(self) -> int:
        """Return how many bytes came since the last time."""
        taken, self._bytes = self._bytes, 0
        return taken

    async def text(self) -> str | None:
        """Return the next text frame, None at the end.

        Raises `Refused` for a flood, `_Binary` for a binary frame.
        """
        while True:
            message = await self._socket.receive()
            self.now = self._clock()
            self._count += 1
            if self._count == limits.YIELD_EVERY:
                self._count = 0
                if not self.bucket.take(limits.YIELD_EVERY, self.now):
                    raise Refused("a flood of messages")
                await asyncio.sleep(0)  # others have their turn in a flood too
            if message.type is WSMsgType.TEXT:
                text: str = message.data
                self._bytes += len(text) + FRAME_BYTES
                return text
            if message.type is WSMsgType.BINARY:
                raise _Binary
            if message.type is WSMsgType.PING:
                await self._socket.pong(message.data)
            elif message.type is not WSMsgType.PONG:
                return None
