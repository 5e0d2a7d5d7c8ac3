"""Audio that says which moment of which call it is, and the ear that hears it.

A frame is 20 ms of 8 kHz mu-law. What the stand-in "recognises" comes from the
bytes alone, so audio that is sent twice is heard twice, and audio that is lost
is missing in the words: recall and doubled words can be counted.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FRAME_MS = 20
FRAME_BYTES = 160

# 40 bits a frame, 4 samples a bit: slow enough to live through resampling.
_BITS = 40
_SYNC = 0b10110010
_LOUD, _LOUD_NEGATIVE = b"\x90" * 4, b"\x10" * 4  # mu-law of +15996 and -15996
_THRESHOLD = 6000

_PCM_STEP = 12  # samples a bit at 24 kHz
_PCM_FRAME = _BITS * _PCM_STEP

Word = tuple[int, str]  # (ms from the track's start, text)
Place = tuple[int, int]  # (track, frame)


@dataclass(frozen=True, slots=True)
class Track:
    """One side of a call: its mu-law audio, and each word with its frame."""

    audio: bytes
    words: tuple[Word, ...]
    number: int = 0
    marked: bool = True

    def frames(self, start_ms: int = 0, end_ms: int | None = None) -> list[bytes]:
        """Return the 20 ms frames from `start_ms` up to `end_ms`."""
        last = len(self.audio) // FRAME_BYTES
        stop = last if end_ms is None else min(last, end_ms // FRAME_MS)
        return [
            self.audio[i * FRAME_BYTES : (i + 1) * FRAME_BYTES]
            for i in range(start_ms // FRAME_MS, stop)
        ]


def marked_track(length_ms: int, words_at: Iterable[Word], number: int = 0) -> Track:
    """Return a track in which each frame carries `number` (0 to 15) and its index.

    Marks are found again at any alignment, in mu-law and resampled to 24 kHz.
    Only `bytes` are promised, not speech: no turn detector hears it as a voice.
    """
    frames = range(length_ms // FRAME_MS)
    audio = b"".join(_mark(number, frame) for frame in frames)
    words = tuple(sorted(words_at))
    if words and words[-1][0] // FRAME_MS >= len(frames):
        raise ValueError(f"the word at {words[-1][0]} ms is behind the track's end")
    return Track(audio, words, number)


def recorded_track(audio: bytes, segments: Iterable[tuple[int, int, str]]) -> Track:
    """Return a track of real speech, its words spread evenly over its segments.

    `segments` are (start_ms, end_ms, text). A frame is known again by its bytes,
    so this works for mu-law that is passed on untouched, and for that alone. A
    word moves to the nearest frame whose bytes occur once.
    """
    whole = Track(audio, (), marked=False)
    frames = whole.frames()
    once = _indexes_of_unique(frames)
    words: list[Word] = []
    for start, end, text in segments:
        spoken = text.split()
        for i, word in enumerate(spoken):
            wanted = (start + (end - start) * (2 * i + 1) / (2 * len(spoken))) // 20
            frame = min(once, key=lambda index: abs(index - wanted))
            once.remove(frame)
            words.append((frame * FRAME_MS, word))
    return Track(audio, tuple(sorted(words)), marked=False)


class Ear:
    """Hears the words of known tracks in one stream of appended audio.

    `encoding` is `audio/pcmu` (8 kHz) or `audio/pcm` (24 kHz, 16 bit). What is
    less than a frame waits for the next append.
    """

    def __init__(self, tracks: Sequence[Track], encoding: str) -> None:
        self._pcm = encoding == "audio/pcm"
        self._by_place: dict[Place, list[str]] = {}
        self._by_bytes: dict[bytes, list[str]] = {}
        self._rest = b""
        for track in tracks:
            frames = track.frames()
            for ms, word in track.words:
                frame = ms // FRAME_MS
                self._by_bytes.setdefault(frames[frame], []).append(word)
                if track.marked:
                    self._by_place.setdefault((track.number, frame), []).append(word)

    def hear(self, audio: bytes) -> list[str]:
        """Return the words in the audio, as far as it makes whole frames."""
        whole = self._rest + audio
        return self._hear_pcm(whole) if self._pcm else self._hear_mulaw(whole)

    def forget(self) -> None:
        """Begin again: the buffer was committed or cleared."""
        self._rest = b""

    def _hear_mulaw(self, audio: bytes) -> list[str]:
        words: list[str] = []
        at = 0
        while at + FRAME_BYTES <= len(audio):
            known = self._by_bytes.get(audio[at : at + FRAME_BYTES])
            words += known or []
            at += FRAME_BYTES if known else 1
        self._rest = audio[at:]
        return words

    def _hear_pcm(self, audio: bytes) -> list[str]:
        marks, used = _marks(np.frombuffer(audio[: len(audio) & ~1], "<i2"))
        self._rest = audio[used * 2 :]
        return [word for place in marks for word in self._by_place.get(place, [])]


def _mark(track: int, frame: int) -> bytes:
    if not (0 <= track < 16 and 0 <= frame < 1 << 20):
        raise ValueError(f"track {track}, frame {frame} does not fit into a mark")
    payload = track << 20 | frame
    word = _SYNC << 32 | payload << 8 | _check(payload)
    bits = (word >> (_BITS - 1 - i) & 1 for i in range(_BITS))
    return b"".join(_LOUD if bit else _LOUD_NEGATIVE for bit in bits)


def _check(payload: int) -> int:
    return zlib.crc32(payload.to_bytes(3)) & 0xFF


def _marks(samples: npt.NDArray[np.int16]) -> tuple[list[Place], int]:
    """Return the marks in 24 kHz samples, and how many samples are done with."""
    offsets = len(samples) - _PCM_FRAME + 1
    if offsets <= 0:
        return [], 0
    loud = np.ones(offsets, dtype=bool)
    word = np.zeros(offsets, dtype=np.uint64)
    for bit in range(_BITS):
        middle = bit * _PCM_STEP + _PCM_STEP // 2
        at = samples[middle : middle + offsets].astype(np.int32)
        loud &= np.abs(at) > _THRESHOLD
        word = word << np.uint64(1) | (at > 0).astype(np.uint64)
    found: list[Place] = []
    done = 0
    for offset in np.flatnonzero(loud):
        sync, payload, check = _split(int(word[offset]))
        if offset >= done and sync == _SYNC and check == _check(payload):
            found.append((payload >> 20, payload & 0xFFFFF))
            done = int(offset) + _PCM_FRAME - _PCM_STEP
    return found, max(done, offsets)


def _split(word: int) -> tuple[int, int, int]:
    return word >> 32, word >> 8 & 0xFFFFFF, word & 0xFF


def _indexes_of_unique(frames: list[bytes]) -> set[int]:
    first: dict[bytes, int] = {}
    again: set[bytes] = set()
    for index, frame in enumerate(frames):
        if first.setdefault(frame, index) != index:
            again.add(frame)
    return {index for frame, index in first.items() if frame not in again}
