"""One phone call, from the first ring to the last word."""

from collections.abc import Mapping
from dataclasses import dataclass

from talkhint_desktop.core.events import (
    CallEvent,
    CallState,
    Correction,
    Direction,
    Event,
    Gap,
    Hint,
    Segment,
    Speaker,
    StreamEvent,
)
from talkhint_desktop.core.hints import HintDesk, HintRules, Offer
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
        rules: HintRules | None = None,
    ) -> None:
        self.sid = sid
        self.party = party
        self.language = language
        self.playbook = playbook
        self.answered = False
        self.stream_sid: str | None = None
        self.streamed = False  # whether a stream ever came
        self.over = False
        self.paused = False  # nothing is heard, and no hint may be asked for
        self.stream_ms = 0  # Twilio's clock: the end of the newest audio
        self.transcript = Transcript()
        self._masking = Masking()
        self._desk = HintDesk(rules or HintRules())
        self._started_at = ""
        self._hints = 0

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
        stopped = self.stream_stopped(now)
        self.over = True
        return [*stopped, self._step(CallState.ENDED, now, reason)]

    def interrupted(self, now: Moment) -> list[Event]:
        """TalkHint ends while the phone call goes on."""
        if self.over:
            return []
        stopped = self.stream_stopped(now)
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
            events += self._asked(news, now)
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
        self._desk.agent_started()

    def agent_stopped_speaking(self, now: Moment) -> list[Event]:
        return self._show(self._desk.agent_stopped(now.mono), now)

    def looked(self, now: Moment) -> list[Event]:
        """Time went by: a hint that waited may appear."""
        return self._show(self._desk.looked(now.mono), now)

    def _asked(self, news: Segment, now: Moment) -> list[Event]:
        card = self.playbook.answer(news.text, self.language)
        if card is None:
            return []
        offer = Offer(
            card=card.source,
            kind=card.kind,
            headline=card.headline(self.language),
            facts=card.facts_in(self.language),
            utterance=news.utterance,
            utterance_end_ms=news.end_ms,
        )
        return self._show(self._desk.offered(offer, now.mono), now)

    def _show(self, offer: Offer | None, now: Moment) -> list[Event]:
        if offer is None or self.over:
            return []
        self._hints += 1
        return [
            Hint(
                at=now.stamp,
                call_sid=self.sid,
                hint=f"hint-{self._hints}",
                state="finished",
                kind=offer.kind,
                headline=offer.headline,
                facts=list(offer.facts),
                source="playbook",
                card=offer.card,
                utterance=offer.utterance,
                after_ms=max(0, self.stream_ms - offer.utterance_end_ms),
            )
        ]

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
