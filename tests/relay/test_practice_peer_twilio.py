"""The fake Twilio itself: what it signs is right, what it breaks is broken."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import WSMsgType, web

from tests.peers.twilio import FakeTwilio, Signed, sid
from tests.peers.twilio_stream import BOTH, repeated, swapped, without
from tests.peers.voice_webhook import TOKEN, VoiceWebhook, response

ACCOUNT_SID = "AC" + "1" * 32


@pytest.fixture
async def hook() -> AsyncIterator[VoiceWebhook]:
    async with VoiceWebhook() as webhook:
        yield webhook


def twilio_for(hook: VoiceWebhook) -> FakeTwilio:
    return FakeTwilio(hook.at("/twilio/inbound"), ACCOUNT_SID, TOKEN)


@pytest.mark.parametrize("signed", list(Signed))
async def test_only_a_good_signature_is_good(
    hook: VoiceWebhook, signed: Signed
) -> None:
    async with twilio_for(hook) as twilio:
        await twilio.inbound(sid("CA"), signed)
        (seen,) = hook.asked

    assert seen.well_signed == (signed is Signed.WELL)
    assert seen.form["AccountSid"] == ACCOUNT_SID


async def test_every_callback_has_its_place_and_fields(hook: VoiceWebhook) -> None:
    call_sid = sid("CA")
    async with twilio_for(hook) as twilio:
        await twilio.inbound(call_sid, CallerName=None, From="+1999")
        await twilio.leg_status(call_sid, sid("CA"), "in-progress", 2)
        await twilio.status(call_sid)
        await twilio.dial(call_sid, "busy")
        await twilio.stream_status(call_sid, "stream-error", StreamError="31920")

    assert [seen.path for seen in hook.asked] == [
        "/twilio/inbound",
        "/twilio/status",
        "/twilio/status",
        "/twilio/dial",
        "/twilio/stream-status",
    ]
    assert all(seen.well_signed for seen in hook.asked)
    assert hook.asked[0].form["From"] == "+1999"
    assert hook.asked[1].form["ParentCallSid"] == call_sid
    assert hook.asked[4].form["StreamError"] == "31920"


async def test_the_streams_token_is_found_in_the_document(hook: VoiceWebhook) -> None:
    hook.says("/twilio/inbound", response('<Parameter name="token" value="abc"/>'))
    async with twilio_for(hook) as twilio:
        reply = await twilio.inbound(sid("CA"))

    assert (reply.status, reply.stream_token) == (200, "abc")


async def test_a_whole_stream_is_heard_as_it_was_sent(hook: VoiceWebhook) -> None:
    async with FakeTwilio(hook.at("/inbound"), ACCOUNT_SID, TOKEN) as twilio:
        stream = await twilio.open_stream()
        await stream.send(stream.connected(), stream.start(sid("CA"), "t"))
        await stream.send(*stream.frames(3), stream.stop())
        await stream.close()
    heard = hook.streams[-1]

    assert stream.status == 101
    events = [message["event"] for message in heard.messages]
    assert events == ["connected", "start", *["media"] * 6, "stop"]
    assert heard.messages[1]["start"]["customParameters"] == {"token": "t"}
    assert {
        m["track"] for m in heard.media("inbound") + heard.media("outbound")
    } == set(BOTH)
    numbers = [int(message["sequenceNumber"]) for message in heard.messages[1:]]
    assert numbers == list(range(1, 9))


async def test_frames_can_come_swapped_repeated_and_lost() -> None:
    frames = [{"n": n} for n in range(4)]

    assert [f["n"] for f in swapped(frames)] == [1, 0, 3, 2]
    assert [f["n"] for f in repeated(frames)] == [0, 0, 1, 1, 2, 2, 3, 3]
    assert [f["n"] for f in without(frames, 1, 2)] == [0, 3]


async def _serve(heard: "asyncio.Queue[object]") -> web.AppRunner:
    async def stream(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False, max_msg_size=16_384)
        await socket.prepare(request)
        async for message in socket:
            if message.type is WSMsgType.BINARY:
                await socket.close(code=1003)
            await heard.put(message.data)
        await heard.put(("closed", socket.close_code))
        return socket

    app = web.Application()
    app.router.add_get("/stream", stream)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner


async def test_each_way_to_break_a_stream_arrives_broken() -> None:
    heard: asyncio.Queue[object] = asyncio.Queue()
    runner = await _serve(heard)
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/inbound"
    try:
        async with asyncio.timeout(10), FakeTwilio(url, ACCOUNT_SID, TOKEN) as twilio:
            binary = await twilio.open_stream(Signed.NOT)
            await binary.send_binary(b"\x00")
            assert await binary.closed() == 1003

            giant = await twilio.open_stream()
            await giant.declare(2**40)
            assert await giant.closed() == 1009

            dribbled = await twilio.open_stream()
            await dribbled.dribble("{}", every=0.001, upto=4)
            assert dribbled.is_open
            dribbled.reset()
            assert await dribbled.closed() == 1006

            silent = await twilio.open_stream()
            silent.go_silent()
            await silent.send("still here")
            while await heard.get() != "still here":
                pass
            silent.drop()
    finally:
        await runner.cleanup()
