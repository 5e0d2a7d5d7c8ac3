"""Outside the window on a real desktop: the tray, notices, a second start, links."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress
from jeepney import new_method_call as method_call
from jeepney.io.asyncio import open_dbus_router
from jeepney.wrappers import unwrap_msg

from tests.app.running_app import free_port
from tests.desktop.at_spi import Place
from tests.desktop.own_desktop import PATIENCE, OwnDesktop
from tests.desktop.person import Person
from tests.desktop.program import COMMAND, ROOT, choose, environment, started
from tests.peers.running_relay import AGENT
from tests.peers.twilio import FakeTwilio, sid
from tests.peers.twilio_rest import TwilioRest

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(300)]
NUMBER = "+14155550132"
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


async def click_the_notice(person: Person) -> None:
    search = ("search", "--onlyvisible", "--class", "Dunst")
    said = await person.xdotool(*search, "getwindowgeometry", "--shell")
    told = dict(line.split("=") for line in said.split())
    names = ("X", "Y", "WIDTH", "HEIGHT")
    await person.click_at(Place(*(int(told[name]) for name in names)))


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
    webhook, status = f"{own}/twilio/inbound", f"{own}/twilio/status"
    choose(setup_closed=True, port=port, public_url=own, agent_number=AGENT)
    async with TwilioRest() as account:
        account.number(NUMBER, voice_url=webhook, status_callback=status)
        twilio = FakeTwilio(webhook, account.account_sid, account.auth_token)
        async with started(desktop, tmp_path, **account.environment) as person, twilio:
            await person.until(lambda: person.usable("Run a practice call"))
            closing = await closed_and_brought_back(person)
            ringing = await answered_from_the_notice(person, twilio)
            missed = await missed_in_the_tray(person, twilio)
            again = await start_again(desktop)
            await person.until(person.is_up)
            linked = await start_again(desktop, "talkhint://settings/look")
            await person.sees("Let a screen reader say new hints")

    assert closing == [
        (
            "TalkHint goes on listening for calls",
            "Its icon is in the tray. End it from there.",
        )
    ]
    assert ringing == [("Incoming call", CALLER)]
    assert [headline for headline, _ in missed] == ["Incoming call", "Missed call"]
    assert missed[0][1].startswith(f"{CALLER} Last call: today ")
    assert missed[1][1].startswith(f"{CALLER}, at ")
    assert (again, linked) == ((0, ""), (0, ""))


async def closed_and_brought_back(person: Person) -> list[tuple[str, str]]:
    """Close the window twice and click on the icon; return what was told."""
    _, icon = await person.until(person.icon)
    await hide(person)
    await person.until(person.desktop.notices)
    await person.click_at(icon)
    await person.until(person.is_up)
    await hide(person)
    return await notices(person)


async def answered_from_the_notice(
    person: Person, twilio: FakeTwilio
) -> list[tuple[str, str]]:
    """Let it ring, click on the notice, and answer; return what was told."""
    call = sid("CA")
    await twilio.inbound(call)
    await person.until(person.desktop.notices)
    await click_the_notice(person)
    await person.until(person.is_up)
    await person.reads("is calling")
    await twilio.leg_status(call, sid("CA"), "in-progress")
    await twilio.status(call)
    await person.click("Next call")
    return await notices(person)


async def missed_in_the_tray(
    person: Person, twilio: FakeTwilio
) -> list[tuple[str, str]]:
    """Let two calls ring, of which one is answered; return what was told."""
    desktop = person.desktop
    await hide(person)
    answered, missed = sid("CA"), sid("CA")
    await twilio.inbound(answered)
    await person.until(desktop.notices)
    assert await displayed(desktop) == 1
    await twilio.leg_status(answered, sid("CA"), "in-progress")
    await person.until(lambda: _none_displayed(desktop))
    await twilio.status(answered)
    desktop.forget_notices()

    await twilio.inbound(missed)
    await person.until(desktop.notices)
    await twilio.status(missed, "no-answer")
    await person.until(lambda: len(desktop.notices()) > 1)
    assert await displayed(desktop) == 1  # the one took the place of the other
    return await notices(person)


async def hide(person: Person) -> None:
    await person.keys("alt+F4")
    await person.until(lambda: _is_hidden(person))


async def notices(person: Person) -> list[tuple[str, str]]:
    """Return all notices that there were, and put them away."""
    told = person.desktop.notices()
    await ask_dunst(person.desktop, "NotificationCloseAll")
    person.desktop.forget_notices()
    return told


async def _is_hidden(person: Person) -> bool:
    return not await person.windows()


async def _none_displayed(desktop: OwnDesktop) -> bool:
    return await displayed(desktop) == 0
