"""Whether TalkHint starts when its user logs in: one file, or one registry value."""

import logging
import os
import plistlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.store.files import write_whole

if sys.platform == "win32":
    import winreg

log = logging.getLogger(__name__)

NAME = "TalkHint"
RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
# What the menus of Linux desktops want quoted, and then with a backslash.
_QUOTED = '"`$\\'


class LoginStart:
    """Writes what the system looks at, and reads it again: nothing else is kept.

    It is on only while what is written starts this very TalkHint.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = [*command, "--hidden"]

    @property
    def on(self) -> bool:
        try:
            return _written() == self._wanted()
        except OSError as error:
            log.warning("what starts at login cannot be read: %s", error)
            return False

    def turn(self, *, on: bool) -> None:
        """Start at login from now on, or no more; raises `TalkHintError`."""
        try:
            if on:
                _write(self._wanted())
            else:
                _remove()
        except OSError as error:
            log.warning("what starts at login cannot be changed: %s", error)
            raise TalkHintError(
                "What starts at login cannot be changed.",
                remedy="Change it in the settings of the system: talkhint --hidden",
            ) from error

    def _wanted(self) -> bytes:
        if sys.platform == "win32":
            return run_value(self._command).encode()
        if sys.platform == "darwin":
            return launch_agent(self._command)
        return desktop_entry(self._command).encode()


def desktop_entry(command: Sequence[str]) -> str:
    """Return the file that desktops on Linux look for at login."""
    lines = {
        "Type": "Application",
        "Name": NAME,
        "Exec": " ".join(map(_quoted, command)).replace("\\", "\\\\"),
        "Icon": "talkhint",
        "Terminal": "false",
        "X-GNOME-Autostart-enabled": "true",
    }
    said = [f"{key}={value}" for key, value in lines.items()]
    return "\n".join(["[Desktop Entry]", *said, ""])


def launch_agent(command: Sequence[str]) -> bytes:
    """Return the property list that macOS looks for at login."""
    return plistlib.dumps(
        {
            "Label": "talkhint",
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
    )


def run_value(command: Sequence[str]) -> str:
    """Return what Windows runs at login; without the console of python.exe."""
    program, *rest = command
    if program.lower().endswith("\\python.exe"):
        program = f"{program[: -len('python.exe')]}pythonw.exe"
    return subprocess.list2cmdline([program, *rest])


def place() -> Path:
    """Return the file that the system looks at, on Linux and macOS."""
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / "talkhint.plist"
    chosen = os.environ.get("XDG_CONFIG_HOME", "")
    folder = Path(chosen) if chosen.startswith("/") else Path.home() / ".config"
    return folder / "autostart" / "talkhint.desktop"


def _quoted(part: str) -> str:
    escaped = "".join(f"\\{sign}" if sign in _QUOTED else sign for sign in part)
    return f'"{escaped}"'.replace("%", "%%")


if sys.platform == "win32":

    def _written() -> bytes:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
                value, _ = winreg.QueryValueEx(key, NAME)
        except FileNotFoundError:
            return b""
        return str(value).encode()

    def _write(wanted: bytes) -> None:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN_KEY) as key:
            winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, wanted.decode())

    def _remove() -> None:
        access = winreg.KEY_SET_VALUE
        try:
            with winreg.OpenKey(
                winreg.HKEY_CURRENT_USER, RUN_KEY, access=access
            ) as key:
                winreg.DeleteValue(key, NAME)
        except FileNotFoundError:
            return

else:

    def _written() -> bytes:
        try:
            return place().read_bytes()
        except FileNotFoundError:
            return b""

    def _write(wanted: bytes) -> None:
        place().parent.mkdir(parents=True, exist_ok=True)
        write_whole(place(), wanted)

    def _remove() -> None:
        place().unlink(missing_ok=True)
