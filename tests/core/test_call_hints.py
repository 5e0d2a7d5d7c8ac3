"""When a hint appears during a call, and what it says."""

import pytest

from talkhint_desktop.core.call import Call
from talkhint_desktop.core.events import Event, Speaker
from tests.core.builders import hints, live, moment, partial, segment

ORDER, REFUND, PRICE = "where is my order", "a refund please", "too expensive"


def _says(call: Call, text: str, second: float) -> list[Event]:
    end_ms = round(second * 1000)
    said = segment(text, f"caller-{end_ms}", start_ms=end_ms - 500, end_ms=end_ms)
    return call.heard(said, moment(second))


def test_a_hint_cites_its_card_and_the_words_that_caused_it() -> None:
    call = live()
    call.stream_ms = 2_340

    told = call.heard(segment("so where is my order?", "caller-4"), moment(2))

    (hint,) = hints(told)
    assert (hint.card, hint.utterance) == ("harbor.md#Late order", "caller-4")
    assert (hint.source, hint.state, hint.kind) == ("playbook", "finished", "question")
    assert hint.headline == "Offer to trace the parcel"
    assert hint.facts == ["Tracing takes two days"]
    assert hint.trigger == "where is my order"


def test_the_hint_comes_right_behind_the_words_that_caused_it() -> None:
    told = live().heard(segment(ORDER), moment(2))

    assert told[0] == segment(ORDER)
    assert len(told) == 2
    assert hints(told) == told[1:]


@pytest.mark.parametrize(("stream_ms", "after_ms"), [(2_340, 340), (1_900, 0)])
def test_a_hints_delay_is_measured_by_twilios_clock(
    stream_ms: int, after_ms: int
) -> None:
    call = live()
    call.stream_ms = stream_ms

    (hint,) = hints(call.heard(segment(ORDER, end_ms=2_000), moment(99)))

    assert hint.after_ms == after_ms


@pytest.mark.parametrize(
    ("language", "headline", "fact"),
    [
        ("en", "Offer to trace the parcel", "Tracing takes two days"),
        ("ru", "Предложите розыск посылки", "Розыск занимает два дня"),
    ],
)
def test_a_hint_speaks_the_agents_language(
    language: str, headline: str, fact: str
) -> None:
    (hint,) = hints(_says(live(language=language), "заказ не пришёл", 2))

    assert (hint.headline, hint.facts) == (headline, [fact])


def test_a_card_without_the_agents_language_is_shown_as_it_is() -> None:
    (hint,) = hints(_says(live(language="ru"), REFUND, 2))

    assert hint.headline == "Refund goes to the same card"


def test_partials_bring_no_hint() -> None:
    assert live().heard(partial(ORDER), moment(2)) == [partial(ORDER)]


def test_the_agents_own_words_bring_no_hint() -> None:
    said = segment(ORDER, "agent-1", speaker=Speaker.AGENT)

    assert live().heard(said, moment(2)) == [said]


def test_words_without_a_card_bring_silence() -> None:
    assert hints(_says(live(), "good morning", 2)) == []


def test_a_second_hint_waits_eight_seconds() -> None:
    call = live()
    _says(call, ORDER, 2)

    at_once = _says(call, REFUND, 4)
    early = call.looked(moment(9.99))
    in_time = call.looked(moment(10))

    assert (hints(at_once), early) == ([], [])
    assert [h.card for h in hints(in_time)] == ["harbor.md#Refund"]


def test_of_two_hints_that_wait_the_newer_is_shown() -> None:
    call = live()
    _says(call, ORDER, 2)
    _says(call, REFUND, 4)
    _says(call, PRICE, 5)

    shown = [*call.looked(moment(11)), *call.looked(moment(30))]

    assert [h.card for h in hints(shown)] == ["harbor.md#Price"]


def test_no_hint_appears_while_the_agent_speaks() -> None:
    call = live()
    call.agent_started_speaking()

    told = [*hints(_says(call, ORDER, 2)), *call.looked(moment(3))]

    assert told == []


def test_a_hint_that_waited_appears_when_the_agent_stops() -> None:
    call = live()
    call.agent_started_speaking()
    _says(call, ORDER, 2)

    told = call.agent_stopped_speaking(moment(5))

    assert [h.card for h in hints(told)] == ["harbor.md#Late order"]
    assert [h.utterance for h in hints(told)] == ["caller-2000"]


def test_a_hint_that_waited_too_long_never_appears() -> None:
    call = live()
    call.agent_started_speaking()
    _says(call, ORDER, 2)

    told = [*call.agent_stopped_speaking(moment(8.01)), *call.looked(moment(9))]

    assert hints(told) == []


def test_a_hint_still_appears_at_the_edge_of_being_fresh() -> None:
    call = live()
    call.agent_started_speaking()
    _says(call, ORDER, 2)

    assert hints(call.agent_stopped_speaking(moment(8)))


def test_the_same_card_is_not_repeated_within_45_seconds() -> None:
    call = live()
    _says(call, ORDER, 2)

    soon = [*_says(call, ORDER, 30), *call.looked(moment(39))]
    later = _says(call, ORDER, 47)

    assert hints(soon) == []
    assert len(hints(later)) == 1


def test_no_more_than_four_hints_appear_in_a_minute() -> None:
    names = [f"thing{n}" for n in range(6)]
    book = "".join(f"## Card {n}\nTriggers: {n}\nSay: Say {n}\n" for n in names)
    call = live(book=book)

    shown = [
        second
        for second, name in zip(range(2, 62, 10), names, strict=True)
        if hints(_says(call, name, second))
    ]
    freed = _says(call, names[5], 62)

    assert shown == [2, 12, 22, 32]
    assert len(hints(freed)) == 1


def test_every_hint_of_a_call_has_its_own_name() -> None:
    call = live()

    told = [*_says(call, ORDER, 2), *_says(call, REFUND, 20), *_says(call, PRICE, 40)]

    assert [h.hint for h in hints(told)] == ["hint-1", "hint-2", "hint-3"]
