"""What the fix card offers as things stand. Values in, words out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QCoreApplication

from talkhint_desktop.core.webhook.findings import Fix, Report
from talkhint_desktop.ui.finding_words import retold, said_of
from talkhint_desktop.ui.webhook_state import Outcome
from talkhint_desktop.ui.webhook_verdict import verdict_finding

translate = QCoreApplication.translate

Kind = Literal["check", "fix", "undo"]
_STALE, _FALLBACK = "number-fallback-stale", "voice_fallback_url"


@dataclass(frozen=True, slots=True)
class Done:
    """A fix or an undo that came to its end, and what the verdict was before."""

    kind: Kind
    outcome: Outcome
    verdict_before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the card says and offers; an empty text offers nothing.

    `question` is what the second yes is asked for. `fallback` is whether the
    old fallback goes too, None where there is none.
    """

    title: str
    second: str = ""
    tone: Literal["offer", "ok", "warn", "advice"] = "advice"
    before: Mapping[str, str] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)
    action: str = ""
    question: str = ""
    yes: str = ""
    fallback: bool | None = None


def plan_of(report: Report, done: Done | None) -> Plan:
    """Return the plan by a report, or by the fix whose report it is."""
    if done:
        return _after(done)
    if report.fix:
        return _offer(report.fix, report)
    worst = verdict_finding(report)
    if worst is None:
        return Plan(
            title=translate("FixPlan", "Nothing has to be fixed at Twilio"),
            tone="ok",
        )
    remedy = said_of(worst).remedy or retold(report.verdict.remedy)
    return Plan(title=translate("FixPlan", "What to do"), second=remedy)


def busy_title(kind: Kind) -> str:
    """Return what the banner says while something goes on."""
    if kind == "check":
        return translate("FixPlan", "Asking the webhook as Twilio would…")
    return busy_words(kind)


def busy_words(kind: Kind) -> str:
    """Return what is going on, while it is."""
    if kind == "undo":
        return translate("FixPlan", "Putting the old settings back, then checking…")
    return translate("FixPlan", "Changing the number at Twilio, then checking…")


def _offer(fix: Fix, report: Report) -> Plan:
    title, question, yes = _action_words(fix)
    # What Twilio asks in our place is old: it goes too, unless it is unticked.
    old = _stale_fallback(report) or fix.before.get(_FALLBACK, "")
    goes = bool(_stale_fallback(report)) or fix.after.get(_FALLBACK, old) != old
    return Plan(
        title=title,
        second=translate(
            "FixPlan",
            "Nothing else is touched at Twilio. The old values are kept, so you can "
            "undo it here.",
        ),
        tone="offer",
        before={**fix.before, _FALLBACK: old} if goes else fix.before,
        after=fix.after,
        action=translate("FixPlan", "Fix it now"),
        question=question,
        yes=yes,
        fallback=True if goes else None,
    )


def _stale_fallback(report: Report) -> str:
    stale = [f for f in report.findings if f.code == _STALE]
    return str(stale[0].evidence.get("url", "")) if stale else ""


def _action_words(fix: Fix) -> tuple[str, str, str]:
    if fix.action == "unlink-app":
        return (
            translate("FixPlan", "Fix: unlink the TwiML App, point here"),
            translate(
                "FixPlan",
                "This number will not ask its TwiML App any more. The app itself "
                "stays as it is. Unlink it?",
            ),
            translate("FixPlan", "Yes, unlink the app"),
        )
    if fix.action == "unlink-trunk":
        return (
            translate("FixPlan", "Fix: detach the SIP trunk, point here"),
            translate(
                "FixPlan",
                "Calls to this number will not go to the trunk any more, nor to what "
                "is connected there. Detach it?",
            ),
            translate("FixPlan", "Yes, detach the trunk"),
        )
    if fix.action == "point-number":
        return translate("FixPlan", "Fix: point this number at TalkHint"), "", ""
    return retold(fix.label), "", ""


def _after(done: Done) -> Plan:
    outcome, undone = done.outcome, done.kind == "undo"
    report = outcome.report
    if not outcome.verified:
        return Plan(
            title=translate("FixPlan", "Twilio did not keep the change"),
            second=translate(
                "FixPlan", "These are its settings now. Try again, or do it by hand."
            ),
            tone="warn",
            before=outcome.before,
            after=outcome.after,
            action=translate("FixPlan", "Try again") if report.fix else "",
        )
    if not outcome.changed:
        title = translate("FixPlan", "Nothing had to change at Twilio")
    elif undone:
        title = translate("FixPlan", "Undone: the number is as it was before")
    else:
        title = translate("FixPlan", "Done: Twilio has the new settings")
    now = translate("FixPlan", "Read back from Twilio. Before: “%1”. Now: “%2”.")
    now = now.replace("%1", done.verdict_before or "…")
    return Plan(
        title=title,
        second=now.replace("%2", retold(report.verdict.title)),
        tone="ok" if report.healthy or undone else "warn",
        before=outcome.before,
        after=outcome.after,
    )


def changed_by(plan: Plan, *, ticked: bool) -> Mapping[str, str]:
    """Return the new values, with what was `ticked` about the old fallback."""
    if plan.fallback is None:
        return plan.after
    return {**plan.after, _FALLBACK: "" if ticked else plan.before.get(_FALLBACK, "")}


def fallback_of(plan: Plan, *, ticked: bool) -> str:
    """Return what `fix` is told to do with the old fallback."""
    return "clear" if plan.fallback is not None and ticked else "keep"
