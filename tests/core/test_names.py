"""Which names can be given to which numbers, and their first letters."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.names import (
    MOST,
    can_be_named,
    cleaned,
    initials,
    nameable,
)
from talkhint_desktop.ui.visible import spelt

texts = st.text(max_size=120)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Dana Whitfield", "DW"),
        ("dana whitfield", "DW"),
        ("Dana", "D"),
        ("Ana Maria de la Cruz", "AC"),
        ("Юлия Ёлкина", "ЮЁ"),
        ("王小明", "王"),
        ("محمد علي", "مع"),
        ("Ǆenan ßahin", "Ǆß"),
        ("Dana (ACME)", "DA"),
        ("O'Brien, 3rd floor", "OF"),
        ("Dana 2", "D"),
        ("+1 415", ""),
        ("\N{ROCKET} Rocket", "R"),
        ("", ""),
    ],
)
def test_a_name_has_the_letters_that_a_person_would_choose(
    name: str, shown: str
) -> None:
    assert initials(name) == shown


@given(texts)
def test_initials_are_two_letters_at_most_whatever_is_written(name: str) -> None:
    shown = initials(name)

    assert len(shown) <= 2
    assert all(sign.isalpha() for sign in shown)


@given(texts)
def test_a_kept_name_is_one_line_in_which_nothing_is_hidden(text: str) -> None:
    try:
        name = cleaned(text)
    except TalkHintError:
        return

    assert len(name) <= MOST
    assert name == " ".join(name.split())
    assert spelt(name) == name
    assert not any(unicodedata.category(sign)[0] == "C" for sign in name)
    assert cleaned(name) == name


@given(st.text("abcdefghij é ж", min_size=1, max_size=MOST))
def test_letters_are_kept_as_they_were_written(text: str) -> None:
    wanted = " ".join(unicodedata.normalize("NFC", text).split())

    assert cleaned(text) == wanted


def test_what_turns_text_round_is_struck_out() -> None:
    assert cleaned("Dana\u202e\x1b[2J\u200b\nWhitfield") == "Dana[2J Whitfield"


def test_a_name_that_is_too_long_is_refused_by_its_length() -> None:
    cleaned("x" * MOST)
    with pytest.raises(TalkHintError, match="81 signs, and 80 at most"):
        cleaned("x" * (MOST + 1))


def test_a_name_of_unseen_signs_alone_is_refused() -> None:
    with pytest.raises(TalkHintError, match="nothing to read"):
        cleaned("\u200b\u202e")


def test_nothing_but_spaces_is_no_name() -> None:
    assert cleaned(" \n ") == ""


@pytest.mark.parametrize(
    "number",
    ["", "anonymous", "Restricted", "+266696687", "+7378742833", "sip:x@example.com"],
)
def test_whoever_hides_the_number_cannot_be_named(number: str) -> None:
    assert not can_be_named(number)
    with pytest.raises(TalkHintError):
        nameable(number)


def test_a_number_may_be_written_as_people_write_it() -> None:
    assert nameable("+1 (415) 555-0132") == "+14155550132"
    assert can_be_named("+14155550132")
