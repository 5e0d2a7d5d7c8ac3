"""When the model is asked during a call, and when its hint is shown."""

from collections.abc import Callable

import pytest

from talkhint_desktop.core.call import Call, Party
from talkhint_desktop.core.coaching.answer import Draft
from talkhint_desktop.core.coaching.brief import Brief
from talkhint_desktop.core.coaching.request import HintPlan, HintRequest
from talkhint_desktop.core.coaching.wishes import HintLanguage
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Direction, Event, HintFate, Speaker
from talkhint_desktop.core.hints import HintRules
from tests.core.builders import (
    CARDS,
    SID,
    STREAM,
    TRACKS,
    cards,
    hints,
    moment,
    partial,
    segment,
)
from tests.core.coaching.builders import draft

ORDER, REFUND = "where is my order", "a refund please"
ASKS = "can you come on sunday?"
BETTER = "Trace the parcel now\n- Tracing takes two days\nSource: 1"


def coached(
    rules: HintRules | None = None, *, brief: Callable[[], Brief] = Brief
) -> Call:
    """Return a live call that a model coaches."""
    party = Party(Direction.INBOUND, "+15550100", "+15550199")
    call = Call(
        SID,
        party,
        playbook=cards(CARDS + "\n## Opening\n\nOpen from 9 to 17\n"),
        language="en",
        plan=HintPlan(rules or HintRules(), by_model=True, brief=brief),
    )
    call.rang(moment())
    call.stream_started(STREAM, TRACKS, moment())
    return call


def _says(
    call: Call, text: str, second: float, speaker: Speaker = Speaker.CALLER
) -> list[Event]:
    end_ms = round(second * 1000)
    name = f"{speaker}-{end_ms}"
    call.stream_ms = max(call.stream_ms, end_ms)
    said = segment(text, name, speaker=speaker, start_ms=end_ms - 500, end_ms=end_ms)
    return call.heard(said, moment(second))


def _wish(call: Call) -> HintRequest:
    assert call.wish is not None
    return call.wish


def _states(events: list[Event]) -> list[tuple[str, str, str]]:
    return [(h.hint, h.state, h.source) for h in hints(events)]


def test_a_card_appears_at_once_and_the_model_is_asked_about_the_same_words() -> None:
    call = coached()

    told = _says(call, ORDER, 2)

    assert _states(told) == [("hint-1", "finished", "playbook")]
    wish = _wish(call)
    assert (wish.asked, wish.utterance) == (ORDER, "caller-2000")
    # A small playbook comes whole, what was asked about first.
    assert wish.notes[0].source == "harbor.md#Late order"
    assert len(wish.notes) == 4
    assert [line.text for line in wish.lines] == [ORDER]


def test_a_better_hint_takes_the_cards_place_whole() -> None:
    call = coached()
    _says(call, ORDER, 2)
    wish = _wish(call)

    grew = call.hint_grew(wish, Draft("Trace the"), moment(2.4))
    (hint,) = hints(call.hint_came(wish, draft(BETTER), moment(3)))

    assert grew == []
    assert (hint.hint, hint.state, hint.source) == ("hint-1", "finished", "model")
    assert (hint.headline, hint.card) == (
        "Trace the parcel now",
        "harbor.md#Late order",
    )
    assert hint.kind == "question"
    assert call.wish is None


@pytest.mark.parametrize(
    "answer",
    [
        "Trace the parcel now\n- Tracing takes two days",  # cites nothing
        "Trace the parcel now\nSource: 1",  # loses the facts
        "Trace it\n- Tracing takes four days\nSource: 1",  # makes a number up
        "offer to trace the parcel\n- Takes two days\nSource: 1",  # says the same
        "SILENCE",
        "Трассировка\n- два дня\nSource: 1",
        "w " * 11 + "\n- Tracing takes two days\nSource: 1",
    ],
)
def test_a_hint_that_is_no_better_leaves_the_card(answer: str) -> None:
    call = coached()
    _says(call, ORDER, 2)

    assert call.hint_came(_wish(call), draft(answer), moment(3)) == []
    assert call.wish is None


@pytest.mark.parametrize(
    "fate", ["read", "copied", "pinned", "dismissed", "up", "down"]
)
def test_a_card_that_was_read_is_not_replaced(fate: HintFate) -> None:
    call = coached()
    _says(call, ORDER, 2)
    wish = _wish(call)

    call.hint_used("hint-1", fate)

    assert call.wish is None
    assert call.hint_came(wish, draft(BETTER), moment(3)) == []


def test_a_card_that_stood_for_four_seconds_is_not_replaced() -> None:
    call = coached()
    _says(call, ORDER, 2)
    wish = _wish(call)

    assert call.hint_came(wish, draft(BETTER), moment(6)) == []


def test_a_question_without_a_card_is_for_the_model_alone() -> None:
    call = coached()

    told = _says(call, ASKS, 2)

    assert hints(told) == []
    assert "Open from 9 to 17" in [n.text for n in _wish(call).notes]


def test_words_that_ask_nothing_cost_nothing() -> None:
    call = coached()

    _says(call, "good morning", 2)

    assert call.wish is None


def test_the_models_hint_grows_and_is_finished_under_one_name() -> None:
    call = coached()
    _says(call, ASKS, 2)
    wish = _wish(call)
    call.stream_ms = 2_700

    told = [
        *call.hint_grew(wish, Draft("We open"), moment(2.7)),
        *call.hint_grew(wish, Draft("We open"), moment(2.8)),
        *call.hint_grew(wish, Draft("We open at nine"), moment(2.9)),
        *call.hint_came(wish, draft("We open at nine\nSource: 4"), moment(3)),
    ]

    assert _states(told) == [
        ("hint-1", "growing", "model"),
        ("hint-1", "growing", "model"),
        ("hint-1", "finished", "model"),
    ]
    assert [h.after_ms for h in hints(told)] == [700, 700, 700]
    assert hints(told)[-1].card == "harbor.md#Opening"


def test_a_number_that_nobody_gave_is_marked_to_be_checked() -> None:
    call = coached()
    _says(call, ASKS, 2)

    (hint,) = hints(
        call.hint_came(_wish(call), draft("Say yes, from 11 to 17"), moment(3))
    )

    assert hint.check == ["11"]


@pytest.mark.parametrize(
    ("answer", "state"),
    [("SILENCE", "withdrawn"), ("w " * 11, "failed"), ("Мы открыты", "failed")],
)
def test_what_grew_is_taken_back_when_it_comes_to_nothing(
    answer: str, state: str
) -> None:
    call = coached()
    _says(call, ASKS, 2)
    wish = _wish(call)
    call.hint_grew(wish, Draft("We open"), moment(2.7))

    told = call.hint_came(wish, draft(answer), moment(3))

    assert _states(told) == [("hint-1", state, "model")]


def test_a_headline_that_grows_too_long_is_given_up_at_once() -> None:
    call = coached()
    _says(call, ASKS, 2)
    wish = _wish(call)

    told = call.hint_grew(wish, Draft("w " * 10 + "w"), moment(2.7))

    assert told == []
    assert call.wish is None


def test_a_failed_request_says_nothing_where_nothing_was_shown() -> None:
    call = coached()
    _says(call, ASKS, 2)

    assert call.hint_failed(_wish(call), moment(3)) == []
    assert call.wish is None


def test_the_models_hint_does_not_appear_while_the_agent_speaks() -> None:
    call = coached()
    _says(call, ASKS, 2)
    wish = _wish(call)
    call.agent_started_speaking()

    meanwhile = [
        *call.hint_grew(wish, Draft("We open"), moment(2.7)),
        *call.hint_came(wish, draft("We open at nine"), moment(3)),
        *call.looked(moment(4)),
    ]
    after = call.agent_stopped_speaking(moment(5))

    assert hints(meanwhile) == []
    assert _states(after) == [("hint-1", "finished", "model")]


def test_a_hint_that_began_may_end_while_the_agent_speaks() -> None:
    call = coached()
    _says(call, ASKS, 2)
    wish = _wish(call)
    call.hint_grew(wish, Draft("We open"), moment(2.7))
    call.agent_started_speaking()

    told = call.hint_came(wish, draft("We open at nine"), moment(3))

    assert _states(told) == [("hint-1", "finished", "model")]


def test_an_answer_that_waited_too_long_never_appears() -> None:
    call = coached()
    _says(call, ASKS, 2)
    call.agent_started_speaking()
    call.hint_came(_wish(call), draft("We open at nine"), moment(3))

    assert hints(call.agent_stopped_speaking(moment(8.01))) == []


def test_the_model_is_not_asked_while_the_agent_speaks_nor_in_the_cooldown() -> None:
    call = coached()
    call.agent_started_speaking()
    _says(call, ASKS, 2)
    speaking = call.wish
    call.agent_stopped_speaking(moment(3))
    first = _wish(call)
    call.hint_came(first, draft("We open at nine"), moment(4))
    _says(call, "and on monday?", 7)
    resting = call.wish
    call.looked(moment(12))

    assert speaking is resting is None
    assert _wish(call).asked == "and on monday?"


def test_a_newer_request_makes_the_one_before_stale() -> None:
    call = coached(HintRules(cooldown=0, dwell=0))
    _says(call, ASKS, 2)
    old = _wish(call)
    call.hint_grew(old, Draft("We open"), moment(2.5))

    told = _says(call, "and on monday?", 3)

    assert _states(told) == [("hint-1", "withdrawn", "model")]
    assert _wish(call) is not old
    assert call.hint_came(old, draft("We open at nine"), moment(4)) == []


def test_the_end_of_the_call_takes_back_what_grows() -> None:
    call = coached()
    _says(call, ASKS, 2)
    wish = _wish(call)
    call.hint_grew(wish, Draft("We open"), moment(2.5))

    told = call.ended("completed", moment(3))

    assert _states(told) == [("hint-1", "withdrawn", "model")]
    assert call.wish is None
    assert call.hint_came(wish, draft("We open at nine"), moment(4)) == []


def test_without_automatic_hints_nothing_comes_by_itself() -> None:
    call = coached(HintRules(automatic=False))

    told = [*_says(call, ORDER, 2), *_says(call, ASKS, 4)]

    assert (hints(told), call.wish) == ([], None)


# --- asked for by the agent --------------------------------------------------


def test_a_hint_asked_for_skips_the_cooldown_and_the_agents_speech() -> None:
    call = coached()
    _says(call, ORDER, 2)
    _says(call, REFUND, 3)
    call.agent_started_speaking()

    told = call.hint_asked_for(moment(4))

    assert [(h.card, h.state) for h in hints(told)] == [
        ("harbor.md#Refund", "finished")
    ]
    assert _wish(call).by_hand


def test_a_hint_asked_for_without_a_card_is_seen_to_be_coming() -> None:
    call = coached(HintRules(automatic=False))
    _says(call, "good morning", 2)

    told = call.hint_asked_for(moment(4))
    came = call.hint_came(_wish(call), draft("Ask for the order number"), moment(5))

    assert _states(told) == [("hint-1", "growing", "model")]
    assert hints(told)[0].headline == ""
    assert _states(came) == [("hint-1", "finished", "model")]


def test_asking_for_more_than_the_card_on_screen_asks_the_model() -> None:
    call = coached()
    _says(call, ORDER, 2)

    told = call.hint_asked_for(moment(3))

    assert _states(told) == [("hint-2", "growing", "model")]


def test_asking_goes_by_the_callers_last_turn_and_words_under_way() -> None:
    call = coached()
    _says(call, "something old", 1)
    _says(call, "one moment please", 2, Speaker.AGENT)
    _says(call, "it is about", 3)
    _says(call, "my lamp", 4)
    call.heard(partial("it is", "caller-9", start_ms=5_000), moment(5))

    call.hint_asked_for(moment(6))

    assert _wish(call).asked == "it is about my lamp it is"


def test_asking_before_anybody_spoke_is_told_in_words() -> None:
    with pytest.raises(TalkHintError, match="said nothing yet"):
        coached().hint_asked_for(moment(1))


def test_a_corrected_word_is_what_the_model_reads() -> None:
    call = coached()
    _says(call, "my lamb broke", 1)
    call.transcript.replaced("caller-1000", "my lamp broke")

    call.hint_asked_for(moment(3))

    assert [line.text for line in _wish(call).lines] == ["my lamp broke"]
    assert _wish(call).asked == "my lamp broke"


def test_nothing_is_asked_while_listening_is_paused() -> None:
    call = coached()
    _says(call, ASKS, 2)
    call.hint_grew(_wish(call), Draft("We open"), moment(2.5))
    call.paused = True

    told = call.looked(moment(3))

    assert _states(told) == [("hint-1", "withdrawn", "model")]
    assert call.wish is None
    with pytest.raises(TalkHintError, match="paused"):
        call.hint_asked_for(moment(4))


def test_a_hint_is_wanted_in_the_language_that_the_caller_speaks_now() -> None:
    call = coached()
    asked = []
    for second, text in enumerate(
        ["do you speak russian", "где мой заказ", "я жду его неделю", "когда он будет"]
    ):
        _says(call, text, second + 1)
        _says(call, "one moment please", second + 1.2, Speaker.AGENT)
        call.hint_asked_for(moment(second + 1.5))
        asked.append(_wish(call).language)

    assert (asked[0], asked[-1]) == ("en", "ru")


def test_a_chosen_language_and_the_notes_hold_from_the_next_question_on() -> None:
    chosen = [Brief()]
    call = coached(brief=lambda: chosen[-1])
    _says(call, ASKS, 2)
    before = _wish(call)
    chosen.append(Brief("40 dollars", HintLanguage.RUSSIAN))

    call.hint_asked_for(moment(3))

    assert (before.language, before.brief.about) == ("en", "")
    assert (_wish(call).language, _wish(call).brief.about) == ("ru", "40 dollars")
