"""A server of models on one loopback port: ranges, tags, listings, and mischief."""

import asyncio
import re
import ssl
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from aiohttp import web


@dataclass(frozen=True)
class Way:
    """How one request is answered where not as it should be."""

    status: int = 0  # this, and nothing else
    cut: int = -1  # so many bytes of the body, and then the line is broken
    stall: int = -1  # so many bytes of the body, and then silence
    ignores_range: bool = False
    wrong_range: bool = False  # says 206 and gives another part
    longer_by: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)


class ModelHost:
    """The stand-in, up inside `async with`; `asked` has each request's headers.

    `ways` are taken by the next requests in order; without one it does well.
    """

    def __init__(
        self,
        files: Mapping[str, bytes] | None = None,
        *,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._tls = tls
        self.files: dict[str, bytes] = dict(files or {})
        self.json: dict[str, object] = {}
        self.tag: str | None = '"first"'
        self.ways: deque[Way] = deque()
        self.asked: list[tuple[str, Mapping[str, str]]] = []
        self.stalling = asyncio.Event()
        self._over = asyncio.Event()
        app = web.Application()
        app.router.add_get("/{name:.*}", self._answer)
        self._runner = web.AppRunner(
            app, handler_cancellation=True, shutdown_timeout=0.1
        )
        self._port = 0

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=self._tls)
        await site.start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._over.set()
        await self._runner.cleanup()

    def url(self, name: str) -> str:
        if self._tls:
            return f"https://localhost:{self._port}/{name}"
        return f"http://127.0.0.1:{self._port}/{name}"

    @property
    def ranges(self) -> list[str]:
        """Return what part each request wanted, empty for the whole."""
        return [headers.get("Range", "") for _, headers in self.asked]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        self.asked.append((name, request.headers))
        way = self.ways.popleft() if self.ways else Way()
        if way.status:
            return web.Response(status=way.status, headers=way.headers)
        if name in self.json:
            return web.json_response(self.json[name])
        if name not in self.files:
            return web.Response(status=404)
        return await self._give(request, self.files[name], way)

    async def _give(
        self, request: web.Request, whole: bytes, way: Way
    ) -> web.StreamResponse:
        start = 0 if way.ignores_range else self._start(request)
        if start > len(whole):
            return web.Response(status=416)
        body = whole[start:] + bytes(way.longer_by)
        answer = web.StreamResponse(status=206 if start else 200, headers=way.headers)
        if self.tag:
            answer.headers["ETag"] = self.tag
        if start:
            said = start + 1 if way.wrong_range else start
            place = f"bytes {said}-{len(whole) - 1}/{len(whole)}"
            answer.headers["Content-Range"] = place
        if way.longer_by:
            answer.enable_chunked_encoding()
        else:
            answer.content_length = len(body)
        await answer.prepare(request)
        if way.cut >= 0:
            await answer.write(body[: way.cut])
            assert request.transport is not None
            request.transport.close()
            return answer
        if way.stall >= 0:
            await answer.write(body[: way.stall])
            self.stalling.set()
            await self._over.wait()
            return answer
        await answer.write(body)
        await answer.write_eof()
        return answer

    def _start(self, request: web.Request) -> int:
        """Return where to begin: at the top where the file is another by now."""
        wanted = re.fullmatch(r"bytes=(\d+)-", request.headers.get("Range", ""))
        same = request.headers.get("If-Range") in {None, self.tag}
        return int(wanted[1]) if wanted and same else 0
