"""What the agent wants of a model's words holds for the next question already."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from talkhint_desktop.core.coaching.wishes import LONGEST
from talkhint_desktop.core.events import Hint, Summary
from talkhint_desktop.core.settings import Engine, HintsFrom
from talkhint_desktop.store.prompts import Prompts
from tests.app.running_app import RunningApp, running_app
from tests.peers.openai_answers import Answer
from tests.peers.openai_peer import OpenAIPeer
from tests.peers.told_calls import final
from tests.peers.twilio import sid
from tests.peers.twilio_rest import TwilioRest

SAID = "hello my order has not arrived yet"
NOTES = "Harbor lamps, 40 dollars each.\nFree delivery from 3 lamps."
PRICED = Answer(parts=("Offer lamps at 40 dollars\n", "Source: 0"))
RUSSIAN = Answer(parts=("Предложите розыск посылки\n", "Источник: 0"))
OTHER_CARDS = "## Refund\nTriggers: money back\nSay: Refund goes to the same card\n"


@dataclass
class Talk:
    """A call that goes on, in which only the agent's key asks for hints."""

    run: RunningApp
    peer: OpenAIPeer
    sid: str
    hints: int = 0

    async def change(self, **values: Any) -> dict[str, Any]:
        asked = await self.run.ask("change-settings", values=values)
        answer: dict[str, Any] = asked.value
        return answer

    async def question(self) -> dict[str, Any]:
        """Return what the model was sent for a hint that is asked for now."""
        known = len(self.peer.requests)
        await self.run.ask("hint-now", call_sid=self.sid)
        await self.peer.until(lambda: len(self.peer.requests) > known, within=30)
        body: dict[str, Any] = self.peer.requests[known].body
        return body

    async def hint(self) -> Hint:
        """Return the model's hint that is asked for now, once it is whole."""
        whole: dict[str, Any] = {"source": "model", "state": "finished"}
        known = len(self.run.told.of(Hint, **whole))
        await self.question()
        return await self.run.told.next(Hint, known, **whole)

    async def hung_up(self) -> dict[str, Any]:
        """End the call and return what the model was sent for its summary."""
        known = len(self.peer.requests)
        async with self.run.twilio() as twilio:
            await twilio.status(self.sid, "completed")
        await self.run.told.until(Summary, source="extract")
        await self.peer.until(lambda: len(self.peer.requests) > known, within=30)
        body: dict[str, Any] = self.peer.requests[known].body
        return body


@asynccontextmanager
async def an_app(
    folder: Path, **settings: Any
) -> AsyncIterator[tuple[RunningApp, OpenAIPeer]]:
    """Run an app whose playbook has nothing on what the caller says."""
    (folder / "cards.md").write_text(OTHER_CARDS)
    async with TwilioRest() as account, OpenAIPeer() as peer:
        peer.every_hint(PRICED)
        model: dict[str, Any] = {
            "openai_api_key": peer.key,
            "openai_base_url": peer.base_url,
            "hints": HintsFrom.OPENAI,
            "automatic_hints": False,
            "playbook_dir": str(folder),
        }
        chosen = {**model, **settings}
        async with running_app(account, engine=Engine.OPENAI, **chosen) as run:
            yield run, peer
        assert peer.violations == []


@asynccontextmanager
async def in_a_call(run: RunningApp, peer: OpenAIPeer) -> AsyncIterator[Talk]:
    """Let a caller say one sentence in a call that goes on meanwhile."""
    name = sid("CA")
    async with run.twilio() as twilio:
        await twilio.inbound(name)
        session = run.app.relay.calls.known(name)
        assert session
        async with asyncio.timeout(30):  # its coach comes a moment later
            while session.on_wish is None:
                await asyncio.sleep(0.01)
        call = session.call
        session.follows(lambda now: call.heard(final(SAID, sid=name), now))
        yield Talk(run, peer, name)


@asynccontextmanager
async def a_talk(folder: Path, **settings: Any) -> AsyncIterator[Talk]:
    async with an_app(folder, **settings) as (run, peer), in_a_call(run, peer) as talk:
        yield talk


def built_in(name: Any, language: str) -> str:
    return Prompts(Path("/nowhere")).read(name, language).text.strip()


def sent(body: dict[str, Any]) -> list[str]:
    return [part["content"] for part in body["input"]]


async def test_notes_reach_the_next_question_of_a_call_that_goes_on(
    tmp_path: Path,
) -> None:
    async with a_talk(tmp_path) as talk:
        before = await talk.question()
        await talk.change(agent_notes=NOTES)
        after = await talk.question()
        await talk.change(agent_notes="")
        again = await talk.question()

    assert "<about>" not in str(before)
    assert sent(after)[0] == f"<about>\n{NOTES}\n</about>"
    assert sent(after)[1:] == sent(before)
    assert "`<about>`" in after["instructions"]
    assert again["instructions"] == before["instructions"] == built_in("hint", "en")
    assert sent(again) == sent(before)


async def test_a_number_of_the_notes_needs_no_check_from_the_next_hint_on(
    tmp_path: Path,
) -> None:
    async with a_talk(tmp_path) as talk:
        before = await talk.hint()
        await talk.change(agent_notes=NOTES)
        known = await talk.hint()
        await talk.change(agent_notes="Harbor lamps, 45 dollars each.")
        another = await talk.hint()

    assert known.headline == "Offer lamps at 40 dollars"
    assert (before.check, known.check, another.check) == (["40"], [], ["40"])


async def test_a_card_number_in_the_notes_goes_nowhere(tmp_path: Path) -> None:
    number = "4111 1111 1111 1111"
    async with a_talk(tmp_path) as talk:
        told = await talk.change(agent_notes=f"We pay by {number}.\nLamps, 40 dollars.")
        body = await talk.question()
        kept = (talk.run.app.folder / "settings.json").read_text()

    assert sent(body)[0] == (
        "<about>\nWe pay by •••• 1111.\nLamps, 40 dollars.\n</about>"
    )
    assert number not in kept
    assert told["values"]["agent_notes"].startswith("We pay by •••• 1111.")


async def test_notes_that_are_too_long_are_refused_by_name_and_not_sent(
    tmp_path: Path,
) -> None:
    async with a_talk(tmp_path, agent_notes=NOTES) as talk:
        told = await talk.change(agent_notes="x" * (LONGEST + 1))
        body = await talk.question()

    wrong = told["wrong"]["agent_notes"]
    assert "agent_notes must be at most 2000 letters" in wrong["message"]
    assert sent(body)[0] == f"<about>\n{NOTES}\n</about>"


async def test_another_language_holds_for_the_next_hint_and_for_its_check(
    tmp_path: Path,
) -> None:
    async with a_talk(tmp_path) as talk:
        talk.peer.every_hint(RUSSIAN)
        before = await talk.question()
        await talk.change(hint_language="ru")
        hint = await talk.hint()
        after = talk.peer.requests[-1].body

    assert before["instructions"] == built_in("hint", "en")
    assert after["instructions"].startswith(built_in("hint", "ru"))
    assert "Пишите по-русски" in after["instructions"]
    assert hint.headline == "Предложите розыск посылки"


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("warm", "Word it warmly"),
        ("formal", "Word it formally"),
        ("short", "five words at most"),
    ],
)
async def test_a_style_adds_one_sentence_to_the_next_question(
    style: str, words: str, tmp_path: Path
) -> None:
    async with a_talk(tmp_path) as talk:
        await talk.change(hint_style=style)
        styled = (await talk.question())["instructions"]
        await talk.change(hint_style="neutral")
        neutral = (await talk.question())["instructions"]

    added = styled.removeprefix(neutral).strip()
    assert words in added
    assert added.count(".") == 1
    assert neutral == built_in("hint", "en")


async def test_a_style_stands_beside_the_users_own_instructions(tmp_path: Path) -> None:
    async with an_app(tmp_path) as (run, peer):
        own = await run.ask("edit-prompt", prompt="hint", language="en")
        await asyncio.to_thread(Path(own.value["path"]).write_text, "Rhyme.")
        await run.ask("change-settings", values={"hint_style": "warm"})
        async with in_a_call(run, peer) as talk:
            told = (await talk.question())["instructions"]

    assert told.startswith("Rhyme.\n\nWord it warmly")


async def test_the_summary_has_the_notes_and_the_language_but_no_style(
    tmp_path: Path,
) -> None:
    async with a_talk(tmp_path) as talk:
        await talk.change(agent_notes=NOTES, hint_language="ru", hint_style="warm")
        body = await talk.hung_up()

    told = body["instructions"]
    assert told.startswith(built_in("summary", "ru"))
    assert told.endswith("Пишите по-русски, на каком бы языке ни шёл разговор.")
    assert "тепло" not in told
    assert sent(body)[0] == f"<about>\n{NOTES}\n</about>"
