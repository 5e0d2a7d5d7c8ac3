"""Without a mouse on a real screen: every page, the focus in sight, the setting."""

from pathlib import Path

import pytest

from tests.app.running_app import free_port
from tests.app.test_hearing import CARDS, caller, speak
from tests.desktop.at_spi import Thing
from tests.desktop.own_desktop import OwnDesktop
from tests.desktop.person import Person
from tests.desktop.program import KNOWN, choose, started
from tests.peers.openai_peer import OpenAIPeer
from tests.peers.twilio import FakeTwilio, sid
from tests.peers.twilio_rest import TwilioRest

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(300)]
NUMBER = "+14155550132"
_STEPS = 60  # of the Tab key


async def tab_to(person: Person, name: str) -> list[Thing]:
    """Walk with Tab until what is called so has the focus; return the way."""
    way: list[Thing] = []
    for _ in range(_STEPS):
        before = way[-1] if way else await person.focused()
        await person.keys("Tab")

        async def moved(before: Thing | None = before) -> Thing | None:
            now = await person.focused()
            return now if now != before else None

        way.append(await person.until(moved))
        if way[-1].name == name:
            return way
    raise AssertionError(f"Tab never comes to {name}: {[t.name for t in way]}")


async def test_all_pages_come_by_keys_and_a_hint_is_said_once_that_is_switched_on(
    desktop: OwnDesktop, tmp_path: Path
) -> None:
    port = free_port()
    webhook = f"http://127.0.0.1:{port}/twilio/inbound"
    choose(**KNOWN, port=port, public_url=f"http://127.0.0.1:{port}")
    (tmp_path / "cards.md").write_text(CARDS)
    async with TwilioRest() as account, OpenAIPeer([caller()]) as ai:
        account.number(NUMBER, voice_url=webhook)
        twilio = FakeTwilio(webhook, account.account_sid, account.auth_token)
        by_openai = {
            "TALKHINT_ENGINE": "openai",
            "TALKHINT_OPENAI_API_KEY": ai.key,
            "TALKHINT_OPENAI_BASE_URL": ai.base_url,
            "TALKHINT_HINTS": "playbook",
            "TALKHINT_PLAYBOOK_DIR": str(tmp_path),
        }
        own = {**account.environment, **by_openai}
        async with started(desktop, tmp_path, **own) as person, twilio:
            unseen = await look_through(person)
            await switch_on(person, "Look", "Let a screen reader say new hints")
            call = await talk(twilio)
            said = await person.until(person.at_spi.announced)
            await person.reads("Offer to trace the parcel")
            await twilio.status(call)  # else the relay stays to finish it

    assert unseen == []
    assert said == ["Say now: Offer to trace the parcel"]


async def look_through(person: Person) -> list[str]:
    """Turn every page; return what of the first had the focus out of sight."""
    await person.until(lambda: person.usable("Run a practice call"))  # the relay is up
    await person.keys("F1")
    await person.reads("This list, and back")
    await person.keys("F1")
    await person.sees("Run a practice call")
    await person.keys("ctrl+2")
    await person.reads("No calls yet.")
    await person.keys("ctrl+3")
    await person.reads("Webhook check")
    await person.keys("ctrl+1")
    await person.sees("Run a practice call")
    way = await tab_to(person, "Set up")
    return [one.name for one in way if not await _in_sight(person, one)]


async def switch_on(person: Person, section: str, setting: str) -> None:
    await person.keys("ctrl+comma")
    await person.sees(section)
    await tab_to(person, section)
    await person.keys("space")
    await person.sees(setting)
    await tab_to(person, setting)
    await person.keys("space")
    await person.until(lambda: person.is_checked(setting))


async def talk(twilio: FakeTwilio) -> str:
    """Call in, and let the caller say all at once that something is late."""
    call = sid("CA")
    reply = await twilio.inbound(call)
    stream = await twilio.open_stream()
    await stream.send(stream.connected(), stream.start(call, reply.stream_token))
    await speak(stream)
    return call


async def _in_sight(person: Person, thing: Thing) -> bool:
    place = await person.at_spi.place(thing)
    return place.height > 0 and await person.at_spi.in_sight(thing) == place
