"""What to send along with a report of a fault: no secret, no number, no word."""

import platform
from collections.abc import Awaitable, Callable, Mapping
from importlib.metadata import version
from typing import Any

from talkhint_desktop.app.choices import Choices
from talkhint_desktop.core.settings import SECRETS
from talkhint_desktop.relay.relay import Relay


class Diagnostics:
    """Carries out `diagnostics`, which returns lines to copy."""

    def __init__(self, choices: Choices, relay: Relay) -> None:
        self._choices, self._relay = choices, relay

    def commands(self) -> Mapping[str, Callable[..., Awaitable[Any]]]:
        return {"diagnostics": self._lines}

    async def _lines(self) -> str:
        now, reach = self._choices.now, self._relay.reach
        keys = [name for name in SECRETS if getattr(now, name)]
        facts = {
            "TalkHint": version("talkhint-desktop"),
            "Python": platform.python_version(),
            "System": platform.platform(),
            "Words": now.engine,
            "Hints": now.hints,
            "Language": now.language,
            "Reached": f"{reach.kind}, {reach.state}",
            "Number": "set" if now.twilio_number else "not set",
            "Agent's phone": "set" if now.agent_number else "not set",
            "Keys": ", ".join(keys) or "none",
            "Held": ", ".join(sorted(self._choices.held.values())) or "nothing",
            "Calls now": len(self._relay.calls.live),
        }
        return "\n".join(f"{name}: {value}" for name, value in facts.items())
