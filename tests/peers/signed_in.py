"""Our account, signed in at the stand-in for Twilio, without real waiting."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from talkhint_desktop.relay.account.account import Account
from talkhint_desktop.relay.account.opening import Credentials, open_account
from tests.peers.twilio_rest import TwilioRest


@dataclass
class Naps:
    """A sleep that takes no time and writes down how long it was to be."""

    seconds: list[float] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


@dataclass
class SignedIn:
    twilio: TwilioRest
    account: Account
    naps: Naps


@asynccontextmanager
async def signed_in(
    twilio: TwilioRest | None = None,
    credentials: Credentials | None = None,
    **options: Any,
) -> AsyncIterator[SignedIn]:
    """Run a stand-in, or take the one that runs, and open our account there."""
    if twilio is None:
        async with TwilioRest() as new, signed_in(new, credentials, **options) as made:
            yield made
        return
    keys = credentials or Credentials(twilio.account_sid, twilio.auth_token)
    naps = Naps()
    options = {"api_url": twilio.url, "sleep": naps, **options}
    async with open_account(keys, **options) as account:
        yield SignedIn(twilio, account, naps)
