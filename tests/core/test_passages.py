"""Prose of a playbook is cut into passages that can be cited."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.cards import Problem
from talkhint_desktop.core.passages import LONGEST, PAGE_END, Passage
from talkhint_desktop.core.playbook import read

CARD = """\
## Refund
Triggers: refund*
Say: Refund goes to the same card
Facts: Five days
"""


def _passages(name: str, text: str) -> tuple[Passage, ...]:
    return read([(name, text)]).passages


def _places(name: str, text: str) -> list[tuple[str, int, str]]:
    return [(p.source, p.line, p.text) for p in _passages(name, text)]


def test_a_section_without_fields_is_prose_and_no_mistake() -> None:
    book = read(
        [("a.md", CARD + "\n## Hours\nWe open at nine.\n\n- and close at six\n")]
    )

    assert book.problems == ()
    assert [card.heading for card in book.cards] == ["Refund"]
    assert [p for p in book.passages if not p.triggers] == [
        Passage("a.md", "Hours", 7, "We open at nine.\n- and close at six")
    ]


def test_every_heading_of_prose_is_cited_by_its_own_name() -> None:
    text = "# Shop\nLamps.\n\n## Returns\nThirty days.\n\n### Abroad\nSixty days.\n"

    assert _places("a.md", text) == [
        ("a.md#Shop", 2, "Lamps."),
        ("a.md#Returns", 5, "Thirty days."),
        ("a.md#Abroad", 8, "Sixty days."),
    ]


def test_prose_behind_a_title_is_no_part_of_the_card_before_it() -> None:
    book = read([("a.md", CARD + "# More\nJust text.\n")])

    assert book.problems == ()
    assert "a.md#More" in [p.source for p in book.passages]


def test_a_card_is_a_passage_too_with_what_it_says() -> None:
    (passage,) = _passages("a.md", CARD)

    assert passage == Passage(
        "a.md", "Refund", 1, "Refund goes to the same card\nFive days", ("refund*",)
    )


def test_a_short_line_that_stands_alone_heads_plain_text() -> None:
    text = "Shop rules\n\nHours\n\nWe open at nine.\nWe close at six.\n\nNo dogs.\n"

    assert _places("a.txt", text) == [
        ("a.txt#Hours", 5, "We open at nine.\nWe close at six.\nNo dogs.")
    ]


def test_plain_text_without_headings_is_cited_by_its_file() -> None:
    assert _places("a.txt", "We open at nine.\n") == [("a.txt", 1, "We open at nine.")]


def test_a_field_in_plain_text_makes_no_card() -> None:
    book = read([("a.txt", CARD)])

    assert (book.cards, book.problems) == ((), ())


def test_a_page_of_a_pdf_is_cited_by_its_number() -> None:
    text = f"Prices\nA lamp is nine dollars.{PAGE_END}{PAGE_END}Returns: thirty days."

    assert _places("a.PDF", text) == [
        ("a.PDF#page 1", 1, "Prices\nA lamp is nine dollars."),
        ("a.PDF#page 3", 3, "Returns: thirty days."),
    ]


def test_short_paragraphs_share_a_passage_and_long_ones_are_cut() -> None:
    sentence = "Lamps are sold in pairs, and every pair has a number of its own. "
    text = f"## Lamps\nShort.\n\n{sentence * 30}\n"

    passages = _passages("a.md", text)

    assert len(passages) > 2
    assert {p.source for p in passages} == {"a.md#Lamps"}
    assert "".join(p.text for p in passages).count("Lamps are sold") == 30


def test_what_gave_no_text_is_named_among_the_problems() -> None:
    scan = Problem("scan.pdf", 0, "The PDF holds no text.")

    book = read([("a.md", CARD)], [scan])

    assert [str(problem) for problem in book.problems] == [
        "scan.pdf: The PDF holds no text."
    ]
    assert len(book.cards) == 1


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.pdf"])
@given(text=st.text())
def test_any_text_can_be_cut(name: str, text: str) -> None:
    for passage in _passages(name, text):
        assert passage.text.strip()
        assert passage.line >= 1
        assert passage.triggers or len(passage.text) <= LONGEST
