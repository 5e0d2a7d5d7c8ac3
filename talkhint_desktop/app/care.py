"""Those who look after the webhook: its desk, quiet checks, guardian, autopsies."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from talkhint_desktop.app.autopsies import Autopsies
from talkhint_desktop.app.checks import Checks
from talkhint_desktop.app.choices import Choices
from talkhint_desktop.app.desk import Desk
from talkhint_desktop.app.guardian import Guardian
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import CallEvent, CallState, Event
from talkhint_desktop.core.moment import Clock, stamp
from talkhint_desktop.relay.relay import Relay
from talkhint_desktop.relay.session import Session
from talkhint_desktop.relay.wire.webhook import StatusUpdate
from talkhint_desktop.store.number_undo import NumberUndo
from talkhint_desktop.store.pending_calls import PendingCalls
from talkhint_desktop.store.places import pending_file, undo_file
from talkhint_desktop.store.reader import Reader

log = logging.getLogger(__name__)

Command = Callable[..., Awaitable[Any]]
Job = Coroutine[Any, Any, None]


class Care:
    """Knows the relay it looks after; works from `start` until `stop`."""

    def __init__(
        self,
        choices: Choices,
        folder: Path,
        relay: Relay,
        reader: Reader,
        *,
        tell: Callable[[Event], None],
        clock: Clock,
        tasks: asyncio.TaskGroup,
    ) -> None:
        self._relay, self._reader = relay, reader
        self._tell, self._clock, self._tasks = tell, clock, tasks
        keeper = NumberUndo(undo_file(folder))
        self._checks = Checks(choices, relay, tell, clock)
        self._guardian = Guardian(choices, relay, self._checks, keeper, clock)
        self._desk = Desk(
            choices,
            relay,
            self._checks,
            keeper=keeper,
            clock=clock,
            consented=self._guardian.allowed,
        )
        self._autopsies = Autopsies(
            choices,
            self._checks,
            PendingCalls(pending_file(folder)),
            tell=tell,
            clock=clock,
            start=self._start,
        )
        self._running: set[asyncio.Task[None]] = set()
        choices.listeners.append(self._checks.choices_changed)

    def start(self) -> None:
        relay = self._relay
        relay.checked = self._checks.facts
        relay.on_streamless = self._died_at_once
        relay.on_stray = self._strayed
        relay.reach.on_address_changed = self._guardian.address_changed
        self._start(self._checks.run(), "quiet checks")
        self._start(self._guardian.run(), "guardian")
        self._start(self._autopsies.resume(), "autopsies")

    def stop(self) -> None:
        # The last calls end after this, and would start what nobody ends.
        self._relay.on_streamless = self._relay.on_stray = None
        for task in self._running:
            task.cancel()
        self._checks.stop()

    def _start(self, job: Job, name: str) -> None:
        task = self._tasks.create_task(_beside(job, name), name=name)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    def commands(self) -> Mapping[str, Command]:
        """Return what a face may ask for."""
        desk = self._desk
        return {
            "webhook": desk.state,
            "stop-verify": desk.stop_verify,
            "choose-number": desk.choose_number,
            "keep-pointed": desk.keep_pointed,
            "rescue": desk.rescue,
        }

    def long_commands(self) -> Mapping[str, Command]:
        """Return those that tell what they have found so far."""
        desk = self._desk
        return {
            "verify": desk.verify,
            "fix": desk.fix,
            "undo-fix": desk.undo_fix,
        }

    # What the relay tells.

    def _died_at_once(self, session: Session) -> None:
        call = session.call
        self._autopsies.ended_without_stream(call.sid, call.party.to_number)

    def _strayed(self, update: StatusUpdate) -> None:
        self._start(self._take_stray(update), f"stray call {update.call_sid}")

    async def _take_stray(self, update: StatusUpdate) -> None:
        """Keep a call that came by another webhook, and find out by which."""
        try:
            await asyncio.to_thread(self._reader.show, update.call_sid)
        except TalkHintError:
            pass
        else:
            return  # it was here before TalkHint was started anew
        now = self._clock()
        began = now.wall - timedelta(seconds=update.duration or 0)
        self._tell(
            CallEvent(
                at=now.stamp,
                call_sid=update.call_sid,
                state=CallState.ENDED,
                direction=update.direction,
                from_number=update.from_number,
                to_number=update.to_number,
                started_at=stamp(began),
                ended_at=now.stamp,
                reason=update.status,
            )
        )
        self._autopsies.ended_without_stream(update.call_sid, update.to_number)


async def _beside(job: Job, name: str) -> None:
    """Do a job beside the calls: a bug of ours in it must not end any."""
    try:
        await job
    except Exception:
        log.exception("%s failed", name)
