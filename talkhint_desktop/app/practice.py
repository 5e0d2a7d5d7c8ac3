"""The practice call, as a face asks for it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from talkhint_desktop.relay.practice.rehearsal import Rehearsal
from talkhint_desktop.relay.relay import Relay
from talkhint_desktop.store.places import resources_dir

PRACTICE_CALL = "order-en"


class Practice:
    """Carries out `practice`, `stop-practice` and `settled`."""

    def __init__(self, relay: Relay, prepare: Callable[[], Awaitable[None]]) -> None:
        self._relay = relay
        self._rehearsal = Rehearsal(relay.practise, prepare)

    def commands(
        self, tasks: asyncio.TaskGroup
    ) -> Mapping[str, Callable[..., Awaitable[Any]]]:
        async def start(
            call: str = PRACTICE_CALL, speed: float = 1.0
        ) -> dict[str, Any]:
            """Place a practice call; return once the relay has answered it."""
            return await self._rehearsal.begin(_recorded(str(call)), speed, tasks)

        return {"practice": start, "stop-practice": self.stop, "settled": self._settled}

    async def stop(self) -> None:
        await self._rehearsal.stop()

    async def _settled(self, call_sid: str) -> None:
        """Return when the last words of a call have been told."""
        await self._relay.calls.settled(str(call_sid))


def _recorded(call: str) -> Path:
    """Return the folder of a practice call, by its name or its path."""
    bundled = resources_dir() / "practice"
    if call in {folder.name for folder in bundled.iterdir()}:
        return bundled / call
    return Path(call).expanduser()
