"""What must come from the system itself, and apt where apt may bring it."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from road.steps import Steps, say
from road.trouble import Cause, SetupError
from talkhint_desktop.core.system_libraries import (
    OFFSCREEN,
    XCB,
    Library,
    Release,
    Screen,
    install_line,
    missing,
    package_manager,
    packages,
    qt_missing,
    release_of,
    sentence,
)

# What the tests of the window start, by Debian's packages; one program of each
# row will do.
TOOLS: Mapping[str, Sequence[str]] = {
    "at-spi2-core": (
        "/usr/libexec/at-spi-bus-launcher",
        "/usr/lib/at-spi-bus-launcher",
        "/usr/lib/at-spi2/at-spi-bus-launcher",
    ),
    "xvfb": ("Xvfb",),
    "openbox": ("openbox",),
    "trayer": ("trayer",),
    "dunst": ("dunst",),
    "xdotool": ("xdotool",),
    "x11-utils": ("xprop",),
    "dbus": ("dbus-daemon",),
}
_APT = (
    "env",
    "DEBIAN_FRONTEND=noninteractive",
    "NEEDRESTART_SUSPEND=1",
    "LC_ALL=C.UTF-8",
    "apt-get",
    "-y",
    "-o",
    "DPkg::Lock::Timeout=120",
)


@dataclass(frozen=True, slots=True)
class Lack:
    """What is not there: Qt's libraries, and packages of tools (Debian names)."""

    libraries: list[Library] = field(default_factory=list)
    tools: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.libraries or self.tools)


def lack_for_tests() -> Lack:
    """Return what the whole suite would have to skip tests for."""
    if not _on_linux():
        return Lack()
    tools = [name for name in TOOLS if not tool(name)]
    return Lack(missing(OFFSCREEN + XCB, can_load), tools)


def tool(package: str) -> str:
    """Return the program of a package of `TOOLS`, "" where it is not there."""
    found = (shutil.which(program) for program in TOOLS[package])
    return next((program for program in found if program), "")


def lack_for_window() -> Lack:
    """Return what the window would want on the screen that is there."""
    if not _on_linux():
        return Lack()
    return Lack(qt_missing(screen=_screen(), can_load=can_load))


def install(lack: Lack, steps: Steps) -> bool:
    """Install with apt what lacks, if that may be done; say whether it was tried."""
    prefix = _may_install()
    if prefix is None:
        return False
    names = [*packages(lack.libraries, "apt", _release()), *lack.tools]
    say(f"Installing with apt: {' '.join(names)}")
    _apt_install(names, prefix, steps)
    return True


def explain(lack: Lack) -> str:
    """Return what is missing and the one line that brings it."""
    manager = package_manager(lambda command: shutil.which(command) is not None)
    parts = []
    if lack.libraries:
        parts.append(sentence(lack.libraries))
    if lack.tools and manager == "apt":
        parts.append(f"The tests of the window want: {', '.join(lack.tools)}.")
    line = install_line(lack.libraries, manager, _release())
    if manager == "apt":
        line = " ".join([line, *lack.tools])
    elif lack.tools:
        parts.append(
            "The tests of the window want Xvfb, openbox, trayer, dunst, xdotool, "
            "xprop, D-Bus and AT-SPI."
        )
    return "\n".join([*parts, f"To get them: {line}"])


def required(lack: Lack) -> Cause:
    """Return why nothing may be skipped, and the line that brings what lacks."""
    what, _, how = explain(lack).rpartition("\n")
    return Cause("?", f"TALKHINT_REQUIRE_GUI=1 lets no test be skipped. {what}", how)


def ensure_venv_module(steps: Steps) -> None:
    """Make sure that this Python can make an environment with pip in it.

    Debian keeps that in a package of its own. Raises `SetupError` with the
    line to run where it may not be installed from here.
    """
    if _has_venv():
        return
    name = f"python3.{sys.version_info.minor}-venv"
    prefix = _may_install()
    if prefix is not None:
        say(f"Installing with apt: {name}")
        _apt_install([name], prefix, steps)
        importlib.invalidate_caches()
    if not _has_venv():
        by_apt = f"Run: sudo apt-get install -y {name}"
        remedy = (
            by_apt if shutil.which("apt-get") else "Install its venv and ensurepip."
        )
        message = f"This Python ({sys.executable}) cannot make an environment."
        raise SetupError(Cause("?", message, remedy))


def can_load(file: str) -> bool:
    """Say whether the dynamic linker finds `file` and all that it needs."""
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def _apt_install(names: Sequence[str], prefix: Sequence[str], steps: Steps) -> None:
    apt = [*prefix, *_APT]
    if not any(Path("/var/lib/apt/lists").glob("*_Packages*")):
        _update(apt, steps)
    command = [*apt, "install", "--no-install-recommends", *names]
    try:
        steps.run(command)
    except SetupError:
        # Old lists name versions that the mirror no longer has.
        _update(apt, steps)
        steps.run(command)


def _update(apt: Sequence[str], steps: Steps) -> None:
    try:
        steps.run([*apt, "update"])
    except SetupError:
        say("apt could not refresh all of its lists. Trying with what it has.")


def _may_install() -> list[str] | None:
    """Return what goes before apt-get, or None where it may not be run."""
    if sys.platform == "win32" or not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    asked = subprocess.run(
        ["sudo", "-n", "true"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    return ["sudo", "-n"] if asked.returncode == 0 else None


def _has_venv() -> bool:
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def _screen() -> Screen:
    if os.environ.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "xcb" if os.environ.get("DISPLAY") else "offscreen"


def _release() -> Release:
    try:
        return release_of(Path("/etc/os-release").read_text(encoding="utf-8"))
    except OSError:
        return Release()


def _on_linux() -> bool:
    # Asked through a function, so that mypy reads both sides of every answer.
    return sys.platform.startswith("linux")
