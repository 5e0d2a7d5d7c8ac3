"""A second start shows the window that is open, hands its link over, and ends."""

import asyncio
import os
import socket
import stat
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from talkhint_desktop.core import links
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import CallState
from talkhint_desktop.core.links import SECTIONS, Link
from talkhint_desktop.ui import doorbell
from talkhint_desktop.ui.doorbell import Doorbell
from talkhint_desktop.ui.following import Following, follow
from talkhint_desktop.ui.settings_page import SettingsPage
from tests.ui.conftest import Shown
from tests.ui.samples import SID, pulse, step, talk

CALL = f"talkhint://call/{SID}"


async def started(*arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "talkhint_desktop",
        *arguments,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )


async def opened(folder: Path) -> asyncio.subprocess.Process:
    """Start a window and wait until it has the right to be the one."""
    child = await started()
    lock = folder / "data" / "window.lock"
    async with asyncio.timeout(60):
        while not (lock.exists() and lock.read_text() == f"{child.pid}\n"):
            await asyncio.sleep(0.01)
    return child


async def said_by(child: asyncio.subprocess.Process) -> tuple[int | None, str]:
    async with asyncio.timeout(60):
        _, said = await child.communicate()
    return child.returncode, said.decode()


async def rings(folder: Path, link: str = "") -> str:
    """Ring as a second process does; return why it could not.

    Never from a thread of this one: what of Qt is collected there would leave
    its timers behind.
    """
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from talkhint_desktop.ui import doorbell\n"
        "from talkhint_desktop.core.errors import TalkHintError\n"
        "try:\n    doorbell.ring(Path(sys.argv[1]), sys.argv[2])\n"
        "except TalkHintError as error:\n    print(error, end='')\n"
    )
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", script, str(folder), link),
        stdout=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(60):
        said, _ = await child.communicate()
    assert child.returncode == 0
    return said.decode()


@asynccontextmanager
async def listening(folder: Path) -> AsyncIterator[list[str]]:
    """A first window's bell, and what it heard."""
    heard: list[str] = []
    bell = Doorbell(folder)
    bell.rung.connect(heard.append)
    bell.open()
    try:
        yield heard
    finally:
        bell.close()
        delete(bell)


async def test_a_second_start_hands_its_link_over_and_ends(
    application: QApplication, tmp_path: Path
) -> None:
    async with listening(tmp_path) as heard:
        for link in ("", "talkhint://settings/keys"):
            assert await rings(tmp_path, link) == ""

    assert heard == ["", "talkhint://settings/keys"]


async def test_a_link_of_another_version_is_refused_by_name(
    application: QApplication, tmp_path: Path
) -> None:
    async with listening(tmp_path) as heard:
        said = await rings(tmp_path, "talkhint://dance")

    assert said == "The TalkHint that is open does not know talkhint://dance."
    assert heard == []


async def test_noise_at_the_door_is_cut_off(
    application: QApplication, tmp_path: Path
) -> None:
    async with listening(tmp_path) as heard:
        gone = asyncio.Event()
        noisy = QLocalSocket()
        noisy.disconnected.connect(gone.set)
        noisy.connectToServer(doorbell.name_for(tmp_path))
        noisy.write(b"x" * 5_000)
        async with asyncio.timeout(10):
            await gone.wait()

    assert heard == []


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe has no mode")
async def test_only_this_user_can_ring(
    application: QApplication, tmp_path: Path
) -> None:
    async with listening(tmp_path):
        mode = os.stat(doorbell.name_for(tmp_path)).st_mode  # noqa: PTH116

    assert stat.S_IMODE(mode) & 0o077 == 0


@pytest.mark.skipif(sys.platform == "win32", reason="pipes leave nothing behind")
async def test_the_socket_of_a_crashed_window_is_in_nobodys_way(
    application: QApplication, tmp_path: Path
) -> None:
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(doorbell.name_for(tmp_path))  # it lies there though it is closed

    async with listening(tmp_path) as heard:
        assert await rings(tmp_path) == ""

    assert heard == [""]


def test_a_first_window_that_hangs_is_said(
    application: QApplication, tmp_path: Path
) -> None:
    with pytest.raises(TalkHintError, match="does not answer"):
        doorbell.ring(tmp_path, "", within=0.3)


async def test_two_starts_make_one_window(tmp_path: Path) -> None:
    first = await opened(tmp_path)
    try:
        second = await said_by(await started("talkhint://verify"))
        hidden = await said_by(await started("--hidden"))
        ended = first.returncode
    finally:
        first.terminate()
        code, said = await said_by(first)

    assert (second, hidden, ended) == ((0, ""), (0, ""), None)
    assert code == 0
    # What a screen that nobody sees says to that.
    assert said == "This plugin does not support raise()\n"


async def test_a_killed_window_does_not_keep_the_next_from_opening(
    tmp_path: Path,
) -> None:
    first = await opened(tmp_path)
    await said_by(await started())  # the first is there and answers
    first.kill()
    await first.wait()
    second = await opened(tmp_path)
    try:
        third = await said_by(await started())
    finally:
        second.terminate()
        code, _ = await said_by(second)

    assert (third, code) == ((0, ""), 0)


async def test_an_unknown_link_is_wrong_usage() -> None:
    code, said = await said_by(await started("talkhint://dance"))

    assert code == 2
    assert "talkhint://dance" in said


def test_a_link_waits_for_the_relay(shown: Shown) -> None:
    following = Following("talkhint://settings/keys", None, lambda: None)

    following.look(shown.window)
    before = shown.window.frame.pages.currentWidget()
    shown.window.tell(pulse())
    following.look(shown.window)

    assert before is shown.window.idle
    page = shown.window.frame.pages.currentWidget()
    assert isinstance(page, SettingsPage)
    assert page.section == "keys"


def test_a_link_to_a_call_that_goes_on_shows_it(shown: Shown) -> None:
    shown.tell(*talk())
    shown.window.open("webhook")

    follow(shown.window, links.read(CALL))

    assert shown.window.frame.pages.currentWidget() is shown.window.call


def test_a_link_to_a_past_call_shows_what_is_kept(shown: Shown) -> None:
    wanted: list[str] = []
    shown.window.history.wishes.show.connect(wanted.append)
    shown.tell(*talk(), step(CallState.ENDED, 60))

    follow(shown.window, links.read(CALL))

    assert shown.window.frame.pages.currentWidget() is shown.window.history.page
    assert wanted == [SID]


def test_a_link_to_verify_checks_as_the_button_does(shown: Shown) -> None:
    wanted: list[bool] = []
    shown.window.webhook.wishes.verify.connect(lambda: wanted.append(True))

    follow(shown.window, Link("verify"))

    assert shown.window.frame.pages.currentWidget() is shown.window.webhook.page
    assert wanted == [True]


def test_every_section_has_a_link_and_no_link_leads_nowhere(shown: Shown) -> None:
    assert set(shown.window.settings.page.names) == set(SECTIONS)
