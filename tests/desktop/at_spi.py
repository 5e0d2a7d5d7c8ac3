"""What a screen reader knows of a program, read over AT-SPI's own D-Bus."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, DBusErrorResponse, MatchRule, message_bus
from jeepney import new_method_call as method_call
from jeepney.io.asyncio import DBusRouter, Proxy, open_dbus_router
from jeepney.wrappers import unwrap_msg

_ATSPI = "org.a11y.atspi"
_ROOT = "/org/a11y/atspi/accessible/root"
# Numbers of states, as the protocol has them.
CHECKED, ENABLED, FOCUSED, SENSITIVE, SHOWING = 4, 8, 12, 24, 25
_SCREEN = 0  # coordinates are the screen's
# Of what a rule names. To one that wants any of none Qt gives no answer at all.
_ALL, _ANY = 1, 2
# Numbers of the roles that are looked for.
_ROLES = {
    "check box": 7,
    "label": 29,
    "list item": 32,
    "panel": 39,
    "password text": 40,
    "push button": 43,
    "radio button": 44,
    "text": 61,
}
_SAID = 1_000  # announcements that are kept


@dataclass(frozen=True, slots=True)
class Thing:
    """An object of a program, as it was when it was looked at."""

    bus: str
    path: str
    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is on the screen, in pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        return self.x + self.width // 2, self.y + self.height // 2

    def within(self, other: "Place") -> "Place":
        """Return the part that is inside of another place."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right = min(self.x + self.width, other.x + other.width)
        bottom = min(self.y + self.height, other.y + other.height)
        return Place(x, y, max(0, right - x), max(0, bottom - y))


class AtSpi:
    """Reads any program on the accessibility bus. What is gone reads as nothing."""

    def __init__(self, router: DBusRouter, said: "asyncio.Queue[Any]") -> None:
        self._router, self._said = router, said

    @staticmethod
    @asynccontextmanager
    async def open(session: str) -> AsyncIterator["AtSpi"]:
        """Be a reader, which also hears announcements, on this session bus."""
        async with open_dbus_router(session) as router:
            where = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            asked = method_call(where, "GetAddress")
            (address,) = unwrap_msg(await router.send_and_get_reply(asked))
        said: asyncio.Queue[Any] = asyncio.Queue(_SAID)
        rule = MatchRule(
            type="signal", interface=f"{_ATSPI}.Event.Object", member="Announcement"
        )
        async with open_dbus_router(address) as router:
            with router.filter(rule, queue=said):
                await Proxy(message_bus, router).AddMatch(rule)
                reader = AtSpi(router, said)
                await reader.wish("object:announcement")
                yield reader

    async def wish(self, event: str) -> None:
        """Let programs tell of an event, which they do only where one listens."""
        registry = DBusAddress(
            "/org/a11y/atspi/registry", f"{_ATSPI}.Registry", f"{_ATSPI}.Registry"
        )
        asked = method_call(registry, "RegisterEvent", "sass", (event, [], ""))
        unwrap_msg(await self._router.send_and_get_reply(asked))

    def announced(self) -> list[str]:
        """Return what was announced since this was asked last."""
        words = []
        while not self._said.empty():
            words.append(str(self._said.get_nowait().body[3][1]))
        return words

    async def program(self, pid: int) -> str:
        """Return the name on the bus of a process, "" while it is not there."""
        registry = Thing(f"{_ATSPI}.Registry", _ROOT, "", "")
        bus = Proxy(message_bus, self._router)
        for name, _ in await self._of(registry, "Accessible", "GetChildren") or ():
            try:
                if (await bus.GetConnectionUnixProcessID(name))[0] == pid:
                    return str(name)
            except DBusErrorResponse:
                continue  # it went while we asked
        return ""

    async def showing(
        self, program: str, roles: Iterable[str] = (), *, focused: bool = False
    ) -> list[Thing]:
        """Return what a program shows, from its window inwards.

        Only what has one of the `roles`, or the focus, is had far quicker.
        """
        states = 1 << SHOWING | focused << FOCUSED
        wanted = [0] * 4
        for role in roles:
            number = _ROLES[role]
            wanted[number // 32] |= 1 << number % 32
        kinds = (wanted, _ANY) if roles else ([], _ALL)
        rule: tuple[Any, ...] = ([states, 0], _ALL, {}, _ALL, *kinds, [], _ALL)
        found = await self._of(
            Thing(program, _ROOT, "", ""),
            *("Collection", "GetMatches", "(aiia{ss}iaiiasib)uib"),
            *((*rule, False), 0, 0, True),
        )
        async with asyncio.TaskGroup() as tasks:
            looks = [
                tasks.create_task(self._look(Thing(bus, path, "", "")))
                for bus, path in found or ()
            ]
        return [one for look in looks if (one := look.result())]

    async def states(self, thing: Thing) -> frozenset[int]:
        low, high = await self._of(thing, "Accessible", "GetState") or (0, 0)
        both = low | high << 32
        return frozenset(at for at in range(64) if both >> at & 1)

    async def place(self, thing: Thing) -> Place:
        told = await self._of(thing, "Component", "GetExtents", "u", _SCREEN)
        return Place(*(told or (0, 0, 0, 0)))

    async def in_sight(self, thing: Thing) -> Place:
        """Return the part of a thing that nothing it is in cuts off."""
        place, inner = await self.place(thing), thing
        while outer := await self.parent(inner):
            if outer.path == _ROOT:
                break
            place, inner = place.within(await self.place(outer)), outer
        return place

    async def parent(self, thing: Thing) -> Thing | None:
        told = await self.property(thing, "Accessible", "Parent")
        return Thing(told[0], told[1], "", "") if told else None

    async def text(self, thing: Thing) -> str:
        """Return what is written in a line or a text."""
        return str(await self._of(thing, "Text", "GetText", "ii", 0, -1) or "")

    async def description(self, thing: Thing) -> str:
        return str(await self.property(thing, "Accessible", "Description") or "")

    async def identifier(self, thing: Thing) -> str:
        return str(await self.property(thing, "Accessible", "AccessibleId") or "")

    async def press(self, thing: Thing) -> bool:
        """Do what a screen reader's user does to a button."""
        actions = await self._of(thing, "Action", "GetActions") or ()
        names = [action[0] for action in actions]
        at = next((i for i, name in enumerate(names) if name in {"Press", "Toggle"}), 0)
        return bool(names and await self._of(thing, "Action", "DoAction", "i", at))

    async def grab_focus(self, thing: Thing) -> bool:
        return bool(await self._of(thing, "Component", "GrabFocus"))

    async def property(self, thing: Thing, interface: str, name: str) -> Any:
        whose = DBusAddress(thing.path, thing.bus, "org.freedesktop.DBus.Properties")
        told = await self._ask(whose, "Get", "ss", (f"{_ATSPI}.{interface}", name))
        return told[0][1] if told else None

    async def _look(self, bare: Thing) -> Thing | None:
        role = await self._of(bare, "Accessible", "GetRoleName")
        name = await self.property(bare, "Accessible", "Name")
        if role is None or name is None:
            return None
        if role == "list item":  # Qt says of each that it shows, on any page
            parent = await self.parent(bare)
            if parent is None or SHOWING not in await self.states(parent):
                return None
        return Thing(bare.bus, bare.path, role, " ".join(name.split()))

    async def _of(
        self,
        thing: Thing,
        interface: str,
        member: str,
        signature: str | None = None,
        *body: Any,
    ) -> Any:
        whose = DBusAddress(thing.path, thing.bus, f"{_ATSPI}.{interface}")
        told = await self._ask(whose, member, signature, body)
        return told[0] if told else None

    async def _ask(
        self,
        whose: DBusAddress,
        member: str,
        signature: str | None,
        body: Sequence[Any],
    ) -> Any:
        asked = method_call(whose, member, signature, body)
        try:
            return unwrap_msg(await self._router.send_and_get_reply(asked))
        except DBusErrorResponse:
            return None
