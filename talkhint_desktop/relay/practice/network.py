"""Names what went wrong on the network: a plain sentence and Twilio's number."""

import errno
import socket
import ssl
from ipaddress import IPv4Address

import aiohttp

_NO_ROAD = frozenset({errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL})
_CERTIFICATE_EXPIRED, _WRONG_NAME = 10, 62  # OpenSSL's X509_V_ERR_ numbers

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


def network_fault(error: BaseException) -> tuple[str, int]:
    """Return what happened to an HTTP request, and Twilio's error number."""
    if is_here(error):
        return "This PC has no network.", 11205
    for cause in _causes(error):
        fault = _tls(cause) or _tcp(cause)
        if fault:
            return fault
    if isinstance(error, aiohttp.ServerDisconnectedError):
        return "The server hung up before it answered.", 11205
    if isinstance(error, aiohttp.ClientResponseError | aiohttp.ClientPayloadError):
        return "The server does not keep to HTTP.", 11206
    return "The connection failed.", 11205


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


def _tls(cause: BaseException) -> tuple[str, int] | None:
    if isinstance(cause, ssl.SSLCertVerificationError):
        if cause.verify_code == _CERTIFICATE_EXPIRED:
            return "The server's certificate has expired.", 11236
        if cause.verify_code == _WRONG_NAME:
            return "The server's certificate is for another name.", 11235
        return "The server's certificate is not trusted.", 11237
    if isinstance(cause, ssl.SSLError):
        return "The server does not speak TLS here.", 11220
    return None


def _tcp(cause: BaseException) -> tuple[str, int] | None:
    if isinstance(cause, socket.gaierror):
        return "There is no host of that name.", 11210
    if isinstance(cause, ConnectionRefusedError):
        return "Nothing listens at that address.", 11202
    if isinstance(cause, aiohttp.ConnectionTimeoutError):
        return "The server did not take the connection in time.", 11201
    if isinstance(cause, TimeoutError):
        return "The webhook did not answer within 15 seconds.", 11205
    if isinstance(cause, ConnectionResetError):
        return "The server broke the connection off.", 11205
    return None


def is_loopback(host: str | None) -> bool:
    """Tell whether `host` names this very PC."""
    if host in {"localhost", "::1"}:
        return True
    try:
        return IPv4Address(host or "").is_loopback
    except ValueError:
        return False
