"""The relay's door on this PC: opens on one loopback port, and closes in order."""

import asyncio
import errno
import logging
import os
import socket
from collections.abc import Callable
from types import TracebackType
from typing import Self

from aiohttp import http_parser, http_websocket, web

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.relay import limits
from talkhint_desktop.relay.connections import Doors
from talkhint_desktop.relay.gate import Gate
from talkhint_desktop.relay.limits import TurnedAway
from talkhint_desktop.relay.media_stream import StreamSink
from talkhint_desktop.relay.reception import Reception
from talkhint_desktop.relay.stream_sockets import StreamSockets
from talkhint_desktop.relay.switchboard import Switchboard
from talkhint_desktop.relay.traffic import Traffic

__all__ = ["PortTaken", "Server", "StreamSink", "Switchboard"]

log = logging.getLogger(__name__)

# Never "localhost": another program could listen on ::1 with the same port.
ADDRESS = "127.0.0.1"


class PortTaken(TalkHintError):
    remedy = "Close that program, or choose another port with --port."


class Server:
    """Twilio's routes, served as long as the `async with` lasts.

    `port` 0 takes any free one; `port` then says which. `public_hosts` are
    the host names, with a port where the public address has one, that the
    tunnel passes on; asked for each request, since tunnels change.
    Raises `PortTaken`, or another `TalkHintError` when it cannot open.
    """

    def __init__(
        self,
        gate: Gate,
        switchboard: Switchboard,
        *,
        port: int = 0,
        instance: str,
        public_hosts: Callable[[], set[str]],
        traffic: Traffic | None = None,
    ) -> None:
        self.port = port
        self._gate = gate
        self._switchboard = switchboard
        self._instance = instance
        self._public_hosts = public_hosts
        self._traffic = traffic or Traffic()

    async def __aenter__(self) -> Self:
        _require_c_parsers()
        listening = _listen(self.port)
        self.port = listening.getsockname()[1]
        turned_away = TurnedAway(log, asyncio.get_running_loop().time)
        self._streams = StreamSockets(
            self._gate, self._switchboard, turned_away, self._traffic
        )
        reception = Reception(
            self._gate,
            self._switchboard,
            self._streams,
            instance=self._instance,
            hosts=self._hosts,
            turned_away=turned_away,
            traffic=self._traffic,
        )
        doors = Doors(reception.answer, turned_away, limits.open_files())
        self._runner = web.ServerRunner(doors, shutdown_timeout=limits.STOP_SECONDS)
        await self._runner.setup()
        await web.SockSite(self._runner, listening, backlog=limits.BACKLOG).start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            async with asyncio.timeout(limits.GOODBYE_SECONDS):
                await self._streams.close()
        except TimeoutError:
            log.warning("A media stream did not say goodbye in time")
        await self._runner.cleanup()

    def _hosts(self) -> set[str]:
        ours = {f"{ADDRESS}:{self.port}", f"localhost:{self.port}"}
        return ours | {host.lower() for host in self._public_hosts()}


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        # The same option means "wait for nobody's old connections" on POSIX
        # and "share the port with whoever has it" on Windows.
        if os.name == "posix":
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        else:
            exclusive = getattr(socket, "SO_EXCLUSIVEADDRUSE", ~socket.SO_REUSEADDR)
            listening.setsockopt(socket.SOL_SOCKET, exclusive, 1)
        listening.bind((ADDRESS, port))
        listening.listen(limits.BACKLOG)
    except OSError as error:
        listening.close()
        raise _cannot_listen(port, error) from error
    listening.setblocking(False)
    return listening


def may_listen(port: int) -> bool:
    """Tell whether a relay could listen at `port` now."""
    try:
        with socket.create_server((ADDRESS, port)):
            return True
    except OSError:
        return False


def _cannot_listen(port: int, error: OSError) -> TalkHintError:
    if error.errno == errno.EADDRINUSE:
        return PortTaken(f"Port {port} is in use by another program.")
    if error.errno == errno.EACCES:
        return TalkHintError(
            f"Port {port} is not allowed on this computer.",
            remedy="Choose a port above 1023 with --port.",
        )
    return TalkHintError(
        f"Port {port} could not be opened: {error.strerror}.",
        remedy="Choose another port with --port.",
    )


def _require_c_parsers() -> None:
    # The parsers in plain Python had a request-smuggling hole of their own
    # (CVE-2026-111750), and are slow enough to be flooded.
    plain = http_parser.HttpRequestParser is http_parser.HttpRequestParserPy
    if plain or not http_websocket.WebSocketReader.__module__.endswith("_c"):
        raise TalkHintError(
            "A part of TalkHint was installed without its fast, safe form (aiohttp).",
            remedy="Install TalkHint again with Python 3.11, 3.12 or 3.13 "
            "from python.org or your system.",
        )
