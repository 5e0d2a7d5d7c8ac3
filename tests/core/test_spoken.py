"""The words that caused a hint are found where they stand, or nowhere."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from talkhint_desktop.core.cards import Trigger, words_of
from talkhint_desktop.core.phrases import find_words
from talkhint_desktop.core.spoken import spoken_question, spoken_trigger

_WORDS = st.sampled_from(
    ["yes", "Price", "prices", "ЁЛКА", "ёлка", "it’s", "it's", "İzmir", "10", "🙂", "a"]
)
_BETWEEN = st.sampled_from([" ", ", ", "? ", "\n", " – ", " 🙂 ", "_"])
_TALK = st.lists(st.tuples(_WORDS, _BETWEEN), max_size=12).map(
    lambda pairs: "".join(word + sign for word, sign in pairs)
)


def _trigger(phrase: str) -> Trigger:
    return Trigger(phrase, tuple(phrase.split()))


@given(phrase=st.one_of(_TALK, st.text(max_size=8)), text=st.one_of(_TALK, st.text()))
def test_what_is_found_are_the_words_and_no_part_of_another_word(
    phrase: str, text: str
) -> None:
    span = find_words(phrase, text)

    wanted, said = words_of(phrase), words_of(text)
    if span is None:
        return
    start, end = span
    assert words_of(text[start:end]) == wanted
    assert text[start:end].strip() == text[start:end]
    assert [*words_of(text[:start]), *wanted, *words_of(text[end:])] == said


@given(before=_TALK, phrase=_TALK, after=_TALK)
def test_words_that_were_said_are_found_and_the_first_of_them(
    before: str, phrase: str, after: str
) -> None:
    assume(words_of(phrase))
    text = f"{before} {phrase} {after}"

    span = find_words(phrase, text)

    assert span is not None
    assert span[1] <= len(f"{before} {phrase}")


_WANTED = st.lists(st.sampled_from(["price", "price*", "a"]), min_size=1)


@given(text=_TALK, wanted=_WANTED)
def test_a_trigger_is_cut_out_of_what_was_said_as_it_was_said(
    text: str, wanted: list[str]
) -> None:
    phrase = spoken_trigger(text, Trigger("any", tuple(wanted)))

    assert phrase in text
    if phrase:
        assert find_words(phrase, text) is not None
        assert len(words_of(phrase)) == len(wanted)


def test_half_of_a_word_that_folds_into_two_is_not_found() -> None:
    assert find_words("i", "\u0130zmir") is None
    assert find_words("\u0130zmir", "to \u0130zmir!") == (3, 8)


@pytest.mark.parametrize(
    ("text", "trigger", "spoken"),
    [
        ("Is there any Discount, if so?", "discount", "Discount"),
        ("We pay yearly. Payment is due", "yearly payment", "yearly. Payment"),
        ("Есть ли скидки?", "скидка", "скидки"),
        ("I want my money-back", "my money back", "my money-back"),
        ("Refunding it", "refund*", "Refunding"),
        ("is it 24 hours", "24 hours", "24 hours"),
        ("discounted", "discount", ""),
        # Not the playbook's own words: more digits may follow and make a secret.
        ("code 4242", "code 4*", ""),
    ],
)
def test_the_trigger_is_told_in_the_words_of_the_caller(
    text: str, trigger: str, spoken: str
) -> None:
    assert spoken_trigger(text, _trigger(trigger)) == spoken


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("Great. Is the data kept in the EU? Thanks.", "Is the data kept in the EU"),
        ("can you come on sunday", "can you come on sunday"),
        ("Можно прийти завтра? Спасибо.", "Можно прийти завтра"),
        ("How much is it? And when can you come?", ""),
        ("Thank you very much.", ""),
        ("can you come " + "and then " * 20, ""),
        ("can you take 4242 4242", ""),
    ],
)
def test_a_question_is_the_one_sentence_that_asks(text: str, question: str) -> None:
    assert spoken_question(text) == question
