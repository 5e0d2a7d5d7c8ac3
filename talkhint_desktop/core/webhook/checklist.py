"""Collects the findings of one check, stage by stage, into its report."""

from collections.abc import Callable
from typing import Any

from talkhint_desktop.core.webhook.faults import (
    COULD_NOT_TELL,
    order,
    passed,
    skipped,
)
from talkhint_desktop.core.webhook.findings import (
    OK,
    STAGES,
    Documents,
    Effect,
    Finding,
    Fix,
    Report,
    Request,
    Response,
    Stage,
    Status,
    Verdict,
)

HEALTHY = "The next call will work"


class Checklist:
    """Tells each finding once, when it is known; `report` has them in order.

    A stage that nothing was said of when the report is made was hidden by the
    fault before it, and is reported as skipped.
    """

    def __init__(self, tell: Callable[[Finding], None]) -> None:
        self._tell = tell
        self._findings: list[Finding] = []

    def found(self, *findings: Finding) -> None:
        """Take findings; the same one is told once."""
        for finding in findings:
            if finding not in self._findings:
                self._findings.append(finding)
                self._tell(finding)

    def passed(self, stage: Stage, **evidence: Any) -> None:
        """Nothing more is wrong at this stage: say so, unless something was."""
        if not self._said_of(stage):
            self.found(passed(stage, **evidence))

    def skipped(self, stage: Stage, because: str) -> None:
        if not self._said_of(stage):
            self.found(skipped(stage, because))

    def failed(self, *stages: Stage) -> bool:
        """Tell whether a fault was found, at any stage or at the ones named."""
        wanted = stages or STAGES
        return any(
            f.status is Status.FAILED and f.stage in wanted for f in self._findings
        )

    def has(self, code: str) -> bool:
        return any(finding.code == code for finding in self._findings)

    def worst(self, *stages: Stage) -> Finding | None:
        """Return the first failed finding in order, of all stages or of these."""
        failed = [f for f in self._findings if f.status is Status.FAILED]
        wanted = [f for f in failed if f.stage in (stages or STAGES)]
        return min(wanted, key=order, default=None)

    def report(
        self,
        url: str,
        checked_at: str,
        *,
        documents: Documents,
        request: Request | None = None,
        response: Response | None = None,
        fix: Fix | None = None,
    ) -> Report:
        """Return all that was found; what was not looked at is skipped now."""
        for stage in STAGES:
            self.skipped(stage, "fault")
        worst = self.worst()
        return Report(
            url=url,
            checked_at=checked_at,
            healthy=worst is None,
            verdict=_verdict(worst),
            findings=sorted(self._findings, key=order),
            request=request,
            response=response,
            twiml=documents,
            fix=fix,
        )

    def _said_of(self, stage: Stage) -> bool:
        return any(finding.stage is stage for finding in self._findings)


def exit_code(report: Report) -> int:
    """Return 0 for healthy, 1 for not, 3 where it could not be told."""
    if report.healthy:
        return 0
    return 3 if report.verdict.code in COULD_NOT_TELL else 1


def _verdict(worst: Finding | None) -> Verdict:
    if worst is None:
        return Verdict(code=OK, title=HEALTHY, effect=Effect.NONE, remedy="")
    return Verdict(
        code=worst.code, title=worst.title, effect=worst.effect, remedy=worst.remedy
    )
