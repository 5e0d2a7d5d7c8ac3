"""Turns the records of Twilio's library into our own facts; no I/O."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import parse_qs

from talkhint_desktop.core.webhook.address import address_of
from talkhint_desktop.core.webhook.calls import CallFacts, CallRequest
from talkhint_desktop.core.webhook.number import Alert, AppFacts, NumberFacts
from talkhint_desktop.relay.account.trouble import not_twilio, plain

_POST = "POST"


def number_of(record: Any) -> NumberFacts:
    """Raises `RestError` where there is no number in what Twilio sent."""
    if not record.sid or not record.phone_number:
        raise not_twilio()
    can = record.capabilities if isinstance(record.capabilities, dict) else {}
    return NumberFacts(
        number=record.phone_number,
        sid=record.sid,
        voice_url=record.voice_url or "",
        voice_method=record.voice_method or _POST,
        fallback_url=record.voice_fallback_url or "",
        fallback_method=record.voice_fallback_method or _POST,
        status_callback=record.status_callback or "",
        status_callback_method=record.status_callback_method or _POST,
        application_sid=record.voice_application_sid or "",
        trunk_sid=record.trunk_sid or "",
        fax=record.voice_receive_mode == "fax",
        voice=can.get("voice", True) is not False,
    )


def app_of(record: Any) -> AppFacts:
    return AppFacts(
        sid=record.sid or "",
        name=record.friendly_name or "",
        voice_url=record.voice_url or "",
        voice_method=record.voice_method or _POST,
        fallback_url=record.voice_fallback_url or "",
        fallback_method=record.voice_fallback_method or _POST,
    )


def balance_of(record: Any) -> str:
    """Return an amount like `18.40 USD`, empty where there is none."""
    try:
        amount = Decimal(record.balance or "")
    except InvalidOperation:
        return ""
    return f"{amount:.2f} {record.currency or ''}".strip()


def call_of(record: Any) -> CallFacts:
    seconds = str(record.duration or "")
    return CallFacts(
        sid=record.sid or "",
        status=record.status or "",
        direction=record.direction or "",
        caller=vars(record).get("_from") or "",  # `from` is a word of Python's
        called=record.to or "",
        started_at=stamp_of(record.start_time),
        ended_at=stamp_of(record.end_time),
        seconds=int(seconds) if seconds.isdigit() else None,
        parent_sid=record.parent_call_sid or "",
        number_sid=record.phone_number_sid or "",
        trunk_sid=record.trunk_sid or "",
        forwarded_from=record.forwarded_from or "",
    )


def request_of(record: Any) -> CallRequest:
    """Return one event of a call; Twilio leaves out what it does not know."""
    asked, answer = _mapping(record.request), _mapping(record.response)
    return CallRequest(
        method=str(asked.get("method") or ""),
        url=str(asked.get("url") or ""),
        parameters={
            name: "" if value is None else str(value)
            for name, value in _mapping(asked.get("parameters")).items()
        },
        status=_whole(answer.get("response_code")),
        content_type=str(answer.get("content_type") or ""),
        body=str(answer.get("response_body") or ""),
        ms=_whole(answer.get("request_duration")),
        at=stamp_of(answer.get("date_created")),
    )


def alert_of(record: Any) -> Alert:
    """Return an alert of Twilio Monitor."""
    return Alert(
        error=_whole(record.error_code),
        at=stamp_of(record.date_generated or record.date_created),
        text=words_in(record.alert_text or ""),
        url=record.request_url or "",
    )


def notification_of(record: Any) -> Alert:
    """Return a call's notification, which is an alert by another name."""
    return Alert(
        error=_whole(record.error_code),
        at=stamp_of(record.message_date or record.date_created),
        text=words_in(record.message_text or ""),
        url=record.request_url or "",
    )


def words_in(text: str) -> str:
    """Return what an alert says, which may stand in a query string."""
    fields = parse_qs(text)
    for name in ("parserMessage", "Msg"):
        if name in fields:
            return plain(fields[name][0])
    return plain(text)


def concerns(
    record: Any, number: NumberFacts, app: AppFacts | None, calls: Iterable[str]
) -> bool:
    """Tell whether an alert is about the number, by its call or its address.

    Twilio asks by GET with parameters in the address, so those don't count.
    """
    if record.resource_sid in {number.sid, *calls}:
        return True
    urls = [number.voice_url, number.fallback_url, number.status_callback]
    if app:
        urls += [app.voice_url, app.fallback_url]
    asked = address_of(record.request_url or "")
    return asked is not None and asked in {address_of(url) for url in urls if url}


def stamp_of(moment: object) -> str:
    """Return a time as Twilio's newer APIs write it, `2026-11-22T09:30:00Z`."""
    if isinstance(moment, str) and moment:
        try:
            moment = parsedate_to_datetime(moment)
        except ValueError:
            return plain(str(moment))
    if not isinstance(moment, datetime):
        return ""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _whole(value: object) -> int:
    text = str(value or "")
    return int(text) if text.isascii() and text.isdigit() else 0
