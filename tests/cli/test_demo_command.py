"""`talkhint demo` from the command line to the history: nothing is stood in for."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.peers.processes import of_this_test

TALKHINT = [sys.executable, "-m", "talkhint_desktop"]


async def talkhint(*arguments: str, within: float = 100.0) -> tuple[int, str, str]:
    process = await asyncio.create_subprocess_exec(
        *TALKHINT,
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(within):
            out, errors = await process.communicate()
    except BaseException:
        process.kill()
        raise
    assert process.returncode is not None
    return process.returncode, out.decode(), errors.decode()


def of(events: list[dict[str, Any]], kind: str, **wanted: Any) -> list[dict[str, Any]]:
    return [e for e in events if e["event"] == kind and wanted.items() <= e.items()]


@pytest.mark.long
async def test_a_practice_call_is_heard_hinted_pictured_and_kept(
    tmp_path: Path,
) -> None:
    pictures = tmp_path / "pictures"
    code, out, errors = await talkhint(
        "demo", "--json", "--speed", "4", "--screenshots", str(pictures)
    )
    events = [json.loads(line) for line in out.splitlines()]

    assert (code, errors) == (0, "")
    # The demo may attach while the relay is still starting.
    assert of(events, "relay")[-1]["state"] == "listening"
    states = [e["state"] for e in of(events, "call")]
    assert states[0] == "ringing"
    assert states[-1] == "ended"
    assert {"connected", "streaming"} < set(states)
    for side in ("caller", "agent"):
        assert len(of(events, "segment", speaker=side, final=True)) >= 8
        assert len(of(events, "segment", speaker=side, final=False)) >= 8
    hints = of(events, "hint", source="playbook", state="finished")
    assert len(hints) >= 3
    assert all(hint["card"].startswith("harbor-supply.md#") for hint in hints)
    for name in ("1-ringing", "2-in-call", "3-ended"):
        with Image.open(pictures / f"{name}.png") as picture:
            assert picture.size == (1240, 780)
    _, kept, _ = await talkhint("history", "list", "--json")
    (call,) = [json.loads(line) for line in kept.splitlines()]
    assert call["call_sid"] == hints[0]["call_sid"]
    assert of_this_test() == []


async def test_ctrl_c_in_the_middle_ends_everything_and_keeps_the_words() -> None:
    process = await asyncio.create_subprocess_exec(
        *TALKHINT,
        "demo",
        "--headless",
        "--json",
        "--speed",
        "2",
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,  # a terminal's group, which Ctrl+C reaches whole
    )
    assert process.stdout is not None
    said = ""
    async with asyncio.timeout(60):
        while '"final":true' not in said:
            said = (await process.stdout.readline()).decode()
    os.killpg(process.pid, signal.SIGINT)
    async with asyncio.timeout(15):
        _, errors = await process.communicate()

    assert process.returncode == 1
    assert errors.decode().strip() == "Stopped."
    assert of_this_test() == []
    _, shown, _ = await talkhint(
        "history", "show", json.loads(said)["call_sid"], "--json"
    )
    assert json.loads(said)["text"] in shown


async def test_a_call_that_is_not_there_is_named() -> None:
    code, _, errors = await talkhint("demo", "--headless", "--call", "no-such-call")

    assert code == 1
    assert "no-such-call" in errors
    assert "Traceback" not in errors
    assert of_this_test() == []


async def test_a_senseless_speed_is_wrong_usage() -> None:
    code, _, errors = await talkhint("demo", "--speed", "0")

    assert code == 2
    assert "0.1 to 20" in errors
