"""The whole check, from the number to Twilio's own errors, as one report."""

import ssl
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime

from talkhint_desktop.core.moment import stamp
from talkhint_desktop.core.webhook.checklist import Checklist
from talkhint_desktop.core.webhook.faults import found
from talkhint_desktop.core.webhook.findings import (
    Documents,
    Fix,
    Report,
    Request,
    Response,
    Stage,
)
from talkhint_desktop.core.webhook.number import Route
from talkhint_desktop.relay.account.account import Account
from talkhint_desktop.relay.asking.ask import open_session
from talkhint_desktop.relay.asking.trust import system_trust
from talkhint_desktop.relay.probe.asker import Asked, Asker
from talkhint_desktop.relay.probe.check import Check
from talkhint_desktop.relay.probe.lookup import (
    Looked,
    OpenAccount,
    fix_of,
    judge_app,
    judge_fallback,
    judge_past,
    look_up,
)
from talkhint_desktop.relay.probe.question import Question, Tell
from talkhint_desktop.relay.probe.way import Resolve, resolve_by_system


async def verify(
    question: Question,
    tell: Tell,
    *,
    open_account: OpenAccount | None = None,
    trust: ssl.SSLContext | None = None,
    resolve: Resolve = resolve_by_system,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Report:
    """Check, telling each finding when it is known; returns the whole report.

    `open_account` gives the Twilio account of the number, None where no keys
    are known.
    """
    began = now()
    checklist = Checklist(tell)
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(open_session(trust or system_trust()))
        check = Check(Asker(session, question), question, checklist, resolve)
        route, fix = question.route, None
        if not question.number:
            checklist.skipped(Stage.NUMBER, "no-number")
            await check.run(route)
            checklist.skipped(Stage.AFTER, "no-number")
        elif open_account is None:
            checklist.found(found("no-credentials", number=question.number))
            await check.run_if_known(route)
        else:
            account = await stack.enter_async_context(open_account())
            number = _NumberCheck(account, question, checklist, check)
            route, fix = await number.run(began)
    return checklist.report(
        route.url,
        stamp(began),
        documents=Documents(
            actual=_text(check.asked), expected=question.document(route.url)
        ),
        request=_request(check.asked),
        response=_response(check.asked),
        fix=fix,
    )


class _NumberCheck:
    """A check that begins at the number: what it asks, its fallback, its past."""

    def __init__(
        self, account: Account, question: Question, checklist: Checklist, check: Check
    ) -> None:
        self._account, self._question = account, question
        self._checklist, self._check = checklist, check

    async def run(self, now: datetime) -> tuple[Route, Fix | None]:
        """Return what was asked, and what would mend it.

        Where Twilio does not say what the number asks, the own address is.
        """
        question, checklist = self._question, self._checklist
        looked = await look_up(self._account, question, checklist)
        if looked is None:
            await self._check.run_if_known(question.route)
            checklist.skipped(Stage.AFTER, "twilio")
            return question.route, None
        route = looked.route
        if route:
            await self._check.run(route)
            judge_app(looked, question, checklist)
        if question.quick:
            checklist.skipped(Stage.AFTER, "quick")
        else:
            await self._look_around(looked, now)
        nothing = Route("", "POST", "number")
        return route or nothing, fix_of(looked, question, checklist)

    async def _look_around(self, looked: Looked, now: datetime) -> None:
        asker, checklist = self._check.asker, self._checklist
        fallback = looked.fallback
        if fallback:
            expected = self._question.expected(fallback.url)
            await judge_fallback(looked, asker, expected, checklist)
        await judge_past(self._account, looked, now, checklist)


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
