"""The model path: the same calls, asked of whatever answers hint requests."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol

from talkhint_desktop.core.events import Hint, Speaker
from talkhint_desktop.core.occasion import Occasion
from talkhint_desktop.core.passages import Passage
from tests.bench.hints.play import SID, Played, Shown
from tests.bench.hints.scripts import Script, Turn, playbook

LOOKED_UP = 3
PATIENCE = 10.0  # seconds for one answer; silence after that


@dataclass(frozen=True, slots=True)
class Request:
    """What a model is told: the words, why they matter, what came before.

    `turns` end with the caller's words that ask; `passages` are the best first.
    """

    occasion: Occasion
    language: str
    turns: tuple[tuple[Speaker, str], ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """`source` is the `file#heading` of the passage that the answer rests on."""

    headline: str
    facts: tuple[str, ...]
    source: str | None


class Hinter(Protocol):
    async def hint(self, request: Request) -> Answer | None:
        """Return a hint, or None: silence is an answer."""
        ...


class Connect(Protocol):
    """Opens the endpoint that the environment names."""

    def __call__(
        self, base_url: str, api_key: str, model: str
    ) -> AbstractAsyncContextManager[Hinter]: ...


async def play_with(hinter: Hinter, script: Script) -> Played:
    """Ask for a hint at every moment that the program would ask."""
    shown: list[Shown] = []
    work: list[float] = []
    for number, turn in enumerate(script.turns):
        request = _request(script, number)
        if request is None:
            continue
        began = time.perf_counter()
        answer = await _answer(hinter, request)
        took = (time.perf_counter() - began) * 1000
        work.append(took)
        if answer is not None:
            shown.append(Shown(_hint(answer, number, took), turn, round(took)))
    return Played(script, tuple(shown), tuple(work))


async def _answer(hinter: Hinter, request: Request) -> Answer | None:
    try:
        async with asyncio.timeout(PATIENCE):
            return await hinter.hint(request)
    except TimeoutError:
        return None


def _request(script: Script, number: int) -> Request | None:
    turn = script.turns[number]
    if turn.speaker is not Speaker.CALLER:
        return None
    book = playbook(script.playbook)
    occasion = book.occasion(turn.text)
    if occasion is None:
        return None
    passages = book.grounding(turn.text, script.language, LOOKED_UP)
    return Request(
        occasion,
        script.language,
        _spoken(script.turns[: number + 1]),
        tuple(passages),
    )


def _spoken(turns: Sequence[Turn]) -> tuple[tuple[Speaker, str], ...]:
    return tuple((turn.speaker, turn.text) for turn in turns)


def _hint(answer: Answer, number: int, took_ms: float) -> Hint:
    return Hint(
        at="",
        call_sid=SID,
        hint=f"hint-{number}",
        state="finished",
        kind="answer",
        headline=answer.headline,
        facts=list(answer.facts),
        source="model",
        card=answer.source,
        utterance=f"caller-{number}",
        after_ms=round(took_ms),
    )
