"""Attaches audio to a phone call that is going on without a stream."""

from typing import Any

from talkhint_desktop.app.checks import Checks
from talkhint_desktop.app.choices import Choices
from talkhint_desktop.app.twilio import account_of
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.webhook.calls import CallFacts
from talkhint_desktop.relay.account.account import Account
from talkhint_desktop.relay.relay import Relay

_GOES_ON = frozenset({"in-progress", "ringing"})


class NoSuchCall(TalkHintError):
    """There is nothing to attach to."""

    remedy = "Make or take a call first."

    def __init__(self) -> None:
        super().__init__("No call is going on that has no audio stream.")


async def rescue(
    choices: Choices, checks: Checks, relay: Relay, call_sid: str = ""
) -> dict[str, Any]:
    """Let Twilio stream a running call to here; without `call_sid` the newest.

    Also a call that never asked this TalkHint: it is in the window from then
    on. Raises `TalkHintError` where there is no such call, no public address,
    or Twilio refuses.
    """
    async with account_of(choices.now) as account:
        known = relay.calls.without_stream(call_sid)
        if not known:
            facts = await _running(account, checks, call_sid)
            if facts is None:
                raise NoSuchCall
            relay.adopt(facts)
            known = facts.sid
        offer = relay.offer_stream(known)
        stream_sid = await account.start_stream(
            known,
            url=offer.url,
            name=offer.name,
            status_callback=offer.status_callback,
            parameters=offer.parameters,
        )
    return {"call_sid": known, "stream_sid": stream_sid}


async def _running(account: Account, checks: Checks, call_sid: str) -> CallFacts | None:
    """Return the call as Twilio tells of it, None where none goes on."""
    if call_sid:
        facts = await account.call(call_sid)
        return facts if facts and facts.status in _GOES_ON else None
    number = await checks.number()
    calls = await account.calls(number, status="in-progress") if number else []
    return calls[0] if calls else None
