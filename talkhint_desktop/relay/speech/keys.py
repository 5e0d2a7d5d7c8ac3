"""Tells a telephone key from a voice: two tones of the keypad, nothing else."""

import numpy as np

from talkhint_desktop.relay.speech.wideband import RATE, Wave

_ROWS_HZ = (697, 770, 852, 941)
_COLUMNS_HZ = (1209, 1336, 1477, 1633)
_NEAR_HZ = 62  # two lines of the spectrum to either side
_BOTH, _EACH = 0.9, 0.15  # of the power between 250 and 3400 Hz


class KeyDetector:
    """Judges windows of `samples` at 16 kHz.

    In our calls it took more than half of the windows of every key sequence
    for keys (the rest are the pauses in it), and none of any speech.
    """

    def __init__(self, samples: int) -> None:
        hertz = np.fft.rfftfreq(samples, 1 / RATE)
        self._taper = np.hanning(samples).astype(np.float32)
        self._band = (hertz >= 250) & (hertz <= 3400)
        tones = np.array(_ROWS_HZ + _COLUMNS_HZ)
        near = np.abs(hertz[self._band, None] - tones) <= _NEAR_HZ
        self._near = near.astype(np.float32)

    def is_key(self, window: Wave) -> bool:
        power = np.abs(np.fft.rfft(window * self._taper))[self._band] ** 2
        total = float(power.sum())
        if total <= 0:
            return False
        tones = power @ self._near
        row, column = float(tones[:4].max()), float(tones[4:].max())
        return row + column > _BOTH * total and min(row, column) > _EACH * total
