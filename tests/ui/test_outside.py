"""Closing puts the window away only where it can be found again, and says so once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import CallState
from talkhint_desktop.ui.jobs import Jobs
from talkhint_desktop.ui.notice import OPEN, Notice
from talkhint_desktop.ui.outside import Outside
from tests.ui import settings_samples as made
from tests.ui.conftest import Shown
from tests.ui.samples import named, step, talk, trouble

_AVAILABLE = "talkhint_desktop.ui.tray.QSystemTrayIcon.isSystemTrayAvailable"


@dataclass
class Around:
    """A window with what is outside of it, and what was told there."""

    shown: Shown
    outside: Outside
    told: list[tuple[str, Notice]] = field(default_factory=list)

    async def until_told(self) -> Notice:
        async with asyncio.timeout(10):
            while not self.told:
                await asyncio.sleep(0.001)
        return self.told[0][1]


@asynccontextmanager
async def around(shown: Shown) -> AsyncIterator[Around]:
    async with asyncio.TaskGroup() as tasks:

        def refuse(error: TalkHintError) -> None:
            pytest.fail(str(error))

        jobs = Jobs(tasks, refuse)
        outside = Outside(shown.window.frame, jobs, shown.clock)
        it = Around(shown, outside)

        async def show(subject: str, notice: Notice) -> None:
            it.told.append((subject, notice))

        outside.notices.show = show  # type: ignore[method-assign]
        outside.belong(shown.window)
        shown.window.frame.keep = outside.keep
        try:
            yield it
        finally:
            outside.close()
            shown.window.frame.keep = None
            jobs.cancel()


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether there is a tray, to be changed by the test."""
    there = [True]
    monkeypatch.setattr(_AVAILABLE, lambda: there[0])
    return there


async def test_the_window_hides_into_a_tray_and_says_so_once(
    shown: Shown, tray: list[bool]
) -> None:
    frame = shown.window.frame
    async with around(shown) as it:
        ended: list[bool] = []
        frame.closed.connect(lambda: ended.append(True))
        frame.close()
        hidden = frame.isHidden()
        notice = await it.until_told()
        frame.show()
        frame.close()

        assert hidden
        assert ended == []
        assert notice.headline == "TalkHint goes on listening for calls"
        assert notice.second == "Its icon is in the tray. End it from there."
        assert len(it.told) == 1


async def test_without_a_tray_the_window_is_made_small_and_stays_in_reach(
    shown: Shown, tray: list[bool]
) -> None:
    tray[0] = False
    frame = shown.window.frame
    async with around(shown) as it:
        frame.close()

        assert frame.isMinimized()
        assert not frame.isHidden()
        assert (
            await it.until_told()
        ).second == "To end it, press Ctrl+Q in the window."


async def test_a_hidden_window_comes_back_when_its_tray_goes(
    shown: Shown, tray: list[bool]
) -> None:
    frame = shown.window.frame
    async with around(shown) as it:
        frame.close()
        tray[0] = False
        it.outside.tray._look()

        assert not frame.isHidden()
        assert frame.isMinimized()


async def test_started_hidden_it_goes_into_a_tray_that_comes_late(
    shown: Shown, tray: list[bool]
) -> None:
    frame = shown.window.frame
    tray[0] = False
    frame.rests = True
    frame.showMinimized()
    async with around(shown) as it:
        waits = frame.isHidden()
        tray[0] = True
        it.outside.tray._look()

        assert not waits
        assert frame.isHidden()
        assert it.told == []


async def test_who_knows_that_it_stays_is_not_told_again(
    shown: Shown, tray: list[bool]
) -> None:
    wished: list[dict[str, Any]] = []
    shown.window.settings.wishes.change.connect(wished.append)
    async with around(shown) as it:
        shown.window.settings.show_state(made.state(stays_known=True))
        shown.window.frame.close()
        await asyncio.sleep(0)

        assert it.told == []
        assert wished == []


async def test_it_is_kept_that_it_was_told(shown: Shown, tray: list[bool]) -> None:
    wished: list[dict[str, Any]] = []
    shown.window.settings.wishes.change.connect(wished.append)
    async with around(shown) as it:
        shown.window.settings.show_state(made.state())
        shown.window.frame.close()
        await it.until_told()

    assert wished == [{"stays_known": True}]


async def test_quitting_ends_it_though_closing_does_not(
    shown: Shown, tray: list[bool]
) -> None:
    ended: list[bool] = []
    shown.window.frame.closed.connect(lambda: ended.append(True))
    async with around(shown):
        shown.window.frame.end()

    assert ended == [True]


async def test_the_tray_says_by_name_who_calls(shown: Shown, tray: list[bool]) -> None:
    async with around(shown) as it:
        shown.tell(named("Dana Whitfield"), step(CallState.RINGING))
        it.outside.show_state()
        rings = it.outside.tray._line.text()
        shown.tell(*talk())
        shown.clock.seconds = 65
        it.outside.show_state()
        talks = it.outside.tray._line.text()
        icon = it.outside.tray.icon
        assert icon is not None
        tip = icon.toolTip()
        known = it.outside.calls._name_of("+14155550132")

    assert rings == "A call rings: Dana Whitfield"
    assert talks == "In call: Dana Whitfield 01:03"
    assert tip == "TalkHint: In call: Dana Whitfield"
    assert known == "Dana Whitfield"


async def test_the_tray_follows_the_call(shown: Shown, tray: list[bool]) -> None:
    seen = []
    async with around(shown) as it:

        def look() -> None:
            it.outside.show_state()
            icon = it.outside.tray._icon
            assert icon is not None
            seen.append((it.outside.tray._line.text(), icon.toolTip()))

        look()
        shown.tell(step(CallState.RINGING))
        look()
        shown.tell(*talk())
        shown.clock.seconds = 65
        look()
        shown.tell(trouble("no-audio"))
        look()
        shown.tell(trouble("no-audio", cleared=True), step(CallState.ENDED, 90))
        look()

    assert [line for line, _ in seen] == [
        "No call now",
        "A call rings",
        "In call 01:03",
        "Audio stopped arriving.",
        "No call now",
    ]
    assert seen[2][1] == "TalkHint: In call"


async def test_a_click_on_a_notice_leads_to_what_it_is_about(
    shown: Shown, tray: list[bool]
) -> None:
    wanted: list[str] = []
    async with around(shown) as it:
        it.outside.wanted.connect(lambda: wanted.append("window"))
        it.outside.verify_wanted.connect(lambda: wanted.append("verify"))
        shown.window.webhook.notice.emit("The number has no webhook", "Point it here.")
        told = await it.until_told()
        it.outside.notices.acted.emit("webhook", OPEN)
        it.outside.notices.acted.emit("CA1", OPEN)

    assert told.warns
    assert wanted == ["verify", "window"]
