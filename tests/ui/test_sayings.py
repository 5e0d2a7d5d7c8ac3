"""What the window says of itself goes by itself, and with the window."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from talkhint_desktop.ui import sayings
from talkhint_desktop.ui.frame import Frame
from talkhint_desktop.ui.main_window import MainWindow
from talkhint_desktop.ui.theme import LIGHT, Look
from tests.ui.conftest import Shown
from tests.ui.samples import HandClock, attached, trouble


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sayings, "SAID_FOR_MS", 10)


def test_a_saying_goes_after_a_while(shown: Shown) -> None:
    shown.window.say(trouble("refused", sid=None))
    said = shown.window.trouble_shown
    QTest.qWait(50)

    assert said
    assert shown.window.trouble_shown == ""


def test_a_window_that_is_gone_takes_its_sayings_along(
    application: QApplication,
) -> None:
    frame = Frame(Look(LIGHT))
    window = MainWindow(frame, Look(LIGHT), HandClock())
    window.tell(attached())
    window.say(trouble("refused", sid=None))
    delete(frame)

    QTest.qWait(50)  # nothing refreshes what is not there any more
