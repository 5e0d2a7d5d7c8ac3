"""The stand-in's `GET /v1/realtime`: one socket for each transcription session."""

import asyncio
import contextlib
import socket
import struct
import time
from collections import deque
from collections.abc import Sequence

from aiohttp import WSMsgType, web

from tests.peers.openai_audio import Track
from tests.peers.openai_ledger import Bell, Connection
from tests.peers.openai_script import (
    BAD_KEY,
    Abort,
    Act,
    Close,
    Refusal,
    Say,
    Script,
    Stall,
    StopReading,
    error_event,
)
from tests.peers.openai_session import TranscriptionSession

# base64 of the 15 MiB that one append may have, and its envelope
_MOST_FRAME_BYTES = 21 * 2**20
_NO_INTENT = Refusal(
    400, "missing_required_parameter", "Give an intent or a model.", param="model"
)
_BETA = error_event(
    "beta_api_shape_disabled", "The Realtime Beta API is no longer supported."
)


class Realtime:
    """Answers handshakes, each by the next script, and plays the sessions."""

    def __init__(self, key: str, tracks: Sequence[Track], bell: Bell) -> None:
        self.connections: list[Connection] = []
        self.scripts: deque[Script] = deque()
        self.default = Script()
        self._key = key
        self._tracks = tracks
        self._bell = bell

    async def connect(self, request: web.Request) -> web.StreamResponse:
        number = len(self.connections) + 1
        connection = Connection(number, dict(request.headers), dict(request.query))
        self.connections.append(connection)
        script = self.scripts.popleft() if self.scripts else self.default
        self._bell.ring()
        if script.stalled_handshake:
            await asyncio.Event().wait()
        refusal = script.refusal or self._objection(request, connection)
        if refusal is not None:
            return refused(refusal)
        return await self._play(request, connection, script)

    def _objection(
        self, request: web.Request, connection: Connection
    ) -> Refusal | None:
        if not authorized(request, self._key):
            return BAD_KEY
        if request.query.get("intent") == "transcription" or "model" in request.query:
            return None
        connection.ledger.violations.append("(url): no intent=transcription")
        return _NO_INTENT

    async def _play(
        self, request: web.Request, connection: Connection, script: Script
    ) -> web.WebSocketResponse:
        session = TranscriptionSession(
            connection.number,
            self._tracks,
            script,
            now=time.time(),
            model_in_url=request.query.get("model"),
        )
        connection.ledger = session.ledger
        ws = web.WebSocketResponse(
            timeout=1.0, compress=False, max_msg_size=_MOST_FRAME_BYTES
        )
        await ws.prepare(request)
        connection.accepted = connection.is_open = True
        self._bell.ring()
        try:
            async with asyncio.TaskGroup() as later:
                line = _Line(request, ws, later)
                opening = self._beta(request, session) or session.opened()
                await self._converse(line, opening, session)
        finally:
            connection.is_open = False
            connection.close_code = line.client_code
            self._bell.ring()
        return ws

    def _beta(self, request: web.Request, session: TranscriptionSession) -> list[Act]:
        if "OpenAI-Beta" not in request.headers:
            return []
        session.ledger.violations.append("(headers): OpenAI-Beta is of the past")
        reason = "invalid_request_error.beta_api_shape_disabled"
        return [Say(_BETA), Close(4000, reason)]

    async def _converse(
        self, line: "_Line", opening: list[Act], session: TranscriptionSession
    ) -> None:
        with contextlib.suppress(ConnectionError):
            await line.perform(opening)
            while (frame := await line.next_frame()) is not None:
                acts = session.received(frame)
                self._bell.ring()
                await line.perform(acts)
        line.end()


class _Line:
    """Performs acts on one socket until either side has ended it."""

    def __init__(
        self, request: web.Request, ws: web.WebSocketResponse, later: asyncio.TaskGroup
    ) -> None:
        self.client_code: int | None = None
        self._request = request
        self._ws = ws
        self._later = later
        self._waiting: set[asyncio.Task[None]] = set()
        self._stalled = False

    async def next_frame(self) -> str | None:
        """Return the next frame's text, None at the end; binary reads as no JSON."""
        if self._ws.closed:
            return None
        message = await self._ws.receive()
        if message.type is WSMsgType.CLOSE:
            self.client_code = message.data
        if message.type is WSMsgType.BINARY:
            return ""
        return message.data if message.type is WSMsgType.TEXT else None

    async def perform(self, acts: list[Act]) -> None:
        for act in acts:
            if not self._ws.closed:
                await self._act(act)

    def end(self) -> None:
        for task in self._waiting:
            task.cancel()

    async def _act(self, act: Act) -> None:
        match act:
            case Say(after=0.0):
                await self._say(act)
            case Say():
                task = self._later.create_task(self._say_later(act), name="late say")
                self._waiting.add(task)
            case Close():
                await self._ws.close(code=act.code, message=act.reason.encode())
            case Abort():
                reset(self._request)
                raise ConnectionAbortedError
            case Stall():
                self._stalled = True
            case StopReading():
                await self._stop_reading()

    async def _say(self, say: Say) -> None:
        if not self._stalled:
            await self._ws.send_str(say.text)

    async def _say_later(self, say: Say) -> None:
        await asyncio.sleep(say.after)
        with contextlib.suppress(ConnectionError):
            await self._say(say)

    async def _stop_reading(self) -> None:
        """Wait until the stand-in is closed: a deaf socket hears no goodbye."""
        transport = self._request.transport
        assert isinstance(transport, asyncio.ReadTransport)
        transport.pause_reading()
        await asyncio.Event().wait()


def authorized(request: web.Request, key: str) -> bool:
    return request.headers.get("Authorization") == f"Bearer {key}"


def refused(refusal: Refusal) -> web.Response:
    if refusal.html is not None:
        return web.Response(
            status=refusal.status, text=refusal.html, content_type="text/html"
        )
    wait = refusal.retry_after
    headers = {} if wait is None else {"Retry-After": wait}
    return web.json_response(refusal.body(), status=refusal.status, headers=headers)


def reset(request: web.Request) -> None:
    """Cut the connection with a TCP reset, so that the client sees no ending."""
    transport = request.transport
    if transport is None:
        return
    raw = transport.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
