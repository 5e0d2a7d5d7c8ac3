"""What a call is heard with: OpenAI, this PC, or what there is."""

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from talkhint_desktop.core.events import Hint, Segment, Speaker, Summary, Trouble
from talkhint_desktop.core.settings import Engine, HintsFrom
from tests.app.running_app import RunningApp, running_app
from tests.peers.openai_answers import Answer
from tests.peers.openai_audio import Track, recorded_track
from tests.peers.openai_peer import OpenAIPeer
from tests.peers.openai_script import BAD_KEY, NO_CREDIT, Refusal, Script
from tests.peers.running_relay import speech
from tests.peers.twilio import sid
from tests.peers.twilio_rest import TwilioRest
from tests.peers.twilio_stream import FakeStream

SAID = "hello my order has not arrived yet"
CARDS = """\
## Late order
Triggers: has not arrived
Say: Offer to trace the parcel
"""


@cache
def caller() -> Track:
    """What the caller says in `speech`, and the words that are heard in it."""
    sound = b"".join(map(base64.b64decode, speech(Speaker.CALLER)))
    return recorded_track(sound, [(600, len(sound) // 8 - 1500, SAID)])


@asynccontextmanager
async def a_call(run: RunningApp) -> AsyncIterator[str]:
    """Let a caller speak in a call that goes on meanwhile."""
    call = sid("CA")
    async with run.twilio() as twilio:
        reply = await twilio.inbound(call)
        stream = await twilio.open_stream()
        await stream.send(stream.connected(), stream.start(call, reply.stream_token))
        await speak(stream)
        yield call


async def speak(stream: FakeStream) -> None:
    for number, payload in enumerate(speech(Speaker.CALLER)):
        await stream.send(stream.media("inbound", number, payload))


def by_openai(peer: OpenAIPeer, folder: Path, **settings: Any) -> dict[str, Any]:
    (folder / "cards.md").write_text(CARDS)
    return {
        "openai_api_key": peer.key,
        "openai_base_url": peer.base_url,
        "engine": Engine.OPENAI,
        "playbook_dir": str(folder),
        **settings,
    }


async def test_openai_hears_a_call_and_the_card_comes_with_its_words(
    tmp_path: Path,
) -> None:
    async with TwilioRest() as account, OpenAIPeer([caller()]) as peer:
        chosen = by_openai(peer, tmp_path, hints=HintsFrom.PLAYBOOK)
        async with running_app(account, **chosen) as run, a_call(run) as call:
            final = await run.told.until(Segment, call_sid=call, final=True)
            hint = await run.told.until(Hint, call_sid=call)

    assert (final.text, final.engine) == (SAID, "openai")
    assert hint.card == "cards.md#Late order"
    assert peer.violations == []


async def test_what_a_call_costs_is_told_of_it(tmp_path: Path) -> None:
    async with (
        TwilioRest() as account,
        OpenAIPeer([caller()]) as peer,
        running_app(account, **by_openai(peer, tmp_path)) as run,
        a_call(run) as call,
    ):
        await run.told.until(Segment, call_sid=call, final=True)
        cost = (await run.ask("cost", call_sid=call)).value

    # A server of one's own has no published price.
    assert cost["call"] is None
    assert cost["unpriced"] == ["gpt-live-transcribe"]


@pytest.mark.parametrize(
    ("refusal", "code", "said"),
    [
        (BAD_KEY, "key-refused", "OpenAI refused the key: "),
        (NO_CREDIT, "quota-exhausted", "The OpenAI account has no credit left: "),
    ],
)
async def test_what_openai_refuses_is_told_once_with_its_remedy(
    tmp_path: Path, refusal: Refusal, code: str, said: str
) -> None:
    async with TwilioRest() as account, OpenAIPeer([caller()]) as peer:
        peer.every_connection(Script(refusal=refusal))
        chosen = by_openai(peer, tmp_path)
        async with running_app(account, **chosen) as run, a_call(run) as call:
            told = await run.told.until(Trouble, call_sid=call)
            troubles = run.told.of(Trouble, call_sid=call, code=code, cleared=False)

    assert (told.code, told.cleared) == (code, False)
    assert told.message.startswith(said)
    assert "next call" in told.remedy
    assert len(troubles) == 1


async def test_without_a_key_the_call_goes_on_and_says_what_is_missing() -> None:
    async with (
        TwilioRest() as account,
        running_app(account, engine=Engine.OPENAI) as run,
        a_call(run) as call,
    ):
        told = await run.told.until(Trouble, call_sid=call, code="transcriber-down")

    assert told.message == "There is no OpenAI key, so nothing is written down."
    assert told.remedy.startswith("Set TALKHINT_OPENAI_API_KEY")


async def test_a_missing_key_is_told_before_a_call_and_until_it_is_there() -> None:
    async with (
        TwilioRest() as account,
        running_app(account, engine=Engine.OPENAI) as run,
    ):
        told = await run.told.until(Trouble, call_sid=None)
        await run.ask("set-key", name="openai_api_key", value="sk-new")
        over = await run.told.until(Trouble, call_sid=None, cleared=True)

    assert told.message == "There is no OpenAI key, so nothing is written down."
    assert over.code == told.code == "transcriber-down"


async def test_a_practice_call_costs_nothing_and_its_words_go_nowhere(
    tmp_path: Path,
) -> None:
    async with TwilioRest() as account, OpenAIPeer() as peer:
        chosen = by_openai(peer, tmp_path, hints=HintsFrom.OPENAI)
        async with running_app(account, **chosen) as run:
            await run.ask("practice", speed=8.0)
            said = {"speaker": Speaker.CALLER, "final": True}
            heard = await run.told.until(Segment, within=40, **said)
            await run.ask("stop-practice")
            summary = await run.told.until(Summary, within=60)

    assert heard.engine == "basic"
    assert (summary.source, summary.state) == ("extract", "finished")
    assert peer.connections == []
    assert peer.requests == []


async def test_english_without_a_local_model_is_heard_by_the_basic_engine() -> None:
    async with (
        TwilioRest() as account,
        running_app(account, engine=Engine.LOCAL) as run,
        a_call(run),
    ):
        heard = await run.told.until(Segment, within=40)

    assert heard.engine == "basic"


async def test_russian_without_a_local_model_says_which_to_get() -> None:
    async with (
        TwilioRest() as account,
        running_app(account, engine=Engine.LOCAL, call_languages=("ru",)) as run,
        a_call(run) as call,
    ):
        told = await run.told.until(Trouble, call_sid=call, code="transcriber-down")

    assert told.message == "There is no local model for Russian on this PC."
    assert "talkhint models get ru-t-one" in told.remedy


async def test_a_new_key_chooses_openai_but_not_against_the_user() -> None:
    async with TwilioRest() as account, running_app(account) as run:
        await run.ask("set-key", name="openai_api_key", value="sk-new")
        by_key = run.app.settings.engine
        await run.ask("change-settings", values={"engine": "basic"})
        await run.ask("remove-key", name="openai_api_key")
        await run.ask("set-key", name="openai_api_key", value="sk-other")

    assert by_key is Engine.OPENAI
    assert run.app.settings.engine is Engine.BASIC
    assert run.app.settings.hints is HintsFrom.OPENAI


async def test_a_call_is_heard_coached_and_summed_up_by_openai(tmp_path: Path) -> None:
    hinted = Answer(parts=("Offer to trace it now\n", "- Tracing takes two days\n"))
    summed = Answer(parts=("The parcel is late.\n", "- Trace it"))
    async with TwilioRest() as account, OpenAIPeer([caller()]) as peer:
        peer.every_hint(hinted)
        chosen = by_openai(peer, tmp_path, hints=HintsFrom.OPENAI)
        async with running_app(account, **chosen) as run, a_call(run) as call:
            final = await run.told.until(Segment, call_sid=call, final=True)
            card = await run.told.until(Hint, call_sid=call, source="playbook")
            await peer.until(lambda: bool(peer.requests), within=20)
            asked = peer.requests[0].body
            peer.every_hint(summed)
            async with run.twilio() as twilio:
                await twilio.status(call, "completed")
            last = await run.told.until(
                Summary, call_sid=call, source="model", state="finished"
            )
            shown = (await run.ask("history-show", call=call)).value

    assert (final.text, final.engine) == (SAID, "openai")
    assert card.card == "cards.md#Late order"
    assert SAID in str(asked["input"])
    assert asked["store"] is False
    assert (last.text, last.todo) == ("The parcel is late.", ["Trace it"])
    assert shown["summary"]["text"] == last.text
    assert peer.violations == []
