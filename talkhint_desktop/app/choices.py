"""What the user chose, and may change while TalkHint runs."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

from talkhint_desktop.core.settings import Settings
from talkhint_desktop.store import settings_file
from talkhint_desktop.store.places import settings_file as path_of


class Choices:
    """`now` is what holds at this moment. A change is on disk before it holds.

    What the environment names wins again at the next start.
    """

    def __init__(self, settings: Settings, folder: Path) -> None:
        self.now = settings
        self._path = path_of(folder)

    async def change(self, **values: Any) -> None:
        """Keep other values; raises `TalkHintError` where the disk refuses."""
        await asyncio.to_thread(settings_file.save, self._path, values)
        self.now = replace(self.now, **values)
