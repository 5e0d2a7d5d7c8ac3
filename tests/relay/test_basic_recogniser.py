"""Basic recognition: every utterance comes to one end, whatever happens."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.relay.speech.basic import COMMAND, basic_engine
from talkhint_desktop.relay.speech.recogniser import CLOSED, FELL_BEHIND, STOPPED, Words
from talkhint_desktop.relay.speech.worker_recogniser import WorkerRecogniser

CALL = Path(__file__).parents[2] / "resources" / "practice" / "order-en"
YES = slice(15_700 * 8, 18_500 * 8)  # the caller's "Yes, one moment please."
DIES = [sys.executable, "-c", "import sys; sys.stdin.buffer.read(1)"]
STUCK = [sys.executable, "-c", "import sys, threading; threading.Event().wait()"]


class Listener:
    """What was heard and lost, and a way to wait for the next of either."""

    def __init__(self) -> None:
        self.words: list[Words] = []
        self.lost: dict[str, str] = {}
        self._news = asyncio.Event()

    def heard(self, words: Words) -> None:
        self.words.append(words)
        self._news.set()

    def gone(self, names: list[str], why: str) -> None:
        self.lost |= dict.fromkeys(names, why)
        self._news.set()

    async def end_of(self, utterance: str) -> Words | str:
        """Wait for the end of `utterance`: its final words, or why it is lost."""
        async with asyncio.timeout(30):
            while True:
                if why := self.lost.get(utterance):
                    return why
                for words in self.words:
                    if words.utterance == utterance and words.final:
                        return words
                self._news.clear()
                await self._news.wait()


@contextlib.asynccontextmanager
async def recognising(
    cache: Path, listener: Listener, command: tuple[str, ...] | list[str] = COMMAND
) -> AsyncIterator[WorkerRecogniser]:
    async with (
        asyncio.TaskGroup() as tasks,
        WorkerRecogniser.start(
            tasks,
            basic_engine([], cache, command=command),
            heard=listener.heard,
            lost=listener.gone,
        ) as recogniser,
    ):
        yield recogniser


def say_yes(recogniser: WorkerRecogniser, utterance: str) -> None:
    audio = (CALL / "caller.ulaw").read_bytes()[YES]
    recogniser.begin(utterance, Speaker.CALLER)
    for at in range(0, len(audio), 160):
        recogniser.audio(utterance, audio[at : at + 160])
    recogniser.end(utterance)


async def test_what_is_said_before_the_worker_is_ready_is_heard(tmp_path: Path) -> None:
    listener = Listener()

    async with recognising(tmp_path, listener) as recogniser:
        assert recogniser.pid is None
        say_yes(recogniser, "u")
        final = await listener.end_of("u")

    assert isinstance(final, Words)
    assert "moment please" in final.text


async def test_silence_has_a_final_too(tmp_path: Path) -> None:
    listener = Listener()

    async with recognising(tmp_path, listener) as recogniser:
        recogniser.begin("u", Speaker.AGENT)
        recogniser.end("u")
        final = await listener.end_of("u")

    assert final == Words("u", "", final=True)


async def test_closing_waits_for_the_finals_under_way(tmp_path: Path) -> None:
    listener = Listener()

    async with recognising(tmp_path, listener) as recogniser:
        say_yes(recogniser, "u")
        await recogniser.close(grace=30)

    assert [words.utterance for words in listener.words if words.final] == ["u"]
    assert listener.lost == {}


async def test_closing_at_once_tells_what_is_lost(tmp_path: Path) -> None:
    listener = Listener()

    async with recognising(tmp_path, listener) as recogniser:
        say_yes(recogniser, "u")
        await recogniser.close(grace=0)

    assert listener.lost == {"u": CLOSED}


async def test_no_worker_outlives_its_recogniser(tmp_path: Path) -> None:
    listener = Listener()

    async with recognising(tmp_path, listener) as recogniser:
        say_yes(recogniser, "u")
        await listener.end_of("u")
        pid = recogniser.pid

    assert pid is not None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_a_killed_worker_costs_the_utterance_and_no_more(tmp_path: Path) -> None:
    listener = Listener()

    async with recognising(tmp_path, listener) as recogniser:
        say_yes(recogniser, "first")
        await listener.end_of("first")
        recogniser.begin("second", Speaker.CALLER)
        recogniser.begin("third", Speaker.AGENT)
        assert recogniser.pid is not None
        os.kill(recogniser.pid, signal.SIGTERM)
        lost = await listener.end_of("second")
        recogniser.audio("second", b"\xff" * 160)  # the relay does not know yet
        recogniser.end("second")
        say_yes(recogniser, "fourth")
        final = await listener.end_of("fourth")

    assert lost == STOPPED
    assert listener.lost == {"second": STOPPED, "third": STOPPED}
    assert isinstance(final, Words)
    assert "moment please" in final.text


async def test_a_worker_that_keeps_dying_is_given_a_rest(tmp_path: Path) -> None:
    listener = Listener()

    async with recognising(tmp_path, listener, DIES) as recogniser:
        ends = []
        for number in range(6):
            recogniser.begin(f"u{number}", Speaker.CALLER)
            ends.append(await listener.end_of(f"u{number}"))
        resting = recogniser.pid is None

    assert ends == [STOPPED] * 6
    assert resting


async def test_a_worker_that_cannot_be_started_is_told_as_lost_words(
    tmp_path: Path,
) -> None:
    listener = Listener()

    async with recognising(tmp_path, listener, [str(tmp_path / "none")]) as recogniser:
        recogniser.begin("u", Speaker.CALLER)
        end = await listener.end_of("u")

    assert end == STOPPED


async def test_audio_that_a_stuck_worker_does_not_take_is_told_as_lost(
    tmp_path: Path,
) -> None:
    listener = Listener()

    async with recognising(tmp_path, listener, STUCK) as recogniser:
        recogniser.begin("u", Speaker.CALLER)
        for _ in range(31):
            recogniser.audio("u", b"\xff" * 8000)
        end = await listener.end_of("u")

    assert end == FELL_BEHIND


async def test_secrets_are_not_handed_to_the_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALKHINT_OPENAI_API_KEY", "sk-1234")
    seen = tmp_path / "environment"
    code = f"import os; open({str(seen)!r}, 'w').write(repr(dict(os.environ)))"
    listener = Listener()

    async with recognising(
        tmp_path, listener, [sys.executable, "-c", code]
    ) as recogniser:
        recogniser.begin("u", Speaker.CALLER)
        await listener.end_of("u")

    assert "PATH" in seen.read_text()
    assert "sk-1234" not in seen.read_text()
