"""The window is there at once: what is loaded before it, and what may happen then."""

import asyncio
import os
import subprocess
import sys

from PySide6.QtWidgets import QApplication

from talkhint_desktop.core.signal_path import Stage, StageName, StageState
from talkhint_desktop.ui import stage_words
from talkhint_desktop.ui.frame import Frame
from talkhint_desktop.ui.theme import LIGHT, Look

# Each takes tens of milliseconds that somebody would wait for a window.
_LATER = ("asyncio", "qasync", "msgspec", "websockets", "aiohttp", "keyring", "sqlite3")


def _said(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.strip()


def test_the_first_paint_waits_for_nothing_slow_to_load() -> None:
    loaded = _said(
        "import sys\n"
        "from talkhint_desktop import __main__\n"
        "from talkhint_desktop.cli import configuration, screen\n"
        "from talkhint_desktop.ui import opening, options\n"
        "from PySide6.QtWidgets import QApplication\n"
        "frame = opening.framed(QApplication([]), options.Options())\n"
        "frame.painted.connect(lambda: print(*sys.modules))\n"
        "frame.show_at_once()\n"
    ).split()

    assert "talkhint_desktop.ui.frame" in loaded
    assert [name for name in _LATER if name in loaded] == []


def test_a_window_is_painted_when_it_is_said_to_be_there(
    application: QApplication,
) -> None:
    frame = Frame(Look(LIGHT))
    painted: list[bool] = []
    frame.painted.connect(lambda: painted.append(True))

    frame.show_at_once()

    assert painted
    frame.close()


async def test_a_window_closed_while_the_rest_loads_ends_in_order() -> None:
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        "import sys; from talkhint_desktop.ui import opening, options, frame as f\n"
        "show = f.Frame.show_at_once\n"
        "def closed(self):\n    show(self); self.close()\n"
        "f.Frame.show_at_once = closed\n"
        "sys.exit(opening.run(options.Options(attach='ws://127.0.0.1:9')))",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(60):
        _, said = await child.communicate()

    assert (child.returncode, said.decode()) == (0, "")


def test_every_stage_in_every_state_has_its_words_and_shape() -> None:
    for name in StageName:
        assert stage_words.name_of(name)
        for state in StageState:
            stage = Stage(name=name, state=state, proof="frames")
            assert all(stage_words.shape_of(stage))
    assert len(StageName) == stage_words.COUNT
