"""What the user chose, and may change while TalkHint runs."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from talkhint_desktop.core.settings import BY_KEY, Settings
from talkhint_desktop.store import settings_file
from talkhint_desktop.store.places import settings_file as path_of


class Choices:
    """`now` is what holds at this moment. A change is on disk before it holds.

    `held` says of settings that cannot be changed from here what holds them: a
    variable or an option of the command line. `listeners` are called after
    each change with the settings before; what they need now is in `now`.
    """

    def __init__(
        self, settings: Settings, folder: Path, held: Mapping[str, str] | None = None
    ) -> None:
        self.now = settings
        self.held = held or {}
        self.listeners: list[Callable[[Settings], None]] = []
        self._path = path_of(folder)
        self._one_at_a_time = asyncio.Lock()

    async def change(self, **values: Any) -> None:
        """Keep other values; raises `TalkHintError` where the disk refuses."""
        async with self._one_at_a_time:  # each is written over the one before
            await asyncio.to_thread(settings_file.save, self._path, values)
            self.take(**values)

    def by_key(self, before: Settings) -> dict[str, Any]:
        """Return what a new OpenAI key chooses, unless the user has chosen."""
        if before.openai_api_key or not self.now.openai_api_key:
            return {}
        chosen = {*settings_file.load(self._path).values, *self.held}
        return {
            name: value
            for name, value in BY_KEY.items()
            if name not in chosen and getattr(self.now, name) != value
        }

    def take(self, **values: Any) -> None:
        """Let values hold that are kept elsewhere, or until TalkHint ends."""
        before, self.now = self.now, replace(self.now, **values)
        for listener in self.listeners:
            listener(before)
