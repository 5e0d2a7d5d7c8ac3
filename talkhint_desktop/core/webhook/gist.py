"""Sums an answer up, so that two can be compared."""

from collections.abc import Sequence
from dataclasses import dataclass

from talkhint_desktop.core.webhook.address import address_of
from talkhint_desktop.core.webhook.answer import (
    Answer,
    hides_document,
    holds_document,
    judge_answer,
)
from talkhint_desktop.core.webhook.dials import targets
from talkhint_desktop.core.webhook.document import read
from talkhint_desktop.core.webhook.expected import Expected, Step
from talkhint_desktop.core.webhook.faults import FAULTS, order
from talkhint_desktop.core.webhook.findings import OK, Finding, Status
from talkhint_desktop.core.webhook.flow import judge_flow, reached, starts_stream
from talkhint_desktop.core.webhook.streams import stream_address

WORKS = "a document that streams and rings"
PHRASES = (WORKS,)


@dataclass(frozen=True, slots=True)
class Gist:
    """What an answer amounts to; two of one gist are one and the same answer.

    `code` is that of the first fault, or `ok`; `stream` is where audio would
    go. Whom it rings may change from call to call, and is not in it.
    """

    code: str
    stream: str = ""
    instance: str = ""
    rings: bool = False

    @property
    def words(self) -> str:
        return WORKS if self.code == OK else FAULTS[self.code].title

    @property
    def drives(self) -> bool:
        """Whether whoever gets this answer has a stream opened or a phone rung."""
        return bool(self.stream) or self.rings


def judge_whole(answer: Answer, expected: Expected) -> tuple[list[Finding], list[Step]]:
    """Judge one answer by itself, its document too; follow no `<Redirect>` in it."""
    signed = expected.token_known
    findings = judge_answer(answer, asked_by=answer.method, signed=signed)
    hidden = hides_document(answer)
    if hidden:
        return [*findings, hidden], []
    if not holds_document(answer):
        return findings, []
    reading = read(answer.body)
    findings += reading.findings
    if reading.document is None:
        return findings, []
    steps = [Step(verb, answer.url) for verb in reading.document.verbs]
    return findings + judge_flow(steps, expected), steps


def worst_of(findings: Sequence[Finding]) -> Finding | None:
    """Return the first failed finding in order."""
    failed = [f for f in findings if f.status is Status.FAILED]
    return min(failed, key=order, default=None)


def gist_of(answer: Answer, expected: Expected) -> Gist:
    """Sum up one answer by itself."""
    findings, steps = judge_whole(answer, expected)
    worst, stream = worst_of(findings), starts_stream(steps)
    return Gist(
        code=worst.code if worst else OK,
        stream=_place(stream_address(*stream)) if stream else "",
        instance=answer.instance or "",
        rings=_rings(steps),
    )


def _rings(steps: Sequence[Step]) -> bool:
    return any(
        step.verb.name == "Dial" and targets(step.verb) for step in reached(steps)
    )


def _place(url: str) -> str:
    """Return where a stream leads, spelt in one way."""
    address = address_of(url)
    return f"{address.scheme}://{address.netloc}{address.path}" if address else url
