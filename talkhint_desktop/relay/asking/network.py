"""Names what went wrong on the network: a code, a sentence, Twilio's number."""

import errno
import socket
import ssl
from dataclasses import dataclass
from ipaddress import IPv4Address

import aiohttp

_NO_ROAD = frozenset({errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL})
# OpenSSL's X509_V_ERR_ numbers.
_NOT_YET, _EXPIRED, _WRONG_NAME = 9, 10, 62
_SELF_SIGNED, _INCOMPLETE = frozenset({18, 19}), frozenset({2, 20, 21})


@dataclass(frozen=True, slots=True)
class Fault:
    """`code` is that of a check's finding, `case` chooses its words."""

    code: str
    sentence: str
    twilio_error: int
    case: str = ""


OFFLINE = Fault("offline", "This PC has no network.", 11205)
_NO_HOST = Fault("dns-not-found", "There is no host of that name.", 11210)
_REFUSED = Fault("connection-refused", "Nothing listens at that address.", 11202)
_TOO_LATE = Fault(
    "connection-timeout", "The server did not take the connection in time.", 11201
)
_NO_ROUTE = Fault("connection-timeout", "The server cannot be reached.", 11201)
_RESET = Fault("connection-reset", "The server broke the connection off.", 11205)
_HUNG_UP = Fault("connection-reset", "The server hung up before it answered.", 11205)
_NO_ANSWER = Fault(
    "http-timeout", "The webhook did not answer within 15 seconds.", 11205
)
_BROKEN = Fault("http-broken", "The server does not keep to HTTP.", 11206)
_UNKNOWN = Fault("connection-reset", "The connection failed.", 11205)
_CERTIFICATES = {
    _NOT_YET: Fault(
        "tls-expired", "The server's certificate is not valid yet.", 11236, "early"
    ),
    _EXPIRED: Fault("tls-expired", "The server's certificate has expired.", 11236),
    _WRONG_NAME: Fault(
        "tls-wrong-name", "The server's certificate is for another name.", 11235
    ),
}
_NO_TLS = Fault("tls-handshake", "The server does not speak TLS here.", 11220)

_STREAM_FAULTS: tuple[tuple[type[BaseException], str, int], ...] = (
    (ConnectionRefusedError, "Nothing listens at the stream's address.", 31902),
    (TimeoutError, "The stream's server did not answer in time.", 31901),
    (ssl.SSLError, "The stream's server has no good certificate.", 31910),
    (socket.gaierror, "There is no host of the stream's name.", 31904),
    (ConnectionError, "The stream's connection broke.", 31903),
    (OSError, "The stream's host cannot be reached.", 31904),
)


def is_here(error: BaseException) -> bool:
    """Tell whether this PC has no network, so that nothing is known."""
    return any(_no_network(cause) for cause in _causes(error))


def network_fault(error: BaseException) -> Fault:
    """Return what happened to an HTTP request."""
    if is_here(error):
        return OFFLINE
    if isinstance(error, aiohttp.ClientConnectorError) and _breaks_off(error):
        return _NO_TLS  # the port was open, so it was the handshake that broke
    for cause in _causes(error):
        fault = _tls(cause) or _tcp(cause)
        if fault:
            return fault
    if isinstance(error, aiohttp.ServerDisconnectedError):
        return _HUNG_UP
    if isinstance(error, aiohttp.ClientResponseError | aiohttp.ClientPayloadError):
        return _BROKEN
    return _UNKNOWN


def stream_fault(error: BaseException) -> tuple[str, int]:
    """Return what happened to a stream's handshake, and Twilio's number."""
    if isinstance(error, aiohttp.WSServerHandshakeError):
        return f"The stream was answered with status {error.status}, not 101.", 31920
    # The innermost first: aiohttp wraps every cause in an OSError of its own.
    for cause in reversed(_causes(error)):
        for kinds, sentence, code in _STREAM_FAULTS:
            if isinstance(cause, kinds):
                return sentence, code
    return "The stream's connection broke.", 31903


def _causes(error: BaseException) -> list[BaseException]:
    """Return the error and what is behind it, aiohttp's wrappings opened."""
    causes: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in causes:
        causes.append(cause)
        inner = getattr(cause, "os_error", None) or getattr(
            cause, "certificate_error", None
        )
        cause = inner or cause.__cause__ or cause.__context__
    return causes


def _no_network(cause: BaseException) -> bool:
    if isinstance(cause, socket.gaierror):
        return cause.errno == socket.EAI_AGAIN
    return isinstance(cause, OSError) and cause.errno in _NO_ROAD


def _breaks_off(error: aiohttp.ClientConnectorError) -> bool:
    return isinstance(error.os_error, ConnectionResetError)


def _tls(cause: BaseException) -> Fault | None:
    if isinstance(cause, ssl.SSLCertVerificationError):
        # aiohttp's own error is of this kind too, and does not say which fault.
        code = getattr(cause, "verify_code", None)
        return None if code is None else _certificate(code)
    return _NO_TLS if isinstance(cause, ssl.SSLError) else None


def _certificate(code: int) -> Fault:
    known = _CERTIFICATES.get(code)
    if known:
        return known
    case = "incomplete" if code in _INCOMPLETE else ""
    case = "self-signed" if code in _SELF_SIGNED else case
    return Fault(
        "tls-untrusted", "The server's certificate is not trusted.", 11237, case
    )


def _tcp(cause: BaseException) -> Fault | None:
    faults: tuple[tuple[type[BaseException], Fault], ...] = (
        (socket.gaierror, _NO_HOST),
        (ConnectionRefusedError, _REFUSED),
        (aiohttp.ConnectionTimeoutError, _TOO_LATE),
        (TimeoutError, _NO_ANSWER),
        (ConnectionResetError, _RESET),
        (BrokenPipeError, _RESET),
    )
    for kind, fault in faults:
        if isinstance(cause, kind):
            return fault
    unreachable = isinstance(cause, OSError) and cause.errno == errno.EHOSTUNREACH
    return _NO_ROUTE if unreachable else None


def is_loopback(host: str | None) -> bool:
    """Tell whether `host` names this very PC."""
    if host in {"localhost", "::1"}:
        return True
    try:
        return IPv4Address(host or "").is_loopback
    except ValueError:
        return False
