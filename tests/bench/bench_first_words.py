"""From the end of what a caller says to the first words of a hint: milliseconds.

    python -m tests.bench.bench_hints [--rounds 10] [--first-word 300]

A real relay, with frames that come as fast as life, a recogniser that has its
words at once, and a stand-in for the model that takes `--first-word`
milliseconds to its first word. The end is the last frame of speech: the silence
by which the relay knows it is part of the figure.
"""

import argparse
import asyncio
import json
import statistics
import time
from dataclasses import dataclass

from talkhint_desktop.core.events import Event, Hint, Segment, Speaker
from talkhint_desktop.relay.model.config import ModelConfig
from talkhint_desktop.relay.model.model import Model
from tests.peers.openai_answers import Answer
from tests.peers.openai_peer import OpenAIPeer
from tests.peers.openai_schema import published
from tests.peers.running_relay import Running, running_relay, speech
from tests.peers.twilio import sid

ASKS = "can you come on sunday?"
FRAME = 0.02  # seconds
SILENCE_MS = 2_000


@dataclass(frozen=True)
class Delays:
    """Milliseconds from the end of speech: to its final, to the hint's first word."""

    words: float
    hint: float


async def _one_call(run: Running) -> Delays:
    call = sid("CA")
    stream = await run.streaming(call)
    frames = speech(Speaker.CALLER, silence_ms=SILENCE_MS)
    last_of_speech = len(frames) - SILENCE_MS // 20
    seen: dict[str, float] = {}
    over = asyncio.Event()

    def watch(event: Event) -> None:
        if isinstance(event, Segment) and event.final:
            seen.setdefault("words", time.perf_counter())
        if isinstance(event, Hint) and event.headline:
            seen.setdefault("hint", time.perf_counter())
            over.set()

    run.told.watch = watch
    began = time.perf_counter()
    ended = 0.0
    for number, payload in enumerate(frames):
        await asyncio.sleep(max(0.0, began + number * FRAME - time.perf_counter()))
        if number == last_of_speech:
            ended = time.perf_counter()
        await stream.send(stream.media("inbound", number, payload))
    async with asyncio.timeout(5):
        await over.wait()
    await run.twilio.dial(call, "completed")
    stream.drop()
    await run.relay.calls.settled(call)
    return Delays(*((seen[what] - ended) * 1000 for what in ("words", "hint")))


async def _measure(rounds: int, first_word: float) -> None:
    published()  # the stand-in's own rules take a moment to read
    async with OpenAIPeer() as peer:
        peer.every_hint(
            Answer(
                parts=("We are", " open", " on Sunday"), first_after=first_word / 1000
            )
        )
        config = ModelConfig(api_key=peer.key, base_url=peer.base_url)
        model = Model(config, time.monotonic)
        said = {Speaker.CALLER: [ASKS]}
        async with running_relay(lines=said, model=model) as run:
            delays = [await _one_call(run) for _ in range(rounds)]
        await model.close()
    hints = [one.hint for one in delays]
    own = [one.hint - one.words - first_word for one in delays]
    print(
        json.dumps(
            {
                "rounds": rounds,
                "model_first_word_ms": first_word,
                "words_ms": round(statistics.median(one.words for one in delays)),
                "first_hint_words_ms": round(statistics.median(hints)),
                "first_hint_words_ms_each": [round(one) for one in hints],
                "own_ms": round(statistics.median(own), 1),
            }
        )
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--first-word", type=float, default=300, help="milliseconds")
    options = parser.parse_args()
    asyncio.run(_measure(options.rounds, options.first_word))


if __name__ == "__main__":
    main()
