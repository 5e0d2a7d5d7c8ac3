"""A hint that must wait is announced, and may be seen at once."""

import pytest

from talkhint_desktop.core.call import Call
from talkhint_desktop.core.events import Event, HintWaiting
from tests.core.builders import hints, live, moment, segment
from tests.core.coaching.builders import draft
from tests.core.test_model_hints import ASKS, BETTER, _wish, coached

ORDER, REFUND, PRICE = "where is my order", "a refund please", "too expensive"


def _says(call: Call, text: str, second: float) -> list[Event]:
    end_ms = round(second * 1000)
    said = segment(text, f"caller-{end_ms}", start_ms=end_ms - 500, end_ms=end_ms)
    return call.heard(said, moment(second))


def _news(events: list[Event]) -> list[bool]:
    return [e.waits for e in events if isinstance(e, HintWaiting)]


def test_a_hint_that_comes_at_once_is_not_announced() -> None:
    assert _news(_says(live(), ORDER, 2)) == []


def test_a_hint_that_waits_for_the_one_before_is_announced_once() -> None:
    call = live()
    _says(call, ORDER, 2)

    told = [*_says(call, REFUND, 4), *call.looked(moment(5)), *_says(call, PRICE, 6)]

    assert _news(told) == [True]
    assert hints(told) == []


def test_a_hint_that_waits_for_the_agents_silence_is_announced() -> None:
    call = live()
    call.agent_started_speaking()

    assert _news(_says(call, ORDER, 2)) == [True]


def test_nothing_waits_any_more_once_the_hint_appears() -> None:
    call = live()
    call.agent_started_speaking()
    _says(call, ORDER, 2)

    told = call.agent_stopped_speaking(moment(4))

    assert [type(event).__name__ for event in told] == ["HintWaiting", "Hint"]
    assert _news(told) == [False]


def test_a_hint_that_is_dropped_is_announced_no_longer() -> None:
    call = live()
    call.agent_started_speaking()
    _says(call, ORDER, 2)

    still, dropped = call.looked(moment(8)), call.looked(moment(8.01))

    assert (_news(still), _news(dropped)) == ([], [False])
    assert hints(dropped) == []


@pytest.mark.parametrize("speaks", [True, False])
def test_a_hint_that_waits_is_shown_as_soon_as_the_agent_wants_it(speaks: bool) -> None:
    call = live()
    _says(call, ORDER, 2)
    if speaks:
        call.agent_started_speaking()
    _says(call, REFUND, 4)

    told = call.hint_asked_for(moment(5), waiting=True)

    assert [hint.card for hint in hints(told)] == ["harbor.md#Refund"]
    assert _news(told) == [False]
    assert call.agent_stopped_speaking(moment(6)) == []
    assert call.looked(moment(9.9)) == []


def test_a_hint_that_was_wanted_counts_as_shown() -> None:
    call = live()
    _says(call, ORDER, 2)
    _says(call, REFUND, 9)
    call.hint_asked_for(moment(9.5), waiting=True)

    told = _says(call, PRICE, 12)

    assert (hints(told), _news(told)) == ([], [True])
    assert hints(call.looked(moment(17.5)))


def test_what_is_not_there_any_more_gives_way_to_a_hint_for_the_last_words() -> None:
    call = live()
    call.agent_started_speaking()
    _says(call, ORDER, 2)
    call.looked(moment(9))

    told = call.hint_asked_for(moment(10), waiting=True)

    assert [hint.card for hint in hints(told)] == ["harbor.md#Late order"]


def test_asking_for_another_hint_drops_the_one_that_waits() -> None:
    call = live()
    _says(call, ORDER, 2)
    _says(call, REFUND, 4)

    told = call.hint_asked_for(moment(5))

    assert _news(told) == [False]
    assert [hint.card for hint in hints(told)] == ["harbor.md#Refund"]


def test_words_that_only_a_model_may_answer_are_no_hint_yet() -> None:
    call = coached()
    call.agent_started_speaking()

    assert _news(_says(call, ASKS, 2)) == []


def test_a_models_whole_answer_that_waits_is_announced_and_shown() -> None:
    call = coached()
    _says(call, ASKS, 2)
    wish = _wish(call)
    call.agent_started_speaking()

    waits = call.hint_came(wish, draft("We open at nine"), moment(3))
    told = call.hint_asked_for(moment(3.5), waiting=True)

    assert (_news(waits), _news(told)) == ([True], [False])
    assert [(h.headline, h.source) for h in hints(told)] == [
        ("We open at nine", "model")
    ]


def test_a_models_answer_that_is_no_better_is_not_announced() -> None:
    call = coached()
    _says(call, ORDER, 2)
    call.agent_started_speaking()

    assert _news(call.hint_came(_wish(call), draft("SILENCE"), moment(3))) == []


def test_a_better_answer_that_came_too_late_is_announced_no_longer() -> None:
    call = coached()
    _says(call, ORDER, 2)
    call.agent_started_speaking()

    better = call.hint_came(_wish(call), draft(BETTER), moment(3))

    assert _news(better) == [True]
    assert _news(call.looked(moment(6.1))) == [False]


def test_the_end_of_a_call_ends_the_waiting() -> None:
    call = live()
    call.agent_started_speaking()
    _says(call, ORDER, 2)

    assert _news(call.ended("completed", moment(3))) == [False]


def test_nothing_waits_in_a_pause_nor_after_it() -> None:
    call = live()
    call.agent_started_speaking()
    _says(call, ORDER, 2)
    call.paused = True
    paused = call.looked(moment(3))
    call.paused = False

    assert _news(paused) == [False]
    assert call.agent_stopped_speaking(moment(4)) == []
