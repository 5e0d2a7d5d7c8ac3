"""The playbooks: the user's own, read again when it changes, and the sample."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

import msgspec

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Event
from talkhint_desktop.core.messages import trouble
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.core.playbook import Playbook
from talkhint_desktop.core.playbook import read as read_playbook
from talkhint_desktop.core.settings import HintsFrom, Settings
from talkhint_desktop.relay.gate import Line
from talkhint_desktop.relay.speech.ahead import build_ahead
from talkhint_desktop.store.knowledge import indexed
from talkhint_desktop.store.places import resources_dir
from talkhint_desktop.store.playbook_watch import PlaybookWatch
from talkhint_desktop.store.playbooks import PlaybookFolder

log = logging.getLogger(__name__)


class Shelf:
    """Hands out the playbook of a line. `changed` is told a new one of the user's.

    Language models for the words of both are made ahead in `cache`.
    """

    def __init__(
        self, settings: Settings, cache: Path, tell: Callable[[Event], None]
    ) -> None:
        self._settings, self._cache, self._tell = settings, cache, tell
        self._own, self._sample = Playbook(), Playbook()

    def read_sample(self) -> None:
        folder = resources_dir() / "playbooks"
        self._sample = indexed(read_playbook(PlaybookFolder(folder).read()))

    def playbook_for(self, line: Line) -> Playbook:
        if self._settings.hints is HintsFrom.OFF:
            return Playbook()
        return self._sample if line.practice else self._own

    async def prepare_practice(self) -> None:
        await build_ahead(self._sample.lines(), self._cache)

    def watch(
        self,
        tasks: asyncio.TaskGroup,
        clock: Clock,
        changed: Callable[[Playbook], None],
    ) -> "asyncio.Task[None] | None":
        """Read the user's playbook whenever it changes; None where there is none."""
        folder = self._settings.playbook_dir
        if not folder or self._settings.hints is HintsFrom.OFF:
            return None

        async def read_anew(playbook: Playbook) -> None:
            self._own = playbook
            changed(playbook)
            try:
                await build_ahead(playbook.lines(), self._cache)
            except TalkHintError as error:
                log.warning("%s %s", error, error.remedy)

        def troubled(why: str) -> None:
            at = clock().stamp
            told = trouble("hints-down", call_sid=None, at=at, cleared=not why)
            self._tell(msgspec.structs.replace(told, message=why) if why else told)

        source = PlaybookFolder(Path(folder).expanduser())
        watch = PlaybookWatch(source, read_anew, troubled)
        return tasks.create_task(watch.run(), name="playbook")
