"""The OpenAI stand-in transcribes, and refuses, as the vendor does."""

import json
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soxr
from websockets.exceptions import ConnectionClosed

from tests.peers.openai_audio import marked_track, recorded_track
from tests.peers.openai_caller import calling, config, configured
from tests.peers.openai_peer import OpenAIPeer
from tests.peers.openai_script import Script

SHARED = Path(__file__).parents[3] / "shared"
TRACK = marked_track(
    3000, [(110, "my"), (300, "order"), (900, "never"), (1200, "came"), (2500, "ok")]
)


async def test_a_session_opens_and_answers_an_update_with_all_that_is_in_force() -> (
    None
):
    async with OpenAIPeer() as peer, calling(peer) as caller:
        created = await caller.next()
        updated = await caller.configure(languages=["en"])

    assert created["type"] == "session.created"
    assert created["session"]["expires_at"] > time.time() + 3500
    assert updated["session"]["id"] == created["session"]["id"]
    assert updated["session"]["audio"]["input"] == {
        "format": {"type": "audio/pcmu"},
        "noise_reduction": None,
        "transcription": {"model": "gpt-live-transcribe", "languages": ["en"]},
        "turn_detection": None,
    }
    assert peer.sessions_updated == 1


async def test_words_come_while_audio_comes_and_the_final_on_commit() -> None:
    async with OpenAIPeer([TRACK]) as peer, configured(peer) as caller:
        await caller.hear(TRACK.frames(0, 400))
        first, second = await caller.next(), await caller.next()
        await caller.say("input_audio_buffer.commit")
        committed = await caller.next()
        final = await caller.next_of(".completed")

    assert [first["delta"], second["delta"]] == ["my ", "order "]
    assert final["transcript"] == "my order"
    assert final["usage"] == {"type": "duration", "seconds": 0.4}
    ids = {event["item_id"] for event in (first, second, committed, final)}
    assert len(ids) == 1


async def test_turns_are_chained_by_the_item_before() -> None:
    async with OpenAIPeer([TRACK]) as peer, configured(peer) as caller:
        await caller.hear(TRACK.frames(0, 400))
        await caller.say("input_audio_buffer.commit")
        first = await caller.next_of(".committed")
        await caller.hear(TRACK.frames(400, 1400))
        await caller.say("input_audio_buffer.commit")
        second = await caller.next_of(".committed")

    assert first["previous_item_id"] is None
    assert second["previous_item_id"] == first["item_id"]


async def test_audio_that_is_sent_again_is_heard_again_on_any_connection() -> None:
    async with OpenAIPeer([TRACK]) as peer:
        async with configured(peer) as caller:
            before = await caller.turn(TRACK.frames(800, 1400))
        async with configured(peer) as caller:
            after = await caller.turn(TRACK.frames(800, 1400))

    assert before == after == "never came"
    assert [c.ledger.finals for c in peer.connections] == [[before], [after]]


async def test_audio_that_is_lost_is_missing_in_the_words() -> None:
    frames = TRACK.frames(0, 1400)

    async with OpenAIPeer([TRACK]) as peer, configured(peer) as caller:
        heard = await caller.turn(frames[:10] + frames[30:])

    assert heard == "my never came"


async def test_what_was_cleared_is_not_transcribed() -> None:
    async with OpenAIPeer([TRACK]) as peer, configured(peer) as caller:
        await caller.hear(TRACK.frames(0, 400))
        await caller.say("input_audio_buffer.clear")
        await caller.next_of(".cleared")

        assert await caller.turn(TRACK.frames(800, 1400)) == "never came"


async def test_half_a_word_before_a_clear_and_half_after_make_no_word() -> None:
    frame = TRACK.frames(100, 120)[0]

    async with OpenAIPeer([TRACK]) as peer, configured(peer) as caller:
        await caller.hear([frame[:80]])
        await caller.say("input_audio_buffer.clear")

        assert await caller.turn([frame[80:], *TRACK.frames(800, 1400)]) == (
            "never came"
        )


async def test_each_track_is_heard_on_whatever_connection_carries_it() -> None:
    other = marked_track(1000, [(500, "hello")], number=1)

    async with OpenAIPeer([TRACK, other]) as peer, configured(peer) as caller:
        mixed = await caller.turn([*other.frames(), *TRACK.frames(0, 400)])

    assert mixed == "hello my order"


async def test_marks_live_through_resampling_to_24_khz() -> None:
    pcm = soxr.resample(_linear(TRACK.audio), 8000, 24000).tobytes()

    async with (
        OpenAIPeer([TRACK]) as peer,
        configured(peer, encoding="audio/pcm") as caller,
    ):
        chunks = [pcm[i : i + 1234] for i in range(0, len(pcm), 1234)]
        heard = await caller.turn(chunks)

    assert heard == "my order never came ok"
    assert peer.connections[0].ledger.audio_ms == pytest.approx(3000, abs=1)


async def test_real_speech_is_known_again_by_its_bytes() -> None:
    call = SHARED / "audio" / "order"
    if not call.is_dir():
        pytest.skip("no recorded call beside the tree")
    segments = json.loads((call / "reference.json").read_text())["segments"]
    spoken = [
        (s["start_ms"], s["end_ms"], s["text"])
        for s in segments
        if s["track"] == "caller" and s["end_ms"] < 20_000
    ]
    track = recorded_track((call / "caller.ulaw").read_bytes(), spoken)

    async with OpenAIPeer([track]) as peer, configured(peer) as caller:
        heard = await caller.turn(track.frames(0, 20_000))

    assert heard == " ".join(text for _, _, text in spoken)


async def test_models_of_the_older_family_say_their_deltas_after_the_turn() -> None:
    model = "gpt-4o-transcribe"
    async with OpenAIPeer([TRACK]) as peer, configured(peer, model=model) as caller:
        await caller.hear(TRACK.frames(0, 400))
        await caller.say("input_audio_buffer.commit")
        events = await caller.until(".completed")

    kinds = [event["type"].rpartition(".")[2] for event in events]
    assert kinds == ["committed", "added", "done", "delta", "delta", "completed"]


async def test_logprobs_come_where_they_were_asked_for() -> None:
    async with OpenAIPeer([TRACK]) as peer:
        peer.every_connection(Script(logprob=-2.5))
        async with configured(peer, include=True) as caller:
            await caller.hear(TRACK.frames(0, 400))
            delta = await caller.next_of(".delta")

    assert [log["logprob"] for log in delta["logprobs"]] == [-2.5]


async def test_a_commit_of_less_than_100_ms_is_refused_but_no_violation() -> None:
    async with OpenAIPeer([TRACK]) as peer, configured(peer) as caller:
        await caller.hear(TRACK.frames(0, 80))
        await caller.say("input_audio_buffer.commit", event_id="mine")
        error = (await caller.next_of("error"))["error"]

    assert error["code"] == "input_audio_buffer_commit_empty"
    assert error["event_id"] == "mine"
    assert "80.00ms" in error["message"]
    assert peer.violations == []


WRONG: list[tuple[dict[str, Any], str, str | None]] = [
    ({"vad": {"type": "server_vad"}}, "invalid_value", "turn_detection"),
    ({"language": "en", "languages": ["en"]}, "invalid_parameter", "languages"),
    ({"languages": ["en-US"]}, "invalid_value", "languages"),
    ({"model": "whisper-1", "languages": ["en"]}, "invalid_parameter", "languages"),
    ({"keywords": ["<b>"]}, "invalid_value", "keywords"),
    ({"keywords": ["a\nb"]}, "invalid_value", "keywords"),
    ({"model": "gpt-realtime-whisper", "prompt": "x"}, "invalid_parameter", "prompt"),
    ({"model": "gpt-9"}, "invalid_model", None),
    ({"temperature": 0}, "unknown_parameter", "temperature"),
    ({"delay": "soon"}, "invalid_value", "delay"),
    ({"encoding": "g711_ulaw"}, "invalid_value", "format"),
]


@pytest.mark.parametrize(("words", "code", "param"), WRONG)
async def test_an_update_that_the_vendor_refuses_is_refused(
    words: dict[str, Any], code: str, param: str | None
) -> None:
    async with OpenAIPeer() as peer, calling(peer) as caller:
        await caller.next()
        await caller.say("session.update", session=config(**words))
        error = (await caller.next())["error"]

    assert error["code"] == code
    assert (error["param"] or "").rpartition(".")[2] == (param or "")
    assert len(peer.violations) == 1
    assert peer.sessions_updated == 0


EVENTS = [
    ("{", "invalid_event"),
    ("[]", "invalid_event"),
    ('{"audio": "AAAA"}', "missing_required_parameter"),
    ('{"type": "input_audio_buffer.append"}', "missing_required_parameter"),
    ('{"type": "input_audio_buffer.append", "audio": "*"}', "invalid_value"),
    ('{"type": "input_audio_buffer.commit", "final": true}', "unknown_parameter"),
    ('{"type": "transcription_session.update", "session": {}}', "invalid_value"),
    ('{"type": "response.create"}', "invalid_event"),
]


@pytest.mark.parametrize(("frame", "code"), EVENTS)
async def test_an_event_that_the_vendor_refuses_is_refused_and_the_session_lives(
    frame: str, code: str
) -> None:
    async with OpenAIPeer([TRACK]) as peer, configured(peer) as caller:
        await caller.ws.send(frame)
        error = (await caller.next())["error"]
        after = await caller.turn(TRACK.frames(0, 400))

    assert error["code"] == code
    assert after == "my order"
    assert len(peer.violations) == 1


async def test_a_model_in_the_url_opens_a_conversation_that_refuses_the_update() -> (
    None
):
    query = "&model=gpt-live-transcribe"

    async with OpenAIPeer() as peer, calling(peer, query=query) as caller:
        created = await caller.next()
        await caller.say("session.update", session=config())
        error = (await caller.next())["error"]
        with pytest.raises(ConnectionClosed) as closed:
            await caller.next()

    assert created["session"]["type"] == "realtime"
    assert error["code"] == "invalid_model"
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4000
    assert peer.violations


async def test_the_header_of_the_beta_is_refused() -> None:
    beta = {"OpenAI-Beta": "realtime=v1"}

    async with OpenAIPeer() as peer, calling(peer, headers=beta) as caller:
        error = (await caller.next())["error"]

    assert error["code"] == "beta_api_shape_disabled"
    assert peer.violations


async def test_a_format_refused_by_script_leaves_the_way_to_the_other_one() -> None:
    async with OpenAIPeer([TRACK]) as peer:
        peer.next_connections(Script(refused_formats=frozenset({"audio/pcmu"})))
        async with calling(peer) as caller:
            await caller.next()
            await caller.say("session.update", session=config())
            error = (await caller.next())["error"]
            await caller.configure(encoding="audio/pcm")

    assert "format" in error["param"]
    assert peer.violations == []
    assert peer.sessions_updated == 1


async def test_a_parameter_refused_by_script_is_named() -> None:
    delay = "session.audio.input.transcription.delay"
    async with OpenAIPeer() as peer:
        peer.next_connections(Script(refused_params=frozenset({delay})))
        async with calling(peer) as caller:
            await caller.next()
            await caller.say("session.update", session=config(delay="low"))
            error = (await caller.next())["error"]

    assert (error["code"], error["param"]) == ("unknown_parameter", delay)


async def test_audio_before_the_update_is_counted_and_misheard() -> None:
    async with OpenAIPeer([TRACK]) as peer, calling(peer) as caller:
        await caller.hear(TRACK.frames(0, 400))
        await caller.configure()

    assert peer.connections[0].ledger.early_ms > 0
    assert peer.connections[0].ledger.finals == []


async def test_audio_before_the_update_can_be_refused() -> None:
    async with OpenAIPeer([TRACK]) as peer:
        peer.next_connections(Script(early_audio="refused"))
        async with calling(peer) as caller:
            await caller.next()
            await caller.hear(TRACK.frames(0, 20))
            error = (await caller.next())["error"]

    assert error["code"] == "invalid_event"


async def test_items_can_be_made_looked_up_and_deleted() -> None:
    item = {"type": "message", "role": "user", "content": []}

    async with OpenAIPeer([TRACK]) as peer, configured(peer) as caller:
        await caller.say("conversation.item.create", item=item)
        made = (await caller.next_of("item.done"))["item"]["id"]
        await caller.say("conversation.item.retrieve", item_id=made)
        found = await caller.next()
        await caller.say("conversation.item.delete", item_id=made)
        deleted = await caller.next()
        await caller.say("conversation.item.delete", item_id=made)
        error = (await caller.next())["error"]

    assert found["item"]["id"] == deleted["item_id"] == made
    assert error["code"] == "item_delete_invalid_item_id"


async def test_what_was_received_is_counted_connection_by_connection() -> None:
    async with OpenAIPeer([TRACK]) as peer:
        async with configured(peer) as caller:
            await caller.turn(TRACK.frames(0, 400))
        async with configured(peer) as caller:
            await caller.turn(TRACK.frames(0, 1000))
        await peer.until(lambda: not peer.connections[1].is_open)

    first, second = (connection.ledger for connection in peer.connections)
    assert (first.audio_ms, first.audio_bytes, first.commits) == (400, 3200, 1)
    assert (second.audio_ms, second.events["input_audio_buffer.append"]) == (1000, 50)
    assert peer.connections[1].close_code == 1000


def _linear(mulaw: bytes) -> Any:
    """Return 16-bit samples, by the rule of ITU-T G.711."""
    code = ~np.frombuffer(mulaw, np.uint8)
    step = (code >> 4 & 7).astype(np.int32)
    size = (((code & 15).astype(np.int32) << 3) + 0x84 << step) - 0x84
    return np.where(code & 0x80, -size, size).astype(np.int16)
