"""Reads the user's playbook, and again by itself whenever it changes."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.playbook import Playbook, read
from talkhint_desktop.store.knowledge import indexed
from talkhint_desktop.store.playbooks import PlaybookFolder

log = logging.getLogger(__name__)

LOOK_EVERY = 2.0  # seconds


class PlaybookWatch:
    """Gives `changed` each new playbook, and `troubled` why some hints are missing.

    `troubled` is told once when that begins, and "" when it ends.
    A folder that cannot be read leaves the last good playbook in use.
    """

    def __init__(
        self,
        folder: PlaybookFolder,
        changed: Callable[[Playbook], Awaitable[None]],
        troubled: Callable[[str], None],
    ) -> None:
        self._folder = folder
        self._changed = changed
        self._troubled = troubled
        self._wrong = False

    async def run(self) -> None:
        """Read now, and on every change until cancelled."""
        await self._read()
        while True:
            await asyncio.sleep(LOOK_EVERY)
            if await asyncio.to_thread(self._folder.changed):
                await self._read()

    async def _read(self) -> None:
        try:
            playbook = await asyncio.to_thread(self._playbook)
        except TalkHintError as error:
            log.warning("playbook: %s", error)
            self._now(str(error))
            return
        for problem in playbook.problems:
            log.warning("playbook: %s", problem)
        self._now(
            f"The playbook has a mistake. {playbook.problems[0]}"
            if playbook.problems
            else ""
        )
        await self._changed(playbook)

    def _playbook(self) -> Playbook:
        files = self._folder.read()
        return indexed(read(files, self._folder.unread))

    def _now(self, why: str) -> None:
        if bool(why) != self._wrong:
            self._wrong = bool(why)
            self._troubled(why)
