"""What the agent teaches is checked, told, kept, and used by the next hint."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import (
    CallEvent,
    CallState,
    Correction,
    Flag,
    Hint,
    HintUse,
    Segment,
    Speaker,
    Summary,
)
from talkhint_desktop.relay.speech.recogniser import Words
from tests.app.running_app import RunningApp, running_app
from tests.peers.running_relay import speech
from tests.peers.twilio import sid
from tests.peers.twilio_rest import TwilioRest

HEARD = "where is my order from acne"


@asynccontextmanager
async def a_call_with_words() -> AsyncIterator[tuple[RunningApp, str, Segment]]:
    """Run an app with a call in which the caller has said `HEARD`."""
    async with (
        TwilioRest() as account,
        running_app(account) as run,
        run.twilio() as twilio,
    ):
        call = sid("CA")
        reply = await twilio.inbound(call)
        stream = await twilio.open_stream()
        await stream.send(stream.connected(), stream.start(call, reply.stream_token))
        for number, payload in enumerate(speech(Speaker.CALLER)[:80]):
            await stream.send(stream.media("inbound", number, payload))
        session = run.app.relay.calls.live[0]
        async with asyncio.timeout(10):
            while not session.looked().caller.speaking:
                await asyncio.sleep(0.01)
        session.heard(Words("caller-1", HEARD, final=True))
        yield run, call, await run.told.until(Segment, final=True)


async def ends(run: RunningApp, call: str) -> None:
    async with run.twilio() as twilio:
        await twilio.status(call, "completed")
    await run.told.until(CallEvent, state=CallState.ENDED)
    await run.ask("settled", call_sid=call)


async def shown(run: RunningApp, call: str) -> Any:
    return (await run.ask("history-show", call=call)).value


async def test_corrected_words_are_told_kept_and_known_to_the_next_hint() -> None:
    async with a_call_with_words() as (run, call, said):
        answer = await run.ask(
            "correct",
            call_sid=call,
            utterance=said.utterance,
            text="Where is my order\nfrom Acme?",
        )
        told = await run.told.until(Correction)
        transcript = run.app.relay.calls.live[0].call.transcript.finals()
        record = await shown(run, call)

    assert answer.value == {"keywords": ["Acme"]}
    assert told.text == "Where is my order from Acme?"
    assert [s.text for s in transcript] == [told.text]
    assert record["segments"][0]["text"] == HEARD
    assert record["corrections"][0]["text"] == told.text


async def test_a_call_that_is_over_and_forgotten_is_corrected_in_the_history() -> None:
    async with a_call_with_words() as (run, call, said):
        await ends(run, call)
        for _ in range(2):  # only the newest call that is over is remembered
            other = sid("CA")
            async with run.twilio() as twilio:
                await twilio.inbound(other)
                await twilio.status(other, "completed")
            await run.ask("settled", call_sid=other)
        assert run.app.present.final(call, said.utterance) is None
        await run.ask(
            "correct",
            call_sid=call,
            utterance=said.utterance,
            text="4111 1111 1111 1111 at Acme",
        )
        await run.told.until(Correction)
        found = (await run.ask("history-search", words="Acme")).value
        record = await shown(run, call)

    assert [one["call_sid"] for one in found] == [call]
    assert record["corrections"][0]["text"] == "•••• 1111 at Acme"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"call_sid": "CA" + "0" * 32}, "There is no call"),
        ({"utterance": "caller-9"}, "was not said"),
        ({"text": " \n "}, "1 to 2000 letters"),
        ({"text": "a" * 2001}, "1 to 2000 letters"),
    ],
)
async def test_a_correction_of_what_was_never_told_is_refused(
    changes: dict[str, str], why: str
) -> None:
    async with a_call_with_words() as (run, call, said):
        wanted = {"call_sid": call, "utterance": said.utterance, "text": "words"}
        with pytest.raises(TalkHintError, match=why):
            await run.ask("correct", **{**wanted, **changes})

        assert run.told.of(Correction) == []


async def test_a_flag_is_told_and_kept_during_a_call_and_long_after() -> None:
    async with a_call_with_words() as (run, call, said):
        line = {"call_sid": call, "utterance": said.utterance}
        await run.ask("flag", **line)
        told = await run.told.until(Flag, flagged=True)
        late = run.app.present.events()
        await ends(run, call)
        during = (await shown(run, call))["flags"]
        for _ in range(2):  # only the newest call that is over is remembered
            other = sid("CA")
            async with run.twilio() as twilio:
                await twilio.inbound(other)
                await twilio.status(other, "completed")
            await run.ask("settled", call_sid=other)
        await run.ask("flag", **line, flagged=False)
        await run.told.until(Flag, flagged=False)
        after = (await shown(run, call))["flags"]

    assert (told.call_sid, told.utterance) == (call, said.utterance)
    assert told in late
    assert ([flag["utterance"] for flag in during], after) == ([said.utterance], [])


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"call_sid": "CA" + "0" * 32}, "There is no call"),
        ({"utterance": "caller-9"}, "was not said"),
    ],
)
async def test_a_line_that_was_never_said_is_not_flagged(
    changes: dict[str, str], why: str
) -> None:
    async with a_call_with_words() as (run, call, said):
        line = {"call_sid": call, "utterance": said.utterance}
        with pytest.raises(TalkHintError, match=why):
            await run.ask("flag", **{**line, **changes})

        assert run.told.of(Flag) == []


async def test_what_became_of_a_hint_is_kept_and_only_of_one_that_was_shown() -> None:
    async with a_call_with_words() as (run, call, said):
        hint = Hint(
            at=said.at,
            call_sid=call,
            hint="hint-1",
            state="finished",
            kind="answer",
            headline="Offer to trace it",
            facts=[],
            source="playbook",
            card=None,
            utterance=said.utterance,
            after_ms=10,
        )
        run.app.tell(hint)
        await run.told.until(Hint)
        for fate in ("read", "up", "up"):
            await run.ask("hint-used", call_sid=call, hint="hint-1", fate=fate)
        with pytest.raises(TalkHintError, match="was not shown"):
            await run.ask("hint-used", call_sid=call, hint="hint-9", fate="up")
        with pytest.raises(TalkHintError, match="can't be 'eaten'"):
            await run.ask("hint-used", call_sid=call, hint="hint-1", fate="eaten")
        await run.told.until(HintUse, fate="up")
        record = await shown(run, call)

    assert [use["fate"] for use in record["hint_uses"]] == ["read", "up"]


async def test_a_keyword_is_saved_for_the_next_connection() -> None:
    async with TwilioRest() as account, running_app(account) as run:
        one = await run.ask("add-keyword", word="Acme")
        two = await run.ask("add-keyword", word="Harbor Supply")
        with pytest.raises(TalkHintError):
            await run.ask("add-keyword", word="<b>")
        with pytest.raises(TalkHintError, match="secret"):
            await run.ask("add-keyword", word="4242 4242 4242 4242")
        saved = (run.app.folder / "settings.json").read_text()

        assert one.value == {"keywords": ["Acme"]}
        assert two.value == {"keywords": ["Acme", "Harbor Supply"]}
        assert run.app.choices.now.keywords == ("Acme", "Harbor Supply")
    assert "Harbor Supply" in saved


async def test_a_summary_that_somebody_wrote_is_masked_before_it_is_kept() -> None:
    async with a_call_with_words() as (run, call, said):
        run.app.tell(
            Summary(
                at=said.at,
                call_sid=call,
                text="Paid with 4242 4242 4242 4242.",
                todo=["Ask for order 48291375", "The code is 4829"],
                source="person",
            )
        )
        told = await run.told.until(Summary)
        record = await shown(run, call)

    assert told.text == "Paid with •••• 4242."
    assert told.todo == ["Ask for order 48291375", "The code is ••••"]
    assert record["summary"]["text"] == told.text
