"""A face looks at the playbook, and tries what a sentence would show."""

from pathlib import Path
from typing import Any

import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Trouble
from tests.app.running_app import RunningApp, running_app
from tests.peers.twilio_rest import TwilioRest

CARDS = """
## Late order
Triggers: has not arrived, late
Say: Offer to trace the parcel
Facts:
- Tracing takes **two days**
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "cards"
    made.mkdir()
    (made / "orders.md").write_text(CARDS)
    return made


async def ask(run: RunningApp, name: str, /, **arguments: Any) -> Any:
    return (await run.ask(name, **arguments)).value


async def test_files_and_cards_are_listed_with_the_place_of_each_mistake(
    folder: Path,
) -> None:
    (folder / "prices.md").write_text("## Price\nSay: Ask first\n")
    async with (
        TwilioRest() as account,
        running_app(account, playbook_dir=str(folder)) as run,
    ):
        told = await ask(run, "playbook")

    assert [(f["name"], f["cards"]) for f in told["files"]] == [
        ("orders.md", 1),
        ("prices.md", 0),
    ]
    assert told["cards"][0]["headline"] == "Offer to trace the parcel"
    assert (told["problems"][0]["file"], told["problems"][0]["line"]) == (
        "prices.md",
        1,
    )


async def test_a_sentence_shows_its_card_and_the_words_that_asked_for_it(
    folder: Path,
) -> None:
    async with (
        TwilioRest() as account,
        running_app(account, playbook_dir=str(folder)) as run,
    ):
        found = await ask(run, "try-sentence", sentence="My parcel has not arrived")
        nothing = await ask(run, "try-sentence", sentence="Good morning")

    assert [(f["heading"], f["trigger"]) for f in found] == [
        ("Late order", "has not arrived")
    ]
    assert nothing == []


async def test_without_a_playbook_there_is_nothing_to_list() -> None:
    async with TwilioRest() as account, running_app(account) as run:
        told = await ask(run, "playbook")

    assert (told["folder"], told["files"], told["cards"]) == ("", [], [])


async def test_another_folder_is_read_at_once(folder: Path) -> None:
    async with TwilioRest() as account, running_app(account) as run:
        values = {"playbook_dir": str(folder)}
        await ask(run, "change-settings", values=values)
        line = run.app.relay._lines.real
        while not run.app._shelf.playbook_for(line).cards:
            await run.app.relay.calls.changed(0.05)
        await ask(run, "change-settings", values={"hints": "off"})

        assert run.app._shelf.playbook_for(line).cards == ()


async def test_a_folder_that_is_left_takes_its_trouble_along(folder: Path) -> None:
    (folder / "orders.md").write_text("## Nothing\nTriggers: x\n")
    async with (
        TwilioRest() as account,
        running_app(account, playbook_dir=str(folder)) as run,
    ):
        await run.told.until(Trouble, code="hints-down", cleared=False)
        await ask(run, "change-settings", values={"playbook_dir": ""})
        await run.told.until(Trouble, code="hints-down", cleared=True)


async def test_a_folder_that_is_not_there_says_so() -> None:
    async with (
        TwilioRest() as account,
        running_app(account, playbook_dir="/nowhere/at/all") as run,
    ):
        with pytest.raises(TalkHintError, match="cannot be read"):
            await ask(run, "playbook")


async def test_diagnostics_name_no_secret_and_no_number() -> None:
    async with TwilioRest() as account, running_app(account) as run:
        text = await ask(run, "diagnostics")

    assert "TalkHint: " in text
    assert account.auth_token not in text
    assert run.app.settings.agent_number not in text
