"""The state that the window shows, played by values alone."""

from talkhint_desktop.core.events import CallState, Event, Segment
from talkhint_desktop.link.messages import Present
from talkhint_desktop.ui.call_model import CallModel
from tests.ui.samples import (
    OTHER,
    SID,
    Teller,
    attached,
    figures,
    hint,
    lost,
    pulse,
    step,
    talk,
    trouble,
    words,
)


def played(*events: Event) -> CallModel:
    model, tell = CallModel(), Teller()
    model.attached(attached())
    for event in events:
        model.told(tell(event))
    return model


def texts(model: CallModel, sid: str = SID) -> list[str]:
    return [item.text for item in model.calls[sid].script if isinstance(item, Segment)]


def test_a_late_window_shows_what_one_from_the_start_shows() -> None:
    events = talk()
    late = CallModel()

    late.attached(attached(*events))

    assert late == played(*events)


def test_being_told_the_present_again_changes_nothing() -> None:
    events = talk()
    model = played(*events)

    model.present(Present(seq=99, events=events))

    assert model == played(*events)


def test_a_partial_grows_in_its_place_and_becomes_final() -> None:
    model = played(
        step(CallState.STREAMING),
        words("u1", "my in", final=False, start=1),
        words("u2", "yes", start=2),
        words("u1", "my invoice", start=1),
    )

    assert texts(model) == ["my invoice", "yes"]


def test_a_late_partial_does_not_undo_a_final() -> None:
    model = played(
        step(CallState.STREAMING),
        words("u1", "my invoice is wrong"),
        words("u1", "my in", final=False),
    )

    assert texts(model) == ["my invoice is wrong"]


def test_a_final_without_words_takes_its_partials_back() -> None:
    model = played(
        step(CallState.STREAMING),
        words("u1", "hm", final=False),
        words("u1", ""),
    )

    assert texts(model) == []


def test_words_stand_by_when_they_were_said_not_when_they_came() -> None:
    model = played(
        step(CallState.STREAMING),
        words("u2", "second", start=9),
        words("u1", "first", start=3),
        lost(4, 6),
    )

    script = model.calls[SID].script

    assert [item.start_ms for item in script] == [3000, 4000, 9000]


def test_two_calls_never_mix() -> None:
    model = played(
        step(CallState.STREAMING),
        step(CallState.STREAMING, sid=OTHER),
        words("u1", "one"),
        words("u1", "other", sid=OTHER),
        trouble("no-audio", sid=OTHER),
    )

    assert texts(model) == ["one"]
    assert texts(model, OTHER) == ["other"]
    assert model.calls[SID].troubles == {}


def test_words_of_an_unknown_call_are_shown_nowhere() -> None:
    model = played(words("u1", "whose?"))

    assert model.calls == {}


def test_a_second_call_does_not_take_the_screen_from_the_first() -> None:
    model = played(step(CallState.STREAMING), step(CallState.RINGING, sid=OTHER))

    assert model.shown is model.calls[SID]


def test_a_new_call_takes_the_screen_from_an_ended_one() -> None:
    model = played(step(CallState.ENDED), step(CallState.RINGING, sid=OTHER))

    assert model.shown is model.calls[OTHER]


def test_an_ended_call_stays_until_the_user_leaves_it() -> None:
    model = played(step(CallState.STREAMING), step(CallState.ENDED, 60))
    stayed = model.shown

    model.dismiss(SID)

    assert stayed is model.calls[SID]
    assert model.shown is None


def test_the_user_may_choose_the_other_call() -> None:
    model = played(step(CallState.STREAMING), step(CallState.STREAMING, sid=OTHER))

    model.choose(OTHER)

    assert model.shown is model.calls[OTHER]


def test_a_withdrawn_hint_is_gone() -> None:
    model = played(
        step(CallState.STREAMING),
        hint("h1", "Offer 15% off"),
        hint("h1", "", state="withdrawn"),
    )

    assert model.calls[SID].hints == {}


def test_a_cleared_trouble_is_gone() -> None:
    model = played(
        step(CallState.STREAMING),
        trouble("no-audio"),
        trouble("no-audio", cleared=True),
    )

    assert model.calls[SID].troubles == {}


def test_the_words_of_a_call_outlive_the_relay_that_heard_them() -> None:
    model = played(*talk())
    before = texts(model)
    model.lost()

    model.attached(attached(instance="two"))

    assert texts(model) == before
    assert model.calls[SID].step.state is CallState.INTERRUPTED


def test_a_link_that_was_lost_for_a_moment_goes_on_with_the_same_call() -> None:
    model = played(*talk())
    model.lost()

    model.attached(attached(*talk(), instance="one"))

    assert model.calls[SID].step.state is CallState.CONNECTED


def test_a_practice_call_is_known_as_one_after_the_figures_stop() -> None:
    model = played(step(CallState.STREAMING))
    model.pulsed(pulse(figures(practice=True)), now=5.0)

    model.lost()

    assert SID in model.practice
    assert model.figures(SID) is None


def test_streaming_before_the_answer_is_no_ringing_any_more() -> None:
    ringing = played(step(CallState.RINGING)).shown
    streaming = played(step(CallState.RINGING), step(CallState.STREAMING)).shown

    assert ringing is not None
    assert ringing.ringing
    assert streaming is not None
    assert not streaming.ringing
