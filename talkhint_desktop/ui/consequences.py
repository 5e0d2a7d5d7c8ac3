"""What a verdict means for the next caller, for the user and for the bill."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from talkhint_desktop.core.webhook.findings import Effect, Finding, Report
from talkhint_desktop.ui.consequence_words import (
    BILL,
    BY_EFFECT,
    CALLERS,
    UNKNOWN,
    YOU,
    Texts,
)
from talkhint_desktop.ui.webhook_verdict import (
    could_not_tell,
    first_warning,
    met_elsewhere,
    verdict_finding,
)


@dataclass(frozen=True, slots=True)
class Consequences:
    """One sentence each, about `effect`; `known` is False where none is known."""

    effect: Effect
    callers: str
    you: str
    bill: str
    known: bool = True


def consequences_of(report: Report) -> Consequences:
    """Return what the next call will be like by this report."""
    if could_not_tell(report):
        callers, you, bill = map(_say, UNKNOWN)
        return Consequences(Effect.NONE, callers, you, bill, known=False)
    finding = verdict_finding(report) or first_warning(report)
    if finding is None:
        return Consequences(Effect.NONE, *_usual(Effect.NONE))
    finding = met_elsewhere(report) or finding
    callers, you, bill = _usual(finding.effect)
    return Consequences(
        finding.effect,
        _special(CALLERS, finding) or callers,
        _special(YOU, finding) or you,
        _special(BILL, finding) or bill,
    )


def _usual(effect: Effect) -> tuple[str, str, str]:
    callers, you, bill = BY_EFFECT[effect]
    return _say(callers), _say(you), _say(bill)


def _special(words: Texts, finding: Finding) -> str:
    """Return what a code says in particular; a case of it before the code."""
    code, evidence = finding.code, finding.evidence
    cases = [evidence.get("case", ""), evidence.get("source", "")]
    keys = [f"{code}/{case}" for case in cases if case]
    known = [words[key] for key in [*keys, code] if key in words]
    return _say(known[0]) if known else ""


def _say(text: object) -> str:
    return QCoreApplication.translate("Consequence", str(text))
