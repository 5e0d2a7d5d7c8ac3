"""Our requests, judged by a stand-in of which nothing was written by us: Prism.

Prism is a program for Node that reads Twilio's own description. It is used
where it was fetched before (`npx -y @stoplight/prism-cli --version`), so that
no test run reaches for the network.
"""

import asyncio
import contextlib
import os
import re
import shutil
import signal
import socket
import sys
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from talkhint_desktop.core.webhook.fixing import Wanted, plan_fix
from talkhint_desktop.core.webhook.number import NumberFacts
from talkhint_desktop.relay.account.opening import Credentials, open_account
from talkhint_desktop.relay.account.trouble import RestError
from tests.peers.signed_in import Naps
from tests.peers.twilio_description import API, MONITOR

A = "a" * 32
KEYS = Credentials(f"AC{A}", "token")
NUMBER = NumberFacts(number="+18089255327", sid=f"PN{A}")
SINCE = datetime(2026, 11, 24, tzinfo=UTC)
START = 60.0  # seconds
# Read on import: a test has a home of its own, without npm's store in it.
_STORE = str(Path.home() / ".npm")

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="npx is a script there"),
    pytest.mark.skipif(not shutil.which("npx"), reason="there is no npx here"),
    pytest.mark.skipif(
        not (API.is_file() and MONITOR.is_file()),
        reason=f"no copy of {API.name} and {MONITOR.name} here",
    ),
]


class Prism:
    """One Prism that runs, and what it said."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.lines: list[str] = []

    @property
    def refused(self) -> list[str]:
        """What it did not like in requests, in its own words."""
        found = [re.search(r"error +(Request \w.*)", line) for line in self.lines]
        return [one[1] for one in found if one and "terminated" not in one[1]]

    async def read(self, stream: asyncio.StreamReader, until: str = "\0") -> None:
        while line := await stream.readline():
            self.lines.append(line.decode(errors="replace").strip())
            if until in self.lines[-1]:
                return


@asynccontextmanager
async def prism(description: Path) -> AsyncIterator[Prism]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = ["npx", "--offline", "-y", "@stoplight/prism-cli", "mock"]
    child = await asyncio.create_subprocess_exec(
        *command,
        *("-h", "127.0.0.1", "-p", port, str(description)),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env={**os.environ, "npm_config_cache": _STORE, "NO_COLOR": "1"},
        start_new_session=True,  # npx starts a shell that starts Prism
    )
    assert child.stdout is not None
    made = Prism(f"http://127.0.0.1:{port}")
    try:
        async with asyncio.timeout(START):
            await made.read(child.stdout, until="Prism is listening")
        if child.returncode is not None or child.stdout.at_eof():
            pytest.skip("Prism is not in npm's store")
        async with asyncio.TaskGroup() as tasks:
            reader = tasks.create_task(made.read(child.stdout), name="prism's words")
            yield made
            reader.cancel()
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGTERM)
        await child.wait()


async def reason_of(asking: Awaitable[Any]) -> str:
    try:
        await asking
    except RestError as error:
        return error.reason
    return ""


async def test_prism_takes_every_request_of_ours() -> None:
    plan = plan_fix(NUMBER, None, Wanted.of("https://calls.example.com/twilio/inbound"))
    bin_ = Wanted.of("https://calls.example.com/twilio/inbound", "https://b.example/")
    async with prism(API) as it:
        async with open_account(KEYS, api_url=it.url, sleep=Naps()) as account:
            assert (await account.facts()).balance == "0.05 USD"
            assert [n.number for n in await account.numbers()] == [NUMBER.number]
            assert await account.find(NUMBER.number) is not None
            assert await account.owner_of(NUMBER.number) == ""
            assert await account.app(f"AP{A}") is not None
            assert await account.call(f"CA{A}") is not None
            assert len(await account.requests_of(f"CA{A}")) == 1
            assert [n.error for n in await account.notifications(f"CA{A}")] == [15003]
            assert await account.start_stream(
                f"CA{A}",
                url="wss://calls.example.com/twilio/stream",
                name="rescue",
                status_callback="https://calls.example.com/twilio/stream-status",
                parameters={"token": "t"},
            )
            for wanted in (plan, plan_fix(NUMBER, None, bin_)):
                await account.write(NUMBER.sid, wanted.after)
            refused_before = list(it.refused)
            # The example's own next page has dates where times are described.
            calls = account.calls(NUMBER.number, SINCE, "completed")
            assert await reason_of(calls) == "rejected"

        assert refused_before == []
        assert all(re.search("(start|end)time", line) for line in it.refused)


async def test_prism_refuses_what_is_wrong_and_the_blank_that_clears_a_link() -> None:
    """Twilio takes the blank, but does not describe it."""
    async with prism(API) as it:
        async with open_account(KEYS, api_url=it.url, sleep=Naps()) as account:
            for values in ({"voice_method": "PUT"}, {"voice_application_sid": ""}):
                write = account.write(NUMBER.sid, values)
                assert await reason_of(write) == "rejected"

        assert any("VoiceMethod" in line for line in it.refused)
        assert any("VoiceApplicationSid" in line for line in it.refused)


async def test_prism_takes_our_question_for_alerts() -> None:
    async with prism(MONITOR) as it:
        async with open_account(KEYS, api_url=it.url, sleep=Naps()) as account:
            page = account._client.monitor.v1.alerts.page_async(
                log_level="error", start_date=SINCE, page_size=500
            )
            assert list(await page) == []

        assert it.refused == []
