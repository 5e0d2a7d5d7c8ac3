"""Calls of the past, as Twilio's REST API tells of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFacts:
    """One leg of a call. Times are ISO 8601 in UTC, empty while there is none.

    `status` and `direction` are Twilio's words: queued, ringing, in-progress,
    completed, busy, failed, no-answer, canceled; inbound, outbound-dial ...
    """

    sid: str
    status: str
    direction: str = ""
    caller: str = ""
    called: str = ""
    started_at: str = ""
    ended_at: str = ""
    seconds: int | None = None
    parent_sid: str = ""
    number_sid: str = ""
    trunk_sid: str = ""
    forwarded_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRequest:
    """One request that Twilio made during a call, and the answer it got.

    `parameters` have Twilio's snake_case names here. `status` is 0 where no
    answer came. `at` is ISO 8601 in UTC.
    """

    method: str
    url: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    status: int = 0
    content_type: str = ""
    body: str = ""
    ms: int = 0
    at: str = ""
