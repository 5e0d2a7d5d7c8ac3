"""A tunnel that an ngrok agent on this PC already holds to our port."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import aiohttp
import msgspec

from talkhint_desktop.core.errors import UsageError
from talkhint_desktop.core.wellformed import public_url
from talkhint_desktop.relay.tunnel.tunnel import Down, Hears

log = logging.getLogger(__name__)

# Where agents tell what they do: a second one takes the next port.
API_PORTS = (4040, 4041, 4042, 4043)
_LOOK_EVERY = 15.0  # seconds
_ANSWER_WITHIN = 2.0
_LARGEST_ANSWER = 256 * 1024
# The relay listens on 127.0.0.1 alone.
_HERE = frozenset({"localhost", "127.0.0.1"})
_GONE = Down(
    "The ngrok agent does not lead here any more.",
    "Start it again, with the relay's port.",
)


class _Config(msgspec.Struct):
    addr: str = ""


class AgentTunnelInfo(msgspec.Struct):
    """One tunnel as an agent tells of it."""

    public_url: str = ""
    config: _Config = msgspec.field(default_factory=_Config)

    @property
    def port(self) -> int:
        """The port on this PC that it leads to by plain http, 0 for any other."""
        addr = self.config.addr
        try:
            parts = urlsplit(addr if "://" in addr else f"http://{addr}")
            port = parts.port or 80
        except ValueError:
            return 0
        return port if parts.scheme == "http" and parts.hostname in _HERE else 0

    @property
    def url(self) -> str:
        """The public address, empty where Twilio could open no stream under it."""
        if not self.public_url.startswith("https://"):
            return ""
        try:
            return public_url(self.public_url, name="the agent's address")
        except UsageError:
            return ""


class _Answer(msgspec.Struct):
    tunnels: list[AgentTunnelInfo] = []


class Agents:
    """The ngrok agents of this PC, asked at `ports`."""

    def __init__(self, ports: Sequence[int] = API_PORTS) -> None:
        self._ports = ports

    async def tunnels(self) -> list[AgentTunnelInfo]:
        """Return every tunnel to this PC that Twilio could use."""
        found: list[AgentTunnelInfo] = []
        timeout = aiohttp.ClientTimeout(total=_ANSWER_WITHIN)
        # Without trust_env no proxy is asked for what is on this PC.
        async with aiohttp.ClientSession(timeout=timeout) as session:
            for port in self._ports:
                found += await _asked(session, port)
        return [tunnel for tunnel in found if tunnel.port and tunnel.url]

    async def address_of(self, port: int) -> str:
        """Return the public address that leads to `port`, empty without one."""
        leading = (t.url for t in await self.tunnels() if t.port == port)
        return next(leading, "")


class AgentTunnel:
    """The address that an agent holds to `port`; asked for every 15 s."""

    kind = "agent"

    def __init__(
        self, port: int, agents: Agents, *, look_every: float = _LOOK_EVERY
    ) -> None:
        self._port = port
        self._agents = agents
        self._look_every = look_every

    @asynccontextmanager
    async def open(self, hears: Hears) -> AsyncIterator[None]:
        async with asyncio.TaskGroup() as tasks:
            watch = tasks.create_task(self._watch(hears), name="ngrok agent")
            try:
                yield
            finally:
                watch.cancel()

    async def _watch(self, hears: Hears) -> None:
        known = ""
        while True:
            url = await self._agents.address_of(self._port)
            if not url:
                hears.down(_GONE)
            elif known and url != known:
                hears.moved(url)
            else:
                hears.up(url, None)
            known = url or known
            await asyncio.sleep(self._look_every)


async def _asked(session: aiohttp.ClientSession, port: int) -> list[AgentTunnelInfo]:
    """Return what the agent at `port` tells, nothing when there is none."""
    url = f"http://127.0.0.1:{port}/api/tunnels"
    try:
        body = bytearray()
        async with session.get(url, allow_redirects=False) as answer:
            async for part in answer.content.iter_any():
                body += part
                if len(body) > _LARGEST_ANSWER:
                    return []
        return msgspec.json.decode(body, type=_Answer).tunnels
    except (aiohttp.ClientError, TimeoutError, OSError):
        return []
    except (msgspec.DecodeError, RecursionError):
        log.info("what listens on port %d is no ngrok agent", port)
        return []
