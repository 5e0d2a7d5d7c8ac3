"""Whoever is not a face of this user is refused, soon, and harms nobody."""

import asyncio

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from talkhint_desktop.core.events import CallState
from talkhint_desktop.link import host as host_module
from talkhint_desktop.link.messages import (
    VERSION,
    Command,
    Refused,
    encode,
    from_relay,
)
from tests.core.builders import step
from tests.link.hosting import SOON, Hosted, Screen, first_frame, hosted

NO_FACE = "This is not a TalkHint window."
OTHER_VERSION = "This window and the relay are of different versions."
UNKNOWN = "The relay does not know this window."
LAST = step(CallState.RINGING)


async def _still_serves(relay: Hosted) -> None:
    """A real face gets in after the stranger, and nothing of the stranger stays."""
    async with await relay.attach() as link:
        assert relay.host.faces == 1
        relay.tell(LAST)
        await Screen().read(link, LAST)


async def _socket(relay: Hosted) -> ClientConnection:
    return await connect(relay.address, proxy=None, max_size=None)


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (first_frame("no such token"), UNKNOWN),
        (first_frame(""), UNKNOWN),
        (first_frame("x" * 60_000), UNKNOWN),
        (first_frame("жетон"), UNKNOWN),
        (first_frame("token", version=VERSION + 1), OTHER_VERSION),
        (encode(Command(id=1, name="practice")), NO_FACE),
        ("hello", NO_FACE),
        ("", NO_FACE),
        ("{}", NO_FACE),
        ("[]", NO_FACE),
        ("null", NO_FACE),
        ('{"type":"attach","version":1,"face":"f"}', NO_FACE),
        ('{"type":"attach","version":"1","token":"t","face":"f"}', NO_FACE),
        ('{"type":"attach","version":1,"token":"\\ud800","face":"f"}', NO_FACE),
        ("[" * 60_000, NO_FACE),
        ('{"type":"command","id":1,"name":"x","arguments":' + '{"a":' * 9_000, NO_FACE),
        (b"\xff\xfe\x00garbage", NO_FACE),
        (b"", NO_FACE),
    ],
    ids=lambda value: str(value)[:24],
)
async def test_a_stranger_is_told_why_and_shut_out(
    frame: str | bytes, message: str
) -> None:
    async with hosted() as relay:
        socket = await _socket(relay)
        async with asyncio.timeout(SOON):
            await socket.send(frame)
            answer = from_relay(await socket.recv())
            await socket.wait_closed()

        assert isinstance(answer, Refused)
        assert answer.message == message
        await _still_serves(relay)


async def test_a_wrong_version_does_not_use_up_the_token() -> None:
    async with hosted() as relay:
        token = relay.host.invite()
        for version in (0, VERSION + 1):
            async with await _socket(relay) as socket:
                await socket.send(first_frame(token, version))
                assert isinstance(from_relay(await socket.recv()), Refused)

        async with await _socket(relay) as socket:
            await socket.send(first_frame(token))
            assert not isinstance(from_relay(await socket.recv()), Refused)


async def test_a_huge_first_frame_is_not_read() -> None:
    async with hosted() as relay:
        socket = await _socket(relay)
        async with asyncio.timeout(SOON):
            await socket.send("x" * (host_module.MAX_FRAME + 1))
            with pytest.raises(ConnectionClosed) as closed:
                await socket.recv()

        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1009
        await _still_serves(relay)


async def test_a_stranger_who_says_nothing_is_shut_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(host_module, "ATTACH_WITHIN", 0.2)
    async with hosted() as relay:
        socket = await _socket(relay)
        async with asyncio.timeout(SOON):
            await socket.wait_closed()

        await _still_serves(relay)


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: 127.0.0.1"])
async def test_a_handshake_that_never_ends_is_shut_out(
    monkeypatch: pytest.MonkeyPatch, begun: bytes
) -> None:
    monkeypatch.setattr(host_module, "ATTACH_WITHIN", 0.2)
    async with hosted() as relay:
        reader, writer = await asyncio.open_connection("127.0.0.1", relay.port)
        writer.write(begun)
        async with asyncio.timeout(SOON):
            await reader.read()
        writer.close()

        await _still_serves(relay)


async def test_an_attached_face_that_sends_garbage_is_shut_out_alone() -> None:
    async with hosted() as relay, await relay.attach() as other:
        async with await _socket(relay) as socket:
            await socket.send(first_frame(relay.host.invite()))
            await socket.recv()
            await socket.send('{"type":"command","id":1,"arguments":' + "[" * 60_000)
            async with asyncio.timeout(SOON):
                await socket.wait_closed()

        relay.tell(LAST)
        await Screen().read(other, LAST)


async def _handshake(port: int, *headers: str) -> bytes:
    """Return the status line that a handshake with these headers gets."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    lines = [
        "GET / HTTP/1.1",
        *headers,
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13",
    ]
    writer.write("\r\n".join([*lines, "", ""]).encode())
    async with asyncio.timeout(SOON):
        status = await reader.readline()
    writer.close()
    return status


async def test_a_face_needs_no_more_than_the_right_host() -> None:
    async with hosted() as relay:
        status = await _handshake(relay.port, f"Host: 127.0.0.1:{relay.port}")

    assert b" 101 " in status


@pytest.mark.parametrize(
    "headers",
    [
        ("Host: 127.0.0.1:{port}", "Origin: https://evil.example"),
        ("Host: 127.0.0.1:{port}", "Origin: null"),
        ("Host: 127.0.0.1:{port}", "origin: http://127.0.0.1:{port}"),
        ("Host: evil.example:{port}",),
        ("Host: 127.0.0.1.evil.example:{port}",),
        ("Host: localhost:{port}",),
        ("Host: 127.0.0.1",),
        ("Host: evil.example", "Host: 127.0.0.1:{port}"),
        (),
    ],
    ids=" ".join,
)
async def test_a_web_page_cannot_reach_the_link(headers: tuple[str, ...]) -> None:
    async with hosted() as relay:
        sent = [header.format(port=relay.port) for header in headers]
        status = await _handshake(relay.port, *sent)

        assert b" 101 " not in status
        assert status.split()[1] in {b"400", b"403", b"500"}
        await _still_serves(relay)
