"""Looks at the way to the server: its address, its name, its certificate."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit

import aiohttp

from talkhint_desktop.core.webhook.address import (
    Address,
    address_of,
    are_private,
    judge_address,
)
from talkhint_desktop.core.webhook.checklist import Checklist
from talkhint_desktop.core.webhook.faults import found
from talkhint_desktop.core.webhook.findings import Finding, Stage, Status
from talkhint_desktop.relay.asking.ask import Unanswered
from talkhint_desktop.relay.asking.trust import clock_of, is_clock_wrong
from talkhint_desktop.relay.probe.reading import failure_finding

# A name that exists for ever (RFC 6761): not known is no matter of a resolver.
_NEVER = ".invalid"
# Asked only to tell a name that cannot be resolved from a PC that cannot.
WELL_KNOWN = "api.twilio.com"

Resolve = Callable[[str, int], Awaitable[list[str]]]


async def resolve_by_system(host: str, port: int) -> list[str]:
    """Return the addresses of a host; raises `socket.gaierror`."""
    loop = asyncio.get_running_loop()
    found_here = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found_here))


async def look_at_address(
    url: str, checklist: Checklist, resolve: Resolve, *, allow_local: bool
) -> Address | None:
    """Judge the address and its name; None where nobody can be asked."""
    findings = judge_address(url, allow_local=allow_local)
    checklist.found(*findings)
    closed = {"url-malformed", "url-private-host"}
    if any(f.code in closed and f.status is Status.FAILED for f in findings):
        return None
    address = address_of(url.partition("#")[0])
    assert address is not None, "a well-formed address has its parts"
    failure, addresses = await _resolved(address, resolve)
    if failure:
        checklist.passed(Stage.URL, url=url)
        checklist.found(failure)
        return None
    if are_private(addresses) and not _said_private(findings):
        leave = Status.SKIPPED if allow_local else None
        private = found(
            "url-private-host",
            as_status=leave,
            case="resolves",
            host=address.host,
            addresses=addresses,
        )
        checklist.found(private)
        if not allow_local:
            return None
    checklist.passed(Stage.URL, url=url)
    checklist.passed(Stage.DNS, host=address.host, addresses=addresses)
    return address


def way_passed(address: Address, checklist: Checklist, *, upto: Stage | None) -> None:
    """Say that the way was free, up to the stage at which it ended."""
    for stage in (Stage.CONNECT, Stage.TLS):
        if stage is upto:
            return
        if stage is Stage.TLS and not address.encrypted:
            checklist.skipped(stage, "no-tls")
        else:
            checklist.passed(stage, host=address.host, port=address.port)


async def failure_of_way(
    failure: Unanswered, url: str, session: aiohttp.ClientSession
) -> Finding:
    """Return the finding of a request that was not answered.

    A certificate that seems out of its time may be right and this PC's clock
    wrong: the server's own clock tells.
    """
    if failure.code != "tls-expired":
        return failure_finding(failure)
    parts = urlsplit(url)
    theirs = await clock_of(session, f"{parts.scheme}://{parts.netloc}/")
    ours = datetime.now(UTC)
    if theirs is None or not is_clock_wrong(theirs, ours):
        return failure_finding(failure)
    return found(
        "clock-wrong",
        host=parts.hostname,
        server=f"{theirs:%Y-%m-%d %H:%M}",
        here=f"{ours:%Y-%m-%d %H:%M}",
    )


async def _resolved(
    address: Address, resolve: Resolve
) -> tuple[Finding | None, list[str]]:
    host = address.host
    try:
        return None, await resolve(host, address.port)
    except socket.gaierror as error:
        known = error.errno != socket.EAI_AGAIN or host.endswith(_NEVER)
        if known or await _resolver_works(resolve):
            return found("dns-not-found", host=host), []
        return found("offline", host=host), []


async def _resolver_works(resolve: Resolve) -> bool:
    try:
        return bool(await resolve(WELL_KNOWN, 443))
    except socket.gaierror:
        return False


def _said_private(findings: list[Finding]) -> bool:
    return any(finding.code == "url-private-host" for finding in findings)
