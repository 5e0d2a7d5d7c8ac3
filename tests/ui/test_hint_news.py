"""A hint that must wait is announced by a chip, and may be seen at once."""

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from talkhint_desktop.ui.hint_news import HintNews
from tests.ui.conftest import Shown
from tests.ui.gallery import settle
from tests.ui.samples import SID, hint, talk, waiting
from tests.ui.test_call_errands import joined


def chip(shown: Shown) -> HintNews:
    return shown.window.call.hints.news


def in_call(shown: Shown) -> None:
    shown.clock.seconds = 45
    shown.tell(*talk())


def test_the_chip_stands_at_the_cards_edge_while_a_hint_waits(shown: Shown) -> None:
    in_call(shown)
    seen = [chip(shown).isVisible()]
    for waits in (True, False):
        shown.tell(waiting(waits=waits))
        seen.append(chip(shown).isVisible())

    assert seen == [False, True, False]
    assert chip(shown).text() == "1 new"


def test_nothing_moves_when_the_chip_comes(shown: Shown) -> None:
    def places() -> list[QRect]:
        settle()
        hints = shown.window.call.hints
        parts = hints.card, hints.earlier, hints.footer
        return [
            QRect(part.mapToGlobal(part.rect().topLeft()), part.size())
            for part in parts
        ]

    in_call(shown)
    before = places()
    shown.tell(waiting())

    assert places() == before


@pytest.mark.parametrize("way", ["chip", "button", "key"])
async def test_the_hint_that_waits_is_shown_at_once(
    shown: Shown, qtbot: Any, way: str
) -> None:
    async with joined(shown) as it:
        in_call(shown)
        shown.tell(waiting())
        if way == "key":
            qtbot.keyClick(it.window.frame, Qt.Key.Key_F8)
        else:
            it.press("hint-waits" if way == "chip" else "hint-now")
        given = await it.given(1)

        assert given == [("hint-now", {"call_sid": SID, "waiting": True})]


async def test_the_chip_is_not_pressed_twice(shown: Shown) -> None:
    async with joined(shown) as it:
        in_call(shown)
        shown.tell(waiting())
        it.press("hint-waits")
        await it.given(1)
        during = chip(shown).isVisible()
        shown.tell(waiting(waits=False), hint("h9", "Offer a call back", seconds=46))
        it.relay.answer(None)

        assert not during
        assert it.window.call.hints.card.hint is not None
        assert it.window.call.hints.card.hint.hint == "h9"


def test_the_chip_takes_no_focus_and_hands_none_on(shown: Shown) -> None:
    in_call(shown)
    shown.window.frame.activateWindow()
    shown.window.frame.rest_focus()
    settle()
    before = QApplication.focusWidget()
    shown.tell(waiting())
    QTest.mouseClick(chip(shown), Qt.MouseButton.LeftButton)
    clicked = QApplication.focusWidget()
    shown.later(9)  # the wish was in vain
    shown.tell(waiting())
    chip(shown).setFocus(Qt.FocusReason.TabFocusReason)
    shown.tell(waiting(waits=False))

    assert clicked is before
    assert not isinstance(QApplication.focusWidget(), QPushButton)


def test_what_waits_at_a_relay_that_is_lost_waits_no_more(shown: Shown) -> None:
    in_call(shown)
    shown.tell(waiting())
    shown.window.lost(None, waits=False)
    shown.later(0)

    assert not chip(shown).isVisible()


def test_the_small_window_has_it_on_its_key(shown: Shown) -> None:
    in_call(shown)
    shown.window.compact.turn()
    small = shown.window.compact.window
    assert small is not None
    key = small.findChild(QPushButton, "compact-hint-now")
    assert isinstance(key, QPushButton)
    said, heights = [], []
    for waits in (False, True, False):
        shown.tell(waiting(waits=waits))
        settle()
        said.append((key.text(), key.accessibleName()))
        heights.append(small.height())

    quiet = ("F8", "Ask for a hint now")
    assert said == [quiet, ("1 new, F8", "A new hint waits: show it now"), quiet]
    assert len(set(heights)) == 1
