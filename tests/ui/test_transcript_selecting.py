"""Words of the transcript are selected as any text is, and copied."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import delete

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.ui.row_marks import NO_MARKS
from talkhint_desktop.ui.theme import LIGHT, Look
from talkhint_desktop.ui.transcript_rows import Divider, Row
from talkhint_desktop.ui.transcript_view import TranscriptView
from talkhint_desktop.ui.word_inks import boxes_of
from tests.ui.conftest import Shown
from tests.ui.gallery import settle
from tests.ui.samples import lost, talk, words

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier
ROWS: list[Row] = [
    words("u0", "Do you have the blue ones?", start=0),
    words("u1", "We have 😀 green ones only.", speaker=Speaker.AGENT, start=5),
    words("u2", "Then I take two.", start=9),
]


@pytest.fixture
def view(application: QApplication) -> Iterator[TranscriptView]:
    made = TranscriptView(Look(LIGHT))
    made.resize(700, 600)
    made.show()
    made.activateWindow()
    made.show_rows(ROWS, NO_MARKS)
    settle()
    yield made
    delete(made)


def at(view: TranscriptView, row: int, sign: int) -> QPoint:
    """Return the place just at the left of a sign of a row, in the viewport."""
    laid, top = view.laid(row)
    text = laid.layout.text()
    box = boxes_of(laid.layout, (min(sign, len(text) - 1), len(text)))[0]
    x = box.right() if sign >= len(text) else box.left()
    return QPoint(
        round(laid.inside.x() + x), round(top + laid.inside.y() + box.center().y())
    )


def drag(view: TranscriptView, start: QPoint, end: QPoint) -> None:
    port = view.viewport()
    QTest.mousePress(port, LEFT, pos=start)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, LEFT, pos=end)


def copied(view: TranscriptView) -> str:
    QGuiApplication.clipboard().setText("nothing was copied")
    QTest.keyClick(view, Qt.Key.Key_C, CTRL)
    return QGuiApplication.clipboard().text()


def shot(view: TranscriptView) -> QImage:
    settle()
    return view.viewport().grab().toImage()


def test_words_of_one_row_are_copied_as_they_are(view: TranscriptView) -> None:
    drag(view, at(view, 0, 7), at(view, 0, 15))

    assert copied(view) == "have the"


def test_a_drag_back_selects_the_same(view: TranscriptView) -> None:
    drag(view, at(view, 0, 15), at(view, 0, 7))

    assert copied(view) == "have the"


def test_several_rows_are_copied_with_whose_words_they_are(
    view: TranscriptView,
) -> None:
    drag(view, at(view, 0, 16), at(view, 2, 4))

    assert copied(view) == (
        "Caller, 00:00: blue ones?\n"
        "You, 00:05: We have 😀 green ones only.\n"
        "Caller, 00:09: Then"
    )


def test_signs_that_are_two_for_qt_are_one(view: TranscriptView) -> None:
    drag(view, at(view, 1, 8), at(view, 1, 15))

    assert copied(view) == "😀 green"


def test_a_double_click_selects_a_word_and_a_drag_goes_on_by_words(
    view: TranscriptView,
) -> None:
    port = view.viewport()
    QTest.mouseDClick(port, LEFT, pos=at(view, 0, 9))
    word = copied(view)
    QTest.mouseMove(port, at(view, 0, 17))
    on = copied(view)
    QTest.mouseMove(port, at(view, 0, 4))
    back = copied(view)
    QTest.mouseRelease(port, LEFT, pos=at(view, 0, 4))

    assert (word, on, back) == ("have", "have the blue", "you have")


def test_a_click_with_shift_draws_the_selection_out(view: TranscriptView) -> None:
    port = view.viewport()
    QTest.mouseClick(port, LEFT, pos=at(view, 0, 7))
    QTest.mouseClick(port, LEFT, SHIFT, pos=at(view, 0, 11))
    first = copied(view)
    QTest.mouseClick(port, LEFT, SHIFT, pos=at(view, 0, 15))

    assert (first, copied(view)) == ("have", "have the")


def test_a_click_lets_go_and_nothing_is_copied_then(view: TranscriptView) -> None:
    plain = shot(view)
    drag(view, at(view, 0, 7), at(view, 0, 15))
    selected = shot(view)

    QTest.mouseClick(view.viewport(), LEFT, pos=at(view, 2, 3))

    assert copied(view) == "nothing was copied"
    assert selected != plain
    assert shot(view) == plain


def test_all_is_selected_by_a_key(view: TranscriptView) -> None:
    view.show_rows([Divider("Call connected"), *ROWS, lost(12, 15)], NO_MARKS)

    QTest.keyClick(view, Qt.Key.Key_A, CTRL)

    assert copied(view) == view.text()
    assert len(copied(view).splitlines()) == 5


def test_escape_lets_go_before_it_hides_a_hint(shown: Shown) -> None:
    shown.tell(*talk())
    shown.window.frame.activateWindow()
    settle()
    view = shown.window.call.transcript
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_A, CTRL)

    QTest.keyClick(view, Qt.Key.Key_Escape)
    hint, selected = shown.window.call.hints.card.hint, view._picking.any
    QTest.keyClick(view, Qt.Key.Key_Escape)

    assert hint is not None
    assert not selected
    assert shown.window.call.hints.card.hint is not hint


def test_a_partial_that_settles_keeps_the_selection(view: TranscriptView) -> None:
    live = words("live", "and then they", start=20, final=False)
    view.show_rows([*ROWS, live], NO_MARKS)
    drag(view, at(view, 2, 5), at(view, 3, 8))
    before = copied(view)

    late = words("late", "heard late", start=1)
    final = words("live", "And then they came", start=20)
    view.show_rows([ROWS[0], late, *ROWS[1:], final], NO_MARKS)

    assert before == "Caller, 00:09: I take two.\nCaller, 00:20: and then"
    assert copied(view) == "Caller, 00:09: I take two.\nCaller, 00:20: And then"


def test_what_is_taken_back_is_selected_no_more(view: TranscriptView) -> None:
    live = words("live", "and then they", start=20, final=False)
    view.show_rows([*ROWS, live], NO_MARKS)
    drag(view, at(view, 3, 0), at(view, 3, 8))

    view.show_rows(ROWS, NO_MARKS)

    assert copied(view) == "nothing was copied"


def test_a_drag_beyond_the_edge_scrolls(view: TranscriptView) -> None:
    rows: list[Row] = [words(f"u{n}", f"line {n}", start=n * 5) for n in range(80)]
    view.show_rows(rows, NO_MARKS)
    bar, port = view.verticalScrollBar(), view.viewport()
    before = bar.value()

    QTest.mousePress(port, LEFT, pos=at(view, 78, 3))
    QTest.mouseMove(port, QPoint(60, -200))
    QTest.qWait(200)
    away = bar.value()
    QTest.mouseRelease(port, LEFT, pos=QPoint(60, -200))
    QTest.qWait(60)

    first = view.row_at(QPoint(60, 0))
    assert away < before - 60
    assert bar.value() == away
    assert first is not None
    assert len(copied(view).splitlines()) in {79 - first, 78 - first}


def test_the_keys_select_word_by_word_from_the_chosen_one(
    view: TranscriptView,
) -> None:
    for modifier in (PLAIN, PLAIN, SHIFT, SHIFT):
        QTest.keyClick(view, Qt.Key.Key_Left, modifier)
    back = copied(view)
    QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
    less = copied(view)
    QTest.keyClick(view, Qt.Key.Key_Left)

    assert (back, less) == ("Then I take", "I take")
    assert copied(view) == "Then"  # the chosen word, nothing is selected


def test_a_word_that_is_clicked_twice_can_be_corrected_by_keys(
    view: TranscriptView,
) -> None:
    QTest.mouseDClick(view.viewport(), LEFT, pos=at(view, 0, 17))

    QTest.keyClick(view, Qt.Key.Key_Return)

    editor = view.findChild(QLineEdit, "word-editor")
    assert isinstance(editor, QLineEdit)
    assert (editor.isVisible(), editor.text()) == (True, "blue")
