"""The summary of a call: at once, by a model, written anew, and by a person."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import (
    CallEvent,
    CallState,
    Speaker,
    Summary,
    TodoDone,
)
from talkhint_desktop.core.settings import HintsFrom
from tests.app.running_app import RunningApp, running_app
from tests.peers.openai_answers import Answer, End
from tests.peers.openai_peer import OpenAIPeer
from tests.peers.openai_script import BROKEN
from tests.peers.told_calls import SID, call, ended, final
from tests.peers.twilio_rest import TwilioRest

ASKED = "Where is my order? I bought it on Monday."
PROMISED = "I will call you back tomorrow."
WRITTEN = Answer(
    parts=("She asks for her order. ", "You look for it.\n", "- Call her back")
)


@asynccontextmanager
async def app_with_model() -> AsyncIterator[tuple[RunningApp, OpenAIPeer]]:
    async with OpenAIPeer() as peer, TwilioRest() as account:
        model: dict[str, Any] = {
            "openai_api_key": peer.key,
            "openai_base_url": peer.base_url,
        }
        async with running_app(account, hints=HintsFrom.OPENAI, **model) as app:
            yield app, peer
        assert peer.violations == []


@asynccontextmanager
async def app_without_model() -> AsyncIterator[RunningApp]:
    async with TwilioRest() as account, running_app(account) as app:
        yield app


async def had_a_call(app: RunningApp) -> None:
    for event in (
        call(),
        final(ASKED, "u1"),
        final(PROMISED, "u2", start_ms=3_000, speaker=Speaker.AGENT),
        ended(),
    ):
        app.app.tell(event)
    await app.told.until(CallEvent, state=CallState.ENDED)


async def summary_kept(app: RunningApp, source: str) -> Summary | None:
    await app.told.until(Summary, source=source, state="finished")
    record = await asyncio.to_thread(app.app.history.reader.show, SID)
    return record.summary


async def test_without_a_model_a_call_is_summed_up_in_its_own_words() -> None:
    async with app_without_model() as app:
        await had_a_call(app)
        asked = await app.ask("summarise", call_sid=SID)

        assert asked.parts == []
        assert asked.value["source"] == "extract"
        assert "Where is my order?" in asked.value["text"]
        assert asked.value["todo"] == [PROMISED]
        kept = await summary_kept(app, "extract")
        assert kept
        assert kept.todo == [PROMISED]


async def test_a_models_summary_grows_and_is_kept_whole() -> None:
    async with app_with_model() as (app, peer):
        peer.next_responses(WRITTEN)
        await had_a_call(app)
        asked = await app.ask("summarise", call_sid=SID)

        assert [part["state"] for part in asked.parts] == ["growing", "growing"]
        assert asked.parts[0]["text"] == "She asks for her order."
        assert asked.value["text"] == "She asks for her order. You look for it."
        assert asked.value["todo"] == ["Call her back"]
        assert (asked.value["state"], asked.value["source"]) == ("finished", "model")
        kept = await summary_kept(app, "model")
        assert kept
        assert kept.source == "model"


@pytest.mark.parametrize("answer", [BROKEN, Answer(end=End.EOF), Answer(parts=("",))])
async def test_where_the_model_fails_the_calls_own_words_are_told(answer: Any) -> None:
    async with app_with_model() as (app, peer):
        peer.next_responses(answer)
        await had_a_call(app)
        asked = await app.ask("summarise", call_sid=SID)

        assert asked.value["source"] == "extract"
        await app.told.until(Summary, source="extract")


async def test_what_a_person_wrote_is_kept_over_a_summary_under_way() -> None:
    async with app_with_model() as (app, peer):
        peer.next_responses(Answer(parts=WRITTEN.parts, end=End.STALL))
        await had_a_call(app)
        async with asyncio.TaskGroup() as tasks:
            job = app.ask("summarise", call_sid=SID)
            writing = tasks.create_task(job, name="summarise")
            await app.told.until(Summary, state="growing")
            edited = await app.ask(
                "edit-summary", call_sid=SID, text="Mine", todo=[" a "]
            )
            await asyncio.wait([writing])
        await peer.until(lambda: peer.requests[0].left_early)

        assert writing.result().value is None
        assert (edited.value["source"], edited.value["todo"]) == ("person", ["a"])
        kept = await summary_kept(app, "person")
        assert kept
        assert (kept.text, kept.source) == ("Mine", "person")


async def test_a_person_may_want_it_written_anew() -> None:
    async with app_without_model() as app:
        await had_a_call(app)
        await app.ask("edit-summary", call_sid=SID, text="Mine")
        asked = await app.ask("summarise", call_sid=SID)

        assert asked.value["source"] == "extract"


async def test_card_numbers_in_an_edited_summary_are_masked() -> None:
    async with app_without_model() as app:
        await had_a_call(app)
        asked = await app.ask(
            "edit-summary", call_sid=SID, text="Paid by 4111 1111 1111 1111"
        )

        assert asked.value["text"] == "Paid by •••• 1111"


@pytest.mark.parametrize(
    ("text", "todo"),
    [("x" * 4_001, []), ("", ["x" * 301]), ("", ["a"] * 21), ("", "a")],
)
async def test_an_edited_summary_has_its_limits(text: str, todo: Any) -> None:
    async with app_without_model() as app:
        await had_a_call(app)
        with pytest.raises(TalkHintError, match="at most"):
            await app.ask("edit-summary", call_sid=SID, text=text, todo=todo)


async def done_kept(app: RunningApp) -> list[str]:
    record = await asyncio.to_thread(app.app.history.reader.show, SID)
    return record.done


async def test_what_is_done_of_the_to_do_list_is_kept_with_the_call() -> None:
    async with app_without_model() as app:
        await had_a_call(app)
        todo = ["Send the quote", "Call back"]
        await app.ask("edit-summary", call_sid=SID, text="A price.", todo=todo)
        await app.told.until(Summary, source="person")
        await app.ask("todo-done", call_sid=SID, done=["Call back", "Never said"])
        await app.told.until(TodoDone)
        first = await done_kept(app)
        shown = [e for e in app.app.present.events() if isinstance(e, TodoDone)]
        await app.ask("todo-done", call_sid=SID, done=[])
        await app.told.until(TodoDone, done=[])

        assert first == ["Call back"]
        assert [e.done for e in shown] == [["Call back"]]
        assert await done_kept(app) == []


async def test_a_line_that_is_done_stays_done_in_another_summary_that_has_it() -> None:
    async with app_without_model() as app:
        await had_a_call(app)
        for todo in (["Send it", "Call back"], ["Call back", "Ask again"]):
            await app.ask("edit-summary", call_sid=SID, text="A price.", todo=todo)
            await app.told.until(Summary, todo=todo)
            if "Send it" in todo:
                await app.ask("todo-done", call_sid=SID, done=["Call back"])
                await app.told.until(TodoDone)
        exported = await app.ask("history-export", call=SID, form="md")

        assert "- [x] Call back\n- [ ] Ask again\n" in exported.value["text"]


@pytest.mark.parametrize("done", ["Call back", ["x"] * 21])
async def test_what_is_done_is_a_short_list(done: Any) -> None:
    async with app_without_model() as app:
        await had_a_call(app)
        with pytest.raises(TalkHintError):
            await app.ask("todo-done", call_sid=SID, done=done)


async def test_a_call_without_words_cannot_be_summed_up() -> None:
    async with app_without_model() as app:
        app.app.tell(call())
        app.app.tell(ended())
        await app.told.until(CallEvent, state=CallState.ENDED)
        with pytest.raises(TalkHintError, match="Nothing was said"):
            await app.ask("summarise", call_sid=SID)


async def test_a_call_that_is_not_going_on_gets_no_hint() -> None:
    async with app_without_model() as app:
        await had_a_call(app)
        with pytest.raises(TalkHintError, match="not going on"):
            await app.ask("hint-now", call_sid=SID)


async def test_the_users_own_instructions_are_what_the_model_gets() -> None:
    async with app_with_model() as (app, peer):
        asked = await app.ask("edit-prompt", prompt="summary", language="en")
        await asyncio.to_thread(Path(asked.value["path"]).write_text, "Rhyme.")
        await had_a_call(app)
        await app.ask("summarise", call_sid=SID)

    assert peer.requests[0].body["instructions"] == "Rhyme."


async def test_stopping_brings_back_the_summary_that_was_there() -> None:
    async with app_with_model() as (app, peer):
        peer.every_hint(Answer(parts=("It ", "grows"), between=30.0))
        await had_a_call(app)
        async with asyncio.TaskGroup() as tasks:
            asked = tasks.create_task(app.ask("summarise", call_sid=SID))
            await peer.until(lambda: bool(peer.requests))
            await app.ask("stop-summary", call_sid=SID)
        last = await app.told.until(Summary, state="finished")

    assert asked.result().value is None
    assert last.source == "extract"
