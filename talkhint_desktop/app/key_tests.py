"""Tries out the key of an account, by asking whoever gave it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from talkhint_desktop.app.choices import Choices
from talkhint_desktop.app.twilio import NoKeys, account_of
from talkhint_desktop.core.errors import TalkHintError, ungrouped
from talkhint_desktop.core.settings import Settings
from talkhint_desktop.core.signal_path import TunnelState
from talkhint_desktop.core.wellformed import account_sid, host_name
from talkhint_desktop.relay.lines import RelayConfig
from talkhint_desktop.relay.reach import FindTunnel, Reach
from talkhint_desktop.relay.tunnel.tunnel import Down

_OPENS_WITHIN = 20.0  # seconds

# Asks a model's account by these settings and returns what to show of it;
# raises `TalkHintError` for a key that is of no use.
CheckModel = Callable[[Settings], Awaitable[dict[str, Any]]]


class KeyTests:
    """Knows the settings, and the tunnel that may be held by the key already."""

    def __init__(
        self,
        choices: Choices,
        reach: Reach,
        find_tunnel: FindTunnel,
        check_model: CheckModel,
    ) -> None:
        self._choices, self._reach = choices, reach
        self._find_tunnel, self._check_model = find_tunnel, check_model

    async def run(self, name: str, key: str, sid: str, domain: str) -> dict[str, Any]:
        """Return what the account says; empty texts are those of the settings."""
        given: dict[str, Any] = {name: key} if key else {}
        settings = replace(self._choices.now, **given)
        if not getattr(settings, name):
            raise TalkHintError("There is no key to test yet.", remedy="Put it in.")
        if name == "openai_api_key":
            return await self._check_model(settings)
        if name == "ngrok_authtoken":
            if domain:
                named = host_name(domain, name="The domain")
                settings = replace(settings, ngrok_domain=named)
            return await self._tunnel(settings)
        if sid:
            named = account_sid(sid, name="The Account SID")
            settings = replace(settings, twilio_account_sid=named)
        if name == "twilio_auth_token":  # an API key would sign in instead of it
            settings = replace(settings, twilio_api_key_sid="")
        return await _account(settings)

    async def _tunnel(self, settings: Settings) -> dict[str, Any]:
        """Open a tunnel for a moment, unless this very one is held."""
        now, reach = self._choices.now, self._reach
        same = settings.ngrok_authtoken == now.ngrok_authtoken
        same = same and settings.ngrok_domain == now.ngrok_domain
        if same and reach.kind == "ngrok" and reach.state is TunnelState.UP:
            return {"address": reach.public_url}
        config = RelayConfig(
            ngrok_authtoken=settings.ngrok_authtoken,
            ngrok_domain=settings.ngrok_domain,
        )
        port = int(reach.local_url.rpartition(":")[2])
        tunnel = await self._find_tunnel(config, port)
        ear = _Ear()
        with ungrouped():
            async with tunnel.open(ear):
                return {"address": await ear.address()}


class _Ear:
    """Hears how opening a tunnel ended; the first news count."""

    def __init__(self) -> None:
        self._address: asyncio.Future[str]
        self._address = asyncio.get_running_loop().create_future()

    async def address(self) -> str:
        try:
            async with asyncio.timeout(_OPENS_WITHIN):
                return await self._address
        except TimeoutError:
            raise TalkHintError(
                "ngrok does not answer.", remedy="Check the internet connection."
            ) from None

    def up(self, url: str, _latency_ms: int | None) -> None:
        if not self._address.done():
            self._address.set_result(url)

    def moved(self, url: str) -> None:
        self.up(url, None)

    def down(self, why: Down) -> None:
        if not self._address.done():
            self._address.set_exception(TalkHintError(why.message, remedy=why.remedy))


async def _account(settings: Settings) -> dict[str, Any]:
    """Return the account's name and its numbers that take calls."""
    if not settings.twilio_account_sid:
        raise NoKeys
    async with account_of(settings) as account:
        facts = await account.facts()
        numbers = await account.numbers()
    return {
        "account": facts.name or facts.sid,
        "trial": facts.trial,
        "balance": facts.balance,
        "numbers": sorted(one.number for one in numbers if one.voice),
    }
