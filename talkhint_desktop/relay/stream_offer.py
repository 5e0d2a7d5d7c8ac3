"""What lets Twilio stream a call that goes on already."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Direction
from talkhint_desktop.core.webhook.calls import CallFacts
from talkhint_desktop.relay.gate import Gate, Line
from talkhint_desktop.relay.lines import stream_url
from talkhint_desktop.relay.wire.webhook import UNKNOWN, InboundCall

NAME = "talkhint"


@dataclass(frozen=True, slots=True)
class StreamOffer:
    """The address, and the token that opens it once for one call."""

    url: str
    name: str
    status_callback: str
    parameters: Mapping[str, str] = field(repr=False)


def offer_of(gate: Gate, line: Line, call_sid: str) -> StreamOffer:
    """Return an offer for one call; raises `TalkHintError` without an address."""
    if not line.origins:
        raise TalkHintError(
            "There is no public address that Twilio could stream to.",
            remedy="Wait until the tunnel is back, and try again.",
        )
    origin = line.origins[0]
    return StreamOffer(
        url=stream_url(origin),
        name=NAME,
        status_callback=f"{origin}/twilio/stream-status",
        parameters={"token": gate.grant(line, call_sid)},
    )


def as_inbound(facts: CallFacts, account_sid: str) -> InboundCall:
    """Return a call that Twilio tells of as if it had asked the webhook."""
    outbound = facts.direction.startswith("outbound")
    return InboundCall(
        call_sid=facts.sid,
        account_sid=account_sid,
        from_number=facts.caller or UNKNOWN,
        to_number=facts.called or UNKNOWN,
        direction=Direction.OUTBOUND if outbound else Direction.INBOUND,
        status=facts.status,
    )
