"""While listening is paused nothing is heard, and the clock stays true."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.events import (
    CallEvent,
    CallState,
    Gap,
    Pause,
    Segment,
    Speaker,
    StreamEvent,
    Trouble,
)
from talkhint_desktop.relay.track import Begun, GoesOn, Happening, Missing, Track
from talkhint_desktop.relay.wire.mulaw import SILENCE
from tests.peers.running_relay import Running, running_relay, speech
from tests.peers.twilio import sid
from tests.peers.twilio_stream import SILENCE as SILENT_FRAME
from tests.peers.twilio_stream import FakeStream

FRAME_MS, WINDOW_MS = 20, 32


async def say(
    stream: FakeStream, track: str, frames: Sequence[str], first: int = 0
) -> None:
    for number, payload in enumerate(frames, start=first):
        await stream.send(stream.media(track, number, payload))


async def heard(run: Running, count: int, call: int = 0) -> None:
    """Wait until the call has taken so many frames of the caller."""
    session = run.relay.calls.live[call]
    async with asyncio.timeout(10):
        while session.looked().caller.frames < count:
            await asyncio.sleep(0.005)


async def test_words_before_a_pause_come_to_their_final_and_later_ones_do_not() -> None:
    async with running_relay() as run:
        call = sid("CA")
        stream = await run.streaming(call)
        frames = speech(Speaker.CALLER, silence_ms=0)
        await say(stream, "inbound", frames[:60])
        await run.told.until(Segment, final=False)
        await heard(run, 60)
        run.relay.pausing.pause(60)
        final = await run.told.until(Segment, final=True)
        parrot = run.aviary.parrots[call]
        before = dict(parrot.bytes)
        await say(stream, "inbound", frames, first=60)
        await heard(run, 60 + len(frames))

    assert final.text
    assert parrot.bytes == before
    assert len(run.told.of(Segment, final=True)) == 1


async def test_after_a_pause_words_have_twilios_time_and_the_gap_spans_it() -> None:
    async with running_relay() as run:
        call = sid("CA")
        stream = await run.streaming(call)
        frames = speech(Speaker.CALLER)
        await say(stream, "inbound", frames)
        first = await run.told.until(Segment, final=True)
        await heard(run, len(frames))
        run.relay.pausing.pause(60)
        await say(stream, "inbound", frames, first=len(frames))
        await heard(run, 2 * len(frames))
        run.relay.pausing.go_on()
        await say(stream, "inbound", frames, first=2 * len(frames))
        second = await run.told.until(Segment, final=True, utterance="caller-2")

    span = len(frames) * FRAME_MS
    gaps = run.told.of(Gap)
    assert [(g.start_ms, g.end_ms, g.cause) for g in gaps] == [
        (span, 2 * span, "paused")
    ]
    assert abs(second.start_ms - first.start_ms - 2 * span) <= WINDOW_MS


async def test_a_pause_is_told_with_its_end_and_goes_on_by_itself() -> None:
    async with running_relay(haste=20) as run:
        run.relay.pausing.pause(10)
        paused = await run.told.until(Pause, paused=True)
        went_on = await run.told.until(Pause, paused=False)

    assert paused.until
    wanted = datetime.fromisoformat(paused.until) - datetime.fromisoformat(paused.at)
    assert wanted.total_seconds() == 10
    assert went_on.until is None
    assert not run.relay.pausing.paused


async def test_a_second_pause_prolongs_and_a_shorter_one_does_not() -> None:
    async with running_relay() as run:
        for seconds in (60, 10, 300):
            run.relay.pausing.pause(seconds)
        run.relay.pausing.go_on()
        run.relay.pausing.go_on()

    told = run.told.of(Pause)
    assert [p.paused for p in told] == [True, True, False]
    assert told[0].until is not None
    assert told[1].until is not None
    assert told[0].until < told[1].until


async def test_a_call_that_begins_in_a_pause_is_not_heard_either() -> None:
    async with running_relay() as run:
        run.relay.pausing.pause(60)
        call = sid("CA")
        stream = await run.streaming(call)
        await run.told.until(StreamEvent, state="started")
        frames = speech(Speaker.CALLER)
        await say(stream, "inbound", frames)
        await heard(run, len(frames))
        await run.twilio.status(call, "completed")
        await run.told.until(CallEvent, state=CallState.ENDED)
        run.relay.pausing.go_on()

    assert run.told.of(Segment) == []
    gaps = run.told.of(Gap)
    assert [(g.start_ms, g.end_ms) for g in gaps] == [(0, len(frames) * FRAME_MS)]
    order = [type(e) for e in run.told.events if isinstance(e, Gap | CallEvent)]
    assert order[-2:] == [Gap, CallEvent]


async def test_a_stream_that_is_replaced_in_a_pause_leaves_one_gap_per_side() -> None:
    async with running_relay() as run:
        call = sid("CA")
        first = await run.streaming(call)
        frames = speech(Speaker.CALLER)[:50]
        await first.send(*first.frames(10))
        await heard(run, 10)
        run.relay.pausing.pause(60)
        await say(first, "inbound", frames, first=10)
        await heard(run, 60)
        second = await run.streaming(call)
        await say(second, "inbound", frames)
        await heard(run, 110)
        run.relay.pausing.go_on()

    gaps = {g.speaker: (g.start_ms, g.end_ms) for g in run.told.of(Gap)}
    assert gaps == {Speaker.CALLER: (200, 2200)}
    assert run.told.of(Segment) == []


async def test_in_a_pause_levels_are_shown_and_no_side_claims_to_listen() -> None:
    stages: list[dict[str, str]] = []
    async with running_relay() as run:
        run.relay.on_pulse = lambda path, _: stages.append(
            {stage.name: stage.proof for stage in path}
        )
        stream = await run.streaming(sid("CA"))
        await run.told.until(StreamEvent, state="started")
        run.relay.pausing.pause(60)
        frames = speech(Speaker.CALLER, silence_ms=0)
        await say(stream, "inbound", frames)
        await heard(run, len(frames))
        pulse = run.relay.calls.live[0].looked()
        async with asyncio.timeout(5):
            while not stages or stages[-1]["stream"] != "frames":
                await asyncio.sleep(0.01)

    assert pulse.paused
    assert pulse.caller.level > 0
    assert {stages[-1][name] for name in ("caller", "words")} == {"off"}


async def test_a_recogniser_that_is_silent_is_no_trouble_in_a_pause() -> None:
    async with running_relay(haste=20) as run:
        call = sid("CA")
        stream = await run.streaming(call)
        await run.told.until(StreamEvent, state="started")
        run.aviary.parrots[call].mute = True
        frames = speech(Speaker.CALLER, silence_ms=0)
        await say(stream, "inbound", frames)
        await heard(run, len(frames))
        run.relay.pausing.pause(3600)
        assert run.relay.calls.live[0].looked().speech_without_words_ms == 0
        run.relay.pausing.go_on()
        late = await run.told.until(Trouble, code="transcriber-silent")

    assert late.call_sid == call


async def test_frames_held_for_a_missing_one_are_not_heard_after_the_pause() -> None:
    async with running_relay() as run:
        call = sid("CA")
        stream = await run.streaming(call)
        await say(stream, "inbound", [SILENT_FRAME] * 5)
        await heard(run, 5)
        run.relay.pausing.pause(60)
        stream.sequence += 1  # lost on the way: the next ones wait for it
        await say(stream, "inbound", speech(Speaker.CALLER)[30:34], first=6)
        await run.twilio.inbound(sid("CA"))  # behind them, on the same loop
        run.relay.pausing.go_on()
        pulse = run.relay.calls.live[0].looked()

    assert pulse.caller.frames == 9
    assert run.told.of(Gap)[0].end_ms == 10 * FRAME_MS


# The track alone: any pauses, any holes; what was said when is known by bytes.


@dataclass
class Loudness:
    """Takes every window that is not all silence for voice."""

    _rest: bytes = b""

    def feed(self, mulaw: bytes) -> list[float]:
        self._rest += mulaw
        size, found = WINDOW_MS * 8, []
        while len(self._rest) >= size:
            window, self._rest = self._rest[:size], self._rest[size:]
            found.append(float(window.strip(SILENCE) != b""))
        return found


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("speech"), st.integers(15, 60)),
        st.tuples(st.just("silence"), st.integers(1, 60)),
        st.tuples(st.just("hole"), st.integers(1, 80)),
        st.tuples(st.just("pause"), st.just(0)),
        st.tuples(st.just("go-on"), st.just(0)),
    ),
    max_size=14,
)


@given(steps=STEPS, jitter=st.integers(0, 7))
def test_nothing_of_a_pause_is_heard_and_every_word_has_twilios_time(
    steps: list[tuple[str, int]], jitter: int
) -> None:
    track = Track(Speaker.CALLER, Loudness)  # type: ignore[arg-type]
    at, paused = 0, False
    secret, spoken_at = bytes([1]) * 160, list[int]()
    told: list[Happening] = []
    for what, count in [*steps, ("go-on", 0), ("silence", 60)]:
        match what:
            case "pause":
                told += track.paused()
                paused = True
            case "go-on":
                told += track.went_on()
                paused = False
            case "hole":
                at += count
            case _:
                if what == "speech" and not paused:
                    spoken_at.append(at * FRAME_MS)
                voice = secret if paused else bytes([2]) * 160
                for _ in range(count):
                    sound = voice if what == "speech" else SILENCE * 160
                    told += track.arrived(sound, at * FRAME_MS + jitter)
                    at += 1

    begun = [t for t in told if isinstance(t, Begun)]
    audio = b"".join(t.audio for t in told if isinstance(t, Begun | GoesOn))
    assert secret[:1] not in audio
    for one in begun:
        # Speech that goes on over a hole or a long turn begins anew in it.
        before = [s for s in spoken_at if s - WINDOW_MS <= one.start_ms]
        assert before, "nobody had spoken yet"
    gaps = [t for t in told if isinstance(t, Missing) and t.cause == "paused"]
    assert all(g.start_ms < g.end_ms for g in gaps)
    assert all(a.end_ms <= b.start_ms for a, b in pairwise(gaps))
    assert not any(g.start_ms < b.start_ms < g.end_ms for g in gaps for b in begun)


@given(
    before=st.integers(0, 100),
    paused=st.integers(1, 3000),
    after=st.integers(0, 100),
    jitter=st.integers(0, 7),
)
def test_the_first_word_after_a_pause_begins_when_twilio_says(
    before: int, paused: int, after: int, jitter: int
) -> None:
    track = Track(Speaker.CALLER, Loudness)  # type: ignore[arg-type]
    told: list[Happening] = []
    at = 0

    def frames(count: int, sound: bytes) -> None:
        nonlocal at
        for _ in range(count):
            told.extend(track.arrived(sound * 160, at * FRAME_MS + jitter))
            at += 1

    frames(before, SILENCE)
    told += track.paused()
    frames(paused, b"\x01")
    told += track.went_on()
    frames(after, SILENCE)
    spoken_ms = at * FRAME_MS + jitter
    frames(30, b"\x02")

    begun = next(t for t in told if isinstance(t, Begun))
    assert spoken_ms - WINDOW_MS - FRAME_MS < begun.start_ms <= spoken_ms
    gap = next(t for t in told if isinstance(t, Missing))
    first = jitter if before else 0
    assert gap == Missing(
        before * FRAME_MS + first, (before + paused) * FRAME_MS + jitter, "paused"
    )
