"""Reads the documents of one call, from the first over each redirect to the last."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from talkhint_desktop.core.webhook.answer import (
    hides_document,
    holds_document,
    judge_answer,
)
from talkhint_desktop.core.webhook.document import read
from talkhint_desktop.core.webhook.expected import Step
from talkhint_desktop.core.webhook.faults import found
from talkhint_desktop.core.webhook.findings import Finding
from talkhint_desktop.core.webhook.flow import elsewhere, redirect_before_talk
from talkhint_desktop.relay.asking.ask import MOST_REDIRECTS, Unanswered
from talkhint_desktop.relay.practice.call import method_of
from talkhint_desktop.relay.probe.asker import Asked, Asker


@dataclass(slots=True)
class CallReading:
    """The verbs that the call comes by, and what was wrong on the way there.

    `readable` is false where some document could not be read, so that nothing
    can be said of what the call would do.
    """

    steps: list[Step] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    readable: bool = True


def failure_finding(failure: Unanswered) -> Finding:
    """Return the finding of a request that nothing came of."""
    return found(failure.code, as_error=failure.twilio_error, **failure.evidence)


async def read_call(asker: Asker, asked: Asked) -> CallReading:
    """Read what `asked` brought, and follow its `<Redirect>`s as Twilio does."""
    reading = CallReading()
    visited = 0
    while _take_document(asked, reading, redirected=visited > 0):
        step = redirect_before_talk(reading.steps)
        if step is None:
            return reading
        url = step.resolve(step.verb.text)
        reading.findings += elsewhere(step, url)
        visited += 1
        if visited > MOST_REDIRECTS:
            reading.findings.append(found("redirect-loop", url=url))
            break
        asked = await asker.follow(asked, url, method_of(step.verb.get("method")))
        if asked.failure:
            reading.findings.append(failure_finding(asked.failure))
            break
        reading.steps.remove(step)
    reading.readable = False
    return reading


def _take_document(asked: Asked, reading: CallReading, *, redirected: bool) -> bool:
    """Add the verbs of one answer; tell whether there was a document to read."""
    answer = asked.answer
    assert answer is not None, "the caller has looked"
    if redirected:
        signed = bool(asked.account.auth_token)
        reading.findings += judge_answer(
            answer, asked_by=asked.request.method, signed=signed
        )
    hidden = hides_document(answer)
    if hidden:
        reading.findings.append(hidden)
    if hidden or not holds_document(answer):
        return False
    document = read(answer.body)
    reading.findings += document.findings
    if document.document is None:
        return False
    away = redirected or bool(answer.hops)
    verbs = document.document.verbs
    reading.steps += [Step(verb, answer.url, redirected=away) for verb in verbs]
    return True


def unread(findings: Sequence[Finding]) -> bool:
    """Tell whether a document was there and could not be read."""
    return any(finding.stage == "xml" for finding in findings)
