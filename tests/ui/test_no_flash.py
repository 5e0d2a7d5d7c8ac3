"""No part of a page is ever a window of its own, not for a moment."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete

from talkhint_desktop.core.settings import Language
from talkhint_desktop.ui.language import speak
from talkhint_desktop.ui.theme import LIGHT, Look
from tests.ui.gallery import SCENES, show


class _Watch(QObject):
    """Notes what is shown as a window, though it is part of one."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(  # noqa: N802 - Qt's own name
        self, watched: QObject, event: QEvent
    ) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget):
            part = watched.isWindow() and not watched.windowTitle()
            if part and type(watched).__name__ != "Frame":
                self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@contextmanager
def watched(application: QApplication) -> Iterator[_Watch]:
    watch = _Watch()
    application.installEventFilter(watch)
    try:
        yield watch
    finally:
        application.removeEventFilter(watch)


_OTHERS = ("idle", "ringing", "in-call", "ended", "webhook-goodbye", "second-yes")
_ONE_OF_EACH = [s for s in SCENES if s.startswith(("settings", "history", *_OTHERS))]


@pytest.mark.parametrize("scene", _ONE_OF_EACH)
def test_nothing_flashes(application: QApplication, scene: str) -> None:
    speak(application, Language.ENGLISH)
    with watched(application) as watch:
        window = show(scene, Look(LIGHT), (1240, 780), "en")
    window.frame.close()
    delete(window.frame)

    assert watch.seen == []
