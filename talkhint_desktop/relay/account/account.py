"""One Twilio account over its REST API, through Twilio's own library."""

import asyncio
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from talkhint_desktop.core.errors import ungrouped
from talkhint_desktop.core.webhook.calls import CallFacts, CallRequest
from talkhint_desktop.core.webhook.number import (
    AccountFacts,
    Alert,
    AppFacts,
    NumberFacts,
)
from talkhint_desktop.relay.account import reading
from talkhint_desktop.relay.account.pages import all_of, or_none
from talkhint_desktop.relay.account.trouble import RestError, not_twilio

MOST_NUMBERS = 5_000
MOST_CALLS = 1_000
MOST_ALERTS = 500
MOST_REQUESTS = 1_000
MOST_SUBACCOUNTS = 200

_PAGE = 1_000  # the largest that Twilio gives
_REQUESTS_A_PAGE = 50  # each may hold a document of 64 kB
_AT_ONCE = 8
_SID = re.compile(r"([A-Z]{2})[0-9a-fA-F]{32}")
_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")


class Account:
    """What the account has, and what may be changed in it.

    Every method asks Twilio, and raises `RestError` where that comes to
    nothing. SIDs that are none are not asked for.
    """

    def __init__(self, client: Any, account_sid: str, *, by_key: bool) -> None:
        self._client = client
        self._sid = account_sid
        self._by_key = by_key
        self._own = client.api.v2010.accounts(account_sid)

    async def facts(self) -> AccountFacts:
        """Return the state; the balance is empty where it may not be read."""
        try:
            record = await self._own.fetch_async()
        except RestError as error:
            if error.reason != "refused" or not self._by_key:
                raise
            # A standard API key may read everything but the account itself.
            # Twilio lets nobody read the numbers of one that is not active.
            await all_of(self._own.incoming_phone_numbers.page_async(page_size=1), 1)
            return AccountFacts(sid=self._sid, balance=await self._balance())
        return AccountFacts(
            sid=self._sid,
            name=record.friendly_name or "",
            state=record.status or "",
            trial=record.type == "Trial",
            balance=await self._balance(),
        )

    async def numbers(self) -> list[NumberFacts]:
        """Return all numbers, `MOST_NUMBERS` at most."""
        page = self._own.incoming_phone_numbers.page_async(page_size=_PAGE)
        return [reading.number_of(one) for one in await all_of(page, MOST_NUMBERS)]

    async def find(self, number: str) -> NumberFacts | None:
        """Return the number that is exactly `number`, None if it is not here."""
        return await self._find(self._own, number)

    async def owner_of(self, number: str) -> str:
        """Return the subaccount that has the number, empty where none is known.

        Keys that may not look into subaccounts find none.
        """
        accounts = self._client.api.v2010.accounts
        try:
            page = accounts.page_async(status="active", page_size=_PAGE)
            records = await all_of(page, MOST_SUBACCOUNTS + 1)
        except RestError as error:
            if error.reason in {"refused", "not-found"}:
                return ""
            raise
        sids = [r.sid for r in records if _is_sid(r.sid, "AC")]
        sids = [sid for sid in sids if sid != self._sid]
        for at in range(0, len(sids), _AT_ONCE):
            if owner := await self._owner_among(sids[at : at + _AT_ONCE], number):
                return owner
        return ""

    async def app(self, sid: str) -> AppFacts | None:
        """Return a TwiML App, None if it is not there."""
        if not _is_sid(sid, "AP"):
            return None
        record = await or_none(self._own.applications(sid).fetch_async())
        return reading.app_of(record) if record else None

    async def region(self, number: str) -> str:
        """Return where the number's calls are processed, empty if not known."""
        if not _NUMBER.fullmatch(number):
            return ""
        try:
            route = await self._client.routes.v2.phone_numbers(number).fetch_async()
        except RestError:
            return ""
        return str(route.voice_region or "")

    async def write(self, sid: str, values: Mapping[str, str]) -> NumberFacts:
        """Change settings of a number; return all as they were read back.

        `values` have the REST API's names in snake_case. A `RestError` says by
        `may_have_written` whether they may be changed all the same.
        """
        number = self._own.incoming_phone_numbers(sid)
        try:
            await number.update_async(**values)
        except RestError as error:
            error.may_have_written = error.reason == "unreachable"
            raise
        return reading.number_of(await number.fetch_async())

    async def alerts(
        self, since: datetime, number: NumberFacts, app: AppFacts | None = None
    ) -> list[Alert]:
        """Return the errors since then that concern the number, newest first.

        Of the account's errors the newest `MOST_ALERTS` are looked through.
        """
        calls = [call.sid for call in await self.calls(number.number, since)]
        page = self._client.monitor.v1.alerts.page_async(
            log_level="error", start_date=since.astimezone(UTC), page_size=MOST_ALERTS
        )
        records = await all_of(page, MOST_ALERTS)
        ours = [r for r in records if reading.concerns(r, number, app, calls)]
        alerts = [reading.alert_of(record) for record in ours]
        return sorted(alerts, key=lambda alert: alert.at, reverse=True)

    async def calls(
        self, to: str, since: datetime | None = None, status: str | None = None
    ) -> list[CallFacts]:
        """Return calls to a number, as Twilio lists them: the newest first.

        `since` is held against their start; `MOST_CALLS` at most.
        """
        asked: dict[str, Any] = {"to": to}
        if since:
            asked["start_time_after"] = since.astimezone(UTC)
        if status:
            asked["status"] = status
        page = self._own.calls.page_async(**asked, page_size=_PAGE)
        found = [reading.call_of(record) for record in await all_of(page, MOST_CALLS)]
        # Twilio may take the time for a date, and compare days.
        least = reading.stamp_of(since)
        return [c for c in found if not c.started_at or c.started_at >= least]

    async def call(self, sid: str) -> CallFacts | None:
        if not _is_sid(sid, "CA"):
            return None
        record = await or_none(self._own.calls(sid).fetch_async())
        return reading.call_of(record) if record else None

    async def requests_of(self, call_sid: str) -> list[CallRequest]:
        """Return every request of a call in order, with the answer it got.

        Twilio has them a quarter of an hour after the call's end; until then
        there are none.
        """
        if not _is_sid(call_sid, "CA"):
            return []
        events = self._own.calls(call_sid).events
        page = events.page_async(page_size=_REQUESTS_A_PAGE)
        records = await or_none(all_of(page, MOST_REQUESTS)) or []
        requests = [reading.request_of(record) for record in records]
        return sorted(requests, key=lambda request: request.at)

    async def notifications(self, call_sid: str) -> list[Alert]:
        """Return the errors and warnings of one call, the newest first."""
        if not _is_sid(call_sid, "CA"):
            return []
        page = self._own.calls(call_sid).notifications.page_async(page_size=_PAGE)
        records = await or_none(all_of(page, MOST_ALERTS)) or []
        alerts = [reading.notification_of(record) for record in records]
        return sorted(alerts, key=lambda alert: alert.at, reverse=True)

    async def start_stream(
        self,
        call_sid: str,
        *,
        url: str,
        name: str,
        status_callback: str,
        parameters: Mapping[str, str],
    ) -> str:
        """Stream both sides of a call that is going on; return the StreamSid.

        Asked once: a second try could open a second stream.
        """
        if not _is_sid(call_sid, "CA"):
            raise RestError("not-found", "There is no such call.")
        fields: dict[str, str] = {}
        for place, (key, value) in enumerate(parameters.items(), start=1):
            fields[f"parameter{place}_name"] = key
            fields[f"parameter{place}_value"] = value
        record = await self._own.calls(call_sid).streams.create_async(
            url=url,
            name=name,
            track="both_tracks",
            status_callback=status_callback,
            status_callback_method="POST",
            **fields,
        )
        if not record.sid:
            raise not_twilio()
        return str(record.sid)

    async def _find(self, account: Any, number: str) -> NumberFacts | None:
        # Twilio takes a part of a number for a pattern.
        numbers = account.incoming_phone_numbers
        page = numbers.page_async(phone_number=number, page_size=_PAGE)
        for record in await all_of(page, _PAGE):
            if record.phone_number == number:
                return reading.number_of(record)
        return None

    async def _owner_among(self, sids: list[str], number: str) -> str:
        accounts = self._client.api.v2010.accounts
        with ungrouped():
            async with asyncio.TaskGroup() as tasks:
                looks = {
                    sid: tasks.create_task(
                        self._find(accounts(sid), number), name="subaccount"
                    )
                    for sid in sids
                }
        return next((sid for sid, look in looks.items() if look.result()), "")

    async def _balance(self) -> str:
        try:
            return reading.balance_of(await self._own.balance.fetch_async())
        except RestError:
            return ""


def _is_sid(text: object, kind: str) -> bool:
    found = _SID.fullmatch(text) if isinstance(text, str) else None
    return found is not None and found[1] == kind
