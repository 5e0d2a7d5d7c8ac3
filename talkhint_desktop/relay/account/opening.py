"""Signs in to a Twilio account, by its Auth Token or by an API key."""

import asyncio
import importlib
import ssl as tls
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from talkhint_desktop.relay.account.account import Account
from talkhint_desktop.relay.account.transport import (
    REQUEST_SECONDS,
    Sleep,
    Transport,
    open_session,
)

# Loaded together, in a thread: the library loads each where it is first used.
_PARTS = (
    "twilio.rest.api.v2010.account",
    "twilio.rest.monitor.v1",
    "twilio.rest.routes.v2",
)


@dataclass(frozen=True, slots=True)
class Credentials:
    """Keys of an account. Where there is an API key, it signs in."""

    account_sid: str
    auth_token: str = field(default="", repr=False)
    key_sid: str = ""
    key_secret: str = field(default="", repr=False)

    @property
    def by_key(self) -> bool:
        return bool(self.key_sid and self.key_secret)

    @property
    def complete(self) -> bool:
        """Whether there is enough to sign in with."""
        return bool(self.account_sid and (self.auth_token or self.by_key))


@asynccontextmanager
async def open_account(
    credentials: Credentials,
    *,
    api_url: str = "",
    ssl: tls.SSLContext | None = None,
    within: float = REQUEST_SECONDS,
    sleep: Sleep = asyncio.sleep,
) -> AsyncIterator[Account]:
    """Give the account for as long as the context lasts; nothing is asked yet.

    `api_url` stands in for Twilio's hosts. Each request may take `within`
    seconds; `sleep` waits between attempts.
    """
    rest = await asyncio.to_thread(_load)
    async with open_session(ssl, within) as session:
        client = rest.Client(
            credentials.key_sid if credentials.by_key else credentials.account_sid,
            credentials.key_secret if credentials.by_key else credentials.auth_token,
            credentials.account_sid,
            http_client=Transport(session, api_url, sleep),
            # An empty one would be taken for none, and the process's own read.
            environment={"TWILIO_REGION": ""},
        )
        yield Account(client, credentials.account_sid, by_key=credentials.by_key)


def _load() -> Any:
    for part in _PARTS:
        importlib.import_module(part)
    return importlib.import_module("twilio.rest")
