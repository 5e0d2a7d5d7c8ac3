"""English heard by pocketsphinx: quick guesses, and a careful second reading."""

import re
from pathlib import Path
from typing import Any

import numpy as np

from talkhint_desktop.relay.speech.wideband import RATE, Wave

SAMPLE_BYTES = 2
SECOND = RATE * SAMPLE_BYTES  # bytes of its input

# Pronunciation variants, `the(2)`, and what is no word: `<sil>`, `[NOISE]`.
_NO_WORD = re.compile(r"\(\d+\)|<[^>]*>|\[[^\]]*\]|\+\+[^+]*\+\+")


class QuickEar:
    """One side, while it speaks.

    It judges sound by the average of what it has heard of this side before,
    so the first words of a call are its worst.
    """

    def __init__(self, model: Path) -> None:
        # What it would still do at the end nobody would read.
        self._decoder = _decoder(model, cmn="live", fwdflat=False, bestpath=False)
        self._listening = False

    def begin(self) -> None:
        self.end()
        self._decoder.start_utt()
        self._listening = True

    def hear(self, audio: bytes) -> str:
        """Take 16-bit samples and return all words so far; they may change."""
        self._decoder.process_raw(audio)
        return _text(self._decoder)

    def end(self) -> None:
        if self._listening:
            self._decoder.end_utt()
        self._listening = False


class CarefulEar:
    """Either side, once it has spoken: judged by the average of all of it."""

    def __init__(self, model: Path) -> None:
        self._decoder = _decoder(model, cmn="batch")

    def hear(self, audio: bytes) -> str:
        if not audio:
            return ""
        self._decoder.start_utt()
        self._decoder.process_raw(audio, full_utt=True)
        self._decoder.end_utt()
        return _text(self._decoder)


def samples(wave: Wave) -> bytes:
    """Return `wave` as the ears take it: 16 kHz, 16 bits, little-endian."""
    return np.clip(wave * 32768, -32768, 32767).astype("<i2").tobytes()


def _decoder(model: Path, **options: Any) -> Any:
    import pocketsphinx  # noqa: PLC0415  38 MB of model come with it

    # Each has its own copy of the model: a shared one loses its weights.
    return pocketsphinx.Decoder(lm=str(model), loglevel="FATAL", **options)


def _text(decoder: Any) -> str:
    hypothesis = decoder.hyp()
    if hypothesis is None:
        return ""
    return " ".join(_NO_WORD.sub(" ", hypothesis.hypstr).split())
