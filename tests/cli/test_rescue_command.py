"""`talkhint rescue` as a process, against a relay that runs."""

import asyncio
import json
import os
import sys

from tests.cli.test_relay_command import data_dir, relay_process
from tests.peers.running_relay import TOKEN
from tests.peers.twilio import FakeTwilio
from tests.peers.twilio_rest import TwilioRest

NUMBER = "+12025550187"
RESCUE = [sys.executable, "-m", "talkhint_desktop", "rescue"]


async def rescue(*arguments: str) -> tuple[int, str, str]:
    process = await asyncio.create_subprocess_exec(
        *RESCUE,
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ},
    )
    out, err = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode is not None
    return process.returncode, out.decode(), err.decode()


async def test_without_a_running_talkhint_it_says_how_to_start_one() -> None:
    code, out, err = await rescue()

    assert (code, out) == (1, "")
    assert (
        err
        == "talkhint: No TalkHint runs here. Start it: talkhint, or talkhint relay\n"
    )


async def test_a_call_without_audio_gets_its_stream() -> None:
    async with TwilioRest() as account:
        account.number(NUMBER)
        call = account.call(NUMBER, status="in-progress")["sid"]
        async with relay_process("--no-tunnel", **account.environment) as relay:
            up = await relay.until(event="relay", state="listening")
            code, out, err = await rescue("--json")
            form = next(f for f in account.writes if f.get("Parameter1.Name"))
            async with FakeTwilio(
                up["webhook_url"], account.account_sid, account.auth_token
            ) as twilio:
                stream = await twilio.open_stream()
                await stream.send(
                    stream.connected(), stream.start(call, form["Parameter1.Value"])
                )
                await relay.until(event="stream", state="started")
            again = await rescue(call)

    assert (code, err) == (0, "")
    assert json.loads(out)["call_sid"] == call
    assert again[0] == 1
    assert "arrives already" in again[2]
    assert TOKEN not in out
    assert data_dir().exists()
