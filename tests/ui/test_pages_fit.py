"""No text is clipped: every page, language, text size and theme."""

from itertools import product

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)
from shiboken6 import delete

from talkhint_desktop.core.settings import Language
from talkhint_desktop.ui.language import speak
from talkhint_desktop.ui.theme import DARK, LIGHT, Look
from tests.ui import call_scenes, settings_scenes, webhook_scenes
from tests.ui.gallery import SCENES, settle, show

_SIZES = [(1240, 780), (900, 600)]
_OTHERS = {**webhook_scenes.SCENES, **settings_scenes.SCENES}
_OF_CALLS = [name for name in SCENES if name not in _OTHERS]
_CASES = [
    *product(_OF_CALLS, Language, [Look(LIGHT), Look(DARK, 1.5)]),
    # The pages of a call were not made for twice the size.
    *product(_OTHERS, [Language.ENGLISH], [Look(LIGHT), Look(DARK, 2.0)]),
    *product(_OTHERS, [Language.RUSSIAN], [Look(DARK, 1.5), Look(LIGHT, 2.0)]),
]


def needed_width(label: QLabel) -> int:
    if label.textFormat() is Qt.TextFormat.RichText:
        document = QTextDocument()
        document.setDefaultFont(label.font())
        document.setDocumentMargin(0)
        document.setHtml(label.text())
        return round(document.idealWidth())
    return label.fontMetrics().horizontalAdvance(label.text())


def clipped(top: QWidget) -> list[str]:
    """Return what is written on a visible label or button that has no room."""
    found = []
    for label in top.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        room = label.contentsRect()
        if label.wordWrap():
            if label.height() < label.heightForWidth(label.width()):
                found.append(f"too low: {label.text()!r}")
        elif needed_width(label) > room.width():
            found.append(f"too narrow: {label.text()!r}")
        if label.fontMetrics().height() > room.height() + 1:
            found.append(f"too low: {label.text()!r}")
    for area in top.findChildren(QScrollArea):
        inside = area.widget()
        if inside and area.isVisible() and inside.width() > area.viewport().width():
            found.append(
                f"cut off at the side: {inside.width()} of {area.viewport().width()}"
            )
    return found + [
        f"too narrow: {button.text()!r}"
        for button in top.findChildren(QPushButton)
        if button.isVisible() and button.width() < button.sizeHint().width()
    ]


def overlapping(top: QWidget) -> list[str]:
    """Return pairs of visible texts of one scroll-free parent that collide."""
    seen: list[tuple[QLabel, QRect]] = []
    found = []
    for label in top.findChildren(QLabel):
        if not label.isVisible() or not label.text() or _scrolled(label):
            continue
        place = QRect(label.mapTo(top, QPoint(0, 0)), label.size())
        if not top.rect().contains(place):
            found.append(f"outside: {label.text()!r}")
        found += [
            f"{label.text()!r} over {other.text()!r}"
            for other, there in seen
            if there.intersects(place)
        ]
        seen.append((label, place))
    return found


def _scrolled(label: QLabel) -> bool:
    parent = label.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


@pytest.mark.parametrize(("scene", "language", "look"), _CASES)
def test_no_text_is_clipped(
    application: QApplication, scene: str, language: Language, look: Look
) -> None:
    speak(application, language)
    window = show(scene, look, _SIZES[0], language)
    try:
        for size in _SIZES:
            window.frame.resize(*size)
            for _ in range(5):  # rows that break ask again how high they may be
                settle()
            assert clipped(window.frame) == []
            assert overlapping(window.frame) == []
            assert window.frame.width() == size[0], (
                "a page asks for more width than there is"
            )
    finally:
        window.frame.close()
        delete(window.frame)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("scene", call_scenes.SMALL)
def test_no_text_is_clipped_in_the_small_window(
    application: QApplication, scene: str, scale: float, language: Language
) -> None:
    speak(application, language)
    window = show(scene, Look(LIGHT, scale), _SIZES[0], language)
    try:
        small = window.compact.window
        assert small is not None
        for width in (small.width(), round(340 * scale)):
            small.resize(width, small.height())
            settle()
            assert clipped(small) == []
            assert overlapping(small) == []
            assert small.width() == width
    finally:
        window.frame.close()
        delete(window.frame)


def test_the_check_sees_a_clipped_text(application: QApplication) -> None:
    window = show("in-call", Look(LIGHT), (1240, 780), "en")
    try:
        name = window.call.header._second
        name.setFixedWidth(40)

        assert clipped(window.frame) == [f"too narrow: {name.text()!r}"]
    finally:
        window.frame.close()
        delete(window.frame)
