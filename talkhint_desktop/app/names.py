"""What the agent calls the people behind numbers, given and taken back."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import CallEvent, Event, Name
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.core.names import cleaned, nameable
from talkhint_desktop.core.past import other_number
from talkhint_desktop.store.history import History

Tell = Callable[[Event], None]


class Names:
    """Knows every name, as the history keeps them.

    A name is told when it is given, and again just before the first event of
    each call with its number, so that nobody shows that call without it.
    """

    def __init__(self, history: History, *, tell: Tell, clock: Clock) -> None:
        self._history, self._tell, self._clock = history, tell, clock
        self._names = {one.number: one for one in history.reader.names()}
        self._here: set[str] = set()  # the CallSids that were told of

    def commands(self) -> Mapping[str, Callable[..., Awaitable[Any]]]:
        return {"name-number": self.give}

    def before_calls(self, listen: Tell) -> Tell:
        """Return a listener that is told of names first, and then the same."""

        def told(event: Event) -> None:
            if isinstance(event, CallEvent):
                if name := self._news(event):
                    listen(name)
                if event.ended_at is not None:
                    self._here.discard(event.call_sid)
            listen(event)

        return told

    async def forget_all(self) -> None:
        """Take every name back; raises `TalkHintError` when the disk refuses."""
        for number in list(self._names):
            self._change(number, "")
        await self._kept()

    async def give(self, number: str, name: str = "") -> Any:
        """Call a number by a name from now on; by none where that is empty."""
        wanted, called = nameable(str(number)), cleaned(str(name))
        before = self._names.get(wanted)
        if called != (before.name if before else ""):
            self._change(wanted, called)
            await self._kept()
        return {"number": wanted, "name": called}

    def _change(self, number: str, name: str) -> None:
        event = Name(at=self._clock().stamp, number=number, name=name)
        self._names.pop(number, None)
        if name:
            self._names[number] = event
        self._tell(event)

    async def _kept(self) -> None:
        history = self._history
        if not await asyncio.to_thread(history.saved, history.number):
            raise TalkHintError(
                "The name is not kept yet: the disk takes no changes now.",
                remedy="Free some space. It is kept as soon as there is room.",
            )

    def _news(self, event: CallEvent) -> Name | None:
        if event.call_sid in self._here:
            return None
        self._here.add(event.call_sid)
        return self._names.get(other_number(event))
