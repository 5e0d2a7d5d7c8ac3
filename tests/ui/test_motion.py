"""A new hint fades in within a moment, unless all is to be still."""

from enum import Enum
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from talkhint_desktop.ui.fade import FadeIn
from talkhint_desktop.ui.hint_card import HintCard
from talkhint_desktop.ui.hint_words import hint_text
from talkhint_desktop.ui.opening import current_look
from talkhint_desktop.ui.theme import LIGHT, Look, wants_less_motion
from tests.ui.conftest import Shown
from tests.ui.samples import hint, talk

MOVES = Look(LIGHT, still=False)
OTHER = hint("h9", "Say the data stays in Frankfurt", "In the **EU**", seconds=46)


def in_call(shown: Shown, look: Look) -> HintCard:
    shown.window.set_look(look)
    shown.clock.seconds = 45
    shown.tell(*talk())
    card = shown.window.call.hints.card
    over(card.fade)
    return card


def over(fade: FadeIn) -> None:
    for _ in range(100):
        if not fade.isVisible():
            return
        QTest.qWait(30)
    raise AssertionError("the motion does not end")


def test_a_new_hint_fades_in_and_is_there_at_once(shown: Shown) -> None:
    card = in_call(shown, MOVES)
    shown.tell(OTHER)

    assert card.fade.isVisible()
    assert card.fade.geometry() == card.rect().adjusted(1, 1, -1, -1)
    assert "Frankfurt" in card._headline.text()
    assert card.accessibleName() == hint_text(OTHER)
    over(card.fade)


def test_what_it_covers_can_be_pressed_meanwhile(shown: Shown) -> None:
    card = in_call(shown, MOVES)
    shown.tell(OTHER)
    copy = card.findChild(QPushButton, "copy-hint")
    assert isinstance(copy, QPushButton)
    at = copy.mapTo(shown.window.frame, copy.rect().center())
    QTest.mouseClick(
        shown.window.frame.windowHandle(), Qt.MouseButton.LeftButton, pos=at
    )

    assert QGuiApplication.clipboard().text() == hint_text(OTHER)


def test_a_hint_that_grows_or_ages_fades_in_but_once(shown: Shown) -> None:
    card = in_call(shown, MOVES)
    grows: dict[str, Any] = {"seconds": 46, "source": "model"}
    shown.tell(hint("h9", "Say the", state="growing", **grows))
    first = card.fade.isVisible()
    over(card.fade)
    shown.later(1)
    shown.tell(hint("h9", "Say the data stays", state="growing", **grows))
    shown.tell(hint("h9", "Say the data stays here", **grows))
    shown.later(1)

    assert first
    assert not card.fade.isVisible()


def test_nothing_moves_where_all_is_to_be_still(shown: Shown) -> None:
    card = in_call(shown, Look(LIGHT))
    shown.tell(OTHER)

    assert not card.fade.isVisible()


def test_what_faded_in_looks_as_if_it_had_not(shown: Shown) -> None:
    card = in_call(shown, MOVES)
    shown.tell(OTHER)
    during = card.grab().toImage()
    over(card.fade)
    after = card.grab().toImage()
    shown.window.set_look(Look(LIGHT))

    assert during != after
    assert card.grab().toImage() == after


def test_the_small_window_has_it_too(shown: Shown) -> None:
    in_call(shown, MOVES)
    shown.window.compact.turn()
    small = shown.window.compact.window
    assert small is not None
    over(small.hint.fade)
    shown.tell(OTHER)

    assert small.hint.fade.isVisible()
    over(small.hint.fade)


class Motion(Enum):
    NoPreference = 0
    ReducedMotion = 1


class Desk(QObject):
    """A desktop whose Qt knows of motion, as from 6.12 on."""

    def __init__(self, wish: Motion | None) -> None:
        super().__init__()
        self.setProperty("motionPreference", wish)

    def accessibility(self) -> QObject:
        return self


@pytest.mark.parametrize(
    ("wish", "less"),
    [(Motion.ReducedMotion, True), (Motion.NoPreference, False), (None, False)],
)
def test_a_desktop_that_wants_less_motion_gets_it(
    wish: Motion | None, less: bool
) -> None:
    assert wants_less_motion(Desk(wish)) is less


def test_the_window_moves_only_when_it_is_let(application: QApplication) -> None:
    assert current_look(application, "light").still
    assert not current_look(application, "light", still=False).still
