"""A socket to the transcriber, opened and with its session configured."""

import asyncio
import logging
import ssl
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from talkhint_desktop.relay.asking.trust import system_trust
from talkhint_desktop.relay.speech.realtime.config import (
    MODEL,
    OPENAI_URL,
    Patience,
    RealtimeConfig,
)
from talkhint_desktop.relay.speech.realtime.setback import (
    BAD_KEY,
    NOT_CONFIGURED,
    NOT_TAKEN,
    Setback,
    of_close,
    of_failure,
    of_refusal,
)
from talkhint_desktop.relay.wire.openai import (
    BadEvent,
    Created,
    Refused,
    Updated,
    from_openai,
)
from talkhint_desktop.relay.wire.openai_session import (
    DIALECTS,
    OPENAI,
    Wanted,
    less,
    wanted,
)

_MOST_MESSAGE = 2**20  # bytes
_LOOPBACK = ("127.", "localhost", "::1")

# Its debug lines hold the key and what was said, whatever the log is set to.
_wire_log = logging.getLogger(f"{__name__}.socket")
_wire_log.setLevel(logging.WARNING)
log = logging.getLogger(__name__)


class NotOpened(Exception):
    """No session came about. Never leaves this package."""

    def __init__(self, setback: Setback) -> None:
        super().__init__(setback.cause)
        self.setback = setback


@dataclass(frozen=True, slots=True)
class Opened:
    """A configured session; `expires_at` is in seconds since 1970, 0 if untold."""

    socket: ClientConnection
    wanted: Wanted
    expires_at: int


class Door:
    """Opens sockets for one side, and remembers what the server did not take."""

    def __init__(self, config: RealtimeConfig, patience: Patience) -> None:
        self.model = config.model or MODEL
        self._url = _url(config.base_url or OPENAI_URL)
        self._key = config.api_key.strip()
        self._patience = patience
        self._wanted = wanted(
            self.model, config.languages, config.keywords, config.prompt
        )
        theirs = (urlsplit(self._url).hostname or "").endswith(".openai.com")
        self._dialects = (OPENAI,) if theirs else DIALECTS

    async def open(self) -> Opened:
        """Return a session that takes audio; raises `NotOpened`."""
        if not self._key or not (self._key.isascii() and self._key.isprintable()):
            raise NotOpened(BAD_KEY)
        failures: list[NotOpened] = []
        for dialect in self._dialects:
            self._wanted = msgspec.structs.replace(self._wanted, dialect=dialect)
            try:
                opened = await self._open()
            except NotOpened as failed:
                failures.append(failed)
                if failed.setback.foreign:
                    continue
                break
            self._dialects = (dialect,)  # the one that was understood
            return opened
        raise failures[0]

    async def _open(self) -> Opened:
        try:
            socket = await self._connected()
        except (OSError, WebSocketException, ImportError, EOFError) as error:
            log.info("no socket to the transcriber: %s", type(error).__name__)
            raise NotOpened(of_failure(error, self.model)) from None
        try:
            async with asyncio.timeout(self._patience.configured_within):
                return await self._configured(socket)
        except TimeoutError:
            raise await self._left(socket, NOT_CONFIGURED) from None
        except ConnectionClosed:
            setback = of_close(socket.close_reason or "", self.model)
            raise NotOpened(setback) from None
        except NotOpened as failed:
            raise await self._left(socket, failed.setback) from None
        except BaseException:
            socket.transport.abort()
            raise

    async def _connected(self) -> ClientConnection:
        parts = urlsplit(self._url)
        here = (parts.hostname or "").startswith(_LOOPBACK)
        trust: ssl.SSLContext | None = None
        if parts.scheme == "wss":
            trust = system_trust()
        return await _Connect(
            f"{self._url}?{urlencode(self._wanted.query)}",
            additional_headers={"Authorization": f"Bearer {self._key}"},
            user_agent_header="TalkHint",
            # A proxy has no way to a server on this PC.
            proxy=None if here else True,
            ssl=trust,
            compression=None,
            max_size=_MOST_MESSAGE,
            open_timeout=self._patience.open_within,
            ping_interval=self._patience.ping_every,
            ping_timeout=self._patience.pong_within,
            close_timeout=self._patience.close_within,
            logger=_wire_log,
        )

    async def _configured(self, socket: ClientConnection) -> Opened:
        """Say what is wanted, and less where it is refused, until it is in force."""
        expires_at = 0
        async for frame in socket:
            try:
                event = from_openai(frame)
            except BadEvent:
                continue
            match event:
                case Created():
                    expires_at = event.expires_at
                    await socket.send(self._wanted.update, text=True)
                    if not self._wanted.dialect.confirms:
                        return Opened(socket, self._wanted, expires_at)
                case Updated():
                    return Opened(socket, self._wanted, expires_at)
                case Refused():
                    self._ask_less(event)
                    await socket.send(self._wanted.update, text=True)
        raise NotOpened(of_close(socket.close_reason or "", self.model))

    def _ask_less(self, refused: Refused) -> None:
        setback = of_refusal(refused, self.model)
        if setback:
            raise NotOpened(setback)
        now = less(self._wanted, refused)
        log.info("the transcriber refused %r", refused.param or refused.code)
        if now is None:
            raise NotOpened(NOT_TAKEN)
        self._wanted = now

    async def _left(self, socket: ClientConnection, setback: Setback) -> NotOpened:
        await close(socket, self._patience)
        return NotOpened(setback)


async def close(socket: ClientConnection, patience: Patience) -> None:
    """Say goodbye, but to a server that does not read only for a moment."""
    try:
        async with asyncio.timeout(patience.close_within):
            await socket.close()
    except TimeoutError:
        socket.transport.abort()
    except asyncio.CancelledError:
        socket.transport.abort()
        raise


class _Connect(connect):
    def process_redirect(self, exc: Exception) -> Exception | str:
        return exc  # the key goes to the address that was set, and no further


def _url(base: str) -> str:
    scheme, _, rest = base.rstrip("/").partition("://")
    secure = scheme in {"https", "wss"}
    return f"{'wss' if secure else 'ws'}://{rest}/realtime"
