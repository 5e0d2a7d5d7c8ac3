"""The front door: help, wrong use, no screen, and our own mistakes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from talkhint_desktop import __main__
from talkhint_desktop.cli import main as command_line

COMMANDS = ("demo", "relay", "call", "fix", "history", "doctor")


def talkhint(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "talkhint_desktop", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_help_names_every_command() -> None:
    told = talkhint("--help")

    assert told.returncode == 0
    for command in COMMANDS:
        assert f"    {command} " in told.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    told = talkhint(command, "--help")

    assert told.returncode == 0
    assert f"talkhint {command}" in told.stdout
    assert "example" in told.stdout


def test_an_unknown_command_is_wrong_usage() -> None:
    told = talkhint("listen")

    assert told.returncode == 2
    assert "'listen'" in told.stderr


def test_without_a_screen_the_window_says_what_works_instead() -> None:
    told = talkhint(QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")

    assert told.returncode == 1
    assert "talkhint demo" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_wrong_setting_is_named_before_anything_starts() -> None:
    told = talkhint("demo", TALKHINT_LANGUAGE="fr")

    assert told.returncode == 2
    assert "TALKHINT_LANGUAGE" in told.stderr


def test_a_wrong_setting_is_named_by_the_window_too() -> None:
    told = talkhint(QT_QPA_PLATFORM="offscreen", TALKHINT_LANGUAGE="fr")

    assert told.returncode == 2
    assert "TALKHINT_LANGUAGE" in told.stderr


def test_our_own_mistake_ends_in_a_report_without_secrets(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> int:
        raise RuntimeError("sent to +14155550132 with Bearer sk-abcdefghijklmnop1234")

    monkeypatch.setattr(command_line, "run", broken)
    monkeypatch.setattr(sys, "argv", ["talkhint", "doctor"])
    with pytest.raises(SystemExit) as ended:
        __main__.main()

    (report,) = Path(os.environ["TALKHINT_DATA_DIR"]).glob("crash-*.txt")
    text = report.read_text()
    assert ended.value.code == 70
    assert str(report) in capsys.readouterr().err
    assert "RuntimeError" in text
    assert "sk-abcdefghijklmnop1234" not in text
    assert "+14155550132" not in text


@pytest.mark.parametrize(("name", "value"), [("TALKHINT_ENGINE", "openai")])
def test_what_is_not_built_yet_is_refused_by_name(name: str, value: str) -> None:
    told = talkhint("relay", "--no-tunnel", **{name: value})

    assert told.returncode == 1
    assert "not in this version yet" in told.stderr
    assert name in told.stderr
