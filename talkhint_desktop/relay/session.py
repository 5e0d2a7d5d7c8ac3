"""One live call: audio out to the recogniser, words in, hints out, watched."""

from collections.abc import Callable, Sequence

from talkhint_desktop.core.call import Call, speaker_of
from talkhint_desktop.core.coaching.request import HintRequest
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Event, Gap, Hint, Segment, Speaker
from talkhint_desktop.core.hearing_watch import DOWN, HearingWatch
from talkhint_desktop.core.moment import Clock, Moment
from talkhint_desktop.core.signal_path import CallPulse, TrackPulse
from talkhint_desktop.core.watch import CallWatch
from talkhint_desktop.core.webhook.autopsy import ENDED_WITHIN_S
from talkhint_desktop.relay.speech.recogniser import STOPPED, Recogniser, Words
from talkhint_desktop.relay.speech.voice import VoiceDetector
from talkhint_desktop.relay.stream import Stream
from talkhint_desktop.relay.track import (
    Begun,
    Finished,
    GoesOn,
    Happening,
    Missing,
    Track,
)
from talkhint_desktop.relay.utterance import Utterance, unheard_ms
from talkhint_desktop.relay.wire.twilio import Media, Start

# Twilio's status callbacks follow a stream's own stop within a moment.
NEWS_AFTER_STOP = 3.0  # seconds
# Twilio ends a dialled call after four hours at the latest.
NO_NEWS = 4 * 3600.0 + 60.0

Tell = Callable[[Event], None]


class Session:
    """Joins a `Call` to its audio. Nothing here waits, so Twilio is always read.

    The methods named for what happened are called by the relay; `stream` gives
    the sink of one media stream. Everything that follows goes to `tell`.
    """

    def __init__(self, call: Call, *, practice: bool, tell: Tell, clock: Clock) -> None:
        self.call = call
        self.practice = practice
        self.recogniser: Recogniser | None = None
        self.on_wish: Callable[[HintRequest | None], None] | None = None
        self._tell = tell
        self._clock = clock
        self._begun = clock()
        self._tracks = {s: Track(s, VoiceDetector) for s in Speaker}
        self._arrived: dict[Speaker, float] = {}  # monotonic, of the last frame
        self._utterances: dict[str, Utterance] = {}
        self._words_at: float | None = None
        self._hint_at: float | None = None
        self._stream: Stream | None = None
        self._watch = CallWatch(call.sid, self._begun.mono)
        self.hearing = HearingWatch(call.sid)
        self._streams_before_ms = 0
        self._lasted_s: float | None = None  # once it ended by itself
        self._over_at = self._begun.mono + NO_NEWS

    @property
    def died_at_once(self) -> bool:
        """Whether the call ended within seconds and no stream ever came."""
        short = self._lasted_s is not None and self._lasted_s < ENDED_WITHIN_S
        return short and not self.call.streamed and not self.practice

    # What the relay tells the session.

    def rang(self) -> None:
        self._say(self.call.rang(self._begun))

    def agent_answered(self) -> None:
        self._say(self.call.agent_answered(self._clock()))

    def stream_opened(self, start: Start) -> Stream:
        """Begin a stream; a newer one takes the place of the one before."""
        if self._stream is not None:
            self._stream.replaced()
        now = self._clock()
        self._say(self.call.stream_started(start.stream_sid, start.tracks, now))
        self._stream = Stream(
            start.stream_sid,
            start.sequence + 1,
            audio=self.audio,
            stopped=self.stream_stopped,
        )
        return self._stream

    def stream_failed(self, said: str) -> None:
        """Twilio could not open the stream, or lost it; `said` are its words."""
        self._say(self._watch.stream_failed(said, self._clock()))

    def ended(self, reason: str) -> None:
        """The phone call is over. Finals that are under way still count."""
        self._each_track(Track.over)
        now = self._clock()
        if not self.call.over:
            self._lasted_s = now.mono - self._begun.mono
        self._say(self._watch.call_ended(now))
        self._say(self.hearing.call_ended(now))
        self._say(self.call.ended(reason, now))

    def soon_over(self, seconds: float) -> None:
        """The call has most likely ended; without other news it has."""
        self._over_at = min(self._over_at, self._clock().mono + seconds)

    def interrupted(self) -> None:
        self._each_track(Track.over)
        self._say(self.call.interrupted(self._clock()))

    def paused(self) -> None:
        """Nothing is heard from here on; what was said still gets its finals."""
        self._catch_up()
        self.call.paused = True
        self._each_track(Track.paused)

    def went_on(self) -> None:
        """Listening goes on. What comes late from the pause is not heard."""
        self._catch_up()
        self.call.paused = False
        self._each_track(Track.went_on)

    # What the recogniser tells the session.

    def heard(self, words: Words) -> None:
        known = self._utterances.get(words.utterance)
        if known is None:
            return
        now = self._clock()
        known.words = True
        text = "" if known.brief else words.text
        if text:
            self._words_at = now.mono
        if words.final:
            del self._utterances[words.utterance]
        self._say(self.hearing.words_came(now))
        track = self._tracks[known.speaker]
        end = known.end_ms if known.end_ms is not None else track.position_ms
        segment = Segment(
            at=now.stamp,
            call_sid=self.call.sid,
            utterance=words.utterance,
            speaker=known.speaker,
            text=text,
            final=words.final,
            start_ms=known.start_ms,
            end_ms=max(end, known.start_ms),
            engine=self.recogniser.engine if self.recogniser else "",
        )
        self._say(self.call.heard(segment, now))

    def words_lost(self, utterances: list[str], cause: str) -> None:
        """The recogniser gave these up: each becomes a gap that can be seen."""
        now = self._clock()
        if cause == STOPPED:
            self._say(self.hearing.troubled(DOWN, "", now))
        for name in utterances:
            lost = self._utterances.pop(name, None)
            if lost is None or lost.brief:
                continue
            end = lost.end_ms or self._tracks[lost.speaker].position_ms
            self._gap(lost.speaker, lost.start_ms, end, cause, now)

    def hearing_troubled(self, code: str, cause: str, cleared: bool) -> None:
        """The recogniser tells what is wrong with it, or is right again."""
        now = self._clock()
        if cleared:
            self._say(self.hearing.cleared(code, now))
        else:
            self._say(self.hearing.troubled(code, cause, now))

    def hearing_refused(self, why: TalkHintError) -> None:
        """There will be no recogniser for this call."""
        self._say(self.hearing.refused(why, self._clock()))

    def recognition_failed(self) -> None:
        """There is no recogniser any more, and none will come for this call."""
        self.recogniser = None
        self._say(self.hearing.troubled(DOWN, "", self._clock()))
        self.words_lost(list(self._utterances), STOPPED)

    def follows(self, happens: Callable[[Moment], list[Event]]) -> None:
        """Something happened to the call's hints: tell what follows from it."""
        self._say(happens(self._clock()))

    # Time.

    def looked(self) -> CallPulse:
        """Compare the signs of life with the limits, and return them."""
        now = self._clock()
        pulse = self.pulse(now)
        if now.mono > self._over_at:
            self.ended("no more news")
        if not self.call.over:
            self._say(self._watch.looked(pulse, now))
            self._say(self.call.looked(now))
        return pulse

    def pulse(self, now: Moment) -> CallPulse:
        stream = self._stream
        return CallPulse(
            call_sid=self.call.sid,
            stream_ms=self.call.stream_ms,
            practice=self.practice,
            paused=self.call.paused,
            answered=self.call.answered,
            streaming=self.call.stream_sid is not None,
            caller=self._track_pulse(Speaker.CALLER, now),
            agent=self._track_pulse(Speaker.AGENT, now),
            words_age_ms=_age(self._words_at, now),
            speech_without_words_ms=self._unheard_ms(now),
            hint_age_ms=_age(self._hint_at, now),
            lost_frames=stream.sequencer.missing if stream else 0,
            doubled_frames=stream.sequencer.doubled if stream else 0,
        )

    # What the stream gives, in order.

    def audio(self, media: Media, payload: bytes) -> None:
        if self.call.over:
            return  # frames under way when the call ended say nothing new
        now = self._clock()
        speaker = speaker_of(media.track, self.call.party.direction)
        track = self._tracks[speaker]
        self._arrived[speaker] = now.mono
        at_ms = media.timestamp_ms + self._streams_before_ms
        happenings = track.arrived(payload, at_ms)
        self.call.stream_ms = max(self.call.stream_ms, track.position_ms)
        for happening in happenings:
            self._happened(speaker, happening, now)

    def stream_stopped(self, stream: Stream, by_twilio: bool) -> None:
        if stream is not self._stream:
            return
        if by_twilio:
            self.soon_over(NEWS_AFTER_STOP)
        self._stream = None
        self._each_track(Track.ended)
        # A second stream of this call counts from zero again; the call's own
        # clock goes on.
        self._streams_before_ms = self.call.stream_ms
        self._say(self.call.stream_stopped(self._clock()))

    def _catch_up(self) -> None:
        if self._stream:
            self._stream.catch_up()

    def _happened(self, speaker: Speaker, happening: Happening, now: Moment) -> None:
        match happening:
            case Begun():
                self._turn_begun(speaker, happening)
            case GoesOn(utterance, audio):
                if self.recogniser:
                    self.recogniser.audio(utterance, audio)
            case Finished():
                self._turn_finished(speaker, happening, now)
            case Missing(start_ms, end_ms, cause):
                self._gap(speaker, start_ms, end_ms, cause, now)

    def _turn_begun(self, speaker: Speaker, begun: Begun) -> None:
        known = Utterance(speaker, begun.start_ms, self._clock().mono)
        self._utterances[begun.utterance] = known
        other = Speaker.AGENT if speaker is Speaker.CALLER else Speaker.CALLER
        self._tracks[other].other_side_started()
        if speaker is Speaker.AGENT:
            self.call.agent_started_speaking()
        if self.recogniser:
            self.recogniser.begin(begun.utterance, speaker)
            self.recogniser.audio(begun.utterance, begun.audio)

    def _turn_finished(self, speaker: Speaker, finished: Finished, now: Moment) -> None:
        if known := self._utterances.get(finished.utterance):
            known.end_ms, known.brief = finished.end_ms, finished.brief
            known.over = now.mono
        if self.recogniser:
            self.recogniser.end(finished.utterance)
        if speaker is Speaker.AGENT:
            self._say(self.call.agent_stopped_speaking(now))

    def _each_track(self, happens: Callable[[Track], list[Happening]]) -> None:
        now = self._clock()
        for speaker, track in self._tracks.items():
            for happening in happens(track):
                self._happened(speaker, happening, now)

    def _gap(
        self, speaker: Speaker, start_ms: int, end_ms: int, cause: str, now: Moment
    ) -> None:
        gap = Gap(
            at=now.stamp,
            call_sid=self.call.sid,
            speaker=speaker,
            start_ms=start_ms,
            end_ms=end_ms,
            cause=cause,
        )
        self._say(self.call.words_lost(gap))

    def _unheard_ms(self, now: Moment) -> int:
        if self.call.paused or self.hearing.down:
            return 0  # why no words come is known
        grows = self.recogniser is None or self.recogniser.grows
        return unheard_ms(self._utterances.values(), now, grows=grows)

    def _track_pulse(self, speaker: Speaker, now: Moment) -> TrackPulse:
        return self._tracks[speaker].pulse(_age(self._arrived.get(speaker), now))

    def _say(self, events: Sequence[Event]) -> None:
        for event in events:
            if isinstance(event, Hint) and event.state == "finished":
                self._hint_at = self._clock().mono
            self._tell(event)
        if self.on_wish:
            self.on_wish(self.call.wish)


def _age(since: float | None, now: Moment) -> int | None:
    return None if since is None else max(0, round((now.mono - since) * 1000))
