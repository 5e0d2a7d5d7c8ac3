"""Looks into calls that ended at once without a stream, now and a while later."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from typing import Any

import msgspec

from talkhint_desktop.app.checks import Checks
from talkhint_desktop.app.choices import Choices
from talkhint_desktop.app.twilio import account_of, credentials_of
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Event
from talkhint_desktop.core.messages import trouble
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.core.webhook.autopsy import (
    EVENTS_AFTER_S,
    Cause,
    cause_at_once,
    cause_of_requests,
)
from talkhint_desktop.core.webhook.number import Alert
from talkhint_desktop.store.pending_calls import PendingCall, PendingCalls

log = logging.getLogger(__name__)

_TRIES, _TRY_EVERY = 5, 120.0  # Twilio may be late with a call's record

Sleep = Callable[[float], Awaitable[None]]
# Starts a job, by a name, that ends with the relay at the latest.
Start = Callable[[Coroutine[Any, Any, None], str], None]


class Autopsies:
    """Tells why, as a trouble of the call, which is so kept with it.

    What a check and Twilio's errors say comes at once. What Twilio really got
    comes a quarter of an hour later, also when TalkHint was closed meanwhile.
    """

    def __init__(
        self,
        choices: Choices,
        checks: Checks,
        pending: PendingCalls,
        *,
        tell: Callable[[Event], None],
        clock: Clock,
        start: Start,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._choices, self._checks, self._pending = choices, checks, pending
        self._tell, self._clock, self._sleep = tell, clock, sleep
        self._start = start

    async def resume(self) -> None:
        """Go on with what was not known yet when TalkHint ended."""
        for call in await asyncio.to_thread(self._pending.all):
            self._start(self._look_later(call), f"autopsy {call.call_sid}")

    def ended_without_stream(self, call_sid: str, called: str) -> None:
        call = PendingCall(call_sid, called, self._clock().stamp)
        self._start(self._look_into(call), f"autopsy {call_sid}")

    async def _look_into(self, call: PendingCall) -> None:
        report = await self._checks.fresh()
        self._told(call, cause_at_once(report, await self._notifications(call)))
        if credentials_of(self._choices.now).complete:
            await asyncio.to_thread(self._pending.add, call)
            await self._look_later(call)

    async def _look_later(self, call: PendingCall) -> None:
        """Ask Twilio, once it has the record, what it really got."""
        ended = datetime.fromisoformat(call.ended_at)
        for _ in range(_TRIES):
            age = (self._clock().wall - ended).total_seconds()
            await self._sleep(max(0.0, EVENTS_AFTER_S - age))
            cause = await self._cause(call)
            if cause:
                self._told(call, cause)
                break
            await self._sleep(_TRY_EVERY)
        await asyncio.to_thread(self._pending.remove, call.call_sid)

    async def _cause(self, call: PendingCall) -> Cause | None:
        try:
            async with account_of(self._choices.now) as account:
                requests = await account.requests_of(call.call_sid)
        except TalkHintError as error:
            log.info("call %s: no record from Twilio: %s", call.call_sid, error)
            return None
        return cause_of_requests(requests, self._checks.wanted_url, call.called)

    async def _notifications(self, call: PendingCall) -> list[Alert]:
        try:
            async with account_of(self._choices.now) as account:
                return await account.notifications(call.call_sid)
        except TalkHintError as error:
            log.info("call %s: no notifications: %s", call.call_sid, error)
            return []

    def _told(self, call: PendingCall, cause: Cause) -> None:
        at = self._clock().stamp
        told = trouble(cause.code, call_sid=call.call_sid, at=at, cleared=False)
        changed = {"message": cause.message, "remedy": cause.remedy}
        self._tell(msgspec.structs.replace(told, **changed))
