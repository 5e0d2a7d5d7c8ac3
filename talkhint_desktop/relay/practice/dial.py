"""Rings the agent as `<Dial>` does: the second leg and its callbacks."""

import re
from dataclasses import dataclass

from talkhint_desktop.core.twiml import Verb
from talkhint_desktop.relay.asking.request import made_up_sid
from talkhint_desktop.relay.practice.call import PracticeCall, timestamp

_NUMBER = re.compile(r"\+?[0-9][0-9 ().\-]{2,24}")
_NOUNS = ("Number", "Sip", "Client")
_TIMEOUT_S, _TIME_LIMIT_S = 30, 14_400  # Twilio's own


@dataclass(frozen=True, slots=True)
class DialResult:
    """How `<Dial>` ended, in Twilio's words; `duration_ms` of the talk."""

    status: str
    child_sid: str
    duration_ms: int = 0

    def params(self) -> dict[str, str]:
        params = {"DialCallStatus": self.status, "DialCallSid": self.child_sid}
        if self.status == "completed":
            params["DialCallDuration"] = str(self.duration_ms // 1000)
            params["DialBridged"] = "true"
        return params


def target_of(verb: Verb) -> Verb | None:
    """Return whom `<Dial>` rings, as a noun; None when there is nobody."""
    nouns = [child for child in verb.children if child.name in _NOUNS]
    if nouns:
        return nouns[0]
    return Verb("Number", {}, verb.text) if verb.text else None


class Leg:
    """The agent's leg: initiated, ringing, in-progress, completed.

    `run` takes it through. `hang_up` ends it early, when the caller goes.
    """

    def __init__(self, call: PracticeCall, verb: Verb, ring_ms: int) -> None:
        self.child_sid = made_up_sid("CA")
        self._call = call
        self._verb = verb
        self._ring_ms = ring_ms
        self._noun = target_of(verb) or Verb("Number")
        self._callback = call.link(self._noun, "statusCallback")
        named = self._noun.get("statusCallbackEvent", "completed")
        self._events = named.replace(",", " ").split()
        self._sequence = 0
        self._answered_ms: int | None = None
        self._talked_ms = 0
        self._over = False

    async def run(self) -> DialResult:
        """Ring, talk until the recording ends, hang up; the agent goes first."""
        trouble = self._trouble()
        if trouble:
            return self._failed("failed", trouble)
        self._tell("initiated", "initiated")
        self._tell("ringing", "ringing")
        self._call.meet("ringing-agent", self._noun.text)
        allowed_ms = self._verb.number("timeout", _TIMEOUT_S) * 1000
        await self._ring(min(self._ring_ms, allowed_ms))
        if self._ring_ms > allowed_ms:
            self._tell("completed", "no-answer")
            return self._failed("no-answer", "Nobody answered.")
        return await self._talk()

    def hang_up(self) -> None:
        """End the leg if it is still up, and tell the callback so."""
        if self._over or self._sequence == 0:
            return
        if self._answered_ms is None:
            self._tell("completed", "canceled")
            return
        self._talked_ms = self._call.elapsed_ms() - self._answered_ms
        self._tell("completed", "completed")

    async def _ring(self, ms: int) -> None:
        before = self._call.elapsed_ms()
        await self._call.wait(ms)
        # Faster than life, a stream must not look late that in life would have
        # been open long before the agent answers.
        lifelike = ms / 1000 - self._call.seconds(self._call.elapsed_ms() - before)
        await self._call.streams_settled(within=lifelike)

    async def _talk(self) -> DialResult:
        call = self._call
        self._answered_ms = call.elapsed_ms()
        call.story.agent_reached = True
        self._tell("answered", "in-progress")
        call.meet("agent-answered", self._noun.text)
        call.begin_recording()
        limit_ms = self._verb.number("timeLimit", _TIME_LIMIT_S) * 1000
        recorded_ms = call.playback.recording.duration_ms
        await call.wait(min(limit_ms, recorded_ms))
        self._talked_ms = min(limit_ms, recorded_ms)
        if limit_ms >= recorded_ms:
            await call.stop_streams(whole=True)
        else:
            call.story.cut_off = f"The talk is cut off after {limit_ms // 1000} s."
            call.meet("cut-off", f"timeLimit of {limit_ms // 1000} s")
        self._tell("completed", "completed")
        result = DialResult("completed", self.child_sid, self._talked_ms)
        call.meet("dial-ended", f"completed after {result.duration_ms // 1000} s")
        return result

    def _trouble(self) -> str:
        text = self._noun.text
        if not text:
            return "<Dial> names nobody."
        if self._noun.name == "Number" and not _NUMBER.fullmatch(text):
            return f"{text[:40]!r} is no phone number."
        if re.sub(r"[^+0-9]", "", text) == self._call.numbers.called:
            return "<Dial> rings the very number that was called."
        return ""

    def _failed(self, status: str, why: str) -> DialResult:
        self._over = True
        self._call.story.dial_failed = why
        self._call.meet("dial-ended", f"{status}: {why}")
        return DialResult(status, self.child_sid)

    def _tell(self, event: str, status: str) -> None:
        if event == "completed":
            self._over = True
        sequence, self._sequence = self._sequence, self._sequence + 1
        if self._callback is None or event not in self._events:
            return
        params = self._call.params(
            CallSid=self.child_sid,
            ParentCallSid=self._call.call_sid,
            CallStatus=status,
            Direction="outbound-dial",
            From=self._call.numbers.caller,
            Caller=self._call.numbers.caller,
            To=self._noun.text,
            Called=self._noun.text,
            Timestamp=timestamp(),
            CallbackSource="call-progress-events",
            SequenceNumber=str(sequence),
        )
        if event == "completed":
            params["CallDuration"] = str(self._talked_ms // 1000)
            params["Duration"] = str(-(-self._talked_ms // 60_000))
        self._call.callbacks.post(self._callback, params)
