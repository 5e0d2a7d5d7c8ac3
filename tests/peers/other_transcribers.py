"""Servers that call themselves compatible with OpenAI's realtime transcription.

Each answers as its published code does, and "hears" the length of the audio.
"""

import json
import ssl
from base64 import b64decode
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import WSMsgType, web

from tests.peers.openai_script import Json

_ITEM = "conversation.item.input_audio_transcription"


class Speaches:
    """speaches.ai: a model in the URL, the beta's session, 24 kHz and no other."""

    def __init__(self) -> None:
        self.queries: list[dict[str, str]] = []
        self._samples = 0
        self._items = 0

    async def connect(self, request: web.Request) -> web.StreamResponse:
        self.queries.append(dict(request.query))
        if "model" not in request.query:
            return web.Response(status=403)  # its framework refuses without a word
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "session.created", "session": {}})
        async for event in _events(socket):
            for answer in self._answers(event):
                await socket.send_json(answer)
        return socket

    def _answers(self, event: Json) -> list[Json]:
        match event["type"]:
            case "session.update":
                assert event["session"] == {"turn_detection": None}
                return [{"type": "session.updated", "session": {}}]
            case "input_audio_buffer.append":
                self._samples += len(b64decode(event["audio"])) // 2
            case "input_audio_buffer.commit":
                return self._item()
        return []

    def _item(self) -> list[Json]:
        self._items += 1
        heard, self._samples = f"{self._samples // 24} ms", 0
        item: dict[str, Any] = {"item_id": f"i{self._items}"}
        committed = {"type": "input_audio_buffer.committed", **item}
        # What was before is only known to it once it has been transcribed.
        return [
            {**committed, "previous_item_id": None},
            {"type": f"{_ITEM}.completed", **item, "transcript": heard},
        ]


class VLLM:
    """vLLM: a commit begins a turn, a final one ends it; nothing is confirmed.

    What comes between a turn's end and its words is thrown away.
    """

    def __init__(self) -> None:
        self.violations: list[str] = []
        self._model = ""
        self._hears = self._owes = False
        self._samples = 0

    async def connect(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "session.created", "id": "s", "created": 1})
        self._hears = self._owes = False
        async for event in _events(socket):
            for answer in self._answers(event):
                await socket.send_json(answer)
            if self._owes:
                self._owes = self._hears = False
                heard, self._samples = f"{self._samples // 16} ms", 0
                await socket.send_json({"type": "transcription.delta", "delta": heard})
                await socket.send_json({"type": "transcription.done", "text": heard})
        return socket

    def _answers(self, event: Json) -> list[Json]:
        match event["type"]:
            case "session.update" if "model" not in event:
                return [_error("'model'", "processing_error")]
            case "session.update":
                self._model = event["model"]
            case "input_audio_buffer.append":
                if not self._hears:
                    self.violations.append("audio outside of a turn")
                self._samples += len(b64decode(event["audio"])) // 2
            case "input_audio_buffer.commit" if not self._model:
                return [_error("Model not validated.", "model_not_validated")]
            case "input_audio_buffer.commit" if event.get("final"):
                self._owes = True
            case "input_audio_buffer.commit":
                self._hears = True
            case kind:
                self.violations.append(kind)
                return [_error(f"Unknown event type: {kind}", "unknown_event")]
        return []


@asynccontextmanager
async def serving(
    connect: Callable[[web.Request], Awaitable[web.StreamResponse]],
    trust: ssl.SSLContext | None = None,
) -> AsyncIterator[str]:
    """Serve `GET /v1/realtime` on loopback, over TLS if told; gives the base URL."""
    app = web.Application()
    app.router.add_get("/v1/realtime", connect)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=trust).start()
    origin = "https://localhost" if trust else "http://127.0.0.1"
    try:
        yield f"{origin}:{runner.addresses[0][1]}/v1"
    finally:
        await runner.cleanup()


async def _events(socket: web.WebSocketResponse) -> AsyncIterator[Json]:
    async for message in socket:
        if message.type is WSMsgType.TEXT:
            yield json.loads(message.data)


def _error(message: str, code: str) -> Json:
    return {"type": "error", "error": message, "code": code}
