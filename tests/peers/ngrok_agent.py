"""An ngrok agent as its local interface shows it, on any loopback port."""

import asyncio
from collections.abc import Mapping
from typing import Any, Self

from aiohttp import web


class NgrokAgent:
    """Tells of `tunnels`; `leads` sets them as an agent writes them."""

    def __init__(self) -> None:
        self.tunnels: list[dict[str, Any]] = []
        self.says: str | None = None
        self.status = 200
        self.port = 0
        self.asked = 0
        self._news = asyncio.Event()
        self._runner: web.AppRunner | None = None

    def leads(self, *pairs: tuple[str, str]) -> None:
        """Hold tunnels, each from a public address to an address of this PC."""
        self.tunnels = [
            {
                "name": "command_line",
                "uri": "/api/tunnels/command_line",
                "public_url": public,
                "proto": public.partition(":")[0],
                "config": {"addr": addr, "inspect": True},
                "metrics": {"conns": {"count": 0}},
            }
            for public, addr in pairs
        ]

    async def asked_again(self, times: int = 1, within: float = 5.0) -> None:
        wanted = self.asked + times
        async with asyncio.timeout(within):
            while self.asked < wanted:
                self._news.clear()
                await self._news.wait()

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/api/tunnels", self._tell)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    async def _tell(self, request: web.Request) -> web.Response:
        self.asked += 1
        self._news.set()
        if self.says is not None:
            return web.Response(text=self.says, status=self.status)
        answer: Mapping[str, Any] = {"tunnels": self.tunnels, "uri": "/api/tunnels"}
        return web.json_response(answer, status=self.status)
