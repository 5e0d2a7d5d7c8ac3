"""What can come of asking Twilio's REST API, in the user's words."""

import json
import ssl
from collections.abc import Mapping
from typing import Any, Literal

import aiohttp

from talkhint_desktop.core.errors import TalkHintError

Reason = Literal[
    "refused", "suspended", "not-found", "limited", "unreachable", "rejected"
]
TOO_MANY_REQUESTS = 429
_SERVER_FAULT = 500
# https://www.twilio.com/docs/api/errors
_NOT_ACTIVE = frozenset({10001, 20005, 90010})
_WRONG_KEYS = 20003
_LONGEST = 300  # signs of a stranger's text

_LATER = "Check this PC's network, and try again in a minute."
_CONSOLE = "Sign in to Twilio's Console. It says what to pay or to confirm."
_KEYS = "Check the Account SID and the Auth Token, or the API key and its secret."
_MORE = "Use the Auth Token, or an API key that may do more."
_MEANT = "Check the Account SID, and whether it is still there."


class RestError(TalkHintError):
    """Twilio did not do what it was asked, or could not be asked.

    `said` is Twilio's own text, `twilio_code` its error number. 'refused' is
    about the keys, 'rejected' about what was asked; 'unreachable' says nothing
    of either. `may_have_written` is False where surely nothing was changed.
    """

    def __init__(
        self,
        reason: Reason,
        message: str,
        *,
        remedy: str = "",
        said: str = "",
        twilio_code: int | None = None,
        status: int = 0,
    ) -> None:
        super().__init__(message, remedy=remedy)
        self.reason = reason
        self.said = said
        self.twilio_code = twilio_code
        self.status = status
        self.may_have_written = True


def no_connection(error: BaseException) -> RestError:
    """Return why no whole answer came."""
    match error:
        case aiohttp.ClientConnectorCertificateError() | ssl.SSLCertVerificationError():
            message = "Twilio's certificate is not trusted on this PC."
            remedy = "Check the PC's clock, and what looks into its traffic."
            return RestError("unreachable", message, remedy=remedy)
        case TimeoutError():
            message = "Twilio did not answer in time."
        case aiohttp.ClientConnectorDNSError():
            message = "Twilio's host name cannot be found."
        case _:
            message = "The connection to Twilio failed."
    return RestError("unreachable", message, remedy=_LATER)


def not_twilio(status: int = 0) -> RestError:
    """Return the trouble of an answer that is not one of Twilio's."""
    return RestError(
        "unreachable",
        "Something else answered in Twilio's place.",
        remedy="Check this PC's network: a sign-in page or a proxy may be in the way.",
        status=status,
    )


def error_of(status: int, body: str) -> RestError:
    """Return what an answer that is no success says."""
    if status >= _SERVER_FAULT:
        message = f"Twilio has a fault of its own (status {status})."
        return RestError("unreachable", message, remedy=_LATER, status=status)
    answer = json_object(body)
    if status == TOO_MANY_REQUESTS:
        message, remedy = "Twilio asks TalkHint to slow down.", "Try again in a minute."
        return _error("limited", message, remedy, status, answer or {})
    # A proxy's page must not be taken for Twilio's word on a key or a number.
    return not_twilio(status) if answer is None else _refusal(status, answer)


def _refusal(status: int, answer: Mapping[str, Any]) -> RestError:
    said, code = _said(answer), _code(answer)
    ends = f": {said.rstrip('.')}." if said else "."
    if code in _NOT_ACTIVE:
        message = f"The Twilio account is not active{ends}"
        return _error("suspended", message, _CONSOLE, status, answer)
    if status == 401 or code == _WRONG_KEYS:
        message = f"Twilio does not accept the account's keys{ends}"
        return _error("refused", message, _KEYS, status, answer)
    if status == 403:
        message = f"Twilio does not let these keys do that{ends}"
        return _error("refused", message, _MORE, status, answer)
    if status == 404:
        message = f"Twilio does not have what was asked for{ends}"
        return _error("not-found", message, _MEANT, status, answer)
    message = f"Twilio refuses this{ends}"
    return _error("rejected", message, _about(code), status, answer)


def _error(
    reason: Reason, message: str, remedy: str, status: int, answer: Mapping[str, Any]
) -> RestError:
    return RestError(
        reason,
        message,
        remedy=remedy,
        said=_said(answer),
        twilio_code=_code(answer),
        status=status,
    )


def _said(answer: Mapping[str, Any]) -> str:
    text = answer.get("message") or answer.get("detail") or answer.get("title") or ""
    return plain(str(text))


def _code(answer: Mapping[str, Any]) -> int | None:
    code = answer.get("code")
    return code if isinstance(code, int) else None


def _about(code: int | None) -> str:
    return f"Twilio explains it: https://www.twilio.com/docs/api/errors/{code or ''}"


def plain(text: str) -> str:
    """Return a stranger's text as one short line that steers no terminal."""
    line = "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]} ..."


def json_object(body: str) -> dict[str, Any] | None:
    """Return what every answer of Twilio's is, None for anything else."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
