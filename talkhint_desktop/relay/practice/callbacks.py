"""Posts status callbacks in order, behind the back of the call."""

import asyncio
from collections.abc import Callable, Mapping

import aiohttp

from talkhint_desktop.relay.asking.request import Account, Request
from talkhint_desktop.relay.practice.answer import WebhookError
from talkhint_desktop.relay.practice.webhook import ask

_WAITING = 64  # a call has about ten


class Callbacks:
    """A queue and the one who works it off; `run` until cancelled.

    A callback that fails changes nothing for the caller. It is told, as Twilio
    logs it, and the next one goes out. The 65th waiting one is dropped and told.
    """

    def __init__(
        self,
        session: aiohttp.ClientSession,
        account: Account,
        failed: Callable[[str], None],
    ) -> None:
        self._session = session
        self._account = account
        self._failed = failed
        self._queue: asyncio.Queue[tuple[Request, Mapping[str, str]]]
        self._queue = asyncio.Queue(_WAITING)

    def post(self, request: Request, params: Mapping[str, str]) -> None:
        try:
            self._queue.put_nowait((request, params))
        except asyncio.QueueFull:
            self._failed(f"{request.url}: too many are waiting.")

    async def run(self) -> None:
        while True:
            request, params = await self._queue.get()
            try:
                await ask(self._session, request, params, self._account)
            except WebhookError as error:
                self._failed(f"{request.url}: {error}")
            finally:
                self._queue.task_done()

    async def finish(self, *, within: float) -> None:
        """Wait until all are out, at most `within` seconds."""
        try:
            async with asyncio.timeout(within):
                await self._queue.join()
        except TimeoutError:
            self._failed(f"{self._queue.qsize() + 1} did not go out in time.")
