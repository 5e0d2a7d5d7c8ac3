"""Outside the window on a real desktop: the tray, notices, a second start, links."""

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress
from jeepney import new_method_call as method_call
from jeepney.io.asyncio import open_dbus_router
from jeepney.wrappers import unwrap_msg

from tests.app.running_app import free_port
from tests.desktop.own_desktop import PATIENCE, OwnDesktop
from tests.desktop.person import Person
from tests.desktop.program import COMMAND, ROOT, choose, environment, started
from tests.peers.running_relay import AGENT
from tests.peers.twilio import FakeTwilio, sid
from tests.peers.twilio_rest import TwilioRest

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(300)]
CALLER = "+1 202 555 0143"


async def ask_dunst(desktop: OwnDesktop, member: str, *body: str) -> Any:
    interface = "org.freedesktop.DBus.Properties" if body else "org.dunstproject.cmd0"
    whose = DBusAddress(
        "/org/freedesktop/Notifications", "org.freedesktop.Notifications", interface
    )
    signature = "s" * len(body) or None
    address = desktop.environment["DBUS_SESSION_BUS_ADDRESS"]
    async with open_dbus_router(address) as router:
        asked = method_call(whose, member, signature, body)
        return unwrap_msg(await router.send_and_get_reply(asked))


async def displayed(desktop: OwnDesktop) -> int:
    """Return how many notices are on the screen now."""
    named = "org.dunstproject.cmd0", "displayedLength"
    return int((await ask_dunst(desktop, "Get", *named))[0][1])


async def click_the_icon(person: Person) -> None:
    """Click on the one icon that is in the tray."""
    _, tray = await person.run("xwininfo", "-name", "panel", "-children")
    print(tray)


async def start_again(desktop: OwnDesktop, *arguments: str) -> tuple[int | None, str]:
    child = await asyncio.create_subprocess_exec(
        *COMMAND,
        *arguments,
        env=environment(desktop),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    async with asyncio.timeout(PATIENCE):
        said, _ = await child.communicate()
    return child.returncode, said.decode()


async def test_the_tray_keeps_it_and_calls_are_told_of_outside_the_window(
    desktop: OwnDesktop, tmp_path: Path
) -> None:
    port = free_port()
    own = f"http://127.0.0.1:{port}"
    choose(setup_closed=True, port=port, public_url=own, agent_number=AGENT)
    async with TwilioRest() as account:
        twilio = FakeTwilio(
            f"{own}/twilio/inbound", account.account_sid, account.auth_token
        )
        async with started(desktop, tmp_path, **account.environment) as person, twilio:
            await person.sees("Run a practice call")
            print(await person.windows())
            print(await person.run("xwininfo", "-root", "-tree"))
            assert 0
