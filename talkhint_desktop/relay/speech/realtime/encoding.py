"""An utterance's audio in the form that a session takes: as it came, or linear."""

from typing import Protocol

import numpy as np
import numpy.typing as npt

from talkhint_desktop.relay.wire import mulaw

_REACH = 24  # samples to either side that make a sample between two


class Encoder(Protocol):
    """One utterance, as a stream."""

    def feed(self, audio: bytes) -> bytes:
        """Take mu-law of any length; return what is ready."""

    def end(self) -> bytes:
        """Return what was held back."""


class AsItCame:
    """Mu-law stays mu-law: nothing to do, and nothing to lose."""

    def feed(self, audio: bytes) -> bytes:
        return audio

    def end(self) -> bytes:
        return b""


class Linear:
    """Mu-law made 16-bit samples at `times` the telephone's 8 kHz.

    Chunks of any length leave no seams; what comes out is 3 ms late. (soxr's
    stream gives the same sound up to 115 ms late.)
    """

    def __init__(self, times: int) -> None:
        self._times = times
        self._kernels = [_kernel(phase / times) for phase in range(times)]
        self._before = np.zeros(2 * _REACH, np.float32)
        self._late = _REACH  # narrow samples of nothing that come first

    def feed(self, audio: bytes) -> bytes:
        return self._widened(mulaw.decode(audio).astype(np.float32))

    def end(self) -> bytes:
        return self._widened(np.zeros(_REACH, np.float32))

    def _widened(self, narrow: npt.NDArray[np.float32]) -> bytes:
        if not len(narrow):
            return b""
        seen = np.concatenate((self._before, narrow))
        self._before = seen[-2 * _REACH :]
        wide = np.empty((len(narrow), self._times), np.float32)
        for phase, kernel in enumerate(self._kernels):
            wide[:, phase] = np.convolve(seen[1:], kernel, "valid")
        early, self._late = self._late, max(0, self._late - len(narrow))
        kept = wide[early:].reshape(-1)
        return bytes(np.clip(np.rint(kept), -32768, 32767).astype("<i2").tobytes())


def _kernel(phase: float) -> npt.NDArray[np.float32]:
    """Return the weights that make the sample `phase` of the way to the next."""
    offsets = np.arange(-_REACH, _REACH) + 1 - phase
    weights = np.sinc(offsets) * np.kaiser(2 * _REACH, 6)
    # np.convolve turns the kernel over.
    kernel: npt.NDArray[np.float32] = (weights / weights.sum())[::-1].astype(np.float32)
    return kernel
