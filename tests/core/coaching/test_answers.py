"""How a model's answer is read: line by line, as it comes, plain words only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.coaching.answer import Answer, Draft
from tests.core.coaching.builders import draft

WHOLE = "Offer to trace the parcel\n- It takes two days\n- We email them\nSource: 1"


def test_a_whole_answer_is_a_headline_two_facts_and_a_source() -> None:
    assert draft(WHOLE) == Draft(
        "Offer to trace the parcel", ("It takes two days", "We email them"), 1
    )


def test_a_headline_grows_by_whole_words_and_facts_come_whole() -> None:
    answer = Answer()

    grown = [
        answer.said(piece) for piece in ("Off", "er to", " trace\n- It ta", "kes\n")
    ]

    assert [d.headline for d in grown] == [
        "",
        "Offer",
        "Offer to trace",
        "Offer to trace",
    ]
    assert [d.facts for d in grown] == [(), (), (), ("It takes",)]


@given(st.lists(st.integers(1, len(WHOLE) - 1), max_size=12))
def test_where_the_pieces_are_cut_changes_nothing_in_the_end(cuts: list[int]) -> None:
    answer, at = Answer(), 0
    for cut in [*sorted(cuts), len(WHOLE)]:
        answer.said(WHOLE[at:cut])
        at = max(at, cut)

    assert answer.finished() == draft(WHOLE)


@pytest.mark.parametrize("text", ["SILENCE", "Silence.", " silence\n", "Тишина", ""])
def test_silence_is_an_answer(text: str) -> None:
    assert draft(text).silent


def test_nothing_of_the_word_silence_is_ever_shown() -> None:
    answer = Answer()

    grown = [answer.said(sign) for sign in "SILENCE\n"]

    assert {d.headline for d in grown} == {""}


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("**Offer** a `refund`", "Offer a refund"),
        ("# Offer a refund.", "Offer a refund"),
        ('"Offer a refund"', "Offer a refund"),
        ("Headline: Offer a refund", "Offer a refund"),
        ("Offer a [refund](https://evil.example/x)", "Offer a refund"),
        ("Offer a refund ![x](https://evil.example/x.png)", "Offer a refund"),
        ("Offer a refund at https://evil.example/?k=1", "Offer a refund at"),
        ("Offer a refund at evil.example/pay now", "Offer a refund at now"),
        ("Write to help@harbor.example", "Write to help@harbor.example"),
        ("<b>Offer</b> a <img src=x onerror=y>refund", "Offer a refund"),
        ("Offer a \u202edn\u200bufer\u2066\x07", "Offer a dnufer"),
        ("Ask for 10 % and 3.50 dollars", "Ask for 10 % and 3.50 dollars"),
        ("```\nOffer a refund", "Offer a refund"),
    ],
)
def test_only_plain_words_are_left(text: str, headline: str) -> None:
    assert draft(text).headline == headline


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Offer a [refund now", "Offer a"),
        ("Offer a [refund](https://evil x", "Offer a refund"),
        ("Offer a <img src x", "Offer a"),
    ],
)
def test_markup_that_is_still_coming_is_not_shown(text: str, headline: str) -> None:
    assert Answer().said(f"{text} ").headline == headline


def test_a_second_sentence_of_the_headline_becomes_a_fact() -> None:
    found = draft("Offer a refund. It takes five days.\n- We pay the postage")

    assert (found.headline, found.facts) == (
        "Offer a refund",
        ("It takes five days", "We pay the postage"),
    )


@pytest.mark.parametrize(
    ("line", "note"),
    [("Source: 2", 2), ("[2]", 2), ("Источник: 2", 2), ("Source: -", 0)],
)
def test_the_source_is_a_number_of_a_note(line: str, note: int) -> None:
    found = draft(f"Offer a refund\n{line}")

    assert (found.note, found.facts) == (note, ())


def test_no_more_than_six_hundred_signs_are_read() -> None:
    answer = Answer()

    answer.said("Offer a refund\n- One fact\n- " + "word " * 1_000)

    assert answer.full
    assert answer.finished() == Draft("Offer a refund", ("One fact",))
