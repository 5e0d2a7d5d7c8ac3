"""How `talkhint relay` is reached: named, the user's own, an agent's, ngrok's."""

import argparse
import asyncio
import socket
from typing import Any

import pytest

from talkhint_desktop.app import Where
from talkhint_desktop.cli import relay
from talkhint_desktop.core.errors import UsageError
from talkhint_desktop.core.settings import Settings
from talkhint_desktop.relay.tunnel.agent import Agents
from tests.peers.ngrok_agent import NgrokAgent
from tests.peers.ngrok_peer import TOKEN

OWN = "https://calls.example.com"


def where(*arguments: str, agents: Agents | None = None, **settings: Any) -> Where:
    parser = argparse.ArgumentParser()
    relay.add_parser(parser.add_subparsers())
    args = parser.parse_args(["relay", *arguments])
    return relay.where(args, Settings(**settings), agents or Agents([]))


def test_what_the_command_line_names_comes_first() -> None:
    settings: dict[str, Any] = {
        "public_url": "https://other.example",
        "ngrok_authtoken": TOKEN,
    }

    assert where("--no-tunnel", **settings) == Where()
    assert where("--public-url", OWN, **settings) == Where(public_url=OWN)


def test_an_address_of_ones_own_comes_before_a_tunnel() -> None:
    settings: dict[str, Any] = {"public_url": OWN, "ngrok_authtoken": TOKEN}

    assert where("--port", "8080", **settings) == Where(8080, OWN, follows=True)


def test_with_a_token_a_tunnel_is_opened_and_needed() -> None:
    found = where(ngrok_authtoken=TOKEN)

    assert (found.tunnel, found.must_be_reached) == (True, True)


def test_the_windows_relay_goes_on_without_a_tunnel() -> None:
    assert where("--child") == Where(follows=True)
    assert where("--child", ngrok_authtoken=TOKEN) == Where(tunnel=True, follows=True)


def test_a_window_comes_up_though_its_port_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken: int = other.getsockname()[1]

        assert where("--child", port=taken).port == 0
        assert where("--child", "--port", str(taken)).port == taken
    assert where("--child", port=taken).port == taken


def test_without_anything_the_user_is_told_what_to_set() -> None:
    with pytest.raises(UsageError) as refused:
        where("--port", "8080")

    for way in ("TALKHINT_NGROK_AUTHTOKEN", "--public-url", "--no-tunnel"):
        assert way in refused.value.remedy


async def test_an_agent_that_leads_to_the_port_is_enough() -> None:
    async with NgrokAgent() as agent:
        agent.leads(("https://one.ngrok.app", "http://localhost:8080"))
        agents = Agents([agent.port])
        found = await asyncio.to_thread(where, "--port", "8080", agents=agents)
        with pytest.raises(UsageError):
            await asyncio.to_thread(where, "--port", "8081", agents=agents)
        with pytest.raises(UsageError):
            await asyncio.to_thread(where, agents=agents)

    assert (found.port, found.tunnel, found.must_be_reached) == (8080, True, True)
