"""Where this TalkHint's own webhook is: as set, or as a running relay says."""

import asyncio
from pathlib import Path

from talkhint_desktop.cli.standing_relay import standing_relay
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.settings import Settings
from talkhint_desktop.core.webhook.address import why_malformed
from talkhint_desktop.core.webhook.expected import INBOUND


class NoAddress(TalkHintError):
    """There is nothing that a number could be pointed at."""

    remedy = (
        "Set TALKHINT_PUBLIC_URL, or start a relay that has one: "
        "talkhint relay --public-url URL"
    )


def webhook_url(settings: Settings, folder: Path) -> str:
    """Return the webhook's address; raises `NoAddress` where none is known."""
    if settings.public_url:
        return settings.public_url + INBOUND
    relay = asyncio.run(standing_relay(folder))
    if relay is None:
        raise NoAddress("No public address is set, and no relay runs that has one.")
    if why_malformed(relay.webhook_url):
        raise NoAddress("The relay has no public address.")
    return relay.webhook_url
