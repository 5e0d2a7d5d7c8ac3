"""A summary without a model says nothing that was not said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.coaching.extract import extract
from talkhint_desktop.core.coaching.request import Line
from talkhint_desktop.core.events import Speaker

CALLER, AGENT = Speaker.CALLER, Speaker.AGENT
CALL = [
    Line(AGENT, "Harbor Supply, good morning."),
    Line(CALLER, "Good morning. I am calling about my order, it has not arrived."),
    Line(AGENT, "I am sorry to hear that."),
    Line(CALLER, "Where is it? I ordered three lamps on Monday."),
    Line(AGENT, "I will trace the parcel. We'll call you back by Friday at five."),
    Line(CALLER, "Thank you."),
]
RUSSIAN = [
    Line(CALLER, "Здравствуйте. Мой заказ не пришёл, где он?"),
    Line(AGENT, "Я проверю и перезвоню вам завтра до пяти."),
    Line(CALLER, "Хорошо, спасибо."),
]


def test_the_callers_request_and_questions_are_kept_in_order() -> None:
    text, _ = extract(CALL, "en")

    assert text.splitlines() == [
        "The caller said:",
        "I am calling about my order, it has not arrived.",
        "Where is it?",
        "I ordered three lamps on Monday.",
    ]


def test_what_the_agent_promised_is_to_be_done() -> None:
    _, todo = extract(CALL, "en")

    assert todo == [
        "I will trace the parcel.",
        "We'll call you back by Friday at five.",
    ]


def test_a_russian_call_is_summed_up_in_russian() -> None:
    assert extract(RUSSIAN, "ru") == (
        "Клиент сказал:\nМой заказ не пришёл, где он?",
        ["Я проверю и перезвоню вам завтра до пяти."],
    )


def test_words_without_stops_or_marks_are_summed_up_too() -> None:
    said = [
        Line(CALLER, "hello i would like to know how much express delivery costs"),
        Line(AGENT, "i will send you the price list today"),
    ]

    text, todo = extract(said, "en")

    assert "express delivery" in text
    assert todo == ["i will send you the price list today"]


def test_a_call_of_greetings_alone_has_nothing_to_sum_up() -> None:
    said = [Line(CALLER, "Hello?"), Line(AGENT, "Good morning.")]

    assert extract(said, "en") == ("", [])


def test_of_many_promises_those_with_a_day_or_an_amount_are_kept() -> None:
    vague = [Line(AGENT, f"I will look into {name}.") for name in "abcdefg"]
    firm = Line(AGENT, "I will send it on Tuesday.")

    _, todo = extract([*vague, firm], "en")

    assert firm.text in todo
    assert len(todo) == 5


@pytest.mark.parametrize("language", ["en", "ru"])
@given(
    st.lists(
        st.builds(Line, st.sampled_from(Speaker), st.text(max_size=80)), max_size=12
    )
)
def test_every_word_of_it_was_said(language: str, lines: list[Line]) -> None:
    text, todo = extract(lines, language)

    said = " ".join(" ".join(line.text.split()) for line in lines)
    for sentence in [*text.splitlines()[1:], *todo]:
        assert sentence in said
