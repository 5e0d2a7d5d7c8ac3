"""One request as Twilio makes it: what goes out, signed, byte for byte."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

import aiohttp
from yarl import URL

from talkhint_desktop.relay.wire.webhook import signature

USER_AGENT = "TwilioProxy/1.1"
_FORM = "application/x-www-form-urlencoded; charset=UTF-8"
# What Twilio says of where the two numbers are.
_PLACE: Mapping[str, str] = {"City": "", "State": "", "Zip": "", "Country": "US"}
_NO_ADDRESS = re.compile(r"[\s<>]")


@dataclass(frozen=True, slots=True)
class Account:
    """Whose calls these are. Without an auth token nothing is signed."""

    account_sid: str
    auth_token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Request:
    """A URL to ask, as Twilio has it: with user, fragment and all."""

    url: str
    method: str = "POST"


@dataclass(frozen=True, slots=True)
class Numbers:
    caller: str
    called: str


def made_up_sid(kind: str) -> str:
    """Return a SID of the `kind` CA, MZ or AC that belongs to nobody."""
    return kind + secrets.token_hex(16)


def sign(url: str, params: Mapping[str, str], auth_token: str) -> str:
    """Return the signature for `url`; Twilio keeps its fragment to itself."""
    return signature(url.partition("#")[0], list(params.items()), auth_token)


def call_parameters(
    account_sid: str, numbers: Numbers, call_sid: str, status: str
) -> dict[str, str]:
    """Return what Twilio sends with every request of a call that comes in."""
    places = {
        f"{who}{what}": value
        for who in ("From", "Caller", "To", "Called")
        for what, value in _PLACE.items()
    }
    return {
        "AccountSid": account_sid,
        "ApiVersion": "2010-04-01",
        "CallSid": call_sid,
        "CallStatus": status,
        "Called": numbers.called,
        "Caller": numbers.caller,
        "Direction": "inbound",
        "From": numbers.caller,
        "To": numbers.called,
        **places,
    }


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One request as it goes out: `written` is the URL that is signed."""

    method: str
    written: str
    target: URL
    body: bytes
    headers: dict[str, str]

    @classmethod
    def of(
        cls,
        request: Request,
        params: Mapping[str, str],
        account: Account,
        token: str,
    ) -> "Outgoing":
        """Raises `ValueError` where the URL is none that could be asked."""
        url, form = request.url, params
        if request.method == "GET" and params:
            url, form = _with_query(url, params), {}
        target = target_of(url)
        headers = {
            "User-Agent": USER_AGENT,
            "Accept": "*/*",
            "Accept-Encoding": "gzip",
            "I-Twilio-Idempotency-Token": token,
        }
        if form:
            headers["Content-Type"] = _FORM
        if account.auth_token:
            headers["X-Twilio-Signature"] = sign(url, form, account.auth_token)
        if target.user is not None:
            headers["Authorization"] = aiohttp.encode_basic_auth(
                target.user, target.password or ""
            )
        body = urlencode(form).encode()
        return cls(request.method, url, target.with_user(None), body, headers)


def target_of(url: str) -> URL:
    """Return where `url` leads; raises `ValueError` where it leads nowhere."""
    bare = url.partition("#")[0]
    # yarl would quote again what is quoted already; the bytes are signed.
    target = URL(bare, encoded=True)
    fits = target.port is None or 0 < target.port < 65_536
    web = target.scheme in {"http", "https"} and bool(target.host)
    if not (web and fits) or _NO_ADDRESS.search(bare):
        raise ValueError(bare)
    return target


def _with_query(url: str, params: Mapping[str, str]) -> str:
    bare, hash_mark, fragment = url.partition("#")
    joint = "&" if urlsplit(bare).query else "?"
    return f"{bare}{joint}{urlencode(params)}{hash_mark}{fragment}"
