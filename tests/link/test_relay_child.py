"""The relay process that a window starts: begun, watched, ended, never orphaned."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.link import child as child_module
from talkhint_desktop.link import invitation
from talkhint_desktop.link.child import RelayProcess
from talkhint_desktop.link.invitation import Invitation
from tests.link.hosting import SOON, until
from tests.link.stand_in import STAND_IN, Watched

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX processes")

ROOT = Path(__file__).parents[2]

PARENT = """\
import asyncio, sys
from talkhint_desktop.link import child

child.own_command = lambda: [sys.executable, sys.argv[1]]

async def main():
    async with child.RelayProcess.start(sys.argv[2:]):
        print("up", flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""

READY = json.dumps({"address": "ws://127.0.0.1:1", "token": "once"})


@pytest.fixture
async def watched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Watched]:
    script = tmp_path / "stand_in.py"
    script.write_text(STAND_IN)
    command = [sys.executable, str(script)]
    monkeypatch.setattr(child_module, "own_command", lambda: command)
    watch = Watched()

    async def met(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await watch.came.put((reader, writer))

    async with await asyncio.start_server(met, "127.0.0.1", 0) as server:
        watch.port = server.sockets[0].getsockname()[1]
        yield watch
        while not watch.came.empty():
            watch.came.get_nowait()[1].close()
        if watch.writer:
            watch.writer.close()


@asynccontextmanager
async def _relay(
    watched: Watched, *said: str, last: str = "waits"
) -> AsyncIterator[RelayProcess]:
    arguments = [str(watched.port), last, *said]
    async with RelayProcess.start(arguments) as relay:
        yield relay


async def _refused(watched: Watched, *said: str, last: str = "waits") -> TalkHintError:
    with pytest.raises(TalkHintError) as refused:
        async with asyncio.timeout(SOON), _relay(watched, *said, last=last):
            raise AssertionError("it was taken for a relay")
    return refused.value


def _is_gone(pid: int) -> bool:
    """Tell whether no such process is left, not even as a zombie."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


async def test_a_relay_is_ready_when_it_says_how_to_attach(watched: Watched) -> None:
    async with _relay(watched, READY) as relay:
        await watched.started()

        assert (relay.address, relay.token) == ("ws://127.0.0.1:1", "once")
        assert relay.owned
        assert watched.words == ["relay", "--child"]


async def test_a_relay_ends_with_its_window_and_leaves_no_zombie(
    watched: Watched,
) -> None:
    async with asyncio.timeout(SOON), _relay(watched, READY):
        await watched.started()

    await watched.ended()
    assert _is_gone(watched.pid)


async def test_ctrl_c_in_a_terminal_does_not_reach_the_relay(watched: Watched) -> None:
    async with _relay(watched, READY):
        await watched.started()

        assert os.getpgid(watched.pid) != os.getpgid(0)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
async def test_a_relay_that_is_killed_is_noticed(
    watched: Watched, number: signal.Signals
) -> None:
    async with asyncio.timeout(SOON), _relay(watched, READY) as relay:
        await watched.started()
        os.kill(watched.pid, number)

        assert await relay.ended() == -number
    assert _is_gone(watched.pid)


async def test_a_relay_with_a_call_is_left_to_finish_it(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child_module, "END_WITHIN", 0.2)
    async with asyncio.timeout(SOON), _relay(watched, READY, last="call"):
        await watched.started()

    await watched.says("parent gone")
    assert not _is_gone(watched.pid)
    watched.call_over()
    await watched.ended()
    await until(lambda: _is_gone(watched.pid))


async def test_a_relay_that_dies_at_start_is_told_with_a_remedy(
    watched: Watched,
) -> None:
    trouble = await _refused(watched, last="dies")

    assert str(trouble) == "The relay ended while it started."
    assert trouble.remedy


@pytest.mark.parametrize(
    "line",
    [
        "Traceback (most recent call last):",
        "7",
        "null",
        "[]",
        "{}",
        '{"address": "ws://127.0.0.1:1"}',
        '{"address": 5, "token": "x"}',
        '{"failed": null}',
        "[" * 50_000,
        "\udcff",
    ],
    ids=lambda line: ascii(line)[:20],
)
async def test_a_relay_that_says_nonsense_is_ended(watched: Watched, line: str) -> None:
    trouble = await _refused(watched, line)

    await watched.started()
    await watched.ended()
    assert _is_gone(watched.pid)
    assert trouble.remedy


async def test_a_relay_that_cannot_start_says_why_in_its_own_words(
    watched: Watched,
) -> None:
    said = {"failed": "The port is taken.", "remedy": "Choose another."}

    trouble = await _refused(watched, json.dumps(said), last="dies")

    assert (str(trouble), trouble.remedy) == ("The port is taken.", "Choose another.")


async def test_a_relay_that_never_gets_ready_is_given_up_and_ended(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child_module, "READY_WITHIN", 0.5)

    trouble = await _refused(watched)

    await watched.started()
    await watched.ended()
    assert _is_gone(watched.pid)
    assert "did not start" in str(trouble)


async def test_a_window_that_closes_while_the_relay_starts_ends_it(
    watched: Watched,
) -> None:
    async def start() -> None:
        async with _relay(watched):
            raise AssertionError("it never gets ready")

    async with asyncio.timeout(SOON), asyncio.TaskGroup() as tasks:
        starting = tasks.create_task(start())
        await watched.started()
        starting.cancel()

    await watched.ended()
    assert _is_gone(watched.pid)


async def test_a_command_that_cannot_be_run_is_told(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child_module, "own_command", lambda: ["/nowhere/talkhint"])

    trouble = await _refused(watched)

    assert str(trouble).startswith("The relay cannot be started: ")


# --- a relay that was there before ---------------------------------------------


def _running(folder: Path, **more: Any) -> str:
    said = {"failed": "TalkHint runs already.", "remedy": "Use it."}
    return json.dumps({**said, "running_in": str(folder), **more})


@pytest.mark.parametrize("last", ["dies", "waits"])
async def test_a_relay_that_runs_already_is_used_and_left_running(
    watched: Watched, tmp_path: Path, last: str
) -> None:
    invitation.leave(tmp_path, Invitation("ws://127.0.0.1:5", "from the note"))

    async with (
        asyncio.timeout(SOON),
        _relay(watched, _running(tmp_path), last=last) as it,
    ):
        await watched.started()
        await watched.ended()

        assert (it.address, it.token) == ("ws://127.0.0.1:5", "from the note")
        assert not it.owned
        assert _is_gone(watched.pid)


@pytest.mark.parametrize("more", [{}, {"running_in": 5}, {"running_in": "/nowhere"}])
async def test_a_relay_that_runs_already_but_left_no_note_is_told(
    watched: Watched, tmp_path: Path, more: dict[str, Any]
) -> None:
    trouble = await _refused(watched, _running(tmp_path, **more), last="dies")

    assert (str(trouble), trouble.remedy) == ("TalkHint runs already.", "Use it.")


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="no list of open files")
async def test_starting_again_and_again_leaves_no_open_files(
    watched: Watched, tmp_path: Path
) -> None:
    def opened() -> set[str]:
        links = [file for file in Path("/proc/self/fd").iterdir() if file.is_symlink()]
        named = {str(file.readlink()) for file in links if file.exists()}
        return {name for name in named if name.startswith("pipe:")}

    invitation.leave(tmp_path, Invitation("ws://127.0.0.1:5", "t"))
    async with _relay(watched, READY):
        pass
    before = opened()

    async with _relay(watched, READY):
        pass
    async with _relay(watched, _running(tmp_path), last="dies"):
        pass
    await _refused(watched, last="dies")

    assert opened() <= before


# --- the window is killed ------------------------------------------------------


@pytest.mark.parametrize("last", ["waits", "call"])
async def test_a_killed_window_leaves_no_orphan(
    watched: Watched, tmp_path: Path, last: str
) -> None:
    (tmp_path / "parent.py").write_text(PARENT)
    scripts = [str(tmp_path / "parent.py"), str(tmp_path / "stand_in.py")]
    parent = subprocess.Popen(  # noqa: ASYNC220 - it is killed, not waited for
        [sys.executable, *scripts, str(watched.port), last, READY],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )
    try:
        await watched.started()
        assert parent.stdout is not None
        assert await asyncio.to_thread(parent.stdout.readline) == b"up\n"
    finally:
        parent.kill()
        parent.communicate()

    if last == "call":
        await watched.says("parent gone")
        watched.call_over()
    await watched.ended()
