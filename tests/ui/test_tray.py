"""The icon in the tray, on a display of its own with a window manager and a tray."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from talkhint_desktop.ui import doorbell
from talkhint_desktop.ui.icons import renderer
from talkhint_desktop.ui.notice import Notice
from talkhint_desktop.ui.tray import Tray

_SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from talkhint_desktop.ui.notice import Notice
from talkhint_desktop.ui.tray import Tray
app = QApplication([])
app.setQuitOnLastWindowClosed(False)
tray = Tray()
tray.wanted.connect(lambda: (print("wanted", flush=True), app.quit()))
asked = QTimer()
def look():
    if tray.icon and tray.icon.geometry().width() > 4:
        asked.stop()
        tray.show_state("call")
        notice = Notice(headline="Fix the number", second="Point it here.")
        tray.show_notice("webhook", notice)
        at = tray.icon.geometry().center()
        print("there", at.x(), at.y(), flush=True)
asked.timeout.connect(look)
asked.start(50)
QTimer.singleShot(40000, app.quit)
app.exec()
tray.close()
"""


def test_without_a_tray_the_state_is_kept_for_when_one_comes(
    application: object,
) -> None:
    tray = Tray()

    tray.show_state("ringing")

    assert tray.icon is None
    assert tray.state == "ringing"
    assert tray._line.text() == "A call rings"
    tray.close()


def test_a_problem_says_which_one(application: object) -> None:
    tray = Tray()

    tray.show_state("problem", "The number has no webhook & no app")
    said = tray._line.text()
    tray.show_state("idle")

    assert said == "The number has no webhook && no app"
    assert tray._line.text() == "No call now"
    tray.close()


def test_the_menu_verifies_the_webhook(application: object) -> None:
    tray = Tray()
    wished: list[bool] = []
    tray.verify_wanted.connect(lambda: wished.append(True))

    action = next(a for a in tray._menu.actions() if a.text() == "Verify webhook")
    action.trigger()

    assert wished == [True]
    tray.close()


def test_the_menu_pauses_and_goes_on(application: object) -> None:
    tray = Tray()
    wished: list[bool] = []
    tray.pause_wanted.connect(lambda: wished.append(True))
    said = []

    for state in ("call", "paused", "call"):
        tray.show_state(state)
        said.append((tray._line.text(), tray._pause.text()))
    tray._pause.trigger()

    assert said == [
        ("In call", "Pause"),
        ("Paused: nothing is heard or kept", "Go on"),
        ("In call", "Pause"),
    ]
    assert wished == [True]
    tray.close()


def test_the_menu_tells_how_long_the_call_lasts(application: object) -> None:
    tray = Tray()

    tray.show_state("call", "", "03:41")
    tray.show_state("call", "", "03:42")

    assert tray._line.text() == "In call 03:42"
    tray.close()


def test_the_icon_comes_and_goes_with_a_tray_that_is_late(
    application: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = [False]
    place = "talkhint_desktop.ui.tray.QSystemTrayIcon.isSystemTrayAvailable"
    monkeypatch.setattr(place, lambda: there[0])
    tray = Tray()
    seen: list[str] = []
    tray.appeared.connect(lambda: seen.append("appeared"))
    tray.vanished.connect(lambda: seen.append("vanished"))
    states = [tray.there]

    for now in (True, False):
        there[0] = now
        tray._look()
        states.append(tray.there)

    assert states == [False, True, False]
    assert seen == ["appeared", "vanished"]
    tray.close()


def test_every_state_has_a_shape_of_its_own(application: object) -> None:
    states = ("idle", "ringing", "call", "paused", "problem")

    shapes = [renderer(f"tray-{state}", "#000000").isValid() for state in states]

    assert shapes == [True] * len(states)


def test_without_a_tray_a_notice_is_no_trouble(application: object) -> None:
    tray = Tray()
    made = Notice(headline="The number has no webhook", second="Point it here.")

    tray.show_notice("webhook", made)

    assert tray.icon is None
    tray.close()


@pytest.fixture
def display(tmp_path: Path) -> Iterator[str]:
    """A display with openbox and trayer; ends with the test."""
    if not shutil.which("trayer"):
        pytest.skip("No window here: the tray's test wants trayer.")
    with ExitStack() as stack:

        def start(*command: str, display: str = "") -> "subprocess.Popen[bytes]":
            environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
            if display:
                environment["DISPLAY"] = display
            child = subprocess.Popen(
                command,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            stack.callback(child.wait, 10)
            stack.callback(child.terminate)
            return child

        screen = ["-screen", "0", "1000x600x24", "-nolisten", "tcp"]
        server = start("Xvfb", "-displayfd", "1", *screen)
        assert server.stdout is not None
        name = f":{int(server.stdout.readline())}"
        start("openbox", display=name)
        start("trayer", "--edge", "bottom", "--align", "right", display=name)
        yield name


@pytest.mark.desktop
def test_a_click_on_the_icon_asks_for_the_window(display: str, tmp_path: Path) -> None:
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(tmp_path),
        "XDG_RUNTIME_DIR": str(tmp_path),
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
    }
    child = subprocess.Popen(
        [sys.executable, "-c", _SCRIPT],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stdout is not None
        word, x, y = child.stdout.readline().split()
        began = time.monotonic()
        click = ["xdotool", "mousemove", x, y, "click", "1"]
        subprocess.run(click, env=environment, check=True, timeout=10)
        said = child.stdout.readline().strip()
        took = time.monotonic() - began
    finally:
        child.terminate()
        child.wait(10)

    assert word == "there"
    assert said == "wanted"
    assert took < 10


@pytest.mark.desktop
def test_started_hidden_it_is_in_the_tray_until_it_is_started_again(
    display: str, tmp_path: Path
) -> None:
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
    }
    command = [sys.executable, "-m", "talkhint_desktop"]
    find = ["xdotool", "search", "--onlyvisible", "--name", "^TalkHint$"]

    def windows() -> bytes:
        looked = subprocess.run(
            find, env=environment, capture_output=True, timeout=20, check=False
        )
        return looked.stdout.strip()

    def until(there: Callable[[], bool]) -> None:
        until = time.monotonic() + 30
        while not there():
            assert time.monotonic() < until
            threading.Event().wait(0.05)  # what is on a screen has no event

    socket = Path(doorbell.name_for(tmp_path / "data"))
    first = subprocess.Popen([*command, "--hidden"], env=environment)
    try:
        until(socket.exists)
        hidden = windows()
        second = subprocess.run(command, env=environment, timeout=30, check=False)
        until(lambda: bool(windows()))
    finally:
        first.terminate()
        first.wait(30)

    assert hidden == b""
    assert (second.returncode, first.returncode) == (0, 0)
