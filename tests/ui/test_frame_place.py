"""The large window opens whole, in sight, and where it was left."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from talkhint_desktop.core.window import Place
from talkhint_desktop.ui.frame import Frame
from talkhint_desktop.ui.frame_place import FramePlace, box_on, put
from talkhint_desktop.ui.opening import framed
from talkhint_desktop.ui.options import Options
from talkhint_desktop.ui.theme import LIGHT, Look

WIDE = QRect(0, 0, 1920, 1040)
LAPTOP = QRect(0, 0, 1366, 728)


def test_the_first_window_is_in_the_middle_of_a_large_screen() -> None:
    box = box_on({"A": WIDE}, [])

    assert (box.width(), box.height()) == (1240, 780)
    assert abs(box.center().x() - WIDE.center().x()) <= 1


def test_the_first_window_fits_a_small_laptop_with_its_title() -> None:
    box = box_on({"A": LAPTOP}, [])

    assert LAPTOP.contains(box)
    assert box.height() <= 728 - 30


def test_it_opens_where_it_was_left() -> None:
    box = box_on({"A": WIDE}, [Place("A", 100, 50, 1000, 700)])

    assert box == QRect(100, 50, 1000, 700)


def test_a_screen_that_is_gone_does_not_hide_it() -> None:
    gone = Place("B", 3000, 50, 1000, 700)

    box = box_on({"A": WIDE}, [gone])

    assert WIDE.contains(box)


@given(
    st.integers(-5_000, 5_000),
    st.integers(-5_000, 5_000),
    st.integers(1, 9_000),
    st.integers(1, 9_000),
    st.sampled_from([WIDE, LAPTOP, QRect(-1280, 40, 1280, 984)]),
)
def test_it_is_whole_and_in_sight_whatever_was_kept(
    left: int, top: int, width: int, height: int, free: QRect
) -> None:
    box = box_on({"A": free}, [Place("A", left, top, width, height)])

    assert free.contains(box)
    assert box.width() >= 900


def test_the_start_puts_it_where_the_settings_say(application: QApplication) -> None:
    free = QGuiApplication.primaryScreen().availableGeometry()
    name = QGuiApplication.primaryScreen().name()
    place = Place(name, 10, 20, 920, 610)
    wanted = box_on({name: free}, [place])

    frame = framed(application, Options(places=(str(place),), maximized=True))

    assert frame.size() == wanted.size()
    assert frame.pos() == wanted.topLeft()
    assert frame.windowState() & Qt.WindowState.WindowMaximized
    delete(frame)


@pytest.mark.usefixtures("application")
def test_where_it_came_to_rest_is_told_once() -> None:
    frame = Frame(Look(LIGHT))
    told: list[Mapping[str, object]] = []
    put(frame, [], maximized=False)
    FramePlace(frame, [], told.append)
    frame.show()

    for step in range(5):
        frame.resize(905 + step, 620)
    QTest.qWait(1_000)

    assert len(told) == 1
    assert "909 620" in str(told[0])
    delete(frame)
