"""What the relay makes of real requests and real streams."""

import asyncio

import pytest

from talkhint_desktop.core.events import (
    CallEvent,
    CallState,
    Gap,
    Hint,
    Segment,
    Speaker,
    StreamEvent,
    Trouble,
)
from tests.peers.recordings import small_recording
from tests.peers.running_relay import ACCOUNT, AGENT, running_relay, speech
from tests.peers.twilio import FakeTwilio, Signed, sid
from tests.peers.twilio_stream import SILENCE, FakeStream


async def say(
    stream: FakeStream, track: str, frames: list[str], first: int = 0
) -> None:
    for number, payload in enumerate(frames, start=first):
        await stream.send(stream.media(track, number, payload))


async def test_a_call_rings_streams_is_answered_and_ends() -> None:
    async with running_relay() as run:
        call = sid("CA")
        stream = await run.streaming(call)
        await run.told.until(StreamEvent, state="started")
        await run.twilio.leg_status(call, sid("CA"), "in-progress")
        await run.twilio.dial(call, "completed")
        await run.told.until(CallEvent, state=CallState.ENDED)

        steps = [e.state for e in run.told.of(CallEvent)]
        assert steps == ["ringing", "streaming", "connected", "ended"]
        assert run.told.of(StreamEvent, state="stopped")
        stream.drop()


async def test_the_document_streams_both_sides_and_dials_the_agent() -> None:
    async with running_relay() as run:
        reply = await run.twilio.inbound(sid("CA"))

        host = run.relay.public_url.removeprefix("http://")
        assert f'url="wss://{host}/twilio/stream"' in reply.text
        assert 'track="both_tracks"' in reply.text
        assert AGENT in reply.text
        assert reply.headers["X-TalkHint-Instance"] == run.relay.instance


async def test_words_and_a_hint_come_of_what_the_caller_says() -> None:
    lines = {Speaker.CALLER: ["my order has not arrived"]}
    async with running_relay(lines=lines) as run:
        stream = await run.streaming(sid("CA"))
        await say(stream, "inbound", speech(Speaker.CALLER))

        final = await run.told.until(Segment, final=True)
        hint = await run.told.until(Hint)
        assert (final.speaker, final.text) == (
            Speaker.CALLER,
            "my order has not arrived",
        )
        assert final.start_ms < final.end_ms
        assert (hint.headline, hint.card) == (
            "Offer to trace the parcel",
            "cards.md#Late order",
        )
        assert hint.utterance == final.utterance


async def test_the_tracks_are_told_apart_by_the_direction_of_the_call() -> None:
    async with running_relay() as run:
        call = sid("CA")
        reply = await run.twilio.inbound(call, Direction="outbound-api")
        stream = await run.stream_with(call, reply.stream_token)
        await say(stream, "inbound", speech(Speaker.CALLER))

        final = await run.told.until(Segment, final=True)
        assert final.speaker is Speaker.AGENT


async def test_two_calls_at_once_do_not_mix() -> None:
    async with running_relay() as run:
        one, two = sid("CA"), sid("CA")
        first, second = await run.streaming(one), await run.streaming(two)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(say(first, "inbound", speech(Speaker.CALLER, 0)))
            tasks.create_task(say(second, "outbound", speech(Speaker.AGENT, 0)))

        of_one = await run.told.until(Segment, final=True, call_sid=one)
        of_two = await run.told.until(Segment, final=True, call_sid=two)
        assert of_one.speaker is Speaker.CALLER
        assert of_two.speaker is Speaker.AGENT


async def test_frames_out_of_order_come_to_the_recogniser_in_order() -> None:
    async with running_relay() as run:
        call = sid("CA")
        stream = await run.streaming(call)
        frames = [
            stream.media("inbound", number, payload)
            for number, payload in enumerate(speech(Speaker.CALLER))
        ]
        for at in range(0, len(frames) - 1, 2):
            frames[at], frames[at + 1] = frames[at + 1], frames[at]
        await stream.send(*frames)

        straight = sid("CA")
        other = await run.streaming(straight)
        await say(other, "inbound", speech(Speaker.CALLER))
        swapped = await run.told.until(Segment, final=True, call_sid=call)
        in_order = await run.told.until(Segment, final=True, call_sid=straight)
        assert swapped.text == in_order.text
        assert swapped.end_ms == in_order.end_ms


async def test_doubled_frames_count_once() -> None:
    async with running_relay() as run:
        call = sid("CA")
        stream = await run.streaming(call)
        for number, payload in enumerate(speech(Speaker.CALLER)):
            frame = stream.media("inbound", number, payload)
            await stream.send(frame, frame)
        await run.told.until(Segment, final=True)

        pulse = run.relay.calls.live[0].looked()
        assert pulse.doubled_frames >= pulse.caller.frames - 1 > 200
        assert pulse.lost_frames == 0


async def test_a_short_hole_is_filled_so_that_time_stays_true() -> None:
    async with running_relay() as run:
        stream = await run.streaming(sid("CA"))
        frames = speech(Speaker.CALLER)
        await say(stream, "inbound", frames[:40])
        stream.sequence += 20  # Twilio numbered them, the network lost them
        await say(stream, "inbound", frames[60:], first=60)
        final = await run.told.until(Segment, final=True)

        spoken_ms = 20 * len(frames) - 1000
        assert abs(final.end_ms - spoken_ms) < 200
        assert run.told.of(Gap) == []
        assert run.relay.calls.live[0].looked().lost_frames == 20


async def test_a_long_hole_is_a_gap_that_can_be_seen() -> None:
    async with running_relay() as run:
        stream = await run.streaming(sid("CA"))
        frames = speech(Speaker.CALLER)
        await say(stream, "inbound", frames[:60])
        await say(stream, "inbound", frames[60:], first=60 + 200)

        gap = await run.told.until(Gap)
        assert (gap.start_ms, gap.end_ms) == (60 * 20, 260 * 20)
        assert gap.speaker is Speaker.CALLER


async def test_a_second_stream_of_a_call_replaces_the_first_and_time_goes_on() -> None:
    async with running_relay() as run:
        call = sid("CA")
        first = await run.streaming(call)
        await say(first, "inbound", speech(Speaker.CALLER))
        before = await run.told.until(Segment, final=True)
        second = await run.streaming(call)
        await say(second, "inbound", speech(Speaker.CALLER))
        await run.told.until(Segment, final=True, utterance="caller-2")

        after = run.told.of(Segment, final=True)[1]
        assert after.start_ms > before.end_ms
        assert len(run.told.of(StreamEvent, state="started")) == 2
        assert len(run.told.of(CallEvent, state=CallState.RINGING)) == 1


async def test_a_broken_stream_does_not_end_the_call() -> None:
    async with running_relay() as run:
        call = sid("CA")
        stream = await run.streaming(call)
        await run.told.until(StreamEvent, state="started")
        stream.reset()
        await run.told.until(StreamEvent, state="stopped")

        assert [s.call.sid for s in run.relay.calls.live] == [call]
        await run.twilio.status(call, "completed")
        ended = await run.told.until(CallEvent, state=CallState.ENDED)
        assert ended.reason == "completed"


async def test_twilios_own_stop_ends_a_call_that_has_no_other_news() -> None:
    async with running_relay() as run:
        stream = await run.streaming(sid("CA"))
        await stream.send(stream.stop())

        ended = await run.told.until(CallEvent, state=CallState.ENDED)
        assert ended.ended_at is not None


async def test_words_under_way_when_the_caller_hangs_up_still_count() -> None:
    async with running_relay() as run:
        call = sid("CA")
        stream = await run.streaming(call)
        await say(stream, "inbound", speech(Speaker.CALLER, silence_ms=0))
        await run.told.until(Segment, final=False)
        await run.twilio.status(call, "completed")
        await run.told.until(CallEvent, state=CallState.ENDED)

        assert run.told.of(Segment, final=True)
        assert run.aviary.parrots[call].bytes["caller-1"] > 8000


@pytest.mark.parametrize("signed", [s for s in Signed if s is not Signed.WELL])
async def test_a_forged_call_is_refused_and_tells_nothing(signed: Signed) -> None:
    async with running_relay() as run:
        before = len(run.told.events)
        reply = await run.twilio.inbound(sid("CA"), signed)

        assert (reply.status, reply.text) == (403, "")
        assert run.told.events[before:] == []
        assert run.aviary.parrots == {}


async def test_without_an_auth_token_every_call_is_refused() -> None:
    async with running_relay(auth_token="") as run:
        webhook = f"{run.relay.public_url}/twilio/inbound"
        async with FakeTwilio(webhook, ACCOUNT, "") as nobody:
            replies = [await nobody.inbound(sid("CA"), how) for how in Signed]

        assert {reply.status for reply in replies} == {403}
        assert run.told.of(CallEvent) == []


async def test_a_token_opens_one_stream_only() -> None:
    async with running_relay() as run:
        call = sid("CA")
        reply = await run.twilio.inbound(call)
        first = await run.stream_with(call, reply.stream_token)
        await run.told.until(StreamEvent, state="started")
        second = await run.stream_with(call, reply.stream_token)

        assert await second.closed() == 1008
        assert first.is_open
        assert len(run.told.of(StreamEvent)) == 1


async def test_what_came_of_a_brief_sound_is_taken_back() -> None:
    async with running_relay() as run:
        call = sid("CA")
        stream = await run.streaming(call)
        word = speech(Speaker.CALLER)[15:24]  # 180 ms of a word
        quiet = [SILENCE] * 50
        await say(stream, "inbound", [*quiet, *word, *quiet])
        final = await run.told.until(Segment, final=True)

        assert run.told.of(Segment, final=False)
        assert final.text == ""
        assert run.aviary.parrots[call].bytes["caller-1"] > 0


async def test_a_probe_gets_the_document_and_a_stream_but_is_no_call() -> None:
    async with running_relay() as run:
        call = sid("CA")
        reply = await run.twilio.inbound(call, TalkHintProbe="nonce-1")
        stream = await run.stream_with(call, reply.stream_token)
        await say(stream, "inbound", speech(Speaker.CALLER)[:50])
        await stream.send(stream.stop())

        assert reply.status == 200
        assert await stream.closed() in {1000, 1006}
        assert run.told.of(CallEvent) == []
        assert run.aviary.parrots == {}


async def test_twilio_asking_again_for_the_same_call_is_one_call() -> None:
    async with running_relay() as run:
        call = sid("CA")
        first = await run.twilio.inbound(call)
        second = await run.twilio.inbound(call)

        assert first.stream_token != second.stream_token
        assert len(run.told.of(CallEvent, state=CallState.RINGING)) == 1
        old = await run.stream_with(call, first.stream_token)
        assert await old.closed() == 1008
        new = await run.stream_with(call, second.stream_token)
        await run.told.until(StreamEvent, state="started")
        assert new.is_open


async def test_callbacks_of_unknown_and_ended_calls_are_taken_quietly() -> None:
    async with running_relay() as run:
        stranger = await run.twilio.status(sid("CA"), "completed")
        call = sid("CA")
        await run.twilio.inbound(call)
        await run.twilio.status(call, "completed")
        again = await run.twilio.status(call, "in-progress", SequenceNumber="9")

        assert (stranger.status, again.status) == (204, 204)
        assert [e.state for e in run.told.of(CallEvent)] == ["ringing", "ended"]


async def test_a_cap_on_streams_refuses_audio_and_leaves_the_call_alone() -> None:
    async with running_relay(max_calls=1) as run:
        await run.streaming(sid("CA"))
        await run.told.until(StreamEvent, state="started")
        second = await run.streaming(sid("CA"))

        assert await second.closed() == 1008
        assert len(run.relay.calls.live) == 2


async def test_calls_are_interrupted_when_the_relay_ends() -> None:
    async with running_relay() as run:
        await run.streaming(sid("CA"))
        await run.told.until(StreamEvent, state="started")

    assert run.told.of(CallEvent)[-1].state is CallState.INTERRUPTED
    assert [e.state for e in run.told.of(StreamEvent)] == ["started", "stopped"]


async def test_a_call_without_a_stream_is_told_and_the_trouble_ends_with_one() -> None:
    async with running_relay(haste=20) as run:
        call = sid("CA")
        reply = await run.twilio.inbound(call)
        trouble = await run.told.until(Trouble, code="no-stream", cleared=False)
        stream = await run.stream_with(call, reply.stream_token)
        await run.told.until(Trouble, code="no-stream", cleared=True)

        assert trouble.call_sid == call
        assert trouble.remedy
        assert stream.is_open


async def test_audio_that_stops_is_told_and_told_again_when_it_is_back() -> None:
    async with running_relay(haste=20) as run:
        stream = await run.streaming(sid("CA"))
        await stream.send(*stream.frames(10))
        await run.told.until(Trouble, code="no-audio", cleared=False)
        async with asyncio.timeout(5):
            number = 10
            while not run.told.of(Trouble, code="no-audio", cleared=True):
                await stream.send(*stream.frames(1, first=number))
                number += 1
                await asyncio.sleep(0.01)


async def test_one_side_alone_is_told_as_such() -> None:
    async with running_relay() as run:
        stream = await run.streaming(sid("CA"))
        async with asyncio.timeout(20):
            number = 0
            while not run.told.of(Trouble, code="one-side-silent"):
                await stream.send(stream.media("inbound", number))
                number += 1
                await asyncio.sleep(0.003)

        assert not run.told.of(Trouble, code="no-stream")


async def test_a_recogniser_that_fails_is_told_and_stops_no_call() -> None:
    async with running_relay() as run:
        run.aviary.broken = True
        broken = sid("CA")
        stream = await run.streaming(broken)
        trouble = await run.told.until(Trouble, code="transcriber-down")
        run.aviary.broken = False
        well = sid("CA")
        other = await run.streaming(well)
        await say(stream, "inbound", speech(Speaker.CALLER))
        await say(other, "inbound", speech(Speaker.CALLER))
        await run.told.until(Segment, final=True, call_sid=well)
        await run.twilio.status(broken, "completed")
        await run.told.until(CallEvent, state=CallState.ENDED, call_sid=broken)

        assert trouble.call_sid == broken
        assert [s.call.sid for s in run.relay.calls.live] == [well]


async def test_only_twilios_own_request_proves_the_webhook() -> None:
    seen: list[str] = []
    async with running_relay() as run:
        run.relay.on_pulse = lambda stages, _: seen.append(stages[1].proof)
        answered = asyncio.Event()
        async with asyncio.TaskGroup() as tasks:
            job = run.relay.practise(small_recording(0.5), 5.0, sid("CA"), answered.set)
            tasks.create_task(job)
        await run.told.until(CallEvent, state=CallState.ENDED)
        practised = set(seen)
        await run.twilio.inbound(sid("CA"))
        async with asyncio.timeout(5):
            while seen[-1] != "signed-request":
                await asyncio.sleep(0.02)

    assert practised == {"no-request-yet"}


async def test_why_twilio_could_not_stream_is_told_in_plain_words() -> None:
    async with running_relay() as run:
        call = sid("CA")
        await run.twilio.inbound(call)
        error = "31920 - Stream: handshake error"
        await run.twilio.stream_status(call, "stream-error", StreamError=error)
        told = await run.told.until(Trouble, code="no-stream", cleared=False)

        assert "the stream's server refused it" in told.message
