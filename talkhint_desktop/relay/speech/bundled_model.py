"""The English word statistics that come with pocketsphinx, as arrays.

pocketsphinx can ask its own model for one probability at a time and cannot
list what is in it (its `write()` gives `-inf` for every entry), so the file is
read here. The layout is that of `lm_trie.c` in pocketsphinx 5: a header, the
tables that 16-bit codes stand for, the single words, then bit-packed pairs and
triples that are found from their newest word.
"""

import struct
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

_MAGIC = b"Trie Language Model"
_CODES = 1 << 16  # of one table: probabilities and back-offs are 16-bit codes
_LOG_BASE = float(np.log(1.0001))  # pocketsphinx keeps logarithms to this base


@dataclass(frozen=True, slots=True)
class BundledModel:
    """Natural logarithms. A pair is (older, newer), a triple the same way on.

    `pair_*` and `triple_*` are parallel arrays of word numbers and values.
    """

    words: list[str]
    word_prob: Floats
    word_back_off: Floats
    pair_older: Ints
    pair_newer: Ints
    pair_prob: Floats
    pair_back_off: Floats
    triple_oldest: Ints
    triple_pair: Ints  # which pair the last two words of the triple are
    triple_prob: Floats


def read_bundled_model(path: Path) -> BundledModel:
    """Return what is in pocketsphinx's `en-us.lm.bin`.

    Raises `ValueError` when the file has another layout than the one known.
    """
    content = path.read_bytes()
    at = len(_MAGIC)
    if not content.startswith(_MAGIC) or content[at] != 3:
        raise ValueError(f"{path.name} is not a model of three words")
    words, pairs, triples = struct.unpack_from("<3I", content, at + 1)
    at += 1 + 12 + 4  # order, counts, kind of codes
    tables = np.frombuffer(content, "<f4", 3 * _CODES, at).reshape(3, _CODES)
    tables = tables.astype(np.float64) * _LOG_BASE
    at += 3 * _CODES * 4
    single_layout = np.dtype([("prob", "<f4"), ("back_off", "<f4"), ("next", "<u4")])
    single = np.frombuffer(content, single_layout, words + 1, at)
    at += single_layout.itemsize * (words + 1)

    word_bits, next_bits = int(words).bit_length(), int(triples).bit_length()
    pair = _Packed(content, at, pairs, word_bits + 32 + next_bits)
    triple = _Packed(content, pair.end, triples, word_bits + 16)
    (length,) = struct.unpack_from("<i", content, triple.end)
    names = content[triple.end + 4 :].decode().split("\0")[:-1]
    if len(content) != triple.end + 4 + length or len(names) != words:
        raise ValueError(f"{path.name} has another layout than the one known")

    # The header counts a few pairs that the file does not have.
    pair = replace(pair, entries=int(single["next"][-1]))
    first_triple = pair.field(word_bits + 32, next_bits, extra=1)
    return BundledModel(
        words=names,
        word_prob=single["prob"][:words].astype(np.float64) * _LOG_BASE,
        word_back_off=single["back_off"][:words].astype(np.float64) * _LOG_BASE,
        pair_older=pair.field(0, word_bits),
        pair_newer=np.repeat(np.arange(words), np.diff(single["next"])),
        pair_prob=tables[0][pair.field(word_bits + 16, 16)],
        pair_back_off=tables[1][pair.field(word_bits, 16)],
        triple_oldest=triple.field(0, word_bits),
        triple_pair=np.repeat(np.arange(pair.entries), np.diff(first_triple)),
        triple_prob=tables[2][triple.field(word_bits, 16)],
    )


@dataclass(frozen=True, slots=True)
class _Packed:
    """Entries of `width` bits each, one behind the other, from byte `start`."""

    content: bytes
    start: int
    entries: int
    width: int

    @property
    def end(self) -> int:
        return self.start + ((1 + self.entries) * self.width + 7) // 8 + 8

    def field(self, offset: int, width: int, *, extra: int = 0) -> Ints:
        """Return `width` bits at `offset` of every entry; `extra` reads beyond."""
        octets = np.ndarray(
            (self.end - self.start - 7,), "<u8", self.content, self.start, (1,)
        )
        bit = np.arange(self.entries + extra, dtype=np.int64) * self.width + offset
        value = octets[bit >> 3] >> (bit & 7).astype(np.uint64)
        number: Ints = (value & np.uint64((1 << width) - 1)).astype(np.int64)
        return number
