"""What a check of the webhook found: the values of the report.

The names and fields are the contract with scripts and windows.
"""

from enum import StrEnum
from typing import Any

import msgspec


class Stage(StrEnum):
    """The stages of a check, in the order in which they are judged."""

    NUMBER = "number"
    URL = "url"
    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TUNNEL = "tunnel"
    HTTP = "http"
    SIGNATURE = "signature"
    XML = "xml"
    TWIML = "twiml"
    INSTANCE = "instance"
    STREAM = "stream"
    AFTER = "after"


class Status(StrEnum):
    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"
    SKIPPED = "skipped"


class Effect(StrEnum):
    """What the fault does to the next call.

    `blocked`: the caller hears Twilio's error message. `dropped`: answered,
    then cut off. `mute`: the call is fine, without transcript and hints.
    `exposed`: a stranger can drive it. `risk`: works today.
    """

    NONE = "none"
    RISK = "risk"
    EXPOSED = "exposed"
    MUTE = "mute"
    DROPPED = "dropped"
    BLOCKED = "blocked"


STAGES = tuple(Stage)
OK = "ok"  # the code of a stage that passed, and of the verdict when none failed
SKIPPED = "skipped"  # the code of a stage that could not be looked at


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing found. `evidence` is plain JSON; its texts are the world's."""

    stage: Stage
    code: str
    status: Status
    title: str
    detail: str = ""
    remedy: str = ""
    effect: Effect = Effect.NONE
    twilio_error: int | None = None
    evidence: dict[str, Any] = {}


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """The first failed finding in the order of the stages, or `ok`."""

    code: str
    title: str
    effect: Effect
    remedy: str


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """What came back, as text; `hops` are the redirects before, in order."""

    status: int
    headers: dict[str, str]
    body: str
    elapsed_ms: int
    hops: list[str] = []


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked; a password in the URL is never in the headers shown."""

    method: str
    url: str
    headers: dict[str, str]
    parameters: dict[str, str]


class Documents(msgspec.Struct, frozen=True, kw_only=True):
    """What Twilio gets, and what it should get, as text."""

    actual: str
    expected: str


class Fix(msgspec.Struct, frozen=True, kw_only=True):
    """One click that would mend it: values of the number before and after."""

    action: str
    label: str
    before: dict[str, str]
    after: dict[str, str]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that one check found."""

    url: str
    checked_at: str
    healthy: bool
    verdict: Verdict
    findings: list[Finding]
    request: Request | None = None
    response: Response | None = None
    twiml: Documents
    fix: Fix | None = None
