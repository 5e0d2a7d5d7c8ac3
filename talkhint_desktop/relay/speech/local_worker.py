"""The local engine's worker: sherpa-onnx hears both sides of one call.

The model is loaded once and has one thread; each utterance is a stream of its
own through it.
"""

import logging
from dataclasses import dataclass, field
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
_FED_AT_ONCE = 1600  # bytes: less than a model takes to its next step

log = logging.getLogger("talkhint_desktop.relay.speech.local_worker")


@dataclass(slots=True)
class _Utterance:
    name: str
    speaker: Speaker
    stream: Any
    widener: Widener | None  # None where the model is one of telephone speech
    waiting: bytearray = field(default_factory=bytearray)  # the stream has it not yet
    text: str = ""
    ended: bool = False
    closed: bool = False  # the stream knows that it ended


class LocalWorker:
    """Takes in what has come, then does one step for each side that waits for one.

    Audio counts as taken when the model gets to it, so the relay knows when
    this PC does not keep pace.
    """

    def __init__(self, inbox: Inbox, say: Say) -> None:
        load = inbox.take(wait=True)
        assert isinstance(load, Load)
        self._inbox = inbox
        self._say = say
        self._rate = load.rate
        self._model = _recogniser(load)
        # As good as none: what noise would help these models is not measured.
        self._noise = edge_noise(below_hz=0, dbfs=-80)
        self._open: dict[str, _Utterance] = {}
        say(Ready())

    def run(self) -> None:
        while True:
            message = self._inbox.take(wait=not self._next())
            while message is not None:
                self._take(message)
                message = self._inbox.take(wait=False)
            for utterance in self._next():
                self._step(utterance)

    def _next(self) -> list[_Utterance]:
        """Return the oldest utterance of each side, where it has work to do."""
        oldest: dict[Speaker, _Utterance] = {}
        for utterance in self._open.values():
            oldest.setdefault(utterance.speaker, utterance)
        return [
            utterance
            for utterance in oldest.values()
            if utterance.waiting
            or utterance.ended
            or self._model.is_ready(utterance.stream)
        ]

    def _take(self, message: ToWorker) -> None:
        match message:
            case Begin(name, speaker):
                self._open[name] = self._begun(name, speaker)
            case Audio(name, speaker, audio):
                if utterance := self._open.get(name):
                    utterance.waiting += audio
                else:
                    self._say(Taken(speaker, len(audio)))  # forgotten before
            case End(name):
                if utterance := self._open.get(name):
                    utterance.ended = True
            case Forget(name):
                if utterance := self._open.pop(name, None):
                    self._say(Taken(utterance.speaker, len(utterance.waiting)))

    def _begun(self, name: str, speaker: Speaker) -> _Utterance:
        widener = Widener(self._noise) if self._rate == RATE else None
        stream = self._model.create_stream()
        stream.accept_waveform(self._rate, _silence(_BEFORE, self._rate))
        return _Utterance(name, speaker, stream, widener)

    def _step(self, utterance: _Utterance) -> None:
        if self._model.is_ready(utterance.stream):
            self._decode(utterance)
        elif utterance.waiting:
            audio = bytes(utterance.waiting[:_FED_AT_ONCE])
            del utterance.waiting[:_FED_AT_ONCE]
            utterance.stream.accept_waveform(self._rate, _wave(utterance, audio))
            self._say(Taken(utterance.speaker, len(audio)))
        elif utterance.ended and not utterance.closed:
            self._close(utterance)
        elif utterance.closed:
            del self._open[utterance.name]
            self._say(Heard(utterance.name, utterance.text, final=True))

    def _decode(self, utterance: _Utterance) -> None:
        self._model.decode_stream(utterance.stream)
        text = " ".join(self._model.get_result(utterance.stream).split())
        if text and text != utterance.text:
            utterance.text = text
            self._say(Heard(utterance.name, text, final=False))

    def _close(self, utterance: _Utterance) -> None:
        if utterance.widener:
            utterance.stream.accept_waveform(self._rate, utterance.widener.end())
        utterance.stream.accept_waveform(self._rate, _silence(_AFTER, self._rate))
        utterance.stream.input_finished()
        utterance.closed = True


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
