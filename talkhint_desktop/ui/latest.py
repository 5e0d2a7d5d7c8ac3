"""Asks for the newest of what is wanted, one at a time. No Qt."""

from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

Wish = TypeVar("Wish")


class Latest(Generic[Wish]):
    """Carries out one wish at a time; of those that wait, the newest alone.

    `overtaken` tells, while one is carried out, that a newer one waits.
    """

    def __init__(self, carry_out: Callable[[Wish], Awaitable[None]]) -> None:
        self._carry_out = carry_out
        self._waiting: list[Wish] = []
        self._busy = False

    @property
    def overtaken(self) -> bool:
        return bool(self._waiting)

    async def ask(self, wish: Wish) -> None:
        self._waiting = [wish]
        if self._busy:
            return
        self._busy = True
        try:
            while self._waiting:
                await self._carry_out(self._waiting.pop())
        finally:
            self._busy = False
