"""Small values for the tests of core: a moment, a segment, a card, a call."""

from datetime import UTC, datetime, timedelta

from talkhint_desktop.core import playbook
from talkhint_desktop.core.call import Call, Party
from talkhint_desktop.core.events import (
    CallEvent,
    CallState,
    Direction,
    Event,
    Gap,
    Hint,
    Segment,
    Speaker,
)
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.core.playbook import Playbook

BEGAN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
SID = "CA" + "1" * 32
STREAM = "MZ" + "2" * 32
TRACKS = ["inbound", "outbound"]

CARDS = """\
# Harbor Supply

## Late order
Kind: question
Triggers: where is my order, late order, заказ не пришёл
Say: Offer to trace the parcel
Say (ru): Предложите розыск посылки
Facts:
- Tracing takes two days
Facts (ru):
- Розыск занимает два дня

## Refund
Triggers: refund*, my money back
Say: Refund goes to the same card

## Price
Kind: objection
Triggers: too expensive
Say: Offer ten percent
"""


def moment(seconds: float = 0.0) -> Moment:
    """Return the moment `seconds` after the call began."""
    return Moment(BEGAN + timedelta(seconds=seconds), 5_000.0 + seconds)


def segment(
    text: str,
    utterance: str = "caller-1",
    *,
    speaker: Speaker = Speaker.CALLER,
    final: bool = True,
    start_ms: int = 1_000,
    end_ms: int = 2_000,
    sid: str = SID,
) -> Segment:
    return Segment(
        at=moment(end_ms / 1000).stamp,
        call_sid=sid,
        utterance=utterance,
        speaker=speaker,
        text=text,
        final=final,
        start_ms=start_ms,
        end_ms=end_ms,
        engine="basic",
    )


def partial(text: str, utterance: str = "caller-1", start_ms: int = 1_000) -> Segment:
    return segment(text, utterance, final=False, start_ms=start_ms)


def gap(
    start_ms: int, end_ms: int, *, speaker: Speaker = Speaker.CALLER, sid: str = SID
) -> Gap:
    return Gap(
        at=moment(end_ms / 1000).stamp,
        call_sid=sid,
        speaker=speaker,
        start_ms=start_ms,
        end_ms=end_ms,
        cause="transcriber-down",
    )


def cards(text: str = CARDS) -> Playbook:
    return playbook.read([("harbor.md", text)])


def ringing(*, language: str = "en", book: str = CARDS) -> Call:
    """Return a call that has rung at moment 0."""
    party = Party(Direction.INBOUND, "+15550100", "+15550199")
    call = Call(SID, party, playbook=cards(book), language=language)
    call.rang(moment())
    return call


def live(*, language: str = "en", book: str = CARDS) -> Call:
    """Return a call that streams, with the agent on the line."""
    call = ringing(language=language, book=book)
    call.stream_started(STREAM, TRACKS, moment())
    call.agent_answered(moment())
    return call


def states(events: list[Event]) -> list[CallState]:
    return [e.state for e in events if isinstance(e, CallEvent)]


def hints(events: list[Event]) -> list[Hint]:
    return [e for e in events if isinstance(e, Hint)]


def step(state: CallState, sid: str = SID, second: float = 0.0) -> CallEvent:
    over = state in {CallState.ENDED, CallState.INTERRUPTED}
    return CallEvent(
        at=moment(second).stamp,
        call_sid=sid,
        state=state,
        direction=Direction.INBOUND,
        from_number="+15550100",
        to_number="+15550199",
        started_at=moment().stamp,
        ended_at=moment(second).stamp if over else None,
        reason="completed" if over else None,
    )
