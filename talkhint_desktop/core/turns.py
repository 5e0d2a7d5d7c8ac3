"""When a side's turn begins and ends, from voice probabilities alone."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRules:
    """Numbers measured on telephone calls; a window is 32 ms of audio."""

    start_above: float = 0.5
    windows_to_start: int = 2
    stop_below: float = 0.35
    end_silence_ms: int = 600
    # When the other side starts, this side has most likely finished.
    end_silence_yielding_ms: int = 350
    pre_roll_ms: int = 300
    # Hold music sets in like up to 230 ms of voice; a short "yes" is longer.
    brief_ms: int = 250
    longest_ms: int = 15_000


@dataclass(frozen=True, slots=True)
class TurnStarted:
    """Speech began at `start_ms`; audio should count from the pre-roll on."""

    start_ms: int
    audio_from_ms: int


@dataclass(frozen=True, slots=True)
class TurnEnded:
    """Speech ended at `end_ms`, some time before this was known.

    A `brief` sound is no speech: a click, or the onset of hold music.
    """

    end_ms: int
    brief: bool = False


Turn = TurnStarted | TurnEnded


@dataclass(slots=True)
class TurnDetector:
    """One side in two states: quiet, or in a turn.

    Each method is named for what was heard and returns the turns that follow.
    Milliseconds are the stream's own; windows come in order.
    """

    rules: TurnRules = field(default_factory=TurnRules)
    speaking: bool = False
    _onset_ms: int = 0
    _voiced: int = 0
    _last_voice_ms: int = 0
    _yielding: bool = False
    _continued: bool = False  # this turn goes on after a cut

    def heard(self, probability: float, start_ms: int, end_ms: int) -> list[Turn]:
        """Take the voice probability of the window from `start_ms` to `end_ms`."""
        if self.speaking:
            return self._in_turn(probability, end_ms)
        if probability < self.rules.start_above:
            self._voiced = 0
            return []
        if not self._voiced:
            self._onset_ms = start_ms
        self._voiced += 1
        if self._voiced < self.rules.windows_to_start:
            return []
        self.speaking, self._last_voice_ms = True, end_ms
        self._yielding = self._continued = False
        audio_from = max(0, self._onset_ms - self.rules.pre_roll_ms)
        return [TurnStarted(self._onset_ms, audio_from)]

    def other_side_started(self) -> None:
        self._yielding = self.speaking

    def stream_ended(self) -> list[Turn]:
        """The stream is over or has a hole: what was begun ends here."""
        self._voiced = 0
        if not self.speaking:
            return []
        self.speaking = False
        return [TurnEnded(self._last_voice_ms)]

    def _in_turn(self, probability: float, end_ms: int) -> list[Turn]:
        if probability < self.rules.stop_below:
            if end_ms - self._last_voice_ms < self._silence_needed():
                return []
            self.speaking, self._voiced = False, 0
            spoke_ms = self._last_voice_ms - self._onset_ms
            brief = spoke_ms < self.rules.brief_ms and not self._continued
            return [TurnEnded(self._last_voice_ms, brief)]
        self._last_voice_ms = end_ms
        if end_ms - self._onset_ms < self.rules.longest_ms:
            return []
        # Cut a monologue so that its first words become final; speech goes on.
        # In a pause it is not cut: that would begin a turn of silence.
        self._onset_ms, self._continued = end_ms, True
        return [TurnEnded(end_ms), TurnStarted(end_ms, end_ms)]

    def _silence_needed(self) -> int:
        if self._yielding:
            return self.rules.end_silence_yielding_ms
        return self.rules.end_silence_ms
