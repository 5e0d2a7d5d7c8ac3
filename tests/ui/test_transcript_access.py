"""A screen reader reaches every row of a transcript, and hears of new ones."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import delete

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.ui.row_marks import NO_MARKS
from talkhint_desktop.ui.theme import LIGHT, Look
from talkhint_desktop.ui.transcript_rows import Row, row_text
from talkhint_desktop.ui.transcript_view import TranscriptView
from tests.ui.samples import lost, words

Event = QAccessible.Event


def said(count: int) -> list[Row]:
    sides = (Speaker.CALLER, Speaker.AGENT)
    return [
        words(f"u{n}", f"These are words number {n}.", speaker=sides[n % 2], start=n)
        for n in range(count)
    ]


@pytest.fixture
def view(application: QApplication) -> Iterator[TranscriptView]:
    made = TranscriptView(Look(LIGHT))
    made.resize(700, 600)
    made.show()
    yield made
    delete(made)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Return what a reader is told from now on: the event and the row's words."""
    heard: list[tuple[str, str]] = []

    def update(event: QAccessibleEvent) -> None:
        heard.append((event.type().name, name(event.accessibleInterface())))

    place = "talkhint_desktop.ui.transcript_access.QAccessible.updateAccessibility"
    monkeypatch.setattr(place, update)
    return heard


def read(view: TranscriptView) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(view)


def name(found: QAccessibleInterface) -> str:
    return found.text(QAccessible.Text.Name)


def test_it_is_a_list_with_a_name(view: TranscriptView) -> None:
    view.show_rows(said(3), NO_MARKS)

    found = read(view)

    assert (found.role(), name(found)) == (QAccessible.Role.List, "Live transcript")


def test_every_row_of_a_day_can_be_read(view: TranscriptView) -> None:
    rows = said(5000)
    view.show_rows(rows, NO_MARKS)
    found = read(view)

    texts = [name(found.child(index)) for index in range(5000)]

    assert found.childCount() == 5000
    assert texts == [row_text(row) for row in rows]
    assert texts[7] == "You, 00:07: These are words number 7."


def test_a_row_knows_its_list_its_number_and_its_place(view: TranscriptView) -> None:
    view.show_rows(said(40), NO_MARKS)
    found = read(view)
    row = found.child(39)

    assert row.role() is QAccessible.Role.ListItem
    assert name(row.parent()) == "Live transcript"
    assert found.indexOfChild(row) == 39
    assert view.rect().contains(view.mapFromGlobal(row.rect().center()))
    at = row.rect().center()
    assert name(found.childAt(at.x(), at.y())) == name(row)


def test_gaps_are_read_and_corrections_say_what_was_heard(
    view: TranscriptView,
) -> None:
    view.show_rows([*said(1), lost(3, 8)], NO_MARKS, {"u0": "These are birds."})
    found = read(view)

    assert name(found.child(1)) == "Caller: 5 s not written down"
    note = found.child(0).text(QAccessible.Text.Description)
    assert note == "heard: These are birds."


def test_what_floats_over_the_rows_is_reached_too(view: TranscriptView) -> None:
    view.show_rows(said(200), NO_MARKS)
    found = read(view)
    before = found.childCount()

    view.verticalScrollBar().setValue(0)

    assert (before, found.childCount()) == (200, 201)
    assert name(found.child(200)).strip() == "Jump to live"
    assert found.indexOfChild(found.child(200)) == 200


def test_a_reader_is_told_of_new_rows_and_of_words_that_are_final(
    view: TranscriptView, told: list[tuple[str, str]]
) -> None:
    rows = said(2)
    view.show_rows(rows, NO_MARKS)
    read(view)

    for final, text in ((False, "So"), (False, "So I"), (True, "So I said")):
        live = words("live", text, start=9, final=final)
        view.show_rows([*rows, live], NO_MARKS)

    assert told == [
        ("ObjectCreated", "Caller, 00:09: So"),
        ("NameChanged", "Caller, 00:09: So I said"),
    ]


def test_where_nobody_reads_nothing_is_told(
    view: TranscriptView, told: list[tuple[str, str]]
) -> None:
    view.show_rows(said(2), NO_MARKS)

    assert told == []


def test_rows_that_are_gone_are_read_as_nothing(view: TranscriptView) -> None:
    view.show_rows(said(3), NO_MARKS)
    row = read(view).child(2)

    view.clear()

    assert not row.isValid()
    assert (name(row), row.rect().isEmpty()) == ("", True)


def test_views_come_and_go_while_a_reader_holds_their_rows(
    application: QApplication,
) -> None:
    for _ in range(20):
        view = TranscriptView(Look(LIGHT))
        view.show_rows(said(200), NO_MARKS)
        found = read(view)
        names = [name(found.child(index)) for index in range(200)]
        assert len(names) == 200
        del found
        delete(view)
        gc.collect()


def test_the_row_of_a_chosen_word_has_the_readers_focus(
    view: TranscriptView, told: list[tuple[str, str]]
) -> None:
    view.show_rows(said(3), NO_MARKS)
    found = read(view)

    for _ in range(6):
        QTest.keyClick(view, Qt.Key.Key_Left)

    assert name(found.focusChild()) == "You, 00:01: These are words number 1."
    assert told == [
        ("Focus", "Caller, 00:02: These are words number 2."),
        ("Focus", "You, 00:01: These are words number 1."),
    ]


def test_a_word_is_corrected_by_keys_alone(view: TranscriptView) -> None:
    corrected: list[tuple[str, str]] = []
    view.corrected.connect(lambda *what: corrected.append(what))
    rows = [*said(2), words("live", "still to come", start=9, final=False)]
    view.show_rows(rows, NO_MARKS)
    view.setFocus()

    for _ in range(3):
        QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    editor = view.findChild(QLineEdit, "word-editor")
    assert isinstance(editor, QLineEdit)
    open_with = editor.text()
    QTest.keyClicks(editor, "figure")
    QTest.keyClick(editor, Qt.Key.Key_Return)

    assert open_with == "number"
    assert corrected == [("u1", "These are words figure 1.")]
    assert view.hasFocus()


def test_escape_lets_go_of_the_word_before_it_hides_a_hint(
    view: TranscriptView,
) -> None:
    view.show_rows(said(2), NO_MARKS)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Left)
    chosen = view.chosen_row

    QTest.keyClick(view, Qt.Key.Key_Escape)

    assert (chosen, view.chosen_row) == (1, None)


def test_the_chosen_word_is_brought_in_sight_and_framed(view: TranscriptView) -> None:
    view.show_rows(said(100), NO_MARKS)
    view.setFocus()
    plain = view.grab().toImage()

    QTest.keyClick(view, Qt.Key.Key_Left)
    framed = view.grab().toImage()
    for _ in range(5 * 60):
        QTest.keyClick(view, Qt.Key.Key_Left)

    row = view.chosen_row
    assert framed != plain
    assert row is not None
    assert row < 50
    assert 0 <= view.row_rect(row).top() < view.viewport().height()
    assert not view.following


def test_a_ring_says_that_the_keys_brought_the_focus(view: TranscriptView) -> None:
    view.show_rows(said(2), NO_MARKS)
    view.setFocus(Qt.FocusReason.MouseFocusReason)
    clicked = view.grab().toImage()
    view.clearFocus()

    view.setFocus(Qt.FocusReason.TabFocusReason)

    assert view.grab().toImage() != clicked


def test_a_call_without_final_words_has_none_to_choose(view: TranscriptView) -> None:
    view.show_rows([words("u", "partial", final=False)], NO_MARKS)

    QTest.keyClick(view, Qt.Key.Key_Left)

    assert view.chosen_row is None
