"""The stream side of the fake Twilio: every byte in the test's hands.

It is its own WebSocket client because a good library refuses to send most of
what an attacker or a broken network sends.
"""

import asyncio
import base64
import json
import os
import socket
import struct
from collections.abc import Iterable, Mapping
from typing import Any

from tests.peers.twilio_frames import (
    BINARY,
    CLOSE,
    PING,
    PONG,
    TEXT,
    FrameReader,
    frame,
)

SILENCE = base64.b64encode(b"\xff" * 160).decode()
BOTH = ("inbound", "outbound")
_PATIENCE = 10.0


class FakeStream(asyncio.Protocol):
    """One socket. `status` is the handshake's answer, `closed` the close code.

    It answers pings unless it went silent. The messages take `changes` that
    put any field to any value, so that each can be made wrong in one place.
    """

    def __init__(self, account_sid: str) -> None:
        loop = asyncio.get_running_loop()
        self.account_sid = account_sid
        self.call_sid = ""
        self.stream_sid = "MZ" + os.urandom(16).hex()
        self.status = 0
        self.headers: dict[str, str] = {}
        self.received: list[tuple[int, bytes]] = []
        self.sequence = 0
        self._answered: asyncio.Future[None] = loop.create_future()
        self._closed: asyncio.Future[int] = loop.create_future()
        self._writable = asyncio.Event()
        self._writable.set()
        self._head = b""
        self._reader = FrameReader()
        self._silent = False
        self._transport: asyncio.Transport | None = None

    # asyncio's side

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        if not self._answered.done():
            self._head += data
            head, end, data = self._head.partition(b"\r\n\r\n")
            if not end:
                return
            self._read_head(head.decode("latin-1"))
        for opcode, payload in self._reader.feed(data):
            self._hear(opcode, payload)

    def connection_lost(self, exc: Exception | None) -> None:
        self._writable.set()
        if not self._answered.done():
            self._answered.set_result(None)
        if not self._closed.done():
            self._closed.set_result(1006)

    def pause_writing(self) -> None:
        self._writable.clear()

    def resume_writing(self) -> None:
        self._writable.set()

    # Bytes

    async def send_raw(self, data: bytes) -> None:
        assert self._transport is not None
        self._transport.write(data)
        async with asyncio.timeout(_PATIENCE):
            await self._writable.wait()

    async def send(self, *messages: str | Mapping[str, Any]) -> None:
        """Send texts as they are and values as JSON, each in its own frame."""
        for message in messages:
            text = message if isinstance(message, str) else json.dumps(message)
            await self.send_raw(frame(TEXT, text.encode("utf-8", "surrogatepass")))

    async def send_binary(self, data: bytes) -> None:
        await self.send_raw(frame(BINARY, data))

    async def ping(self, data: bytes = b"") -> None:
        await self.send_raw(frame(PING, data))

    async def declare(self, length: int) -> None:
        """Send only the head of a text frame that claims to be so long."""
        await self.send_raw(frame(TEXT, b"", declared=length))

    async def dribble(self, message: str, *, every: float, upto: int) -> None:
        """Send the first `upto` bytes of a frame one by one and never the rest."""
        for byte in frame(TEXT, message.encode())[:upto]:
            await self.send_raw(bytes([byte]))
            await asyncio.sleep(every)

    # Twilio's words

    def connected(self) -> dict[str, Any]:
        return {"event": "connected", "protocol": "Call", "version": "1.0.0"}

    def start(self, call_sid: str, token: str | None, **changes: Any) -> dict[str, Any]:
        """`changes` go into `start`; a token of None leaves it out."""
        self.call_sid, self.sequence = call_sid, 1
        begun: dict[str, Any] = {
            "accountSid": self.account_sid,
            "streamSid": self.stream_sid,
            "callSid": call_sid,
            "tracks": list(BOTH),
            "mediaFormat": {
                "encoding": "audio/x-mulaw",
                "sampleRate": 8000,
                "channels": 1,
            },
            "customParameters": {} if token is None else {"token": token},
        }
        return {
            "event": "start",
            "sequenceNumber": "1",
            "start": {**begun, **changes},
            "streamSid": self.stream_sid,
        }

    def media(
        self,
        track: str,
        number: int,
        payload: str = SILENCE,
        *,
        sequence: int | str | None = None,
        stream_sid: str | None = None,
        **changes: Any,
    ) -> dict[str, Any]:
        """Return frame `number`, from 0; `changes` go into `media`."""
        if sequence is None:
            self.sequence += 1
            sequence = self.sequence
        sound: dict[str, Any] = {
            "track": track,
            "chunk": str(number + 1),
            "timestamp": str(number * 20),
            "payload": payload,
        }
        return {
            "event": "media",
            "sequenceNumber": str(sequence),
            "media": {**sound, **changes},
            "streamSid": stream_sid or self.stream_sid,
        }

    def frames(
        self, count: int, tracks: Iterable[str] = BOTH, first: int = 0
    ) -> list[dict[str, Any]]:
        """Return `count` frames of each track in order."""
        tracks = tuple(tracks)
        return [
            self.media(track, number)
            for number in range(first, first + count)
            for track in tracks
        ]

    def stop(self) -> dict[str, Any]:
        self.sequence += 1
        return {
            "event": "stop",
            "sequenceNumber": str(self.sequence),
            "streamSid": self.stream_sid,
            "stop": {"accountSid": self.account_sid, "callSid": self.call_sid},
        }

    # Ends

    async def closed(self, within: float = _PATIENCE) -> int:
        """Wait for the server's close and return its code, 1006 without one."""
        async with asyncio.timeout(within):
            return await asyncio.shield(self._closed)

    @property
    def is_open(self) -> bool:
        return self.status == 101 and not self._closed.done()

    async def close(self, code: int = 1000) -> None:
        """Say goodbye as Twilio does and wait for the server's."""
        await self.send_raw(frame(CLOSE, struct.pack("!H", code)))
        await self.closed()
        self.drop()

    def drop(self) -> None:
        """Close the connection without a word (FIN)."""
        assert self._transport is not None
        self._transport.close()

    def reset(self) -> None:
        """Break the connection off (RST)."""
        assert self._transport is not None
        sock = self._transport.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._transport.abort()

    def go_silent(self) -> None:
        """Stay connected but read nothing and answer nothing, half open."""
        assert self._transport is not None
        self._silent = True
        self._transport.pause_reading()

    def _read_head(self, head: str) -> None:
        first, *lines = head.split("\r\n")
        self.status = int(first.split(" ")[1])
        pairs = (line.partition(":") for line in lines)
        self.headers = {name.lower(): value.strip() for name, _, value in pairs}
        self._answered.set_result(None)

    def _hear(self, opcode: int, payload: bytes) -> None:
        assert self._transport is not None
        self.received.append((opcode, payload))
        if opcode == PING and not self._silent:
            self._transport.write(frame(PONG, payload))
        if opcode == CLOSE and not self._closed.done():
            code = struct.unpack("!H", payload[:2])[0] if len(payload) > 1 else 1005
            self._closed.set_result(code)
            self._transport.write(frame(CLOSE, payload))

    async def answered(self) -> None:
        async with asyncio.timeout(_PATIENCE):
            await self._answered


async def open_stream(
    host: str, port: int, path: str, headers: Mapping[str, str], account_sid: str
) -> FakeStream:
    """Connect and send the upgrade that Twilio sends, with these headers."""
    loop = asyncio.get_running_loop()
    _, stream = await loop.create_connection(
        lambda: FakeStream(account_sid), host, port
    )
    lines = [f"GET {path} HTTP/1.1"]
    sending = {
        **headers,
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
    }
    lines += [f"{name}: {value}" for name, value in sending.items()]
    await stream.send_raw(("\r\n".join(lines) + "\r\n\r\n").encode())
    await stream.answered()
    return stream


def swapped(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the messages with each pair the wrong way round."""
    pairs = [messages[n : n + 2][::-1] for n in range(0, len(messages), 2)]
    return [message for pair in pairs for message in pair]


def repeated(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return each message twice."""
    return [message for message in messages for _ in range(2)]


def without(
    messages: list[dict[str, Any]], first: int, count: int
) -> list[dict[str, Any]]:
    """Return the messages with `count` of them lost from place `first`."""
    return messages[:first] + messages[first + count :]
