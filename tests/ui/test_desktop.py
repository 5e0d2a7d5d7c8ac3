"""The window as a process of its own: it opens, lives through faults, and ends."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from talkhint_desktop.ui.desktop import Desktop
from talkhint_desktop.ui.opening import TOKEN_VARIABLE, framed, taken_token
from talkhint_desktop.ui.options import Options

pytestmark = pytest.mark.timeout(120)
RELAY = ("--no-tunnel", "--engine", "basic", "--practice-only")


class Opened:
    """A desktop that runs in this process, with a relay of its own."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop

    async def until(self, there: Callable[[], bool], seconds: float = 40) -> None:
        async with asyncio.timeout(seconds):
            # A window is looked at: what it shows has no event of its own.
            while not there():
                await asyncio.sleep(0.02)

    async def attached(self) -> int:
        """Wait for the relay and return its process id."""
        await self.until(lambda: hasattr(self.desktop, "window"))
        model = self.desktop.window.model
        await self.until(lambda: model.pulse is not None)
        assert model.profile is not None
        return model.profile.pid


@asynccontextmanager
async def opened(qapp: QApplication, options: Options) -> AsyncIterator[Opened]:
    frame = framed(qapp, options)
    frame.show()
    desktop = Desktop(qapp, frame, options, "")
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(desktop.run())
        try:
            yield Opened(desktop)
        finally:
            if not task.done():
                desktop._ending.begin()


def is_there(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_closing_the_window_ends_the_relay_that_it_started(
    qapp: QApplication,
) -> None:
    async with opened(qapp, Options(relay_arguments=RELAY)) as it:
        pid = await it.attached()
        assert is_there(pid)
        it.desktop.window.frame.end()

    assert not is_there(pid)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
async def test_a_killed_relay_is_started_again_and_attached(
    qapp: QApplication,
) -> None:
    async with opened(qapp, Options(relay_arguments=RELAY)) as it:
        first = await it.attached()
        window = it.desktop.window

        os.kill(first, signal.SIGKILL)
        await it.until(lambda: window.trouble_shown != "")
        said = window.trouble_shown
        second = await it.attached()

        assert said == "The relay stopped. Starting it again…"
        assert second != first
        assert window.trouble_shown == ""

    assert not is_there(second)


async def _run(*arguments: str, **more: str) -> tuple[int, str]:
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-W",
        "default",
        "-c",
        "import sys; from talkhint_desktop.ui import opening, options; "
        f"sys.exit(opening.run(options.Options({', '.join(arguments)})))",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **more},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(60):
        _, said = await child.communicate()
    assert child.returncode is not None
    return child.returncode, said.decode()


async def test_a_place_that_cannot_be_written_is_said_and_exit_is_1(
    tmp_path: Path,
) -> None:
    file = tmp_path / "file"
    file.write_text("")

    code, said = await _run(f"screenshots={str(file / 'in')!r}")

    assert code == 1
    assert "cannot be saved" in said
    assert "Choose a folder" in said


def test_the_token_does_not_stay_in_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(TOKEN_VARIABLE, "once")

    assert taken_token() == "once"
    assert TOKEN_VARIABLE not in os.environ


@pytest.mark.skipif(sys.platform == "win32", reason="signals are other there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
async def test_a_signal_ends_it_in_order(number: signal.Signals) -> None:
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-W",
        "default",
        "-c",
        "import sys; "
        "from talkhint_desktop.ui import opening, options, frame as f\n"
        "show = f.Frame.show\n"
        "def told(self):\n    show(self); print('open', flush=True)\n"
        "f.Frame.show = told\n"
        "sys.exit(opening.run(options.Options(attach='ws://127.0.0.1:9')))",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stderr is not None
    async with asyncio.timeout(60):
        assert await child.stdout.readline() == b"open\n"
        child.send_signal(number)
        said = await child.stderr.read()
        code = await child.wait()

    assert (code, said.decode()) == (0, "")
