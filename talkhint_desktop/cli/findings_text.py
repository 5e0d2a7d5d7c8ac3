"""A check's findings as text for people."""

import textwrap

from talkhint_desktop.core.webhook.findings import Effect, Finding, Report, Status
from talkhint_desktop.store.plain import plain_line as plain

_MARKS = {
    Status.OK: "ok  ",
    Status.WARNING: "note",
    Status.FAILED: "!!  ",
    Status.SKIPPED: "--  ",
}
_EFFECTS = {
    Effect.BLOCKED: "Callers hear Twilio's error message.",
    Effect.DROPPED: "Callers are answered, then cut off.",
    Effect.MUTE: "The call is fine, but there is no transcript and there are no hints.",
    Effect.EXPOSED: "It works, but strangers can use it too.",
    Effect.RISK: "It works today.",
    Effect.NONE: "",
}
_WIDTH = 78
_INDENT = " " * 6


def print_finding(finding: Finding) -> None:
    """Print one finding as it is known; faults with what to do."""
    print(f"{_MARKS[finding.status]}  {plain(finding.title)}", flush=True)
    told = finding.status in {Status.FAILED, Status.WARNING}
    if finding.detail:
        _print_folded(finding.detail)
    if told and finding.remedy:
        _print_folded(f"-> {finding.remedy}")
    if told and finding.twilio_error:
        _print_folded(f"Twilio's error number: {finding.twilio_error}")


def print_report(report: Report) -> None:
    """Print the verdict, and where it is bad the two documents."""
    verdict = report.verdict
    print(f"\n{plain(verdict.title)}.")
    for words in (_EFFECTS[verdict.effect], verdict.remedy):
        if words:
            print(textwrap.fill(plain(words), _WIDTH))
    if report.healthy or not report.twiml.actual.strip():
        return
    status = f" (status {report.response.status})" if report.response else ""
    print(f"\nWhat Twilio gets{status}:")
    _print_document(report.twiml.actual)
    print("\nWhat it should get:")
    _print_document(report.twiml.expected)


def _print_folded(words: str) -> None:
    print(
        textwrap.fill(
            plain(words),
            _WIDTH,
            initial_indent=_INDENT,
            subsequent_indent=_INDENT,
            break_long_words=False,
        ),
        flush=True,
    )


def _print_document(text: str) -> None:
    for line in text.strip()[:2000].splitlines():
        print(f"  {plain(line)}")
