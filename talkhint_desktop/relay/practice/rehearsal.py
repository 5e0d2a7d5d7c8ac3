"""One practice call at a time: prepared, placed, and stopped at any moment."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.relay.practice.outcome import Outcome
from talkhint_desktop.relay.practice.recording import Recording

log = logging.getLogger(__name__)

SLOWEST, FASTEST = 0.1, 20.0  # times life

Place = Callable[[Recording, float, str, Callable[[], None]], Awaitable[Outcome]]


class Rehearsal:
    """Holds the one practice call. `place` plays it, `prepare` comes before.

    What goes wrong in a practice call ends that call and nothing else.
    """

    def __init__(self, place: Place, prepare: Callable[[], Awaitable[None]]) -> None:
        self._place = place
        self._prepare = prepare
        self._task: asyncio.Task[None] | None = None

    async def begin(
        self, folder: Path, speed: object, tasks: asyncio.TaskGroup
    ) -> dict[str, Any]:
        """Start a call; return its CallSid, name and length once it is answered.

        Raises `TalkHintError` when one is going on, when `speed` or `folder`
        is none, and when nobody answers.
        """
        if self._task and not self._task.done():
            raise TalkHintError(
                "A practice call is going on.", remedy="Wait for its end, or stop it."
            )
        if not isinstance(speed, int | float) or not SLOWEST <= speed <= FASTEST:
            raise TalkHintError(f"A practice call cannot be played at speed {speed!r}.")
        placed: asyncio.Future[dict[str, Any]]
        placed = asyncio.get_running_loop().create_future()
        job = self._play(folder, float(speed), placed)
        self._task = tasks.create_task(job, name="practice call")
        await asyncio.wait([placed])
        return placed.result()

    async def stop(self) -> None:
        """Hang up, or give up preparing."""
        if self._task:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _play(
        self, folder: Path, speed: float, placed: "asyncio.Future[dict[str, Any]]"
    ) -> None:
        sid = f"CA{secrets.token_hex(16)}"
        why = TalkHintError("The practice call was stopped.")
        try:
            recording = await asyncio.to_thread(Recording.load, folder)
            await self._prepare()
            about = {"call_sid": sid, "name": recording.name}
            known = {**about, "ms": recording.duration_ms}

            def answered() -> None:
                if not placed.done():
                    placed.set_result(known)

            outcome = await self._place(recording, speed, sid, answered)
            why = TalkHintError(outcome.sentence)
        except TalkHintError as error:
            why = error
        except Exception:
            log.exception("the practice call failed")
            why = TalkHintError("The practice call failed.", remedy="See relay.log.")
        finally:
            if not placed.done():
                placed.set_exception(why)
