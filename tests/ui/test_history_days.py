"""Which calls are meant: days from and to, and all of them saved in one file."""

import time
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from talkhint_desktop.core.settings import Language
from talkhint_desktop.ui.day_field import DayField, day_from
from talkhint_desktop.ui.day_range import DayRange
from talkhint_desktop.ui.history_desk import HISTORY
from talkhint_desktop.ui.language import speak
from talkhint_desktop.ui.theme import LIGHT, Look
from tests.ui import history_samples as made
from tests.ui.conftest import Shown
from tests.ui.gallery import settle
from tests.ui.test_history_page import Seen


@pytest.fixture(autouse=True)
def at_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of a process cannot be set here")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def listed(shown: Shown) -> Seen:
    it = Seen(shown)
    find = shown.window.history.wishes.find
    find.connect(lambda *what: it.asked.append(("find", what)))
    shown.window.open(HISTORY)
    it.page.show_page(made.page())
    shown.window.frame.activateWindow()
    settle()
    it.asked.clear()
    return it


def day_fields(seen: Seen) -> tuple[DayField, DayField]:
    """Choose “From … to …” in the list of dates, by keys."""
    page = seen.page
    when = page.findChild(QComboBox, "filter-when")
    assert isinstance(when, QComboBox)
    when.setFocus()
    while when.currentText() != "From … to …":
        QTest.keyClick(when, Qt.Key.Key_Down)
    settle()
    first, last = (page.findChild(DayField, f"filter-{n}") for n in ("from", "to"))
    assert isinstance(first, DayField)
    assert isinstance(last, DayField)
    return first, last


def typed(field: DayField, day: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, day)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()


def days_asked_for(seen: Seen) -> list[tuple[str, str]]:
    return [(w.since[:10], w.until[:10]) for (w,) in seen.of("find")]


def test_two_days_are_chosen_by_keys_and_the_last_one_counts(listed: Seen) -> None:
    listed.asked.clear()
    first, last = day_fields(listed)
    offered = first.isVisible(), first.text(), last.text(), first.hasFocus()
    typed(first, "11/3/2026")
    typed(last, "11/5/2026")

    assert offered == (True, "11/16/2026", "11/22/2026", True)
    assert days_asked_for(listed)[-3:] == [
        ("2026-11-16", "2026-11-23"),
        ("2026-11-03", "2026-11-23"),
        ("2026-11-03", "2026-11-06"),
    ]


def test_days_in_the_wrong_order_are_refused_by_name_and_nothing_changes(
    listed: Seen,
) -> None:
    first, last = day_fields(listed)
    typed(last, "11/20/2026")
    listed.asked.clear()
    typed(first, "11/21/2026")
    wrong = listed.page.filters.days.wrong
    meant = listed.page.wanted
    typed(first, "11/20/2026")

    assert wrong == "11/21/2026 comes after 11/20/2026: choose an earlier first day."
    assert (meant.since[:10], meant.until[:10]) == ("2026-11-16", "2026-11-21")
    assert listed.page.filters.days.wrong == ""
    assert days_asked_for(listed) == [("2026-11-20", "2026-11-21")]


def test_half_a_day_that_was_typed_is_no_wish_yet(listed: Seen) -> None:
    first, _ = day_fields(listed)
    listed.asked.clear()
    first.setFocus()
    first.selectAll()
    QTest.keyClicks(first, "1")

    assert listed.of("find") == []


def test_days_are_written_as_in_the_language_and_always_with_the_whole_year(
    listed: Seen, application: QApplication
) -> None:
    speak(application, Language.RUSSIAN)
    field = DayRange(Look(LIGHT))
    field.begin(date(2026, 11, 3), date(2026, 11, 22))

    texts = [made.text() for made in field.findChildren(DayField)]
    assert texts == ["03.11.2026", "22.11.2026"]
    field.deleteLater()


@pytest.mark.parametrize(
    ("words", "form", "day"),
    [
        ("3.11.2026", "dd.MM.yyyy", date(2026, 11, 3)),
        ("3/11/26", "dd/MM/yyyy", date(2026, 11, 3)),
        ("11/3", "M/d/yyyy", date(2025, 11, 3)),
        ("2026-11-03", "M/d/yyyy", date(2026, 11, 3)),
        ("31.11.2026", "dd.MM.yyyy", None),
        ("tomorrow", "dd.MM.yyyy", None),
        ("3 nov 2026", "dd.MM.yyyy", None),
        ("", "dd.MM.yyyy", None),
    ],
)
def test_a_day_may_be_written_in_more_than_one_way(
    words: str, form: str, day: date | None
) -> None:
    assert day_from(words, form, 2025) == day


def test_what_is_no_day_is_refused_by_name(listed: Seen) -> None:
    first, _ = day_fields(listed)
    listed.asked.clear()
    typed(first, "soon")

    days = listed.page.filters.days
    assert days.wrong == "“soon” is no day. Write it like 11/22/2026."
    assert listed.of("find") == []


def test_the_arrow_keys_go_on_by_days_and_weeks(listed: Seen) -> None:
    first, _ = day_fields(listed)
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_PageDown):
        QTest.keyClick(first, key)
        seen.append(first.text())

    assert seen == ["11/15/2026", "11/16/2026", "11/17/2026", "11/10/2026"]
    assert listed.page.wanted.since[:10] == "2026-11-10"


def test_yesterday_is_a_day_with_an_end_and_clearing_takes_the_days_away(
    listed: Seen,
) -> None:
    page = listed.page
    first, _ = day_fields(listed)
    page.filters.clear()
    settle()
    hidden = first.isVisible()
    when = page.findChild(QComboBox, "filter-when")
    assert isinstance(when, QComboBox)
    listed.asked.clear()
    when.setFocus()
    QTest.keyClick(when, Qt.Key.Key_Home)
    for _ in range(2):
        QTest.keyClick(when, Qt.Key.Key_Down)

    assert not hidden
    assert page.wanted.since == "2026-11-21T00:00:00.000Z"
    assert page.wanted.until == "2026-11-22T00:00:00.000Z"


def test_a_list_is_saved_by_what_it_shows_and_in_four_formats(listed: Seen) -> None:
    saved: list[tuple[object, str]] = []
    listed.shown.window.history.wishes.save_list.connect(
        lambda *what: saved.append(what)
    )
    listed.page.search.setText("price")

    for action in listed.page.export.formats.actions():
        action.trigger()

    wanted = listed.page.wanted
    assert wanted.words == "price"
    assert saved == [(wanted, form) for form in ("md", "txt", "json", "csv")]
