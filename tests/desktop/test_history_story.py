"""Past calls on a real screen: found while one types, read, exported, deleted."""

from pathlib import Path

import pytest

from talkhint_desktop.store.places import history_file
from talkhint_desktop.store.reader import Reader
from tests.desktop.own_desktop import OwnDesktop
from tests.desktop.person import LINES, ROWS, Person
from tests.desktop.program import KNOWN, choose, data_folder, started
from tests.peers import many_calls as many

pytestmark = [pytest.mark.desktop, pytest.mark.timeout(300)]


async def rows(person: Person) -> list[str]:
    """Return the calls of the list, as a screen reader says them."""
    names = [row.name for row in await person.shown(ROWS)]
    return [name for name in names if name.startswith("+1 ")]


async def test_a_call_is_found_read_exported_deleted_and_brought_back_by_keys(
    desktop: OwnDesktop, tmp_path: Path
) -> None:
    choose(**KNOWN)
    many.fill(history_file(data_folder()), 4)
    target = tmp_path / "the call.md"
    async with started(desktop, tmp_path) as person:
        await person.sees("Run a practice call")
        await person.keys("ctrl+2")
        await person.until(lambda: _count(person, 4))
        await person.keys("ctrl+f")
        await person.type("w2")
        await person.until(lambda: _count(person, 1))
        found = await rows(person)
        await person.keys("Down")
        read = await person.reads("You, 00:03: ", ROWS)

        before = await person.windows()
        await person.click("Export")
        await person.until(lambda: _opened(person, before))  # a menu, read by nobody
        await person.keys("Down", "Return")
        await person.sees("File name:", LINES)
        await person.keys("ctrl+a")
        await person.type(str(target))
        await person.keys("Return")
        await person.until(target.exists)

        await person.click("Delete")
        deleted = await person.reads("is deleted")
        await person.until(lambda: _count(person, 0))
        await person.click("Undo")
        await person.until(lambda: _count(person, 1))

    assert "0002" in found[0]
    assert "0002" in deleted
    assert target.read_text("utf-8").startswith("# Call from")
    assert read.rpartition(": ")[2] in target.read_text("utf-8")
    kept = [
        row.call.call_sid for row in Reader(history_file(data_folder())).list_calls()
    ]
    assert kept == [many.sid_of(number) for number in range(4)]


async def _count(person: Person, count: int) -> bool:
    return len(await rows(person)) == count


async def _opened(person: Person, before: list[str]) -> bool:
    return len(await person.windows()) > len(before)
