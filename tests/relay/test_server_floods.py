"""Floods: a genuine call is served while each of them goes on."""

import asyncio
import contextlib
import gc
import os
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import pytest

from talkhint_desktop.relay import limits
from talkhint_desktop.relay.wire.webhook import signature
from tests.peers.entrance import (
    HOST,
    LINE,
    Entrance,
    connected,
    entrance,
    raw,
)

SIGNED = signature(f"wss://{HOST}/twilio/stream", (), LINE.auth_token)
FORM_HEAD = (
    f"POST /twilio/inbound HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: 1000\r\n"
    "Content-Type: application/x-www-form-urlencoded\r\n\r\na="
).encode()
UPGRADE = (
    f"GET /twilio/stream HTTP/1.1\r\nHost: {HOST}\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
).encode()
SIGNED_UPGRADE = UPGRADE.replace(
    b"\r\n\r\n", f"\r\nX-Twilio-Signature: {SIGNED}\r\n\r\n".encode()
)
NOTHING = b""
HALF_A_HEAD = b"POST /twilio/inbound HTTP/1.1\r\nHost: "


@pytest.fixture(autouse=True)
def _short_goodbyes(monkeypatch: pytest.MonkeyPatch) -> None:
    """None of these peers answers a close, so don't wait for it."""
    monkeypatch.setattr(limits, "CLOSE_SECONDS", 0.1)
    monkeypatch.setattr(limits, "OPENING_SECONDS", 2.0)


class Crowd:
    """Sockets that come to stay."""

    def __init__(self, port: int, first: bytes) -> None:
        self._port = port
        self._first = first
        self.writers: list[asyncio.StreamWriter] = []
        self.readers: list[asyncio.StreamReader] = []

    async def come(self, count: int) -> None:
        # By the half backlog, since a peer that the kernel turned away believes
        # for a while that it is connected.
        for first in range(0, count, limits.BACKLOG // 2):
            async with asyncio.TaskGroup() as tasks:
                for number in range(first, min(count, first + limits.BACKLOG // 2)):
                    tasks.create_task(self._one(), name=f"visitor {number}")

    async def gone(self, count: int, seconds: float = 5) -> None:
        """Wait until the server has hung up on so many."""
        left = asyncio.Semaphore(0)

        async def watch(reader: asyncio.StreamReader) -> None:
            try:
                while await reader.read(4_096):
                    pass
            except ConnectionError:
                pass
            left.release()

        async with asyncio.timeout(seconds), asyncio.TaskGroup() as tasks:
            watching = [
                tasks.create_task(watch(r), name="watch a visitor")
                for r in self.readers
            ]
            for _ in range(count):
                await left.acquire()
            for task in watching:
                task.cancel()

    def leave(self) -> None:
        for writer in self.writers:
            writer.transport.abort()

    async def _one(self) -> None:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        except ConnectionError:
            return
        self.readers.append(reader)
        self.writers.append(writer)
        writer.write(self._first)


@pytest.mark.parametrize(
    "first", [NOTHING, HALF_A_HEAD, FORM_HEAD, UPGRADE, SIGNED_UPGRADE]
)
async def test_a_call_comes_through_while_hundreds_of_sockets_wait(
    first: bytes,
) -> None:
    async with entrance() as e:
        crowd = Crowd(e.port, first)
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(crowd.come(400), name="crowd")
                assert await e.genuine_call() < 2
            assert await e.genuine_call() < 2
            await crowd.gone(400 - limits.STRANGERS)
            assert await e.genuine_call() < 2
        finally:
            crowd.leave()


@pytest.mark.parametrize(
    ("first", "limit"),
    [
        (NOTHING, "HEAD_SECONDS"),
        (HALF_A_HEAD, "HEAD_SECONDS"),
        (FORM_HEAD, "BODY_SECONDS"),
        (UPGRADE, "OPENING_SECONDS"),
    ],
)
async def test_whoever_is_slow_has_five_seconds(
    monkeypatch: pytest.MonkeyPatch, first: bytes, limit: str
) -> None:
    monkeypatch.setattr(limits, limit, 0.3)
    monkeypatch.setattr(limits, "LINGER_SECONDS", 0.1)
    async with entrance() as e:
        crowd = Crowd(e.port, first)
        try:
            await crowd.come(5)
            await crowd.gone(5, seconds=3)
        finally:
            crowd.leave()


async def test_a_head_that_dribbles_in_is_no_longer_lived(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "HEAD_SECONDS", 0.3)
    async with entrance() as e:
        reader, writer = await asyncio.open_connection("127.0.0.1", e.port)

        async def dribble() -> None:
            for sign in HALF_A_HEAD * 100:
                writer.write(bytes([sign]))
                await asyncio.sleep(0.02)

        async with asyncio.timeout(3), asyncio.TaskGroup() as tasks:
            task = tasks.create_task(dribble(), name="dribble")
            with contextlib.suppress(ConnectionError):
                assert await reader.read() == b""
            task.cancel()
        writer.close()


def _masked(kind: int, body: bytes = b"") -> bytes:
    return bytes([kind, 0x80 | len(body), 0, 0, 0, 0]) + body


FLOODS = {
    "tiny messages": _masked(0x81, b"x") * 50_000,
    "pings": _masked(0x89) * 50_000,
    "empty continuations": _masked(0x01) + _masked(0x00) * 200_000,
}


@pytest.fixture
def no_garbage() -> Iterator[None]:
    """Let nobody collect what a thousand tests before this one left behind.

    In the middle of a measurement that took a third of a second by itself.
    """
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_garbage")
@pytest.mark.parametrize("name", FLOODS)
@pytest.mark.parametrize("start", ["stranger", "live"])
async def test_a_call_comes_through_a_flood_of_messages(name: str, start: str) -> None:
    async with entrance() as e:
        lag = Lag()
        async with asyncio.TaskGroup() as tasks:
            watching = tasks.create_task(lag.watch(), name="lag")
            if start == "stranger":
                attack = tasks.create_task(
                    raw(e.port, UPGRADE + FLOODS[name], 8), name="flood"
                )
                assert await e.genuine_call() < 2
                await attack
            else:
                await _flood_a_live_stream(e, FLOODS[name])
            watching.cancel()
        # aiohttp by itself stalled for 399 ms.
        assert lag.worst < 0.3


async def _flood_a_live_stream(e: Entrance, flood: bytes) -> None:
    async with e.live() as socket:
        socket._response.connection.transport.write(flood)
        assert await e.genuine_call() < 2


class Lag:
    """How long this loop kept others waiting, in its own CPU time.

    By the clock on the wall a busy neighbour would count too.
    """

    worst = 0.0

    async def watch(self) -> None:
        while True:
            before = process_time()
            await asyncio.sleep(0.005)
            self.worst = max(self.worst, process_time() - before)


async def test_a_stranger_s_empty_frames_are_counted_too(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with entrance() as e:
        await raw(
            e.port, UPGRADE + FLOODS["empty continuations"] + _masked(0x00) * 200_000
        )
    assert "too much too early" in caplog.text


async def test_a_crowd_leaves_a_newcomer_a_moment_to_speak(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    health = f"GET /health HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n"
    monkeypatch.setattr(limits, "GRACE_SECONDS", 5.0)
    async with entrance() as e:
        reader, writer = await asyncio.open_connection("127.0.0.1", e.port)
        crowd = Crowd(e.port, NOTHING)
        try:
            await crowd.come(limits.STRANGERS * 2)
            writer.write(health.encode())
            async with asyncio.timeout(3):
                assert b"200 OK" in await reader.read()
        finally:
            crowd.leave()
            writer.close()


async def test_compressed_messages_are_refused_before_they_are_opened() -> None:
    packer = zlib.compressobj(wbits=-15)
    bomb = packer.compress(b"\0" * 1_000_000) + packer.flush(zlib.Z_SYNC_FLUSH)
    frame = (
        bytes([0xC1, 0x80 | 126]) + len(bomb).to_bytes(2, "big") + b"\0\0\0\0" + bomb
    )
    asked = UPGRADE.replace(
        b"\r\n\r\n", b"\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n"
    )
    async with entrance() as e:
        answer = await raw(e.port, asked + frame)
        head, _, rest = answer.partition(b"\r\n\r\n")

        assert b" 101 " in head
        assert b"deflate" not in head.lower()
        assert (1002).to_bytes(2, "big") in rest


async def test_many_requests_at_once_on_one_socket_are_bounded() -> None:
    one = f"GET /health HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode()
    last = one.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    async with entrance() as e, asyncio.TaskGroup() as tasks:
        attack = tasks.create_task(raw(e.port, one * 2_000 + last, 10), name="pipeline")
        assert await e.genuine_call() < 2
        assert (await attack).count(b'{"ok":true}') == 2_001


async def test_a_smuggled_second_request_is_not_answered() -> None:
    smuggled = f"POST /twilio/inbound HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode()
    async with entrance() as e:
        both = FORM_HEAD.replace(
            b"Content-Length: 1000", b"Content-Length: 4\r\nTransfer-Encoding: chunked"
        )
        for sent in (UPGRADE + smuggled, both + b"0\r\n\r\n" + smuggled):
            answer = await raw(e.port, sent)
            assert answer.count(b"HTTP/1.") == 1
        assert e.board.told == 0


FEW_FILES = """
import asyncio, resource, sys
sys.path.insert(0, {root!r})
resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
from tests.peers.entrance import entrance

async def main():
    async with entrance() as e:
        print(e.port, flush=True)
        while line := await asyncio.to_thread(sys.stdin.readline):
            took = await e.genuine_call()
            print("served" if took < 3 else f"slow {{took}}", flush=True)

asyncio.run(main())
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of open files are POSIX")
async def test_a_relay_with_few_files_keeps_some_for_calls() -> None:
    root = str(Path(__file__).parents[2])
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        FEW_FILES.format(root=root),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdin
    assert child.stdout
    crowd = None
    try:
        async with asyncio.timeout(30):
            crowd = Crowd(int(await child.stdout.readline()), NOTHING)
            await crowd.come(120)
            # The caller lives in the same process, and needs a file itself.
            await crowd.gone(120 - 64 // 4, seconds=20)
            child.stdin.write(b"\n")
            assert await child.stdout.readline() == b"served\n"
    finally:
        if crowd is not None:
            crowd.leave()
        child.stdin.close()
        child.kill()
        await child.wait()


async def test_a_stranger_s_connected_gives_no_more_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "OPENING_SECONDS", 0.3)
    loop = asyncio.get_running_loop()
    async with entrance() as e, e.stream() as socket:
        began = loop.time()
        await socket.send_str(connected())
        async with asyncio.timeout(2):
            await socket.receive()
        assert loop.time() - began < 1
