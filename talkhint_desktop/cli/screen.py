"""Whether a window can be shown here, and what is missing if not."""

import ctypes
import os
import shutil
import sys
from pathlib import Path
from typing import Literal

from talkhint_desktop.core import system_libraries

Screen = Literal["offscreen", "xcb", "wayland"]


def has_display() -> bool:
    """Whether there is a screen to open a window on."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def can_load(library: str) -> bool:
    """Whether the system's loader finds the shared `library`."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def platform_needed() -> Screen:
    """Return the kind of screen that Qt will use: offscreen, xcb or wayland."""
    asked = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if asked in {"offscreen", "minimal", "vnc"}:
        return "offscreen"
    if asked == "wayland" or not os.environ.get("DISPLAY"):
        return "wayland"
    return "xcb"


def why_no_window(*, offscreen: bool = False) -> str:
    """Return why Qt cannot start here, with the line to run; empty if it can."""
    if sys.platform != "linux":
        return ""
    screen: Screen = "offscreen" if offscreen else platform_needed()
    missing = system_libraries.qt_missing(screen=screen, can_load=can_load)
    if not missing:
        return ""
    manager = system_libraries.package_manager(_has_command)
    line = system_libraries.install_line(missing, manager, release())
    run = f"Run: {line}" if manager else line
    return f"{system_libraries.sentence(missing)}\n{run}"


def release() -> system_libraries.Release:
    """Return which Linux this is, unnamed where it does not say."""
    try:
        text = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return system_libraries.Release()
    return system_libraries.release_of(text)


def _has_command(command: str) -> bool:
    return shutil.which(command) is not None
