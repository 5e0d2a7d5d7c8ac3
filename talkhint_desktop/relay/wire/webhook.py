"""What Twilio says in a webhook: a form in, values out, and its signature.

Parameters are those of https://www.twilio.com/docs/voice/twiml; new ones come
without notice and are passed over, but every one of them is signed.
"""

import base64
import hashlib
import hmac
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from talkhint_desktop.core.events import Direction

Fields = Sequence[tuple[str, str]]

MAX_FIELDS = 64
UNKNOWN = "unknown"
_NAME = re.compile(r"[A-Za-z0-9_.\[\]-]{1,64}")
_CALL = re.compile(r"CA[0-9a-f]{32}")
_ACCOUNT = re.compile(r"AC[0-9a-f]{32}")
_STREAM = re.compile(r"[0-9A-Za-z_-]{1,64}")
_PARTY = re.compile(r"\+?[0-9A-Za-z@.:_-]{1,64}")
_WORD = re.compile(r"[a-z-]{1,32}")
_NONCE = re.compile(r"[0-9A-Za-z_-]{1,64}")
_DIGITS = re.compile(r"[0-9]{1,12}")
_CALLER_NAME = 100
_TEXT = 300
# They turn a name around on screen, or make two look alike.
_BIDI = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
# Control signs, surrogates, line and paragraph separators.
_UNSEEN = frozenset({"Cc", "Cs", "Zl", "Zp"})


class BadForm(ValueError):
    """A webhook body or parameter that Twilio would not send."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InboundCall:
    """A call that asks what to do.

    Numbers are safe to show and to put into TwiML; one that is not is
    `unknown`. `probe` is the nonce of our own check, empty for a real call.
    """

    call_sid: str
    account_sid: str
    from_number: str
    to_number: str
    direction: Direction
    status: str
    caller_name: str = ""
    forwarded_from: str = ""
    error_code: str = ""
    error_url: str = ""
    probe: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusUpdate:
    """A step of a call, or, with `parent_call_sid`, of the agent's leg.

    `duration` is in seconds; `sequence` and `duration` are None when unsaid.
    """

    call_sid: str
    account_sid: str
    parent_call_sid: str
    status: str
    sequence: int | None
    duration: int | None
    timestamp: str = ""
    from_number: str = UNKNOWN
    to_number: str = UNKNOWN
    direction: Direction = Direction.INBOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class DialResult:
    """How the ringing of the agent ended; `duration` in seconds."""

    call_sid: str
    account_sid: str
    status: str
    duration: int | None
    dial_call_sid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamReport:
    """What became of a stream, as Twilio saw it.

    `event` is stream-started, stream-stopped or stream-error; `error` is the
    only word we ever get about a handshake that failed.
    """

    call_sid: str
    account_sid: str
    stream_sid: str
    event: str
    error: str = ""
    timestamp: str = ""


def parse_form(body: bytes) -> list[tuple[str, str]]:
    """Return the names and values of a form or query string, in order.

    Raises `BadForm` for anything but strict UTF-8, for over 64 fields, for
    odd names, and for a name given twice: a signature cannot tell two values
    of one name from one.
    """
    try:
        fields = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=bool(body),
            errors="strict",
            max_num_fields=MAX_FIELDS,
        )
    except ValueError:
        raise BadForm("not a form") from None
    names = [name for name, _ in fields]
    if len(set(names)) != len(names):
        raise BadForm("a field given twice")
    if not all(map(_NAME.fullmatch, names)):
        raise BadForm("an odd field name")
    return fields


def inbound_call(fields: Fields) -> InboundCall:
    """Return the call that asks; raises `BadForm` without a proper CallSid."""
    form = dict(fields)
    return InboundCall(
        call_sid=_shaped(form, "CallSid", _CALL),
        account_sid=_shaped(form, "AccountSid", _ACCOUNT),
        from_number=_party(form, "From", UNKNOWN),
        to_number=_party(form, "To", UNKNOWN),
        direction=_direction(form),
        status=_optional(form, "CallStatus", _WORD),
        caller_name=_plain(form.get("CallerName", ""), _CALLER_NAME),
        forwarded_from=_party(form, "ForwardedFrom", ""),
        error_code=_optional(form, "ErrorCode", _DIGITS),
        error_url=_plain(form.get("ErrorUrl", ""), _TEXT),
        probe=_optional(form, "TalkHintProbe", _NONCE),
    )


def status_update(fields: Fields) -> StatusUpdate:
    """Return the step; raises `BadForm` for a call or status of odd shape."""
    form = dict(fields)
    return StatusUpdate(
        call_sid=_shaped(form, "CallSid", _CALL),
        account_sid=_shaped(form, "AccountSid", _ACCOUNT),
        parent_call_sid=_optional(form, "ParentCallSid", _CALL),
        status=_shaped(form, "CallStatus", _WORD),
        sequence=_number(form, "SequenceNumber"),
        duration=_number(form, "CallDuration"),
        timestamp=_plain(form.get("Timestamp", ""), 64),
        from_number=_party(form, "From", UNKNOWN),
        to_number=_party(form, "To", UNKNOWN),
        direction=_direction(form),
    )


def dial_result(fields: Fields) -> DialResult:
    """Return how ringing ended; raises `BadForm` for odd shapes."""
    form = dict(fields)
    return DialResult(
        call_sid=_shaped(form, "CallSid", _CALL),
        account_sid=_shaped(form, "AccountSid", _ACCOUNT),
        status=_shaped(form, "DialCallStatus", _WORD),
        duration=_number(form, "DialCallDuration"),
        dial_call_sid=_optional(form, "DialCallSid", _CALL),
    )


def stream_report(fields: Fields) -> StreamReport:
    """Return the report; raises `BadForm` for odd shapes."""
    form = dict(fields)
    return StreamReport(
        call_sid=_shaped(form, "CallSid", _CALL),
        account_sid=_shaped(form, "AccountSid", _ACCOUNT),
        stream_sid=_optional(form, "StreamSid", _STREAM),
        event=_shaped(form, "StreamEvent", _WORD),
        error=_plain(form.get("StreamError", ""), _TEXT),
        timestamp=_plain(form.get("Timestamp", ""), 64),
    )


def signature(url: str, fields: Fields, auth_token: str) -> str:
    """Return the X-Twilio-Signature of a request to `url`.

    `fields` are those of the form; of a GET or a stream, none. The rule is at
    https://www.twilio.com/docs/usage/webhooks/webhooks-security.
    """
    text = url + "".join(name + value for name, value in sorted(fields))
    digest = hmac.new(auth_token.encode(), text.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()


def signature_matches(
    url: str, fields: Fields, auth_token: str, given: str | None
) -> bool:
    """Tell in constant time whether `given` is the signature; never raises.

    Without a token nothing matches.
    """
    if not auth_token or not given or len(given) > 64:
        return False
    try:
        wanted = signature(url, fields, auth_token).encode()
        return hmac.compare_digest(wanted, given.encode())
    except ValueError:  # a lone surrogate, in the URL or in the header
        return False


def _shaped(form: Mapping[str, str], name: str, shape: re.Pattern[str]) -> str:
    value = form.get(name, "")
    if shape.fullmatch(value):
        return value
    raise BadForm(f"{name} is missing or odd")


def _optional(form: Mapping[str, str], name: str, shape: re.Pattern[str]) -> str:
    return _shaped(form, name, shape) if form.get(name) else ""


def _number(form: Mapping[str, str], name: str) -> int | None:
    value = _optional(form, name, _DIGITS)
    return int(value) if value else None


def _direction(form: Mapping[str, str]) -> Direction:
    outbound = form.get("Direction", "").startswith("outbound")
    return Direction.OUTBOUND if outbound else Direction.INBOUND


def _party(form: Mapping[str, str], name: str, otherwise: str) -> str:
    value = form.get(name, "")
    if not value:
        return otherwise
    return value if _PARTY.fullmatch(value) else UNKNOWN


def _plain(text: str, length: int) -> str:
    kept = (
        sign
        for sign in text
        if sign not in _BIDI and unicodedata.category(sign) not in _UNSEEN
    )
    return "".join(kept)[:length].strip()
