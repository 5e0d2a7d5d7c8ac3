"""A server that says on each connection just the bytes it is told to, or nothing."""

import asyncio
import ssl
import struct
from collections.abc import Sequence
from contextlib import suppress
from socket import SO_LINGER, SOL_SOCKET
from typing import Self

_END = b"\r\n\r\n"


class RawServer:
    """Listens on 127.0.0.1. `says` is sent once the request has come.

    `resets` breaks the connection off instead of closing it, `hangs` keeps it
    open without a word, `hangs_after` says what it says and then stays open.
    Of several `says` each connection gets the next one, the last for ever.
    """

    def __init__(
        self,
        *says: bytes,
        resets: bool = False,
        hangs: bool = False,
        hangs_after: bool = False,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.heard: list[bytes] = []
        self._says: Sequence[bytes] = says
        self._resets, self._hangs, self._hangs_after = resets, hangs, hangs_after
        self._tls = tls
        self._done = asyncio.Event()
        self._open: set[asyncio.StreamWriter] = set()
        self.port = 0

    @property
    def origin(self) -> str:
        return f"{'https' if self._tls else 'http'}://localhost:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.origin}/voice"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(
            self._serve, "127.0.0.1", 0, ssl=self._tls
        )
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._done.set()
        self._server.close()
        for writer in list(self._open):
            writer.transport.abort()
        await self._server.wait_closed()

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self._open.add(writer)
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                self.heard.append(await _head(reader))
                if self._hangs:
                    await self._done.wait()
                elif self._resets:
                    _reset(writer)
                else:
                    turn = min(len(self.heard), len(self._says)) - 1
                    writer.write(self._says[turn] if self._says else b"")
                    await writer.drain()
                    if self._hangs_after:
                        await self._done.wait()
        finally:
            self._open.discard(writer)
            writer.close()


async def _head(reader: asyncio.StreamReader) -> bytes:
    """Return the head of a request, or what somebody says who wants TLS."""
    first = await reader.readexactly(1)
    hello = first == b"\x16"
    return first + (await reader.read(999) if hello else await reader.readuntil(_END))


def _reset(writer: asyncio.StreamWriter) -> None:
    writer.get_extra_info("socket").setsockopt(
        SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0)
    )
    writer.transport.abort()


def http(
    body: bytes = b"",
    *headers: str,
    status: str = "200 OK",
    length: int | None = None,
) -> bytes:
    """Return an HTTP answer, `length` where it lies about its own."""
    lines = [f"HTTP/1.1 {status}", "Connection: close", *headers]
    if not any(h.lower().startswith("transfer-encoding") for h in headers):
        lines.append(f"Content-Length: {len(body) if length is None else length}")
    return "\r\n".join([*lines, "", ""]).encode() + body
