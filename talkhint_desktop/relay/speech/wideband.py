"""Telephone audio made as wide as recognisers expect: 8 kHz in, 16 kHz out."""

import functools

import numpy as np
import numpy.typing as npt

from talkhint_desktop.relay.wire import mulaw

RATE = 16_000
Wave = npt.NDArray[np.float32]  # one is full scale

_TOP_HZ = 3500  # a telephone lets nothing through above this
_NOISE_SAMPLES = 4 * RATE
_REACH = 24  # narrow samples to either side that make a sample between two
_OFFSETS = np.arange(-_REACH, _REACH) + 0.5
_BETWEEN = (np.sinc(_OFFSETS) * np.kaiser(2 * _REACH, 6)).astype(np.float32)


class Widener:
    """One stretch of audio, as a stream: chunks of any length, no seams.

    What comes out is in step with what went in, 3 ms late, with `noise` added
    where a telephone has nothing; `end` gives the last 3 ms. (soxr's stream
    was tried: the same sound, but up to 115 ms late.)
    """

    def __init__(self, noise: Wave) -> None:
        self._noise = noise
        self._given = -2 * _REACH  # wide samples; what precedes the first is cut off
        self._before = np.zeros(2 * _REACH, np.float32)

    def feed(self, audio: bytes) -> Wave:
        return self._widened(mulaw.decode(audio).astype(np.float32) / np.float32(32768))

    def end(self) -> Wave:
        return self._widened(np.zeros(_REACH, np.float32))

    def _widened(self, narrow: Wave) -> Wave:
        if not len(narrow):
            return narrow
        seen = np.concatenate((self._before, narrow))
        self._before = seen[-2 * _REACH :]
        wide = np.empty(2 * len(narrow), np.float32)
        wide[0::2] = seen[_REACH : _REACH + len(narrow)]
        wide[1::2] = np.convolve(seen[1:], _BETWEEN, "valid")
        wide = wide[max(0, -self._given) :]
        wide += self._noise_from(max(0, self._given), len(wide))
        self._given += 2 * len(narrow)
        return wide

    def _noise_from(self, start: int, count: int) -> Wave:
        at = start % _NOISE_SAMPLES
        if at + count <= _NOISE_SAMPLES:
            return self._noise[at : at + count]
        return np.take(self._noise, range(at, at + count), mode="wrap")


@functools.cache
def edge_noise(*, below_hz: int, dbfs: float) -> Wave:
    """Return four seconds of noise below `below_hz` and above 3.5 kHz.

    Repeated it has no seam. A model of wide-band speech reads empty bands as
    something that no room sounds like. `dbfs` is that of the noise before the
    telephone's band was taken out of it.
    """
    white = np.random.default_rng(8).normal(0, 10 ** (dbfs / 20), _NOISE_SAMPLES)
    spectrum = np.fft.rfft(white)
    hertz = np.fft.rfftfreq(_NOISE_SAMPLES, 1 / RATE)
    spectrum[(hertz >= below_hz) & (hertz <= _TOP_HZ)] = 0
    return np.fft.irfft(spectrum, _NOISE_SAMPLES).astype(np.float32)
