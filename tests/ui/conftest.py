"""What the tests of the window share: one application, a window, its clock."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from talkhint_desktop.core.events import Event
from talkhint_desktop.core.settings import Language
from talkhint_desktop.ui.frame import Frame, dress_application, undressed
from talkhint_desktop.ui.language import speak
from talkhint_desktop.ui.main_window import MainWindow
from talkhint_desktop.ui.theme import LIGHT, Look, load_fonts
from tests.ui.samples import HandClock, Teller, attached

# The window's own tests need no display of anybody's.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    qapp.setStyle("Fusion")
    qapp.setQuitOnLastWindowClosed(False)
    load_fonts()
    dress_application(Look(LIGHT))
    speak(qapp, Language.ENGLISH)
    yield qapp
    speak(qapp, Language.ENGLISH)


@dataclass
class Shown:
    """A window with the hand on its clock."""

    window: MainWindow
    clock: HandClock
    teller: Teller

    def tell(self, *events: Event) -> None:
        for event in events:
            self.window.tell(self.teller(event))

    def later(self, seconds: float) -> None:
        self.clock.seconds += seconds
        self.window.refresh()


@pytest.fixture
def shown(application: QApplication) -> Iterator[Shown]:
    clock = HandClock()
    with undressed(Look(LIGHT)):
        frame = Frame(Look(LIGHT))
        window = MainWindow(frame, Look(LIGHT), clock)
    frame.show()
    window.tell(attached())
    yield Shown(window, clock, Teller())
    frame.close()
    delete(frame)
