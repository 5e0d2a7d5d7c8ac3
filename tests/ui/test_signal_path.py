"""The strip at the window's foot: stage by stage, and room for the hint."""

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from talkhint_desktop.ui.frame import Frame
from talkhint_desktop.ui.main_window import MainWindow
from talkhint_desktop.ui.theme import LIGHT, Look
from tests.ui.samples import HandClock, attached, figures, pulse


def height_of_path(width: int, height: int, scale: float) -> tuple[int, list[str]]:
    look = Look(LIGHT, scale=scale)
    frame = Frame(look)
    window = MainWindow(frame, look, HandClock())
    frame.resize(width, height)
    frame.show()
    window.tell(attached())
    window.tell(pulse(figures()))
    window.refresh()
    QApplication.processEvents()
    found = window.path.height(), window.path.texts()
    frame.close()
    delete(frame)
    return found


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.usefixtures("application")
def test_the_path_leaves_a_low_window_to_the_hint(scale: float) -> None:
    high, _ = height_of_path(900, 600, scale)

    assert high <= 600 / 6


@pytest.mark.usefixtures("application")
def test_a_folded_path_still_tells_every_stage_to_who_asks() -> None:
    _, wide = height_of_path(1240, 780, 1.0)
    _, low = height_of_path(900, 600, 2.0)

    assert len(low) == len(wide) == 9
    assert low == wide


def test_a_window_made_higher_unfolds_its_path(application: QApplication) -> None:
    look = Look(LIGHT, scale=1.5)
    frame = Frame(look)
    window = MainWindow(frame, look, HandClock())
    frame.resize(900, 600)
    frame.show()
    application.processEvents()
    folded = window.path.height()

    frame.resize(900, 1100)
    application.processEvents()

    assert window.path.height() > folded
    frame.close()
    delete(frame)
