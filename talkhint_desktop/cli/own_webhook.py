"""Where this TalkHint's own webhook is: as set, or as a running relay says."""

import asyncio
from pathlib import Path

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.settings import Settings
from talkhint_desktop.core.webhook.address import why_malformed
from talkhint_desktop.core.webhook.expected import INBOUND
from talkhint_desktop.link import invitation
from talkhint_desktop.link.client import ask


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
    note = invitation.find(folder)
    if note is None:
        raise NoAddress("No public address is set, and no relay runs that has one.")
    try:
        told = asyncio.run(ask(note.address, note.token, "webhook"))
    except TalkHintError as error:
        raise NoAddress("The relay does not tell its public address.") from error
    url = told.get("webhook_url") if isinstance(told, dict) else None
    if not isinstance(url, str) or why_malformed(url):
        raise NoAddress("The relay has no public address.")
    return url
