"""What a face may ask about the pause of all listening."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from talkhint_desktop.app.choices import Choices
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.settings import pause_seconds
from talkhint_desktop.relay.pausing import Pausing


class Pauses:
    """Carries out `pause`: it holds for every call, whoever asked for it."""

    def __init__(self, choices: Choices, pausing: Pausing) -> None:
        self._choices, self._pausing = choices, pausing

    def commands(self) -> Mapping[str, Callable[..., Awaitable[Any]]]:
        return {"pause": self._pause}

    async def _pause(self, on: bool, seconds: int | None = None) -> dict[str, Any]:
        """Pause for `seconds`, or as long as the settings say; or go on."""
        if not isinstance(on, bool):
            raise TalkHintError("To pause is true, to go on is false.")
        if on:
            chosen = self._choices.now.pause_seconds if seconds is None else seconds
            self._pausing.pause(pause_seconds(chosen, name="The pause"))
        else:
            self._pausing.go_on()
        return {"paused": self._pausing.paused, "until": self._pausing.until}
