"""What was told can be relied on: it is on the disk already."""

import asyncio
import time
from pathlib import Path

from talkhint_desktop.core.events import Event
from talkhint_desktop.store.history import History
from talkhint_desktop.store.kept_first import PATIENCE, KeptFirst
from talkhint_desktop.store.reader import Reader
from tests.peers.told_calls import SID, call, final, partial


async def test_what_is_told_is_already_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    seen: list[int] = []
    told = asyncio.Event()

    def listen(event: Event) -> None:
        seen.append(len(Reader(path).show(SID).segments))
        if len(seen) == 3:
            told.set()

    with History.open(path) as history:
        kept = KeptFirst(history, listen)
        async with asyncio.TaskGroup() as tasks:
            runner = tasks.create_task(kept.run())
            for event in (call(), final("one", "u1"), final("two", "u2")):
                kept.told(event)
                await asyncio.sleep(0.05)
            await asyncio.wait_for(told.wait(), 5)
            runner.cancel()

    assert seen == [0, 1, 2]


async def test_events_are_told_in_order_whatever_their_kind(tmp_path: Path) -> None:
    heard: list[Event] = []
    events: list[Event] = [call(), partial("on"), final("one"), partial("tw", "u2")]
    with History.open(tmp_path / "history.sqlite3") as history:
        kept = KeptFirst(history, heard.append)
        for event in events:
            kept.told(event)
        kept.finish()

    assert heard == events


async def test_a_stuck_disk_holds_words_up_once_and_then_no_more(
    tmp_path: Path,
) -> None:
    class StuckHistory(History):
        def saved(self, number: int, timeout: float = 5.0) -> bool:
            time.sleep(min(timeout, 0.2))  # noqa: TID251  a disk that hangs
            return False

    heard: list[Event] = []
    with StuckHistory(tmp_path / "history.sqlite3") as history:
        kept = KeptFirst(history, heard.append)
        async with asyncio.TaskGroup() as tasks:
            runner = tasks.create_task(kept.run())
            kept.told(call())
            while not heard:
                await asyncio.sleep(0.01)
            begun = time.monotonic()
            for number in range(20):
                kept.told(final("word", f"u{number}"))
                await asyncio.sleep(0)
            while len(heard) < 21:
                await asyncio.sleep(0.01)
            runner.cancel()

    assert time.monotonic() - begun < PATIENCE
