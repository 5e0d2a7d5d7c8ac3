"""What a caller met, and the one sentence that sums it up."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Met:
    """One thing that the caller met; `what` is a stable code.

    `at_ms` counts from the first request, in the call's own time: at double
    speed a second of life is two of the call.
    """

    at_ms: int
    what: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the call went.

    `kind`: talked, mute (the agent was reached, the stream was not whole),
    cut-off (the agent was reached, `<Dial timeLimit>` ended the talk), no-agent
    (a machine took the call), unanswered, waiting, dropped, rejected, blocked
    (Twilio's error message), unknown (this PC's own fault).
    """

    kind: str
    sentence: str
    met: tuple[Met, ...]
    streamed_ms: int
    frames_sent: int
    call_sid: str
    http_status: int | None = None
    document: str = ""
    twilio_error: int | None = None

    @property
    def fine(self) -> bool:
        """Tell whether the agent was reached and both sides streamed whole."""
        return self.kind == "talked" and self.twilio_error is None


@dataclass(slots=True)
class StreamFacts:
    """What became of one stream. `trouble` is why it was not whole."""

    tracks: tuple[str, ...] = ()
    opened: bool = False
    whole: bool = False
    frames: int = 0  # for each track
    trouble: str = ""
    twilio_error: int | None = None


@dataclass(slots=True)
class Story:
    """Collects the facts while the call lasts."""

    met: list[Met] = field(default_factory=list)
    streams: list[StreamFacts] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    agent_reached: bool = False
    cut_off: str = ""
    dial_failed: str = ""
    connected: bool = False
    rejected: bool = False
    waited: str = ""
    fault: str = ""
    fault_here: bool = False
    twilio_error: int | None = None
    http_status: int | None = None
    document: str = ""

    def outcome(self, call_sid: str) -> Outcome:
        kind, sentence, error = self._sum_up()
        return Outcome(
            kind,
            sentence,
            tuple(self.met),
            max((s.frames * 20 for s in self.streams), default=0),
            sum(s.frames * len(s.tracks) for s in self.streams),
            call_sid,
            self.http_status,
            self.document,
            error,
        )

    def _sum_up(self) -> tuple[str, str, int | None]:
        if self.agent_reached:
            kind, sentence, error = self._talk()
            if self.fault:
                sentence += (
                    f" Then the caller hears Twilio's error message: {self.fault}"
                )
            return kind, sentence, self.twilio_error or error
        if self.fault and self.fault_here:
            return "unknown", f"Could not tell. {self.fault}", self.twilio_error
        if self.fault:
            return (
                "blocked",
                f"The caller hears Twilio's error message. {self.fault}",
                self.twilio_error,
            )
        kind, sentence = self._alone()
        return kind, sentence, self.twilio_error or self._stream_error()

    def _talk(self) -> tuple[str, str, int | None]:
        if any(s.whole and len(s.tracks) == 2 for s in self.streams):
            return (
                "talked",
                "The caller reached the agent, and both sides were streamed "
                "to the end.",
                None,
            )
        if self.cut_off:
            return "cut-off", f"The caller reached the agent. {self.cut_off}", None
        reached = "The caller reached the agent, but "
        unheard = ". There would be no transcript and no hints."
        if not self.streams:
            return "mute", reached + "no stream was opened" + unheard, None
        if any(s.whole for s in self.streams):
            return "mute", reached + "only one side was streamed.", None
        trouble = next((s.trouble for s in self.streams if s.trouble), "")
        broken = "the stream was not whole. " + trouble
        return "mute", (reached + broken).strip(), self._stream_error()

    def _alone(self) -> tuple[str, str]:
        if self.rejected:
            return "rejected", "The caller hears a busy tone."
        if self.dial_failed:
            return (
                "unanswered",
                f"The caller never reaches the agent. {self.dial_failed}",
            )
        if self.connected:
            return (
                "no-agent",
                "The caller talks to a machine. The agent's phone never rings.",
            )
        if self.waited:
            return "waiting", f"The caller never reaches an agent. {self.waited}"
        if self.heard:
            words = " ".join(self.heard)[:200]
            return "dropped", f'The caller hears "{words}" and is cut off.'
        return "dropped", "The caller is cut off at once."

    def _stream_error(self) -> int | None:
        return next((s.twilio_error for s in self.streams if s.twilio_error), None)
