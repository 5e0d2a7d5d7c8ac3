"""Calls that leave the history: on their way for a moment, or grown old."""

import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.moment import Clock, stamp
from talkhint_desktop.core.past import UNDO_SECONDS
from talkhint_desktop.store.history import History

log = logging.getLogger(__name__)

SWEEP_EVERY = 24 * 3600.0  # seconds
# So many a commit, so that the words of a live call never wait for long.
_AT_ONCE = 50


class Leaving:
    """Deletes what is to go, from `run` on until that is cancelled.

    A deleted call is `hidden` for a moment in which it can be brought back.
    When the relay ends meanwhile, it is deleted then; when it is killed, the
    call is there again, as nothing was promised yet. `keep_days` is asked
    before each sweep; 0 keeps calls for ever. `gone` is told each CallSid.
    """

    def __init__(
        self,
        history: History,
        *,
        keep_days: Callable[[], int],
        clock: Clock,
        gone: Callable[[str], None],
        undo_seconds: float = UNDO_SECONDS,
    ) -> None:
        self._history, self._keep_days = history, keep_days
        self._clock, self._gone = clock, gone
        self._undo_seconds = undo_seconds
        self._due: dict[str, float] = {}  # by CallSid, in monotonic seconds
        self._next_sweep = 0.0
        self._news = asyncio.Event()

    @property
    def hidden(self) -> frozenset[str]:
        return frozenset(self._due)

    def begin(self, sid: str) -> float:
        """Hide a call and delete it in a moment; return in how many seconds."""
        self._due[sid] = self._clock().mono + self._undo_seconds
        self._news.set()
        return self._undo_seconds

    def restore(self, sid: str) -> bool:
        """Bring a hidden call back; False when it is too late."""
        return self._due.pop(sid, None) is not None

    def sweep_soon(self) -> None:
        """Look for old calls now: the days to keep them were changed."""
        self._next_sweep = 0.0
        self._news.set()

    async def run(self) -> None:
        try:
            while True:
                await self._sweep_if_due()
                await self._delete_due(self._clock().mono)
                try:
                    async with asyncio.timeout(self._until_next()):
                        await self._news.wait()
                except TimeoutError:
                    continue
                self._news.clear()
        finally:
            # The history closes after us, and waits for what it was told.
            self._delete_hidden()

    def _until_next(self) -> float:
        due = min([self._next_sweep, *self._due.values()])
        return max(0.0, due - self._clock().mono)

    async def _delete_due(self, now: float) -> None:
        for sid in [sid for sid, due in self._due.items() if due <= now]:
            try:
                await asyncio.to_thread(self._history.delete_calls, [sid])
            except TalkHintError as error:
                log.warning("call %s: %s", sid, error)
            # Only now: until it is gone from the disk it stays hidden.
            self._due.pop(sid, None)
            self._gone(sid)

    def _delete_hidden(self) -> None:
        if self._due:
            try:
                self._history.delete_calls(list(self._due))
            except TalkHintError as error:
                log.warning("%d deleted calls: %s", len(self._due), error)

    async def _sweep_if_due(self) -> None:
        now = self._clock()
        if now.mono < self._next_sweep:
            return
        self._next_sweep = now.mono + SWEEP_EVERY
        days = self._keep_days()
        if days <= 0:
            return
        oldest = stamp(now.wall - timedelta(days=days))
        try:
            deleted = await self.delete_over(began_before=oldest)
        except TalkHintError as error:
            log.warning("old calls are not deleted: %s", error)
            return
        if deleted:
            log.info("%d calls older than %d days were deleted", deleted, days)

    async def delete_over(self, *, began_before: str = "") -> int:
        """Delete the calls that are over, or the old ones of them; return how many.

        Raises `TalkHintError` when the disk refuses.
        """
        history, deleted = self._history, 0
        sids = await asyncio.to_thread(history.finder.over, began_before=began_before)
        for start in range(0, len(sids), _AT_ONCE):
            some = sids[start : start + _AT_ONCE]
            deleted += await asyncio.to_thread(history.delete_calls, some)
            for sid in some:
                self._due.pop(sid, None)
                self._gone(sid)
        return deleted
