"""Joins the relay and the store, tells every listener, takes a face's commands."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any

import msgspec

from talkhint_desktop.app.care import Care
from talkhint_desktop.app.choices import Choices
from talkhint_desktop.app.coaching import Coaches
from talkhint_desktop.app.commands import Command, Commands, Part
from talkhint_desktop.app.costs import Costs
from talkhint_desktop.app.diagnostics import Diagnostics
from talkhint_desktop.app.hearing import Hearing, NoKey
from talkhint_desktop.app.key_tests import KeyTests
from talkhint_desktop.app.keys import Keys
from talkhint_desktop.app.learning import Learning
from talkhint_desktop.app.model_check import check_model
from talkhint_desktop.app.models import Models, models_folder
from talkhint_desktop.app.names import Names
from talkhint_desktop.app.past import Past
from talkhint_desktop.app.pauses import Pauses
from talkhint_desktop.app.playbook_desk import PlaybookDesk
from talkhint_desktop.app.practice import Practice
from talkhint_desktop.app.preferences import Preferences
from talkhint_desktop.app.shelf import Shelf
from talkhint_desktop.app.tunnel_use import TunnelUse
from talkhint_desktop.app.where import Where, config_of
from talkhint_desktop.app.wrap_up import WrapUp
from talkhint_desktop.core.events import Event
from talkhint_desktop.core.messages import trouble
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.core.present import Present
from talkhint_desktop.core.redaction import without_secrets
from talkhint_desktop.core.settings import Settings
from talkhint_desktop.relay.reach import FindTunnel
from talkhint_desktop.relay.relay import Relay
from talkhint_desktop.relay.tunnel.choice import find_tunnel
from talkhint_desktop.store.history import History
from talkhint_desktop.store.kept_first import KeptFirst
from talkhint_desktop.store.keychain import Keychain
from talkhint_desktop.store.lock import RelayLock
from talkhint_desktop.store.login_start import LoginStart
from talkhint_desktop.store.places import history_file, own_command

log = logging.getLogger(__name__)

Listener = Callable[[Event], None]


def clock() -> Moment:
    """Read both clocks."""
    return Moment(datetime.now(UTC), monotonic())


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
        *,
        held: Mapping[str, str] | None = None,
        keychain: Keychain | None = None,
    ) -> None:
        self.choices = Choices(settings, folder, held)
        self.folder = folder
        self.present = Present()
        self.listeners: list[Listener] = []
        self._where, self._find_tunnel = where, find_tunnel
        self._keychain = keychain or Keychain()
        self._shelf = Shelf(self.choices, models_folder(folder), self.tell)
        self._tasks: asyncio.TaskGroup
        self._kept: KeptFirst | None = None
        self.history: History
        self.costs = Costs.open(folder, self.choices, tell=self.tell, clock=clock)
        self._coaches = Coaches(
            self.choices,
            folder,
            tell=self.tell,
            clock=clock,
            used=self.costs.tokens_used,
        )
        self._hearing = Hearing(
            self.choices,
            folder,
            self._shelf,
            self._coaches,
            audio_used=self.costs.audio_used,
        )
        self.relay = self._new_relay()
        self.choices.listeners.append(self._choices_changed)
        self._practice = Practice(self.relay, self._shelf.prepare_practice)
        self._use: TunnelUse
        self._care: Care
        self._wrap_up: WrapUp
        self._past: Past
        self._models = Models(self.choices, folder)
        self._commands = Commands()

    @property
    def settings(self) -> Settings:
        """The settings as of now."""
        return self.choices.now

    @property
    def listens_elsewhere(self) -> bool:
        """Whether the port of the settings could not be had at the start."""
        return bool(self.settings.port) and self._where.port == 0

    @asynccontextmanager
    async def open(self) -> AsyncIterator["App"]:
        """Take the data folder and open the history; and back again.

        Raises `TalkHintError` when another relay has the folder or the
        history cannot be used.
        """
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
            self.listeners.append(self.costs.told)
            stack.callback(self.costs.close)
            self._shelf.read_sample()
            names = Names(self.history, tell=self.tell, clock=clock)
            self._kept = KeptFirst(self.history, names.before_calls(self._listen))
            if self.history.damage:
                self._history_troubled("history-damaged", cleared=False)
            stack.callback(self._kept.finish)
            stack.push_async_callback(self._coaches.close)
            self._tasks = await stack.enter_async_context(asyncio.TaskGroup())
            teller = self._tasks.create_task(self._kept.run(), name="teller")
            stack.callback(teller.cancel)
            self._past = Past(
                self.history,
                keep_days=lambda: self.settings.keep_days,
                clock=clock,
                gone=self.present.forget,
                names=names,
            )
            past = self._tasks.create_task(self._past.run(), name="leaving calls")
            stack.callback(past.cancel)
            self._care = self._new_care()
            self._wrap_up = self._new_wrap_up()
            long = {
                **self._models.long_commands(),
                **self._wrap_up.long_commands(),
                **self._care.long_commands(),
            }
            self._commands = Commands(self._known_commands(), long)
            yield self

    @asynccontextmanager
    async def listen(self) -> AsyncIterator[None]:
        """Take calls until the context ends.

        Raises `TalkHintError` when the port is taken.
        """
        async with self.relay.open():
            reading = self._shelf.watch(clock, self.relay.playbook_changed)
            watch = self._tasks.create_task(reading, name="playbook")
            use = self._tasks.create_task(self._use.run(), name="tunnel use")
            costs = self._tasks.create_task(self.costs.run(), name="costs")
            self._care.start()
            if self.settings.lacks_key:
                self._tell_of_key(lacks=True)
            self.relay.calls.on_settled = self._wrap_up.call_settled
            try:
                yield
            finally:
                self._care.stop()
                self._wrap_up.stop()
                use.cancel()
                costs.cancel()
                watch.cancel()
                await self._practice.stop()

    def tell(self, event: Event) -> None:
        """Tell everybody, once the event is kept."""
        if self._kept:
            self._kept.told(without_secrets(event))

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
        return await self._commands.carry_out(name, arguments, part)

    def _known_commands(self) -> dict[str, Command]:
        return {
            "usage": self._use.told,
            **self._practice.commands(self._tasks),
            **self.costs.commands(),
            **self._past.commands(),
            **self._preferences().commands(),
            **PlaybookDesk(self.choices).commands(),
            **Diagnostics(self.choices, self.relay).commands(),
            **self._models.commands(),
            **self._learning().commands(),
            **Pauses(self.choices, self.relay.pausing).commands(),
            **self._coaches.commands(self.relay.calls),
            **self._wrap_up.commands(),
            **self._care.commands(),
        }

    # The history.

    def _history_troubled(self, code: str, cleared: bool) -> None:
        told = trouble(code, call_sid=None, at=clock().stamp, cleared=cleared)
        if code == "history-damaged" and self.history.damage:
            told = msgspec.structs.replace(told, message=self.history.damage)
        self.tell(told)

    def _learning(self) -> Learning:
        return Learning(
            self.choices,
            self.relay.calls,
            self.present,
            self.history.reader,
            tell=self.tell,
            clock=clock,
        )

    def _new_wrap_up(self) -> WrapUp:
        return WrapUp(
            self._coaches,
            self.history.reader,
            language=self.settings.language,
            tell=self.tell,
            clock=clock,
            tasks=self._tasks,
        )

    # The relay, and those who look after its webhook.

    def _new_care(self) -> Care:
        return Care(
            self.choices,
            self.folder,
            self.relay,
            self.history.reader,
            tell=self.tell,
            clock=clock,
            tasks=self._tasks,
        )

    def _preferences(self) -> Preferences:
        tests = KeyTests(self.choices, self.relay.reach, self._find_tunnel, check_model)
        keys = Keys(self.choices, self._keychain, tests)
        return Preferences(self.choices, keys, LoginStart(own_command()))

    def _tell_of_key(self, *, lacks: bool) -> None:
        """Say between calls already that none would be written down."""
        why, at = NoKey(), clock().stamp
        told = trouble("transcriber-down", call_sid=None, at=at, cleared=not lacks)
        if lacks:
            told = msgspec.structs.replace(told, message=str(why), remedy=why.remedy)
        self.tell(told)

    def _choices_changed(self, before: Settings) -> None:
        if before.lacks_key != self.settings.lacks_key:
            self._tell_of_key(lacks=self.settings.lacks_key)
        if by_key := self.choices.by_key(before):
            self.choices.take(**by_key)
            return
        if before.keep_days != self.settings.keep_days:
            self._past.sweep_soon()
        self.relay.configure(config_of(self.settings, self._where))

    def _new_relay(self) -> Relay:
        return Relay(
            config_of(self.settings, self._where),
            tell=self.tell,
            clock=clock,
            open_recogniser=self._hearing.open,
            playbook_for=self._shelf.playbook_for,
            find_tunnel=self._find_tunnel,
            plan_for=self._coaches.plan_for,
        )
