"""Watches a call's signs of life and tells each trouble once, and its end."""

from dataclasses import dataclass, field

from talkhint_desktop.core import messages
from talkhint_desktop.core.events import Trouble
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.core.signal_path import LOST_MS, WORDS_LATE_MS, CallPulse
from talkhint_desktop.core.webhook.twilio_errors import explained

STREAM_LATE_MS = 5_000
ONE_SIDE_MS = 10_000
_STREAMS = frozenset({"no-stream", "no-audio"})  # what a failed stream explains


@dataclass(slots=True)
class CallWatch:
    """Compares pulses with the limits of the contract.

    A trouble is told when it begins and once more, `cleared`, when it ends.
    """

    call_sid: str
    begun: float  # monotonic seconds, when the call came
    _raised: set[str] = field(default_factory=set)
    _cause: str = ""  # why Twilio could not stream, in plain words
    _streams_since: float | None = None
    _stopped_at: float | None = None

    def looked(self, pulse: CallPulse, now: Moment) -> list[Trouble]:
        """Return the troubles that began or ended with this pulse."""
        if pulse.streaming:
            self._stopped_at = None
            self._cause = ""
            if self._streams_since is None:
                self._streams_since = now.mono
        elif self._stopped_at is None:
            self._stopped_at = now.mono
        wrong = self._wrong(pulse, now)
        told = [self._told(code, now, cleared=False) for code in wrong - self._raised]
        told += [self._told(code, now, cleared=True) for code in self._raised - wrong]
        self._raised = wrong
        return sorted(told, key=lambda t: t.code)

    def stream_failed(self, said: str, now: Moment) -> list[Trouble]:
        """Twilio told why it cannot stream; a trouble told already is told anew."""
        self._cause = explained(said)
        explains = sorted(self._raised & _STREAMS)
        return [self._told(code, now, cleared=False) for code in explains]

    def call_ended(self, now: Moment) -> list[Trouble]:
        """Return the end of every trouble: an ended call has none."""
        ended = [self._told(c, now, cleared=True) for c in sorted(self._raised)]
        self._raised = set()
        return ended

    def _wrong(self, pulse: CallPulse, now: Moment) -> set[str]:
        wrong: set[str] = set()
        if self._streams_since is None:
            late = (now.mono - self.begun) * 1000 > STREAM_LATE_MS
            if late or self._cause:
                wrong.add("no-stream")
            return wrong
        stopped = self._stopped_at
        if stopped is not None:
            if (now.mono - stopped) * 1000 > LOST_MS:
                wrong.add("no-audio")
            return wrong
        ages = [pulse.caller.age_ms, pulse.agent.age_ms]
        known = [age for age in ages if age is not None]
        streams_ms = (now.mono - self._streams_since) * 1000
        if min(known, default=streams_ms) > LOST_MS:
            wrong.add("no-audio")
        elif known and pulse.stream_ms > ONE_SIDE_MS and _one_side(ages):
            wrong.add("one-side-silent")
        if pulse.speech_without_words_ms > WORDS_LATE_MS:
            wrong.add("transcriber-silent")
        return wrong

    def _told(self, code: str, now: Moment, *, cleared: bool) -> Trouble:
        return messages.trouble(
            code,
            call_sid=self.call_sid,
            at=now.stamp,
            cleared=cleared,
            cause=self._cause if code in _STREAMS else "",
        )


def _one_side(ages: list[int | None]) -> bool:
    return any(age is None or age > ONE_SIDE_MS for age in ages)
