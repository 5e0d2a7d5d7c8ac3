"""The keys of the Twilio account that the settings name."""

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.settings import Settings
from talkhint_desktop.relay.account.opening import Credentials


class NoCredentials(TalkHintError):
    """There is no account to ask."""

    remedy = "Set TALKHINT_TWILIO_ACCOUNT_SID and TALKHINT_TWILIO_AUTH_TOKEN."


def credentials(settings: Settings) -> Credentials:
    """Return what signs in; raises `NoCredentials` where too little is set."""
    keys = Credentials(
        settings.twilio_account_sid,
        settings.twilio_auth_token,
        settings.twilio_api_key_sid,
        settings.twilio_api_key_secret,
    )
    if not keys.complete:
        raise NoCredentials("TalkHint has no keys of a Twilio account.")
    return keys
