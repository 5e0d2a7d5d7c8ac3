"""The words that caused a hint are underlined where they stand, and nowhere else."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QAccessible, QColor, QFont, QTextLayout
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from talkhint_desktop.core.cards import words_of
from talkhint_desktop.ui.hint_words import asked_words
from talkhint_desktop.ui.row_marks import Marks, asked_spans, marks_by, underlined
from talkhint_desktop.ui.theme import LIGHT, Look
from talkhint_desktop.ui.transcript_view import TranscriptView
from tests.ui.conftest import Shown
from tests.ui.samples import correction, hint, talk, words

SAID = "And is there any discount if we pay yearly?"
LONG = "Is the data kept in the EU or in the US and who of you may look at it then"
_WORD = st.sampled_from(["price", "Price,", "prices", "🙂", "цена", "ёлка!", "a"])
_TEXT = st.lists(_WORD, max_size=9).map(" ".join)


@given(text=_TEXT, phrases=st.lists(_TEXT, max_size=3))
def test_what_is_underlined_are_whole_words_that_caused_a_hint(
    text: str, phrases: list[str]
) -> None:
    spans = asked_spans(text, phrases)

    assert spans == sorted(spans)
    assert all(one[1] < two[0] for one, two in pairwise(spans))
    marked = [words_of(text[start:end]) for start, end in spans]
    known = {word for phrase in phrases for word in words_of(phrase)}
    assert {word for some in marked for word in some} <= known
    for start, end in spans:
        parts = words_of(text[:start]), words_of(text[start:end]), words_of(text[end:])
        assert [word for part in parts for word in part] == words_of(text)


@given(before=st.text(st.sampled_from("a 🙂я"), max_size=8))
def test_qt_underlines_what_python_found_whatever_signs_stand_before(
    before: str,
) -> None:
    text = f"{before} the price"

    (made,) = underlined(Look(LIGHT), text, ["the price"])

    units = text.encode("utf-16-le")
    start, end = 2 * made.start, 2 * (made.start + made.length)
    assert units[start:end].decode("utf-16-le") == "the price"
    assert made.format.fontWeight() == QFont.Weight.DemiBold
    assert made.format.fontUnderline()


@pytest.mark.parametrize(
    ("shown_now", "marked"),
    [
        (SAID, ["discount"]),
        ("And is there any Discount, if we pay yearly?", ["Discount"]),
        ("And is there any dis count if we pay yearly?", []),
        ("And is there anything discounted?", []),
        ("•••• 4242", []),
        ("", []),
    ],
)
def test_words_that_are_others_by_now_are_not_underlined(
    shown_now: str, marked: list[str]
) -> None:
    spans = asked_spans(shown_now, ["discount"])

    assert [shown_now[slice(*span)] for span in spans] == marked


def test_marks_that_touch_are_one() -> None:
    spans = asked_spans(SAID, ["any discount", "discount if we", "yearly"])

    assert [SAID[slice(*span)] for span in spans] == ["any discount if we", "yearly"]


def test_only_hints_that_say_their_words_have_them_underlined() -> None:
    hints = [
        hint("h1", "Say it", utterance="u1"),
        hint("h2", "Say it", utterance="u2", trigger="price"),
        hint("h3", "Say it", utterance="u2", trigger="yearly"),
    ]

    marks = marks_by(hints, ["u3"])

    assert marks.hinted == {"u1", "u2"}
    assert marks.asked == {"u2": ("price", "yearly")}
    assert marks.flagged == {"u3"}


@pytest.fixture
def view(application: QApplication) -> Iterator[TranscriptView]:
    made = TranscriptView(Look(LIGHT))
    made.resize(700, 300)
    made.show()
    yield made
    delete(made)


def accents(view: TranscriptView) -> set[int]:
    """Return in which columns the green of hints is painted, mixed or pure."""
    image = view.viewport().grab().toImage()
    return {
        x
        for x in range(image.width())
        for y in range(image.height())
        if _is_green(image.pixelColor(x, y))
    }


def _is_green(color: QColor) -> bool:
    red, green, blue = color.red(), color.green(), color.blue()
    return green - red > 40 and abs(green - blue) < 40


def formats(view: TranscriptView) -> list[QTextLayout.FormatRange]:
    return view._stack.lay(0).layout.formats()


def test_the_underline_is_painted_under_the_words_and_goes_with_them(
    view: TranscriptView,
) -> None:
    view.show_rows([words("u1", SAID)], Marks())
    plain = accents(view)
    view.show_rows(view.rows, Marks(asked={"u1": ("discount",)}))
    under, marked = accents(view), formats(view)
    view.show_rows([words("u1", "And is there any reduction?")], view.marks)
    gone = accents(view)

    assert (plain, gone) == (set(), set())
    assert max(under) - min(under) + 1 == len(under) > 40
    assert (marked[0].start, marked[0].length) == (SAID.index("disc"), len("discount"))


def test_a_screen_reader_says_which_words_brought_a_hint(view: TranscriptView) -> None:
    asked = {"u1": ("Discount",), "u2": ("gone",)}
    rows = [words("u1", SAID), words("u2", "Thanks.", start=9)]
    view.show_rows(rows, Marks(asked=asked))
    found = QAccessible.queryAccessibleInterface(view)

    said = [found.child(index).text(QAccessible.Text.Name) for index in range(2)]

    assert said[0] == f"Caller, 00:00: {SAID} (Brought a hint: discount)"
    assert said[1] == "Caller, 00:09: Thanks."


@pytest.mark.parametrize(
    ("heard", "trigger", "asked"),
    [
        (SAID, "Discount", "Asked: “discount”"),
        (SAID, None, f"Asked: “{SAID}”"),
        ("We talked of something else.", "discount", None),
        ("", "discount", ""),
        (
            f"So. {LONG}?",
            LONG,
            "Asked: “Is the data kept in the EU or in the US and who of you…”",
        ),
    ],
)
def test_the_card_repeats_the_words_as_they_stand_in_the_line(
    application: QApplication, heard: str, trigger: str | None, asked: str | None
) -> None:
    wanted = f"Asked: “{heard}”" if asked is None else asked

    assert asked_words(heard, trigger) == wanted


def test_a_correction_takes_the_underline_and_the_card_along(shown: Shown) -> None:
    shown.clock.seconds = 45
    shown.tell(*talk())
    card, view = shown.window.call.hints.card, shown.window.call.transcript
    before = card._asked.text()
    index = view.index_of("u4")
    assert index is not None
    marked = view._stack.lay(index).layout.formats()
    shown.tell(correction("u4", "And my manager asks about a rebate."))
    index = view.index_of("u4")
    assert index is not None

    assert before == "Asked: “discount if we pay yearly”"
    assert len(marked) == 1
    assert view._stack.lay(index).layout.formats() == []
    assert card._asked.text() == "Asked: “And my manager asks about a rebate.”"
