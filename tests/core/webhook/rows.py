"""Rows of the tables: what is judged, the code, and whether it must be raised."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from talkhint_desktop.core.twiml import parse
from talkhint_desktop.core.webhook.document import read
from talkhint_desktop.core.webhook.expected import Expected, Step
from talkhint_desktop.core.webhook.findings import Finding, Status
from talkhint_desktop.core.webhook.flow import judge_flow

WEBHOOK = "https://calls.example.com/twilio/inbound"
CALLED = "+15005550006"
STREAM = (
    '<Stream url="wss://calls.example.com/twilio/stream" track="both_tracks"'
    ' statusCallback="https://calls.example.com/twilio/stream-status">'
    '<Parameter name="token" value="abc"/></Stream>'
)
START = f"<Start>{STREAM}</Start>"
DIAL = "<Dial><Number>+14155550132</Number></Dial>"
HEALTHY = f"<Response>{START}{DIAL}</Response>"

T = TypeVar("T")


@dataclass(frozen=True)
class Row(Generic[T]):
    """`given` must raise `code`, or, a near miss, must not."""

    code: str
    given: T
    raised: bool

    @property
    def name(self) -> str:
        return f"{self.code}{'' if self.raised else ' not'}: {self.given}"[:90]


def rows(code: str, *, raised: Iterable[T], spared: Iterable[T]) -> list[Row[T]]:
    """Return the rows of one code: at least two of each, which a test counts."""
    return [
        *(Row(code, given, raised=True) for given in raised),
        *(Row(code, given, raised=False) for given in spared),
    ]


def check(row: Row[T], judge: Callable[[T], Sequence[Finding]]) -> None:
    """Hold the judgement of one row against what the table says."""
    findings = judge(row.given)
    codes = [f.code for f in findings if f.status is not Status.SKIPPED]

    assert (row.code in codes) == row.raised, codes


def expected(**more: object) -> Expected:
    values: dict[str, object] = {"webhook_url": WEBHOOK, "called": CALLED}
    return Expected(**{**values, **more})  # type: ignore[arg-type]


def steps_of(document: str, url: str = WEBHOOK) -> list[Step]:
    return [Step(verb, url) for verb in parse(document.encode()).verbs]


def flow(inside: str, **more: object) -> list[Finding]:
    """Judge what stands in `<Response>`."""
    return judge_flow(steps_of(f"<Response>{inside}</Response>"), expected(**more))


def reading(body: bytes) -> list[Finding]:
    """Judge the XML of a whole body."""
    return list(read(body).findings)
