"""The local engine hears with real sherpa-onnx models, if tiny ones."""

import asyncio
import json
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import numpy as np
import pytest

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.relay.speech.local import local_engine
from talkhint_desktop.relay.speech.models.kept import own_model
from talkhint_desktop.relay.speech.recogniser import FELL_BEHIND, STOPPED, Words
from talkhint_desktop.relay.speech.worker_recogniser import WorkerRecogniser
from tests.peers.tiny_models import telephone_model, wideband_model

QUIET = b"\xff" * 2400  # 0.3 s
_RANDOM = np.random.default_rng(8)
LOUD = _RANDOM.choice(np.frombuffer(b"\x90\xa0\x10\x20", np.uint8), 4800).tobytes()


class Listener:
    """What was heard and lost, and a way to wait for the end of an utterance."""

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

    async def partial(self, utterance: str) -> str:
        async with asyncio.timeout(30):
            while True:
                for words in self.words:
                    if words.utterance == utterance and not words.final:
                        return words.text
                self._news.clear()
                await self._news.wait()

    async def final(self, utterance: str) -> str:
        async with asyncio.timeout(30):
            while True:
                for words in self.words:
                    if words.utterance == utterance and words.final:
                        return words.text
                assert utterance not in self.lost
                self._news.clear()
                await self._news.wait()


@asynccontextmanager
async def hearing(folder: Path, listener: Listener) -> AsyncIterator[WorkerRecogniser]:
    async with (
        asyncio.TaskGroup() as tasks,
        WorkerRecogniser.start(
            tasks,
            local_engine(own_model(folder)),
            heard=listener.heard,
            lost=listener.gone,
        ) as recogniser,
    ):
        yield recogniser


def say(recogniser: WorkerRecogniser, utterance: str, audio: bytes) -> None:
    for at in range(0, len(audio), 160):
        recogniser.audio(utterance, audio[at : at + 160])


async def test_telephone_audio_is_heard_as_it_comes(tmp_path: Path) -> None:
    telephone_model(tmp_path)
    listener = Listener()

    async with hearing(tmp_path, listener) as recogniser:
        assert recogniser.engine == "local"
        recogniser.begin("u", Speaker.CALLER)
        say(recogniser, "u", QUIET + LOUD + QUIET)
        grown = await listener.partial("u")
        say(recogniser, "u", QUIET + LOUD)
        recogniser.end("u")
        final = await listener.final("u")

    assert grown == "Да"
    assert final == "Дада"
    assert [words.final for words in listener.words] == [False, False, True]


async def test_wide_band_models_hear_widened_audio_in_plain_letters(
    tmp_path: Path,
) -> None:
    wideband_model(tmp_path)
    listener = Listener()

    async with hearing(tmp_path, listener) as recogniser:
        recogniser.begin("u", Speaker.AGENT)
        say(recogniser, "u", LOUD)
        recogniser.end("u")
        final = await listener.final("u")

    assert final == "Hello there"
    assert listener.words[0].text == "Hello"


async def test_both_sides_are_heard_at_once_and_apart(tmp_path: Path) -> None:
    telephone_model(tmp_path)
    listener = Listener()

    async with hearing(tmp_path, listener) as recogniser:
        recogniser.begin("caller", Speaker.CALLER)
        recogniser.begin("agent", Speaker.AGENT)
        for at in range(0, len(LOUD), 160):
            recogniser.audio("caller", LOUD[at : at + 160])
            recogniser.audio("agent", QUIET[:160])
        recogniser.end("agent")
        recogniser.end("caller")

        assert await listener.final("caller") == "Да"
        assert await listener.final("agent") == ""


async def test_a_second_utterance_knows_nothing_of_the_first(tmp_path: Path) -> None:
    wideband_model(tmp_path)
    listener = Listener()

    async with hearing(tmp_path, listener) as recogniser:
        for name in ("first", "second"):
            recogniser.begin(name, Speaker.CALLER)
            say(recogniser, name, LOUD)
            recogniser.end(name)
            assert await listener.final(name) == "Hello there"


async def test_what_is_lost_makes_room_for_what_is_said_next(tmp_path: Path) -> None:
    wideband_model(tmp_path)
    listener = Listener()

    async with hearing(tmp_path, listener) as recogniser:
        recogniser.begin("long", Speaker.CALLER)
        for _ in range(31):  # seconds; the worker is still loading
            recogniser.audio("long", LOUD + QUIET + b"\xff" * 800)
        recogniser.end("long")
        recogniser.begin("next", Speaker.CALLER)
        # The room is free again once the worker has what was sent before.
        recogniser.begin("other", Speaker.AGENT)
        say(recogniser, "other", LOUD)
        recogniser.end("other")
        await listener.final("other")
        say(recogniser, "next", LOUD)
        recogniser.end("next")
        final = await listener.final("next")

    assert listener.lost == {"long": FELL_BEHIND}
    assert final == "Hello there"


async def test_a_model_that_breaks_costs_the_words_and_is_told(tmp_path: Path) -> None:
    telephone_model(tmp_path)
    listener = Listener()
    engine = local_engine(own_model(tmp_path))
    (tmp_path / "model.onnx").write_bytes(b"broken since")

    async with (
        asyncio.TaskGroup() as tasks,
        WorkerRecogniser.start(
            tasks, engine, heard=listener.heard, lost=listener.gone
        ) as recogniser,
    ):
        recogniser.begin("u", Speaker.CALLER)
        say(recogniser, "u", LOUD)
        with pytest.raises(AssertionError):
            await listener.final("u")

    assert listener.lost == {"u": STOPPED}


_OWN = os.environ.get("TALKHINT_MODEL_DIR", "")
_CALL = Path(__file__).parents[2] / "resources" / "practice" / "order-en"


@pytest.mark.skipif(not _OWN, reason="TALKHINT_MODEL_DIR names no English model")
async def test_a_real_model_hears_the_practice_call() -> None:
    reference = json.loads((_CALL / "reference.json").read_text("utf-8"))
    listener = Listener()

    async with hearing(Path(_OWN), listener) as recogniser:
        said = heard = 0
        for number, segment in enumerate(reference["segments"]):
            sound = (_CALL / f"{segment['track']}.ulaw").read_bytes()
            recogniser.begin(f"{number}", Speaker(segment["track"]))
            say(
                recogniser,
                f"{number}",
                sound[segment["start_ms"] * 8 - 2400 : segment["end_ms"] * 8 + 2400],
            )
            recogniser.end(f"{number}")
            final = set(_words(await listener.final(f"{number}")))
            wanted = _words(segment["text"])
            said += len(wanted)
            heard += sum(word in final for word in wanted)

    assert heard / said >= 0.7


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())
