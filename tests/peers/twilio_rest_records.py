"""Records as Twilio's REST API shows them, with the values of a quiet account."""

import secrets
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

Json = dict[str, Any]
VERSION = "2010-04-01"


def sid(kind: str) -> str:
    """Return a SID that was not there before."""
    return kind + secrets.token_hex(16)


def long_time(moment: datetime) -> str:
    """Return a time as the older API writes it (RFC 2822)."""
    return format_datetime(moment.astimezone(UTC))


def short_time(moment: datetime) -> str:
    """Return a time as the newer APIs write it (ISO 8601)."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def account(account_sid: str, owner_sid: str, token: str, **fields: Any) -> Json:
    now = long_time(datetime.now(UTC))
    return {
        "auth_token": token,
        "date_created": now,
        "date_updated": now,
        "friendly_name": "Harbor Supply",
        "owner_account_sid": owner_sid,
        "sid": account_sid,
        "status": "active",
        "subresource_uris": {
            "calls": f"/{VERSION}/Accounts/{account_sid}/Calls.json",
        },
        "type": "Full",
        "uri": f"/{VERSION}/Accounts/{account_sid}.json",
        **fields,
    }


def number(account_sid: str, phone_number: str, **fields: Any) -> Json:
    now, own = long_time(datetime.now(UTC)), sid("PN")
    return {
        "account_sid": account_sid,
        "address_requirements": "none",
        "address_sid": None,
        "api_version": VERSION,
        "beta": False,
        "bundle_sid": None,
        "capabilities": {"voice": True, "sms": True, "mms": True, "fax": False},
        "date_created": now,
        "date_updated": now,
        "emergency_address_sid": None,
        "emergency_address_status": "unregistered",
        "emergency_status": "Active",
        "friendly_name": phone_number,
        "identity_sid": None,
        "origin": "twilio",
        "phone_number": phone_number,
        "sid": own,
        "sms_application_sid": None,
        "sms_fallback_method": "POST",
        "sms_fallback_url": "",
        "sms_method": "POST",
        "sms_url": "",
        "status": "in-use",
        "status_callback": "",
        "status_callback_method": "POST",
        "trunk_sid": None,
        "type": "local",
        "uri": f"/{VERSION}/Accounts/{account_sid}/IncomingPhoneNumbers/{own}.json",
        "voice_application_sid": None,
        "voice_caller_id_lookup": False,
        "voice_fallback_method": "POST",
        "voice_fallback_url": None,
        "voice_method": "POST",
        "voice_receive_mode": "voice",
        "voice_url": None,
        **fields,
    }


def app(account_sid: str, **fields: Any) -> Json:
    now, own = long_time(datetime.now(UTC)), sid("AP")
    return {
        "account_sid": account_sid,
        "api_version": VERSION,
        "date_created": now,
        "date_updated": now,
        "friendly_name": "Old app",
        "message_status_callback": None,
        "public_application_connect_enabled": False,
        "sid": own,
        "sms_fallback_method": "POST",
        "sms_fallback_url": None,
        "sms_method": "POST",
        "sms_status_callback": None,
        "sms_url": None,
        "status_callback": None,
        "status_callback_method": "POST",
        "uri": f"/{VERSION}/Accounts/{account_sid}/Applications/{own}.json",
        "voice_caller_id_lookup": False,
        "voice_fallback_method": "POST",
        "voice_fallback_url": None,
        "voice_method": "POST",
        "voice_url": None,
        **fields,
    }


def call(account_sid: str, to: str, started: datetime, **fields: Any) -> Json:
    own = str(fields.pop("sid", "") or sid("CA"))
    uri = f"/{VERSION}/Accounts/{account_sid}/Calls/{own}"
    return {
        "account_sid": account_sid,
        "answered_by": None,
        "api_version": VERSION,
        "caller_name": None,
        "date_created": long_time(started),
        "date_updated": long_time(started),
        "direction": "inbound",
        "duration": None,
        "end_time": None,
        "forwarded_from": None,
        "from": "+12025550143",
        "from_formatted": "(202) 555-0143",
        "group_sid": None,
        "parent_call_sid": None,
        "phone_number_sid": None,
        "price": None,
        "price_unit": "USD",
        "queue_time": "0",
        "sid": own,
        "start_time": long_time(started),
        "status": "completed",
        "subresource_uris": {"events": f"{uri}/Events.json"},
        "to": to,
        "to_formatted": to,
        "trunk_sid": None,
        "uri": f"{uri}.json",
        **fields,
    }


def event(request: Json, response: Json) -> Json:
    return {"request": request, "response": response}


def notification(account_sid: str, call_sid: str, error: int, **fields: Any) -> Json:
    now, own = long_time(datetime.now(UTC)), sid("NO")
    uri = f"/{VERSION}/Accounts/{account_sid}/Calls/{call_sid}/Notifications/{own}.json"
    return {
        "account_sid": account_sid,
        "api_version": VERSION,
        "call_sid": call_sid,
        "date_created": now,
        "date_updated": now,
        "error_code": str(error),
        "log": "0",
        "message_date": now,
        "message_text": f"Msg=Error+{error}&ErrorCode={error}&LogLevel=ERROR",
        "more_info": f"https://www.twilio.com/docs/errors/{error}",
        "request_method": "POST",
        "request_url": "https://calls.example.com/twilio/inbound",
        "sid": own,
        "uri": uri,
        **fields,
    }


def alert(account_sid: str, error: int, at: datetime, **fields: Any) -> Json:
    own = sid("NO")
    return {
        "account_sid": account_sid,
        "alert_text": f"Msg=Error+{error}&ErrorCode={error}&LogLevel=ERROR",
        "api_version": VERSION,
        "date_created": short_time(at),
        "date_generated": short_time(at),
        "date_updated": short_time(at),
        "error_code": str(error),
        "log_level": "error",
        "more_info": f"https://www.twilio.com/docs/errors/{error}",
        "request_method": "POST",
        "request_url": "https://calls.example.com/twilio/inbound",
        "resource_sid": sid("CA"),
        "service_sid": None,
        "sid": own,
        "url": f"https://monitor.twilio.com/v1/Alerts/{own}",
        **fields,
    }


def stream(account_sid: str, call_sid: str, name: str | None) -> Json:
    own = sid("MZ")
    return {
        "account_sid": account_sid,
        "call_sid": call_sid,
        "date_updated": long_time(datetime.now(UTC)),
        "name": name,
        "sid": own,
        "status": "in-progress",
        "uri": f"/{VERSION}/Accounts/{account_sid}/Calls/{call_sid}/Streams/{own}.json",
    }


def error(status: int, code: int, message: str) -> Json:
    return {
        "code": code,
        "message": message,
        "more_info": f"https://www.twilio.com/docs/errors/{code}",
        "status": status,
    }
