"""Why there is no connection to the transcriber, in plain words, and for how long."""

import errno
import socket
import ssl
from dataclasses import dataclass, replace

from websockets.exceptions import (
    InvalidProxy,
    InvalidProxyStatus,
    InvalidStatus,
    ProxyError,
)
from websockets.http11 import Response

from talkhint_desktop.relay.wire.openai import Refused, refusal

LONGEST_WAIT = 30.0  # seconds, however long the server asks us to stay away
_UNREACHABLE = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN}
# OpenSSL's X509_V_ERR_CERT_NOT_YET_VALID and X509_V_ERR_CERT_HAS_EXPIRED
_BY_THE_CLOCK = {9, 10}
_NO_CREDIT = frozenset(
    {
        "insufficient_quota",
        "credit_balance_exhausted",
        "billing_hard_limit_reached",
    }
)
_GAPS = {
    "key-refused": "OpenAI refused the key",
    "quota-exhausted": "no credit left at OpenAI",
}
_NO_MODEL = frozenset({"model_not_found", "invalid_model"})


@dataclass(frozen=True, slots=True)
class Setback:
    """A trouble of the contract with its cause, which ends a sentence.

    `final`: it stays so until the user has done something, so nothing is tried
    again within the call. `wait` is how many seconds the server asks for.
    `foreign`: it answered, but perhaps in another dialect than we spoke.
    """

    code: str
    cause: str
    final: bool = False
    wait: float = 0.0
    foreign: bool = False

    @property
    def gap(self) -> str:
        """The cause as it stands in the transcript, where words are missing."""
        return _GAPS.get(self.code, self.cause)


def _down(cause: str, *, final: bool = False) -> Setback:
    return Setback("transcriber-down", cause, final)


CLOSED = _down("the server closed the connection")
DEAF = _down("the server took the audio and said nothing")
BLOCKED = _down("the server does not take the audio")
AT_ONCE = _down("the server closes each connection at once")
NOT_CONFIGURED = _down("the server does not begin a session")
NOT_TAKEN = replace(NOT_CONFIGURED, foreign=True)
BAD_KEY = Setback(
    "key-refused", "it has signs that no key has, so copy it anew", final=True
)
NO_CREDIT = Setback("quota-exhausted", "the quota is used up", final=True)
_OTHER_KEY = Setback("key-refused", "it is not known, or not any more", final=True)
_COUNTRY = Setback("key-refused", "it is not taken from this country", final=True)
_REFUSED = {
    "invalid_api_key": _OTHER_KEY,
    "account_deactivated": Setback(
        "key-refused", "the account was deactivated", final=True
    ),
}
_NO_ROUTE = _down("its address has no live transcription", final=True)
_BY_STATUS = {
    401: _OTHER_KEY,
    403: Setback("key-refused", "it may not transcribe", final=True),
    404: _NO_ROUTE,
    405: _NO_ROUTE,
}
# With a page for people: not the server itself.
_WALLS = {401, 403, 407, 511}
# As servers refuse a URL that they don't know; OpenAI says what is wrong.
_WITHOUT_A_WORD = {400, 403, 404, 405, 422}
_PORTAL = Setback("offline", "a sign-in page answered; sign in to this network")
_NO_WAY = Setback("offline", "no way leads out of this PC")
_CLOCK = _down("its certificate is out of date, so check this PC's date and time")
_NOT_TRUSTED = _down("this PC does not trust the server's certificate")
_FAILED: tuple[tuple[type[Exception], Setback], ...] = (
    (InvalidProxyStatus, _down("the proxy of this PC refused the way to it")),
    (ProxyError, _down("the proxy of this PC does not lead to it")),
    (InvalidProxy, _down("the proxy of this PC does not lead to it")),
    (ImportError, _down("a SOCKS proxy is set, and only HTTP proxies are known")),
    (ssl.SSLError, _down("no secure connection came about")),
    (socket.gaierror, Setback("offline", "the transcriber's address was not found")),
    (TimeoutError, _down("the server did not answer in time")),
    (ConnectionRefusedError, _down("nobody answers at its address")),
)


def of_refusal(refused: Refused, model: str) -> Setback | None:
    """Return what an error of the server's means, None if the session goes on."""
    if {refused.code, refused.kind} & _NO_CREDIT:
        return NO_CREDIT
    if refused.code in _NO_MODEL:
        cause = f"the model {model!r} is not there; choose another"
        return Setback("transcriber-down", cause, final=True)
    return _REFUSED.get(refused.code)


def of_close(reason: str, model: str) -> Setback:
    """Return what the server's last words mean, as `kind.code` of an error."""
    code = reason.rpartition(".")[2]
    return of_refusal(Refused(code=code), model) or CLOSED


def of_failure(error: Exception, model: str) -> Setback:
    """Return why no connection came about."""
    if isinstance(error, InvalidStatus):
        return _of_status(error.response, model)
    if isinstance(error, ssl.SSLCertVerificationError):
        by_clock = error.verify_code in _BY_THE_CLOCK
        return _CLOCK if by_clock else _NOT_TRUSTED
    if isinstance(error, OSError) and error.errno in _UNREACHABLE:
        return _NO_WAY
    for kind, setback in _FAILED:
        if isinstance(error, kind):
            return setback
    return _down("the server did not answer as a transcriber does")


def _of_status(response: Response, model: str) -> Setback:
    status = response.status_code
    refused = refusal(bytes(response.body or b""))
    if known := of_refusal(refused, model):
        return known
    page = "html" in response.headers.get("Content-Type", "")
    if 200 <= status < 400 or (page and status in _WALLS):
        return _PORTAL
    if refused == Refused() and status in _WITHOUT_A_WORD:
        return replace(_NO_ROUTE, foreign=True)
    if status == 403 and "country" in refused.code:
        return _COUNTRY
    if status == 429:
        wait = _seconds(response.headers.get("Retry-After", ""))
        return Setback("transcriber-down", "too many requests", wait=wait)
    trouble = "is in trouble" if status >= 500 else "refused the connection"
    return _BY_STATUS.get(status) or _down(f"the server {trouble} ({status})")


def _seconds(told: str) -> float:
    """Return a Retry-After, within reason; 0 for a date or nonsense."""
    try:
        seconds = float(told)
    except ValueError:
        return 0.0
    return min(seconds, LONGEST_WAIT) if seconds > 0 else 0.0
