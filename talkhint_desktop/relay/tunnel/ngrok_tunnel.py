"""A tunnel by ngrok's own SDK, opened again for as long as it takes."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace

from talkhint_desktop.relay.tunnel.ngrok_sdk import Sdk, load
from talkhint_desktop.relay.tunnel.ngrok_session import (
    IN_LIFE,
    Beat,
    Closed,
    Login,
    Lost,
    NgrokSession,
    Patience,
    Stopped,
    ngrok_session,
)
from talkhint_desktop.relay.tunnel.tunnel import Down, Hears, NoTunnel, pauses

log = logging.getLogger(__name__)

_SERVER = "connect.ngrok-agent.com"
_LOST = Down(
    "The connection to ngrok broke off.",
    "It is being made again. Check the internet connection if it stays away.",
)
_SILENT = replace(_LOST, message="ngrok does not answer any more.")
_STOPPED = Down(
    "The tunnel was stopped at ngrok's dashboard.",
    "Start TalkHint again to open it.",
    fatal=True,
)
_OFFLINE = Down(
    "This PC is offline.",
    "Check its internet connection. The tunnel comes back by itself.",
    offline=True,
)
_NO_SDK = Down(
    "The part of TalkHint that opens a tunnel is missing (ngrok).",
    "Install TalkHint again, or give your own public address.",
    fatal=True,
)


async def no_network() -> bool:
    """Tell whether this PC cannot even find out where ngrok is."""
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(5):
            await loop.getaddrinfo(_SERVER, 443)
    except (OSError, TimeoutError):
        return True
    return False


class NgrokTunnel:
    """Leads ngrok's public address to `port`.

    The SDK mends a short break by itself and keeps the address. It tries only
    three times within two minutes, and not at all when ngrok merely falls
    silent, so a break that lasts is mended here, by a new session.
    """

    kind = "ngrok"

    def __init__(
        self,
        login: Login,
        port: int,
        *,
        sdk: Callable[[], Sdk] = load,
        patience: Patience = IN_LIFE,
        pauses: Callable[[], Iterator[float]] = pauses,
        offline: Callable[[], Awaitable[bool]] = no_network,
    ) -> None:
        self._login = login
        self._port = port
        self._sdk = sdk
        self._patience = patience
        self._pauses = pauses
        self._offline = offline
        self._url = ""

    @asynccontextmanager
    async def open(self, hears: Hears) -> AsyncIterator[None]:
        async with asyncio.TaskGroup() as tasks:
            keeper = tasks.create_task(self._keep(hears), name="ngrok")
            try:
                yield
            finally:
                keeper.cancel()

    async def _keep(self, hears: Hears) -> None:
        """Open sessions, one after the other, until it is of no use."""
        try:
            sdk = await asyncio.to_thread(self._sdk)
        except ImportError:
            log.exception("ngrok cannot be loaded")
            hears.down(_NO_SDK)
            return
        loop = asyncio.get_running_loop()
        waits = self._pauses()
        while True:
            began = loop.time()
            why = await self._one_session(sdk, hears)
            if why.fatal:
                return
            if loop.time() - began > self._patience.steady:
                waits = self._pauses()
            await asyncio.sleep(next(waits))

    async def _one_session(self, sdk: Sdk, hears: Hears) -> Down:
        """Hold one session until it is lost; tell why it was, and return it."""
        login, patience = self._login, self._patience
        held = bool(self._url)
        opening = ngrok_session(login, self._port, sdk, patience, held=held)
        try:
            async with opening as session:
                self._up(hears, session.url, None)
                why = await self._until_lost(session, hears)
                hears.down(why)  # before the closing, which may take a moment
        except NoTunnel as error:
            why = error.why
            if not why.fatal and await self._offline():
                why = _OFFLINE
            hears.down(why)
        return why

    async def _until_lost(self, session: NgrokSession, hears: Hears) -> Down:
        loop, patience = asyncio.get_running_loop(), self._patience
        until = loop.time() + patience.silence
        shaken, beats = False, 0
        while True:
            match await session.ear.next(until - loop.time()):
                case None:
                    return _SILENT
                case Beat(None):
                    # The SDK would go on waiting for an answer.
                    return _SILENT
                case Beat(latency):
                    beats += 1
                    # A new connection's first beat comes before ngrok has
                    # taken the token and given the address back.
                    if not shaken or beats > 1:
                        shaken = False
                        until = loop.time() + patience.silence
                        self._up(hears, session.url, latency)
                case Lost():
                    beats = 0
                    if not shaken:
                        shaken = True
                        until = loop.time() + patience.recovery
                        hears.down(_LOST)
                case Stopped():
                    return _STOPPED
                case Closed(why):
                    return why

    def _up(self, hears: Hears, url: str, latency_ms: int | None) -> None:
        before, self._url = self._url, url
        if before and before != url:
            hears.moved(url)
        else:
            hears.up(url, latency_ms)
