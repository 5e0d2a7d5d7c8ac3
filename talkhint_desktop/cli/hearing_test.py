"""A hearing test: the real recogniser, one sentence of the practice call."""

import asyncio
from pathlib import Path
from time import monotonic

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Speaker
from talkhint_desktop.relay.practice.recording import Recording
from talkhint_desktop.relay.speech.basic import basic_engine
from talkhint_desktop.relay.speech.recogniser import Words
from talkhint_desktop.relay.speech.worker_recogniser import WorkerRecogniser
from talkhint_desktop.store.places import resources_dir

_WITHIN = 30.0  # seconds


async def run(folder: Path) -> tuple[str, str, float]:
    """Return the sentence, what was heard of it, and the seconds it took.

    Everyday English alone is expected, so no model need be built. Raises
    `TalkHintError` when the practice call or the recogniser is missing.
    """
    said, sound = await asyncio.to_thread(_sentence)
    heard: asyncio.Queue[str] = asyncio.Queue()

    def listen(words: Words) -> None:
        if words.final:
            heard.put_nowait(words.text)

    def lost(_names: list[str], _why: str) -> None:
        heard.put_nowait("")

    begun = monotonic()
    async with asyncio.TaskGroup() as tasks:
        recogniser = WorkerRecogniser.start(
            tasks, basic_engine([], folder / "models"), heard=listen, lost=lost
        )
        recogniser.begin("test", Speaker.AGENT)
        recogniser.audio("test", sound)
        recogniser.end("test")
        try:
            async with asyncio.timeout(_WITHIN):
                text = await heard.get()
        except TimeoutError:
            text = ""
        await recogniser.close(grace=0)
    return said, text, monotonic() - begun


def _sentence() -> tuple[str, bytes]:
    folder = resources_dir() / "practice" / "order-en"
    recording = Recording.load(folder)
    first = next((s for s in recording.segments if s.track is Speaker.AGENT), None)
    if first is None:
        raise TalkHintError(f"The practice call in {folder} has no words.")
    return first.text, recording.agent[first.start_ms * 8 : first.end_ms * 8]
