"""One person in front of the screen: reads what is shown, has mouse and keyboard."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.desktop.at_spi import (
    CHECKED,
    SENSITIVE,
    AtSpi,
    Place,
    Thing,
)
from tests.desktop.own_desktop import PATIENCE, OwnDesktop

_LOOKS_EVERY = 0.05  # seconds
_TURNS = 40  # of the wheel, until something is in sight
_ICON = re.compile(r'(0x[0-9a-f]+) "TalkHint".*?(\d+)x(\d+)\S+ +\+(\d+)\+(\d+)')
BUTTONS = ("push button", "check box", "radio button")
LINES = ("text", "password text")
LABELS = ("label",)
ROWS = ("list item",)
CARDS = ("panel",)


class Person:
    """Acts on one program, with this process id, on the desktop.

    Every wait ends when what is waited for is there, or fails.
    """

    def __init__(self, desktop: OwnDesktop, at_spi: AtSpi, pid: int) -> None:
        self.desktop, self.at_spi, self._pid = desktop, at_spi, pid
        self._program = ""
        self._last: tuple[Thing, Place] | None = None  # that was to be clicked on

    # What is seen.

    async def until(
        self, there: Callable[[], Awaitable[Any] | Any], seconds: float = PATIENCE
    ) -> Any:
        """Wait until something is so, and return what it was."""
        async with asyncio.timeout(seconds):
            while True:
                seen = there()
                if isinstance(seen, Awaitable):
                    seen = await seen
                if seen:
                    return seen
                await asyncio.sleep(_LOOKS_EVERY)

    async def shown(
        self, roles: Iterable[str] = (), *, focused: bool = False
    ) -> list[Thing]:
        """Return all that the program shows now, or all with a role, or the focus."""
        if not self._program:
            self._program = await self.at_spi.program(self._pid)
        if not self._program:
            return []
        return await self.at_spi.showing(self._program, roles, focused=focused)

    async def find(self, name: str, roles: Iterable[str] = BUTTONS) -> Thing | None:
        """Return what is called so now, if it is on the screen."""
        there = await self.shown(roles)
        return next((thing for thing in there if thing.name == name), None)

    async def sees(self, name: str, roles: Iterable[str] = BUTTONS) -> Thing:
        """Wait for something that is called so."""
        seen: Thing = await self.until(lambda: self.find(name, roles))
        return seen

    async def reads(self, part: str, roles: Iterable[str] = LABELS) -> str:
        """Wait for words on the screen that hold these, and return them all."""
        words: str = await self.until(lambda: self.words_with(part, roles))
        return words

    async def words_with(self, part: str, roles: Iterable[str] = LABELS) -> str:
        """Return the words on the screen that hold these now, or ""."""
        words = [thing.name for thing in await self.shown(roles)]
        return next((known for known in words if part in known), "")

    async def focused(self) -> Thing | None:
        """Return what has the keyboard, if anything of what is shown has it."""
        having = await self.shown(focused=True)
        return next((one for one in reversed(having) if one.role != "frame"), None)

    async def is_checked(self, name: str) -> bool:
        return CHECKED in await self.at_spi.states(await self.sees(name))

    # What is done.

    async def click(self, name: str, roles: Iterable[str] = BUTTONS) -> None:
        """Click with the mouse, once it is there, can be used, and holds still."""
        await self.until(lambda: self._clicked(name, roles))

    async def press(self, name: str) -> None:
        """Press a button as a screen reader does."""
        thing = await self.until(lambda: self.usable(name, BUTTONS))
        assert await self.at_spi.press(thing), name

    async def write(self, line: str, words: str) -> None:
        """Click into a line by its name, and type in place of what is there."""
        await self.click(line, LINES)
        await self.until(lambda: self._has_focus(line))
        await self.keys("ctrl+a")
        await self.type(words)

    async def keys(self, *keys: str) -> None:
        """Press keys, as xdotool calls them, in the window that is active."""
        await self.until(self.is_active)
        await self.xdotool("key", "--delay", "0", *keys)

    async def type(self, words: str) -> None:
        await self.until(self.is_active)
        await self.xdotool("type", "--delay", "0", words)

    async def click_at(self, place: Place) -> None:
        x, y = place.middle
        await self.xdotool("mousemove", str(x), str(y), "click", "1")

    async def xdotool(self, *arguments: str) -> str:
        _, said = await self.run("xdotool", *arguments)
        return said

    async def run(self, *command: str) -> tuple[int, str]:
        """Run a program on this desktop; return its exit code and what it said."""
        child = await asyncio.create_subprocess_exec(
            *command,
            env=self.desktop.environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        async with asyncio.timeout(PATIENCE):
            said, _ = await child.communicate()
        assert child.returncode is not None
        return child.returncode, said.decode(errors="replace").strip()

    # Windows.

    async def windows(self) -> list[str]:
        """Return the ids of the program's windows that are on the screen."""
        search = ("search", "--onlyvisible", "--pid", str(self._pid))
        there = (await self.xdotool(*search)).split()
        icon = await self.icon()
        return [window for window in there if not icon or int(window) != icon[0]]

    async def icon(self) -> tuple[int, Place] | None:
        """Return the window of the program's icon in the tray, and where it is."""
        _, tray = await self.run("xwininfo", "-name", "panel", "-tree")
        found = _ICON.search(tray)
        if found is None:
            return None
        width, height, x, y = map(int, found.groups()[1:])
        return int(found[1], 16), Place(x, y, width, height)

    async def is_active(self) -> bool:
        """Whether a window of the program has the keyboard."""
        _, active = await self.run("xdotool", "getactivewindow", "getwindowpid")
        return active == str(self._pid)

    async def is_up(self) -> bool:
        """Whether a window of the program is on the screen and has the keyboard."""
        return bool(await self.windows()) and await self.is_active()

    async def states_of(self, window: str) -> str:
        """Return what the window manager was told of a window."""
        _, said = await self.run("xprop", "-id", window, "_NET_WM_STATE")
        return said

    # When it goes wrong.

    @asynccontextmanager
    async def watched(self, folder: Path) -> AsyncIterator[None]:
        """Keep what was on the screen in files when something fails."""
        try:
            yield
        except BaseException as error:
            picture, tree = folder / "screen.png", folder / "screen.txt"
            self.desktop.picture(picture)
            tree.write_text(await self._tree(), "utf-8")
            error.add_note(f"What was on the screen: {picture} and {tree}")
            raise

    async def _tree(self) -> str:
        lines = []
        try:
            async with asyncio.timeout(5):
                for thing in await self.shown():
                    place = await self.at_spi.place(thing)
                    states = sorted(await self.at_spi.states(thing))
                    named = await self.at_spi.identifier(thing)
                    lines.append(
                        f"{thing.role} {thing.name!r} {named.rpartition('.')[2]} "
                        f"{place.x},{place.y} {place.width}x{place.height} {states}"
                    )
        except (TimeoutError, EOFError, ConnectionError) as error:
            lines.append(f"The program does not answer: {error!r}")
        return "\n".join(lines)

    async def usable(self, name: str, roles: Iterable[str] = BUTTONS) -> Thing | None:
        """Return what is called so now, if it can be pressed or written in."""
        thing = await self.find(name, roles)
        if thing and SENSITIVE in await self.at_spi.states(thing):
            return thing
        return None

    async def _has_focus(self, name: str) -> bool:
        thing = await self.focused()
        return bool(thing and thing.name == name)

    async def _clicked(self, name: str, roles: Iterable[str]) -> bool:
        thing = await self.usable(name, roles)
        place = await self._brought_into_sight(thing) if thing else None
        if thing is None or place is None:
            return False
        x, y = place.middle
        await self.xdotool("mousemove", str(x), str(y))
        # Pages grow while they are filled: only what stayed since the last look.
        last, self._last = self._last, (thing, place)
        if last != self._last or await self.at_spi.in_sight(thing) != place:
            return False
        if SENSITIVE not in await self.at_spi.states(thing):
            return False
        await self.xdotool("click", "1")
        return True

    async def _brought_into_sight(self, thing: Thing) -> Place | None:
        """Turn the wheel until a thing's middle is in sight; None if it never is."""
        for _ in range(_TURNS):
            place, seen = await self.at_spi.place(thing), None
            seen = await self.at_spi.in_sight(thing)
            if seen.height and seen == place:
                return seen
            outer = await self._scrolled(thing)
            if outer is None:
                return seen if seen.height else None
            wheel = "5" if place.y + place.height > outer.y + outer.height else "4"
            x, y = outer.middle
            await self.xdotool("mousemove", str(x), str(y), "click", wheel)
        return None

    async def _scrolled(self, thing: Thing) -> Place | None:
        """Return where the area is that scrolls a thing, if it is in one."""
        inner: Thing | None = thing
        while inner := await self.at_spi.parent(inner) if inner else None:
            if (await self.at_spi.identifier(inner)).endswith("qt_scrollarea_viewport"):
                return await self.at_spi.place(inner)
        return None
