"""What the doctor says of the tunnel: which one there will be, and its use."""

import asyncio
from pathlib import Path

from talkhint_desktop.cli.check import Check
from talkhint_desktop.core.settings import Settings
from talkhint_desktop.core.usage import FREE_REQUESTS, Carried, estimate
from talkhint_desktop.relay.tunnel.agent import Agents
from talkhint_desktop.store.places import usage_file
from talkhint_desktop.store.usage import load

_NAME = "tunnel"
_NEARLY = 0.8  # of the free plan


def tunnel_check(
    settings: Settings, *, token: bool, folder: Path, month: str, agents: Agents
) -> Check:
    """Return how Twilio will reach the relay; `token` is whether ngrok's is set."""
    if settings.public_url:
        return Check(_NAME, "ok", f"Your own address: {settings.public_url}")
    leading = asyncio.run(agents.tunnels())
    found = [f"{tunnel.url} to port {tunnel.port}" for tunnel in leading]
    if token:
        return _by_ngrok(settings, found, load(usage_file(folder)), month)
    if found:
        detail = f"An ngrok agent leads from {' and from '.join(found)}."
        remedy = f"Use it with: talkhint relay --port {leading[0].port}"
        return Check(_NAME, "ok", detail, remedy)
    detail = "No way for Twilio to reach this PC: only practice calls work."
    remedy = "Set TALKHINT_NGROK_AUTHTOKEN, or your own TALKHINT_PUBLIC_URL."
    return Check(_NAME, "note", detail, remedy)


def _by_ngrok(
    settings: Settings, found: list[str], months: dict[str, Carried], month: str
) -> Check:
    detail = "ngrok, by the authtoken that is set"
    detail += f", at {settings.ngrok_domain}." if settings.ngrok_domain else "."
    if found:
        detail += f" An agent leads from {' and from '.join(found)} already."
    used = estimate(month, months.get(month, Carried()))
    detail += (
        f" This month: {used.requests} requests and {used.megabytes:.0f} MB; free are "
        f"{FREE_REQUESTS} and 1000 MB out. ngrok does not say which way is out: if "
        f"calls count, {used.hours_left:.1f} hours of calls are left."
    )
    if used.share > _NEARLY:
        return Check(_NAME, "note", detail, "See dashboard.ngrok.com/usage.")
    return Check(_NAME, "ok", detail)
