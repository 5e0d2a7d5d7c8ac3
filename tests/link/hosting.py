"""A host joined to a present state as the app joins them, and faces that keep one."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from talkhint_desktop.core.events import Event
from talkhint_desktop.core.present import Present
from talkhint_desktop.link import invitation
from talkhint_desktop.link.client import Link, attach
from talkhint_desktop.link.host import Handler, Host
from talkhint_desktop.link.invitation import Invitation
from talkhint_desktop.link.messages import (
    VERSION,
    Attach,
    Attached,
    Profile,
    Pulse,
    Told,
    encode,
)
from talkhint_desktop.link.messages import Present as PresentAgain

PROFILE = Profile(
    version="0.1.0",
    instance="one",
    engine="basic",
    hints="playbook",
    agent_number="+16285550177",
    data_dir="data",
    pid=1,
)
SOON = 10.0  # seconds within which anything must have happened


@dataclass
class Hosted:
    """A relay's side of the link, without a relay."""

    host: Host
    present: Present
    address: str
    notes: list[Invitation]

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    def tell(self, event: Event) -> None:
        self.present.told(event)
        self.host.told(event)

    async def attach(self) -> Link:
        return await attach(self.address, self.host.invite(), face="test")


async def _no_commands(name: str, arguments: dict[str, Any], part: Any) -> Any:
    raise AssertionError(f"no command was expected: {name}")


@asynccontextmanager
async def hosted(
    handle: Handler = _no_commands, folder: Path | None = None
) -> AsyncIterator[Hosted]:
    """Host faces while the context lasts; notes are kept, or left in `folder`."""
    present = Present()
    notes: list[Invitation] = []

    def invited(note: Invitation) -> None:
        notes.append(note)
        if folder:
            invitation.leave(folder, note)

    def events() -> Sequence[Event]:
        return present.events()

    host = Host(lambda: PROFILE, events, handle, invited)
    async with asyncio.timeout(6 * SOON), host.open() as address:
        yield Hosted(host, present, address, notes)


@dataclass
class Screen:
    """What a face knows; refuses a gap, a double, and anything out of order."""

    state: Present = field(default_factory=Present)
    seq: int = -1
    told: int = 0
    again: int = 0
    pulses: list[Pulse] = field(default_factory=list)

    async def read(self, link: Link, last: Event) -> None:
        """Read until `last` is known."""
        async with asyncio.timeout(SOON):
            async for message in link:
                self.take(message)
                if last in self.state.events():
                    return
        raise AssertionError("the link ended before the last event")

    def take(self, message: Attached | PresentAgain | Told | Pulse) -> None:
        if isinstance(message, Pulse):
            self.pulses.append(message)
        elif isinstance(message, Told):
            assert message.seq == self.seq + 1
            self.seq, self.told = message.seq, self.told + 1
            self.state.told(message.event)
        else:
            assert message.seq >= self.seq
            self.again += isinstance(message, PresentAgain)
            self.seq, self.state = message.seq, Present()
            for event in message.events:
                self.state.told(event)


def first_frame(token: str, version: int = VERSION) -> str:
    return encode(Attach(version=version, token=token, face="test"))


async def until(happened: Callable[[], bool]) -> None:
    """Wait for what nobody announces."""
    async with asyncio.timeout(SOON):
        while not happened():
            await asyncio.sleep(0.002)
