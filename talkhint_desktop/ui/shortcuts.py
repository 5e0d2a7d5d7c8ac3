"""All keys of the window in one table: what is pressed, where, and what it does."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_WINDOW = Qt.ShortcutContext.WindowShortcut
_NATIVE = QKeySequence.SequenceFormat.NativeText
# On macOS the system itself minimises windows by Cmd+M.
_COMPACT = "Ctrl+Shift+M" if sys.platform == "darwin" else "Ctrl+M"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Keys that do the same, as Qt spells them, and what they do."""

    name: str
    does: object
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Keys that hold at one place."""

    place: object
    shortcuts: tuple[Shortcut, ...]


def _key(name: str, does: object, *keys: str) -> Shortcut:
    return Shortcut(name, does, keys)


GROUPS = (
    Group(
        QT_TRANSLATE_NOOP("Shortcuts", "Everywhere"),
        (
            _key("call", QT_TRANSLATE_NOOP("Shortcuts", "Go to Call"), "Ctrl+1"),
            _key("history", QT_TRANSLATE_NOOP("Shortcuts", "Go to History"), "Ctrl+2"),
            _key("webhook", QT_TRANSLATE_NOOP("Shortcuts", "Go to Webhook"), "Ctrl+3"),
            _key(
                "settings", QT_TRANSLATE_NOOP("Shortcuts", "Go to Settings"), "Ctrl+,"
            ),
            _key("keys", QT_TRANSLATE_NOOP("Shortcuts", "This list, and back"), "F1"),
            _key(
                "compact",
                QT_TRANSLATE_NOOP("Shortcuts", "Small window on top, and back"),
                _COMPACT,
            ),
            _key(
                "pause",
                QT_TRANSLATE_NOOP("Shortcuts", "Pause all calls, or go on"),
                "Ctrl+Shift+P",
            ),
            _key("next-call", QT_TRANSLATE_NOOP("Shortcuts", "Next call"), "Ctrl+Tab"),
            _key(
                "name",
                QT_TRANSLATE_NOOP("Shortcuts", "Give the caller a name"),
                "Ctrl+E",
            ),
            _key("quit", QT_TRANSLATE_NOOP("Shortcuts", "Quit TalkHint"), "Ctrl+Q"),
            _key(
                "walk",
                QT_TRANSLATE_NOOP("Shortcuts", "Next or former button"),
                "Tab",
                "Shift+Tab",
            ),
            _key(
                "press",
                QT_TRANSLATE_NOOP("Shortcuts", "Press the button that is framed"),
                "Space",
            ),
        ),
    ),
    Group(
        QT_TRANSLATE_NOOP("Shortcuts", "Hints"),
        (
            _key("hint-now", QT_TRANSLATE_NOOP("Shortcuts", "Ask for a hint"), "F8"),
            _key("dismissed", QT_TRANSLATE_NOOP("Shortcuts", "Hide the hint"), "Esc"),
            _key(
                "copied",
                QT_TRANSLATE_NOOP("Shortcuts", "Copy the hint"),
                "Ctrl+Shift+C",
            ),
            _key(
                "pinned",
                QT_TRANSLATE_NOOP("Shortcuts", "Pin or unpin the hint"),
                "Ctrl+P",
            ),
            _key("up", QT_TRANSLATE_NOOP("Shortcuts", "It helped"), "Ctrl+Up"),
            _key(
                "down", QT_TRANSLATE_NOOP("Shortcuts", "It did not help"), "Ctrl+Down"
            ),
        ),
    ),
    Group(
        QT_TRANSLATE_NOOP("Shortcuts", "Transcript"),
        (
            _key("live", QT_TRANSLATE_NOOP("Shortcuts", "Jump to live"), "End"),
            _key("scroll", QT_TRANSLATE_NOOP("Shortcuts", "Scroll"), "Up", "Down"),
            _key(
                "leaf",
                QT_TRANSLATE_NOOP("Shortcuts", "Scroll by a page"),
                "PgUp",
                "PgDown",
            ),
            _key("begin", QT_TRANSLATE_NOOP("Shortcuts", "To the beginning"), "Home"),
            _key(
                "word",
                QT_TRANSLATE_NOOP("Shortcuts", "Choose a word"),
                "Left",
                "Right",
            ),
            _key(
                "correct",
                QT_TRANSLATE_NOOP("Shortcuts", "Correct the chosen word, and keep it"),
                "Return",
            ),
            _key(
                "flag",
                QT_TRANSLATE_NOOP("Shortcuts", "Flag the line, or remove its flag"),
                "Ctrl+D",
            ),
            _key(
                "stretch",
                QT_TRANSLATE_NOOP("Shortcuts", "Select word by word"),
                "Shift+Left",
                "Shift+Right",
            ),
            _key("all", QT_TRANSLATE_NOOP("Shortcuts", "Select all"), "Ctrl+A"),
            _key(
                "copy",
                QT_TRANSLATE_NOOP("Shortcuts", "Copy what is selected"),
                "Ctrl+C",
            ),
            _key("find-words", QT_TRANSLATE_NOOP("Shortcuts", "Find words"), "Ctrl+F"),
            _key("next-hit", QT_TRANSLATE_NOOP("Shortcuts", "Next match"), "F3"),
            _key(
                "former-hit",
                QT_TRANSLATE_NOOP("Shortcuts", "Previous match"),
                "Shift+F3",
            ),
        ),
    ),
    Group(
        QT_TRANSLATE_NOOP("Shortcuts", "Other pages"),
        (
            _key("find", QT_TRANSLATE_NOOP("Shortcuts", "Find past calls"), "Ctrl+F"),
            _key("delete", QT_TRANSLATE_NOOP("Shortcuts", "Delete a past call"), "Del"),
            _key(
                "keep", QT_TRANSLATE_NOOP("Shortcuts", "Save a summary"), "Ctrl+Return"
            ),
            _key("verify", QT_TRANSLATE_NOOP("Shortcuts", "Verify webhook"), "F5"),
            _key("leave", QT_TRANSLATE_NOOP("Shortcuts", "Leave or stop it"), "Esc"),
        ),
    ),
)
_BY_NAME = {each.name: each for group in GROUPS for each in group.shortcuts}


def native_keys(name: str) -> list[str]:
    """Return the keys of a shortcut as this system writes them."""
    return [QKeySequence(key).toString(_NATIVE) for key in _BY_NAME[name].keys]


def key_words(name: str) -> str:
    return " ".join(native_keys(name))


def with_key(words: str, name: str) -> str:
    """Return a tooltip that names the key too: `Copy (Ctrl+Shift+C)`."""
    return f"{words} ({key_words(name)})"


def does_words(shortcut: Shortcut) -> str:
    return QCoreApplication.translate("Shortcuts", str(shortcut.does))


def place_words(group: Group) -> str:
    return QCoreApplication.translate("Shortcuts", str(group.place))


def on_key(
    name: str,
    home: QWidget,
    do: Callable[[], object],
    context: Qt.ShortcutContext = _WINDOW,
) -> None:
    """Let the keys of a shortcut do something while `home` is on screen.

    Once a press: a key that is held down would pause and go on by turns.
    """
    for key in _BY_NAME[name].keys:
        made = QShortcut(QKeySequence(key), home, context=context)
        made.setAutoRepeat(False)
        made.activated.connect(do)
