"""Joins the relay and the store, tells every listener, takes a face's commands."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

import msgspec

from talkhint_desktop.app.care import Care, Command
from talkhint_desktop.app.past import Past
from talkhint_desktop.app.shelf import Shelf
from talkhint_desktop.app.tunnel_use import TunnelUse
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Event
from talkhint_desktop.core.messages import trouble
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.core.present import Present
from talkhint_desktop.core.settings import Engine, HintsFrom, Settings
from talkhint_desktop.relay.gate import Line
from talkhint_desktop.relay.lines import RelayConfig
from talkhint_desktop.relay.practice.rehearsal import Rehearsal
from talkhint_desktop.relay.reach import FindTunnel
from talkhint_desktop.relay.relay import Relay
from talkhint_desktop.relay.session import Session
from talkhint_desktop.relay.speech.basic import BasicRecogniser
from talkhint_desktop.relay.tunnel.choice import find_tunnel
from talkhint_desktop.store.history import History
from talkhint_desktop.store.kept_first import KeptFirst
from talkhint_desktop.store.lock import RelayLock
from talkhint_desktop.store.places import history_file, resources_dir

log = logging.getLogger(__name__)

PRACTICE_CALL = "order-en"

Listener = Callable[[Event], None]
Part = Callable[[Any], None]


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

    def __init__(
        self,
        settings: Settings,
        folder: Path,
        where: Where,
        find_tunnel: FindTunnel = find_tunnel,
    ) -> None:
        self.settings = settings
        self.folder = folder
        self.present = Present()
        self.listeners: list[Listener] = []
        self._where, self._find_tunnel = where, find_tunnel
        self._cache = folder / "models"
        self._shelf = Shelf(settings, self._cache, self.tell)
        self._tasks: asyncio.TaskGroup
        self._kept: KeptFirst | None = None
        self.history: History
        self.relay = self._new_relay()
        self._rehearsal = Rehearsal(self.relay.practise, self._shelf.prepare_practice)
        self._use: TunnelUse
        self._care: Care
        self._past: Past
        self._commands: dict[str, Command] = {}

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
            self._shelf.read_sample()
            self._kept = KeptFirst(self.history, self._listen)
            if self.history.damage:
                self._history_troubled("history-damaged", cleared=False)
            stack.callback(self._kept.finish)
            self._tasks = await stack.enter_async_context(asyncio.TaskGroup())
            teller = self._tasks.create_task(self._kept.run(), name="teller")
            stack.callback(teller.cancel)
            self._past = Past(
                self.history,
                keep_days=lambda: self.settings.keep_days,
                clock=clock,
                gone=self.present.forget,
            )
            past = self._tasks.create_task(self._past.run(), name="leaving calls")
            stack.callback(past.cancel)
            self._care = self._new_care()
            self._commands = self._known_commands()
            yield self

    @asynccontextmanager
    async def listen(self) -> AsyncIterator[None]:
        """Take calls until the context ends.

        Raises `TalkHintError` when the port is taken.
        """
        async with self.relay.open():
            watch = self._shelf.watch(self._tasks, clock, self.relay.playbook_changed)
            use = self._tasks.create_task(self._use.run(), name="tunnel use")
            self._care.start()
            try:
                yield
            finally:
                self._care.stop()
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

    async def command(self, name: str, arguments: dict[str, Any], part: Part) -> Any:
        """Carry out a face's command; raises `TalkHintError` where it can't.

        `part` takes what a long one has found so far.
        """
        carry_out = self._commands.get(name)
        if carry_out is None and name in self._care.long_commands():
            carry_out = partial(self._care.long_commands()[name], part)
        if carry_out is None:
            raise TalkHintError(f"This relay does not know the command {name!r}.")
        try:
            return await carry_out(**arguments)
        except TypeError:
            log.exception("command %s", name)
            raise TalkHintError(f"The command {name!r} was given wrongly.") from None

    def _known_commands(self) -> dict[str, Command]:
        return {
            "practice": self._start_practice,
            "stop-practice": self._stop_practice,
            "settled": self._settled,
            "usage": self._use.told,
            **self._past.commands(),
            **self._care.commands(),
        }

    # Practice.

    async def _start_practice(
        self, call: str = PRACTICE_CALL, speed: float = 1.0
    ) -> dict[str, Any]:
        """Place a practice call; return once the relay has answered it."""
        return await self._rehearsal.begin(_recorded(str(call)), speed, self._tasks)

    async def _stop_practice(self) -> None:
        await self._rehearsal.stop()

    async def _settled(self, call_sid: str) -> None:
        """Return when the last words of a call have been told."""
        await self.relay.calls.settled(str(call_sid))

    # The history.

    def _history_troubled(self, code: str, cleared: bool) -> None:
        told = trouble(code, call_sid=None, at=clock().stamp, cleared=cleared)
        if code == "history-damaged" and self.history.damage:
            told = msgspec.structs.replace(told, message=self.history.damage)
        self.tell(told)

    # The relay, and those who look after its webhook.

    def _new_care(self) -> Care:
        return Care(
            self.settings,
            self.folder,
            self.relay,
            self.history.reader,
            tell=self.tell,
            clock=clock,
            tasks=self._tasks,
        )

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
            playbook_for=self._shelf.playbook_for,
            find_tunnel=self._find_tunnel,
        )

    @asynccontextmanager
    async def _open_recogniser(
        self, session: Session, line: Line
    ) -> AsyncIterator[None]:
        """Give the session a recogniser until its call is over."""
        async with asyncio.TaskGroup() as tasks:
            recogniser = BasicRecogniser.start(
                tasks,
                lines=self._shelf.playbook_for(line).lines(),
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


def _recorded(call: str) -> Path:
    """Return the folder of a practice call, by its name or its path."""
    bundled = resources_dir() / "practice"
    if call in {folder.name for folder in bundled.iterdir()}:
        return bundled / call
    return Path(call).expanduser()
