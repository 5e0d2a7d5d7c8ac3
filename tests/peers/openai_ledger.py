"""What the OpenAI stand-in was sent, kept for the test to read."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tests.peers.openai_script import Json


@dataclass
class Ledger:
    """What one session was sent, and what was heard in it."""

    events: Counter[str] = field(default_factory=Counter)
    configs: list[Json] = field(default_factory=list)  # each session.updated
    audio_bytes: int = 0
    audio_ms: float = 0.0
    early_ms: float = 0.0  # audio that came before the first session.updated
    commits: int = 0
    finals: list[str] = field(default_factory=list)  # one for each commit
    violations: list[str] = field(default_factory=list)


@dataclass
class Connection:
    """One request for a socket, refused ones too.

    `close_code` is the code of the client's close frame, None where none came.
    """

    number: int
    headers: Mapping[str, str]
    query: Mapping[str, str]
    ledger: Ledger = field(default_factory=Ledger)
    accepted: bool = False
    is_open: bool = False
    close_code: int | None = None


@dataclass
class Request:
    """One HTTP request. `body` is as sent, so an absent `store` stays absent."""

    path: str
    headers: Mapping[str, str]
    body: Json
    frames_said: int = 0
    finished: bool = False
    left_early: bool = False  # the client went before the end


class Bell:
    """Wakes a test that waits for something to become true."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        self._rung.set()

    async def until(self, true: Callable[[], bool], within: float) -> None:
        """Return once `true()`; raises TimeoutError after `within` seconds."""
        async with asyncio.timeout(within):
            while not true():
                self._rung.clear()
                await self._rung.wait()
