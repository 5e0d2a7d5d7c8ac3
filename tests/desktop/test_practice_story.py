"""A practice call in the real window: one press, words, a hint, the small window."""

from pathlib import Path

import pytest

from tests.desktop.own_desktop import OwnDesktop
from tests.desktop.person import ROWS, Person
from tests.desktop.program import KNOWN, choose, linked, started

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(300)]
HINT = "Offer to trace the parcel today"


async def the_window(person: Person) -> str:
    """Return the one window of the program that is on the screen."""

    async def only() -> str:
        there = await person.windows()
        return there[0] if len(there) == 1 else ""

    return str(await person.until(only))


async def test_one_press_brings_words_and_a_hint_and_the_call_ends_on_its_page(
    desktop: OwnDesktop, tmp_path: Path
) -> None:
    choose(**KNOWN)
    async with started(desktop, tmp_path) as person:
        await person.press("Run a practice call")
        await person.reads("Caller, 00:", ROWS)
        await person.reads(HINT)
        said = await person.reads("arrived", ROWS)
        announced = person.at_spi.announced()

        large = await the_window(person)
        await person.keys("ctrl+m")
        await person.until(lambda: _other_than(person, large))
        small = await the_window(person)
        above = await person.states_of(small), await person.states_of(large)
        hinted = await person.reads(HINT)
        await person.keys("ctrl+m")
        await person.until(lambda: _other_than(person, small))
        back = await the_window(person)

        async with linked() as link:
            await link.command("stop-practice")
        await person.sees("Next call")
        await person.reads("Call ended")
        kept = await person.reads("arrived", ROWS)

    assert said.startswith("Caller, 00:0")
    assert hinted == HINT
    assert back == large
    assert "_NET_WM_STATE_ABOVE" in above[0]
    assert "_NET_WM_STATE_ABOVE" not in above[1]
    assert kept.startswith("Caller, 00:0")
    assert announced == []  # a reader would talk into the call, unasked


async def _other_than(person: Person, window: str) -> bool:
    there = await person.windows()
    return len(there) == 1 and there != [window]
