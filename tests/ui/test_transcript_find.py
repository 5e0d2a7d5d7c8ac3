"""Words are found in the transcript, while more are said, and one comes back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from shiboken6 import delete

from talkhint_desktop.core.events import CallState, Speaker
from talkhint_desktop.ui.history_desk import HISTORY
from talkhint_desktop.ui.row_marks import NO_MARKS
from talkhint_desktop.ui.theme import LIGHT, Look
from talkhint_desktop.ui.transcript_rows import Divider, Row
from talkhint_desktop.ui.transcript_view import TranscriptView
from tests.ui import history_samples as made
from tests.ui.conftest import Shown
from tests.ui.gallery import settle
from tests.ui.samples import step, talk, words

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def said(count: int, every: int = 10) -> list[Row]:
    """Return rows of which each tenth holds the word that is looked for."""
    sides = (Speaker.CALLER, Speaker.AGENT)
    return [
        words(
            f"u{n}",
            f"This is line {n}" + (", and Ёлка is in it." if n % every == 0 else "."),
            speaker=sides[n % 2],
            start=n * 5,
        )
        for n in range(count)
    ]


@pytest.fixture
def view(application: QApplication) -> Iterator[TranscriptView]:
    home = QWidget()
    made = TranscriptView(Look(LIGHT))
    made.setParent(home)
    made.resize(700, 600)
    home.resize(700, 600)
    home.show()
    home.activateWindow()
    settle()
    yield made
    delete(home)


def box(view: QWidget) -> QLineEdit:
    found = view.findChild(QLineEdit, "find-words")
    assert isinstance(found, QLineEdit)
    return found


def count(view: QWidget) -> str:
    found = view.findChild(QLabel, "find-count")
    assert isinstance(found, QLabel)
    return found.text()


def look_for(view: TranscriptView, text: str) -> None:
    view.find_words()
    box(view).setText(text)


def hit_row(view: TranscriptView) -> int:
    now = view._find.hits.now
    assert now is not None
    return now.row


def in_sight(view: TranscriptView, row: int) -> bool:
    place = view.row_rect(row)
    return place.top() >= -60 and place.bottom() <= view.viewport().height() + 60


def test_hits_are_counted_whatever_capitals_and_accents(view: TranscriptView) -> None:
    view.show_rows(said(35), NO_MARKS)

    look_for(view, "елка")

    assert count(view) == "4 of 4"
    assert hit_row(view) == 30  # the one in sight
    assert in_sight(view, 30)


def test_enter_and_shift_enter_walk_round_the_hits(view: TranscriptView) -> None:
    view.show_rows(said(35), NO_MARKS)
    look_for(view, "ёлка")

    told = []
    for key, modifier in [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, SHIFT),
        (Qt.Key.Key_Return, SHIFT),
    ]:
        QTest.keyClick(box(view), key, modifier)
        told.append((count(view), in_sight(view, hit_row(view))))

    assert told == [
        ("1 of 4", True),
        ("2 of 4", True),
        ("1 of 4", True),
        ("4 of 4", True),
    ]


def test_f3_goes_on_from_wherever_the_keys_are(view: TranscriptView) -> None:
    view.show_rows(said(35), NO_MARKS)
    look_for(view, "ёлка")
    view.setFocus()

    QTest.keyClick(view, Qt.Key.Key_F3)
    on = count(view)
    QTest.keyClick(view, Qt.Key.Key_F3, SHIFT)

    assert (on, count(view)) == ("1 of 4", "4 of 4")


def test_rows_that_come_are_counted_and_nothing_moves(view: TranscriptView) -> None:
    rows = said(35)
    view.show_rows(rows, NO_MARKS)
    look_for(view, "ёлка")
    before = view.row_rect(30)

    live = words("live", "one more ЁЛКА", start=900, final=False)
    view.show_rows([*rows, live], NO_MARKS)
    told = count(view)
    view.show_rows([*rows, words("live", "none of it", start=900)], NO_MARKS)

    assert (told, count(view)) == ("4 of 5", "4 of 4")
    assert view.row_rect(30) == before
    assert not view.following


def test_a_hit_stays_the_same_one_when_rows_come_before_it(
    view: TranscriptView,
) -> None:
    rows = said(35)
    view.show_rows(rows, NO_MARKS)
    look_for(view, "ёлка")

    late = words("late", "ёлка, heard late", start=12)
    view.show_rows([*rows[:3], late, *rows[3:]], NO_MARKS)

    assert count(view) == "5 of 5"
    assert hit_row(view) == 31


def test_end_goes_on_with_what_is_said_now(view: TranscriptView) -> None:
    view.show_rows(said(60), NO_MARKS)
    look_for(view, "line 5.")
    there = view.following

    QTest.keyClick(box(view), Qt.Key.Key_End)
    following = view.following
    QTest.keyClick(box(view), Qt.Key.Key_Escape)

    assert (there, following, view.following) == (False, True, True)


def test_escape_leads_back_to_where_one_was(view: TranscriptView) -> None:
    view.show_rows(said(100), NO_MARKS)
    view.verticalScrollBar().setValue(1200)
    view.setFocus()
    before = view.row_rect(40).top()
    look_for(view, "line 90")
    away = view.row_rect(40).top()

    QTest.keyClick(box(view), Qt.Key.Key_Escape)

    assert away != before
    assert view.row_rect(40).top() == before
    assert not box(view).isVisible()
    assert view.hasFocus()
    assert not view.following


def test_escape_follows_again_where_it_was_followed(view: TranscriptView) -> None:
    view.show_rows(said(60), NO_MARKS)
    look_for(view, "line 5.")

    QTest.keyClick(box(view), Qt.Key.Key_Escape)

    assert view.following
    assert view.row_rect(59).bottom() <= view.viewport().height()


def test_opening_keeps_every_row_where_it_is_on_screen(view: TranscriptView) -> None:
    view.show_rows(said(60), NO_MARKS)

    def on_screen(row: int) -> int:
        return view.viewport().y() + view.row_rect(row).top()

    followed = on_screen(59)
    view.find_words()
    opened = on_screen(59)
    view._find.leave()
    view.verticalScrollBar().setValue(700)
    stood = on_screen(30)
    view.find_words()

    assert followed == opened
    assert view.following is False
    assert on_screen(30) == stood


def test_the_pill_covers_no_hit(view: TranscriptView) -> None:
    rows = [*said(35), words("last", "the very last Ёлка", start=900)]
    view.show_rows(rows, NO_MARKS)

    look_for(view, "very last")

    pill = view.findChild(QPushButton, "jump-to-live")
    assert isinstance(pill, QPushButton)
    assert pill.isVisible()
    place = view.row_rect(35).translated(0, view.viewport().y())
    assert not pill.geometry().intersects(place.adjusted(0, 16, 0, 0))
    assert place.bottom() < view.height()


def test_nothing_leads_back_to_what_is_in_sight_anyway(view: TranscriptView) -> None:
    view.show_rows(said(3), NO_MARKS)

    look_for(view, "line")

    pill = view.findChild(QPushButton, "jump-to-live")
    assert isinstance(pill, QPushButton)
    assert not pill.isVisible()


def test_what_is_not_there_is_said_and_nothing_can_be_gone_to(
    view: TranscriptView,
) -> None:
    view.show_rows(said(30), NO_MARKS)

    look_for(view, "kilimanjaro")

    enabled = [
        found.isEnabled()
        for name in ("former-hit", "next-hit")
        for found in view.findChildren(QPushButton, name)
    ]
    assert count(view) == "No matches"
    assert enabled == [False, False]


def test_words_of_dividers_are_found_too(view: TranscriptView) -> None:
    view.show_rows([*said(1, every=2), Divider("Hint: offer a discount")], NO_MARKS)

    look_for(view, "discount")

    assert count(view) == "1 of 1"


def test_the_hit_one_is_at_differs_by_more_than_a_colour(
    view: TranscriptView,
) -> None:
    """Every hit has a frame; the one that one is at has a thicker one around it."""
    view.show_rows(said(3, every=1), NO_MARKS)
    look_for(view, "ёлка")
    settle()

    def dark(row: int) -> int:
        """Return how many pixels are of the colour of text around a hit."""
        shot, place = view.viewport().grab().toImage(), view.row_rect(row)
        ink = Look(LIGHT).color("text").rgb() & 0xFFFFFF
        y = place.bottom() - 18
        return sum(
            shot.pixel(x, y + dy) & 0xFFFFFF == ink
            for x in range(shot.width())
            for dy in range(-14, 14)
        )

    first = hit_row(view)
    here, other = dark(first), dark(2 if first != 2 else 1)

    assert here > other + 40


def test_a_reader_is_told_the_count_politely_and_not_with_every_word(
    view: TranscriptView, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, QAccessible.AnnouncementPoliteness]] = []

    def update(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            told.append((event.message(), event.politeness()))

    monkeypatch.setattr(
        "talkhint_desktop.ui.find_bar.QAccessible.updateAccessibility", update
    )
    rows = said(35)
    view.show_rows(rows, NO_MARKS)
    QAccessible.setActive(True)

    look_for(view, "ёлка")
    view.show_rows([*rows, words("live", "ёлка", start=900)], NO_MARKS)
    QAccessible.setActive(False)

    assert told == [("4 of 4", QAccessible.AnnouncementPoliteness.Polite)]


def test_ctrl_f_opens_it_on_the_page_of_a_call_and_spares_the_hint(
    shown: Shown,
) -> None:
    shown.tell(*talk())
    shown.window.frame.activateWindow()
    settle()
    card = shown.window.call.hints.card
    before = card.geometry(), card.hint

    QTest.keyClick(shown.window.frame, Qt.Key.Key_F, CTRL)
    opened = box(shown.window.call).isVisible()
    box(shown.window.call).setText("price")
    QTest.keyClick(box(shown.window.call), Qt.Key.Key_Escape)

    assert opened
    assert not box(shown.window.call).isVisible()
    assert (card.geometry(), card.hint) == before


def test_ctrl_f_opens_it_after_the_call_too(shown: Shown) -> None:
    shown.tell(*talk(), step(CallState.ENDED, 90))
    shown.window.frame.activateWindow()
    settle()

    QTest.keyClick(shown.window.frame, Qt.Key.Key_F, CTRL)

    assert box(shown.window.ended).isVisible()


def test_on_the_history_page_it_finds_calls_unless_one_is_in_the_words(
    shown: Shown,
) -> None:
    shown.window.open(HISTORY)
    page = shown.window.history.page
    page.show_page(made.page("en"))
    page.list.choose(made.sid_of(1))
    page.list.opened.emit()
    page.show_call(made.kept("en"))
    shown.window.frame.activateWindow()
    settle()

    QTest.keyClick(shown.window.frame, Qt.Key.Key_F, CTRL)
    calls = page.search.hasFocus()
    page.detail.transcript.setFocus()
    QTest.keyClick(page.detail.transcript, Qt.Key.Key_F, CTRL)

    assert calls
    assert box(page.detail).hasFocus()


def test_another_call_closes_the_bar(view: TranscriptView) -> None:
    view.show_rows(said(30), NO_MARKS)
    look_for(view, "ёлка")

    view.clear()

    assert not box(view).isVisible()
    assert view.following
