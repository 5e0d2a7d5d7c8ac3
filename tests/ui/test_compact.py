"""The small window: what it shows, what can be done in it, and where it stands."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from talkhint_desktop.core.events import CallState
from talkhint_desktop.core.window import Place, places_from, with_place
from talkhint_desktop.ui.compact import CompactWindow
from talkhint_desktop.ui.compact_place import compact_tip, place_on
from tests.ui import settings_samples as made
from tests.ui.conftest import Shown
from tests.ui.gallery import settle
from tests.ui.samples import (
    SID,
    figures,
    hint,
    pause,
    pulse,
    step,
    talk,
    trouble,
    words,
)

SIZE = QSize(460, 190)
LEFT, RIGHT = QRect(0, 30, 1920, 1050), QRect(1920, 0, 1280, 1024)


def small(shown: Shown) -> CompactWindow:
    """Turn to the small window in the sample call."""
    shown.clock.seconds = 45
    shown.tell(*talk())
    shown.window.tell(pulse(figures()))
    shown.window.compact.turn()
    settle()
    window = shown.window.compact.window
    assert window is not None
    return window


def pressed(window: CompactWindow, name: str) -> None:
    found = window.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    found.click()


def test_it_stands_in_place_of_the_large_one_and_goes_back(shown: Shown) -> None:
    window = small(shown)
    in_place = window.isVisible(), shown.window.frame.isVisible()

    pressed(window, "leave-compact")

    assert in_place == (True, False)
    assert (window.isVisible(), shown.window.frame.isVisible()) == (False, True)


def test_it_is_kept_above_other_windows_and_has_no_frame(shown: Shown) -> None:
    flags = small(shown).windowFlags()

    for flag in (
        Qt.WindowType.WindowStaysOnTopHint,
        Qt.WindowType.FramelessWindowHint,
    ):
        assert flag & flags


def test_it_shows_the_call_the_hint_and_the_last_words(shown: Shown) -> None:
    window = small(shown)

    assert window.texts == [
        "Listening",
        "+1 415 555 0132",
        "00:43",
        "Offer 15% off for yearly payment\n"
        "12 seats: $1,836 a year, was $2,160\n"
        "Price is held for two years",
        "Caller Great. And one more thing, is the data kept in the EU? "
        "Our legal team will",
    ]


def test_words_come_into_it_as_they_are_said(shown: Shown) -> None:
    window = small(shown)

    shown.tell(words("u9", "One more thing", start=60, final=False))

    assert window.texts[-1] == "Caller One more thing"


def test_what_was_said_is_never_mark_up_in_it(shown: Shown) -> None:
    window = small(shown)

    shown.tell(hint("h9", "Say <b>no</b> & **yes**", seconds=45))

    assert window.hint._headline.text() == "Say &lt;b&gt;no&lt;/b&gt; &amp; <b>yes</b>"


def test_without_fresh_frames_it_claims_nothing(shown: Shown) -> None:
    window = small(shown)

    shown.later(1.2)

    assert window.texts[0] == "No audio now"


def test_what_is_wrong_stands_in_place_of_the_words(shown: Shown) -> None:
    window = small(shown)

    shown.tell(trouble("no-audio"))
    during = window.texts[0], window.texts[-1]
    shown.tell(trouble("no-audio", cleared=True))

    assert during == ("Audio stopped arriving.", "Audio stopped arriving.")
    assert window.texts[-1].startswith("Caller Great.")


def test_it_says_when_a_call_rings_pauses_and_ends(shown: Shown) -> None:
    shown.window.compact.turn()
    window = shown.window.compact.window
    assert window is not None
    said = [window.texts[0]]

    for event in (
        step(CallState.RINGING),
        step(CallState.STREAMING, 1),
        pause(since=2),
        pause(on=False),
        step(CallState.ENDED, 60),
    ):
        shown.tell(event)
        said.append(window.texts[0])

    assert said == [
        "No call now",
        "A call rings",
        "No audio now",
        "Paused",
        "No audio now",
        "Call ended",
    ]
    assert window.texts[2] == "1 min"


def test_its_keys_do_what_they_do_in_the_large_one(shown: Shown) -> None:
    used: list[tuple[str, str, str]] = []
    asked: list[str] = []
    paused: list[bool] = []
    wishes = shown.window.calls.wishes
    wishes.used.connect(lambda *what: used.append(what))
    wishes.hint_now.connect(asked.append)
    wishes.pause.connect(paused.append)
    window = small(shown)
    window.activateWindow()
    settle()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    only = Qt.KeyboardModifier.ControlModifier

    QTest.keyClick(window, Qt.Key.Key_C, both)
    QTest.keyClick(window, Qt.Key.Key_P, only)
    QTest.keyClick(window, Qt.Key.Key_P, only)
    QTest.keyClick(window, Qt.Key.Key_Up, only)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    QTest.keyClick(window, Qt.Key.Key_F8)
    QTest.keyClick(window, Qt.Key.Key_P, both)

    fates = ["copied", "pinned", "unpinned", "up", "dismissed"]
    assert used == [(SID, "h2", fate) for fate in fates]
    assert QGuiApplication.clipboard().text().startswith("Offer 15% off")
    assert (asked, paused) == ([SID], [True])
    assert window.isVisible()


def test_a_hint_that_is_in_sight_in_it_was_read(shown: Shown) -> None:
    used: list[tuple[str, str, str]] = []
    shown.window.calls.wishes.used.connect(lambda *what: used.append(what))
    small(shown)

    for _ in range(9):
        shown.later(0.5)

    assert used == [(SID, "h2", "read")]


def test_showing_the_large_window_ends_it_whoever_does(shown: Shown) -> None:
    window = small(shown)

    shown.window.frame.show()

    assert not window.isVisible()


def test_it_cannot_be_closed_to_leave_nothing_on_screen(shown: Shown) -> None:
    window = small(shown)

    window.close()

    assert shown.window.frame.isVisible()


def test_it_goes_with_the_window(shown: Shown) -> None:
    window = small(shown)

    shown.window.frame.close()

    assert not window.isVisible()


def test_no_button_has_the_focus_before_a_key_gives_it(shown: Shown) -> None:
    assert not isinstance(small(shown).focusWidget(), QPushButton)


def test_it_is_dragged_by_its_ground_and_remembers_where(shown: Shown) -> None:
    kept: list[dict[str, list[str]]] = []
    shown.window.settings.wishes.change.connect(kept.append)
    window = small(shown)
    window.move(100, 100)

    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    QTest.mouseMove(window, QPoint(230, 60))
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=QPoint(200, 20))
    shown.window.compact._remember()

    free = window.screen().availableGeometry()
    moved = window.pos() - free.topLeft()
    assert window.pos() == QPoint(130, 140)
    (places,) = (each["compact_places"] for each in kept)
    assert places_from(places) == [
        Place(
            window.screen().name(),
            moved.x(),
            moved.y(),
            window.width(),
            window.height(),
        )
    ]


def test_it_is_made_wider_at_its_edge_and_moved_by_keys(shown: Shown) -> None:
    window = small(shown)
    window.move(100, 100)
    wide = window.width()

    edge = QPoint(wide - 2, 60)
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(window, edge + QPoint(80, 0))
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=edge)
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

    assert window.width() == wide + 80
    assert window.pos() == QPoint(116, 100)


@pytest.mark.parametrize(
    ("places", "stands"),
    [
        ([], QRect(730, 54, 460, 190)),
        ([Place("B", 10, 20, 500, 190)], QRect(1930, 20, 500, 190)),
        ([Place("gone", 9, 9, 460, 190)], QRect(730, 54, 460, 190)),
        (
            [Place("gone", 9, 9, 460, 190), Place("A", 7, 8, 460, 190)],
            QRect(7, 38, 460, 190),
        ),
        ([Place("A", 5000, -900, 460, 190)], QRect(1460, 30, 460, 190)),
        ([Place("B", 0, 0, 9000, 190)], QRect(1920, 0, 1280, 190)),
    ],
)
def test_it_stands_where_it_was_and_always_in_sight(
    places: list[Place], stands: QRect
) -> None:
    assert place_on({"A": LEFT, "B": RIGHT}, places, SIZE) == stands


def test_each_screen_has_its_own_place() -> None:
    places = with_place(
        [Place("A", 1, 1, 460, 190), Place("B", 2, 2, 460, 190)],
        Place("B", 3, 3, 460, 190),
    )

    assert places == [Place("B", 3, 3, 460, 190), Place("A", 1, 1, 460, 190)]


def test_places_are_read_back_from_what_was_kept() -> None:
    place = Place("DP-1 (Dell U2720Q)", -20, 40, 460, 190)

    assert places_from([str(place), "nonsense", "1 2 3"]) == [place]


def test_the_settings_tell_where_it_was(shown: Shown) -> None:
    screen = QGuiApplication.primaryScreen()
    kept = str(Place(screen.name(), 33, 44, 500, 190))
    shown.window.settings.show_state(made.set_up(compact_places=[kept]))

    window = small(shown)

    corner = screen.availableGeometry().topLeft()
    assert window.pos() == corner + QPoint(33, 44)
    assert window.width() == 500


def test_another_language_keeps_it_on_screen(shown: Shown) -> None:
    small(shown)

    left = shown.window.retire()

    assert left.compact
    assert shown.window.compact.window is None
    shown.window.take_over(left)
    assert shown.window.compact.on


def test_the_tooltip_is_honest_about_wayland(application: QApplication) -> None:
    assert compact_tip("Small", "xcb") == "Small (Ctrl+M)"
    assert "On Wayland no window can stay on top" in compact_tip("Small", "wayland")
