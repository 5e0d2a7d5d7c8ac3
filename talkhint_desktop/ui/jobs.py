"""The one door from a click to a coroutine."""

import asyncio
from collections.abc import Callable, Coroutine

from talkhint_desktop.core.errors import TalkHintError


class Jobs:
    """Starts coroutines in the desktop's task group, so that none outlives it.

    A foreseen trouble is shown. Anything else is our bug: it escapes, and takes
    the group down to the crash report.
    """

    def __init__(
        self, tasks: asyncio.TaskGroup, show: Callable[[TalkHintError], None]
    ) -> None:
        self._tasks, self._show = tasks, show
        self._running: set[asyncio.Task[None]] = set()

    def start(
        self, job: Coroutine[object, object, None], *, name: str
    ) -> asyncio.Task[None]:
        task = self._tasks.create_task(self._guard(job), name=name)
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        # One that was cancelled before its first step would complain otherwise.
        task.add_done_callback(lambda _: job.close())
        return task

    def cancel(self) -> None:
        """End all that still run; the group waits for them."""
        for task in self._running:
            task.cancel()

    async def _guard(self, job: Coroutine[object, object, None]) -> None:
        try:
            await job
        except TalkHintError as error:
            self._show(error)
