"""A model at the stand-in, and a prompt to ask it with."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from talkhint_desktop.core.coaching.prompt import Prompt
from talkhint_desktop.relay.model.config import ModelConfig, Said
from talkhint_desktop.relay.model.model import Model
from tests.peers.openai_hints import CHAT, RESPONSES
from tests.peers.openai_peer import OpenAIPeer

PROMPT = Prompt(
    "Be brief.", ("<call>\nCaller: hi\n</call>", "<asked>\nhi\n</asked>"), 99
)


@dataclass
class Asking:
    peer: OpenAIPeer
    model: Model
    now: float = 0.0
    pieces: list[str] = field(default_factory=list)

    async def ask(self, **own: Any) -> Said:
        return await self.model.ask(PROMPT, self.heard, **own)

    @asynccontextmanager
    async def being_asked(self, until: str) -> AsyncIterator[None]:
        """Ask, wait for the piece `until`, and at the end want no more."""
        came = asyncio.Event()

        def heard(piece: str) -> bool:
            if piece == until:
                came.set()
            return True

        async with asyncio.TaskGroup() as tasks:
            asked = tasks.create_task(self.model.ask(PROMPT, heard), name="ask")
            await came.wait()
            yield
            asked.cancel()

    def heard(self, piece: str) -> bool:
        self.pieces.append(piece)
        return True

    @property
    def paths(self) -> list[str]:
        """The paths that were asked, in order: R for Responses, C for chat."""
        return [
            {RESPONSES: "R", CHAT: "C"}.get(r.path, r.path) for r in self.peer.requests
        ]


@asynccontextmanager
async def asking(key: str = OpenAIPeer.key, **config: Any) -> AsyncIterator[Asking]:
    async with OpenAIPeer() as peer:
        values = {"api_key": key, "base_url": peer.base_url, **config}
        one: list[Asking] = []
        model = Model(ModelConfig(**values), lambda: one[0].now)
        one.append(Asking(peer, model))
        try:
            yield one[0]
        finally:
            await model.close()
        assert peer.violations == []
