"""The verdict of a check in one sentence, in one of four tones."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from talkhint_desktop.core.webhook.faults import COULD_NOT_TELL, order
from talkhint_desktop.core.webhook.findings import (
    Effect,
    Finding,
    Report,
    Stage,
    Status,
)
from talkhint_desktop.ui.finding_words import retold, said_of
from talkhint_desktop.ui.webhook_state import WebhookState

translate = QCoreApplication.translate

Tone = Literal["ok", "warn", "bad", "unknown", "waiting"]
# Green is said of what was asked and answered, never of settings alone.
_PROOFS = (Stage.HTTP, Stage.SIGNATURE, Stage.XML, Stage.TWIML)
# Twilio could not say where the number leads: nothing is known of the webhook.
_NOTHING_KNOWN = COULD_NOT_TELL | {"account-refused", "number-not-found"}

# Calls go to somebody else, and what they meet there was found out too.
_LEADS_ELSEWHERE = frozenset(
    {
        "number-uses-app",
        "number-url-other",
        "number-studio",
        "redirects-elsewhere",
        "other-server-answered",
    }
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the banner says; `second` may be empty."""

    tone: Tone
    title: str
    second: str = ""


def standing_of(report: Report) -> Standing:
    """Return how the webhook stands by what one check found."""
    worst = verdict_finding(report)
    if worst is None:
        return _healthy(report)
    said = said_of(worst)
    tone: Tone = "unknown" if report.verdict.code in _NOTHING_KNOWN else "bad"
    second, met = said.detail or said.remedy, met_elsewhere(report)
    if met:
        second = f"{second} {said_of(met).title}."
    return Standing(tone, said.title, second)


def standing_without_report(state: WebhookState | None) -> Standing:
    """Return what the banner says where there is no check to speak of."""
    if state is None:
        return Standing(
            "unknown",
            translate("Verdict", "Not known until the relay answers"),
            translate("Verdict", "TalkHint starts it by itself. Wait a moment."),
        )
    if state.checking:
        return Standing("waiting", translate("Verdict", "A check is running"))
    if not state.credentials:
        return Standing(
            "unknown",
            translate("Verdict", "TalkHint does not know your Twilio account"),
            translate(
                "Verdict",
                "Give it the Account SID and the Auth Token. Without them it can only "
                "check its own address, and not change your number.",
            ),
        )
    if not state.number:
        return Standing(
            "unknown",
            translate("Verdict", "No number is chosen"),
            translate("Verdict", "Choose the number that your callers dial.")
            if state.numbers
            else translate("Verdict", "This Twilio account has no number yet."),
        )
    return Standing(
        "waiting",
        translate("Verdict", "Not checked yet"),
        translate(
            "Verdict",
            "One click asks the webhook as Twilio would. It rings nobody and changes "
            "nothing.",
        ),
    )


def verdict_finding(report: Report) -> Finding | None:
    """Return the finding that gave the verdict, None where none failed."""
    return _first(report.findings, Status.FAILED)


def met_elsewhere(report: Report) -> Finding | None:
    """Return what ends the call at another address, where that is the verdict."""
    if report.verdict.code not in _LEADS_ELSEWHERE:
        return None
    ends = [
        finding
        for finding in report.findings
        if finding.status is Status.FAILED
        and finding.effect in {Effect.DROPPED, Effect.BLOCKED}
        and finding.stage is not Stage.NUMBER
    ]
    return min(ends, key=order, default=None)


def first_warning(report: Report) -> Finding | None:
    return _first(report.findings, Status.WARNING)


def could_not_tell(report: Report) -> bool:
    """Tell whether the webhook may be fine for all that was found."""
    return report.verdict.code in _NOTHING_KNOWN


def _healthy(report: Report) -> Standing:
    title = retold(report.verdict.title)
    warnings = [f for f in report.findings if f.status is Status.WARNING]
    if warnings:
        first = said_of(min(warnings, key=order))
        second = f"{first.title}. {first.remedy}".replace("..", ".")
        if len(warnings) > 1:
            more = translate("Verdict", "And %1 more below.").replace(
                "%1", str(len(warnings) - 1)
            )
            second = f"{second} {more}"
        return Standing(
            "warn",
            translate("Verdict", "Calls work, but not everything is right"),
            second,
        )
    unproved = _unproved(report)
    if unproved:
        return Standing(
            "warn", translate("Verdict", "Nothing wrong was found so far"), unproved
        )
    return Standing("ok", title, _proof(report))


def _unproved(report: Report) -> str:
    """Return why a check without a fault proves too little, if it does."""
    passed = {f.stage for f in report.findings if f.status is Status.OK}
    missing = [stage for stage in _PROOFS if stage not in passed]
    for finding in report.findings:
        if finding.stage in missing:
            return said_of(finding).detail
    return translate("Verdict", "Not everything was looked at.") if missing else ""


def _proof(report: Report) -> str:
    passed = {f.stage for f in report.findings if f.status is Status.OK}
    asked = translate("Verdict", "A signed test request brought the right document.")
    taken = translate("Verdict", "A test stream was taken.")
    return f"{asked} {taken}" if Stage.STREAM in passed else asked


def _first(findings: Sequence[Finding], status: Status) -> Finding | None:
    return min((f for f in findings if f.status is status), key=order, default=None)
