"""Asks the endpoint as TalkHint's own coach does: same prompt, same rules."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic

from talkhint_desktop.core.coaching.answer import Answer as Written
from talkhint_desktop.core.coaching.form import Flaw, advice_of
from talkhint_desktop.core.coaching.prompt import hint_prompt
from talkhint_desktop.core.coaching.request import HintRequest, Line, Note
from talkhint_desktop.relay.model.config import ModelConfig
from talkhint_desktop.relay.model.model import Model
from talkhint_desktop.relay.model.trouble import ModelTrouble
from talkhint_desktop.store.prompts import Prompts
from tests.bench.hints.model import Answer, Request
from tests.bench.hints.play import SID


class Coach:
    """A failing model costs its hint and nothing else, as in a call."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._prompts = Prompts(Path("/nowhere"))  # the built-in instructions

    async def hint(self, request: Request) -> Answer | None:
        asked = _as_asked(request)
        instructions = self._prompts.read("hint", request.language).text
        written = Written()

        def heard(piece: str) -> bool:
            written.said(piece)
            return not written.full

        try:
            await self._model.ask(hint_prompt(instructions, asked), heard)
        except ModelTrouble:
            return None
        advice = advice_of(written.finished(), asked)
        if isinstance(advice, Flaw) or not advice.headline:
            return None
        source = advice.note.source if advice.note else None
        return Answer(advice.headline, advice.facts, source)


@asynccontextmanager
async def connect(base_url: str, api_key: str, model: str) -> AsyncIterator[Coach]:
    config = ModelConfig(api_key=api_key, base_url=base_url, model=model)
    opened = Model(config, monotonic)
    try:
        yield Coach(opened)
    finally:
        await opened.close()


def _as_asked(request: Request) -> HintRequest:
    return HintRequest(
        call_sid=SID,
        language=request.language,
        asked=request.turns[-1][1],
        utterance="u1",
        utterance_end_ms=0,
        notes=tuple(Note(p.source, p.text) for p in request.passages),
        lines=tuple(Line(speaker, text) for speaker, text in request.turns),
    )
