"""What the relay says of the webhook, read from the link's plain values. No Qt."""

from datetime import datetime
from typing import Any

import msgspec

from talkhint_desktop.core.webhook.findings import Finding, Report
from talkhint_desktop.ui.stamps import moment

_FRESH_S = 60


class WebhookState(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to `webhook`: the number, and what was last found out of it.

    `numbers` are those of the account. `wanted_url` is where the number should
    point, `webhook_url` where it points as far as is known. `guardian` is the
    consent to keep it pointed here, `undo` whether a fix can be taken back,
    `checking` whether a check runs now, whoever wanted it.
    """

    number: str
    numbers: list[str]
    wanted_url: str
    webhook_url: str
    instance: str
    credentials: bool
    guardian: bool
    undo: bool
    checking: bool
    report: Report | None = None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of `fix` or `undo-fix`; `after` is what Twilio then said."""

    number: str
    before: dict[str, str]
    after: dict[str, str]
    changed: bool
    verified: bool
    undo: bool
    report: Report


def state_from(value: Any) -> WebhookState:
    return msgspec.convert(value, WebhookState)


def report_from(value: Any) -> Report:
    return msgspec.convert(value, Report)


def outcome_from(value: Any) -> Outcome:
    return msgspec.convert(value, Outcome)


def finding_from(part: Any) -> Finding:
    return msgspec.convert(part["finding"], Finding)


def fresh(report: Report | None, wall: datetime) -> bool:
    """Tell whether a check is so young that another would find the same."""
    checked = moment(report.checked_at) if report else None
    return checked is not None and (wall - checked).total_seconds() < _FRESH_S
