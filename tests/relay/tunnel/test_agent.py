"""An ngrok agent that leads to our port is used as it is."""

import asyncio
import socket

import pytest

from talkhint_desktop.relay.tunnel.agent import Agents, AgentTunnel
from tests.peers.ngrok_agent import NgrokAgent
from tests.relay.tunnel.hearing import Heard

ONE, TWO = "https://one.ngrok.app", "https://two.ngrok.app"


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@pytest.mark.parametrize(
    "addr", ["http://localhost:8080", "http://127.0.0.1:8080", "localhost:8080"]
)
async def test_an_agent_that_leads_to_our_port_gives_its_address(addr: str) -> None:
    async with NgrokAgent() as agent:
        agent.leads((ONE, addr))

        assert await Agents([agent.port]).address_of(8080) == ONE


@pytest.mark.parametrize(
    ("public", "addr"),
    [
        (ONE, "http://localhost:8081"),  # another port
        (ONE, "https://localhost:8080"),  # it would speak TLS to us
        (ONE, "http://192.168.1.5:8080"),  # another computer
        (ONE, "http://[::1]:8080"),  # we listen on 127.0.0.1 alone
        (ONE, "http://localhost:nonsense"),
        (ONE, "file:///srv"),
        (ONE, ""),
        ("http://one.ngrok.app", "http://localhost:8080"),  # no wss there
        ("tcp://1.tcp.ngrok.io:1234", "localhost:8080"),
        ("https://", "http://localhost:8080"),
        ('https://x"/><Dial>', "http://localhost:8080"),
    ],
)
async def test_what_does_not_lead_twilio_to_us_is_left_alone(
    public: str, addr: str
) -> None:
    async with NgrokAgent() as agent:
        agent.leads((public, addr))

        assert await Agents([agent.port]).address_of(8080) == ""


async def test_of_several_agents_the_one_that_leads_here_is_found() -> None:
    async with NgrokAgent() as first, NgrokAgent() as second:
        first.leads((TWO, "http://localhost:3000"))
        second.leads(
            ("http://one.ngrok.app", "http://localhost:8080"),
            (ONE, "http://localhost:8080"),
        )
        agents = Agents([closed_port(), first.port, second.port])

        assert await agents.address_of(8080) == ONE


async def test_no_agent_is_found_at_once() -> None:
    async with asyncio.timeout(1):
        assert await Agents([closed_port(), closed_port()]).address_of(8080) == ""


@pytest.mark.parametrize(
    "says",
    [
        "",
        "<html>",
        "[]",
        '{"tunnels": {}}',
        '{"tunnels": [{"public_url": 5}]}',
        "[" * 100000,
        '{"tunnels": []}' + " " * 300000,
    ],
)
async def test_what_is_no_agent_is_none(says: str) -> None:
    async with NgrokAgent() as other:
        other.says = says

        assert await Agents([other.port]).tunnels() == []


async def test_an_agent_that_never_answers_is_not_waited_for() -> None:
    async def silent(reader: asyncio.StreamReader, writer: object) -> None:
        await reader.read()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    async with server, asyncio.timeout(4):
        port = server.sockets[0].getsockname()[1]
        assert await Agents([port]).tunnels() == []


async def test_the_agents_address_comes_up_and_is_proved_again_and_again() -> None:
    async with NgrokAgent() as agent:
        agent.leads((ONE, "http://localhost:8080"))
        heard, tunnel = Heard(), _tunnel(agent)
        async with tunnel.open(heard):
            await agent.asked_again(3)

    assert set(heard.told) == {("up", ONE, None)}
    assert tunnel.kind == "agent"


async def test_an_agent_that_ends_is_told_and_so_is_its_return() -> None:
    agent, heard = NgrokAgent(), Heard()
    async with agent:
        agent.leads((ONE, "http://localhost:8080"))
        tunnel = _tunnel(agent)
        async with tunnel.open(heard):
            await heard.until_up()
            agent.tunnels = []
            why = await heard.until_down()
            agent.leads((ONE, "http://localhost:8080"))
            await heard.until_up(2)

    assert not why.fatal
    assert why.remedy


async def test_an_agent_that_comes_back_elsewhere_has_moved() -> None:
    async with NgrokAgent() as agent:
        agent.leads((ONE, "http://localhost:8080"))
        heard = Heard()
        async with _tunnel(agent).open(heard):
            await heard.until_up()
            agent.tunnels = []
            await heard.until_down()
            agent.leads((TWO, "http://localhost:8080"))
            await heard.until(lambda h: ("moved", TWO) in h.told)


def _tunnel(agent: NgrokAgent) -> AgentTunnel:
    return AgentTunnel(8080, Agents([agent.port]), look_every=0.01)
