"""One phone call, from the first ring to the last word."""

from collections.abc import Mapping
from dataclasses import dataclass

from talkhint_desktop.core.call_hints import CallHints
from talkhint_desktop.core.coaching.answer import Draft
from talkhint_desktop.core.coaching.request import HintPlan, HintRequest
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import (
    CallEvent,
    CallState,
    Correction,
    Direction,
    Event,
    Gap,
    HintFate,
    Segment,
    Speaker,
    StreamEvent,
)
from talkhint_desktop.core.masking import Masking
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.core.playbook import Playbook
from talkhint_desktop.core.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Party:
    """Who calls whom, as Twilio names them."""

    direction: Direction
    from_number: str
    to_number: str


def speaker_of(track: str, direction: Direction) -> Speaker:
    """Tell whose voice a Twilio track carries.

    `inbound` is what Twilio receives from the call's own leg: the caller's
    when they called us, the agent's when the agent called out.
    """
    own_leg = track == "inbound"
    called_us = direction is Direction.INBOUND
    return Speaker.CALLER if own_leg == called_us else Speaker.AGENT


class Call:
    """A call that rings, is connected and streams in either order, and ends.

    Each method is named for what happened. It returns the events to tell and
    does no I/O, so a whole call can be played in a test without a socket.
    """

    def __init__(
        self,
        sid: str,
        party: Party,
        *,
        playbook: Playbook,
        language: str,
        plan: HintPlan | None = None,
    ) -> None:
        self.sid = sid
        self.party = party
        self.language = language
        self.answered = False
        self.stream_sid: str | None = None
        self.streamed = False  # whether a stream ever came
        self.over = False
        self.paused = False  # nothing is heard, and no hint may be asked for
        self.stream_ms = 0  # Twilio's clock: the end of the newest audio
        self.transcript = Transcript()
        self._masking = Masking()
        self._hints = CallHints(
            sid,
            self.transcript,
            playbook=playbook,
            language=language,
            plan=plan or HintPlan(),
            position=lambda: self.stream_ms,
        )
        self._started_at = ""

    @property
    def playbook(self) -> Playbook:
        return self._hints.playbook

    @playbook.setter
    def playbook(self, playbook: Playbook) -> None:
        self._hints.playbook = playbook

    def rang(self, now: Moment) -> list[Event]:
        if self._started_at:
            return []  # Twilio asks the webhook again when an answer was slow
        self._started_at = now.stamp
        return [self._step(CallState.RINGING, now)]

    def agent_answered(self, now: Moment) -> list[Event]:
        if self.answered or self.over:
            return []  # Twilio repeats and reorders its callbacks
        self.answered = True
        return [self._step(CallState.CONNECTED, now)]

    def stream_started(
        self, stream_sid: str, tracks: list[str], now: Moment
    ) -> list[Event]:
        if self.over or stream_sid == self.stream_sid:
            return []
        before = self.stream_stopped(now)
        self.stream_sid, self.streamed = stream_sid, True
        return [
            *before,
            self._stream("started", stream_sid, tracks, now),
            self._step(CallState.STREAMING, now),
        ]

    def stream_stopped(self, now: Moment) -> list[Event]:
        if self.stream_sid is None:
            return []  # Twilio's "stop" and the socket's end both arrive
        stream_sid, self.stream_sid = self.stream_sid, None
        return [self._stream("stopped", stream_sid, [], now)]

    def ended(self, reason: str, now: Moment) -> list[Event]:
        if self.over:
            return []
        stopped = [*self.stream_stopped(now), *self._hints.stopped(now)]
        self.over = True
        return [*stopped, self._step(CallState.ENDED, now, reason)]

    def interrupted(self, now: Moment) -> list[Event]:
        """TalkHint ends while the phone call goes on."""
        if self.over:
            return []
        stopped = [*self.stream_stopped(now), *self._hints.stopped(now)]
        self.over = True
        return [*stopped, self._step(CallState.INTERRUPTED, now, "interrupted")]

    def heard(self, segment: Segment, now: Moment) -> list[Event]:
        """Take words, masked before anybody else sees them."""
        # The last final often lands after the caller hung up; it still counts.
        if self.transcript.is_closed(segment.utterance):
            return []
        shown, earlier = self._masking.heard(segment)
        if shown != segment.text:
            segment = _with_text(segment, shown)
        events: list[Event] = self._hide(earlier, now)
        news = self.transcript.heard(segment)
        if news is None:
            return events
        events.append(news)
        asks = news.final and news.speaker is Speaker.CALLER
        if asks and not self.over and not self.paused:
            events += self._hints.caller_said(news, now)
        return events

    def corrected(self, utterance: str, text: str, now: Moment) -> list[Event]:
        """The agent set the words of a final right; empty where it is not known."""
        if not self.transcript.is_closed(utterance):
            return []
        shown = self._masking.replaced(utterance, text)
        if not self.transcript.replaced(utterance, shown):
            return []
        return [self._correction(utterance, shown, now, masked=False)]

    def _hide(self, texts: Mapping[str, str], now: Moment) -> list[Event]:
        """Tell finals anew in which a secret began that was known only now."""
        return [
            self._correction(utterance, text, now, masked=True)
            for utterance, text in texts.items()
            if self.transcript.replaced(utterance, text)
        ]

    def words_lost(self, gap: Gap) -> list[Event]:
        """Audio was not written down: say so, and close what began in it."""
        # An utterance that began before the gap has ended and awaits its final.
        closed = [
            _as_final(s)
            for s in self.transcript.open_partials()
            if s.speaker is gap.speaker and _began_in(s, gap)
        ]
        kept = [s for s in closed if self.transcript.heard(s)]
        return [*kept, gap]

    def agent_started_speaking(self) -> None:
        self._hints.agent_started_speaking()

    def agent_stopped_speaking(self, now: Moment) -> list[Event]:
        return [] if self.over else self._hints.agent_stopped_speaking(now)

    def looked(self, now: Moment) -> list[Event]:
        """Time went by: a hint that waited may appear."""
        if self.over or self.paused:
            return self._hints.stopped(now)
        return self._hints.looked(now)

    # Hints.

    @property
    def wish(self) -> HintRequest | None:
        """What a model should be asked now; it makes any other request stale."""
        return None if self.over or self.paused else self._hints.wish

    def hint_asked_for(self, now: Moment, *, waiting: bool = False) -> list[Event]:
        """The agent wants a hint now, with `waiting` the one that is held back.

        Raises `TalkHintError` where none can be.
        """
        if self.over:
            raise TalkHintError("This call is over.")
        if self.paused:
            raise TalkHintError(
                "Listening is paused.", remedy="Go on listening, then ask for a hint."
            )
        return self._hints.asked_for(now, waiting=waiting)

    def hint_grew(self, request: HintRequest, draft: Draft, now: Moment) -> list[Event]:
        return self._hints.grew(request, draft, now)

    def hint_came(self, request: HintRequest, draft: Draft, now: Moment) -> list[Event]:
        return self._hints.came(request, draft, now)

    def hint_failed(self, request: HintRequest, now: Moment) -> list[Event]:
        return self._hints.failed(request, now)

    def hint_used(self, hint: str, fate: HintFate) -> list[Event]:
        """The agent read, kept or rated a hint: it is not replaced any more."""
        return self._hints.used(hint, fate)

    def _correction(
        self, utterance: str, text: str, now: Moment, *, masked: bool
    ) -> Correction:
        return Correction(
            at=now.stamp,
            call_sid=self.sid,
            utterance=utterance,
            text=text,
            masked=masked,
        )

    def _step(
        self, state: CallState, now: Moment, reason: str | None = None
    ) -> CallEvent:
        return CallEvent(
            at=now.stamp,
            call_sid=self.sid,
            state=state,
            direction=self.party.direction,
            from_number=self.party.from_number,
            to_number=self.party.to_number,
            started_at=self._started_at,
            ended_at=now.stamp if self.over else None,
            reason=reason,
        )

    def _stream(
        self, state: str, stream_sid: str, tracks: list[str], now: Moment
    ) -> StreamEvent:
        return StreamEvent(
            at=now.stamp,
            call_sid=self.sid,
            stream_sid=stream_sid,
            state="started" if state == "started" else "stopped",
            tracks=tracks,
        )


def _with_text(segment: Segment, text: str, *, final: bool | None = None) -> Segment:
    return Segment(
        at=segment.at,
        call_sid=segment.call_sid,
        utterance=segment.utterance,
        speaker=segment.speaker,
        text=text,
        final=segment.final if final is None else final,
        start_ms=segment.start_ms,
        end_ms=segment.end_ms,
        engine=segment.engine,
    )


def _began_in(segment: Segment, gap: Gap) -> bool:
    inside = gap.start_ms <= segment.start_ms < gap.end_ms
    return inside or segment.start_ms == gap.start_ms


def _as_final(segment: Segment) -> Segment:
    return _with_text(segment, segment.text, final=True)
