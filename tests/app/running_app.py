"""A whole app on loopback: relay, history, and a Twilio account that stands in."""

import asyncio
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from keyring.backend import KeyringBackend

from talkhint_desktop.app import App, Where
from talkhint_desktop.core.settings import Settings
from talkhint_desktop.relay.lines import RelayConfig
from talkhint_desktop.relay.reach import FindTunnel
from talkhint_desktop.relay.tunnel.tunnel import Tunnel
from talkhint_desktop.store.keychain import Keychain
from talkhint_desktop.store.places import data_dir
from tests.peers.ngrok_peer import NgrokPeer
from tests.peers.running_relay import AGENT, Told
from tests.peers.twilio import FakeTwilio
from tests.peers.twilio_rest import TwilioRest

NUMBER = "+12025550187"


@dataclass
class Asked:
    """A command's answer, and the parts that came before it."""

    value: Any
    parts: list[Any]


@dataclass
class RunningApp:
    app: App
    told: Told
    account: TwilioRest
    port: int

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def webhook(self) -> str:
        return f"{self.origin}/twilio/inbound"

    async def ask(self, name: str, /, **arguments: Any) -> Asked:
        parts: list[Any] = []
        value = await self.app.command(name, arguments, parts.append)
        return Asked(value, parts)

    def twilio(self, origin: str = "") -> FakeTwilio:
        """Return Twilio's calling side, which knows the app by `origin`."""
        return FakeTwilio(
            self.webhook,
            self.account.account_sid,
            self.account.auth_token,
            public_origin=origin,
        )


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


@asynccontextmanager
async def running_app(
    account: TwilioRest,
    *,
    tunnel: NgrokPeer | None = None,
    find_tunnel: FindTunnel | None = None,
    follows: bool = False,
    store: KeyringBackend | None = None,
    held: Mapping[str, str] | None = None,
    **settings: Any,
) -> AsyncIterator[RunningApp]:
    """Run an app whose public address is its own, or that of a tunnel.

    The peer's addresses may hold `{port}`. With `follows` the settings say how
    it is reached. `store` is its password store, None for a PC without one.
    """
    port = free_port()
    known = {
        "twilio_account_sid": account.account_sid,
        "twilio_auth_token": account.auth_token,
        "twilio_api_url": account.url,
        "agent_number": AGENT,
    }
    chosen = Settings(**{**known, **settings})
    where = Where(port, "" if tunnel else f"http://127.0.0.1:{port}", bool(tunnel))

    async def find(config: RelayConfig, local: int) -> Tunnel:
        assert tunnel is not None, "asked for only where there is one"
        tunnel.addresses = [one.format(port=local) for one in tunnel.addresses]
        return await tunnel.find(config, local)

    if follows:
        where = Where(port, follows=True)
    keychain = Keychain(store)
    app = App(
        chosen, _folder(), where, find_tunnel or find, held=held, keychain=keychain
    )
    told = Told()
    app.listeners.append(told)
    async with app.open(), app.listen():
        try:
            yield RunningApp(app, told, account, port)
        finally:
            await asyncio.sleep(0)


def _folder() -> Path:
    return data_dir(str(Path.home() / "data"))
