"""Puts the window on screen, and only then loads what brings it to life.

The order: Qt, the frame, its first paint; then coroutines, the link, the relay.
So nothing imported here, at any depth, may load one of the latter.
"""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from shiboken6 import isValid

from talkhint_desktop.ui import frame_place
from talkhint_desktop.ui.frame import Frame, undressed
from talkhint_desktop.ui.language import speak
from talkhint_desktop.ui.options import Options, Theme
from talkhint_desktop.ui.theme import Look, load_fonts, look_for, wants_less_motion

TOKEN_VARIABLE = "TALKHINT_LINK_TOKEN"  # noqa: S105  its name, not a token
ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_PLAIN_DPI = 72.0 if sys.platform == "darwin" else 96.0


def run(options: Options, folder: Path | None = None) -> int:
    """Open the window and return the exit code once it is closed.

    With a `folder` it is the one window of that, which later starts reach.
    """
    token = taken_token()
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else _application()
    frame = framed(application, options)
    with _closed_by_signals(frame):
        if options.hidden:
            show_hidden(frame)
        else:
            frame.show_at_once()
        from talkhint_desktop.ui import desktop  # noqa: PLC0415  see above

        return desktop.run(desktop.Desktop(application, frame, options, token, folder))


def show_hidden(frame: Frame) -> None:
    """Leave the window to the icon in the tray, or make it small without one."""
    frame.rests = True
    if not QSystemTrayIcon.isSystemTrayAvailable():
        frame.showMinimized()


def taken_token() -> str:
    """Take the link's token out of the environment, where children would see it."""
    return os.environ.pop(TOKEN_VARIABLE, "")


@contextmanager
def _closed_by_signals(frame: Frame) -> Iterator[None]:
    """Let a signal close the window, until the desktop listens itself."""

    def close(*_: object) -> None:
        if isValid(frame):  # soon, not now: it may be in the middle of painting
            QTimer.singleShot(0, frame.close)

    before = {number: signal.signal(number, close) for number in ENDING_SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def framed(application: QApplication, options: Options) -> Frame:
    """Return the frame in the looks and the language that were asked for."""
    application.setStyle("Fusion")
    load_fonts()
    speak(application, options.language)
    look = current_look(application, options.theme, options.text_size)
    with undressed(look):
        frame = Frame(look)
        frame_place.put(frame, options.places, maximized=options.maximized)
        return frame


def current_look(
    application: QApplication, theme: Theme, words: int = 15, *, still: bool = True
) -> Look:
    """Return the look for the theme and the text size that the desktop has now.

    It may only be other than `still` where the desktop does not mind.
    """
    dots = application.primaryScreen().logicalDotsPerInch()
    scale = min(2.0, max(1.0, dots / _PLAIN_DPI))
    look = look_for(theme, scale=scale, words=words)
    less = wants_less_motion(QGuiApplication.styleHints())
    return replace(look, still=still or less)


def _application() -> QApplication:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        # Else the taskbar and notifications call this program "Python".
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("TalkHint")
    QGuiApplication.setDesktopFileName("talkhint")
    application = QApplication(sys.argv[:1])
    application.setApplicationName("TalkHint")
    application.setQuitOnLastWindowClosed(False)
    return application
