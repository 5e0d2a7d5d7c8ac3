"""Documents beside each other: what differs is marked, whatever comes."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.ui.document_diff import GONE, NEW, SAME, Side, compare
from tests.ui.webhook_samples import EXPECTED, GOODBYE


def marked(side: Side, mark: str) -> list[str]:
    return [line.text.strip() for line in side.lines if line.mark == mark]


def test_the_goodbye_is_marked_beside_what_should_be() -> None:
    both = compare(GOODBYE, EXPECTED)

    assert marked(both.actual, GONE) == [
        "<Say>Thank you for calling. Goodbye.</Say>",
        "<Hangup/>",
    ]
    assert marked(both.actual, SAME) == ["<Response>", "</Response>"]
    assert "<Dial>+16285550177</Dial>" in marked(both.expected, NEW)
    assert not both.same


def test_a_document_is_laid_out_by_its_tags() -> None:
    both = compare("<Response><Dial><Number>+1</Number></Dial></Response>", EXPECTED)

    assert both.actual.text.splitlines() == [
        "<Response>",
        "  <Dial>",
        "    <Number>+1</Number>",
        "  </Dial>",
        "</Response>",
    ]


def test_another_one_time_token_is_no_difference() -> None:
    assert compare(EXPECTED.replace("one-time", "another-one-" * 5), EXPECTED).same


def test_another_stream_address_is_one() -> None:
    both = compare(EXPECTED.replace("th-84", "th-12"), EXPECTED)

    assert any("wss://th-12" in line for line in marked(both.actual, GONE))
    assert any("wss://th-84" in line for line in marked(both.expected, NEW))


def test_a_blank_before_the_document_is_seen() -> None:
    both = compare(" \n" + EXPECTED, EXPECTED)

    assert marked(both.actual, GONE) == ['" \\n"']


def test_what_stands_behind_the_document_is_seen() -> None:
    both = compare(EXPECTED + "Notice: deprecated", EXPECTED)

    assert marked(both.actual, GONE) == ["Notice: deprecated"]


def test_a_web_page_is_shown_as_it_came_and_not_compared() -> None:
    page = "<!DOCTYPE html>\n<html><body>No such page</body></html>"

    both = compare(page, EXPECTED)

    assert both.actual.text == page
    assert not both.compared
    assert not marked(both.expected, NEW)


def test_no_document_at_all_is_no_line() -> None:
    assert compare("", EXPECTED).actual == Side()


def test_more_than_can_be_read_is_left_out_and_counted() -> None:
    side = compare("x" * 60_000, EXPECTED).actual

    assert len(side.text) + side.left_out == 60_000
    assert side.left_out > 50_000


_EVIL = {
    "unclosed tags": "<Response>" + "<a " * 20_000,
    "open quotes": "<Response>" + "<a b='" * 10_000,
    "opening signs": "<Response>" + "<" * 60_000,
    "deep nesting": "<Response>" + "<a>" * 20_000,
    "open comments": "<Response>" + "<!--" * 15_000,
    "open character data": "<Response>" + "<![CDATA[" * 6_000,
    "quotes by turns": '<"' * 30_000 + "<Response>",
    "bidi marks": "<Response>" + "\u202e" * 60_000,
    "blank lines": "<Response>" + "\n" * 60_000,
}


@pytest.mark.parametrize("evil", _EVIL.values(), ids=_EVIL)
def test_a_hostile_document_takes_no_time_and_no_room(evil: str) -> None:
    began = time.perf_counter()
    both = compare(evil, EXPECTED)
    took = time.perf_counter() - began

    assert took < 0.5
    assert len(both.actual.lines) <= 400
    assert all(len(line.text) <= 1_000 for line in both.actual.lines)


@given(st.text(max_size=300))
def test_any_text_can_be_compared(text: str) -> None:
    both = compare(text, EXPECTED)

    assert "\u202e" not in both.actual.text
    assert compare(text, text).same or not compare(text, text).compared
