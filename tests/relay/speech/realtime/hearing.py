"""A call's ear in tests: says frames to the recogniser, gathers what it tells."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.relay.speech.realtime.config import Patience, RealtimeConfig
from talkhint_desktop.relay.speech.realtime.recogniser import OpenAIRecogniser
from talkhint_desktop.relay.speech.recogniser import Words
from tests.peers.openai_audio import marked_track
from tests.peers.openai_peer import OpenAIPeer

# Two words a second for a minute, each of them once.
LONG = marked_track(60_000, [(ms, f"w{ms // 500}") for ms in range(100, 60_000, 500)])
OTHER = marked_track(5_000, [(ms, f"a{ms // 500}") for ms in range(100, 5_000, 500)], 1)

# As in life, only sooner.
QUICK = Patience(
    first_pause=0.01,
    longest_pause=0.02,
    rest=0.05,
    look_every=0.01,
    close_within=0.2,
    faster=200.0,
)


class Listener:
    """What was told, and a way to wait for it."""

    def __init__(self) -> None:
        self.words: list[Words] = []
        self.lost: dict[str, str] = {}
        self.troubles: list[tuple[str, str, bool]] = []
        self.seconds = 0.0
        self.ends: Counter[str] = Counter()
        self._news = asyncio.Event()

    def heard(self, words: Words) -> None:
        assert not self.ends[words.utterance], "nothing may follow the end"
        self.words.append(words)
        self.ends[words.utterance] += words.final
        self._news.set()

    def gone(self, names: list[str], why: str) -> None:
        self.lost |= dict.fromkeys(names, why)
        for name in names:
            assert not self.ends[name], "nothing may follow the end"
            self.ends[name] += 1
        self._news.set()

    def troubled(self, code: str, cause: str, cleared: bool) -> None:
        self.troubles.append((code, cause, cleared))
        self._news.set()

    def used(self, seconds: float) -> None:
        self.seconds += seconds

    @property
    def finals(self) -> dict[str, str]:
        return {words.utterance: words.text for words in self.words if words.final}

    @property
    def codes(self) -> list[tuple[str, bool]]:
        return [(code, cleared) for code, _, cleared in self.troubles]

    async def until(self, true: Callable[[], bool], within: float = 10.0) -> None:
        async with asyncio.timeout(within):
            while not true():
                self._news.clear()
                await self._news.wait()

    async def end_of(self, utterance: str) -> str | None:
        """Wait for an utterance's end; return its words, None if they are lost."""
        await self.until(lambda: self.ends[utterance] > 0)
        return self.finals.get(utterance)


@asynccontextmanager
async def listening(
    listener: Listener, base_url: str, patience: Patience = QUICK, **wanted: object
) -> AsyncIterator[OpenAIRecogniser]:
    given = {"api_key": OpenAIPeer.key, "base_url": base_url} | wanted
    async with (
        asyncio.TaskGroup() as tasks,
        OpenAIRecogniser.start(
            tasks,
            RealtimeConfig(**given),  # type: ignore[arg-type]
            heard=listener.heard,
            lost=listener.gone,
            troubled=listener.troubled,
            used=listener.used,
            patience=patience,
        ) as recogniser,
    ):
        yield recogniser


@asynccontextmanager
async def recognising(
    peer: OpenAIPeer, listener: Listener, patience: Patience = QUICK, **wanted: object
) -> AsyncIterator[OpenAIRecogniser]:
    given = {"base_url": peer.base_url} | wanted
    async with listening(listener, patience=patience, **given) as recogniser:  # type: ignore[arg-type]
        yield recogniser


def say(
    recogniser: OpenAIRecogniser,
    utterance: str,
    frames: Iterable[bytes],
    speaker: Speaker = Speaker.CALLER,
) -> None:
    """Say a whole utterance, faster than life."""
    recogniser.begin(utterance, speaker)
    for frame in frames:
        recogniser.audio(utterance, frame)
    recogniser.end(utterance)


def words(start_ms: int, end_ms: int) -> str:
    """Return the words of `LONG` between two moments."""
    return " ".join(w for ms, w in LONG.words if start_ms <= ms < end_ms)
