"""Links that lead into the window: talkhint://verify, call/SID, settings/SECTION."""

import re
from dataclasses import dataclass
from typing import Literal

from talkhint_desktop.core.errors import UsageError

SCHEME = "talkhint:"
SECTIONS = (
    "call",
    "hints",
    "words",
    "playbook",
    "look",
    "notices",
    "keys",
    "privacy",
    "advanced",
)
_LONGEST = 200
_SHOWN = 60
_CALL = re.compile(r"CA[0-9a-f]{32}", re.IGNORECASE)
_REMEDY = "Try talkhint://verify, talkhint://settings or talkhint://call/CALLSID."


@dataclass(frozen=True, slots=True)
class Link:
    """A page, and what to show on it, which may be empty."""

    page: Literal["verify", "call", "settings"]
    detail: str = ""


def is_link(text: str) -> bool:
    return text[: len(SCHEME)].lower() == SCHEME


def read(text: str) -> Link:
    """Return where a link leads; raises `UsageError` that names one unknown.

    It may come from a web page, so nothing that it says is carried out: it
    only turns to a page.
    """
    if len(text) <= _LONGEST and text.isprintable() and is_link(text):
        # Browsers and desktops add a slash at the end, or leave out the first two.
        rest = text[len(SCHEME) :].removeprefix("//").rstrip("/")
        page, _, detail = rest.partition("/")
        match page.lower(), detail:
            case "verify", "":
                return Link("verify")
            case "settings", "":
                return Link("settings")
            case "settings", section if section.lower() in SECTIONS:
                return Link("settings", section.lower())
            case "call", sid if _CALL.fullmatch(sid):
                return Link("call", f"CA{sid[2:].lower()}")
    shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    raise UsageError(f"TalkHint does not know the link {shown!r}.", remedy=_REMEDY)
