"""The practice caller's stream, message by message, against Twilio's rules."""

import asyncio
import base64
import json
import time

import pytest
from twilio.request_validator import RequestValidator

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.core.twiml import Verb
from talkhint_desktop.relay.practice.caller import Account, Met, made_up_sid, place_call
from talkhint_desktop.relay.practice.target import (
    StreamRefusedError,
    target_of,
    tracks_of,
)
from talkhint_desktop.relay.wire import twilio as words
from tests.peers.recordings import small_recording
from tests.peers.voice_webhook import DIAL, TOKEN, HeardStream, VoiceWebhook, response

ACCOUNT = Account(made_up_sid("AC"), TOKEN)
STREAM = (
    '<Start><Stream name="hints" url="wss://{host}/stream" track="both_tracks" '
    'statusCallback="/stream-status">'
    '<Parameter name="token" value="secret"/></Stream></Start>'
)


async def streamed(hook: VoiceWebhook, *, speed: float = 50.0) -> HeardStream:
    hook.says("/voice", response(STREAM + DIAL))
    await place_call(small_recording(), hook.url, ACCOUNT, speed=speed)
    return hook.streams[0]


async def test_the_handshake_is_twilios() -> None:
    async with VoiceWebhook() as hook:
        headers = (await streamed(hook)).headers

    validator = RequestValidator(TOKEN)
    wanted = validator.compute_signature(f"wss://{hook.host}/stream", {})
    assert headers["X-Twilio-Signature"] == wanted
    assert headers["User-Agent"] == "Twilio.TmeWs/1.0"
    absent = ("Origin", "Sec-WebSocket-Extensions", "Sec-WebSocket-Protocol", "Cookie")
    assert [name for name in absent if name in headers] == []


async def test_connected_and_start_come_first_and_stop_last() -> None:
    async with VoiceWebhook() as hook:
        messages = (await streamed(hook)).messages

    events = [message["event"] for message in messages]
    assert events[:2] == ["connected", "start"]
    assert set(events[2:-1]) == {"media"}
    assert events[-1] == "stop"
    begun = messages[1]["start"]
    assert begun["accountSid"] == ACCOUNT.account_sid
    assert begun["tracks"] == ["inbound", "outbound"]
    assert begun["customParameters"] == {"token": "secret"}
    assert begun["mediaFormat"] == {
        "encoding": "audio/x-mulaw",
        "sampleRate": 8000,
        "channels": 1,
    }
    assert messages[-1]["stop"]["callSid"] == begun["callSid"]


async def test_every_message_is_numbered_and_every_track_keeps_its_own_time() -> None:
    async with VoiceWebhook() as hook:
        stream = await streamed(hook)

    numbers = [int(message["sequenceNumber"]) for message in stream.messages[1:]]
    assert numbers == list(range(1, len(numbers) + 1))
    for track in ("inbound", "outbound"):
        media = stream.media(track)
        assert [m["chunk"] for m in media] == [str(n + 1) for n in range(len(media))]
        assert [m["timestamp"] for m in media] == [
            str(n * 20) for n in range(len(media))
        ]


async def test_both_tracks_are_silent_until_the_agent_answers_and_then_aligned() -> (
    None
):
    recording = small_recording()
    async with VoiceWebhook() as hook:
        stream = await streamed(hook)

    sounds = {
        track: [base64.b64decode(m["payload"]) for m in stream.media(track)]
        for track in ("inbound", "outbound")
    }
    before = sounds["inbound"].index(recording.frame(Speaker.CALLER, 0))
    after = before + recording.frames
    assert before > 0
    for track, speaker in (("inbound", Speaker.CALLER), ("outbound", Speaker.AGENT)):
        assert set(sounds[track][:before]) == {b"\xff" * 160}
        assert sounds[track][before:after] == [
            recording.frame(speaker, n) for n in range(recording.frames)
        ]
        assert set(sounds[track][after:]) <= {b"\xff" * 160}


async def test_our_own_relay_understands_every_message() -> None:
    async with VoiceWebhook() as hook:
        hook.says("/voice", response(STREAM + DIAL))
        await place_call(small_recording(0.2), hook.url, ACCOUNT, speed=50)
        messages = hook.streams[0].messages

    kinds = [type(words.parse(json.dumps(message))) for message in messages]
    assert kinds[:2] == [words.Connected, words.Start]
    assert kinds[-1] is words.Stop


async def test_frames_come_in_the_time_of_life_and_do_not_drift() -> None:
    async with VoiceWebhook() as hook:
        hook.says("/voice", response(STREAM + DIAL))
        before = time.monotonic()
        outcome = await place_call(
            small_recording(1.0), hook.url, ACCOUNT, ring_ms=200, speed=1
        )
        took = time.monotonic() - before

    assert outcome.fine
    assert 1.2 <= took < 5
    # A frame is due 20 ms after the one before, however late that one was.
    assert 1000 <= outcome.streamed_ms <= took * 1000


async def test_stream_callbacks_tell_start_and_stop() -> None:
    async with VoiceWebhook() as hook:
        await streamed(hook)
        reports = hook.to("/stream-status")

    assert [r.form["StreamEvent"] for r in reports] == [
        "stream-started",
        "stream-stopped",
    ]
    assert all(r.well_signed and r.form["StreamName"] == "hints" for r in reports)


async def test_a_refused_stream_is_told_to_the_callback_with_twilios_number() -> None:
    async with VoiceWebhook() as hook:
        hook.stream_status = 404
        hook.says("/voice", response(STREAM + DIAL))
        await place_call(small_recording(), hook.url, ACCOUNT, speed=50)
        (report,) = hook.to("/stream-status")

    assert report.form["StreamEvent"] == "stream-error"
    assert report.form["StreamError"].startswith("31920")


@pytest.mark.parametrize(("said", "number"), [("{}", "31951"), (b"\x00", "31950")])
async def test_a_server_that_talks_on_a_one_way_stream_is_warned_of_once(
    said: str | bytes, number: str
) -> None:
    met: list[Met] = []
    async with VoiceWebhook() as hook:
        hook.say_on_stream = said
        hook.says("/voice", response(STREAM + DIAL))
        outcome = await place_call(
            small_recording(), hook.url, ACCOUNT, speed=50, on_met=met.append
        )

    (warning,) = [one for one in met if one.what == "stream-warned"]
    assert number in warning.detail
    assert outcome.fine


async def test_stop_ends_the_stream_and_the_call_goes_on() -> None:
    stop = '<Pause length="1"/><Stop><Stream name="hints"/></Stop>'
    async with VoiceWebhook() as hook:
        hook.says("/voice", response(STREAM + stop + DIAL))
        outcome = await place_call(small_recording(), hook.url, ACCOUNT, speed=50)
        stopped = hook.streams[0].messages[-1]

    assert stopped["event"] == "stop"
    assert outcome.kind == "mute"
    assert "agent-answered" in [met.what for met in outcome.met]


async def test_two_streams_are_both_served() -> None:
    async with VoiceWebhook() as hook:
        hook.says("/voice", response(STREAM + STREAM + DIAL))
        outcome = await place_call(small_recording(), hook.url, ACCOUNT, speed=50)

    assert outcome.fine
    assert len({s.messages[1]["streamSid"] for s in hook.streams}) == 2


async def test_a_server_that_does_not_read_cannot_hold_the_call() -> None:
    async with VoiceWebhook() as hook:
        hook.read_streams = False
        hook.says("/voice", response(STREAM + DIAL))
        recording = small_recording(240)
        outcome = await place_call(recording, hook.url, ACCOUNT, speed=100)
        hook.stop_reading.set()

    assert (outcome.kind, outcome.twilio_error) == ("mute", 31930)


async def test_a_cancelled_call_is_hung_up_within_a_second() -> None:
    async with VoiceWebhook() as hook:
        hook.says(
            "/voice",
            response(
                STREAM
                + DIAL.replace(
                    "<Number>",
                    '<Number statusCallback="/leg" statusCallbackEvent="completed">',
                )
            ),
        )
        answered = asyncio.Event()

        def met(one: Met) -> None:
            if one.what == "agent-answered":
                answered.set()

        async def calling() -> None:
            await place_call(
                small_recording(60),
                hook.url,
                ACCOUNT,
                ring_ms=100,
                status_callback=hook.at("/status"),
                on_met=met,
            )

        async with asyncio.TaskGroup() as tasks:
            call = tasks.create_task(calling())
            await answered.wait()
            before = time.monotonic()
            call.cancel()
            await asyncio.wait([call])
            took = time.monotonic() - before
        async with asyncio.timeout(2):
            await hook.streams[0].ended.wait()

    assert call.cancelled()
    assert took < 1
    assert hook.streams[0].messages[-1]["event"] == "stop"
    assert [a.form["CallStatus"] for a in hook.to("/leg")] == ["completed"]
    assert [a.form["CallStatus"] for a in hook.to("/status")] == ["completed"]


WEBHOOK = "http://127.0.0.1:8080/twilio/inbound"


@pytest.mark.parametrize(
    ("written", "webhook", "signed", "dialled"),
    [
        ("wss://a.example/s", "https://a.example/v", "wss://a.example/s", None),
        ("wss://127.0.0.1:8080/s", WEBHOOK, None, "ws://127.0.0.1:8080/s"),
        ("wss://localhost:8080/s", WEBHOOK, None, "ws://localhost:8080/s"),
        ("wss://127.0.0.1:9999/s", WEBHOOK, None, "wss://127.0.0.1:9999/s"),
        ("wss://127.0.0.1:8080/s", WEBHOOK.replace("http", "https"), None, None),
        ("ws://127.0.0.1:9999/s", WEBHOOK, None, None),
        ("/s", "https://a.example/v/w?x=1", "wss://a.example/s", "wss://a.example/s"),
        (" wss://a.example/s\n", WEBHOOK, "wss://a.example/s", "wss://a.example/s"),
    ],
)
def test_a_stream_address_leads_where_twilio_would_go(
    written: str, webhook: str, signed: str | None, dialled: str | None
) -> None:
    target = target_of(written, webhook)

    assert target.signed == (signed or written)
    assert target.dialled == (dialled or written)


@pytest.mark.parametrize(
    ("written", "error"),
    [
        ("", 31923),
        ("ws://192.168.1.2/s", 31922),
        ("http://127.0.0.1/s", 31922),
        ("wss://a.example/s?t=1", 31920),
        ("wss://a b/s", 31923),
        ("wss://[::1/s", 31923),
        ("wss://a.example:99999/s", 31923),
        ("wss:///s", 31923),
    ],
)
def test_a_stream_address_that_twilio_refuses_has_its_number(
    written: str, error: int
) -> None:
    with pytest.raises(StreamRefusedError) as refused:
        target_of(written, WEBHOOK)

    assert refused.value.twilio_error == error


def test_without_a_track_twilio_sends_the_callers() -> None:
    assert tracks_of(Verb("Stream")) == ("inbound",)
    assert tracks_of(Verb("Stream", {"track": "both"})) == ()
