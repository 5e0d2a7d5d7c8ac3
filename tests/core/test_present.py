"""A face that comes late is shown the same as one that saw it all."""

from collections.abc import Iterable, Iterator

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.events import (
    CallState,
    Correction,
    Event,
    Flag,
    Hint,
    HintState,
    HintWaiting,
    Name,
    RelayEvent,
    RelayState,
    Segment,
    Speaker,
    StreamEvent,
    Summary,
    TodoDone,
    Trouble,
)
from talkhint_desktop.core.present import Present
from tests.core.builders import SID, gap, moment, partial, segment, step

SIDS = ["CA-1", "CA-2", "CA-3"]
AT = moment().stamp


def _hint(name: str, state: HintState, sid: str = "CA-1", words: str = "Say") -> Hint:
    return Hint(
        at=AT,
        call_sid=sid,
        hint=name,
        state=state,
        kind="answer",
        headline=words,
        facts=[],
        source="model",
        card=None,
        utterance=None,
        after_ms=10,
    )


def _trouble(code: str, *, cleared: bool, sid: str | None = "CA-1") -> Trouble:
    return Trouble(
        at=AT, call_sid=sid, code=code, message="m", remedy="r", cleared=cleared
    )


def _stream(state: str, stream: str = "MZ1", sid: str = "CA-1") -> StreamEvent:
    return StreamEvent(
        at=AT,
        call_sid=sid,
        stream_sid=stream,
        state="started" if state == "started" else "stopped",
        tracks=[],
    )


def _after(events: Iterable[Event]) -> Present:
    present = Present()
    for event in events:
        present.told(event)
    return present


def _shown(*events: Event) -> list[Event]:
    return _after(events).events()


sids = st.sampled_from(SIDS)
codes = st.sampled_from(["no-audio", "offline", "hints-down"])
any_event: st.SearchStrategy[Event] = st.one_of(
    st.builds(RelayEvent, at=st.just(AT), state=st.sampled_from(RelayState)),
    st.builds(step, st.sampled_from(CallState), sids, st.integers(0, 60)),
    st.builds(step, st.sampled_from(CallState), sids, st.integers(0, 60)),
    st.builds(_stream, st.sampled_from(["started", "stopped"]), st.just("MZ"), sids),
    st.builds(
        segment,
        st.sampled_from(["", "a", "b"]),
        st.sampled_from(["u1", "u2", "u3"]),
        final=st.booleans(),
        start_ms=st.integers(0, 3),
        sid=sids,
    ),
    st.builds(gap, st.integers(0, 3), st.integers(3, 9), sid=sids),
    st.builds(
        _hint,
        st.sampled_from(["h1", "h2"]),
        st.sampled_from(["growing", "finished", "withdrawn", "failed"]),
        sids,
    ),
    st.builds(
        Flag,
        at=st.just(AT),
        call_sid=sids,
        utterance=st.sampled_from(["u1", "u2", "u3"]),
        flagged=st.booleans(),
    ),
    st.builds(_trouble, codes, cleared=st.booleans(), sid=st.none() | sids),
    st.builds(
        Summary, at=st.just(AT), call_sid=sids, text=st.just("t"), todo=st.just([])
    ),
    st.builds(HintWaiting, at=st.just(AT), call_sid=sids, waits=st.booleans()),
    st.builds(
        TodoDone, at=st.just(AT), call_sid=sids, done=st.lists(st.just("a"), max_size=1)
    ),
)


@given(events=st.lists(any_event, max_size=60))
def test_the_present_state_told_again_is_the_same_present_state(
    events: list[Event],
) -> None:
    once = _shown(*events)

    assert _shown(*once) == once


@given(events=st.lists(any_event, max_size=40), more=st.lists(any_event, max_size=20))
def test_what_follows_means_the_same_to_a_face_that_came_late(
    events: list[Event], more: list[Event]
) -> None:
    whole, late = _after(events), _after(_shown(*events))

    for event in more:
        whole.told(event)
        late.told(event)

    # Words without a final are told in the order that they were begun in.
    assert late.events() == whole.events()


def test_nothing_told_is_nothing_to_show() -> None:
    assert Present().events() == []


def test_of_the_relay_the_newest_state_counts() -> None:
    starting = RelayEvent(at=AT, state=RelayState.STARTING)
    listening = RelayEvent(at=AT, state=RelayState.LISTENING, local_url="http://x")

    assert _shown(starting, listening) == [listening]


def test_of_an_utterance_the_newest_words_count() -> None:
    ring = step(CallState.RINGING)

    shown = _shown(ring, partial("where"), partial("where is"), segment("where is it"))

    assert shown == [ring, segment("where is it")]


def test_partials_that_turned_out_to_be_no_words_are_gone() -> None:
    ring = step(CallState.RINGING)

    assert _shown(ring, partial("hum"), segment("")) == [ring]


def test_a_cleared_trouble_is_gone() -> None:
    ring = step(CallState.RINGING, "CA-1")
    offline = _trouble("offline", cleared=False, sid=None)

    shown = _shown(
        ring,
        offline,
        _trouble("no-audio", cleared=False),
        _trouble("no-audio", cleared=True),
    )

    assert shown == [offline, ring]


@pytest.mark.parametrize("gone", ["withdrawn", "failed"])
def test_a_hint_that_was_taken_back_is_gone(gone: HintState) -> None:
    ring = step(CallState.RINGING, "CA-1")

    assert _shown(ring, _hint("h1", "growing"), _hint("h1", gone)) == [ring]


def test_the_newest_step_of_a_call_comes_last() -> None:
    steps: list[Event] = [
        step(CallState.RINGING),
        step(CallState.STREAMING, second=1),
        step(CallState.CONNECTED, second=2),
        step(CallState.STREAMING, second=9),
    ]

    assert _shown(*steps) == steps


def test_a_call_that_just_ended_is_still_shown_with_its_words() -> None:
    ring, end = step(CallState.RINGING), step(CallState.ENDED, second=9)

    assert _shown(ring, segment("bye"), end) == [ring, segment("bye"), end]


def test_a_late_step_does_not_bring_an_ended_call_back() -> None:
    ring, end = step(CallState.RINGING), step(CallState.ENDED, second=9)
    present = _after([ring, end, step(CallState.CONNECTED, second=10)])

    assert present.events() == [ring, end]
    assert present.live_calls() == []


def test_the_last_words_after_the_end_are_shown() -> None:
    late = segment("bye bye")

    assert late in _shown(step(CallState.RINGING), step(CallState.ENDED), late)


def test_of_several_ended_calls_the_one_that_ended_last_is_kept() -> None:
    present = _after(
        [
            step(CallState.RINGING, "CA-1"),
            step(CallState.RINGING, "CA-2"),
            step(CallState.ENDED, "CA-2"),
            step(CallState.ENDED, "CA-1"),
        ]
    )

    assert {e.call_sid for e in present.events() if hasattr(e, "call_sid")} == {"CA-1"}


def test_live_calls_are_never_forgotten() -> None:
    sids = [f"CA-{n}" for n in range(20)]

    present = _after(step(CallState.RINGING, sid) for sid in sids)
    for sid in sids[5:]:
        present.told(step(CallState.ENDED, sid))

    assert present.live_calls() == sids[:5]


def test_words_of_a_call_that_is_not_known_belong_nowhere() -> None:
    assert _shown(segment("lost"), gap(0, 9), _trouble("no-audio", cleared=False)) == []


HINT_LIVES: list[list[HintState]] = [
    [],
    ["growing", "finished"],
    ["growing", "withdrawn"],
]


def _a_life(draw: st.DrawFn, sid: str, *, ends: bool) -> Iterator[Event]:
    """Tell one call as `Call` does."""
    yield step(CallState.RINGING, sid)
    middle = draw(
        st.permutations([CallState.CONNECTED, CallState.STREAMING, CallState.STREAMING])
    )
    for number, state in enumerate(middle):
        yield step(state, sid, second=number)
        if state is CallState.STREAMING:
            yield _stream("started", f"MZ{number}", sid)
        who = draw(st.sampled_from(Speaker))
        start = number * 10_000
        for text in draw(st.lists(st.sampled_from(["a", "a b", "a b c"]), max_size=3)):
            yield _said(text, number, who, start, sid, final=False)
        if draw(st.booleans()):
            text = draw(st.sampled_from(["", "a b c d"]))
            yield _said(text, number, who, start, sid, final=True)
        for flagged in draw(st.lists(st.booleans(), max_size=2)):
            name = f"{who}-{number}"
            yield Flag(at=AT, call_sid=sid, utterance=name, flagged=flagged)
        if draw(st.booleans()):
            yield gap(start + 5_000, start + 6_000, sid=sid)
        if draw(st.booleans()):
            yield HintWaiting(at=AT, call_sid=sid, waits=draw(st.booleans()))
        for stage in draw(st.sampled_from(HINT_LIVES)):
            yield _hint(f"h{number}", stage, sid)
        yield _trouble("no-audio", cleared=draw(st.booleans()), sid=sid)
    if ends:
        yield step(CallState.ENDED, sid, second=30)
        yield _said("bye", 9, Speaker.CALLER, 90_000, sid, final=True)


def _said(
    text: str, number: int, who: Speaker, start: int, sid: str, *, final: bool
) -> Segment:
    name = f"{who}-{number}"
    return segment(text, name, speaker=who, start_ms=start, final=final, sid=sid)


@st.composite
def _day(draw: st.DrawFn) -> list[Event]:
    """One call that ended, then two at once of which one may end."""
    told: list[Event] = [RelayEvent(at=AT, state=RelayState.LISTENING)]
    told += _a_life(draw, "CA-1", ends=True)
    lives = [
        list(_a_life(draw, "CA-2", ends=draw(st.booleans()))),
        list(_a_life(draw, "CA-3", ends=False)),
    ]
    while any(lives):
        life = draw(st.sampled_from([life for life in lives if life]))
        told.append(life.pop(0))
    return told


@given(told=_day(), data=st.data())
def test_the_window_shows_the_same_whenever_it_attaches(
    told: list[Event], data: st.DataObject
) -> None:
    reducer = pytest.importorskip("talkhint_desktop.ui.call_model")
    messages = pytest.importorskip("talkhint_desktop.link.messages")
    cut = data.draw(st.integers(0, len(told)))
    early, late, present = reducer.CallModel(), reducer.CallModel(), Present()

    for seq, event in enumerate(told[:cut]):
        present.told(event)
        early.told(messages.Told(seq=seq, event=event))
    late.present(messages.Present(seq=cut, events=present.events()))
    for seq, event in enumerate(told[cut:], start=cut):
        early.told(messages.Told(seq=seq, event=event))
        late.told(messages.Told(seq=seq, event=event))

    assert late.relay == early.relay
    assert late.troubles == early.troubles
    assert late.shown == early.shown
    assert {c.sid: c for c in late.live} == {c.sid: c for c in early.live}


def test_masked_words_take_the_place_of_what_was_heard() -> None:
    ring = step(CallState.RINGING)
    by_hand = Correction(
        at=AT, call_sid=SID, utterance="caller-1", text="card 4242 4242"
    )
    masked = msgspec.structs.replace(by_hand, text="card ••••", masked=True)

    shown = _shown(ring, segment("cart 4242 4242"), by_hand, masked)

    assert shown == [ring, segment("card ••••")]


def _name(number: str, name: str = "Dana") -> Name:
    return Name(at=AT, number=number, name=name)


def test_names_are_told_before_the_calls_they_belong_to_and_no_others() -> None:
    ring = step(CallState.RINGING)
    mine = _name(ring.from_number)

    assert _shown(_name("+15550199"), mine, ring) == [mine, ring]
    assert _shown(ring, mine) == [mine, ring]
    assert _shown(mine, ring, _name(ring.from_number, "")) == [ring]
