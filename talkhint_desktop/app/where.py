"""Where the relay listens and how it is reached, by the command line or settings."""

from dataclasses import dataclass

from talkhint_desktop.core.settings import Settings
from talkhint_desktop.relay.lines import RelayConfig


@dataclass(frozen=True, slots=True)
class Where:
    """Where the app's relay listens and is reached; see `RelayConfig`.

    With `follows` the way in is that of the settings, whenever they change;
    `by_agent` says that an ngrok agent of the user's leads here without them.
    """

    port: int = 0
    public_url: str = ""
    tunnel: bool = False
    must_be_reached: bool = False
    follows: bool = False
    by_agent: bool = False


def config_of(settings: Settings, where: Where) -> RelayConfig:
    """Return what the relay needs of the settings as of now."""
    public_url, tunnel = where.public_url, where.tunnel
    if where.follows:
        public_url = settings.public_url
        tunnel = not public_url and (bool(settings.ngrok_authtoken) or where.by_agent)
    return RelayConfig(
        port=where.port,
        public_url=public_url,
        tunnel=tunnel,
        must_be_reached=where.must_be_reached,
        ngrok_authtoken=settings.ngrok_authtoken,
        ngrok_domain=settings.ngrok_domain,
        account_sid=settings.twilio_account_sid,
        auth_token=settings.twilio_auth_token,
        agent_number=settings.agent_number,
        notice=settings.notice,
        language=settings.language,
        engine=settings.engine,
        lacks_key=settings.lacks_key,
        hints=settings.hints,
        max_calls=settings.max_calls,
    )
