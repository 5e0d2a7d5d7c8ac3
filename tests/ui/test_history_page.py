"""What the History page shows of what it is told, and what it asks for."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import CallState, Correction, Flag
from talkhint_desktop.core.past import PastPage, Wanted
from talkhint_desktop.ui.history_desk import HISTORY
from talkhint_desktop.ui.history_page import HistoryPage
from talkhint_desktop.ui.history_row import PAST
from talkhint_desktop.ui.history_words import facts
from talkhint_desktop.ui.theme import DARK, LIGHT, Look
from talkhint_desktop.ui.transcript_view import TranscriptView
from tests.ui import history_samples as made
from tests.ui.conftest import Shown
from tests.ui.gallery import settle
from tests.ui.samples import SID, at, step


@pytest.fixture(autouse=True)
def _greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Live where the clock on the wall shows UTC, so that times can be read."""
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of a process cannot be set here")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@dataclass
class Seen:
    """The page, and what it asked for since."""

    shown: Shown
    asked: list[tuple[str, Any]] = field(default_factory=list)

    @property
    def page(self) -> HistoryPage:
        return self.shown.window.history.page

    def of(self, name: str) -> list[Any]:
        return [what for kind, what in self.asked if kind == name]

    def press(self, name: str) -> QPushButton:
        found = self.page.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        assert found.isVisible()
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
        return found

    def texts(self) -> list[str]:
        labels = self.page.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible()]


@pytest.fixture
def seen(shown: Shown) -> Seen:
    shown.clock.seconds = 3_600
    it = Seen(shown)
    wishes = shown.window.history.wishes
    for name in ("find", "more", "show", "save", "delete", "restore", "last"):
        signal = getattr(wishes, name)
        signal.connect(lambda *what, name=name: it.asked.append((name, what)))
    wishes.days.connect(lambda: it.asked.append(("days", ())))
    wishes.recent.connect(lambda: it.asked.append(("recent", ())))
    shown.window.open(HISTORY)
    settle()
    return it


@pytest.fixture
def listed(seen: Seen) -> Seen:
    seen.page.show_page(made.page())
    settle()
    seen.asked.clear()
    return seen


def rows(page: HistoryPage) -> list[str]:
    model = page.list.calls
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_opening_the_page_asks_for_all_calls_and_the_days(seen: Seen) -> None:
    assert seen.of("find") == [(Wanted(),)]
    assert seen.of("days") == [()]
    assert "Looking for calls…" in seen.texts()


def test_ctrl_2_opens_it_and_ctrl_f_goes_to_the_search(shown: Shown) -> None:
    window = shown.window
    QTest.keyClick(window.frame, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    page = window.frame.pages.currentWidget()
    QTest.keyClick(window.frame, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert isinstance(page, HistoryPage)
    assert page.search.hasFocus()


def test_each_row_says_who_when_how_long_and_what_about(listed: Seen) -> None:
    first, _, third, *_ = rows(listed.page)

    assert first == (
        "+1 415 555 0132, Today 10:38, 3 min 58 s, 4 hints, 2 used,"
        " Wants a lower price for twelve seats and asks about a yearly discount."
    )
    assert third == (
        "+1 415 555 0132, Yesterday 14:38, 4 s, Trouble, No words were heard."
    )
    assert "7 calls" in listed.texts()


def test_a_screen_reader_hears_the_same_of_a_row(listed: Seen) -> None:
    index = listed.page.list.calls.index(0)

    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == index.data()
    assert listed.page.list.accessibleName() == "Past calls"


def test_typing_asks_once_and_only_after_the_last_key(seen: Seen) -> None:
    seen.page.show_page(made.page())
    seen.asked.clear()

    QTest.keyClicks(seen.page.search, "price")
    at_once = seen.of("find")
    seen.page._timer.timeout.emit()

    assert at_once == []
    assert seen.of("find") == [(Wanted(words="price"),)]


def test_filters_ask_at_once_with_the_words(listed: Seen) -> None:
    listed.page.search.setText("price")
    language = listed.page.findChild(QComboBox, "filter-language")
    assert isinstance(language, QComboBox)

    listed.press("filter-hints")
    language.setCurrentIndex(2)
    language.activated.emit(2)

    assert listed.of("find") == [
        (Wanted(words="price", with_hints=True),),
        (Wanted(words="price", with_hints=True, language="ru"),),
    ]


def test_calls_with_flags_are_asked_for_beside_the_other_filters(listed: Seen) -> None:
    listed.press("filter-hints")
    listed.press("filter-flags")
    both = listed.of("find")[-1]
    listed.press("filter-clear")

    assert both == (Wanted(with_hints=True, with_flags=True),)
    assert listed.of("find")[-1] == (Wanted(),)


def opened(listed: Seen) -> TranscriptView:
    """Open the first call, and return its words."""
    listed.page.list.choose(made.sid_of(1))
    listed.page.show_call(made.kept())
    settle()
    return listed.page.detail.transcript


def flag(utterance: str, *, flagged: bool = True, number: int = 1) -> Flag:
    sid = made.sid_of(number)
    return Flag(at=at(300), call_sid=sid, utterance=utterance, flagged=flagged)


def test_flags_of_the_open_call_are_counted_and_gone_to_one_by_one(
    listed: Seen,
) -> None:
    view = opened(listed)
    for told in (flag("u2"), flag("u4"), flag("u1", number=2)):
        listed.shown.tell(told)
    settle()
    button = listed.page.findChild(QPushButton, "next-flag")
    assert isinstance(button, QPushButton)
    words = button.text().strip()
    listed.page.resize(1000, 420)  # low, so that there is something to scroll
    settle()
    seen = []
    for _ in range(2):
        listed.press("next-flag")
        seen.append([name for name in ("u2", "u4") if in_sight(view, name)])

    assert words == "2 flags"
    assert view.marks.flagged == {"u2", "u4"}
    assert "2 flags" in facts(listed.page.list.calls.calls[0])
    assert "u2" in seen[0]
    assert "u4" in seen[1]


def in_sight(view: TranscriptView, utterance: str) -> bool:
    index = view.index_of(utterance)
    assert index is not None
    return view.viewport().rect().contains(view.row_rect(index).center())


def test_without_flags_there_is_none_to_go_to(listed: Seen) -> None:
    opened(listed)
    listed.shown.tell(flag("u2"))
    listed.shown.tell(flag("u2", flagged=False))
    button = listed.page.findChild(QPushButton, "next-flag")
    assert isinstance(button, QPushButton)

    assert not button.isVisible()
    assert "flag" not in facts(listed.page.list.calls.calls[0])


def test_lines_of_a_past_call_are_flagged_and_set_right_where_they_are_read(
    listed: Seen,
) -> None:
    view, wishes = opened(listed), listed.shown.window.history.wishes
    wished: list[Any] = []
    wishes.flag.connect(lambda *what: wished.append(what))
    wishes.correct.connect(lambda *what: wished.append(what))
    view.flags.turn(view.rows[1])
    view.corrected.emit("u3", "It is the rent.")
    sid = made.sid_of(1)
    right = Correction(at=at(300), call_sid=sid, utterance="u3", text="It is the rent.")
    listed.shown.tell(right)

    assert wished == [(sid, "u1", True), (sid, "u3", "It is the rent.")]
    assert "Caller, 00:19: It is the rent." in view.text()
    assert view.heard["u3"].startswith("Honestly")


def test_today_begins_at_midnight(listed: Seen) -> None:
    when = listed.page.findChild(QComboBox, "filter-when")
    assert isinstance(when, QComboBox)

    when.setCurrentIndex(1)
    when.activated.emit(1)

    assert listed.of("find")[0][0].since == "2026-11-22T00:00:00.000Z"


def test_clear_takes_all_filters_back(listed: Seen) -> None:
    listed.press("filter-troubles")

    listed.press("filter-clear")

    assert listed.of("find")[-1] == (Wanted(),)
    cleared = listed.page.findChild(QPushButton, "filter-clear")
    assert isinstance(cleared, QPushButton)
    assert not cleared.isVisible()


def test_a_search_that_finds_nothing_says_what_to_try(seen: Seen) -> None:
    seen.page.search.setText("kilimanjaro")

    seen.page.show_page(PastPage(calls=[], more=False, total=0))

    assert "No call holds this." in seen.texts()
    assert "Try fewer or other words, or clear the filters." in seen.texts()


def test_a_history_without_calls_says_what_will_be_here(seen: Seen) -> None:
    seen.page.show_page(PastPage(calls=[], more=False, total=0))

    assert "No calls yet." in seen.texts()
    assert "Every call is kept here with its words and hints." in seen.texts()


def test_a_relay_that_cannot_tell_the_calls_says_why(seen: Seen) -> None:
    error = TalkHintError("The history file is damaged.", remedy="Start TalkHint.")

    seen.page.refused(error)

    assert "The calls cannot be shown now." in seen.texts()
    assert "The history file is damaged. Start TalkHint." in seen.texts()


def test_what_is_listed_stays_when_the_relay_is_away(listed: Seen) -> None:
    listed.page.refused(TalkHintError("The relay stopped."))

    assert len(rows(listed.page)) == 7
    assert "The calls cannot be shown now." not in listed.texts()


# --- pages of the list ----------------------------------------------------------


def many(first: int, count: int) -> list[Any]:
    return [made.past(number, hours=number) for number in range(first, first + count)]


def test_scrolling_to_the_end_asks_for_the_next_page_once(seen: Seen) -> None:
    page = seen.page
    page.show_page(PastPage(calls=many(1, 60), more=True, total=5_000))
    settle()

    for _ in range(3):
        page.list.scrollToBottom()
        settle()

    assert seen.of("more") == [(Wanted(), made.sid_of(60))]
    assert "5000 calls" in seen.texts()

    page.add_page(PastPage(calls=many(61, 60), more=False), made.sid_of(60))
    page.list.scrollToBottom()
    settle()

    assert len(rows(page)) == 120
    assert len(seen.of("more")) == 1


def test_a_page_that_comes_too_late_is_left_out(seen: Seen) -> None:
    page = seen.page
    page.show_page(PastPage(calls=many(1, 60), more=True, total=120))
    page.list.scrollToBottom()
    settle()
    page.show_page(made.found())

    page.add_page(PastPage(calls=many(61, 60), more=False), made.sid_of(60))

    assert len(rows(page)) == 2


# --- one call -------------------------------------------------------------------


def chosen(listed: Seen, number: int = 1) -> HistoryPage:
    page = listed.page
    row = page.list.calls.row_of(made.sid_of(number))
    assert row is not None
    place = page.list.visualRect(page.list.calls.index(row)).center()
    button = Qt.MouseButton.LeftButton
    QTest.mouseClick(page.list.viewport(), button, pos=place)
    return page


def test_a_click_on_a_call_asks_for_it_and_shows_its_words(listed: Seen) -> None:
    page = chosen(listed)
    page.show_call(made.kept())

    assert listed.of("show") == [(made.sid_of(1),)]
    lines = page.detail.transcript.text().splitlines()
    assert lines[0] == "Audio began at 10:38"
    assert lines[1].startswith("Caller, 00:04: Hi, I'm calling about the quote")
    assert "Today 10:38, 3 min 58 s, to +1 415 555 0100" in listed.texts()


def test_hints_stand_where_they_were_shown(listed: Seen) -> None:
    page = chosen(listed)
    page.show_call(made.kept())

    lines = page.detail.transcript.text().splitlines()
    cause = next(n for n, line in enumerate(lines) if "it's the price" in line)

    assert lines[cause + 1] == "Hint: Ask what their provider includes"
    assert "Caller: 6 s not written down" in lines


def test_a_corrected_word_is_shown_as_corrected(listed: Seen) -> None:
    page, kept = chosen(listed), made.kept()
    right = Correction(at="", call_sid=made.sid_of(1), utterance="u1", text="Dana here")

    page.show_call(msgspec.structs.replace(kept, corrections=[right]))

    assert "Caller, 00:04: Dana here" in page.detail.transcript.text()


def test_the_summary_the_figures_and_the_hints_fates_are_one_press_away(
    listed: Seen,
) -> None:
    page = chosen(listed)
    page.show_call(made.kept())

    listed.press("show-about")

    said = page.detail.about.texts()
    assert "Send the yearly quote, $1,836" in said
    assert "You spoke 38% of the time, the caller 62%." in said
    assert "00:24  ·  Price objection  ·  Copied" in said
    assert "00:41  ·  Yearly discount  ·  Pinned  ·  Helpful" in said


def test_the_verdict_of_an_autopsy_stands_over_a_call_without_words(
    listed: Seen,
) -> None:
    page = chosen(listed, 3)
    page.show_call(made.dead())

    assert page.detail.verdict_shown == "Calls ring, but TalkHint hears nothing."
    assert page.detail.verdict.second == "Point the number at TalkHint."
    assert "No words were heard in this call." in listed.texts()


def test_a_trouble_that_went_by_is_no_verdict(listed: Seen) -> None:
    kept = made.dead()
    over = msgspec.structs.replace(kept.troubles[0], cleared=True)
    page = chosen(listed, 3)

    page.show_call(msgspec.structs.replace(kept, troubles=[*kept.troubles, over]))

    assert page.detail.verdict_shown == ""


def test_words_of_strangers_are_plain_text(listed: Seen) -> None:
    kept = made.kept()
    bad = "<b>bold</b>\u202egnp.exe"
    assert kept.summary is not None
    summary = msgspec.structs.replace(kept.summary, text=bad, todo=[bad])
    page = chosen(listed)

    page.show_call(msgspec.structs.replace(kept, summary=summary))
    listed.press("show-about")

    assert page.detail.about.texts().count("<b>bold</b>\\u202egnp.exe") == 2
    labels = page.detail.about.findChildren(QLabel)
    said = [label for label in labels if label.text()]
    assert {label.textFormat() for label in said} == {Qt.TextFormat.PlainText}


def test_a_call_that_comes_late_does_not_replace_the_one_gone_to(listed: Seen) -> None:
    page = chosen(listed, 1)
    page = chosen(listed, 3)

    page.show_call(made.kept(number=1))

    assert page.detail.kept is None


def test_found_words_are_in_sight(seen: Seen) -> None:
    page = seen.page
    page.search.setText("discount")
    page.show_page(made.found())
    page.list.choose(made.sid_of(1))
    settle()

    page.show_call(made.kept())
    settle()

    view = page.detail.transcript
    hit = next(
        n for n, row in enumerate(view.text().splitlines()) if "any discount" in row
    )
    assert view.viewport().rect().contains(view.row_rect(hit).center())


def test_export_offers_five_formats_and_tells_which(listed: Seen) -> None:
    page = chosen(listed)
    page.show_call(made.kept())

    for action in page.detail._export.formats.actions():
        action.trigger()

    forms = ["md", "txt", "json", "srt", "csv"]
    assert listed.of("save") == [(made.sid_of(1), form) for form in forms]


# --- deleting -------------------------------------------------------------------


def test_a_deleted_call_leaves_the_list_and_can_be_brought_back(listed: Seen) -> None:
    page = chosen(listed, 2)
    page.show_call(made.kept(number=2))
    listed.press("delete-call")
    wish = listed.of("delete")

    page.deleted(made.sid_of(2), 10.0)
    said = page.undo.words
    listed.press("undo-delete")

    assert wish == [(made.sid_of(2),)]
    assert page.list.calls.row_of(made.sid_of(2)) is None
    assert page.detail.kept is None
    assert said == "The call with +7 495 123-45-67 is deleted."
    assert listed.of("restore") == [(made.sid_of(2),)]
    assert page.undo.words == ""


def test_the_delete_key_deletes_the_chosen_call(listed: Seen) -> None:
    page = chosen(listed, 2)

    key = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(page.list, key)

    assert listed.of("delete") == [(made.sid_of(2),)]


def test_undo_goes_when_its_time_is_over(listed: Seen) -> None:
    listed.page.deleted(made.sid_of(2), 0.0)

    QTest.qWait(20)

    assert listed.page.undo.words == ""


def test_a_call_that_goes_on_cannot_be_deleted(listed: Seen) -> None:
    kept = made.kept()
    live = msgspec.structs.replace(kept.call, ended_at=None, state=CallState.STREAMING)
    page = chosen(listed)

    page.show_call(msgspec.structs.replace(kept, call=live))

    delete = page.findChild(QPushButton, "delete-call")
    assert isinstance(delete, QPushButton)
    assert not delete.isEnabled()
    assert "Goes on" in listed.texts()


# --- keys and room --------------------------------------------------------------


def test_down_goes_from_the_search_into_the_list(listed: Seen) -> None:
    page = listed.page
    page.search.setFocus()

    QTest.keyClick(page.search, Qt.Key.Key_Down)

    assert page.list.hasFocus()
    assert page.list.current == made.sid_of(1)


def test_escape_clears_the_search(listed: Seen) -> None:
    listed.page.search.setText("price")

    QTest.keyClick(listed.page.search, Qt.Key.Key_Escape)

    assert listed.page.search.text() == ""


def test_where_there_is_little_room_list_and_call_take_turns(listed: Seen) -> None:
    frame, page = listed.shown.window.frame, listed.page
    frame.setMinimumSize(0, 0)
    frame.resize(700, 600)
    settle()
    alone = page.list.isVisible(), page.detail.isVisible()

    page = chosen(listed)
    page.show_call(made.kept())
    settle()
    opened = page.list.isVisible(), page.detail.isVisible()
    listed.press("back-to-calls")
    settle()

    assert alone == (True, False)
    assert opened == (False, True)
    assert page.list.isVisible()


# --- what else the window shows of past calls -----------------------------------


def test_a_call_that_comes_takes_the_screen_from_the_history(seen: Seen) -> None:
    window = seen.shown.window

    seen.shown.tell(step(CallState.RINGING))

    assert window.frame.pages.currentWidget() is window.ringing


def test_a_ringing_number_is_looked_up_and_its_last_call_shown(seen: Seen) -> None:
    window = seen.shown.window
    seen.shown.tell(step(CallState.RINGING))
    asked = seen.of("last")

    last = made.past(7, "Quote for 12 seats", hours=99, seconds=360)
    window.history.show_last(SID, last)
    window.refresh()

    texts = [label.text() for label in window.ringing.findChildren(QLabel)]
    assert asked == [(SID, "+14155550132")]
    assert "Last call: Wednesday 07:38, 6 min. Quote for 12 seats" in texts


def test_a_call_that_ended_is_looked_for_at_once(seen: Seen) -> None:
    seen.shown.tell(step(CallState.RINGING), step(CallState.ENDED, 60))

    assert seen.of("recent") == [()]


def test_the_idle_page_shows_the_last_calls_and_leads_to_them(shown: Shown) -> None:
    shown.clock.seconds = 3_600
    window = shown.window
    asked: list[str] = []
    window.history.wishes.show.connect(asked.append)
    window.history.show_recent(made.page().calls[:3])
    settle()
    said = window.idle.recent.texts()

    row = window.idle.recent._rows[1]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(60, 20))

    assert said[0].startswith("+1 415 555 0132, Today 10:38, 3 min 58 s, 4 hints")
    assert len(said) == 3
    assert isinstance(window.frame.pages.currentWidget(), HistoryPage)
    assert asked == [made.sid_of(2)]


def test_without_calls_the_idle_page_shows_none(shown: Shown) -> None:
    shown.window.history.show_recent([])

    assert not shown.window.idle.recent.isVisible()


def test_all_calls_opens_the_history(shown: Shown) -> None:
    shown.window.history.show_recent(made.page().calls[:1])
    settle()

    found = shown.window.idle.findChild(QPushButton, "all-calls")
    assert isinstance(found, QPushButton)
    found.click()

    assert isinstance(shown.window.frame.pages.currentWidget(), HistoryPage)


def test_another_theme_is_worn_by_every_part(listed: Seen) -> None:
    page = chosen(listed)
    page.show_call(made.kept())
    page.show_days(made.fortnight())

    for look in (Look(DARK, 1.5), Look(LIGHT)):
        listed.shown.window.set_look(look)
        settle()
        assert page.list._painter._look is look

    assert page.list.calls.index(0).data(PAST) is not None
