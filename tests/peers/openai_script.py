"""How the OpenAI stand-in is told to misbehave: values alone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Refusal:
    """An HTTP answer in place of what was asked for: error JSON, or `html`."""

    status: int
    code: str | None = None
    message: str = "Refused by the script."
    kind: str = "invalid_request_error"
    param: str | None = None
    retry_after: str | None = None
    html: str | None = None

    def body(self) -> Json:
        return {
            "error": {
                "message": self.message,
                "type": self.kind,
                "param": self.param,
                "code": self.code,
            }
        }


BAD_KEY = Refusal(401, "invalid_api_key", "Incorrect API key provided.")
COUNTRY = Refusal(
    403,
    "unsupported_country_region_territory",
    "Country, region, or territory not supported.",
    kind="request_forbidden",
)
NO_CREDIT = Refusal(
    429, "insufficient_quota", "You exceeded your quota.", kind="insufficient_quota"
)
TOO_FAST = Refusal(
    429, "rate_limit_exceeded", "Rate limit reached.", "requests", retry_after="1"
)
BROKEN = Refusal(500, "server_error", "The server had an error.", kind="server_error")
OVERLOADED = Refusal(503, "server_error", "Overloaded.", kind="service_unavailable")
NOT_FOUND = Refusal(404, None, "Invalid URL (POST /v1/responses)")
CAPTIVE_PORTAL = Refusal(200, html="<html><h1>Welcome. Please sign in.</h1></html>")


def unsupported(param: str, value: object) -> Refusal:
    """Return the 400 that a model gives for a value it does not know."""
    message = f"Unsupported value: '{param}' does not support {value!r}."
    return Refusal(400, "unsupported_value", message, param=param)


@dataclass(frozen=True, slots=True)
class Say:
    """One text frame, `after` seconds from now; a `str` goes out as it is."""

    message: Json | str
    after: float = 0.0

    @property
    def text(self) -> str:
        return self.message if isinstance(self.message, str) else dumps(self.message)


@dataclass(frozen=True, slots=True)
class Close:
    """A clean close by the server."""

    code: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Abort:
    """A reset of the connection: the client sees 1006."""


@dataclass(frozen=True, slots=True)
class Stall:
    """Not one word more, but everything is read and pings are answered."""


@dataclass(frozen=True, slots=True)
class StopReading:
    """Nothing is read any more: the client's TCP window fills."""


Act = Say | Close | Abort | Stall | StopReading


class ItemFault(StrEnum):
    """What goes wrong with one committed item."""

    FAILED = "failed"  # .failed in place of .completed
    TWICE = "twice"  # .completed comes twice
    LATE_DELTA = "late delta"  # a delta after .completed
    WITHOUT_DELTA = "without delta"
    NEVER = "never"  # neither completed nor failed
    AFTER_NEXT = "after next"  # completed once the next item is settled
    SAME_ID = "same id"  # takes the id of the item before


@dataclass(frozen=True, kw_only=True)
class Script:
    """What one connection does, apart from what OpenAI always does.

    `at_audio` counts the milliseconds received on this connection, `items` the
    commits from 1. `stalled_handshake` takes the request and never answers.
    """

    refusal: Refusal | None = None
    stalled_handshake: bool = False
    at_open: tuple[Act, ...] = ()  # before session.created
    at_updated: tuple[Act, ...] = ()  # after each session.updated
    at_audio: Mapping[int, tuple[Act, ...]] = field(default_factory=dict)
    items: Mapping[int, ItemFault] = field(default_factory=dict)
    final_after: float = 0.0  # seconds from commit to completed
    early_audio: Literal["accepted", "refused"] = "accepted"
    refused_formats: frozenset[str] = frozenset()
    refused_params: frozenset[str] = frozenset()  # full paths: session.audio...
    lifetime: int = 3600  # seconds that expires_at lies ahead
    logprob: float = -0.1  # of every word, where logprobs were asked for


def dumps(event: Json) -> str:
    return json.dumps(event, ensure_ascii=False, separators=(",", ":"))


def error_event(
    code: str | None,
    message: str,
    *,
    kind: str = "invalid_request_error",
    param: str | None = None,
    about: str | None = None,
) -> Json:
    """Return the `error` event; `about` is the client's own event_id."""
    error = {"type": kind, "code": code, "message": message, "param": param}
    return {
        "type": "error",
        "event_id": "event_error",
        "error": error | {"event_id": about},
    }


SIXTY_MINUTES = Close(1001, "Your session hit the maximum duration of 60 minutes.")
SESSION_EXPIRED = Say(
    error_event("session_expired", "Your session hit the maximum duration.")
)
QUOTA_SPENT = Say(
    error_event(
        "insufficient_quota", "You exceeded your quota.", kind="insufficient_quota"
    )
)
KEY_REVOKED = (  # as the vendor does it on an open socket (seen 2024-10)
    Say(error_event("invalid_api_key", "Incorrect API key provided.")),
    Close(3000, "invalid_request_error.invalid_api_key"),
)
NOT_JSON = Say('{"type": "session.upd')
UNKNOWN_EVENT = Say({"type": "moon.phase", "event_id": "event_moon", "phase": 3})
NOT_A_NUMBER = Say('{"type":"session.updated","event_id":NaN,"session":Infinity}')
HUGE_EVENT = Say({"type": "moon.dust", "event_id": "event_huge", "x": "x" * 10**7})
