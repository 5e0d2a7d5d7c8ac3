"""Which tunnel to hold: an agent's that is there already, else one of our own."""

from talkhint_desktop.relay.lines import RelayConfig
from talkhint_desktop.relay.tunnel.agent import Agents, AgentTunnel
from talkhint_desktop.relay.tunnel.ngrok_session import Login
from talkhint_desktop.relay.tunnel.ngrok_tunnel import NgrokTunnel
from talkhint_desktop.relay.tunnel.tunnel import Tunnel, TunnelRefused


async def find_tunnel(
    config: RelayConfig, port: int, agents: Agents | None = None
) -> Tunnel:
    """Return what will lead to `port`; raises `TunnelRefused` for nothing.

    An agent can only lead to a port that was chosen beforehand: where ours was
    not, whatever it leads to is somebody else's.
    """
    agents = agents or Agents()
    if config.port and await agents.address_of(port):
        return AgentTunnel(port, agents)
    if config.ngrok_authtoken:
        return NgrokTunnel(Login(config.ngrok_authtoken, config.ngrok_domain), port)
    raise TunnelRefused(NO_WAY_IN, remedy=WAYS_IN)


NO_WAY_IN = "There is no way yet for Twilio to reach this PC."
WAYS_IN = (
    "Set TALKHINT_NGROK_AUTHTOKEN, give your own address with --public-url, or "
    "use --no-tunnel."
)
