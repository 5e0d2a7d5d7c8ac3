"""One side's audio: kept in time, listened to for turns, measured for level."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.core.signal_path import TrackPulse
from talkhint_desktop.core.turns import Turn, TurnDetector, TurnStarted
from talkhint_desktop.relay.speech.voice import WINDOW_MS, VoiceDetector
from talkhint_desktop.relay.wire.mulaw import SILENCE, decode

BYTES_PER_MS = 8
# Holes up to this are filled with silence so that the clock stays true;
# a longer one is a gap that the reader should see.
FILL_MS = 1_000
# Why nothing was heard, as shown in the transcript.
NO_AUDIO, PAUSED = "no audio arrived", "paused"
# Enough for the pre-roll, the windows to start, and the detector's delay.
_KEPT_MS = 800
_LEVEL_MS = 200  # older than that, a level says nothing
# A telephone's quiet and loud, in dB below full scale.
_QUIET_DB, _LOUD_DB = -55.0, -12.0


@dataclass(frozen=True, slots=True)
class Begun:
    utterance: str
    start_ms: int
    audio: bytes


@dataclass(frozen=True, slots=True)
class GoesOn:
    utterance: str
    audio: bytes


@dataclass(frozen=True, slots=True)
class Finished:
    """The turn is over; a `brief` sound was none, and has no words."""

    utterance: str
    end_ms: int
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Missing:
    """Nothing was heard between these milliseconds of the stream."""

    start_ms: int
    end_ms: int
    cause: str = NO_AUDIO


Happening = Begun | GoesOn | Finished | Missing


@dataclass(slots=True)
class Track:
    """Takes frames in Twilio's order and time; returns what they amount to.

    While it is paused it keeps the time and the level, and nothing else.
    """

    speaker: Speaker
    new_detector: Callable[[], VoiceDetector]
    turns: TurnDetector = field(default_factory=TurnDetector)
    frames: int = 0
    late: int = 0
    level: float = 0.0
    position_ms: int = 0  # the end of the newest audio
    utterance: str | None = None
    _detector: VoiceDetector | None = None
    _window_ms: int = 0  # where the next voice window begins
    _kept: bytes = b""
    _count: int = 0
    _paused_ms: int | None = None  # where a pause began

    def arrived(self, audio: bytes, timestamp_ms: int) -> list[Happening]:
        """Take the mu-law `audio` that begins at Twilio's `timestamp_ms`."""
        self.frames += 1
        self.level = max(level(audio), self.level * 0.8)
        length = len(audio) // BYTES_PER_MS
        if self._paused_ms is not None:
            self.position_ms = max(self.position_ms, timestamp_ms + length)
            return []
        if self._detector is None:
            self._restart(timestamp_ms)
        hole = timestamp_ms - self.position_ms
        if hole <= -length:
            self.late += 1
            return []
        if hole > FILL_MS:
            return self._after_gap(hole, audio, timestamp_ms)
        # Smaller differences are Twilio's rounding, not missing audio.
        fill = SILENCE * (hole * BYTES_PER_MS) if hole >= length else b""
        return self._heard(fill + audio)

    def other_side_started(self) -> None:
        self.turns.other_side_started()

    def pulse(self, age_ms: int | None) -> TrackPulse:
        """Return this side's figures, the newest frame being `age_ms` old."""
        fresh = age_ms is not None and age_ms < _LEVEL_MS
        return TrackPulse(
            frames=self.frames,
            age_ms=age_ms,
            level=round(self.level, 2) if fresh else 0.0,
            speaking=self.turns.speaking,
        )

    def paused(self) -> list[Happening]:
        """Hear nothing from here on: the turn that was open is over."""
        if self._paused_ms is not None:
            return []
        self._paused_ms = self.position_ms
        return self._turned(self.turns.stream_ended())

    def went_on(self) -> list[Happening]:
        """Hear again; the pause is a gap as long as Twilio's clock says."""
        start_ms, self._paused_ms = self._paused_ms, None
        if start_ms is None or start_ms == self.position_ms:
            return []
        self._restart(self.position_ms)
        return [Missing(start_ms, self.position_ms, PAUSED)]

    def ended(self) -> list[Happening]:
        """The stream is over: close the turn that was open."""
        self.level = 0.0
        return self._turned(self.turns.stream_ended())

    def over(self) -> list[Happening]:
        """The call is over, and with it a pause."""
        return [*self.ended(), *self.went_on()]

    def _restart(self, at_ms: int) -> None:
        self._detector = self.new_detector()
        self.position_ms = self._window_ms = at_ms
        self._kept = b""

    def _after_gap(self, hole: int, audio: bytes, at_ms: int) -> list[Happening]:
        closed = self._turned(self.turns.stream_ended())
        missing = Missing(at_ms - hole, at_ms)
        self._restart(at_ms)
        return [*closed, missing, *self._heard(audio)]

    def _heard(self, audio: bytes) -> list[Happening]:
        assert self._detector is not None
        self.position_ms += len(audio) // BYTES_PER_MS
        self._kept = (self._kept + audio)[-_KEPT_MS * BYTES_PER_MS :]
        happenings: list[Happening] = []
        if self.utterance:
            happenings.append(GoesOn(self.utterance, audio))
        for probability in self._detector.feed(audio):
            start, self._window_ms = self._window_ms, self._window_ms + WINDOW_MS
            turned = self.turns.heard(probability, start, self._window_ms)
            happenings += self._turned(turned)
        return happenings

    def _turned(self, turned: list[Turn]) -> list[Happening]:
        happenings: list[Happening] = []
        for turn in turned:
            if isinstance(turn, TurnStarted):
                self._count += 1
                self.utterance = f"{self.speaker}-{self._count}"
                wanted = (self.position_ms - turn.audio_from_ms) * BYTES_PER_MS
                kept = self._kept[-wanted:] if wanted > 0 else b""
                happenings.append(Begun(self.utterance, turn.start_ms, kept))
            elif self.utterance:
                happenings.append(Finished(self.utterance, turn.end_ms, turn.brief))
                self.utterance = None
        return happenings


def level(mulaw: bytes) -> float:
    """Return how loud the audio is, from 0 for quiet to 1 for loud."""
    samples = decode(mulaw).astype(np.float32)
    power = float(np.dot(samples, samples)) / max(1, len(samples))
    if power < 1.0:
        return 0.0
    db = 10 * math.log10(power / 32768.0**2)
    return min(1.0, max(0.0, (db - _QUIET_DB) / (_LOUD_DB - _QUIET_DB)))
