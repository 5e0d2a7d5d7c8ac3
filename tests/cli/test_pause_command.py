"""`talkhint pause` as a process, against a relay that runs."""

import asyncio
import json
import os
import sys

from tests.cli.test_relay_command import relay_process

PAUSE = [sys.executable, "-m", "talkhint_desktop", "pause"]


async def pause(*arguments: str) -> tuple[int, str, str]:
    process = await asyncio.create_subprocess_exec(
        *PAUSE,
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ},
    )
    out, err = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode is not None
    return process.returncode, out.decode(), err.decode()


async def test_without_a_running_talkhint_it_says_how_to_start_one() -> None:
    code, out, err = await pause()

    assert (code, out) == (1, "")
    assert "No TalkHint runs here. Start it" in err


async def test_it_pauses_prolongs_and_goes_on() -> None:
    async with relay_process("--no-tunnel") as relay:
        await relay.until(event="relay", state="listening")
        first = await pause("--json")
        told = await relay.until(event="pause", paused=True)
        longer = await pause("--seconds", "900")
        off = await pause("--off", "--json")
        back = await relay.until(event="pause", paused=False)
        too_short = await pause("--seconds", "2")

    assert first[0] == 0
    assert json.loads(first[1])["until"] == told["until"]
    assert longer[1].startswith("Paused. Listening goes on by itself at ")
    assert json.loads(off[1])["paused"] is False
    assert back["until"] is None
    assert too_short[0] == 1
    assert "from 10 to 3600" in too_short[2]
