"""Hears what a tunnel tells, and waits for it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from talkhint_desktop.relay.tunnel.tunnel import Down


@dataclass
class Heard:
    """What was told, in order: `("up", url, ms)`, `("moved", url)`, `("down", why)`."""

    told: list[tuple[object, ...]] = field(default_factory=list)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def up(self, url: str, latency_ms: int | None) -> None:
        self._note("up", url, latency_ms)

    def moved(self, url: str) -> None:
        self._note("moved", url)

    def down(self, why: Down) -> None:
        self._note("down", why)

    @property
    def what(self) -> list[object]:
        """What kinds of news came, each repetition once."""
        kinds = [told[0] for told in self.told]
        return [
            k for k, before in zip(kinds, [None, *kinds], strict=False) if k != before
        ]

    @property
    def whys(self) -> list[Down]:
        return [told[1] for told in self.told if isinstance(told[1], Down)]

    async def until(
        self, wanted: Callable[["Heard"], bool], within: float = 5.0
    ) -> None:
        async with asyncio.timeout(within):
            while not wanted(self):
                self._news.clear()
                await self._news.wait()

    async def until_up(self, times: int = 1) -> None:
        """Wait until the tunnel came up for so many times."""
        await self.until(lambda h: sum(w != "down" for w in h.what) >= times)

    async def until_down(self, times: int = 1) -> Down:
        """Wait until the tunnel went down so many times, and return the last why."""
        await self.until(lambda h: h.what.count("down") >= times)
        return self.whys[-1]

    def _note(self, *told: object) -> None:
        self.told.append(told)
        self._news.set()
