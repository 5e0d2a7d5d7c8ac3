"""A stand-in for the relay at the other end of the link, answered by hand."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.ui.webhook_state import WebhookState
from tests.ui import webhook_samples as made


def plain(value: Any) -> Any:
    """Return a value as the link carries it."""
    return msgspec.to_builtins(value)


@dataclass
class StandInRelay:
    """Answers commands by hand: each waits until `answer` or `refuse`."""

    state: WebhookState = field(default_factory=made.state)
    given: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    asked: int = 0
    _waiting: list[tuple[asyncio.Future[Any], Callable[[Any], None] | None]] = field(
        default_factory=list
    )
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(
        self,
        name: str,
        /,
        *,
        on_part: Callable[[Any], None] | None = None,
        **arguments: object,
    ) -> Any:
        if name == "webhook":
            self.asked += 1
            self._changed.set()
            return plain(self.state)
        self.given.append((name, dict(arguments)))
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting.append((answer, on_part))
        self._changed.set()
        return await answer

    async def until(self, given: int = 0, asked: int = 0) -> None:
        async with asyncio.timeout(10):
            while len(self.given) < given or self.asked < asked:
                self._changed.clear()
                await self._changed.wait()

    def part(self, value: Any) -> None:
        _, on_part = self._waiting[0]
        assert on_part is not None
        on_part(plain(value))

    def answer(self, value: Any) -> None:
        self._waiting.pop(0)[0].set_result(plain(value))

    def refuse(self, message: str, remedy: str = "") -> None:
        error = TalkHintError(message, remedy=remedy)
        self._waiting.pop(0)[0].set_exception(error)
