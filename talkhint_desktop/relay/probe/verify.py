"""The whole check, from the number to Twilio's own errors, as one report."""

import ssl
from collections.abc import Callable
from datetime import UTC, datetime

from talkhint_desktop.core.moment import stamp
from talkhint_desktop.core.webhook.checklist import Checklist
from talkhint_desktop.core.webhook.findings import (
    Documents,
    Report,
    Request,
    Response,
    Stage,
)
from talkhint_desktop.relay.asking.ask import open_session
from talkhint_desktop.relay.asking.trust import system_trust
from talkhint_desktop.relay.probe.asker import Asked, Asker
from talkhint_desktop.relay.probe.check import Check
from talkhint_desktop.relay.probe.question import Question, Tell
from talkhint_desktop.relay.probe.way import Resolve, resolve_by_system


async def verify(
    question: Question,
    tell: Tell,
    *,
    trust: ssl.SSLContext | None = None,
    resolve: Resolve = resolve_by_system,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Report:
    """Check, telling each finding when it is known; returns the whole report."""
    checked_at = stamp(now())
    checklist = Checklist(tell)
    async with open_session(trust or system_trust()) as session:
        asker = Asker(session, question)
        check = Check(asker, question, checklist, resolve)
        checklist.skipped(Stage.NUMBER, "no-number")
        await check.run(question.route)
        checklist.skipped(Stage.AFTER, "no-number")
    url = question.url
    return checklist.report(
        url,
        checked_at,
        documents=Documents(actual=_text(check.asked), expected=question.document(url)),
        request=_request(check.asked),
        response=_response(check.asked),
    )


def _text(asked: Asked | None) -> str:
    return asked.answer.text if asked and asked.answer else ""


def _request(asked: Asked | None) -> Request | None:
    if asked is None or (asked.failure and asked.failure.code == "url-malformed"):
        return None
    return Request(
        method=asked.request.method,
        url=asked.request.url,
        headers=asked.headers(),
        parameters=dict(asked.parameters),
    )


def _response(asked: Asked | None) -> Response | None:
    """Return what came, be it only the answer that could not be followed."""
    answer = asked.answer if asked else None
    if asked and asked.failure:
        answer = asked.failure.answer
    if answer is None:
        return None
    return Response(
        status=answer.status,
        headers=dict(answer.headers),
        body=answer.text,
        elapsed_ms=answer.elapsed_ms,
        hops=list(answer.hops),
    )
