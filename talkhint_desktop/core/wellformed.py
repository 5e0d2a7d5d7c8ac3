"""What a user may type as a number, a name or an address, as it is kept."""

import re
from urllib.parse import urlsplit

from talkhint_desktop.core.errors import UsageError

_ACCOUNT = re.compile(r"AC[0-9a-f]{32}")
_API_KEY = re.compile(r"SK[0-9a-f]{32}")
_NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
_BETWEEN_DIGITS = re.compile(r"[\s()\-.]")
# urlsplit() takes line ends out silently and lets the others pass.
_NOT_IN_URLS = re.compile(r"[\s\x00-\x1f\x7f<>\"\\]")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}")
# What may stand in <Dial>: a number, or a sip: or client: address.
_AGENT = re.compile(
    r"\+[1-9][0-9]{6,14}|sips?:[A-Za-z0-9@.:;=_+\-]{3,200}|client:[A-Za-z0-9_.\-]{1,120}"
)


def account_sid(value: str, *, name: str) -> str:
    """Return a well-formed Account SID or raise `UsageError` naming `name`."""
    if _ACCOUNT.fullmatch(value):
        return value
    raise UsageError(
        f"{name} does not look like an Account SID.",
        remedy="It starts with AC and has 32 more digits and letters a to f.",
    )


def api_key_sid(value: str, *, name: str) -> str:
    """Return a well-formed API key SID or raise `UsageError` naming `name`."""
    if _API_KEY.fullmatch(value):
        return value
    raise UsageError(
        f"{name} does not look like the SID of an API key.",
        remedy="It starts with SK and has 32 more digits and letters a to f.",
    )


def phone_number(value: str, *, name: str) -> str:
    """Return a number in E.164 or raise `UsageError` naming `name`."""
    compact = _BETWEEN_DIGITS.sub("", value)
    if _NUMBER.fullmatch(compact):
        return compact
    raise UsageError(
        f"{name} is {value!r}, which is no phone number.",
        remedy="Write it with its country, like +14155550132.",
    )


def is_phone_number(value: str) -> bool:
    """Return whether `value` is a number in E.164 as it stands."""
    return _NUMBER.fullmatch(value) is not None


def agent_number(value: str, *, name: str) -> str:
    """Return whom `<Dial>` may ring or raise `UsageError` naming `name`."""
    compact = value if ":" in value else _BETWEEN_DIGITS.sub("", value)
    if _AGENT.fullmatch(compact):
        return compact
    raise UsageError(
        f"{name} is {value!r}, which is no phone number.",
        remedy="Write it like +14155550132, or sip:you@example.com, or client:you.",
    )


def host_name(value: str, *, name: str) -> str:
    """Return a host's name in small letters or raise `UsageError` naming `name`."""
    host = value.lower().removeprefix("https://").rstrip("/")
    if len(host) <= 253 and _HOST.fullmatch(host):
        return host
    raise UsageError(
        f"{name} is {value!r}, which is no domain.",
        remedy="Write it like calls.ngrok.app, without a path.",
    )


def public_url(value: str, *, name: str) -> str:
    """Return the origin and path prefix without a trailing slash.

    Raises `UsageError` for anything that is not a plain http(s) address.
    """
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    plain = not (parts.query or parts.fragment or "@" in parts.netloc)
    plain = plain and not _NOT_IN_URLS.search(value)
    if parts.scheme in {"http", "https"} and parts.hostname and plain:
        host = parts.hostname if ":" not in parts.hostname else f"[{parts.hostname}]"
        tail = f":{port}" if port else ""
        return f"{parts.scheme}://{host}{tail}{parts.path.rstrip('/')}"
    raise UsageError(
        f"{name} is {value!r}, which is no web address.",
        remedy="Write it like https://calls.example.com",
    )
