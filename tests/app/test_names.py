"""Names as a face gives them: kept, told to all, told before each call."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import CallEvent, Event, Name
from talkhint_desktop.core.past import DELETE_ALL
from tests.app.running_app import RunningApp, running_app
from tests.peers.told_calls import OTHER, SID, call, ended, final
from tests.peers.twilio_rest import TwilioRest

DANA, NUMBER = "Dana Whitfield", "+15550100"


@asynccontextmanager
async def app(*events: Event) -> AsyncIterator[RunningApp]:
    async with TwilioRest() as account, running_app(account) as run:
        for event in events:
            run.app.tell(event)
        await heard(run, sum(isinstance(event, CallEvent) for event in events))
        yield run


async def heard(run: RunningApp, many: int) -> list[CallEvent | Name]:
    """Wait until so many calls and names were told, and return them."""
    async with asyncio.timeout(10):
        while True:
            told = [e for e in run.told.events if isinstance(e, CallEvent | Name)]
            if len(told) >= many:
                return told
            await asyncio.sleep(0.005)


async def test_a_name_is_kept_and_told_at_once() -> None:
    async with app(call()) as run:
        answer = await run.ask("name-number", number=NUMBER, name=f" {DANA}\u202e ")
        told = await heard(run, 2)
        kept = run.app.history.reader.names()

    assert answer.value == {"number": NUMBER, "name": DANA}
    assert [type(event) for event in told] == [CallEvent, Name]
    assert kept == [told[1]]


async def test_the_name_comes_just_before_the_next_call_of_the_number() -> None:
    async with app() as run:
        await run.ask("name-number", number=NUMBER, name=DANA)
        for event in (call(), call(sid=OTHER, caller="+15550199"), ended()):
            run.app.tell(event)
        told = await heard(run, 5)

    shown = [e.name if isinstance(e, Name) else e.call_sid for e in told]
    assert shown == [DANA, DANA, SID, OTHER, SID]


async def test_the_same_name_again_is_no_news() -> None:
    async with app() as run:
        await run.ask("name-number", number=NUMBER, name=DANA)
        await run.ask("name-number", number=NUMBER, name=DANA)
        await run.ask("name-number", number=NUMBER)
        told = await heard(run, 2)

    assert [e.name for e in told if isinstance(e, Name)] == [DANA, ""]


async def test_delete_all_takes_the_names_and_deleting_one_call_does_not() -> None:
    async with app(call(), final("hello"), ended()) as run:
        await run.ask("name-number", number=NUMBER, name=DANA)
        await run.ask("history-delete", call=SID)
        after_one = run.app.history.reader.names()

        await run.ask("history-delete-all", word=DELETE_ALL)
        told = await heard(run, 4)
        after_all = run.app.history.reader.names()

    assert [one.name for one in after_one] == [DANA]
    assert after_all == []
    last = told[-1]
    assert isinstance(last, Name)
    assert (last.number, last.name) == (NUMBER, "")


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": "anonymous", "name": "X"},
        {"number": "", "name": "X"},
        {"number": NUMBER, "name": "x" * 81},
        {"number": NUMBER, "name": "\u200b"},
    ],
)
async def test_what_cannot_be_a_name_is_refused_and_nothing_is_told(
    wrong: dict[str, Any],
) -> None:
    async with app() as run:
        with pytest.raises(TalkHintError):
            await run.ask("name-number", **wrong)
        told = [e for e in run.told.events if isinstance(e, Name)]

    assert told == []
