"""Everything can be reached by keys, says what it is, and shows where they go."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSlider,
    QWidget,
)
from shiboken6 import delete

from talkhint_desktop.ui import shortcuts
from talkhint_desktop.ui.main_window import MainWindow
from talkhint_desktop.ui.settings_desk import SETTINGS
from talkhint_desktop.ui.shortcut_page import KEYS
from talkhint_desktop.ui.theme import DARK_CONTRAST, LIGHT, Look
from talkhint_desktop.ui.transcript_view import TranscriptView
from tests.ui.conftest import Shown
from tests.ui.gallery import settle, show
from tests.ui.samples import talk

_ACTS = (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QAbstractItemView,
    TranscriptView,
)
_SCENES = [
    *(
        "idle-recent",
        "ringing",
        "pinned",
        "hint-waits",
        "correcting",
        "finding",
        "paused",
        "faulty",
        "several",
    ),
    *("summed-up", "rewritten", "keys", "webhook-never-checked", "webhook-details"),
    *("webhook-second-yes", "webhook-fixed", "settings-call", "settings-words"),
    *("settings-hints", "settings-playbook", "settings-look", "settings-notices"),
    *("settings-keys", "settings-privacy", "settings-advanced", "setup-language"),
    *("setup-twilio-tested", "setup-model", "setup-way", "setup-connect"),
    *("history-overview", "history-call", "history-found", "history-deleted"),
    *("flagged", "history-flagged"),
]


def to_reach(window: MainWindow) -> list[QWidget]:
    """Return all that is on screen and can be pressed, written in or scrolled."""
    return [
        part
        for part in window.frame.findChildren(QWidget)
        if isinstance(part, _ACTS)
        and part.isVisible()
        and part.isEnabled()
        and part.focusPolicy() is not Qt.FocusPolicy.ClickFocus
        and not isinstance(part.parent(), QComboBox | QLineEdit)  # Esc clears
        and not (isinstance(part, QRadioButton) and not part.isChecked())
        and part.objectName() != "word-editor"  # opens with the focus, by a key
    ]


def walked(window: MainWindow) -> list[QWidget]:
    """Press Tab until it comes round, and return where the focus was."""
    found: list[QWidget] = []
    window.frame.activateWindow()
    window.frame.rest_focus()
    settle()
    for _ in range(200):
        QTest.keyClick(QApplication.focusWidget() or window.frame, Qt.Key.Key_Tab)
        here = window.frame.focusWidget()
        if here is None or here in found:
            break
        found.append(here)
    return found


def called(part: QWidget) -> str:
    return f"{type(part).__name__} {part.objectName()} {spoken(part)!r}"


def spoken(part: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(part)
    return found.text(QAccessible.Text.Name).strip()


@pytest.fixture
def window(application: QApplication, request: pytest.FixtureRequest) -> object:
    made = show(request.param, Look(LIGHT), (1240, 780), "en")
    yield made
    made.frame.close()
    delete(made.frame)


@pytest.mark.parametrize("window", _SCENES, indirect=True)
def test_tab_walks_to_all_that_can_be_done_and_each_has_a_name(
    window: MainWindow,
) -> None:
    wanted, found = to_reach(window), walked(window)

    assert [called(part) for part in wanted if part not in found] == []
    assert [called(part) for part in wanted if not spoken(part)] == []


@pytest.mark.parametrize("window", ["settings-look"], indirect=True)
def test_the_arrows_choose_among_those_of_which_one_holds(window: MainWindow) -> None:
    asked: list[dict[str, object]] = []
    window.settings.wishes.change.connect(asked.append)
    system = window.frame.findChild(QRadioButton, "theme-system")
    assert isinstance(system, QRadioButton)
    window.frame.activateWindow()
    settle()
    system.setFocus()

    QTest.keyClick(system, Qt.Key.Key_Down)

    assert asked == [{"theme": "light"}]


@pytest.mark.parametrize("window", ["pinned", "settings-look"], indirect=True)
def test_wherever_the_focus_is_can_be_seen(window: MainWindow) -> None:
    unseen = []
    for look in (Look(LIGHT), Look(DARK_CONTRAST)):
        window.set_look(look)
        for part in walked(window):
            part.setFocus(Qt.FocusReason.TabFocusReason)
            settle()
            focused = part.grab().toImage()
            part.clearFocus()
            settle()
            if part.isVisible() and part.grab().toImage() == focused:
                unseen.append(called(part))

    assert unseen == []


def test_f1_shows_all_keys_and_goes_back_to_where_one_was(shown: Shown) -> None:
    window = shown.window
    window.open(SETTINGS)
    window.frame.activateWindow()
    settle()

    QTest.keyClick(window.frame, Qt.Key.Key_F1)
    there = window.frame.pages.currentWidget()
    QTest.keyClick(window.frame, Qt.Key.Key_F1)
    back = window.frame.pages.currentWidget()
    QTest.keyClick(window.frame, Qt.Key.Key_F1)
    QTest.keyClick(window.frame, Qt.Key.Key_Escape)

    assert there is window.keys.page
    assert back is window.settings.page
    assert window.frame.pages.currentWidget() is window.settings.page


def test_a_call_comes_over_the_list_of_keys(shown: Shown) -> None:
    shown.window.open(KEYS)

    shown.tell(*talk())

    assert shown.window.frame.pages.currentWidget() is shown.window.call


def test_the_list_names_each_key_that_does_something(shown: Shown) -> None:
    shown.window.open(KEYS)
    shown.window.open(SETTINGS)
    listed = {
        QKeySequence(key).toString()
        for group in shortcuts.GROUPS
        for each in group.shortcuts
        for key in each.keys
    }
    labels = shown.window.keys.page.findChildren(QLabel)
    said = {label.text() for label in labels}

    made = {s.key().toString() for s in shown.window.frame.findChildren(QShortcut)}

    assert made - listed == set()
    for group in shortcuts.GROUPS:
        for each in group.shortcuts:
            assert shortcuts.does_words(each) in said
            assert set(shortcuts.native_keys(each.name)) <= said


def test_the_keys_of_hints_are_those_of_the_design() -> None:
    named = {e.name: e.keys for group in shortcuts.GROUPS for e in group.shortcuts}

    assert named["pinned"] == ("Ctrl+P",)
    assert named["pause"] == ("Ctrl+Shift+P",)
    assert (named["up"], named["down"]) == (("Ctrl+Up",), ("Ctrl+Down",))
    assert (named["copied"], named["hint-now"]) == (("Ctrl+Shift+C",), ("F8",))


def test_a_key_that_is_held_down_does_its_thing_once(shown: Shown) -> None:
    shown.window.open(KEYS)

    made = shown.window.frame.findChildren(QShortcut)

    assert made
    assert [each.key().toString() for each in made if each.autoRepeat()] == []


@pytest.mark.parametrize("page", [KEYS, SETTINGS, "call", "history", "webhook"])
def test_the_key_that_pins_never_pauses(shown: Shown, page: str) -> None:
    paused: list[bool] = []
    shown.window.calls.wishes.pause.connect(paused.append)
    shown.tell(*talk())
    shown.later(60)  # no hint is current, so nothing can be pinned
    shown.window.open(page)
    shown.window.frame.activateWindow()
    settle()

    only = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(shown.window.frame, Qt.Key.Key_P, only)
    assert paused == []

    both = only | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(shown.window.frame, Qt.Key.Key_P, both)
    assert paused == [True]


def test_no_key_is_made_beside_the_table() -> None:
    folder = Path(shortcuts.__file__).parent
    beside = [
        path.name
        for path in folder.glob("*.py")
        if re.search(r"QShortcut\(|setShortcut\(", path.read_text("utf-8"))
    ]

    assert beside == ["shortcuts.py"]


def test_nothing_moves_but_what_less_motion_switches_off() -> None:
    folder = Path(shortcuts.__file__).parent
    moving = [
        path.name
        for path in folder.glob("*.py")
        if re.search(r"Q\w*Animation|QTimeLine|QGraphicsOpacity", path.read_text())
    ]

    assert moving == ["fade.py"]
