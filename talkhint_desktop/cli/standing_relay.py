"""The relay that runs already for this data folder, if one does."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.link import invitation
from talkhint_desktop.link.client import ask


@dataclass(frozen=True, slots=True)
class StandingRelay:
    """What a running relay says of itself; empty where it does not know."""

    webhook_url: str
    instance: str


async def standing_relay(folder: Path) -> StandingRelay | None:
    """Return the relay of `folder`, None where none answers."""
    invited = invitation.find(folder)
    if invited is None:
        return None
    try:
        told: Any = await ask(invited.address, invited.token, "webhook")
    except TalkHintError:
        return None
    match told:
        case {"webhook_url": str(url)}:
            return StandingRelay(url, str(told.get("instance", "")))
    return None
