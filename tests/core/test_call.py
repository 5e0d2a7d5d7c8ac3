"""A call's life, whichever order Twilio's callbacks come in."""

from itertools import permutations

import pytest

from talkhint_desktop.core.call import Call, speaker_of
from talkhint_desktop.core.events import (
    CallEvent,
    CallState,
    Direction,
    Event,
    Gap,
    Segment,
    Speaker,
    StreamEvent,
)
from tests.core.builders import (
    SID,
    STREAM,
    TRACKS,
    gap,
    hints,
    live,
    moment,
    partial,
    ringing,
    segment,
    states,
)

ORDERS = list(permutations(("answered", "started", "stopped", "ended")))


def _happens(call: Call, what: str) -> list[Event]:
    match what:
        case "answered":
            return call.agent_answered(moment(1))
        case "started":
            return call.stream_started(STREAM, TRACKS, moment(1))
        case "stopped":
            return call.stream_stopped(moment(1))
        case _:
            return call.ended("completed", moment(1))


@pytest.mark.parametrize("order", ORDERS)
def test_a_call_ends_once_and_last_in_every_order(order: tuple[str, ...]) -> None:
    call = ringing()

    told = [event for what in order * 2 for event in _happens(call, what)]

    steps = states(told)
    before = order[: order.index("ended")]
    assert steps.count(CallState.ENDED) == 1
    assert steps[-1] is CallState.ENDED
    assert isinstance(told[-1], CallEvent)
    assert steps.count(CallState.CONNECTED) == ("answered" in before)
    assert steps.count(CallState.STREAMING) == ("started" in before)


@pytest.mark.parametrize("order", ORDERS)
def test_every_stream_that_started_stops_once(order: tuple[str, ...]) -> None:
    call = ringing()

    told = [event for what in order for event in _happens(call, what)]

    changes = [e.state for e in told if isinstance(e, StreamEvent)]
    assert changes in ([], ["started", "stopped"])


def test_connected_and_streaming_come_in_either_order() -> None:
    streams_first, answered_first = ringing(), ringing()

    first = streams_first.stream_started(STREAM, TRACKS, moment(1))
    first += streams_first.agent_answered(moment(2))
    second = answered_first.agent_answered(moment(1))
    second += answered_first.stream_started(STREAM, TRACKS, moment(2))

    assert states(first) == [CallState.STREAMING, CallState.CONNECTED]
    assert states(second) == [CallState.CONNECTED, CallState.STREAMING]


def test_a_repeated_webhook_does_not_ring_again() -> None:
    call = ringing()

    again = call.rang(moment(5))
    ended = call.ended("completed", moment(9))

    assert again == []
    assert [e.started_at for e in ended if isinstance(e, CallEvent)] == [moment().stamp]


def test_a_repeated_start_of_the_same_stream_says_nothing_new() -> None:
    call = live()

    assert call.stream_started(STREAM, TRACKS, moment(1)) == []


def test_a_new_stream_closes_the_one_that_it_replaces() -> None:
    call = live()

    told = call.stream_started("MZ-new", TRACKS, moment(1))

    changes = [(e.stream_sid, e.state) for e in told if isinstance(e, StreamEvent)]
    assert changes == [(STREAM, "stopped"), ("MZ-new", "started")]


def test_late_callbacks_after_the_end_change_nothing() -> None:
    call = live()
    call.ended("completed", moment(9))

    late = [
        *call.rang(moment(10)),
        *call.agent_answered(moment(10)),
        *call.stream_started("MZ-late", TRACKS, moment(10)),
        *call.stream_stopped(moment(10)),
        *call.ended("failed", moment(10)),
        *call.interrupted(moment(10)),
    ]

    assert late == []


def test_the_end_says_when_and_why() -> None:
    call = live()

    *_, last = call.ended("busy", moment(7))

    assert isinstance(last, CallEvent)
    assert (last.state, last.reason) == (CallState.ENDED, "busy")
    assert last.ended_at == moment(7).stamp == last.at
    assert (last.from_number, last.to_number) == ("+15550100", "+15550199")


def test_a_call_that_goes_on_without_talkhint_is_interrupted_not_ended() -> None:
    call = live()

    told = call.interrupted(moment(7))

    assert [type(e) for e in told] == [StreamEvent, CallEvent]
    assert states(told) == [CallState.INTERRUPTED]
    assert call.ended("completed", moment(8)) == []


def test_the_last_final_counts_after_the_end_but_brings_no_hint() -> None:
    call = live()
    call.ended("completed", moment(3))

    told = call.heard(segment("where is my order"), moment(4))

    assert told == [segment("where is my order")]


def test_a_hint_that_waits_does_not_appear_after_the_end() -> None:
    call = live()
    call.agent_started_speaking()
    call.heard(segment("where is my order"), moment(2))
    call.ended("completed", moment(3))

    told = [*call.agent_stopped_speaking(moment(3)), *call.looked(moment(4))]

    assert told == []


def test_card_numbers_are_masked_before_anybody_is_told() -> None:
    call = live()
    card = "my card is 4111 1111 1111 1111"

    told = call.heard(partial(card), moment(1))
    told += call.heard(segment(card), moment(2))

    texts = [e.text for e in told if isinstance(e, Segment)]
    assert texts == ["my card is •••• 1111"] * 2
    assert [s.text for s in call.transcript.finals()] == ["my card is •••• 1111"]


def test_masking_changes_nothing_but_the_text() -> None:
    call = live()
    said = segment("4111 1111 1111 1111", "caller-7", start_ms=40, end_ms=90)

    (told,) = call.heard(said, moment(1))

    assert isinstance(told, Segment)
    assert (told.utterance, told.start_ms, told.end_ms) == ("caller-7", 40, 90)
    assert (told.at, told.engine, told.final) == (said.at, said.engine, True)


def test_a_late_partial_does_not_undo_a_final() -> None:
    call = live()
    call.heard(segment("my invoice is wrong"), moment(1))

    late = call.heard(partial("my in"), moment(1))
    second = call.heard(segment("my invoice is long"), moment(2))

    assert late == second == []
    assert [s.text for s in call.transcript.finals()] == ["my invoice is wrong"]


def test_a_partial_that_says_the_same_again_is_not_told() -> None:
    call = live()
    call.heard(partial("my in"), moment(1))

    assert call.heard(partial("my in"), moment(1)) == []
    assert call.heard(partial("my invoice"), moment(1)) == [partial("my invoice")]


def test_noise_that_was_no_words_is_never_told() -> None:
    call = live()

    assert call.heard(partial(""), moment(1)) == []
    assert call.heard(segment(""), moment(1)) == []


def test_an_empty_final_takes_back_the_partials_before_it() -> None:
    call = live()
    call.heard(partial("hum"), moment(1))

    told = call.heard(segment(""), moment(2))

    assert told == [segment("")]
    assert call.transcript.finals() == []
    assert call.transcript.open_partials() == []


def test_finals_stand_in_the_order_of_their_start() -> None:
    call = live()
    call.heard(segment("second", "agent-1", start_ms=5_000), moment(6))
    call.heard(segment("first", "caller-1", start_ms=1_000), moment(7))

    assert [s.text for s in call.transcript.finals()] == ["first", "second"]


def test_lost_audio_closes_the_utterance_that_it_had_begun() -> None:
    call = live()
    call.heard(partial("where is"), moment(1))

    told = call.words_lost(gap(1_000, 4_000))

    assert told == [segment("where is"), gap(1_000, 4_000)]
    assert call.heard(segment("where is my order"), moment(5)) == []


def test_lost_audio_of_one_side_leaves_the_other_side_open() -> None:
    call = live()
    call.heard(partial("where is"), moment(1))

    told = call.words_lost(gap(1_000, 4_000, speaker=Speaker.AGENT))

    assert told == [gap(1_000, 4_000, speaker=Speaker.AGENT)]
    assert call.heard(segment("where is it"), moment(5)) == [segment("where is it")]


def test_a_hole_after_an_utterance_does_not_take_its_final() -> None:
    call = live()
    call.heard(partial("where is my"), moment(2))

    told = call.words_lost(gap(2_000, 6_000))
    final = call.heard(segment("where is my order"), moment(3))

    assert told == [gap(2_000, 6_000)]
    assert [e.text for e in final if isinstance(e, Segment)] == ["where is my order"]


def test_a_gap_is_told_even_when_nothing_was_open() -> None:
    call = live()

    told = call.words_lost(gap(3_000, 9_000))

    assert [type(e) for e in told] == [Gap]


def test_whose_voice_a_track_carries_depends_on_the_direction() -> None:
    called_us = [speaker_of(t, Direction.INBOUND) for t in TRACKS]
    we_called = [speaker_of(t, Direction.OUTBOUND) for t in TRACKS]

    assert called_us == [Speaker.CALLER, Speaker.AGENT]
    assert we_called == [Speaker.AGENT, Speaker.CALLER]


def test_words_of_one_call_bear_its_own_sid() -> None:
    call = live()

    told = call.heard(segment("where is my order"), moment(2))

    assert {
        e.call_sid for e in (*hints(told), *told[:1]) if hasattr(e, "call_sid")
    } == {SID}
