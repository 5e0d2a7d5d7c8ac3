"""Without a mouse on a real screen: every page, the focus in sight, the setting."""

from pathlib import Path

import pytest

from tests.desktop.at_spi import Thing
from tests.desktop.own_desktop import OwnDesktop
from tests.desktop.person import Person
from tests.desktop.program import KNOWN, choose, started

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(300)]
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
    choose(**KNOWN)
    async with started(desktop, tmp_path) as person:
        await person.sees("Run a practice call")
        await person.keys("F1")
        await person.reads("This list, and back")
        await person.keys("F1")
        await person.sees("Run a practice call")
        await person.keys("ctrl+2")
        await person.reads("No calls yet.")
        await person.keys("ctrl+3")
        await person.until(lambda: person.is_checked("Webhook"))
        await person.keys("ctrl+1")
        await person.until(lambda: person.is_checked("Call"))
        way = await tab_to(person, "Set up")
        unseen = [one.name for one in way if not await _in_sight(person, one)]

        await person.keys("ctrl+comma")
        await person.sees("Look")
        await tab_to(person, "Look")
        await person.keys("space")
        say = "Let a screen reader say new hints"
        await person.sees(say)
        await tab_to(person, say)
        await person.keys("space")
        await person.until(lambda: person.is_checked(say))
        await person.keys("ctrl+1")
        await tab_to(person, "Run a practice call")
        await person.keys("space")
        said = await person.until(person.at_spi.announced)

    assert unseen == []
    assert said[0] == "Say now: Offer to trace the parcel today"


async def _in_sight(person: Person, thing: Thing) -> bool:
    place = await person.at_spi.place(thing)
    return place.height > 0 and await person.at_spi.in_sight(thing) == place
