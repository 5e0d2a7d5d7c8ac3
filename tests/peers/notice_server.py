"""A session bus of a test's own, and a server of notices on it. Linux."""

import asyncio
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.asyncio import DBusConnection, DBusRouter, Proxy, open_dbus_connection

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
# What a sender may ask, and with which types.
_CALLS = {"GetCapabilities": None, "Notify": "susssasa{sv}i", "CloseNotification": "u"}


@contextmanager
def session_bus(folder: Path) -> Iterator[str]:
    """Run a bus in `folder`; gives its address."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    command.append(f"--address=unix:path={folder / 'bus'}")
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as daemon:
        assert daemon.stdout is not None
        try:
            yield daemon.stdout.readline().strip()
        finally:
            daemon.terminate()


@dataclass
class NoticeServer:
    """Keeps what is shown; `press` does what a click on a button does."""

    able: list[str] = field(default_factory=lambda: ["body", "body-markup", "actions"])
    shown: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    told: list[tuple[Any, ...]] = field(default_factory=list)
    broken: bool = False
    _last: int = 0
    _whose: str = ""
    _changed: asyncio.Event = field(default_factory=asyncio.Event)
    _connection: DBusConnection | None = None

    @asynccontextmanager
    async def serve(self, address: str) -> AsyncIterator["NoticeServer"]:
        self._connection = connection = await open_dbus_connection(address)
        async with DBusRouter(connection) as router:
            await Proxy(message_bus, router).RequestName(NAME)
        async with asyncio.TaskGroup() as tasks:
            job = tasks.create_task(self._answer(connection), name="notice server")
            yield self
            job.cancel()
        await connection.close()

    async def until_shown(self, count: int) -> tuple[Any, ...]:
        """Wait for the notice with this number in order; return what was sent."""
        async with asyncio.timeout(10):
            while len(self.told) < count:
                await self._next()
        return self.told[count - 1]

    async def until_gone(self) -> None:
        async with asyncio.timeout(10):
            while self.shown:
                await self._next()

    async def press(self, number: int, action: str) -> None:
        """Tell the sender alone, as dunst does."""
        assert self._connection is not None
        signal = new_signal(
            DBusAddress(PATH, interface=NAME), "ActionInvoked", "us", (number, action)
        )
        signal.header.fields[HeaderFields.destination] = self._whose
        await self._connection.send(signal)

    async def _next(self) -> None:
        self._changed.clear()
        await self._changed.wait()

    async def _answer(self, connection: DBusConnection) -> None:
        while True:
            asked = await connection.receive()
            if asked.header.message_type is MessageType.method_call:
                await connection.send(self._answered(asked))
                self._changed.set()

    def _answered(self, asked: Any) -> Any:
        fields = asked.header.fields
        member = fields[HeaderFields.member]
        fits = _CALLS.get(member, "none") == fields.get(HeaderFields.signature)
        if self.broken or not fits:
            return new_error(asked, "org.freedesktop.DBus.Error.InvalidArgs")
        self._whose = fields[HeaderFields.sender]
        if member == "GetCapabilities":
            return new_method_return(asked, "as", (self.able,))
        if member == "CloseNotification":
            self.shown.pop(asked.body[0], None)
            return new_method_return(asked)
        replaced = asked.body[1]
        if replaced not in self.shown:
            self._last += 1
        number = replaced if replaced in self.shown else self._last
        self.shown[number] = asked.body
        self.told.append((number, *asked.body))
        return new_method_return(asked, "u", (number,))
