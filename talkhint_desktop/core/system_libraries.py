"""The libraries of the system that Qt needs on Linux, and how to get them.

Names as measured on an empty Debian 12. Imports nothing of ours, so that it
can be asked before anything is installed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Screen = Literal["offscreen", "xcb", "wayland"]
PackageManager = Literal["apt", "dnf", "zypper", "pacman"]

# The first that is there speaks for the system.
_COMMANDS: tuple[tuple[str, PackageManager], ...] = (
    ("apt-get", "apt"),
    ("dnf", "dnf"),
    ("zypper", "zypper"),
    ("pacman", "pacman"),
)
_INSTALL: dict[PackageManager, str] = {
    "apt": "sudo apt-get install -y --no-install-recommends",
    "dnf": "sudo dnf install -y",
    "zypper": "sudo zypper install -y",
    "pacman": "sudo pacman -S --needed",
}


@dataclass(frozen=True, slots=True)
class Library:
    """One shared library, and the package that brings it on each system.

    `deb_t64` is the Debian name since the move to 64-bit time: Debian 13,
    Ubuntu 24.04. Empty: the name did not change.
    """

    file: str
    deb: str
    rpm: str
    arch: str
    suse: str
    deb_t64: str = ""


@dataclass(frozen=True, slots=True)
class Release:
    """What `/etc/os-release` says: `debian` and `12`, `ubuntu` and `24.04`."""

    name: str = ""
    version: str = ""


_GLIB = Library(
    "libglib-2.0.so.0",
    deb="libglib2.0-0",
    deb_t64="libglib2.0-0t64",
    rpm="glib2",
    arch="glib2",
    suse="libglib-2_0-0",
)
OFFSCREEN = (
    _GLIB,
    Library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd", "Mesa-libGL1"),
    Library("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd", "Mesa-libEGL1"),
    Library(
        "libxkbcommon.so.0",
        "libxkbcommon0",
        "libxkbcommon",
        "libxkbcommon",
        "libxkbcommon0",
    ),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus", "libdbus-1-3"),
    Library(
        "libfontconfig.so.1",
        "libfontconfig1",
        "fontconfig",
        "fontconfig",
        "libfontconfig1",
    ),
)
XCB = (
    Library(
        "libxcb-cursor.so.0",
        "libxcb-cursor0",
        "xcb-util-cursor",
        "xcb-util-cursor",
        "libxcb-cursor0",
    ),
    Library(
        "libxkbcommon-x11.so.0",
        "libxkbcommon-x11-0",
        "libxkbcommon-x11",
        "libxkbcommon-x11",
        "libxkbcommon-x11-0",
    ),
    Library(
        "libxcb-icccm.so.4",
        "libxcb-icccm4",
        "xcb-util-wm",
        "xcb-util-wm",
        "libxcb-icccm4",
    ),
    Library(
        "libxcb-keysyms.so.1",
        "libxcb-keysyms1",
        "xcb-util-keysyms",
        "xcb-util-keysyms",
        "libxcb-keysyms1",
    ),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb", "libxcb-shape0"),
)
WAYLAND = (
    Library(
        "libwayland-cursor.so.0",
        "libwayland-cursor0",
        "libwayland-cursor",
        "wayland",
        "libwayland-cursor0",
    ),
)
_FOR: dict[Screen, tuple[Library, ...]] = {
    "offscreen": OFFSCREEN,
    "xcb": OFFSCREEN + XCB,
    "wayland": OFFSCREEN + WAYLAND,
}


def missing(
    libraries: Iterable[Library], can_load: Callable[[str], bool]
) -> list[Library]:
    """Return those of `libraries` whose file `can_load` says no to."""
    return [library for library in libraries if not can_load(library.file)]


def qt_missing(*, screen: Screen, can_load: Callable[[str], bool]) -> list[Library]:
    """Return what Qt lacks to draw on `screen`; ask before importing PySide6.

    Without these the import fails, or Qt aborts the process, which no `try`
    can catch. Meant for Linux: elsewhere the wheel brings everything.
    """
    return missing(_FOR[screen], can_load)


def package_manager(has_command: Callable[[str], bool]) -> PackageManager | None:
    """Return the system's package manager, or None where it is not one we know."""
    for command, manager in _COMMANDS:
        if has_command(command):
            return manager
    return None


def release_of(os_release: str) -> Release:
    """Return the name and version in the text of `/etc/os-release`.

    A derivative (Linux Mint, Raspberry Pi OS) keeps its own name: then the
    version says nothing about the names of Debian's packages.
    """
    fields: dict[str, str] = {}
    for line in os_release.splitlines():
        key, _, value = line.partition("=")
        fields[key.strip()] = value.strip().strip("\"'")
    return Release(fields.get("ID", ""), fields.get("VERSION_ID", ""))


def packages(
    libraries: Sequence[Library], manager: PackageManager, release: Release
) -> list[str]:
    """Return the packages to install, each once, in the order of `libraries`."""
    names = [_package(library, manager, release) for library in libraries]
    return list(dict.fromkeys(names))


def install_line(
    libraries: Sequence[Library], manager: PackageManager | None, release: Release
) -> str:
    """Return the one line that a person runs to get `libraries`.

    Without a known package manager: the names of the files to look for.
    """
    if manager is None:
        files = " ".join(library.file for library in libraries)
        return f"Install the packages of your system that contain: {files}"
    return " ".join([_INSTALL[manager], *packages(libraries, manager, release)])


def sentence(libraries: Sequence[Library]) -> str:
    """Return what a user is told when the window cannot open for want of these."""
    files = ", ".join(library.file for library in libraries)
    return f"TalkHint cannot open a window: this computer lacks {files}."


def _package(library: Library, manager: PackageManager, release: Release) -> str:
    if manager == "dnf":
        return library.rpm
    if manager == "pacman":
        return library.arch
    if manager == "zypper":
        return library.suse
    if library.deb_t64 and _has_64_bit_time(release):
        return library.deb_t64
    return library.deb


def _has_64_bit_time(release: Release) -> bool:
    since = {"debian": (13,), "ubuntu": (24, 4)}.get(release.name)
    if since is None:
        # The old name: the new package still answers to it.
        return False
    if not release.version:
        return True  # Debian testing and unstable name no version.
    parts = release.version.split(".")
    return tuple(int(part) for part in parts if part.isdigit()) >= since
