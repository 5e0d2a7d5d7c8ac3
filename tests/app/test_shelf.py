"""The user's playbook is indexed whenever it changes, prose and all."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from talkhint_desktop.app import shelf
from talkhint_desktop.app.choices import Choices
from talkhint_desktop.app.shelf import Shelf
from talkhint_desktop.core.events import Event
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.core.playbook import Playbook
from talkhint_desktop.core.settings import Settings
from tests.peers.small_pdf import small_pdf

CARD = "## Price\nTriggers: price list\nSay: A lamp is nine dollars\n"


def _clock() -> Moment:
    return Moment(datetime(2026, 11, 22, tzinfo=UTC), 0.0)


async def _first_playbook(folder: Path, told: list[Event]) -> Playbook:
    choices = Choices(Settings(playbook_dir=str(folder)), folder)
    read: asyncio.Queue[Playbook] = asyncio.Queue()
    watched = Shelf(choices, folder / "cache", told.append)
    async with asyncio.TaskGroup() as tasks, asyncio.timeout(10):
        task = tasks.create_task(watched.watch(_clock, read.put_nowait))
        playbook = await read.get()
        task.cancel()
    return playbook


@pytest.fixture(autouse=True)
def no_language_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out the words for basic recognition: they take a process of seconds."""

    async def built(lines: list[str], cache: Path) -> None:
        pass

    monkeypatch.setattr(shelf, "build_ahead", built)


async def test_all_kinds_of_files_are_found_by_what_is_said(tmp_path: Path) -> None:
    (tmp_path / "cards.md").write_text(CARD)
    (tmp_path / "notes.txt").write_text("Delivery\n\nThe van goes out on Tuesday.\n")
    (tmp_path / "terms.pdf").write_bytes(small_pdf(["Returns within thirty days."]))
    told: list[Event] = []

    playbook = await _first_playbook(tmp_path, told)

    def best(said: str) -> str:
        return playbook.find(said, "en", 1)[0].passage.source

    assert best("when is the van here") == "notes.txt#Delivery"
    assert best("what about returns") == "terms.pdf#page 1"
    assert best("how much is a lamp") == "cards.md#Price"
    assert told == []


async def test_a_card_answers_though_its_trigger_was_not_said(tmp_path: Path) -> None:
    (tmp_path / "cards.md").write_text(CARD)

    playbook = await _first_playbook(tmp_path, [])

    card = playbook.answer("what does a lamp cost", "en")
    assert card is not None
    assert card.heading == "Price"


def test_the_sample_is_indexed_too(tmp_path: Path) -> None:
    sample = Shelf(Choices(Settings(), tmp_path), tmp_path, lambda _: None)
    sample.read_sample()

    assert sample._sample.find("is there a warranty", "en", 1)
