"""ngrok's side of a session on loopback, as much of it as the real SDK needs.

Streams share one TLS connection, framed as muxado: eight bytes (length, kind,
flags, stream), then the body. A stream's first four bytes name what it is for.
"""

import asyncio
import json
import struct
from dataclasses import dataclass, field
from typing import Any, Self

from tests.peers import certificates

_RESET, _DATA, _WINDOW, _GO_AWAY = range(4)
_LAST, _FIRST = 1, 2  # flags of a stream's frames
_AUTH, _BIND, _UNBIND, _PROXY, _STOP, _STOP_ADDRESS = 0, 1, 2, 3, 5, 9
_HEARTBEAT = 0xFFFFFFFF


@dataclass(eq=False)
class Connection:
    """One session's connection; `streams` are the bytes that came so far."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    streams: dict[int, bytearray] = field(default_factory=dict)
    answered: set[int] = field(default_factory=set)
    news: asyncio.Event = field(default_factory=asyncio.Event)
    opened: int = 0

    def send(self, stream: int, body: bytes, flags: int = 0) -> None:
        head = struct.pack(">II", len(body) << 8 | _DATA << 4 | flags, stream)
        self.writer.write(head + body)

    def open(self, kind: int, body: bytes) -> int:
        """Begin a stream from this side; its number is even."""
        self.opened += 2
        self.send(self.opened, struct.pack(">I", kind) + body, _FIRST)
        return self.opened


class NgrokCloud:
    """Takes sessions of the real SDK at `address`, trusted by `authority`.

    `refusal` is said instead of a welcome, `address_refusal` instead of an
    address, each with its code. While not `answering` no heartbeat is answered.
    """

    def __init__(self, *hosts: str) -> None:
        self._hosts = list(hosts or ["one.ngrok.app"])
        self.refusal = ""
        self.address_refusal = ""
        self.answering = True
        self.authtokens: list[str] = []
        self.forwards_to: list[str] = []
        self.unbound = 0
        self._connections: list[Connection] = []
        self._left = asyncio.Event()
        self._server: asyncio.Server | None = None
        self._port = 0

    @property
    def address(self) -> str:
        return f"localhost:{self._port}"

    @property
    def authority(self) -> bytes:
        return certificates.authority().cert_pem.bytes()

    async def __aenter__(self) -> Self:
        await self.comes_back()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.goes_away()
        while self._connections:
            self._left.clear()
            await self._left.wait()

    async def comes_back(self) -> None:
        self._server = await asyncio.start_server(
            self._serve, "127.0.0.1", self._port, ssl=certificates.good()
        )
        self._port = self._server.sockets[0].getsockname()[1]

    def goes_away(self) -> None:
        """Take no connections any more, and cut those that there are."""
        assert self._server is not None
        self._server.close()
        self.cuts()

    def cuts(self) -> None:
        for connection in self._connections:
            connection.writer.transport.abort()

    def presses_stop(self) -> None:
        self._connections[-1].open(_STOP, b"{}")

    def stops_the_address(self, code: str) -> None:
        body = {"Id": "t1", "ClientId": "t1", "Message": "No.", "ErrorCode": code}
        self._connections[-1].open(_STOP_ADDRESS, json.dumps(body).encode())

    async def request(self, raw: bytes) -> bytes:
        """Send a request from the internet; return the first part of the answer."""
        about = {
            "Id": "t1",
            "ClientAddr": "203.0.113.5:1234",
            "Proto": "https",
            "EdgeType": "3",
            "PassthroughTLS": False,
        }
        head = json.dumps(about).encode()
        connection = self._connections[-1]
        number = connection.open(_PROXY, struct.pack("<q", len(head)) + head + raw)
        while b"\r\n\r\n" not in connection.streams.get(number, b""):
            connection.news.clear()
            await connection.news.wait()
        return bytes(connection.streams[number])

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        connection = Connection(reader, writer)
        self._connections.append(connection)
        try:
            while True:
                await self._frame(connection)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            self._connections.remove(connection)
            self._left.set()
            writer.close()

    async def _frame(self, connection: Connection) -> None:
        head = await connection.reader.readexactly(8)
        first, stream = struct.unpack(">II", head)
        body = await connection.reader.readexactly(first >> 8)
        if first >> 4 & 15 != _DATA:
            return
        so_far = connection.streams.setdefault(stream, bytearray())
        so_far += body
        connection.news.set()
        if stream % 2 == 0 or stream in connection.answered or len(so_far) <= 4:
            return
        kind = struct.unpack(">I", so_far[:4])[0]
        if kind == _HEARTBEAT:
            if self.answering:
                connection.send(stream, bytes(so_far[4:]))
            del so_far[4:]
            return
        try:
            asked = json.loads(so_far[4:])
        except ValueError:
            return  # the rest is still to come
        connection.answered.add(stream)
        answer = json.dumps(self._answer(kind, asked)).encode()
        connection.send(stream, answer, _LAST)

    def _answer(self, kind: int, asked: dict[str, Any]) -> dict[str, Any]:
        if kind == _AUTH:
            self.authtokens.append(asked["Extra"]["AuthToken"])
            extra = {"Version": "1", "Region": "eu", "Cookie": "c"}
            welcome = {"Version": "2", "ClientId": "c1", "Extra": extra}
            return {**welcome, "Error": self.refusal}
        if kind == _BIND:
            return self._bound(asked)
        self.unbound += kind == _UNBIND
        return {"Error": ""}

    def _bound(self, asked: dict[str, Any]) -> dict[str, Any]:
        self.forwards_to.append(asked["ForwardsTo"])
        options = dict(asked["Opts"])
        host = options["Hostname"] or self._hosts[0]
        if len(self._hosts) > 1 and not options["Hostname"]:
            self._hosts.pop(0)
        options["Hostname"] = host
        return {
            "Id": asked["Id"] or "t1",
            "URL": f"https://{host}",
            "Proto": "https",
            "Opts": options,
            "Extra": {"Token": "t"},
            "Error": self.address_refusal,
        }
