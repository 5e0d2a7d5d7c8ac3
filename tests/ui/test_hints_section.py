"""What the agent may wish of a model's hints, on the Hints page of the settings."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from talkhint_desktop.core.coaching.wishes import LONGEST
from talkhint_desktop.ui.notes_field import NotesField
from talkhint_desktop.ui.privacy_section import what_leaves
from tests.ui import settings_samples as made
from tests.ui.gallery import settle
from tests.ui.test_settings_page import Opened, opened

__all__ = ["opened"]

NOTES = "Lamps, 40 dollars.\nFree delivery from 3."


@pytest.fixture
def told(opened: Opened) -> Opened:
    """The Hints page where a model writes hints."""
    opened.desk.show_state(made.set_up(hints="openai"))
    opened.open("hints")
    return opened


def notes(told: Opened) -> NotesField:
    field = told.field("agent_notes")
    assert isinstance(field, NotesField)
    return field


def write(told: Opened, words: str, leave_by: Qt.Key = Qt.Key.Key_Tab) -> None:
    box = notes(told).box
    box.setFocus()
    box.setPlainText(words)
    QTest.keyClick(box, leave_by)
    settle()


def shown_values(told: Opened, **values: Any) -> None:
    told.desk.show_state(made.set_up(hints="openai", **values))
    settle()


def test_tab_leaves_the_notes_which_are_then_wished_for_once(told: Opened) -> None:
    write(told, NOTES)
    after = QApplication.focusWidget()
    notes(told).box.setFocus()
    QTest.keyClick(notes(told).box, Qt.Key.Key_Tab)

    assert told.wished == [("change", {"agent_notes": NOTES})]
    assert after is told.find("hint_language")
    assert notes(told).box.toPlainText() == NOTES


def test_return_begins_a_line_and_leaves_nothing(told: Opened) -> None:
    box = notes(told).box
    box.setFocus()
    QTest.keyClicks(box, "Lamps")
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClicks(box, "Bulbs")
    before = list(told.wished)
    QTest.keyClick(box, Qt.Key.Key_Backtab)

    assert before == []
    assert told.wished == [("change", {"agent_notes": "Lamps\nBulbs"})]


def test_a_menu_over_the_notes_does_not_keep_them_half_written(told: Opened) -> None:
    box = notes(told).box
    box.setFocus()
    box.setPlainText("Lam")
    QApplication.sendEvent(
        box, QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    )

    assert told.wished == []


def test_news_do_not_take_away_what_is_being_written(told: Opened) -> None:
    box = notes(told).box
    box.setFocus()
    box.setPlainText("Lam")
    shown_values(told, agent_notes="")

    assert box.toPlainText() == "Lam"


def test_what_was_struck_out_is_shown_as_it_is_kept(told: Opened) -> None:
    write(told, "Card 4111 1111 1111 1111")
    shown_values(told, agent_notes="Card •••• 1111")

    assert notes(told).box.toPlainText() == "Card •••• 1111"


def test_the_letters_are_counted(told: Opened) -> None:
    notes(told).box.setPlainText("Лампы\n")
    short = notes(told).count
    notes(told).box.setPlainText("x" * (LONGEST + 1))

    assert short == "5 of 2000 letters"
    assert notes(told).count == "Too long: 2001 of 2000 letters"


def test_notes_that_are_too_long_are_refused_and_stay_as_written(told: Opened) -> None:
    long = "x" * (LONGEST + 1)
    write(told, long)
    shown_values(told, agent_notes="")  # somebody else's news
    refused, note, kept = list(told.wished), notes(told).note, notes(told).box
    still = kept.toPlainText()
    write(told, long[:-1])
    shown_values(told, agent_notes=long[:-1])

    assert refused == []
    assert "What you sell is too long" in note
    assert still == long
    assert told.wished == [("change", {"agent_notes": long[:-1]})]
    assert notes(told).note == ""


def test_a_language_and_a_style_are_wished_for_as_they_are_chosen(told: Opened) -> None:
    for name, at in (("hint_language", 2), ("hint_style", 1)):
        chooser = told.find(name)
        assert isinstance(chooser, QComboBox)
        chooser.setCurrentIndex(at)
        chooser.activated.emit(at)

    assert told.wished == [
        ("change", {"hint_language": "ru"}),
        ("change", {"hint_style": "warm"}),
    ]


@pytest.mark.parametrize(("hints", "there"), [("openai", True), ("playbook", False)])
def test_what_only_a_model_reads_is_there_only_with_a_model(
    hints: str, there: bool, told: Opened
) -> None:
    told.desk.show_state(made.set_up(hints=hints))
    settle()

    names = ("hint_model", "agent_notes", "hint_language", "hint_style")
    assert [told.field(name).isVisible() for name in names] == [there] * 4


def test_the_page_says_that_cards_are_shown_as_they_are_written(told: Opened) -> None:
    assert "Cards of your playbook are shown as they are written." in told.texts()


@pytest.mark.parametrize(
    ("hints", "written", "leave"),
    [("openai", NOTES, True), ("openai", "", False), ("playbook", NOTES, False)],
)
def test_notes_leave_this_pc_only_where_a_model_reads_them(
    hints: str, written: str, leave: bool
) -> None:
    state = made.state(hints=hints, agent_notes=written)
    leaving = [words for leaves, words in what_leaves(state) if leaves]

    assert any("what you sell" in words for words in leaving) is leave
