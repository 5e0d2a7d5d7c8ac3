"""An SDK of ngrok's for tests: gives addresses, and fails as the real one does.

The shapes were read off the real SDK: handlers are called on a thread of its
own, a missed heartbeat comes without an argument, errors are `ValueError` with
two or three arguments.
"""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Self

from talkhint_desktop.relay.tunnel.ngrok_sdk import Sdk
from talkhint_desktop.relay.tunnel.ngrok_session import Login, Patience
from talkhint_desktop.relay.tunnel.ngrok_tunnel import NgrokTunnel

TOKEN = "2abcdefghijklmnopqrstuvwxyz_ABCDEFGHIJKLMNOPQRST"
QUICK = Patience(answer=0.5, silence=5.0, recovery=0.2, closing=0.2)

UNREACHABLE = ValueError(
    "failed to connect session", "failed to establish tcp connection"
)
HANDSHAKE = ValueError("failed to connect session", "tls handshake error")


def refused(
    code: int, text: str = "No.", context: str = "failed to start listener"
) -> ValueError:
    """Return the error that the SDK raises when ngrok answers with a code."""
    return ValueError(context, text, f"ERR_NGROK_{code}")


@dataclass
class Listener:
    peer: "NgrokPeer"
    address: str
    domain: str
    leads_to: str
    stopped: asyncio.Future[None]

    def url(self) -> str:
        return self.address

    async def close(self) -> None:
        await self.peer.closing("address")

    async def join(self) -> None:
        await self.stopped


@dataclass
class Endpoint:
    peer: "NgrokPeer"
    name: str = ""
    note: str = ""

    def domain(self, domain: str) -> Self:
        self.name = domain
        return self

    def metadata(self, metadata: str) -> Self:
        self.note = metadata
        return self

    async def listen_and_forward(self, url: str) -> Listener:
        return await self.peer.listened(self, url)


@dataclass
class Session:
    peer: "NgrokPeer"

    def http_endpoint(self) -> Endpoint:
        return Endpoint(self.peer)

    async def close(self) -> None:
        await self.peer.closing("session")


@dataclass
class Builder:
    """Keeps what was set under the name of the method that set it."""

    peer: "NgrokPeer"
    said: dict[str, Any] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Callable[..., "Builder"]:
        def keep(*values: Any) -> "Builder":
            self.said[name] = values[0] if len(values) == 1 else values
            return self

        return keep

    async def connect(self) -> Session:
        return await self.peer.connected(self)


class NgrokPeer:
    """ngrok as its SDK shows it. `addresses` are given out in turn, the last for ever.

    `refusals` are raised one after the other, by the next connections or, where
    their context says so, by the next listeners.
    """

    def __init__(self, *addresses: str) -> None:
        self.addresses = list(addresses or ["https://one.ngrok.app"])
        self.refusals: list[Exception] = []
        self.answers = True
        self.latency = 42
        self.builders: list[Builder] = []
        self.listeners: list[Listener] = []
        self.closed: list[str] = []
        self._news = asyncio.Event()

    def load(self) -> Sdk:
        return lambda: Builder(self)

    def tunnel(self, port: int, **options: Any) -> NgrokTunnel:
        """Return a tunnel through this peer that is in a hurry."""
        domain = options.pop("domain", "")
        wanted = {"patience": QUICK, "offline": _online, "pauses": no_pauses, **options}
        return NgrokTunnel(Login(TOKEN, domain), port, sdk=self.load, **wanted)

    async def find(self, _config: object, port: int) -> NgrokTunnel:
        """Stand in for the choice of a tunnel."""
        return self.tunnel(port)

    async def sessions(self, count: int, within: float = 5.0) -> None:
        """Wait until so many listeners were opened."""
        async with asyncio.timeout(within):
            while len(self.listeners) < count:
                self._news.clear()
                await self._news.wait()

    # What the SDK does.

    async def connected(self, builder: Builder) -> Session:
        self.builders.append(builder)
        self._news.set()
        if not self.answers:
            await asyncio.Event().wait()
        if self.refusals and self.refusals[0].args[0] == "failed to connect session":
            raise self.refusals.pop(0)
        # The first heartbeat comes with the connection, before anything else.
        await self.on_its_thread("handle_heartbeat", self.latency)
        return Session(self)

    async def listened(self, endpoint: Endpoint, url: str) -> Listener:
        if self.refusals:
            raise self.refusals.pop(0)
        many = len(self.addresses) > 1
        address = self.addresses.pop(0) if many else self.addresses[0]
        if endpoint.name:
            address = f"https://{endpoint.name}"
        stopped = asyncio.get_running_loop().create_future()
        listener = Listener(self, address, endpoint.name, url, stopped)
        self.listeners.append(listener)
        self._news.set()
        return listener

    async def closing(self, what: str) -> None:
        if not self.answers:
            await asyncio.Event().wait()
        self.closed.append(what)

    # What happens to it.

    async def beats(self, *latency: int) -> None:
        """Let a heartbeat be answered, or missed where there is no latency."""
        await self.on_its_thread("handle_heartbeat", *latency)

    async def drops(self) -> None:
        """Lose the connection; the SDK begins to make it anew."""
        await self.on_its_thread(
            "handle_disconnection", "connect.ngrok-agent.com:443", "transport error"
        )

    async def stops(self) -> None:
        """Press Stop at the dashboard."""
        await self.on_its_thread("handle_stop_command")

    def closes_the_address(self, error: Exception | None = None) -> None:
        stopped = self.listeners[-1].stopped
        if error:
            stopped.set_exception(error)
        else:
            stopped.set_result(None)

    async def on_its_thread(
        self, handler: str, *arguments: object, session: int = -1
    ) -> BaseException | None:
        """Call a handler as the SDK does; return what it raised."""
        raised: list[BaseException] = []

        def call() -> None:
            try:
                self.builders[session].said[handler](*arguments)
            except Exception as error:  # noqa: BLE001
                raised.append(error)

        thread = threading.Thread(target=call, name="tokio")
        thread.start()
        await asyncio.to_thread(thread.join)
        return raised[0] if raised else None


def no_pauses() -> Iterator[float]:
    while True:
        yield 0.0


def _online() -> Awaitable[bool]:
    return asyncio.sleep(0, result=False)
