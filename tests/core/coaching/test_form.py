"""The form of a hint is held in code: its length, its language, its numbers."""

import pytest

from talkhint_desktop.core.coaching.form import Advice, Flaw, advice_of, flaw_of
from talkhint_desktop.core.coaching.request import Line, Note
from talkhint_desktop.core.events import Speaker
from tests.core.coaching.builders import TRACING, draft, request


def _advice(text: str, **own: object) -> Advice:
    advice = advice_of(draft(text), request(**own))  # type: ignore[arg-type]
    assert isinstance(advice, Advice)
    return advice


@pytest.mark.parametrize(
    ("headline", "flaw"),
    [
        ("one two three four five six seven eight nine ten", None),
        ("one two three four five six seven eight nine ten more", Flaw.LONG),
        ("w" * 60, None),
        ("w" * 61, Flaw.LONG),
    ],
)
def test_a_headline_has_ten_words_and_sixty_signs_at_most(
    headline: str, flaw: Flaw | None
) -> None:
    assert flaw_of(draft(headline), "en") is flaw


def test_a_russian_headline_may_have_seventy_signs() -> None:
    assert flaw_of(draft("ж" * 70), "ru") is None
    assert flaw_of(draft("ж" * 71), "ru") is Flaw.LONG


@pytest.mark.parametrize(
    ("text", "language", "flaw"),
    [
        ("Offer a refund", "ru", Flaw.FOREIGN),
        ("Предложите возврат", "en", Flaw.FOREIGN),
        ("Предложите Harbor Supply Express", "ru", None),
        ("Say it is for Иван", "en", None),
        ("OK", "ru", None),
    ],
)
def test_a_hint_in_the_wrong_language_is_not_shown(
    text: str, language: str, flaw: Flaw | None
) -> None:
    assert flaw_of(draft(text), language) is flaw


def test_silence_is_shown_as_nothing() -> None:
    assert advice_of(draft("SILENCE"), request()) is Flaw.SILENT


def test_two_facts_of_nine_words_are_the_most_and_a_long_one_is_left_out() -> None:
    long = "a fact with far too many words to read quickly"

    advice = _advice(f"Offer a refund\n- {long}\n- One\n- Two\n- Three")

    assert advice.facts == ("One", "Two")


@pytest.mark.parametrize(
    "text", ["Tracing takes 2 days", "Tracing takes two days", "Two days, 3 lamps"]
)
def test_numbers_of_the_notes_and_of_the_call_need_no_check(text: str) -> None:
    said = (Line(Speaker.CALLER, "I bought three lamps"),)

    assert _advice(text, lines=said).check == ()


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("Offer 15 % off", ("15",)),
        ("Offer fifteen percent off", ("fifteen",)),
        ("It takes two or three days", ("three",)),
        ("Take off 1,500 dollars", ("1,500",)),
    ],
)
def test_a_number_that_nobody_gave_is_marked(text: str, check: tuple[str, ...]) -> None:
    assert _advice(text).check == check


def test_a_made_up_number_in_a_fact_is_marked_too() -> None:
    assert _advice("Offer to trace it\n- Takes 9 days").check == ("9",)


def test_a_card_is_cited_only_when_it_was_given() -> None:
    assert _advice("Trace it\nSource: 1").note == TRACING
    assert _advice("Trace it\nSource: 2").note is None
    assert _advice("Trace it\nSource: 0").note is None
    assert _advice("Trace it", notes=()).note is None


def test_a_number_in_a_notes_heading_is_known() -> None:
    plan = Note("plans.md#Plan 300", "The large one")

    assert _advice("Offer plan 300", notes=(plan,)).check == ()
