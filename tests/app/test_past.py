"""What a face may ask about past calls: find, export, delete and bring back."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import CallEvent, CallState, Event
from talkhint_desktop.core.past import (
    DELETE_ALL,
    Exported,
    ExportedPart,
    Kept,
    PastCall,
    PastPage,
)
from talkhint_desktop.link.client import Link
from talkhint_desktop.store.places import data_dir, history_file
from tests.app.running_app import RunningApp, running_app
from tests.link.hosting import hosted
from tests.peers import many_calls as many
from tests.peers.told_calls import (
    OTHER,
    SID,
    call,
    ended,
    final,
    hint,
    summary,
)
from tests.peers.twilio_rest import TwilioRest


@asynccontextmanager
async def app(*events: Event, **settings: Any) -> AsyncIterator[RunningApp]:
    """Run an app that was told these events, and has them on its disk."""
    async with TwilioRest() as account, running_app(account, **settings) as run:
        for event in events:
            run.app.history.told(event)
        assert await asyncio.to_thread(run.app.history.flush)
        yield run


def one_call(sid: str = SID) -> list[Event]:
    return [
        call(sid=sid),
        final("My invoice from kilimanjaro is wrong", sid=sid),
        hint("Offer a new invoice", sid=sid),
        summary("Wants a corrected bill", sid=sid),
        ended(sid),
    ]


async def found(run: RunningApp, **wanted: Any) -> list[str]:
    value = (await run.ask("history-find", wanted=wanted)).value
    return [one.sid for one in msgspec.convert(value, PastPage).calls]


async def read_away(link: Link) -> None:
    async for _ in link:
        pass


def on_disk(run: RunningApp) -> bytes:
    folder = run.app.folder
    return b"".join(path.read_bytes() for path in folder.glob("history.sqlite3*"))


async def until_gone(run: RunningApp, sid: str) -> None:
    async with asyncio.timeout(10):
        while True:
            try:
                await run.ask("history-show", call=sid)
            except TalkHintError:
                return
            await asyncio.sleep(0.01)


async def test_a_call_is_found_shown_and_exported_over_the_link() -> None:
    async with (
        app(*one_call()) as run,
        hosted(run.app.command) as relay,
        await relay.attach() as link,
        asyncio.TaskGroup() as tasks,
    ):
        reading = tasks.create_task(read_away(link))
        page = await link.command("history-find", wanted={"words": "invoice"})
        shown = await link.command("history-show", call=SID)
        made = await link.command("history-export", call=SID, form="txt")
        reading.cancel()

    first = msgspec.convert(page, PastPage).calls[0]
    kept = msgspec.convert(shown, Kept)
    document = msgspec.convert(made, Exported)
    assert [piece.text for piece in first.pieces if piece.hit] == ["invoice"]
    assert [said.text for said in kept.segments] == [
        "My invoice from kilimanjaro is wrong"
    ]
    assert kept.summary is not None
    assert document.name == "talkhint-20261122-0900-15550100.txt"
    assert "Caller: My invoice from kilimanjaro is wrong" in document.text


@pytest.mark.parametrize(
    "wanted", [{"word": "x"}, {"language": "fr"}, {"at_least": "long"}, {"words": 3}]
)
async def test_a_question_of_a_wrong_shape_is_refused_in_words(
    wanted: dict[str, Any],
) -> None:
    async with app() as run:
        with pytest.raises(TalkHintError, match="no question to the history"):
            await run.ask("history-find", wanted=wanted)
        with pytest.raises(TalkHintError, match="no number of calls"):
            await run.ask("history-find", limit=100_000)


async def test_several_calls_make_one_document() -> None:
    async with app(*one_call(), *one_call(OTHER)) as run:
        both = [SID, OTHER]
        table = (await run.ask("history-export", calls=both, form="csv")).value
        text = (await run.ask("history-export", calls=both, form="md")).value
        with pytest.raises(TalkHintError, match="one call alone"):
            await run.ask("history-export", calls=both, form="srt")
        with pytest.raises(TalkHintError, match="no format"):
            await run.ask("history-export", calls=both, form="exe")
        with pytest.raises(TalkHintError, match="nothing to export"):
            await run.ask("history-export", form="md")

    rows = table["text"].splitlines()
    assert [row.split(",")[0] for row in rows] == ["call", SID, OTHER]
    assert text["text"].count("# Call from") == 2
    assert text["name"] == "talkhint-calls.md"


async def test_a_deleted_call_is_away_at_once_and_can_be_brought_back() -> None:
    async with app(*one_call()) as run:
        answer = (await run.ask("history-delete", call=SID, undo=True)).value
        away = [
            await found(run),
            await found(run, words="invoice"),
            (await run.ask("history-list")).value,
            (await run.ask("history-search", words="invoice")).value,
            (await run.ask("history-days", since="")).value,
        ]
        still_kept = b"kilimanjaro" in on_disk(run)
        await run.ask("history-restore", call=SID)

        assert answer == {"seconds": 10.0}
        assert away == [[], [], [], [], []]
        assert still_kept
        assert await found(run, words="invoice") == [SID]


async def test_when_the_moment_is_over_no_word_of_it_is_on_the_disk() -> None:
    async with app(*one_call(), *one_call(OTHER)[:1]) as run:
        run.app._past._leaving._undo_seconds = 0.05
        await run.ask("history-delete", call=SID, undo=True)
        await until_gone(run, SID)

        with pytest.raises(TalkHintError, match="no call"):
            await run.ask("history-restore", call=SID)
        assert b"kilimanjaro" not in on_disk(run)
        assert b"corrected bill" not in on_disk(run)


async def test_a_relay_that_ends_meanwhile_deletes_it_then() -> None:
    async with app(*one_call()) as run:
        await run.ask("history-delete", call=SID, undo=True)

    assert b"kilimanjaro" not in on_disk(run)


async def test_a_call_that_goes_on_cannot_be_deleted() -> None:
    async with app(*one_call()[:-1]) as run:
        for undo in (True, False):
            with pytest.raises(TalkHintError, match="still going on"):
                await run.ask("history-delete", call=SID, undo=undo)

        assert await found(run) == [SID]


async def test_a_window_that_opens_later_is_not_told_of_a_deleted_call() -> None:
    async with app() as run:
        run.app._past._leaving._undo_seconds = 0.05
        for event in one_call():
            run.app.tell(event)
        await run.told.until(CallEvent, state=CallState.ENDED)
        await run.ask("history-delete", call=SID, undo=True)

        async with asyncio.timeout(10):
            while any(SID in repr(event) for event in run.app.present.events()):
                await asyncio.sleep(0.01)


async def test_the_last_call_with_a_number_comes_with_what_it_was_about() -> None:
    async with app(*one_call(), call(sid=OTHER, second=200)) as run:
        last = (await run.ask("history-last", number="+15550100", before=OTHER)).value
        none = (await run.ask("history-last", number="+1999", before=OTHER)).value

    past = msgspec.convert(last, PastCall)
    assert (past.sid, past.pieces[0].text) == (SID, "Wants a corrected bill")
    assert none is None


# --- what grows old -------------------------------------------------------------


def fill(calls: int) -> Path:
    path = history_file(data_dir(str(Path.home() / "data")))
    many.fill(path, calls, lines=1)
    return path


async def test_calls_older_than_the_days_to_keep_are_deleted_at_the_start(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    fill(100)  # an hour apart, the newest on 22 November 2026, before any today
    young = msgspec.structs.replace(ended(), started_at="2999-01-01T00:00:00.000Z")
    async with app(young, keep_days=1) as run:
        async with asyncio.timeout(10):
            while "100 calls older than 1 days were deleted" not in caplog.text:
                await asyncio.sleep(0.01)

        assert await found(run) == [SID]


async def test_without_days_to_keep_calls_stay_for_ever() -> None:
    fill(20)
    async with app() as run:
        assert len(await found(run)) == 20


async def test_a_call_that_goes_on_is_never_too_old() -> None:
    async with app(*one_call()[:-1]) as run:
        assert await run.app._past._leaving.delete_over(began_before="9999") == 0
        assert await found(run) == [SID]


async def test_all_calls_are_deleted_by_the_right_word_alone() -> None:
    fill(120)
    async with app(*one_call()[:-1]) as run:
        for word in ("", "yes", "DELETE ALL CALLS"):
            with pytest.raises(TalkHintError, match="say so"):
                await run.ask("history-delete-all", word=word)
        before = len(await found(run))
        answer = (await run.ask("history-delete-all", word=DELETE_ALL)).value

        assert before == 50  # a page
        assert answer == {"deleted": 120}
        assert await found(run) == [SID]  # it goes on
        assert b"price" not in on_disk(run)


async def test_fewer_days_to_keep_hold_at_once() -> None:
    fill(20)
    days = 0
    async with app() as run:
        past = run.app._past
        past._leaving._keep_days = lambda: days
        before = len(await found(run))
        days = 1
        past.sweep_soon()
        await until_gone(run, many.sid_of(0))

        assert before == 20


async def test_a_list_is_exported_in_parts_over_the_link_without_what_leaves() -> None:
    fill(450)
    async with app() as run:
        await run.ask("history-delete", call=many.sid_of(3), undo=True)
        parts: list[ExportedPart] = []
        while not parts or parts[-1].after:
            value = (
                await run.ask(
                    "history-export-part",
                    wanted={"practice": "without"},
                    form="csv",
                    after=parts[-1].after if parts else "",
                )
            ).value
            parts.append(msgspec.convert(value, ExportedPart))
        with pytest.raises(TalkHintError, match="nothing to export"):
            await run.ask("history-export-part", wanted={"words": "xyz"}, form="md")
        with pytest.raises(TalkHintError, match="no question to the history"):
            await run.ask("history-export-part", wanted={"word": "x"}, form="md")
        with pytest.raises(TalkHintError, match="no format"):
            await run.ask("history-export-part", form="exe")

    rows = "".join(part.text for part in parts).splitlines()
    sids = [row.split(",")[0] for row in rows[1:]]
    kept = [n for n in range(450) if not many.is_practice(n)]
    assert sids == [many.sid_of(n) for n in kept]
    assert (len(parts), parts[0].total, parts[1].total) == (3, len(kept), None)
