"""The local engine's worker: sherpa-onnx hears both sides of one call.

The model is loaded once and has one thread; each utterance is a stream of its
own through it.
"""

import logging
from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.relay.speech.pipe import (
    Audio,
    Begin,
    End,
    Forget,
    Heard,
    Load,
    Ready,
    Taken,
    ToWorker,
)
from talkhint_desktop.relay.speech.wideband import RATE, Wave, Widener, edge_noise
from talkhint_desktop.relay.speech.worker_process import Inbox, Say, serve
from talkhint_desktop.relay.wire import mulaw

# Silence around an utterance, in seconds: a streaming model is some frames
# behind, and the first thing T-one hears must not be a word.
_BEFORE, _AFTER = 0.3, 0.7

log = logging.getLogger("talkhint_desktop.relay.speech.local_worker")


@dataclass(slots=True)
class _Utterance:
    name: str
    stream: Any
    widener: Widener | None  # None where the model is one of telephone speech
    text: str = ""
    ended: bool = False


class LocalWorker:
    """Takes in what has come, then does one step for whoever waits for one."""

    def __init__(self, inbox: Inbox, say: Say) -> None:
        load = inbox.take(wait=True)
        assert isinstance(load, Load)
        self._inbox = inbox
        self._say = say
        self._rate = load.rate
        self._model = _recogniser(load)
        self._quiet = edge_noise(below_hz=0, dbfs=-80)
        self._open: dict[str, _Utterance] = {}
        say(Ready())

    def run(self) -> None:
        while True:
            message = self._inbox.take(wait=not self._waiting())
            taken: Counter[Speaker] = Counter()
            while message is not None:
                self._take(message, taken)
                message = self._inbox.take(wait=False)
            for speaker, count in taken.items():
                self._say(Taken(speaker, count))
            for utterance in self._waiting():
                self._step(utterance)

    def _waiting(self) -> list[_Utterance]:
        return [
            utterance
            for utterance in self._open.values()
            if utterance.ended or self._model.is_ready(utterance.stream)
        ]

    def _take(self, message: ToWorker, taken: Counter[Speaker]) -> None:
        match message:
            case Begin(name):
                widener = Widener(self._quiet) if self._rate == RATE else None
                utterance = _Utterance(name, self._model.create_stream(), widener)
                self._feed(utterance, _silence(_BEFORE, self._rate))
                self._open[name] = utterance
            case Audio(name, speaker, audio):
                taken[speaker] += len(audio)
                if begun := self._open.get(name):
                    self._feed(begun, _wave(begun, audio))
            case End(name):
                if begun := self._open.get(name):
                    self._end(begun)
            case Forget(name):
                self._open.pop(name, None)

    def _feed(self, utterance: _Utterance, wave: Wave) -> None:
        utterance.stream.accept_waveform(self._rate, wave)

    def _end(self, utterance: _Utterance) -> None:
        if utterance.widener:
            self._feed(utterance, utterance.widener.end())
        self._feed(utterance, _silence(_AFTER, self._rate))
        utterance.stream.input_finished()
        utterance.ended = True

    def _step(self, utterance: _Utterance) -> None:
        if self._model.is_ready(utterance.stream):
            self._model.decode_stream(utterance.stream)
            text = " ".join(self._model.get_result(utterance.stream).split())
            if text and text != utterance.text:
                utterance.text = text
                self._say(Heard(utterance.name, text, final=False))
        elif utterance.ended:
            del self._open[utterance.name]
            self._say(Heard(utterance.name, utterance.text, final=True))


def _wave(utterance: _Utterance, audio: bytes) -> Wave:
    if utterance.widener:
        return utterance.widener.feed(audio)
    return mulaw.decode(audio).astype(np.float32) / np.float32(32768)


def _silence(seconds: float, rate: int) -> Wave:
    return np.zeros(int(seconds * rate), np.float32)


def _recogniser(load: Load) -> Any:
    """Return the model, or end the process: sherpa-onnx does so by itself."""
    from sherpa_onnx import OnlineRecognizer  # noqa: PLC0415  loads onnxruntime

    log.info("loading a %s model for %d Hz", load.kind, load.rate)
    # Where a turn ends is decided by the relay for every engine alike.
    options = {"num_threads": 1, "enable_endpoint_detection": False}
    if load.kind == "t-one":
        return OnlineRecognizer.from_t_one_ctc(
            **load.files, sample_rate=load.rate, **options
        )
    return OnlineRecognizer.from_transducer(
        **load.files, sample_rate=load.rate, model_type=load.architecture, **options
    )


def main() -> None:
    serve(lambda inbox, say: LocalWorker(inbox, say).run())


if __name__ == "__main__":
    main()
