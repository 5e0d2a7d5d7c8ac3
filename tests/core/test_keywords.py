"""Which corrected words are names, and what may be a keyword."""

import pytest

from talkhint_desktop.core.errors import UsageError
from talkhint_desktop.core.keywords import (
    LONGEST,
    MOST,
    all_keywords,
    for_recognition,
    new_names,
    with_keyword,
)


@pytest.mark.parametrize(
    ("heard", "corrected", "names"),
    [
        ("i work at acne", "I work at Acme", ["Acme"]),
        ("call harbor supply", "call Harbour Supply", ["Harbour"]),
        ("it is sap", "it is SAPHir or X200", ["SAPHir", "X200"]),
        ("where to", "Were two", []),
        ("fine", "Fine. Next week, Monday", ["Monday"]),
        ("fine", "Fine. Hello", []),
        ("у меня сим сэд", "у меня Симсед, да", ["Симсед"]),
        ("is it o'brian", "is it O'Brien, O'Brien", ["O'Brien"]),
        ("the acme", "the ACME", []),
        ("two", "2 or 22", []),
        ("card", "card •••• 4242", []),
        ("", "iPhone", ["iPhone"]),
    ],
)
def test_new_words_with_a_capital_inside_a_sentence_are_names(
    heard: str, corrected: str, names: list[str]
) -> None:
    assert new_names(heard, corrected) == names


def test_a_word_that_is_a_keyword_already_is_not_offered_again() -> None:
    assert new_names("at acne", "at Acme", ["ACME"]) == []


@pytest.mark.parametrize("word", ["", "  ", "a<b", "a>b", "a\rb", "a\nb", "a\x00b"])
def test_what_recognition_refuses_is_no_keyword(word: str) -> None:
    with pytest.raises(UsageError):
        with_keyword((), word)


def test_a_keyword_is_kept_once_and_no_longer_than_a_name() -> None:
    assert with_keyword(("Acme",), " acme ") == ("Acme",)
    assert with_keyword(("Acme",), " Harbor Supply ") == ("Acme", "Harbor Supply")
    with pytest.raises(UsageError, match=str(LONGEST)):
        with_keyword((), "a" * (LONGEST + 1))


def test_there_are_at_most_so_many_keywords() -> None:
    full = all_keywords(f"name {number}" for number in range(MOST))

    with pytest.raises(UsageError, match="already"):
        with_keyword(full, "one more")
    assert with_keyword(full, "NAME 7") == full


def test_a_recogniser_knows_what_was_chosen_and_the_names_of_the_playbook() -> None:
    lines = ["Ask for Dana at Harbor Supply", "The X200 ships on Monday", "no names"]

    known = for_recognition(("Vandelay",), lines)

    assert known[0] == "Vandelay"
    assert {"Dana", "Harbor", "Supply", "X200", "Monday"} <= set(known)


def test_no_more_names_are_known_than_a_recogniser_takes() -> None:
    many = [f"we sell A{number}" for number in range(3 * MOST)]

    assert len(for_recognition((), many)) == MOST
    assert for_recognition(["Zed"] * 2 * MOST, many) == ("Zed",) * MOST
