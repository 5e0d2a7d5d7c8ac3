"""The doctor says which tunnel there will be, and how far a free one goes."""

import asyncio
import json
from pathlib import Path
from typing import Any

from talkhint_desktop.cli.check import Check
from talkhint_desktop.cli.tunnel_check import tunnel_check
from talkhint_desktop.core.settings import Settings
from talkhint_desktop.relay.tunnel.agent import Agents
from talkhint_desktop.store.places import usage_file
from tests.peers.ngrok_agent import NgrokAgent


def check(
    folder: Path, *, token: bool = False, agents: Agents | None = None, **settings: Any
) -> Check:
    return tunnel_check(
        Settings(**settings),
        token=token,
        folder=folder,
        month="2026-11",
        agents=agents or Agents([]),
    )


def used(folder: Path, requests: int, count: int) -> None:
    figures = {"2026-11": {"requests": requests, "bytes": count}}
    usage_file(folder).write_text(json.dumps(figures))


def test_an_address_of_ones_own_is_shown(tmp_path: Path) -> None:
    said = check(tmp_path, token=True, public_url="https://calls.example.com")

    assert (said.state, said.detail) == (
        "ok",
        "Your own address: https://calls.example.com",
    )


def test_without_any_way_in_the_doctor_says_what_to_set(tmp_path: Path) -> None:
    said = check(tmp_path)

    assert said.state == "note"
    assert "TALKHINT_NGROK_AUTHTOKEN" in said.remedy
    assert "TALKHINT_PUBLIC_URL" in said.remedy


def test_with_a_token_this_months_use_stands_beside_what_is_free(
    tmp_path: Path,
) -> None:
    used(tmp_path, 340, 144_000_000)
    said = check(tmp_path, token=True, ngrok_domain="calls.ngrok.app")

    assert said.state == "ok"
    assert "calls.ngrok.app" in said.detail
    assert "340 requests and 144 MB" in said.detail
    assert "does not say which way is out" in said.detail
    assert "5.9 hours" in said.detail


def test_a_month_that_is_nearly_used_up_is_pointed_out(tmp_path: Path) -> None:
    used(tmp_path, 19_000, 1_000)
    said = check(tmp_path, token=True)

    assert said.state == "note"
    assert said.remedy


async def test_a_running_agent_is_shown_with_how_to_use_it(tmp_path: Path) -> None:
    async with NgrokAgent() as agent:
        agent.leads(("https://one.ngrok.app", "http://localhost:8080"))
        agents = Agents([agent.port])
        said = await asyncio.to_thread(check, tmp_path, agents=agents)

    assert said.state == "ok"
    assert "https://one.ngrok.app to port 8080" in said.detail
    assert "--port 8080" in said.remedy
