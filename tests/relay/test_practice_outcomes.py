"""What a caller would meet at all kinds of webhooks."""

import socket
from base64 import b64decode
from collections.abc import AsyncIterator

import pytest

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.relay.practice.caller import (
    Account,
    Outcome,
    made_up_sid,
    place_call,
)
from tests.peers.recordings import small_recording
from tests.peers.voice_webhook import DIAL, STREAM, TOKEN, VoiceWebhook, response

FAST = 50.0
ACCOUNT = Account(made_up_sid("AC"), TOKEN)
START = f"<Start>{STREAM}</Start>"


@pytest.fixture
async def hook() -> AsyncIterator[VoiceWebhook]:
    async with VoiceWebhook() as webhook:
        yield webhook


async def called(hook: VoiceWebhook, *, ring_ms: int = 1200) -> Outcome:
    return await place_call(
        small_recording(), hook.url, ACCOUNT, speed=FAST, ring_ms=ring_ms
    )


def codes(outcome: Outcome) -> list[str]:
    return [met.what for met in outcome.met]


async def test_a_good_document_lets_caller_and_agent_talk(hook: VoiceWebhook) -> None:
    hook.says("/voice", response(START + DIAL))

    outcome = await called(hook)

    assert (outcome.kind, outcome.fine, outcome.twilio_error) == ("talked", True, None)
    assert outcome.http_status == 200
    assert outcome.streamed_ms >= 2000
    assert outcome.frames_sent == outcome.streamed_ms // 20 * 2
    assert codes(outcome)[:2] == ["calling", "answered-by-webhook"]


async def test_the_old_deployment_says_goodbye_and_the_caller_is_cut_off(
    hook: VoiceWebhook,
) -> None:
    hook.says("/voice", response("<Say>Thank you for calling. Goodbye.</Say><Hangup/>"))

    outcome = await called(hook)

    assert outcome.kind == "dropped"
    assert "Thank you for calling. Goodbye." in outcome.sentence
    assert codes(outcome)[2:] == ["say", "hangup"]
    assert "Goodbye" in outcome.document


async def test_reject_is_a_busy_tone(hook: VoiceWebhook) -> None:
    hook.says("/voice", response("<Reject/>"))

    outcome = await called(hook)

    assert (outcome.kind, outcome.sentence) == (
        "rejected",
        "The caller hears a busy tone.",
    )


@pytest.mark.parametrize(
    "inside",
    ["", START, "<Hangup/>" + START + DIAL, "<Pause/>", "<say>Hi</say>", "<!-- - -->"],
)
async def test_a_document_with_nothing_lasting_drops_the_caller(
    hook: VoiceWebhook, inside: str
) -> None:
    hook.says("/voice", response(inside))

    outcome = await called(hook)

    assert outcome.kind == "dropped"
    assert not outcome.fine


async def test_a_start_behind_the_hangup_opens_no_stream(hook: VoiceWebhook) -> None:
    hook.says("/voice", response("<Hangup/>" + START))

    await called(hook)

    assert hook.streams == []


async def test_dial_alone_is_a_call_without_a_transcript(hook: VoiceWebhook) -> None:
    hook.says("/voice", response(DIAL))

    outcome = await called(hook)

    assert outcome.kind == "mute"
    assert "no stream was opened" in outcome.sentence
    assert outcome.frames_sent == 0


async def test_a_stream_after_the_dial_comes_too_late(hook: VoiceWebhook) -> None:
    hook.says("/voice", response(DIAL + START))

    assert (await called(hook)).kind == "mute"


async def test_a_refused_stream_is_named_and_the_call_goes_on(
    hook: VoiceWebhook,
) -> None:
    hook.stream_status = 403
    hook.says("/voice", response(START + DIAL))

    outcome = await called(hook)

    assert (outcome.kind, outcome.twilio_error) == ("mute", 31920)
    assert "403" in outcome.sentence
    assert "agent-answered" in codes(outcome)


async def test_a_stream_closed_by_the_server_does_not_end_the_call(
    hook: VoiceWebhook,
) -> None:
    hook.close_stream_after = 60
    hook.says("/voice", response(START + DIAL))

    outcome = await called(hook)

    assert (outcome.kind, outcome.twilio_error) == ("mute", 31921)
    assert codes(outcome).index("stream-closed") < codes(outcome).index("dial-ended")


@pytest.mark.parametrize(
    ("stream", "error"),
    [
        ('<Stream track="both_tracks"/>', 31923),
        ('<Stream url="wss://{host}/stream?token=1" track="both_tracks"/>', 31920),
        ('<Stream url="https://{host}/stream" track="both_tracks"/>', 31922),
        ('<Stream url="ws://calls.example/stream" track="both_tracks"/>', 31922),
        ('<Stream url="wss://&lt;ngrok url&gt;/stream" track="both_tracks"/>', 31923),
        ('<Stream url="wss://{host}/stream" track="both"/>', 31941),
        ('<Stream url="wss://{host}/elsewhere" track="both_tracks"/>', 31920),
        ('<Stream URL="wss://{host}/stream" track="both_tracks"/>', 31923),
    ],
)
async def test_a_stream_that_twilio_cannot_open_leaves_the_call_mute(
    hook: VoiceWebhook, stream: str, error: int
) -> None:
    hook.says("/voice", response(f"<Start>{stream}</Start>{DIAL}"))

    outcome = await called(hook)

    assert (outcome.kind, outcome.twilio_error) == ("mute", error)


@pytest.mark.parametrize("track", ["", ' track="inbound_track"'])
async def test_one_track_is_only_half_a_transcript(
    hook: VoiceWebhook, track: str
) -> None:
    stream = f'<Start><Stream url="wss://{{host}}/stream"{track}/></Start>'
    hook.says("/voice", response(stream + DIAL))

    outcome = await called(hook)

    assert outcome.kind == "mute"
    assert "only one side" in outcome.sentence
    assert hook.streams[0].media("outbound") == []


async def test_connect_blocks_the_agent_until_the_caller_has_said_all(
    hook: VoiceWebhook,
) -> None:
    stream = '<Connect><Stream url="wss://{host}/stream"/></Connect>'
    hook.says("/voice", response(stream + DIAL))

    outcome = await called(hook)

    assert outcome.kind == "no-agent"
    sounds = [b64decode(media["payload"]) for media in hook.streams[0].media("inbound")]
    assert sounds[:100] == [
        small_recording().frame(Speaker.CALLER, number) for number in range(100)
    ]
    assert set(sounds[100:]) <= {b"\xff" * 160}
    assert "ringing-agent" not in codes(outcome)


async def test_after_a_connect_stream_that_the_server_closes_the_dial_comes(
    hook: VoiceWebhook,
) -> None:
    hook.close_stream_after = 10
    stream = '<Connect><Stream url="wss://{host}/stream"/></Connect>'
    hook.says("/voice", response(stream + DIAL))

    assert "agent-answered" in codes(await called(hook))


async def test_connect_gives_no_second_track(hook: VoiceWebhook) -> None:
    hook.says("/voice", response(f"<Connect>{STREAM}</Connect>"))

    outcome = await called(hook)

    assert outcome.twilio_error == 31941
    assert hook.streams == []


async def test_a_phone_that_nobody_answers_is_told(hook: VoiceWebhook) -> None:
    hook.says("/voice", response(START + '<Dial timeout="5">+12025550199</Dial>'))

    outcome = await called(hook, ring_ms=60_000)

    assert outcome.kind == "unanswered"
    assert "Nobody answered" in outcome.sentence


@pytest.mark.parametrize(
    "dial",
    [
        "<Dial/>",
        "<Dial><Number/></Dial>",
        "<Dial>YOUR NUMBER</Dial>",
        "<Dial>+15005550006</Dial>",
    ],
)
async def test_a_dial_that_can_ring_nobody_reaches_nobody(
    hook: VoiceWebhook, dial: str
) -> None:
    hook.says("/voice", response(START + dial))

    outcome = await called(hook)

    assert outcome.kind == "unanswered"
    assert "ringing-agent" not in codes(outcome)


async def test_a_time_limit_cuts_the_talk_off(hook: VoiceWebhook) -> None:
    hook.says("/voice", response(START + '<Dial timeLimit="1">+12025550199</Dial>'))

    assert (await called(hook)).kind == "cut-off"


@pytest.mark.parametrize(
    "verb",
    ["<Enqueue>help</Enqueue>", "<Record/>", "<Dial><Conference>a</Conference></Dial>"],
)
async def test_a_caller_left_waiting_gives_up(hook: VoiceWebhook, verb: str) -> None:
    hook.says("/voice", response(verb))

    outcome = await called(hook)

    assert outcome.kind == "waiting"
    assert codes(outcome)[-1] == "caller-hung-up"


async def test_gather_waits_for_keys_and_then_goes_on(hook: VoiceWebhook) -> None:
    gather = '<Gather timeout="2"><Say>Press one.</Say></Gather>'
    hook.says("/voice", response(START + gather + DIAL))

    outcome = await called(hook)

    assert outcome.kind == "talked"
    assert [c for c in codes(outcome) if c in {"say", "waiting"}] == ["say", "waiting"]


async def test_a_redirect_verb_is_followed(hook: VoiceWebhook) -> None:
    hook.says("/voice", response('<Redirect method="GET">/next</Redirect>'))
    hook.says("/next", response(START + DIAL))

    outcome = await called(hook)

    assert outcome.kind == "talked"
    assert hook.to("/next")[0].method == "GET"
    assert "CallSid=CA" in hook.to("/next")[0].query


async def test_redirects_in_a_circle_come_to_an_end(hook: VoiceWebhook) -> None:
    hook.says("/voice", response("<Redirect/>"))

    outcome = await called(hook)

    assert (outcome.kind, outcome.twilio_error) == ("blocked", 11215)
    assert len(hook.asked) <= 50


async def test_after_a_failed_dial_the_next_verbs_are_spoken(
    hook: VoiceWebhook,
) -> None:
    hook.says("/voice", response("<Dial/><Say>Please call again.</Say>"))

    assert codes(await called(hook))[-2:] == ["say", "end-of-document"]


async def test_the_answer_after_the_dial_is_obeyed(hook: VoiceWebhook) -> None:
    dial = '<Dial action="/after">+12025550199</Dial><Say>never</Say>'
    hook.says("/voice", response(START + dial))
    hook.says("/after", response("<Say>Goodbye.</Say><Hangup/>"))

    outcome = await called(hook)

    assert outcome.kind == "talked"
    assert [met.detail for met in outcome.met if met.what == "say"] == ["Goodbye."]
    (after,) = hook.to("/after")
    assert after.form["DialCallStatus"] == "completed"
    assert after.form["DialCallDuration"] == "2"
    assert after.well_signed


async def test_an_error_after_the_talk_is_told_but_the_talk_stays(
    hook: VoiceWebhook,
) -> None:
    dial = '<Dial action="/after">+12025550199</Dial>'
    hook.says("/voice", response(START + dial))
    hook.says("/after", "oops", status=500)

    outcome = await called(hook)

    assert (outcome.kind, outcome.twilio_error, outcome.fine) == (
        "talked",
        11200,
        False,
    )


@pytest.mark.parametrize(
    ("body", "status", "kind", "error"),
    [
        ("Traceback", 500, "text/plain", 11200),
        ("Not found", 404, "text/html", 11200),
        ("<html><body>Hi</body></html>", 200, "text/html", 12102),
        ("<!DOCTYPE html><html></html>", 200, "text/html", 12100),
        ('{"ok": true}', 200, "application/json", 12300),
        ("<Response/>", 200, None, 12300),
        (" <?xml version='1.0'?><Response/>", 200, "text/xml", 12100),
        ("<Response>a & b</Response>", 200, "text/xml", 12100),
        ("<response/>", 200, "text/xml", 12102),
        ("<Response>" + " " * 70_000 + "</Response>", 200, "text/xml", 11750),
        ("", 308, "text/xml", 11216),
        ("", 302, "text/xml", 11216),
    ],
)
async def test_what_twilio_cannot_take_is_its_error_message_to_the_caller(
    hook: VoiceWebhook, body: str, status: int, kind: str | None, error: int
) -> None:
    hook.says("/voice", body, status=status, content_type=kind)

    outcome = await called(hook)

    assert (outcome.kind, outcome.twilio_error) == ("blocked", error)
    assert outcome.sentence.startswith("The caller hears Twilio's error message.")
    assert outcome.http_status == status


async def test_an_empty_answer_cuts_the_caller_off(hook: VoiceWebhook) -> None:
    hook.says("/voice", "")
    assert (await called(hook)).kind == "dropped"

    hook.says("/voice", "", chunked=True)
    assert (await called(hook)).twilio_error == 11770


async def test_plain_text_is_read_aloud(hook: VoiceWebhook) -> None:
    hook.says("/voice", "It works!", content_type="text/plain")

    outcome = await called(hook)

    assert outcome.sentence == 'The caller hears "It works!" and is cut off.'


async def test_twiml_as_plain_text_or_html_is_obeyed(hook: VoiceWebhook) -> None:
    for kind in ("text/plain; charset=utf-8", "text/html", "application/xml"):
        hook.says("/voice", response(START + DIAL), content_type=kind)
        assert (await called(hook)).kind == "talked"


async def test_nothing_listening_is_the_webhooks_fault() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/voice"

        outcome = await place_call(small_recording(), url, ACCOUNT, speed=FAST)

    assert (outcome.kind, outcome.twilio_error) == ("blocked", 11202)
