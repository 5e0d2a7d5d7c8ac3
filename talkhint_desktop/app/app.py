"""Joins the relay and the store, tells every listener, takes a face's commands."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any

import msgspec

from talkhint_desktop.app.tunnel_use import TunnelUse
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Event, to_json
from talkhint_desktop.core.messages import trouble
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.core.playbook import Playbook
from talkhint_desktop.core.playbook import read as read_playbook
from talkhint_desktop.core.present import Present
from talkhint_desktop.core.settings import Engine, HintsFrom, Settings
from talkhint_desktop.relay.gate import Line
from talkhint_desktop.relay.lines import RelayConfig
from talkhint_desktop.relay.practice.rehearsal import Rehearsal
from talkhint_desktop.relay.relay import Relay
from talkhint_desktop.relay.session import Session
from talkhint_desktop.relay.speech.ahead import build_ahead
from talkhint_desktop.relay.speech.basic import BasicRecogniser
from talkhint_desktop.store.history import History
from talkhint_desktop.store.kept_first import KeptFirst
from talkhint_desktop.store.lock import RelayLock
from talkhint_desktop.store.places import history_file, resources_dir
from talkhint_desktop.store.playbook_watch import PlaybookWatch
from talkhint_desktop.store.playbooks import PlaybookFolder

log = logging.getLogger(__name__)

PRACTICE_CALL = "order-en"
MOST_CALLS = 10_000  # listed at once

Listener = Callable[[Event], None]
Command = Callable[..., Awaitable[Any]]


def clock() -> Moment:
    """Read both clocks."""
    return Moment(datetime.now(UTC), monotonic())


@dataclass(frozen=True, slots=True)
class Where:
    """Where the app's relay listens and is reached; see `RelayConfig`."""

    port: int = 0
    public_url: str = ""
    tunnel: bool = False
    must_be_reached: bool = False


class App:
    """The engine of TalkHint, for as long as `open` lasts.

    `listeners` hear every event in order, after the present state knows it.
    `command` carries out what a face asks for.
    """

    def __init__(self, settings: Settings, folder: Path, where: Where) -> None:
        self.settings = settings
        self.folder = folder
        self.present = Present()
        self.listeners: list[Listener] = []
        self._where = where
        self._cache = folder / "models"
        self._playbook = Playbook()
        self._sample = Playbook()
        self._tasks: asyncio.TaskGroup
        self._kept: KeptFirst | None = None
        self.history: History
        self.relay = self._new_relay()
        self._rehearsal = Rehearsal(self.relay.practise, self._prepare_practice)
        self._use: TunnelUse

    @asynccontextmanager
    async def open(self) -> AsyncIterator["App"]:
        """Take the data folder and open the history; and back again.

        Raises `TalkHintError` when another relay has the folder or the
        history cannot be used.
        """
        _refuse_unbuilt(self.settings)
        loop = asyncio.get_running_loop()

        def on_trouble(code: str, cleared: bool) -> None:
            loop.call_soon_threadsafe(self._history_troubled, code, cleared)

        async with AsyncExitStack() as stack:
            stack.enter_context(RelayLock(self.folder))
            path = history_file(self.folder)
            self.history = await asyncio.to_thread(History.open, path, on_trouble)
            stack.push_async_callback(asyncio.to_thread, self.history.close)
            traffic = self.relay.traffic if self._where.tunnel else None
            self._use = TunnelUse.open(self.folder, traffic)
            self._sample = _sample_playbook()
            self._kept = KeptFirst(self.history, self._listen)
            if self.history.damage:
                self._history_troubled("history-damaged", cleared=False)
            stack.callback(self._kept.finish)
            self._tasks = await stack.enter_async_context(asyncio.TaskGroup())
            teller = self._tasks.create_task(self._kept.run(), name="teller")
            stack.callback(teller.cancel)
            yield self

    @asynccontextmanager
    async def listen(self) -> AsyncIterator[None]:
        """Take calls until the context ends.

        Raises `TalkHintError` when the port is taken.
        """
        async with self.relay.open():
            watch = self._watch_playbook()
            use = self._tasks.create_task(self._use.run(), name="tunnel use")
            try:
                yield
            finally:
                use.cancel()
                if watch:
                    watch.cancel()
                await self._stop_practice()

    def tell(self, event: Event) -> None:
        """Tell everybody, once the event is kept."""
        if self._kept:
            self._kept.told(event)

    def _listen(self, event: Event) -> None:
        self.present.told(event)
        for listener in list(self.listeners):
            try:
                listener(event)
            except OSError as error:
                # Whoever read us has gone; that must not stop a call.
                log.warning("a listener is gone: %s", error)
                self.listeners.remove(listener)

    async def command(self, name: str, arguments: dict[str, Any]) -> Any:
        """Carry out a face's command; raises `TalkHintError` where it can't."""
        commands: dict[str, Command] = {
            "practice": self._start_practice,
            "stop-practice": self._stop_practice,
            "settled": self._settled,
            "usage": self._use.told,
            "history-list": self._history_list,
            "history-search": self._history_search,
            "history-show": self._history_show,
            "history-delete": self._history_delete,
        }
        carry_out = commands.get(name)
        if carry_out is None:
            raise TalkHintError(f"This relay does not know the command {name!r}.")
        try:
            return await carry_out(**arguments)
        except TypeError:
            log.exception("command %s", name)
            raise TalkHintError(f"The command {name!r} was given wrongly.") from None

    # Practice.

    async def _start_practice(
        self, call: str = PRACTICE_CALL, speed: float = 1.0
    ) -> dict[str, Any]:
        """Place a practice call; return once the relay has answered it."""
        return await self._rehearsal.begin(_recorded(str(call)), speed, self._tasks)

    async def _stop_practice(self) -> None:
        await self._rehearsal.stop()

    async def _prepare_practice(self) -> None:
        await build_ahead(self._sample.lines(), self._cache)

    async def _settled(self, call_sid: str) -> None:
        """Return when the last words of a call have been told."""
        await self.relay.calls.settled(str(call_sid))

    # History.

    async def _history_list(self, limit: int = 50, before: str | None = None) -> Any:
        if not isinstance(limit, int) or not 0 < limit <= MOST_CALLS:
            raise TalkHintError(f"{limit!r} is no number of calls.")
        reader, until = self.history.reader, None if before is None else str(before)
        rows = await asyncio.to_thread(reader.list_calls, limit, until)
        return [to_json(row.call) for row in rows]

    async def _history_search(self, words: str) -> Any:
        found = await asyncio.to_thread(self.history.reader.search, str(words))
        return [to_json(one.row.call) for one in found]

    async def _history_show(self, call: str) -> Any:
        record = await asyncio.to_thread(self.history.reader.show, str(call))
        return record.to_json()

    async def _history_delete(self, call: str) -> None:
        await asyncio.to_thread(self.history.delete, str(call))

    def _history_troubled(self, code: str, cleared: bool) -> None:
        told = trouble(code, call_sid=None, at=clock().stamp, cleared=cleared)
        if code == "history-damaged" and self.history.damage:
            told = msgspec.structs.replace(told, message=self.history.damage)
        self.tell(told)

    # Playbooks.

    def playbook_for(self, line: Line) -> Playbook:
        if self.settings.hints is HintsFrom.OFF:
            return Playbook()
        return self._sample if line.practice else self._playbook

    def _watch_playbook(self) -> asyncio.Task[None] | None:
        folder = self.settings.playbook_dir
        if not folder or self.settings.hints is HintsFrom.OFF:
            return None
        source = PlaybookFolder(Path(folder).expanduser())
        watch = PlaybookWatch(source, self._playbook_changed, self._playbook_troubled)
        return self._tasks.create_task(watch.run(), name="playbook")

    async def _playbook_changed(self, playbook: Playbook) -> None:
        self._playbook = playbook
        self.relay.playbook_changed(playbook)
        try:
            await build_ahead(playbook.lines(), self._cache)
        except TalkHintError as error:
            log.warning("%s %s", error, error.remedy)

    def _playbook_troubled(self, why: str) -> None:
        at = clock().stamp
        told = trouble("hints-down", call_sid=None, at=at, cleared=not why)
        self.tell(msgspec.structs.replace(told, message=why) if why else told)

    # The relay.

    def _new_relay(self) -> Relay:
        settings = self.settings
        config = RelayConfig(
            port=self._where.port,
            public_url=self._where.public_url,
            tunnel=self._where.tunnel,
            must_be_reached=self._where.must_be_reached,
            ngrok_authtoken=settings.ngrok_authtoken,
            ngrok_domain=settings.ngrok_domain,
            account_sid=settings.twilio_account_sid,
            auth_token=settings.twilio_auth_token,
            agent_number=settings.agent_number,
            notice=settings.notice,
            language=settings.language,
            engine=settings.engine,
            hints=settings.hints,
            max_calls=settings.max_calls,
        )
        return Relay(
            config,
            tell=self.tell,
            clock=clock,
            open_recogniser=self._open_recogniser,
            playbook_for=self.playbook_for,
        )

    @asynccontextmanager
    async def _open_recogniser(
        self, session: Session, line: Line
    ) -> AsyncIterator[None]:
        """Give the session a recogniser until its call is over."""
        async with asyncio.TaskGroup() as tasks:
            recogniser = BasicRecogniser.start(
                tasks,
                lines=self.playbook_for(line).lines(),
                cache=self._cache,
                heard=session.heard,
                lost=session.words_lost,
            )
            session.recogniser = recogniser
            try:
                yield
            finally:
                await recogniser.close()


def _refuse_unbuilt(settings: Settings) -> None:
    if settings.engine is not Engine.BASIC:
        raise TalkHintError(
            f"The {settings.engine} recogniser is not in this version yet.",
            remedy="Use --engine basic, or leave TALKHINT_ENGINE out.",
        )
    if settings.hints is HintsFrom.OPENAI:
        raise TalkHintError(
            "Hints written by a model are not in this version yet.",
            remedy="Set TALKHINT_HINTS to playbook or off, or leave it out.",
        )


def _sample_playbook() -> Playbook:
    folder = resources_dir() / "playbooks"
    return read_playbook(PlaybookFolder(folder).read())


def _recorded(call: str) -> Path:
    """Return the folder of a practice call, by its name or its path."""
    bundled = resources_dir() / "practice"
    if call in {folder.name for folder in bundled.iterdir()}:
        return bundled / call
    return Path(call).expanduser()
