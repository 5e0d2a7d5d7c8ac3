"""A playbook that is saved counts at once, mistakes and all."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from talkhint_desktop.core.playbook import Playbook
from talkhint_desktop.store import playbook_watch
from talkhint_desktop.store.playbook_watch import PlaybookWatch
from talkhint_desktop.store.playbooks import PlaybookFolder
from tests.peers.small_pdf import small_pdf

CARD = "## {heading}\nTriggers: {trigger}\nSay: Say this\n"


class Listener:
    def __init__(self) -> None:
        self.playbooks: asyncio.Queue[Playbook] = asyncio.Queue()
        self.troubles: asyncio.Queue[str] = asyncio.Queue()

    async def changed(self, playbook: Playbook) -> None:
        self.playbooks.put_nowait(playbook)

    async def headings(self) -> list[str]:
        async with asyncio.timeout(5):
            return [card.heading for card in (await self.playbooks.get()).cards]

    async def troubled(self) -> str:
        async with asyncio.timeout(5):
            return await self.troubles.get()


@asynccontextmanager
async def watching(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Listener]:
    monkeypatch.setattr(playbook_watch, "LOOK_EVERY", 0.02)
    listener = Listener()
    watch = PlaybookWatch(
        PlaybookFolder(folder), listener.changed, listener.troubles.put_nowait
    )
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(watch.run())
        yield listener
        task.cancel()


async def test_a_saved_card_counts_without_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text(CARD.format(heading="One", trigger="price"))
    async with watching(tmp_path, monkeypatch) as listener:
        first = await listener.headings()
        (tmp_path / "b.md").write_text(CARD.format(heading="Two", trigger="refund"))
        second = await listener.headings()

    assert (first, second) == (["One"], ["One", "Two"])


async def test_a_mistake_is_told_once_and_its_mending_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text(CARD.format(heading="One", trigger="price"))
    async with watching(tmp_path, monkeypatch) as listener:
        await listener.headings()
        path.write_text("## Two\nSay: Nothing asks for this\n")
        wrong = await listener.troubled()
        path.write_text(CARD.format(heading="Two", trigger="refund"))
        mended = await listener.troubled()

    assert "a.md, line 1: The card 'Two' has no triggers." in wrong
    assert mended == ""
    assert listener.troubles.empty()


async def test_a_folder_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with watching(tmp_path / "nowhere", monkeypatch) as listener:
        assert "nowhere" in await listener.troubled()


async def test_a_pdf_without_text_is_told_and_the_cards_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text(CARD.format(heading="One", trigger="price"))
    (tmp_path / "scan.pdf").write_bytes(small_pdf([""]))
    async with watching(tmp_path, monkeypatch) as listener:
        headings = await listener.headings()
        wrong = await listener.troubled()

    assert headings == ["One"]
    assert "scan.pdf" in wrong


async def test_all_kinds_of_files_are_found_by_what_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cards.md").write_text(CARD.format(heading="Price", trigger="offers"))
    (tmp_path / "notes.txt").write_text("Delivery\n\nThe van goes out on Tuesday.\n")
    (tmp_path / "terms.pdf").write_bytes(small_pdf(["Returns within thirty days."]))
    async with watching(tmp_path, monkeypatch) as listener, asyncio.timeout(5):
        playbook = await listener.playbooks.get()

    def best(said: str) -> str:
        return playbook.find(said, "en", 1)[0].passage.source

    assert best("when is the van here") == "notes.txt#Delivery"
    assert best("what about returns") == "terms.pdf#page 1"
    assert best("how much is it") == "cards.md#Price"


async def test_a_saved_card_answers_though_its_trigger_was_not_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text(CARD.format(heading="Price", trigger="price list"))
    async with watching(tmp_path, monkeypatch) as listener, asyncio.timeout(5):
        playbook = await listener.playbooks.get()

    card = playbook.answer("what does a lamp cost", "en")
    assert card is not None
    assert card.heading == "Price"
