"""Starts a relay process, watches it, and ends it without cutting a call."""

import asyncio
import json
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.link import invitation
from talkhint_desktop.store.places import own_command

READY_WITHIN = 30.0  # seconds
END_WITHIN = 6.0
_LOOK_EVERY = 0.1


class RelayProcess:
    """A relay that runs beside us: our child, or one that was there before.

    Our child holds the read end of a pipe. When that closes, for whatever
    reason, it finishes the call in progress and ends. One that was started by
    hand belongs to the hand: `stop` leaves it alone.
    """

    def __init__(
        self, address: str, token: str, child: "subprocess.Popen[bytes] | None"
    ) -> None:
        self.address = address
        self.token = token
        self._child = child

    @property
    def owned(self) -> bool:
        """Whether we started it."""
        return self._child is not None

    @staticmethod
    @asynccontextmanager
    async def start(arguments: Sequence[str]) -> AsyncIterator["RelayProcess"]:
        """Start `talkhint relay --child ARGUMENTS` for as long as the context.

        Raises `TalkHintError` when it cannot start, with what it said.
        """
        child = _spawn(arguments)
        try:
            relay = _reached(await _first_words(child), child)
        except BaseException:
            _put_away(child)
            raise
        if not relay.owned:
            _put_away(child)  # it found another and is ending
        try:
            yield relay
        finally:
            await relay.stop()

    async def ended(self) -> int:
        """Wait until our child has ended and return its exit code."""
        while True:
            code = self._child.poll() if self._child else None
            if code is not None:
                return code
            await asyncio.sleep(_LOOK_EVERY)

    async def stop(self) -> None:
        """Let our child end. One that has a call to finish is left to it."""
        if self._child is None:
            return
        if self._child.stdin and not self._child.stdin.closed:
            self._child.stdin.close()
        try:
            async with asyncio.timeout(END_WITHIN):
                await self.ended()
        except TimeoutError:
            # It goes on by itself; one that nobody waits for ends as a zombie.
            threading.Thread(
                target=self._child.wait, name="last call", daemon=True
            ).start()
        if self._child.stdout:
            self._child.stdout.close()


def _spawn(arguments: Sequence[str]) -> "subprocess.Popen[bytes]":
    command = [*own_command(), "relay", "--child", *arguments]
    flags: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        new_group = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        flags = {"creationflags": new_group}
    try:
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, **flags
        )
    except OSError as error:
        raise TalkHintError(f"The relay cannot be started: {error}.") from error


def _put_away(child: "subprocess.Popen[bytes]") -> None:
    child.kill()
    with child:  # waits for it and closes both pipes
        pass


async def _first_words(child: "subprocess.Popen[bytes]") -> dict[str, Any]:
    """Return the one object that it says at start; nothing for anything else."""
    assert child.stdout is not None
    try:
        async with asyncio.timeout(READY_WITHIN):
            line = await asyncio.to_thread(child.stdout.readline)
    except TimeoutError:
        raise TalkHintError(
            "The relay did not start within half a minute.",
            remedy="Start TalkHint again; if that fails, run: talkhint doctor",
        ) from None
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _reached(said: dict[str, Any], child: "subprocess.Popen[bytes]") -> RelayProcess:
    match said:
        case {"address": str(address), "token": str(token)}:
            return RelayProcess(address, token, child)
        case {"failed": str(why)}:
            there, remedy = said.get("running_in"), said.get("remedy")
            found = invitation.find(Path(there)) if isinstance(there, str) else None
            if found:
                return RelayProcess(found.address, found.token, None)
            raise TalkHintError(why, remedy=str(remedy or ""))
    raise TalkHintError(
        "The relay ended while it started.",
        remedy="Run it by hand to see why: talkhint relay --no-tunnel",
    )
