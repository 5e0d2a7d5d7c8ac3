"""After the call: what is to do is ticked off, and the call goes into a file."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from shiboken6 import delete

from talkhint_desktop.core.events import CallState
from talkhint_desktop.core.settings import Language
from talkhint_desktop.ui.export_button import ExportButton
from talkhint_desktop.ui.history_detail import HistoryDetail
from talkhint_desktop.ui.language import speak
from talkhint_desktop.ui.theme import LIGHT, Look
from talkhint_desktop.ui.tick import Tick
from tests.ui.conftest import Shown
from tests.ui.gallery import settle, show
from tests.ui.samples import OTHER, SID, done, step, summary, talk
from tests.ui.test_call_errands import joined

TODO = ("Send it", "Call back")


def ended(shown: Shown, *todo: str) -> None:
    shown.tell(*talk(), step(CallState.ENDED, 60))
    shown.tell(summary("They want a price.", *(todo or TODO)))


def boxes(shown: Shown) -> dict[str, Tick]:
    found = shown.window.ended.summary.findChildren(Tick)
    return {box.words: box for box in found if box.isVisible()}


def ticked(shown: Shown) -> list[str]:
    return [words for words, box in boxes(shown).items() if box.isChecked()]


async def test_a_line_is_ticked_off_and_kept(shown: Shown) -> None:
    async with joined(shown) as it:
        ended(shown)
        seen = [ticked(shown)]
        QTest.mouseClick(boxes(shown)["Call back"], Qt.MouseButton.LeftButton)
        shown.later(1)
        seen.append(ticked(shown))
        boxes(shown)["Send it"].setFocus()
        QTest.keyClick(boxes(shown)["Send it"], Qt.Key.Key_Space)
        given = await it.given(2)
        it.relay.answer({"done": ["Call back"]})
        it.relay.answer({"done": list(TODO)})
        shown.tell(done(*TODO))
        shown.later(1)

        assert given == [
            ("todo-done", {"call_sid": SID, "done": ["Call back"]}),
            ("todo-done", {"call_sid": SID, "done": list(TODO)}),
        ]
        assert [*seen, ticked(shown)] == [[], ["Call back"], list(TODO)]


async def test_a_tick_that_is_not_kept_goes_again_and_says_why(shown: Shown) -> None:
    async with joined(shown) as it:
        ended(shown)
        shown.tell(done("Send it"))
        boxes(shown)["Call back"].click()
        await it.given(1)
        during = ticked(shown)
        it.relay.refuse("The disk is full.")
        await it.until(lambda: it.refused != [])

        assert during == list(TODO)
        assert ticked(shown) == ["Send it"]


async def test_a_tick_stays_until_the_relay_has_told_of_it(shown: Shown) -> None:
    async with joined(shown) as it:
        ended(shown)
        boxes(shown)["Call back"].click()
        await it.given(1)
        it.relay.answer({"done": ["Call back"]})  # before the event comes
        await it.until(lambda: it.window.calls.known.ticks == {})
        shown.later(1)

        assert ticked(shown) == ["Call back"]


def test_another_summary_finds_the_lines_done_that_it_has_again(shown: Shown) -> None:
    ended(shown)
    shown.tell(done("Call back"))
    shown.tell(summary("A discount.", "Call back", "Ask the boss"))

    assert list(boxes(shown)) == ["Call back", "Ask the boss"]
    assert ticked(shown) == ["Call back"]


def test_a_list_that_still_grows_is_not_ticked(shown: Shown) -> None:
    ended(shown)
    shown.tell(summary("A discount.", "Call back", state="growing"))

    assert [box.isEnabled() for box in boxes(shown).values()] == [False]


def test_what_is_done_is_copied_as_done(shown: Shown) -> None:
    ended(shown)
    shown.tell(done("Call back"))
    copy = shown.window.ended.summary.findChild(QPushButton, "copy-summary")
    assert isinstance(copy, QPushButton)
    copy.click()

    assert QGuiApplication.clipboard().text() == (
        "They want a price.\n\nTo do\n- Send it\n- Call back (done)"
    )


def test_the_ticks_of_one_call_are_not_those_of_the_next(shown: Shown) -> None:
    ended(shown)
    shown.tell(done(*TODO))
    shown.window._next_call()
    for state in (CallState.RINGING, CallState.STREAMING, CallState.ENDED):
        shown.tell(step(state, 90, OTHER))
    shown.tell(summary("Another price.", "Send it", sid=OTHER))

    assert list(boxes(shown)) == ["Send it"]
    assert ticked(shown) == []


def test_the_call_is_exported_in_the_formats_of_the_history(shown: Shown) -> None:
    saved: list[tuple[str, str]] = []
    shown.window.history.wishes.save.connect(lambda *what: saved.append(what))
    ended(shown)
    button = shown.window.ended.findChild(ExportButton)
    assert button is not None
    button.click()
    settle()
    there = button.formats.isVisible()
    for action in button.formats.actions():
        action.trigger()
    button.formats.hide()

    assert there
    assert saved == [(SID, form) for form in ("md", "txt", "json", "srt", "csv")]
    assert shown.window.history.page.detail.findChild(ExportButton) is not None
    assert isinstance(shown.window.history.page.detail, HistoryDetail)


@pytest.mark.parametrize(("scale", "words"), [(1.0, "Экспорт"), (1.5, "")])
def test_where_it_is_narrow_export_is_an_icon_with_a_name(
    application: QApplication, scale: float, words: str
) -> None:
    speak(application, Language.RUSSIAN)
    window = show("summed-up", Look(LIGHT, scale), (900, 600), "ru")
    button = window.ended.findChild(ExportButton)
    assert button is not None
    said = button.text().strip(), button.accessibleName()
    window.frame.close()
    delete(window.frame)

    assert said == (words, "Экспорт")
