"""In quiet hours no call draws attention; it is listed, and the tray shows it."""

import asyncio
import time
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from talkhint_desktop.core.events import CallState, Event
from talkhint_desktop.ui.main_window import MainWindow
from talkhint_desktop.ui.notices_section import NoticesSection
from talkhint_desktop.ui.settings_desk import SETTINGS
from talkhint_desktop.ui.theme import LIGHT, Look
from tests.ui import settings_samples as made
from tests.ui.conftest import Shown
from tests.ui.gallery import settle
from tests.ui.samples import step
from tests.ui.test_outside import Around, around

_AVAILABLE = "talkhint_desktop.ui.tray.QSystemTrayIcon.isSystemTrayAvailable"
# The clock of the samples begins at 10:38.
NOW = {"quiet": True, "quiet_from": "22:00", "quiet_to": "11:00"}
LATER = {"quiet": True, "quiet_from": "10:40", "quiet_to": "11:00"}


@pytest.fixture(autouse=True)
def at_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(_AVAILABLE, lambda: True)
    if not hasattr(time, "tzset"):
        yield
        return
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def choose(it: Around, **values: Any) -> None:
    state = made.set_up(**values)
    it.shown.window.settings.show_state(state)
    it.outside.attention.choose(state)


def tell(it: Around, event: Event) -> None:
    message = it.shown.teller(event)
    it.shown.window.tell(message)
    it.outside.told(message)
    it.outside.show_state()


async def until(there: Any) -> None:
    async with asyncio.timeout(10):
        while not there():
            await asyncio.sleep(0.001)


def pages_words(shown: Shown) -> str:
    section = shown.window.settings.page.section_of("notices")
    assert isinstance(section, NoticesSection)
    return section._state.text() if section._line.isVisibleTo(section) else ""


def menu(it: Around) -> list[str]:
    return [a.text() for a in it.outside.tray._menu.actions() if a.isVisible()]


@pytest.mark.parametrize("way", ["raise", "notify", "nothing"])
async def test_a_call_neither_raises_the_window_nor_gives_a_notice(
    shown: Shown, way: str
) -> None:
    frame, looked = shown.window.frame, []
    shown.window.history.wishes.recent.connect(lambda: looked.append("recent calls"))
    async with around(shown) as it:
        it.outside.wanted.connect(frame.show)
        choose(it, when_ringing=way, **NOW)
        frame.hide()
        tell(it, step(CallState.RINGING))
        rings = it.outside.tray.state
        tell(it, step(CallState.ENDED, 20))
        await asyncio.sleep(0.05)

        assert not frame.isVisible()
        assert it.told == []
        assert it.outside.calls._ringing == {}
        assert rings == "ringing"
        assert looked == ["recent calls"]


async def test_when_they_are_switched_off_the_next_call_raises_the_window(
    shown: Shown,
) -> None:
    frame = shown.window.frame
    async with around(shown) as it:
        it.outside.wanted.connect(frame.show)
        choose(it, when_ringing="raise", **NOW)
        frame.hide()
        choose(it, when_ringing="raise", **{**NOW, "quiet": False})
        tell(it, step(CallState.RINGING))

        assert frame.isVisible()


async def test_before_they_begin_a_call_gives_its_notice(shown: Shown) -> None:
    async with around(shown) as it:
        choose(it, when_ringing="notify", **LATER)
        tell(it, step(CallState.RINGING))
        notice = await it.until_told()

        assert notice.headline == "Incoming call"


async def test_a_call_that_is_missed_in_them_takes_its_notice_back(
    shown: Shown,
) -> None:
    back: list[str] = []
    async with around(shown) as it:

        async def take_back(subject: str) -> None:
            back.append(subject)

        it.outside.notices.take_back = take_back  # type: ignore[method-assign]
        choose(it, when_ringing="notify", **LATER)
        tell(it, step(CallState.RINGING))
        await it.until_told()
        shown.clock.seconds = 150
        tell(it, step(CallState.ENDED, 150))
        await until(lambda: bool(back))

        assert [notice.headline for _, notice in it.told] == ["Incoming call"]


async def test_what_is_wrong_with_the_webhook_is_told_when_they_are_over(
    shown: Shown,
) -> None:
    async with around(shown) as it:
        choose(it, **NOW)
        shown.window.webhook.notice.emit("The number has no webhook", "Point it here.")
        await asyncio.sleep(0.02)
        silent = list(it.told)
        shown.clock.seconds = 23 * 60
        shown.window.settings.quiet.look()
        notice = await it.until_told()

        assert silent == []
        assert notice.headline == "The number has no webhook"


async def test_settings_and_tray_say_until_when_it_is_quiet(shown: Shown) -> None:
    shown.window.open(SETTINGS)
    shown.window.settings.page.open("notices")
    said = []
    async with around(shown) as it:
        for values in ({}, NOW, LATER, {**NOW, "quiet_from": "11:00"}):
            choose(it, **values)
            quiet = [words for words in menu(it) if words.startswith("Quiet")]
            said.append((pages_words(shown), quiet))

    assert said == [
        ("", []),
        ("Quiet now, until 11:00", ["Quiet now, until 11:00"]),
        ("The next quiet hours begin at 10:40", []),
        ("Quiet all day", ["Quiet all day"]),
    ]


async def test_the_words_follow_the_clock_by_themselves(shown: Shown) -> None:
    shown.window.open(SETTINGS)
    shown.window.settings.page.open("notices")
    async with around(shown) as it:
        choose(it, **LATER)
        before = pages_words(shown), "Quiet now, until 11:00" in menu(it)
        shown.clock.seconds = 120
        await until(lambda: "Quiet now, until 11:00" in menu(it))
        during = pages_words(shown)
        shown.clock.seconds = 23 * 60
        await until(lambda: "Quiet now, until 11:00" not in menu(it))

        assert before == ("The next quiet hours begin at 10:40", False)
        assert during == "Quiet now, until 11:00"
        assert pages_words(shown) == "The next quiet hours begin at 10:40"


async def test_a_window_in_another_language_is_as_quiet(shown: Shown) -> None:
    former = shown.window
    former.settings.show_state(made.set_up(**NOW))
    left = former.retire()
    shown.window = MainWindow(former.frame, Look(LIGHT), shown.clock, former.model)
    shown.window.take_over(left)

    assert shown.window.settings.quiet.now
    assert not former.settings.quiet._timer.isActive()


def test_they_are_switched_on_and_set_on_the_page(shown: Shown) -> None:
    wished: list[dict[str, Any]] = []
    window = shown.window
    window.settings.wishes.change.connect(wished.append)
    window.settings.show_state(made.set_up())
    window.open(SETTINGS)
    page = window.settings.page
    page.open("notices")
    settle()
    begins = page.findChild(QLineEdit, "quiet_from")
    tick = page.findChild(QAbstractButton, "quiet")
    assert isinstance(begins, QLineEdit)
    assert isinstance(tick, QAbstractButton)
    before = begins.isVisible()
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton)
    window.settings.show_state(made.set_up(quiet=True))
    settle()
    begins.selectAll()
    QTest.keyClicks(begins, "21:30")
    QTest.keyClick(begins, Qt.Key.Key_Return)

    assert not before
    assert wished == [{"quiet": True}, {"quiet_from": "21:30"}]
