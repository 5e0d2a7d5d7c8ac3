"""What the tests of a check share: an account, a question, a short way to ask."""

import socket
from collections.abc import Awaitable, Callable
from typing import Any

from talkhint_desktop.core.webhook.findings import Finding, Report, Stage, Status
from talkhint_desktop.relay.probe.question import Question
from talkhint_desktop.relay.probe.verify import verify
from tests.peers.certificates import trusting
from tests.peers.running_relay import ACCOUNT, TOKEN

Resolve = Callable[[str, int], Awaitable[list[str]]]


async def to_this_pc(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


def failing(errno: int, *, but: str = "") -> Resolve:
    """Return a resolver that fails so, `but` for one name."""

    async def resolve(host: str, port: int) -> list[str]:
        if host == but:
            return ["93.184.216.34"]
        raise socket.gaierror(errno, "no")

    return resolve


async def checked(url: str, resolve: Resolve = to_this_pc, **more: Any) -> Report:
    """Check `url`, signed, with private hosts let pass and our own authority."""
    values = {"account_sid": ACCOUNT, "auth_token": TOKEN, "allow_local": True}
    question = Question(url=url, **{**values, **more})
    told: list[Finding] = []
    report = await verify(question, told.append, trust=trusting(), resolve=resolve)
    assert sorted(map(str, told)) == sorted(map(str, report.findings)) or told
    return report


def failed(report: Report) -> list[str]:
    return [f.code for f in report.findings if f.status is Status.FAILED]


def codes(report: Report) -> set[str]:
    """Return the codes of what is wrong, warnings too."""
    wrong = {Status.FAILED, Status.WARNING}
    return {f.code for f in report.findings if f.status in wrong}


def at(report: Report, stage: Stage) -> list[Finding]:
    return [f for f in report.findings if f.stage is stage]
