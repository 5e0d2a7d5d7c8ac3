"""Keeps the window attached: starts the relay, attaches, and again when lost."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass
from typing import Any, Protocol

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.link.messages import Attached, Present, Pulse, Told

TRIES, WITHIN_S = 3, 60.0
_AGAIN_AFTER_S = 1.0
# Whoever started a relay by hand gets the time to start it again; ours would
# be in the way.
_AGAIN_BY_HAND_S = 10.0
_DEATH_SHOWS_WITHIN_S = 1.0

OnPart = Callable[[Any], None]


class Line(Protocol):
    """What the window needs of a link."""

    token: str

    def __aiter__(self) -> Any: ...
    async def command(
        self, name: str, /, *, on_part: OnPart | None = None, **arguments: object
    ) -> Any: ...
    async def close(self) -> None: ...


class Relay(Protocol):
    """What the window needs of a relay process."""

    address: str
    token: str

    @property
    def owned(self) -> bool: ...
    async def ended(self) -> int: ...


Start = Callable[[], AbstractAsyncContextManager[Relay]]
Attach = Callable[[str, str], Awaitable[Line]]


@dataclass(frozen=True, slots=True)
class Face:
    """What the window is told by its attachment.

    `lost` comes with a trouble, or None, and whether it waits for the user.
    """

    tell: Callable[[Attached | Present | Told | Pulse], None]
    lost: Callable[[TalkHintError | None, bool], None]


class Attachment:
    """Lives as long as `run`; a relay that it started ends with it.

    A relay that stops is started again, three times a minute at most; after
    that it waits for `again`, which is the user's button.
    """

    def __init__(self, start: Start, attach: Attach, face: Face, clock: Clock) -> None:
        self._start, self._attach = start, attach
        self._face, self._clock = face, clock
        self._again = asyncio.Event()
        self._starts: deque[float] = deque(maxlen=TRIES)
        self._line: Line | None = None
        self._by_hand = False

    async def run(self) -> None:
        """Keep attached until cancelled."""
        while True:
            await self._wait_for_leave()
            trouble: TalkHintError | None = None
            try:
                async with self._start() as relay:
                    self._by_hand = not relay.owned
                    await self._follow(relay)
            except TalkHintError as error:
                trouble = error
            self._face.lost(trouble, self._too_often())

    async def command(
        self, name: str, /, *, on_part: OnPart | None = None, **arguments: object
    ) -> Any:
        """Give the relay a command; raises `TalkHintError` when it cannot.

        `on_part` is given what a long one has found before its end.
        """
        if self._line is None:
            raise TalkHintError("The relay does not run now.")
        return await self._line.command(name, on_part=on_part, **arguments)

    def again(self) -> None:
        """Try once more, now."""
        self._starts.clear()
        self._again.set()

    async def _follow(self, relay: Relay) -> None:
        """Show what the relay tells until it is gone."""
        while True:
            line = await self._attach(relay.address, relay.token)
            self._line, relay.token = line, line.token  # each opens one attachment
            try:
                async for message in line:
                    self._face.tell(message)
            finally:
                self._line = None
                await line.close()
            if not relay.owned:
                await asyncio.sleep(_AGAIN_AFTER_S)
            elif await _ends(relay):
                return

    async def _wait_for_leave(self) -> None:
        if self._too_often():
            self._again.clear()
            await self._again.wait()
        elif self._starts:
            await self._rested()
        self._starts.append(self._clock().mono)

    async def _rested(self) -> None:
        pause = _AGAIN_BY_HAND_S if self._by_hand else _AGAIN_AFTER_S
        self._again.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(pause):
                await self._again.wait()

    def _too_often(self) -> bool:
        if len(self._starts) < TRIES:
            return False
        return self._clock().mono - self._starts[0] < WITHIN_S


async def _ends(relay: Relay) -> bool:
    """Return whether the process is gone, and not only its link."""
    try:
        async with asyncio.timeout(_DEATH_SHOWS_WITHIN_S):
            await relay.ended()
    except TimeoutError:
        return False
    return True
