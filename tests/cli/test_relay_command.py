"""`talkhint relay` as a process: what it prints, how it ends, what it leaves."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.link.client import LinkLost, ask, attach
from talkhint_desktop.link.invitation import find
from talkhint_desktop.link.messages import Attached, Told
from talkhint_desktop.relay.practice.caller import Account, place_call
from tests.peers.recordings import small_recording
from tests.peers.running_relay import ACCOUNT, AGENT, TOKEN
from tests.peers.twilio import FakeTwilio, sid

RELAY = [sys.executable, "-m", "talkhint_desktop", "relay"]


class RelayUnderTest:
    """A relay process and the JSON lines it printed."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.lines: list[dict[str, Any]] = []

    async def until(self, within: float = 20.0, **wanted: Any) -> dict[str, Any]:
        """Read lines until one has the wanted values."""
        assert self.process.stdout is not None
        async with asyncio.timeout(within):
            while line := await self.process.stdout.readline():
                self.lines.append(json.loads(line))
                if wanted.items() <= self.lines[-1].items():
                    return self.lines[-1]
        raise AssertionError(f"the relay ended; it said {self.lines}")

    async def ends(self, within: float = 10.0) -> int:
        async with asyncio.timeout(within):
            return await self.process.wait()


@asynccontextmanager
async def relay_process(
    *arguments: str, **environment: str
) -> AsyncIterator[RelayUnderTest]:
    settings = {
        "TALKHINT_TWILIO_ACCOUNT_SID": ACCOUNT,
        "TALKHINT_TWILIO_AUTH_TOKEN": TOKEN,
        "TALKHINT_AGENT_NUMBER": AGENT,
        **environment,
    }
    process = await asyncio.create_subprocess_exec(
        *RELAY,
        "--json",
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, **settings},
    )
    try:
        yield RelayUnderTest(process)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def data_dir() -> Path:
    return Path(os.environ["TALKHINT_DATA_DIR"])


async def test_it_says_where_it_listens_and_ends_cleanly() -> None:
    async with relay_process("--no-tunnel") as relay:
        up = await relay.until(event="relay", state="listening")
        relay.process.send_signal(signal.SIGTERM)
        await relay.until(event="relay", state="stopped")

        assert await relay.ends() == 0
        assert up["webhook_url"] == up["public_url"] + "/twilio/inbound"
        assert up["stream_url"].startswith("wss://127.0.0.1:")
        assert [line["event"] for line in relay.lines] == ["relay"] * 3


async def test_ctrl_c_ends_it_cleanly_too() -> None:
    async with relay_process("--no-tunnel") as relay:
        await relay.until(state="listening")
        relay.process.send_signal(signal.SIGINT)

        assert await relay.ends() == 0


async def test_a_whole_call_is_printed_as_events() -> None:
    async with relay_process("--no-tunnel") as relay:
        up = await relay.until(state="listening")
        account = Account(ACCOUNT, TOKEN)
        outcome = await place_call(
            small_recording(1.0), up["webhook_url"], account, ring_ms=100
        )
        await relay.until(event="call", state="ended")

        assert outcome.kind == "talked", outcome
        seen = [(e["event"], e["state"]) for e in relay.lines if "state" in e][2:]
        assert seen[0] == ("call", "ringing")
        assert {("stream", "started"), ("call", "streaming")} < set(seen)
        assert ("call", "connected") in seen


async def test_a_reader_that_goes_away_stops_no_call() -> None:
    async with relay_process("--no-tunnel") as relay:
        up = await relay.until(state="listening")
        transport = relay.process._transport.get_pipe_transport(1)  # type: ignore[attr-defined]
        transport.close()
        async with FakeTwilio(up["webhook_url"], ACCOUNT, TOKEN) as twilio:
            replies = [await twilio.inbound(sid("CA")) for _ in range(3)]

        assert [reply.status for reply in replies] == [200] * 3
        relay.process.send_signal(signal.SIGTERM)
        assert await relay.ends() == 0


async def test_health_says_ok_and_nothing_more_and_all_else_is_empty() -> None:
    async with relay_process("--no-tunnel") as relay:
        up = await relay.until(state="listening")
        async with aiohttp.ClientSession() as browser:
            health = await browser.get(up["local_url"] + "/health")
            other = await browser.get(up["local_url"] + "/admin")

            assert await health.json() == {"ok": True}
            assert (other.status, await other.read()) == (404, b"")
            assert "Server" not in other.headers


async def test_signatures_are_checked_over_the_public_url() -> None:
    public = "https://calls.example.com"
    async with relay_process("--public-url", public) as relay:
        up = await relay.until(state="listening")
        async with FakeTwilio(
            up["local_url"] + "/twilio/inbound", ACCOUNT, TOKEN, public_origin=public
        ) as twilio:
            right = await twilio.inbound(sid("CA"))
        async with FakeTwilio(up["local_url"] + "/twilio/inbound", ACCOUNT, TOKEN) as t:
            wrong = await t.inbound(sid("CA"))

        assert 'url="wss://calls.example.com/twilio/stream"' in right.text
        assert wrong.status == 403


async def test_a_public_url_that_is_set_needs_no_tunnel() -> None:
    public = "https://calls.example.com"
    async with relay_process(TALKHINT_PUBLIC_URL=public) as relay:
        up = await relay.until(event="relay", state="listening")

        assert up["public_url"] == public


async def test_the_use_of_the_tunnel_is_told_to_a_face() -> None:
    async with relay_process("--no-tunnel") as relay:
        up = await relay.until(state="listening")
        async with FakeTwilio(up["webhook_url"], ACCOUNT, TOKEN) as twilio:
            await twilio.inbound(sid("CA"))
        note = find(data_dir())
        assert note is not None
        used = await ask(note.address, note.token, "usage")

    assert set(used) == {"month", "requests", "megabytes", "hours_left", "share"}
    assert used["requests"] == 0  # it did not come through a tunnel


async def test_a_taken_port_is_told_with_a_remedy() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        async with relay_process("--no-tunnel", "--port", str(port)) as relay:
            failed = await relay.until(event="relay", state="failed")

            assert await relay.ends() == 1
            assert failed["trouble"]["code"] == "port-taken"
            assert str(port) in failed["trouble"]["message"]


async def test_a_second_relay_on_the_same_data_is_refused() -> None:
    async with relay_process("--no-tunnel") as first:
        await first.until(state="listening")
        async with relay_process("--no-tunnel") as second:
            assert await second.ends() == 1
            assert second.process.stderr is not None
            said = (await second.process.stderr.read()).decode()
            assert f"already running (pid {first.process.pid})" in said


async def test_after_a_kill_it_starts_again_and_the_call_is_marked() -> None:
    async with relay_process("--no-tunnel") as relay:
        up = await relay.until(state="listening")
        async with FakeTwilio(up["webhook_url"], ACCOUNT, TOKEN) as twilio:
            call = sid("CA")
            await twilio.inbound(call)
        await relay.until(event="call", state="ringing")
        relay.process.kill()
        await relay.ends()
    port = up["local_url"].rpartition(":")[2]
    async with relay_process("--no-tunnel", "--port", port) as again:
        await again.until(state="listening")
        note = find(data_dir())
        assert note is not None
        shown = await ask(note.address, note.token, "history-show", call=call)

        assert shown["call"]["state"] == "interrupted"


async def test_a_face_attaches_by_the_note_and_sees_the_call() -> None:
    async with relay_process("--no-tunnel") as relay:
        up = await relay.until(state="listening")
        async with await _attached() as link:
            async with FakeTwilio(up["webhook_url"], ACCOUNT, TOKEN) as twilio:
                await twilio.inbound(sid("CA"))
            seen: list[str] = []
            async with asyncio.timeout(5):
                async for message in link:
                    if isinstance(message, Attached):
                        seen += [type(e).__name__ for e in message.events]
                    if isinstance(message, Told):
                        seen.append(type(message.event).__name__)
                        break

        assert seen == ["RelayEvent", "CallEvent"]


async def test_a_call_is_deleted_through_the_relay_that_runs() -> None:
    async with relay_process("--no-tunnel") as relay:
        up = await relay.until(state="listening")
        call = sid("CA")
        async with FakeTwilio(up["webhook_url"], ACCOUNT, TOKEN) as twilio:
            await twilio.inbound(call)
            await twilio.status(call, "completed")
        await relay.until(event="call", state="ended")
        command = [*RELAY[:-1], "history", "delete", call, "--yes"]
        deleting = await asyncio.create_subprocess_exec(*command)

        assert await deleting.wait() == 0
        note = find(data_dir())
        assert note is not None
        assert await ask(note.address, note.token, "history-list") == []


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("practice", {"speed": "x"}),
        ("practice", {"speed": -1}),
        ("practice", {"call": 5}),
        ("practice", {"tempo": 1}),
        ("history-list", {"limit": "many"}),
        ("history-list", {"limit": 10**30}),
        ("history-show", {"call": None}),
        ("history-delete", {"call": []}),
        ("no-such-command", {}),
    ],
)
async def test_a_face_that_asks_nonsense_is_refused_and_nothing_ends(
    name: str, arguments: dict[str, Any]
) -> None:
    async with relay_process("--no-tunnel") as relay:
        await relay.until(state="listening")
        note = find(data_dir())
        assert note is not None
        with pytest.raises(TalkHintError) as refused:
            await ask(note.address, note.token, name, **arguments)

        assert not isinstance(refused.value, LinkLost)
        note = find(data_dir())
        assert note is not None
        assert await ask(note.address, note.token, "history-list") == []


@pytest.mark.parametrize(
    ("arguments", "environment", "said"),
    [
        ([], {}, "TALKHINT_NGROK_AUTHTOKEN"),
        ([], {}, "--public-url"),
        (["--port", "65533"], {}, "--no-tunnel"),
        ([], {"TALKHINT_NGROK_DOMAIN": "https://a/b"}, "TALKHINT_NGROK_DOMAIN"),
        (["--port", "70000"], {}, "70000 is no port"),
        (["--public-url", "calls.example.com"], {}, "no web address"),
        (["--no-tunnel"], {"TALKHINT_AGENT_NUMBER": "me"}, "TALKHINT_AGENT_NUMBER"),
        (["--no-tunnel"], {"TALKHINT_ENGINE": "magic"}, "TALKHINT_ENGINE"),
        (["--no-tunnel"], {"TALKHINT_TWILIO_ACCOUNT_SID": "AC1"}, "Account SID"),
    ],
)
def test_wrong_use_is_named_and_exits_with_2(
    arguments: list[str], environment: Mapping[str, str], said: str
) -> None:
    ended = subprocess.run(
        [*RELAY, *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )

    assert ended.returncode == 2
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr


async def _attached() -> Any:
    note = find(data_dir())
    assert note is not None
    return await attach(note.address, note.token, face="test")
