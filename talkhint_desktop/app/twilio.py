"""The user's Twilio account, opened with the keys that are known."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.settings import Settings
from talkhint_desktop.relay.account.account import Account
from talkhint_desktop.relay.account.opening import Credentials, open_account
from talkhint_desktop.relay.asking.trust import system_trust


class NoKeys(TalkHintError):
    """Nobody has told TalkHint who the user is at Twilio."""

    remedy = "Set the Account SID and the Auth Token."

    def __init__(self) -> None:
        super().__init__("TalkHint has no keys of a Twilio account.")


def credentials_of(settings: Settings) -> Credentials:
    return Credentials(
        settings.twilio_account_sid,
        settings.twilio_auth_token,
        settings.twilio_api_key_sid,
        settings.twilio_api_key_secret,
    )


@asynccontextmanager
async def account_of(settings: Settings) -> AsyncIterator[Account]:
    """Give the account; raises `NoKeys` where none can be opened."""
    credentials = credentials_of(settings)
    if not credentials.complete:
        raise NoKeys
    trust = system_trust()
    url = settings.twilio_api_url
    async with open_account(credentials, api_url=url, ssl=trust) as account:
        yield account
