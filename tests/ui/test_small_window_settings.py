"""What is chosen for the small window is seen in it at once."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QMenu, QPushButton, QSlider, QWidget

from talkhint_desktop.core.window import Corner, Place
from talkhint_desktop.ui.compact import CompactWindow
from talkhint_desktop.ui.compact_place import home, place_on
from talkhint_desktop.ui.settings_desk import SETTINGS
from talkhint_desktop.ui.theme import LIGHT_CONTRAST, Look
from tests.ui import settings_samples as made
from tests.ui.conftest import Shown
from tests.ui.gallery import settle
from tests.ui.samples import hint, talk

FREE = QRect(100, 30, 1000, 700)
GROUND = QPoint(30, 6)  # between its edge and what stands on it


def free() -> QRect:
    return QGuiApplication.primaryScreen().availableGeometry()


def screen() -> str:
    return QGuiApplication.primaryScreen().name()


def turned(shown: Shown, **values: Any) -> CompactWindow:
    shown.window.settings.show_state(made.set_up(**values))
    shown.window.compact.turn()
    settle()
    window = shown.window.compact.window
    assert window is not None
    return window


def alpha(window: CompactWindow) -> int:
    settle()
    picture = window.grab().toImage()
    return picture.pixelColor(GROUND * round(picture.devicePixelRatio())).alpha()


def test_its_ground_is_as_opaque_as_chosen_and_its_words_always(shown: Shown) -> None:
    window = turned(shown)
    seen = [alpha(window)]
    for per_cent in (80, 90):
        shown.window.settings.show_state(made.set_up(compact_opacity=per_cent))
        seen.append(alpha(window))

    assert seen == [255, 204, 230]
    picture = window.grab().toImage()
    ink = [
        picture.pixelColor(x, y)
        for x in range(picture.width())
        for y in range(picture.height())
    ]
    assert any(each.alpha() == 255 and each.lightness() < 90 for each in ink)


def test_with_high_contrast_nothing_shines_through(shown: Shown) -> None:
    window = turned(shown, compact_opacity=80)

    shown.window.set_look(Look(LIGHT_CONTRAST))

    assert alpha(window) == 255


@pytest.mark.parametrize(
    ("corner", "at"),
    [
        (Corner.TOP, QPoint(370, 54)),
        (Corner.TOP_LEFT, QPoint(124, 54)),
        (Corner.TOP_RIGHT, QPoint(616, 54)),
        (Corner.BOTTOM_LEFT, QPoint(124, 516)),
        (Corner.BOTTOM_RIGHT, QPoint(616, 516)),
    ],
)
def test_each_corner_is_on_the_screen_with_room_around(
    corner: Corner, at: QPoint
) -> None:
    assert home(FREE, QSize(460, 190), corner) == QRect(at, QSize(460, 190))


def test_a_remembered_place_comes_before_the_corner() -> None:
    place = Place("A", 7, 8, 460, 190)

    box = place_on({"A": FREE}, [place], QSize(460, 190), Corner.BOTTOM_LEFT)

    assert box.topLeft() == QPoint(107, 38)


@pytest.mark.parametrize("corner", list(Corner))
def test_it_opens_in_the_corner_that_is_chosen(shown: Shown, corner: Corner) -> None:
    window = turned(shown, compact_corner=corner.value)

    assert window.geometry() == home(free(), window.size(), corner)


def test_another_corner_moves_it_at_once(shown: Shown) -> None:
    window = turned(shown)
    for corner in ("bottom-right", "top-left"):
        shown.window.settings.show_state(made.set_up(compact_corner=corner))
        settle()

        assert window.geometry() == home(free(), window.size(), Corner(corner))


def test_in_a_lower_corner_it_grows_upward(shown: Shown) -> None:
    window = turned(shown, compact_corner="bottom-left")
    before = window.geometry()
    shown.clock.seconds = 45
    shown.tell(*talk(), hint("h9", "Say " + "a long thing " * 12, seconds=45))
    settle()

    assert window.height() > before.height()
    assert window.geometry().bottom() == before.bottom()


def test_standing_in_its_corner_is_nothing_to_remember(shown: Shown) -> None:
    wished: list[dict[str, Any]] = []
    shown.window.settings.wishes.change.connect(wished.append)
    window = turned(shown, compact_corner="top-right")
    shown.window.compact._remember()
    unmoved = list(wished)
    window.move(60, 70)
    shown.window.compact._remember()

    assert unmoved == []
    assert list(wished[0]) == ["compact_places"]


def test_its_menu_puts_it_back_in_its_corner(shown: Shown) -> None:
    wished: list[dict[str, Any]] = []
    shown.window.settings.wishes.change.connect(wished.append)
    place = str(Place(screen(), 50, 60, 460, 120))
    window = turned(shown, compact_places=[place], compact_corner="top-right")
    away = window.pos()
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard,
        QPoint(5, 5),
        window.mapToGlobal(QPoint(5, 5)),
    )

    window.contextMenuEvent(asked)
    (menu,) = window.findChildren(QMenu)
    menu.actions()[0].trigger()
    menu.close()
    settle()

    assert away == free().topLeft() + QPoint(50, 60)
    assert window.geometry() == home(free(), window.size(), Corner.TOP_RIGHT)
    assert wished == [{"compact_places": []}]


# --- the page --------------------------------------------------------------------


def looked_at(shown: Shown, **values: Any) -> QWidget:
    window = shown.window
    window.settings.show_state(made.set_up(**values))
    window.open(SETTINGS)
    window.settings.page.open("look")
    settle()
    return window.settings.page


def test_a_corner_that_is_chosen_takes_the_place_of_where_it_was_left(
    shown: Shown,
) -> None:
    wished: list[dict[str, Any]] = []
    shown.window.settings.wishes.change.connect(wished.append)
    page = looked_at(shown)
    corner = page.findChild(QComboBox, "compact_corner")
    assert isinstance(corner, QComboBox)

    corner.setFocus()
    QTest.keyClick(corner, Qt.Key.Key_Down)

    assert wished == [{"compact_corner": "top-left", "compact_places": []}]


def test_putting_it_back_is_offered_only_where_it_was_moved(shown: Shown) -> None:
    wished: list[dict[str, Any]] = []
    shown.window.settings.wishes.change.connect(wished.append)
    page = looked_at(shown)
    back = page.findChild(QPushButton, "put-compact-back")
    assert isinstance(back, QPushButton)
    unmoved = back.isEnabled()
    looked_at(shown, compact_places=["1 2 460 190 A"])
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)

    assert not unmoved
    assert wished == [{"compact_places": []}]


def test_opacity_is_chosen_by_keys_within_its_limits(shown: Shown) -> None:
    wished: list[dict[str, Any]] = []
    shown.window.settings.wishes.change.connect(wished.append)
    page = looked_at(shown)
    slider = page.findChild(QSlider, "compact_opacity")
    assert isinstance(slider, QSlider)

    QTest.keyClick(slider, Qt.Key.Key_Home)
    QTest.keyClick(slider, Qt.Key.Key_Right)

    assert wished == [{"compact_opacity": 80}, {"compact_opacity": 81}]


def test_a_screen_that_is_away_is_still_the_chosen_one(shown: Shown) -> None:
    page = looked_at(shown, compact_screen="DP-9")
    box = page.findChild(QComboBox, "compact_screen")
    assert isinstance(box, QComboBox)

    assert box.currentText() == "DP-9 (not connected)"
    assert box.isVisible()
