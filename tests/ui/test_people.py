"""Callers are people: named in place, shown by name everywhere, never by accident."""

from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from talkhint_desktop.core.events import CallState
from talkhint_desktop.core.names import MOST
from talkhint_desktop.ui.call_notices import missed, ringing
from talkhint_desktop.ui.history_desk import HISTORY
from talkhint_desktop.ui.person_name import PersonName
from talkhint_desktop.ui.theme import LIGHT
from tests.ui import history_samples as made
from tests.ui.conftest import Shown
from tests.ui.gallery import settle
from tests.ui.samples import LONG_NAME, OTHER, SID, attached, named, step, talk
from tests.ui.test_call_errands import joined

DANA, NUMBER = "Dana Whitfield", "+14155550132"
WRITTEN = "+1 415 555 0132"


def in_call(shown: Shown, name: str = "") -> None:
    shown.clock.seconds = 45
    if name:
        shown.tell(named(name))
    shown.tell(*talk())
    shown.window.frame.activateWindow()
    settle()


def field_of(person: PersonName) -> QLineEdit:
    assert person.editor.isVisible()
    return person.editor


def read(shown: Shown) -> list[str]:
    """Return what is written on labels and switches of the page on screen."""
    page = shown.window.frame.pages.currentWidget()
    assert page is not None
    parts: list[QLabel | QPushButton] = [*page.findChildren(QLabel)]
    parts += page.findChildren(QPushButton)
    return [part.text() for part in parts if part.isVisible()]


def test_a_ringing_caller_who_is_known_is_called_by_name(shown: Shown) -> None:
    shown.tell(named(DANA), step(CallState.RINGING))
    settle()

    assert f"{DANA} is calling" in read(shown)
    assert WRITTEN in read(shown)
    assert "Your number +1 415 555 0100" in read(shown)
    assert shown.window.ringing._round.letters == "DW"
    assert shown.window.frame.windowTitle() == f"{DANA} – TalkHint"


def test_a_ringing_caller_without_a_name_is_a_number(shown: Shown) -> None:
    shown.tell(step(CallState.RINGING))
    settle()

    assert f"{WRITTEN} is calling" in read(shown)
    assert shown.window.ringing._round.letters == ""


def test_in_a_call_the_name_stands_over_the_number(shown: Shown) -> None:
    in_call(shown, DANA)
    header = shown.window.call.header

    assert header.person.words == DANA
    assert header.person.badge.letters == "DW"
    assert WRITTEN in read(shown)
    assert shown.window.frame.windowTitle() == f"{DANA} – TalkHint"


def test_a_name_given_during_the_call_shows_at_once_and_goes_again(
    shown: Shown,
) -> None:
    in_call(shown)
    person = shown.window.call.header.person
    said = [(person.words, person.badge.letters)]

    for name in (DANA, ""):
        shown.tell(named(name))
        said.append((person.words, person.badge.letters))

    assert said == [(WRITTEN, ""), (DANA, "DW"), (WRITTEN, "")]
    assert "to +1 415 555 0100" in read(shown)


def test_the_switches_between_calls_have_names(shown: Shown) -> None:
    in_call(shown, DANA)
    shown.tell(named("R&D", OTHER), step(CallState.STREAMING, 30, OTHER))
    settle()

    assert {DANA, "R&&D"} <= set(read(shown))
    shown.tell(named(LONG_NAME, OTHER))
    switch = [t for t in read(shown) if t.startswith("Maria")]
    assert [len(words) for words in switch] == [23]


def test_the_small_window_and_the_ended_page_say_the_name(shown: Shown) -> None:
    in_call(shown, DANA)
    shown.window.compact.turn()
    small = shown.window.compact.window
    assert small is not None
    in_small = small.texts
    shown.window.compact.turn()
    shown.tell(step(CallState.ENDED, 238))
    settle()

    assert DANA in in_small
    assert shown.window.ended.person.words == DANA
    assert shown.window.ended._second.text().startswith(f"{WRITTEN}, Today")


async def test_a_name_is_given_by_keys_alone_without_leaving_the_call(
    shown: Shown,
) -> None:
    async with joined(shown) as it:
        in_call(shown)
        frame, person = shown.window.frame, shown.window.call.header.person
        QTest.keyClick(frame, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        field = field_of(person)
        focused = frame.focusWidget()
        QTest.keyClicks(field, DANA)
        QTest.keyClick(field, Qt.Key.Key_Return)
        given = await it.given(1)
        it.relay.answer({"number": NUMBER, "name": DANA})

        assert focused is field
        assert given == [("name-number", {"number": NUMBER, "name": DANA})]
        assert not field.isVisible()
        assert frame.focusWidget() is person.pencil
        assert frame.pages.currentWidget() is shown.window.call


async def test_an_emptied_field_takes_the_name_back_on_the_ended_page(
    shown: Shown,
) -> None:
    async with joined(shown) as it:
        in_call(shown, DANA)
        shown.tell(step(CallState.ENDED, 238))
        it.press("name-caller")
        field = field_of(shown.window.ended.person)
        written = field.text()
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        QTest.keyClick(field, Qt.Key.Key_Return)
        given = await it.given(1)
        it.relay.answer(None)

        assert written == DANA
        assert given == [("name-number", {"number": NUMBER, "name": ""})]


async def test_a_name_that_is_refused_is_said_and_not_shown(shown: Shown) -> None:
    async with joined(shown) as it:
        in_call(shown)
        shown.window.call.header.person.begin()
        field = field_of(shown.window.call.header.person)
        QTest.keyClicks(field, "X")
        QTest.keyClick(field, Qt.Key.Key_Return)
        await it.given(1)
        it.relay.refuse("The disk takes no changes now.")
        await it.until(lambda: bool(it.refused))

        assert it.refused == ["The disk takes no changes now."]
        assert shown.window.call.header.person.words == WRITTEN


def asked(shown: Shown) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    shown.window.calls.wishes.name.connect(lambda *what: found.append(what))
    return found


def test_esc_or_the_same_name_changes_nothing(shown: Shown) -> None:
    in_call(shown, DANA)
    wishes, person = asked(shown), shown.window.call.header.person
    for keys, last in (("Nobody", Qt.Key.Key_Escape), ("", Qt.Key.Key_Return)):
        person.begin()
        QTest.keyClicks(field_of(person), keys)
        QTest.keyClick(person.editor, last)

    assert wishes == []
    assert person.words == DANA


def test_a_name_never_goes_to_another_call_that_came_on_screen(shown: Shown) -> None:
    in_call(shown)
    wishes, person = asked(shown), shown.window.call.header.person
    person.begin()
    QTest.keyClicks(field_of(person), "Dana")
    shown.tell(step(CallState.STREAMING, 30, OTHER))
    stays = person.editor.isVisible()

    shown.window.call.chosen.emit(OTHER)

    assert stays
    assert not person.editor.isVisible()
    assert wishes == []


def test_words_and_hints_go_on_while_a_name_is_typed(shown: Shown) -> None:
    in_call(shown)
    person = shown.window.call.header.person
    person.begin()
    QTest.keyClicks(field_of(person), "Dana W")

    shown.tell(named("Somebody"), *talk()[3:])
    shown.later(3)

    assert person.editor.text() == "Dana W"
    assert shown.window.frame.focusWidget() is person.editor


def test_no_name_that_comes_takes_the_focus(shown: Shown) -> None:
    in_call(shown)
    before = shown.window.frame.focusWidget()

    shown.tell(named(DANA))

    assert shown.window.frame.focusWidget() is before


@pytest.mark.parametrize("number", ["", "anonymous", "+266696687", "sip:a@b.example"])
def test_whoever_hides_cannot_be_named(shown: Shown, number: str) -> None:
    shown.tell(replace(step(CallState.STREAMING), from_number=number))
    settle()
    person = shown.window.call.header.person

    person.begin()

    assert not person.pencil.isVisible()
    assert not person.editor.isVisible()


def test_the_field_takes_no_more_than_a_name_may_have(shown: Shown) -> None:
    in_call(shown)
    person = shown.window.call.header.person
    person.begin()

    QTest.keyClicks(field_of(person), "x" * (MOST + 9))

    assert len(person.editor.text()) == MOST


@pytest.mark.parametrize("name", ["<b>Dana</b>", "Dana &amp; Co", "%1"])
def test_a_name_is_text_and_nothing_else(shown: Shown, name: str) -> None:
    shown.tell(named(name), step(CallState.RINGING))
    settle()
    label = shown.window.ringing._title
    shown.tell(*talk()[1:])

    assert label.text().replace("\u200b", "") == f"{name} is calling"
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert shown.window.call.header.person.words == name


def test_the_badge_shows_letters_and_not_the_icon(shown: Shown) -> None:
    in_call(shown)
    badge = shown.window.call.header.person.badge
    images = [badge.grab().toImage()]
    for name in (DANA, "Юлия Ёлкина"):
        shown.tell(named(name))
        images.append(badge.grab().toImage())

    assert images[0] != images[1] != images[2]
    assert images[1].pixelColor(22, 4) == QColor(LIGHT.caller_soft)


def test_notices_put_the_name_before_the_number() -> None:
    ring = step(CallState.RINGING)
    rings, was_missed = ringing(ring, "", DANA), missed(ring, "", DANA)

    assert rings.second == f"{DANA}, {WRITTEN}"
    assert was_missed.second.startswith(f"{DANA}, {WRITTEN}, at ")
    assert ringing(ring, "").second == WRITTEN


# The history page.


def history_with(shown: Shown, *names: str) -> Any:
    window = shown.window
    window.open(HISTORY)
    page = window.history.page
    calls = made.page().calls[:2]
    page.show_page(replace(made.page(), calls=calls, total=2))
    page.list.choose(calls[0].sid)
    page.list.opened.emit()
    page.show_call(made.kept())
    window.history.show_recent(calls)
    settle()
    return page


def test_a_name_given_in_the_history_is_in_every_place_of_its_number(
    shown: Shown,
) -> None:
    page = history_with(shown)
    given: list[tuple[str, str]] = []
    shown.window.history.wishes.name.connect(lambda *what: given.append(what))
    QTest.mouseClick(page.detail.person.pencil, Qt.MouseButton.LeftButton)
    QTest.keyClicks(field_of(page.detail.person), DANA)
    QTest.keyClick(page.detail.person.editor, Qt.Key.Key_Return)
    shown.tell(named(DANA))
    rows = [page.list.model().index(row, 0).data() for row in range(2)]
    recent = shown.window.idle.recent.texts()

    assert given == [(NUMBER, DANA)]
    assert page.detail.person.words == DANA
    assert page.detail._second.text().startswith(f"{WRITTEN}, ")
    assert [row.split(",")[0] for row in rows] == [DANA, "+7 495 123-45-67"]
    assert recent[0].startswith(DANA)


def test_the_recent_calls_are_people(shown: Shown) -> None:
    shown.window.history.show_recent(made.named_page().calls[:2])
    shown.window.refresh()
    settle()
    before = [text.split(",")[0] for text in shown.window.idle.recent.texts()]

    shown.tell(named("Igor Petrov", OTHER), named(""))
    after = [text.split(",")[0] for text in shown.window.idle.recent.texts()]

    assert before == [DANA, "+7 495 123-45-67"]
    assert after == [WRITTEN, "Igor Petrov"]


def test_a_deleted_call_is_spoken_of_by_name(shown: Shown) -> None:
    page = history_with(shown)
    shown.tell(named(DANA))

    page.deleted(made.sid_of(1), 10.0)
    settle()

    assert f"The call with {DANA} is deleted." in read(shown)


def test_a_face_that_comes_late_shows_names_at_its_first_picture(
    shown: Shown,
) -> None:
    shown.window.tell(attached(named(DANA), *talk()))

    assert shown.window.call.header.person.words == DANA
    assert shown.window.model.calls[SID].name == DANA
