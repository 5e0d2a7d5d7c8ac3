"""Each stage of the signal path shows what was proved, and how long ago."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.signal_path import (
    CallPulse,
    RelayFacts,
    Stage,
    StageName,
    StageState,
    TrackPulse,
    TunnelState,
    signal_path,
)
from tests.core.builders import SID

FACTS = RelayFacts(
    listening=True,
    tunnel="own-url",
    public_url="https://calls.example.com",
    token_known=True,
    webhook_age_ms=None,
    engine="basic",
    engine_ready=True,
    hints="playbook",
    cards=7,
)
LIVE = CallPulse(
    call_sid=SID,
    stream_ms=4_000,
    practice=False,
    answered=True,
    streaming=True,
    caller=TrackPulse(frames=200, age_ms=20),
    agent=TrackPulse(frames=199, age_ms=40),
)
ORDER = [
    *("number", "webhook", "tunnel", "call", "stream"),
    *("caller", "agent", "words", "hints"),
]


def _stage(name: str, call: CallPulse | None = LIVE, **facts: Any) -> Stage:
    stages = signal_path(replace(FACTS, **facts), call)
    return next(s for s in stages if s.name == name)


def _live(**changes: Any) -> CallPulse:
    return msgspec.structs.replace(LIVE, **changes)


def _told(stage: Stage) -> tuple[str, str]:
    return stage.state.value, stage.proof


ages = st.none() | st.integers(0, 20_000)
tracks = st.builds(TrackPulse, frames=st.integers(0, 9_999), age_ms=ages)
calls = st.none() | st.builds(
    CallPulse,
    call_sid=st.just(SID),
    stream_ms=st.integers(0, 90_000),
    practice=st.booleans(),
    answered=st.booleans(),
    streaming=st.booleans(),
    caller=tracks,
    agent=tracks,
    words_age_ms=ages,
    speech_without_words_ms=st.integers(0, 20_000),
    hint_age_ms=ages,
)
relays = st.builds(
    RelayFacts,
    listening=st.booleans(),
    tunnel=st.sampled_from(["none", "local", "own-url", "ngrok", "agent"]),
    public_url=st.just("https://calls.example.com"),
    token_known=st.booleans(),
    webhook_age_ms=ages,
    engine=st.just("basic"),
    engine_ready=st.booleans(),
    hints=st.sampled_from(["playbook", "openai", "off"]),
    cards=st.integers(0, 3),
    tunnel_state=st.sampled_from(TunnelState),
    tunnel_age_ms=ages,
    tunnel_latency_ms=ages,
)


@given(facts=relays, call=calls)
def test_every_stage_is_always_there_in_the_order_of_the_way(
    facts: RelayFacts, call: CallPulse | None
) -> None:
    assert [stage.name.value for stage in signal_path(facts, call)] == ORDER


@given(facts=relays, call=calls)
def test_listening_is_said_only_of_a_side_heard_within_the_last_second(
    facts: RelayFacts, call: CallPulse | None
) -> None:
    for stage in signal_path(facts, call):
        if stage.proof != "listening":
            continue
        assert stage.name in {StageName.CALLER, StageName.AGENT}
        assert call is not None
        assert call.streaming
        side = call.caller if stage.name is StageName.CALLER else call.agent
        assert side.age_ms is not None
        assert side.age_ms <= 1_000


@given(facts=relays, call=calls)
def test_a_stage_is_called_fine_only_with_a_proof(
    facts: RelayFacts, call: CallPulse | None
) -> None:
    for stage in signal_path(facts, call):
        if stage.state is StageState.OK and stage.name is not StageName.CALL:
            assert stage.age_ms is not None


@pytest.mark.parametrize("side", ["caller", "agent"])
@pytest.mark.parametrize(
    ("age_ms", "told"),
    [
        (0, ("ok", "listening")),
        (1_000, ("ok", "listening")),
        (1_001, ("warning", "frames-late")),
        (3_000, ("warning", "frames-late")),
        (3_001, ("failed", "frames-stopped")),
        (None, ("waiting", "no-frames-yet")),
    ],
)
def test_a_side_is_judged_by_its_newest_frame(
    side: str, age_ms: int | None, told: tuple[str, str]
) -> None:
    call = _live(**{side: TrackPulse(frames=5, age_ms=age_ms)})
    other = "agent" if side == "caller" else "caller"

    assert _told(_stage(side, call)) == told
    assert _stage(side, call).age_ms == age_ms
    assert _told(_stage(other, call)) == ("ok", "listening")


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"listening": False}, ("failed", "not-listening")),
        ({"token_known": False}, ("warning", "no-token")),
        ({}, ("unknown", "no-request-yet")),
        ({"webhook_age_ms": 900}, ("ok", "signed-request")),
    ],
)
def test_the_webhook_is_proved_by_a_signed_request_alone(
    facts: dict[str, Any], told: tuple[str, str]
) -> None:
    assert _told(_stage("webhook", None, **facts)) == told


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"listening": False}, ("failed", "not-listening")),
        ({"tunnel": "local"}, ("off", "local-only")),
        ({"tunnel": "own-url"}, ("unknown", "own-url")),
        ({"tunnel": "ngrok", "tunnel_age_ms": 3_000}, ("ok", "ngrok")),
        ({"tunnel": "agent", "tunnel_age_ms": 9_000}, ("ok", "agent")),
        (
            {"tunnel": "tunnel", "tunnel_state": TunnelState.STARTING},
            ("waiting", "tunnel-starting"),
        ),
        (
            {
                "tunnel": "ngrok",
                "tunnel_state": TunnelState.DOWN,
                "tunnel_age_ms": 3_000,
            },
            ("failed", "tunnel-down"),
        ),
    ],
)
def test_a_tunnel_is_proved_by_its_last_sign_of_life(
    facts: dict[str, Any], told: tuple[str, str]
) -> None:
    assert _told(_stage("tunnel", None, **facts)) == told


def test_an_open_tunnel_shows_its_address_and_how_fast_it_answers() -> None:
    stage = _stage(
        "tunnel", None, tunnel="ngrok", tunnel_age_ms=3_000, tunnel_latency_ms=61
    )

    assert stage.value == "https://calls.example.com"
    assert (stage.age_ms, stage.latency_ms) == (3_000, 61)


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (None, ("waiting", "no-call")),
        (_live(answered=False), ("waiting", "ringing")),
        (LIVE, ("ok", "answered")),
    ],
)
def test_a_call_is_proved_by_the_agents_answer(
    call: CallPulse | None, told: tuple[str, str]
) -> None:
    assert _told(_stage("call", call)) == told


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (None, ("waiting", "no-call")),
        (_live(streaming=False), ("failed", "no-stream")),
        (_live(streaming=False, answered=False), ("waiting", "no-stream")),
        (_live(caller=TrackPulse(), agent=TrackPulse()), ("waiting", "no-frames-yet")),
        (_live(caller=TrackPulse(frames=1, age_ms=9_000)), ("ok", "frames")),
        (
            _live(
                caller=TrackPulse(frames=1, age_ms=1_001),
                agent=TrackPulse(frames=1, age_ms=5_000),
            ),
            ("failed", "frames-stopped"),
        ),
    ],
)
def test_a_stream_is_proved_by_frames_of_either_side(
    call: CallPulse | None, told: tuple[str, str]
) -> None:
    assert _told(_stage("stream", call)) == told


@pytest.mark.parametrize(
    ("call", "ready", "told"),
    [
        (None, True, ("waiting", "ready")),
        (LIVE, False, ("failed", "down")),
        (LIVE, True, ("waiting", "no-words-yet")),
        (_live(speech_without_words_ms=8_001), True, ("failed", "no-words-yet")),
        (_live(words_age_ms=500), True, ("ok", "words")),
        (
            _live(words_age_ms=500, speech_without_words_ms=8_001),
            True,
            ("failed", "silent"),
        ),
    ],
)
def test_words_are_proved_by_words(
    call: CallPulse | None, ready: bool, told: tuple[str, str]
) -> None:
    assert _told(_stage("words", call, engine_ready=ready)) == told


@pytest.mark.parametrize(
    ("call", "facts", "told"),
    [
        (_live(hint_age_ms=10), {"hints": "off"}, ("off", "off")),
        (LIVE, {"cards": 0}, ("warning", "no-cards")),
        (LIVE, {}, ("waiting", "cards")),
        (_live(hint_age_ms=10), {}, ("ok", "shown")),
    ],
)
def test_hints_are_proved_by_a_hint(
    call: CallPulse, facts: dict[str, Any], told: tuple[str, str]
) -> None:
    assert _told(_stage("hints", call, **facts)) == told
