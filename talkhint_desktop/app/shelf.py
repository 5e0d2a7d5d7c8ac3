"""The playbooks: the user's own, read again when it changes, and the sample."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

import msgspec

from talkhint_desktop.app.choices import Choices
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
        self, choices: Choices, cache: Path, tell: Callable[[Event], None]
    ) -> None:
        self._choices, self._cache, self._tell = choices, cache, tell
        self._own, self._sample = Playbook(), Playbook()
        self._moved, self._troubled = asyncio.Event(), False
        choices.listeners.append(self._choices_changed)

    def read_sample(self) -> None:
        folder = resources_dir() / "playbooks"
        self._sample = indexed(read_playbook(PlaybookFolder(folder).read()))

    def playbook_for(self, line: Line) -> Playbook:
        if self._choices.now.hints is HintsFrom.OFF:
            return Playbook()
        return self._sample if line.practice else self._own

    async def prepare_practice(self) -> None:
        await build_ahead(self._sample.lines(), self._cache)

    async def watch(self, clock: Clock, changed: Callable[[Playbook], None]) -> None:
        """Read the user's playbook whenever it or its place changes."""
        while True:
            self._moved.clear()
            folder = _folder_in(self._choices.now)
            async with asyncio.TaskGroup() as tasks:
                reading: asyncio.Task[None] | None = None
                if folder:
                    watch = self._watch_of(folder, clock, changed)
                    reading = tasks.create_task(watch.run(), name="playbook files")
                await self._moved.wait()
                if reading:
                    reading.cancel()
            if not _folder_in(self._choices.now):
                self._take(Playbook(), changed)
            self._say("", clock)

    def _watch_of(
        self, folder: str, clock: Clock, changed: Callable[[Playbook], None]
    ) -> PlaybookWatch:
        async def read_anew(playbook: Playbook) -> None:
            self._take(playbook, changed)
            try:
                await build_ahead(playbook.lines(), self._cache)
            except TalkHintError as error:
                log.warning("%s %s", error, error.remedy)

        source = PlaybookFolder(Path(folder).expanduser())
        return PlaybookWatch(source, read_anew, lambda why: self._say(why, clock))

    def _take(self, playbook: Playbook, changed: Callable[[Playbook], None]) -> None:
        self._own = playbook
        if self._choices.now.hints is not HintsFrom.OFF:
            changed(playbook)

    def _say(self, why: str, clock: Clock) -> None:
        """Tell why some hints are missing, or that none are any more."""
        if not why and not self._troubled:
            return
        self._troubled = bool(why)
        at = clock().stamp
        told = trouble("hints-down", call_sid=None, at=at, cleared=not why)
        self._tell(msgspec.structs.replace(told, message=why) if why else told)

    def _choices_changed(self, before: Settings) -> None:
        if _folder_in(before) != _folder_in(self._choices.now):
            self._moved.set()


def _folder_in(settings: Settings) -> str:
    """Return where the user's playbook is, empty where none is wanted."""
    return "" if settings.hints is HintsFrom.OFF else settings.playbook_dir
