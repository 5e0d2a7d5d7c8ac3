"""Asks the same question in other ways, and compares what comes."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

from talkhint_desktop.core.webhook.document import read
from talkhint_desktop.core.webhook.expected import Expected, Step
from talkhint_desktop.core.webhook.findings import OK, Finding
from talkhint_desktop.core.webhook.flow import judge_flow, said_by
from talkhint_desktop.core.webhook.number import Route
from talkhint_desktop.core.webhook.trial import (
    judge_methods,
    judge_repeats,
    judge_strangers,
)
from talkhint_desktop.relay.probe.asker import Asked, Asker

REPEATS = 2  # more, so that each of two servers by turns is met
_GOODBYE = "goodbye-twiml"


@dataclass(frozen=True, slots=True)
class Others:
    """What came of one question asked again, otherwise, and by strangers."""

    repeats: tuple[Asked, ...] = ()
    by_other_method: Asked | None = None
    unsigned: Asked | None = None
    wrongly_signed: Asked | None = None


async def ask_others(asker: Asker, route: Route, asked: Asked) -> Others:
    """Ask all at once. Strangers ask where a signature could be told apart."""
    fine = 200 <= asked.status < 300
    other = Route(route.url, "GET" if route.method == "POST" else "POST", "")
    async with asyncio.TaskGroup() as tasks:

        def start(job: Coroutine[Any, Any, Asked]) -> "asyncio.Task[Asked]":
            return tasks.create_task(job, name="ask otherwise")

        again = [start(asker.ask(route)) for _ in range(REPEATS)]
        otherwise = start(asker.ask(other)) if fine else None
        unsigned = wrongly = None
        if fine and asked.account.auth_token:
            unsigned = start(asker.ask_unsigned(route))
            wrongly = start(asker.ask_signed_wrongly(route))
    return Others(
        tuple(task.result() for task in again),
        otherwise.result() if otherwise else None,
        unsigned.result() if unsigned else None,
        wrongly.result() if wrongly else None,
    )


def judge_same(asked: Asked, others: Others, expected: Expected) -> list[Finding]:
    """Return where the same question brought different answers."""
    own = asked.gist(expected)
    gists = [own, *(other.gist(expected) for other in others.repeats)]
    findings = judge_repeats(gists)
    if others.by_other_method:
        gist = others.by_other_method.gist(expected)
        findings += judge_methods(asked.request.method, own, gist)
    for gist, other in zip(gists[1:], others.repeats, strict=True):
        if gist.code == _GOODBYE and own.code != _GOODBYE:
            return findings + _goodbye_of(other, expected)
    return findings


def judge_signature(asked: Asked, others: Others, expected: Expected) -> list[Finding]:
    """Return whether strangers were let in; nothing where none asked."""
    unsigned, wrongly = others.unsigned, others.wrongly_signed
    if unsigned is None or wrongly is None:
        return []
    return judge_strangers(
        asked.gist(expected),
        (unsigned.status, unsigned.gist(expected)),
        (wrongly.status, wrongly.gist(expected)),
    )


def source_of(route: Route, asked: Asked, others: Others, expected: Expected) -> str:
    """Return who said what was said, where it was not the address as such."""
    own = asked.gist(expected)
    if route.source == "app":
        return "app"
    if any(other.gist(expected).code != own.code for other in others.repeats):
        return "one of two"
    other = others.by_other_method
    if asked.request.method == "GET" and other and other.gist(expected).code == OK:
        return "get"
    return ""


def _goodbye_of(asked: Asked, expected: Expected) -> list[Finding]:
    answer = asked.answer
    document = read(answer.body).document if answer else None
    if answer is None or document is None:
        return []
    steps = [Step(verb, answer.url) for verb in document.verbs]
    said = [f for f in judge_flow(steps, expected) if f.code == _GOODBYE]
    return [said_by(finding, "one of two") for finding in said]
