"""What is said where no window can open."""

import shutil
import sys

import pytest

from talkhint_desktop.cli import screen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux only")


def test_a_missing_library_is_named_with_the_line_that_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(screen, "can_load", lambda file: "icccm" not in file)
    monkeypatch.setattr(shutil, "which", lambda name: name == "apt-get" or None)

    said = screen.why_no_window()

    first, second = said.splitlines()
    assert "lacks libxcb-icccm.so.4." in first
    assert second.startswith("Run: sudo apt")
    assert second.endswith("libxcb-icccm4")


def test_without_a_known_package_manager_the_files_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(screen, "can_load", lambda file: "icccm" not in file)
    monkeypatch.setattr(shutil, "which", lambda name: None)

    said = screen.why_no_window()

    assert "Install the packages of your system that contain: libxcb-icccm" in said


def test_nothing_is_said_where_a_window_can_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(screen, "can_load", lambda file: True)

    assert screen.why_no_window() == ""
