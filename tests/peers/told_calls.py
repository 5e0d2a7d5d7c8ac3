"""Small builders of what a call tells, so that the tests read as sentences."""

from talkhint_desktop.core.events import (
    CallEvent,
    CallState,
    Direction,
    Flag,
    Hint,
    HintState,
    Segment,
    Speaker,
    Summary,
)

SID = "CA" + "0a1b2c3d" * 4
OTHER = "CA" + "9f8e7d6c" * 4


def call(
    state: CallState = CallState.RINGING,
    sid: str = SID,
    *,
    caller: str = "+15550100",
    second: int = 0,
    ended_at: str | None = None,
) -> CallEvent:
    at = f"2026-11-22T09:{second // 60:02}:{second % 60:02}.000Z"
    return CallEvent(
        at=at,
        call_sid=sid,
        state=state,
        direction=Direction.INBOUND,
        from_number=caller,
        to_number="+15559999",
        started_at="2026-11-22T09:00:00.000Z" if sid == SID else at,
        ended_at=ended_at,
    )


def ended(sid: str = SID, second: int = 90, *, caller: str = "+15550100") -> CallEvent:
    at = f"2026-11-22T09:{second // 60:02}:{second % 60:02}.000Z"
    return call(CallState.ENDED, sid, caller=caller, second=second, ended_at=at)


def final(
    text: str,
    utterance: str = "u1",
    sid: str = SID,
    *,
    start_ms: int = 1000,
    speaker: Speaker = Speaker.CALLER,
) -> Segment:
    return Segment(
        at=f"2026-11-22T09:00:{start_ms // 1000 % 60:02}.500Z",
        call_sid=sid,
        utterance=utterance,
        speaker=speaker,
        text=text,
        final=True,
        start_ms=start_ms,
        end_ms=start_ms + 900,
        engine="basic",
    )


def partial(text: str, utterance: str = "u1", sid: str = SID) -> Segment:
    return Segment(
        at="2026-11-22T09:00:01.200Z",
        call_sid=sid,
        utterance=utterance,
        speaker=Speaker.CALLER,
        text=text,
        final=False,
        start_ms=1000,
        end_ms=1200,
        engine="basic",
    )


def hint(
    headline: str, name: str = "h1", state: HintState = "finished", sid: str = SID
) -> Hint:
    return Hint(
        at="2026-11-22T09:00:02.000Z",
        call_sid=sid,
        hint=name,
        state=state,
        kind="answer",
        headline=headline,
        facts=["Net 30"],
        source="playbook",
        card="invoices",
        utterance="u1",
        after_ms=40,
    )


def flag(utterance: str = "u1", sid: str = SID, *, flagged: bool = True) -> Flag:
    at = "2026-11-22T09:00:03.000Z"
    return Flag(at=at, call_sid=sid, utterance=utterance, flagged=flagged)


def summary(text: str, sid: str = SID) -> Summary:
    return Summary(
        at="2026-11-22T09:01:31.000Z", call_sid=sid, text=text, todo=["Send it again"]
    )
