"""A voice webhook with a stream server, on loopback, that says what it is told."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web
from multidict import CIMultiDict
from twilio.request_validator import RequestValidator

TOKEN = "a token for tests"
STREAM = '<Stream url="wss://{host}/stream" track="both_tracks"/>'
DIAL = "<Dial><Number>+12025550199</Number></Dial>"


def response(inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><Response>{inside}</Response>'


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    form: Mapping[str, str]
    url: str

    @property
    def well_signed(self) -> bool:
        """Whether Twilio's own library takes the signature."""
        given = self.headers.get("X-Twilio-Signature", "")
        validator = RequestValidator(TOKEN)
        return bool(given) and bool(validator.validate(self.url, self.form, given))


@dataclass
class HeardStream:
    headers: Mapping[str, str]
    messages: list[dict[str, Any]] = field(default_factory=list)
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    def media(self, track: str) -> list[dict[str, Any]]:
        found = [m["media"] for m in self.messages if m["event"] == "media"]
        return [media for media in found if media["track"] == track]


@dataclass(frozen=True)
class _Answer:
    body: bytes
    status: int
    headers: Mapping[str, str]
    chunked: bool = False


class VoiceWebhook:
    """`{host}` in a body becomes this server's host and port.

    What is asked of it is kept in `asked`, streams in `streams`.
    """

    def __init__(self, twiml: str = response("")) -> None:
        self.asked: list[Asked] = []
        self.streams: list[HeardStream] = []
        self.stream_status = 101
        self.close_stream_after: int | None = None
        self.stream_token = ""  # closes streams that do not have it, if set
        self.refuses: Callable[[Asked], int] = _takes_all  # a status, or 0
        self.instead: Callable[[Asked], str] = _by_path  # whose answer is given
        self.read_streams = True
        self.say_on_stream: str | bytes | None = None
        self.host = ""
        self.arrived: asyncio.Queue[Asked] = asyncio.Queue()
        self.stop_reading = asyncio.Event()
        self._silent: set[str] = set()
        self._answers: dict[str, _Answer] = {}
        self._runner: web.AppRunner | None = None
        self.says("/voice", twiml)

    def says(
        self,
        path: str,
        body: str | bytes,
        *,
        status: int = 200,
        content_type: str | None = "text/xml",
        headers: Mapping[str, str] | None = None,
        chunked: bool = False,
    ) -> None:
        """Answer `path` so from now on; everything else gets 204."""
        raw = body.encode() if isinstance(body, str) else body
        named = {"Content-Type": content_type} if content_type is not None else {}
        self._answers[path] = _Answer(
            raw, status, {**named, **(headers or {})}, chunked
        )

    def stays_silent(self, path: str) -> None:
        """Never answer `path`."""
        self._silent.add(path)

    def redirects(self, path: str, to: str, status: int = 302) -> None:
        self.says(path, b"", status=status, headers={"Location": to})

    @property
    def url(self) -> str:
        return f"http://{self.host}/voice"

    def at(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def to(self, path: str) -> list[Asked]:
        return [asked for asked in self.asked if asked.path == path]

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/stream", self._stream)
        app.router.add_get("/twilio/stream", self._stream)
        app.router.add_route("*", "/{rest:.*}", self._any)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.host = f"127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    async def _any(self, request: web.Request) -> web.StreamResponse:
        form = {name: str(value) for name, value in (await request.post()).items()}
        asked = Asked(
            request.method,
            request.path,
            request.query_string,
            request.headers,
            form,
            f"http://{self.host}{request.raw_path}",
        )
        self.asked.append(asked)
        self.arrived.put_nowait(asked)
        if request.path in self._silent:
            await asyncio.Event().wait()
        if status := self.refuses(asked):
            return web.Response(status=status, text="no")
        answer = self._answers.get(self.instead(asked))
        if answer is None:
            return web.Response(status=204)
        return await self._send(request, answer)

    async def _send(self, request: web.Request, answer: _Answer) -> web.StreamResponse:
        reply = web.StreamResponse(
            status=answer.status, headers=CIMultiDict(answer.headers)
        )
        body = answer.body.replace(b"{host}", self.host.encode())
        if "Content-Type" not in answer.headers:
            # aiohttp names one by itself; some servers do not.
            reply.headers["Content-Type"] = ""
        if answer.chunked:
            reply.enable_chunked_encoding()
        else:
            reply.content_length = len(body)
        await reply.prepare(request)
        if body:
            await reply.write(body)
        await reply.write_eof()
        return reply

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        heard = HeardStream(request.headers)
        self.streams.append(heard)
        if self.stream_status != 101:
            return web.Response(status=self.stream_status)
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        try:
            await self._hear(socket, heard)
        finally:
            heard.ended.set()
        return socket

    async def _hear(self, socket: web.WebSocketResponse, heard: HeardStream) -> None:
        if isinstance(self.say_on_stream, bytes):
            await socket.send_bytes(self.say_on_stream)
        elif self.say_on_stream is not None:
            await socket.send_str(self.say_on_stream)
        if not self.read_streams:
            await self.stop_reading.wait()
        async for message in socket:
            heard.messages.append(json.loads(message.data))
            shown = _token(heard.messages[-1])
            if self.stream_token and shown not in {None, self.stream_token}:
                await socket.close(code=1008)
            if len(heard.messages) == self.close_stream_after:
                await socket.close()


def well_signed_only(asked: Asked) -> int:
    """Refuse as a server does that checks Twilio's signature."""
    return 0 if asked.well_signed else 403


def _takes_all(_asked: Asked) -> int:
    return 0


def _by_path(asked: Asked) -> str:
    return asked.path


def _token(message: Mapping[str, Any]) -> str | None:
    if message["event"] != "start":
        return None
    return str(message["start"]["customParameters"].get("token", ""))
