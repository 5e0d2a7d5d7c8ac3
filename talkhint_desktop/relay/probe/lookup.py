"""Looks up at Twilio what the next call to a number asks."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta

from talkhint_desktop.core.webhook.checklist import Checklist
from talkhint_desktop.core.webhook.expected import Expected
from talkhint_desktop.core.webhook.faults import FAULTS, found
from talkhint_desktop.core.webhook.findings import OK, Effect, Finding, Fix, Stage
from talkhint_desktop.core.webhook.fixing import Wanted, as_fix, plan_fix
from talkhint_desktop.core.webhook.number import (
    SUSPENDED,
    AppFacts,
    NumberFacts,
    Route,
    fallback_of,
    fallback_stale,
    judge_account,
    judge_number,
    recent_errors,
    route_of,
    uses_app,
)
from talkhint_desktop.relay.account.account import Account
from talkhint_desktop.relay.account.trouble import RestError
from talkhint_desktop.relay.probe.asker import Asker
from talkhint_desktop.relay.probe.question import Question

OpenAccount = Callable[[], AbstractAsyncContextManager[Account]]

_DAY = timedelta(days=1)
# With these the call gets no document, so Twilio asks the fallback.
_FETCHING = (
    *(Stage.URL, Stage.DNS, Stage.CONNECT, Stage.TLS),
    *(Stage.TUNNEL, Stage.HTTP, Stage.SIGNATURE, Stage.XML),
)
_STALE = frozenset({Effect.BLOCKED, Effect.DROPPED})


@dataclass(frozen=True, slots=True)
class Looked:
    """What the account says of a number; `route` is what its next call asks."""

    number: NumberFacts
    app: AppFacts | None

    @property
    def route(self) -> Route | None:
        return route_of(self.number, self.app)

    @property
    def fallback(self) -> Route | None:
        return fallback_of(self.number, self.app)


async def look_up(
    account: Account, question: Question, checklist: Checklist
) -> Looked | None:
    """Judge the account and the number; None where there is nothing to ask."""
    try:
        facts = await account.facts()
        checklist.found(*judge_account(facts))
        number = await account.find(question.number)
        if number is None:
            checklist.found(await _not_found(account, question.number))
            return None
        app = None
        if number.application_sid:
            # One that was deleted, or may not be read, answers nothing.
            known = await account.app(number.application_sid)
            app = known or AppFacts(sid=number.application_sid)
        region = await account.region(question.number)
    except RestError as error:
        checklist.found(_unread(error))
        return None
    looked = Looked(number, app)
    checklist.found(*judge_number(number, app, question.wanted_url))
    route = looked.route
    checklist.passed(
        Stage.NUMBER,
        number=number.number,
        url=route.url if route else "",
        balance=facts.balance,
        region=region,
    )
    return looked


def judge_app(looked: Looked, question: Question, checklist: Checklist) -> None:
    """Tell of an app that leads to an unknown place, now that it has answered."""
    if looked.app and not question.wanted_url and not looked.number.trunk_sid:
        works = not checklist.failed(*(s for s in Stage if s is not Stage.NUMBER))
        checklist.found(uses_app(looked.app, works=works))


async def judge_fallback(
    looked: Looked, asker: Asker, expected: Expected, checklist: Checklist
) -> None:
    """Ask the number's fallback, and tell where it would fail the caller."""
    fallback = looked.fallback
    assert fallback is not None, "the caller has looked"
    asked = await asker.ask(fallback)
    gist = asked.gist(expected)
    if gist.code == OK or FAULTS[gist.code].effect not in _STALE:
        return
    now = checklist.worst(*_FETCHING)
    checklist.found(
        fallback_stale(
            fallback,
            gist.words,
            answers_now=now is not None and now.effect is Effect.BLOCKED,
        )
    )


async def judge_past(
    account: Account, looked: Looked, now: datetime, checklist: Checklist
) -> None:
    """Tell what errors Twilio itself reported for the number lately."""
    try:
        alerts = await account.alerts(now - _DAY, looked.number, looked.app)
    except RestError:
        checklist.skipped(Stage.AFTER, "twilio")
        return
    if alerts:
        checklist.found(recent_errors(alerts))
    checklist.passed(Stage.AFTER)


def fix_of(looked: Looked, question: Question, checklist: Checklist) -> Fix | None:
    """Return the one click that would mend the number, where it is known."""
    if not question.wanted_url:
        return None
    clear = "" if checklist.has("number-fallback-stale") else None
    wanted = Wanted.of(question.wanted_url, clear)
    return as_fix(plan_fix(looked.number, looked.app, wanted))


async def _not_found(account: Account, number: str) -> Finding:
    owner = await account.owner_of(number)
    if owner:
        return found("number-not-found", case="subaccount", number=number, owner=owner)
    count = len(await account.numbers())
    return found("number-not-found", number=number, count=count)


def _unread(error: RestError) -> Finding:
    match error.reason:
        case "refused" | "not-found":
            return found("account-refused", said=error.said or str(error))
        case "suspended":
            return found("account-suspended", state=SUSPENDED)
        case _:
            return found("twilio-unreachable", case=error.reason, said=error.said)
