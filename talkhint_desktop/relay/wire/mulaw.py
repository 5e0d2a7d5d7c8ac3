"""G.711 mu-law: the telephone's eight bits a sample, as linear samples."""

import numpy as np
import numpy.typing as npt

RATE = 8000  # samples, and bytes, a second
SILENCE = b"\xff"  # one sample of nothing

Samples = npt.NDArray[np.int16]


def decode(mulaw: bytes) -> Samples:
    """Return one signed 16-bit sample for each byte."""
    samples: Samples = _TABLE[np.frombuffer(mulaw, np.uint8)]
    return samples


def _table() -> Samples:
    """Work out G.711's decoder, 14 bits scaled to 16: sign, exponent, mantissa."""
    code = ~np.arange(256, dtype=np.uint8)  # the line carries every bit turned over
    exponent = (code >> 4 & 7).astype(np.int32)
    mantissa = (code & 15).astype(np.int32)
    size = ((mantissa << 3) + 132 << exponent) - 132
    return np.where(code & 128, -size, size).astype(np.int16)


_TABLE = _table()
