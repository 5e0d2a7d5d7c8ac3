"""The window keeps attached: through lost links and relays that die."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.ui.attachment import Attachment, Face
from talkhint_desktop.ui.desktop import now
from tests.ui.samples import HandClock, attached


class StandInLine:
    """A link that tells once and then waits to be cut."""

    def __init__(self, number: int) -> None:
        self.token = f"token-{number}"
        self.cut = asyncio.Event()
        self.closed = False
        self.commands: list[str] = []

    async def __aiter__(self) -> AsyncIterator[Any]:
        yield attached()
        await self.cut.wait()

    async def command(
        self,
        name: str,
        /,
        *,
        on_part: Callable[[Any], None] | None = None,
        **arguments: object,
    ) -> Any:
        self.commands.append(name)
        if on_part:
            on_part({"found": name})

    async def close(self) -> None:
        self.closed = True


@dataclass
class House:
    """Relays that start, lines that are attached, and what the window heard."""

    owned: bool = True
    refuse: bool = False
    address: str = "ws://127.0.0.1:1"
    token: str = "first"
    starts: int = 0
    running: int = 0
    tokens: list[str] = field(default_factory=list)
    lines: list[StandInLine] = field(default_factory=list)
    lost: list[tuple[str, bool]] = field(default_factory=list)
    told: int = 0
    dead: asyncio.Event = field(default_factory=asyncio.Event)
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def start(self) -> AsyncIterator["House"]:
        self.starts += 1
        self.changed.set()
        if self.refuse:
            raise TalkHintError("The port is taken.")
        self.dead.clear()
        self.running += 1
        try:
            yield self
        finally:
            self.running -= 1

    async def ended(self) -> int:
        await self.dead.wait()
        return 0

    async def attach(self, address: str, token: str) -> StandInLine:
        self.tokens.append(token)
        line = StandInLine(len(self.lines))
        self.lines.append(line)
        return line

    def tell(self, _message: object) -> None:
        self.told += 1
        self.changed.set()

    def was_lost(self, trouble: TalkHintError | None, waits: bool) -> None:
        self.lost.append((str(trouble or ""), waits))
        self.changed.set()

    async def until(self, told: int = 0, lost: int = 0) -> None:
        async with asyncio.timeout(10):
            while self.told < told or len(self.lost) < lost:
                self.changed.clear()
                await self.changed.wait()

    def kill(self) -> None:
        self.dead.set()
        self.lines[-1].cut.set()


def keeper(house: House) -> Attachment:
    face = Face(house.tell, house.was_lost)
    return Attachment(house.start, house.attach, face, now)


async def stopped(task: asyncio.Task[None]) -> None:
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_it_starts_a_relay_and_shows_what_it_tells() -> None:
    house = House()
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(keeper(house).run())
        await house.until(told=1)
        await stopped(task)

    assert house.tokens == ["first"]
    assert house.running == 0
    assert house.lines[0].closed


async def test_a_lost_link_is_attached_again_to_the_same_relay() -> None:
    house = House()
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(keeper(house).run())
        await house.until(told=1)
        house.lines[0].cut.set()
        await house.until(told=2)
        await stopped(task)

    assert house.starts == 1
    assert house.tokens == ["first", "token-0"]
    assert house.lost == []


async def test_a_relay_that_died_is_started_again_and_it_is_said() -> None:
    house = House()
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(keeper(house).run())
        await house.until(told=1)
        house.kill()
        await house.until(told=2)
        await stopped(task)

    assert house.starts == 2
    assert house.lost == [("", False)]
    assert house.running == 0


async def test_after_three_tries_in_a_minute_it_waits_for_the_user() -> None:
    house = House(refuse=True)
    attachment = keeper(house)
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(attachment.run())
        await house.until(lost=3)
        tried = house.starts
        house.refuse = False
        attachment.again()
        await house.until(told=1)
        await stopped(task)

    assert tried == 3
    assert house.lost == [
        ("The port is taken.", False),
        ("The port is taken.", False),
        ("The port is taken.", True),
    ]


async def test_a_relay_of_somebody_else_is_attached_again_but_never_ended() -> None:
    house = House(owned=False)
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(keeper(house).run())
        await house.until(told=1)
        house.lines[0].cut.set()
        await house.until(told=2)
        await stopped(task)

    assert not house.dead.is_set()
    assert house.token == "token-1"


async def test_a_command_without_a_relay_is_refused_in_words() -> None:
    attachment = keeper(House())

    with pytest.raises(TalkHintError, match="does not run"):
        await attachment.command("practice")


async def test_a_command_goes_over_the_line_and_its_parts_come_back() -> None:
    house = House()
    attachment = keeper(house)
    parts: list[Any] = []
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(attachment.run())
        await house.until(told=1)
        await attachment.command("practice")
        await attachment.command("verify", on_part=parts.append)
        await stopped(task)

    assert house.lines[0].commands == ["practice", "verify"]
    assert parts == [{"found": "verify"}]


def test_three_failures_are_forgotten_after_a_minute() -> None:
    clock = HandClock()
    house = House()
    attachment = Attachment(
        house.start, house.attach, Face(house.tell, house.was_lost), clock
    )
    for seconds in (0, 1, 2):
        clock.seconds = seconds
        attachment._starts.append(clock().mono)
    at_once = attachment._too_often()

    clock.seconds = 60

    assert at_once
    assert not attachment._too_often()
