"""Media streams: a one-time token opens one, and nothing else does."""

import asyncio
import json
import secrets
from typing import Any

import pytest
from aiohttp import WSMsgType, WSServerHandshakeError

from talkhint_desktop.relay import limits
from talkhint_desktop.relay.wire.webhook import signature
from tests.peers.entrance import (
    ACCOUNT,
    CALL,
    HOST,
    LINE,
    Entrance,
    call,
    connected,
    entrance,
    media,
    new_call,
    other,
    start,
    stop,
)

WSS = f"wss://{HOST}/twilio/stream"


def _signed(url: str) -> str:
    return signature(url, (), LINE.auth_token)


async def _closed(socket: Any) -> int | None:
    """Read until the server closes; return its code."""
    async with asyncio.timeout(5):
        while True:
            message = await socket.receive()
            if message.type is WSMsgType.CLOSE:
                code: int = message.data
                return code
            if message.type is not WSMsgType.PING:
                closing: int | None = socket.close_code
                return closing


async def test_a_stream_with_its_token_brings_its_frames() -> None:
    async with entrance() as e:
        await e.genuine_call(frames=50)

        (sink,) = e.board.sinks
        assert [m.sequence for m in sink.frames] == list(range(2, 52))
        assert sink.start.account_sid == ACCOUNT
        assert e.board.grants[0].line.name == "line"
        assert sink.bad == []


@pytest.mark.parametrize(
    "url",
    [WSS, WSS + "/", WSS.replace("wss", "https"), f"https://{HOST}/twilio/stream/"],
)
async def test_the_four_spellings_of_a_handshake_are_right(url: str) -> None:
    async with entrance() as e, e.stream(signed=_signed(url)) as socket:
        instance = socket._response.headers["X-TalkHint-Instance"]
        assert instance == "this-run"


async def test_a_handshake_without_a_signature_leaves_it_to_the_token() -> None:
    async with entrance() as e:
        token = await e.token()
        async with e.stream(signed=None) as socket:
            assert "X-TalkHint-Instance" not in socket._response.headers
            await socket.send_str(connected())
            await socket.send_str(start(token))
            await socket.send_str(media())
            await e.board.until(lambda: bool(e.board.sinks and e.board.sinks[0].frames))


WRONG = {
    "empty": "",
    "made up": "x" * 28,
    "of another account": signature(WSS, (), "f" * 32),
    "made with no token": signature(WSS, (), ""),
    "for ws": _signed(WSS.replace("wss", "ws")),
    "for another host": _signed("wss://b.example/twilio/stream"),
    "for a webhook": signature(
        f"https://{HOST}/twilio/inbound", list(call().items()), LINE.auth_token
    ),
    "not ASCII": "ы" * 28,
}


@pytest.mark.parametrize("name", WRONG)
async def test_a_wrong_signature_is_refused_before_the_upgrade(name: str) -> None:
    async with entrance() as e:
        token = await e.token()
        headers = {"X-Twilio-Signature": WRONG[name]}
        with pytest.raises(WSServerHandshakeError) as caught:
            async with e.stream(signed=None, headers=headers):
                pass
        assert caught.value.status == 403
        assert e.board.sinks == []
        assert e.gate.redeem(token, CALL, ACCOUNT)  # the token is not spent


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Host": "evil.example"}, 403),
        ({"Sec-WebSocket-Protocol": "chat"}, 400),
    ],
)
async def test_a_page_in_a_browser_opens_no_stream(
    headers: dict[str, str], status: int
) -> None:
    async with entrance() as e:
        with pytest.raises(WSServerHandshakeError) as caught:
            async with e.stream(headers=headers):
                pass
        assert caught.value.status == status


async def test_without_an_auth_token_there_is_no_stream() -> None:
    async with entrance(other(auth_token="")) as e:
        for signed in (None, signature(WSS, (), "")):
            with pytest.raises(WSServerHandshakeError):
                async with e.stream(signed=signed):
                    pass


async def _begin(e: Entrance, *frames: str) -> int | None:
    """Say these frames on a well signed stream; return how it was closed."""
    async with e.stream() as socket:
        for frame in frames:
            await socket.send_str(frame)
        return await _closed(socket)


async def test_no_token_but_the_call_s_own_fresh_one_opens_a_stream() -> None:
    async with entrance() as e:
        used = await e.token()
        await e.genuine_call()
        async with e.live():
            pass
        known = len(e.board.sinks)
        old = await e.token()
        fresh = await e.token()
        attempts = {
            "no token": start("x").replace('"token"', '"other"'),
            "a made up token": start(secrets.token_urlsafe(32)),
            "an empty token": start(""),
            "a token that was replaced": start(old),
            "another call's token": start(fresh, new_call()),
            "a token shown once": start(fresh),
            "an older call's token": start(used),
            "a lone surrogate": start("\ud800"),
        }
        for name, frame in attempts.items():
            assert await _begin(e, connected(), frame) == 1008, name
        assert len(e.board.sinks) == known

        await e.genuine_call()  # the control: a genuine one still comes in
        assert len(e.board.sinks) == known + 1


async def test_another_account_s_stream_is_refused() -> None:
    async with entrance() as e:
        frame = start(await e.token(), accountSid="AC" + "b" * 32)
        assert await _begin(e, connected(), frame) == 1008


async def test_a_token_is_void_after_a_minute() -> None:
    now = 0.0
    async with entrance(clock=lambda: now) as e:
        late, in_time = new_call(), new_call()
        old = await e.token(late)
        now = 1.0
        fresh = await e.token(in_time)
        now = 60.5
        assert await _begin(e, connected(), start(old, late)) == 1008
        async with e.stream() as socket:
            await socket.send_str(connected())
            await socket.send_str(start(fresh, in_time))
            await e.board.until(lambda: len(e.board.sinks) == 1)


@pytest.mark.parametrize(
    "form",
    [
        {"encoding": "audio/x-alaw", "sampleRate": 8000, "channels": 1},
        {"encoding": "audio/x-mulaw", "sampleRate": 16000, "channels": 1},
        {"encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 2},
        {},
        None,
    ],
)
async def test_audio_of_another_format_is_refused(form: object) -> None:
    async with entrance() as e:
        frame = start(await e.token(), mediaFormat=form)
        assert await _begin(e, connected(), frame) == 1008
        assert e.board.sinks == []


async def test_a_stream_that_the_switchboard_refuses_is_closed() -> None:
    async with entrance() as e:
        e.board.refuses = True
        assert await _begin(e, connected(), start(await e.token())) == 1008


@pytest.mark.parametrize(
    "frames",
    [
        ["start"],
        [media()],
        [stop()],
        [connected(), connected()],
        [connected(), media()],
        [connected(), stop()],
        [connected(), '{"event": "hello"}'],
        ["[]"],
        ["not json"],
        ["[" * 8_000],
        ['{"event": "connected", "x": "' + "x" * 8_200 + '"}'],
    ],
    ids=lambda frames: str(frames)[:40],
)
async def test_a_stream_that_begins_otherwise_is_closed(frames: list[str]) -> None:
    async with entrance() as e:
        token = await e.token()
        said = [start(token) if f == "start" else f for f in frames]
        assert await _begin(e, *said) in {1008, 1006}
        assert e.board.sinks == []


async def test_a_stream_that_says_nothing_is_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "OPENING_SECONDS", 0.2)
    async with entrance() as e:
        assert await _begin(e) == 1008
        assert await _begin(e, connected()) == 1008


@pytest.mark.parametrize("dribbled", [b"", b"\x81\xfe\x01\x80abcd", b"\x89\x80abcd"])
async def test_a_stream_without_a_whole_message_is_closed(
    monkeypatch: pytest.MonkeyPatch, dribbled: bytes
) -> None:
    monkeypatch.setattr(limits, "SILENT_SECONDS", 0.3)
    async with entrance() as e, e.live() as socket:
        transport = socket._response.connection.transport

        async def dribble() -> None:
            transport.write(dribbled)
            while dribbled and not transport.is_closing():
                await asyncio.sleep(0.05)
                transport.write(b"x" if dribbled[:1] == b"\x81" else dribbled)

        async with asyncio.TaskGroup() as tasks:
            task = tasks.create_task(dribble(), name="dribble")
            await e.board.until(lambda: bool(e.board.sinks[0].stops))
            task.cancel()
        assert e.board.sinks[0].stops == [False]


BAD = {
    "a second start": start("x"),
    "a second connected": connected(),
    "a frame of another stream": media(stream_sid="MZ2"),
    "a stop of another stream": stop("MZ2"),
    "no base64": media(payload="!!!!"),
    "base64 with a line end": media(payload="/////w==\n"),
    "no audio": media(payload=""),
    "too much audio": media(payload="/" * 5_400),
    "no track": media(track="sideways"),
    "a negative number": media(-1),
    "a number that is none": media("x"),
    "4301 digits": media("9" * 4_301),
    "13 digits": media("1" * 13),
    "a negative time": media(timestamp="-5"),
    "deep nesting": '{"event":"media","x":' + "[" * 10_000 + "}",
    "NaN": media().replace('"20"', "NaN"),
    "a lone surrogate": media().replace('"MZ1"', '"\\ud800"'),
    "a list": "[]",
    "nothing": "",
    "an object without event": "{}",
}


@pytest.mark.parametrize("name", BAD)
async def test_a_bad_frame_is_passed_over_and_the_stream_lives(name: str) -> None:
    async with entrance() as e, e.live() as socket:
        await socket.send_str(BAD[name])
        await socket.send_str(media(3))
        (sink,) = e.board.sinks
        await e.board.until(lambda: len(sink.frames) == 2)

        assert [m.sequence for m in sink.frames] == [2, 3]
        assert len(sink.bad) == 1
        assert sink.stops == []
        assert len(e.board.grants) == 1


async def test_messages_that_are_news_to_us_do_no_harm() -> None:
    news = [
        {
            "event": "mark",
            "sequenceNumber": "3",
            "streamSid": "MZ1",
            "mark": {"name": "m"},
        },
        {
            "event": "dtmf",
            "streamSid": "MZ1",
            "dtmf": {"track": "inbound_track", "digit": "1"},
        },
        {"event": "weather", "x": [1, None]},
    ]
    async with entrance() as e, e.live() as socket:
        for one in news:
            await socket.send_str(json.dumps(one))
        await socket.send_str(media(3))
        (sink,) = e.board.sinks
        await e.board.until(lambda: len(sink.frames) == 2)
        assert sink.bad == []


async def test_fifty_bad_frames_are_borne_and_one_more_is_not() -> None:
    async with entrance() as e, e.live() as socket:
        (sink,) = e.board.sinks
        for _ in range(50):
            await socket.send_str(media(payload="!!!!"))
        await e.board.until(lambda: len(sink.bad) == 50)
        assert sink.stops == []

        await socket.send_str(media(payload="!!!!"))
        assert await _closed(socket) == 1008
        assert sink.stops == [False]


async def test_a_binary_frame_closes_the_stream() -> None:
    async with entrance() as e, e.live() as socket:
        await socket.send_bytes(b"\xff" * 160)
        assert await _closed(socket) == 1003
        assert e.board.sinks[0].stops == [False]


async def test_after_stop_nothing_counts() -> None:
    async with entrance() as e, e.live() as socket:
        await socket.send_str(stop())
        await socket.send_str(media(3))
        await socket.send_str(start("x"))
        await socket.close()
        (sink,) = e.board.sinks
        assert sink.stops == [True]
        assert len(sink.frames) == 1
        assert sink.bad == []


async def test_frames_that_came_before_the_line_broke_are_not_lost() -> None:
    async with entrance() as e, e.live() as socket:
        for number in range(3, 503):
            await socket.send_str(media(number))
        socket._response.connection.transport.close()
        (sink,) = e.board.sinks
        await e.board.until(lambda: bool(sink.stops))

        assert len(sink.frames) == 501
        assert sink.stops == [False]


async def test_of_two_streams_of_one_call_the_later_one_feeds_it() -> None:
    async with entrance() as e, e.live() as first, e.live() as second:
        older, newer = e.board.sinks
        await first.send_str(media(7))
        await second.send_str(media(8))
        await e.board.until(lambda: len(newer.frames) == 2)

        assert older.stops == [False]
        assert 7 not in [m.sequence for m in older.frames]
        assert newer.stops == []


async def test_streams_of_two_calls_live_side_by_side() -> None:
    async with entrance() as e, e.live(new_call()), e.live(new_call()):
        assert [s.stops for s in e.board.sinks] == [[], []]


async def test_a_replayed_start_opens_no_second_stream() -> None:
    async with entrance() as e:
        token = await e.token()
        async with e.stream() as socket:
            await socket.send_str(connected())
            await socket.send_str(start(token))
            await e.board.until(lambda: len(e.board.sinks) == 1)
            assert await _begin(e, connected(), start(token)) == 1008
            assert e.board.sinks[0].stops == []


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (b"\x81\xfe\x41\x00", 1009),  # 16,640 bytes
        (b"\x81\xff\x00\x00\x00\x00\x00\x50\x00\x00", 1009),  # 5 MiB
        (b"\x81\xff\x7f\xff\xff\xff\xff\xff\xff\xff", 1009),  # 2^63 - 1
        (b"\xc1\x84abcd\x00\x00\x00\x00", 1002),  # compressed
        (b"\x83\x84abcd\x00\x00\x00\x00", 1002),  # unknown opcode
        (b"\x81\x82\x00\x00\x00\x00\xff\xff", 1007),  # no UTF-8
    ],
)
async def test_a_frame_that_breaks_the_protocol_ends_the_stream(
    frame: bytes, code: int
) -> None:
    async with entrance() as e, e.live() as socket:
        socket._response.connection.transport.write(frame + b"abcd" * 8)
        assert await _closed(socket) == code
        await e.board.until(lambda: e.board.sinks[0].stops == [False])
        assert await e.genuine_call() < 2


async def test_a_real_stream_has_the_pace_of_life_and_a_practice_one_more() -> None:
    practice = other(name="practice", auth_token="p" * 43, practice=True)
    async with entrance(LINE, practice) as e:
        async with e.live() as socket:
            for number in range(1_200):
                await socket.send_str(media(number))
            assert await _closed(socket) == 1008
        e.line = practice
        await e.genuine_call(frames=3_000)


async def test_going_down_says_goodbye_at_once() -> None:
    loop = asyncio.get_running_loop()
    async with (
        entrance() as e,
        e.live(new_call()) as polite,
        e.live(new_call()) as deaf,
    ):
        deaf._response.connection.transport.pause_reading()
        reading = loop.create_future()

        async def read() -> None:
            reading.set_result(await _closed(polite))

        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(read(), name="read")
            began = loop.time()
            await e.server.__aexit__(None, None, None)
            assert loop.time() - began < 2
        deaf._response.connection.transport.abort()
        assert reading.result() == 1001
        assert [s.stops for s in e.board.sinks] == [[False], [False]]
