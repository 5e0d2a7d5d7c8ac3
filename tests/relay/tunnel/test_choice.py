"""Which tunnel is held: one that is there already, else ngrok's by the token."""

import pytest

from talkhint_desktop.relay.lines import RelayConfig
from talkhint_desktop.relay.tunnel.agent import Agents
from talkhint_desktop.relay.tunnel.choice import find_tunnel
from talkhint_desktop.relay.tunnel.tunnel import TunnelRefused
from tests.peers.ngrok_agent import NgrokAgent
from tests.peers.ngrok_peer import TOKEN

ONE = "https://one.ngrok.app"


async def test_an_agent_that_leads_here_comes_before_a_session_of_our_own() -> None:
    config = RelayConfig(port=8080, tunnel=True, ngrok_authtoken=TOKEN)
    async with NgrokAgent() as agent:
        agent.leads((ONE, "http://localhost:8080"))
        found = await find_tunnel(config, 8080, Agents([agent.port]))

    assert found.kind == "agent"


async def test_an_agent_that_leads_elsewhere_is_no_reason_to_guess() -> None:
    config = RelayConfig(port=8080, tunnel=True, ngrok_authtoken=TOKEN)
    async with NgrokAgent() as agent:
        agent.leads((ONE, "http://localhost:3000"))
        found = await find_tunnel(config, 8080, Agents([agent.port]))

    assert found.kind == "ngrok"


async def test_without_a_fixed_port_no_agent_is_asked() -> None:
    config = RelayConfig(tunnel=True, ngrok_authtoken=TOKEN)
    async with NgrokAgent() as agent:
        agent.leads((ONE, "http://localhost:8080"))
        found = await find_tunnel(config, 8080, Agents([agent.port]))

    assert found.kind == "ngrok"
    assert agent.asked == 0


async def test_without_an_agent_and_a_token_there_is_none() -> None:
    with pytest.raises(TunnelRefused) as refused:
        await find_tunnel(RelayConfig(port=8080, tunnel=True), 8080, Agents([]))

    assert "TALKHINT_NGROK_AUTHTOKEN" in refused.value.remedy


def test_the_token_is_not_in_the_configs_repr() -> None:
    assert TOKEN not in repr(RelayConfig(ngrok_authtoken=TOKEN))
