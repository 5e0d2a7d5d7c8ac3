"""Every code of a check, in the order in which one stage's are judged."""

import re
from collections.abc import Mapping
from typing import Any

from talkhint_desktop.core.webhook.fault import Fault
from talkhint_desktop.core.webhook.faults_account import ACCOUNT
from talkhint_desktop.core.webhook.faults_call import CALL
from talkhint_desktop.core.webhook.faults_http import HTTP
from talkhint_desktop.core.webhook.faults_network import NETWORK
from talkhint_desktop.core.webhook.faults_xml import XML
from talkhint_desktop.core.webhook.findings import (
    OK,
    SKIPPED,
    STAGES,
    Effect,
    Finding,
    Stage,
    Status,
)
from talkhint_desktop.core.webhook.passes import PASSES, REASONS

FAULTS: Mapping[str, Fault] = {**ACCOUNT, **NETWORK, **HTTP, **XML, **CALL}
# The fault is on this PC, or nobody could be asked: the webhook may be fine.
COULD_NOT_TELL = frozenset(
    {"offline", "clock-wrong", "no-credentials", "twilio-unreachable"}
)

_CODES = {code: place for place, code in enumerate(FAULTS)}
_GAP = re.compile(r"\{(\w+)\}")


def fill(words: str, evidence: Mapping[str, Any]) -> str:
    """Return `words` with each `{name}` replaced by the evidence of that name."""

    def filled(gap: re.Match[str]) -> str:
        value = evidence.get(gap[1], gap[0])
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value)

    return _GAP.sub(filled, words)


def found(
    code: str,
    /,
    *,
    as_status: Status | None = None,
    as_effect: Effect | None = None,
    as_error: int | None = None,
    **given: Any,
) -> Finding:
    """Return the finding of a code; `as_status` and the like where it differs.

    `case` and `source` in the evidence choose the words, see `Fault`.
    """
    fault = FAULTS[code]
    evidence = {name: value for name, value in given.items() if value not in ("", None)}
    title, detail, remedy = words_of(code, fault.stage, evidence)
    return Finding(
        stage=fault.stage,
        code=code,
        status=as_status or fault.status,
        title=fill(title, evidence),
        detail=fill(detail, evidence),
        remedy=fill(remedy, evidence),
        effect=as_effect or fault.effect,
        twilio_error=as_error or fault.twilio_error,
        evidence=evidence,
    )


def passed(stage: Stage, **evidence: Any) -> Finding:
    """Return the finding of a stage at which nothing is wrong."""
    title, detail, _ = words_of(OK, stage, evidence)
    return Finding(
        stage=stage,
        code=OK,
        status=Status.OK,
        title=title,
        detail=fill(detail, evidence),
        evidence=evidence,
    )


def skipped(stage: Stage, because: str) -> Finding:
    """Return the finding of a stage that could not be looked at, and why."""
    evidence = {"because": because}
    title, detail, _ = words_of(SKIPPED, stage, evidence)
    return Finding(
        stage=stage,
        code=SKIPPED,
        status=Status.SKIPPED,
        title=title,
        detail=detail,
        evidence=evidence,
    )


def words_of(
    code: str, stage: Stage, evidence: Mapping[str, Any]
) -> tuple[str, str, str]:
    """Return title, detail and remedy with their gaps, ready to be translated."""
    if code == OK:
        title, detail = PASSES[stage]
        return title, detail, ""
    if code == SKIPPED:
        because = str(evidence.get("because", ""))
        return PASSES[stage][0], REASONS.get(because, REASONS["fault"]), ""
    fault = FAULTS[code]
    title = fault.titles.get(str(evidence.get("source", "")), fault.title)
    detail = fault.details.get(str(evidence.get("case", "")), fault.detail)
    return title, detail, fault.remedy


def order(finding: Finding) -> tuple[int, int]:
    """Return the place of a finding: by stage, and within one by its code."""
    return STAGES.index(finding.stage), _CODES.get(finding.code, len(_CODES))
