"""TalkHint starts at login by what the system looks at, and by nothing else."""

import plistlib
import re
import shlex
import sys
from configparser import RawConfigParser
from pathlib import Path

import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.store import login_start
from talkhint_desktop.store.login_start import LoginStart

COMMAND = ["/opt/talk hint/bin/python", "-m", "talkhint_desktop"]
linux = pytest.mark.skipif(sys.platform != "linux", reason="another file there")


def entry(text: str) -> dict[str, str]:
    parser = RawConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(text)
    return dict(parser["Desktop Entry"])


@linux
def test_it_is_written_read_and_removed_for_this_user_alone(tmp_path: Path) -> None:
    start = LoginStart(COMMAND)
    seen = [start.on]

    start.turn(on=True)
    seen.append(start.on)
    place = login_start.place()
    written = entry(place.read_text())
    start.turn(on=False)
    start.turn(on=False)
    seen.append(start.on)

    assert seen == [False, True, False]
    assert place == tmp_path / "home" / ".config" / "autostart" / "talkhint.desktop"
    assert shlex.split(written["Exec"]) == [*COMMAND, "--hidden"]
    assert written["Type"] == "Application"
    assert not place.exists()


@linux
def test_it_is_off_where_another_talkhint_would_be_started() -> None:
    LoginStart(["/old/python", "-m", "talkhint_desktop"]).turn(on=True)
    start = LoginStart(COMMAND)
    before = start.on

    start.turn(on=True)

    assert (before, start.on) == (False, True)


@linux
def test_where_it_cannot_be_written_that_is_said() -> None:
    place = login_start.place()
    place.parent.parent.mkdir(parents=True)
    place.parent.write_text("a file where the folder should be")
    start = LoginStart(COMMAND)

    with pytest.raises(TalkHintError, match="cannot be changed") as refused:
        start.turn(on=True)

    assert "talkhint --hidden" in refused.value.remedy
    assert not start.on


def test_odd_signs_in_a_path_reach_the_system_as_they_are() -> None:
    odd = ['/o$p`t/100%/a"b\\c/python', "-m", "talkhint_desktop"]

    line = entry(login_start.desktop_entry(odd))["Exec"].replace("\\\\", "\\")

    # Quotes and what is escaped in them, then the codes that begin with %.
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"', line)
    assert [re.sub(r"\\(.)", r"\1", part).replace("%%", "%") for part in parts] == odd


def test_what_macos_is_told_starts_it_once_at_login() -> None:
    told = plistlib.loads(login_start.launch_agent([*COMMAND, "--hidden"]))

    assert told["ProgramArguments"] == [*COMMAND, "--hidden"]
    assert told["RunAtLoad"] is True
    assert "KeepAlive" not in told


def test_what_windows_runs_opens_no_console() -> None:
    command = [r"C:\Program Files\TalkHint\python.exe", "-m", "talkhint_desktop"]

    value = login_start.run_value([*command, "--hidden"])

    program = r'"C:\Program Files\TalkHint\pythonw.exe"'
    assert value == f"{program} -m talkhint_desktop --hidden"
