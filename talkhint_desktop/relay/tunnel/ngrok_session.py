"""One session with ngrok, from its opening to its end."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any, TypeVar

from talkhint_desktop.relay.tunnel.ngrok_errors import code_of, why_refused
from talkhint_desktop.relay.tunnel.ngrok_sdk import Listener, Sdk, Session
from talkhint_desktop.relay.tunnel.tunnel import Down, NoTunnel

log = logging.getLogger(__name__)

_MOST_NEWS = 64
_NO_ANSWER = Down(
    "ngrok does not answer.",
    "Check the internet connection; TalkHint goes on trying.",
)
_SDK_FAILED = Down(
    "ngrok's part of TalkHint failed.",
    "It is started again. If that goes on, see relay.log.",
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds each thing may take.

    A call's audio stops while the tunnel is down, so it is noticed soon.
    """

    beat_every: int = 5
    beat_late: int = 10
    answer: float = 15.0
    silence: float = 20.0  # without any heartbeat, answered or not
    recovery: float = 9.0  # of the SDK's own, after a lost connection
    closing: float = 1.0
    steady: float = 30.0  # up for so long, a session counts as a good one


IN_LIFE = Patience()


@dataclass(frozen=True, slots=True)
class Login:
    """With what to go to ngrok; `domain` empty takes what the account gives."""

    authtoken: str = field(repr=False)
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Beat:
    """An answered heartbeat, or one that was missed: None."""

    latency_ms: int | None


@dataclass(frozen=True, slots=True)
class Lost:
    """The connection broke, and the SDK tries to make it anew."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """Somebody pressed Stop at ngrok's dashboard."""


@dataclass(frozen=True, slots=True)
class Closed:
    """ngrok closed the address, the session goes on."""

    why: Down


News = Beat | Lost | Stopped | Closed


class Ear:
    """What the SDK's own threads may touch: it only passes on to the loop.

    A handler that raises ends the SDK's heartbeat or its reconnecting for
    good, so none does; save that a session which was given up must not come
    back behind the next one's back.
    """

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._news: asyncio.Queue[News] = asyncio.Queue(_MOST_NEWS)
        self.given_up = False

    # The SDK leaves a missed heartbeat's argument out.
    def beat(self, *arguments: Any) -> None:
        latency = arguments[0] if arguments else None
        self._pass_on(Beat(latency if isinstance(latency, int) else None))

    def lost(self, *_: Any) -> None:
        if self.given_up:
            raise ConnectionAbortedError("this session was given up")
        self._pass_on(Lost())

    def stopped(self, *_: Any) -> None:
        self._pass_on(Stopped())

    def heard(self, news: News) -> None:
        """Keep news, on the loop; when nobody takes them the newest are lost."""
        if not self._news.full():
            self._news.put_nowait(news)

    async def next(self, seconds: float) -> News | None:
        """Return the next news, None when none came in time."""
        try:
            async with asyncio.timeout(max(0.0, seconds)):
                return await self._news.get()
        except TimeoutError:
            return None

    def _pass_on(self, news: News) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed already
            self._loop.call_soon_threadsafe(self.heard, news)


@dataclass(frozen=True, slots=True)
class NgrokSession:
    """An open session; its news come from `ear`."""

    ear: Ear
    listener: Listener

    @property
    def url(self) -> str:
        url = self.listener.url()
        assert url  # only labelled listeners have none
        return url


@asynccontextmanager
async def ngrok_session(
    login: Login, port: int, sdk: Sdk, patience: Patience, *, held: bool
) -> AsyncIterator[NgrokSession]:
    """Lead a public address to `port` while the context lasts.

    Raises `NoTunnel` when ngrok refuses or does not answer; `held` as in
    `why_refused`.
    """
    ear = Ear()

    async def asked(call: Callable[[], Awaitable[T]]) -> T:
        try:
            async with asyncio.timeout(patience.answer):
                return await call()
        except TimeoutError:
            raise NoTunnel(_NO_ANSWER) from None
        except ValueError as error:
            why = why_refused(error, secret=login.authtoken, held=held)
            # Its text may hold the token, so it is no cause to be printed.
            raise NoTunnel(why) from None
        except Exception:
            # The SDK's own fault must not end the calls that go on.
            log.exception("ngrok's SDK failed")
            raise NoTunnel(_SDK_FAILED) from None

    session = await asked(lambda: _connect(login, ear, sdk, patience))
    try:
        listener = await asked(lambda: _listen(session, login, port))
        try:
            async with asyncio.TaskGroup() as tasks:
                job = _until_closed(listener, ear, login)
                watch = tasks.create_task(job, name="ngrok address")
                yield NgrokSession(ear, listener)
                watch.cancel()
        finally:
            await _close(listener.close, patience)
    finally:
        ear.given_up = True
        await _close(session.close, patience)


def _connect(
    login: Login, ear: Ear, sdk: Sdk, patience: Patience
) -> Awaitable[Session]:
    return (
        sdk()
        .authtoken(login.authtoken)
        .metadata("talkhint")
        .client_info("TalkHint", version("talkhint-desktop"))
        .heartbeat_interval(patience.beat_every)
        .heartbeat_tolerance(patience.beat_late)
        .handle_heartbeat(ear.beat)
        .handle_disconnection(ear.lost)
        .handle_stop_command(ear.stopped)
        .connect()
    )


def _listen(session: Session, login: Login, port: int) -> Awaitable[Listener]:
    endpoint = session.http_endpoint().metadata("call-relay")
    if login.domain:
        endpoint = endpoint.domain(login.domain)
    # Never "localhost": another program could listen on ::1 with this port.
    return endpoint.listen_and_forward(f"http://127.0.0.1:{port}")


async def _until_closed(listener: Listener, ear: Ear, login: Login) -> None:
    """Tell when ngrok closes the address while the session lives on."""
    join = getattr(listener, "join", None)
    if join is None:
        return
    why = Down("ngrok closed the public address.", "It is being opened again.")
    try:
        await join()
    except ValueError as error:
        if code_of(error):
            why = why_refused(error, secret=login.authtoken, held=True)
    except Exception:
        log.exception("ngrok's SDK failed")
        why = _SDK_FAILED
    ear.heard(Closed(why))


async def _close(close: Callable[[], Awaitable[None]], patience: Patience) -> None:
    try:
        async with asyncio.timeout(patience.closing):
            await close()
    except (TimeoutError, ValueError):
        log.info("ngrok did not hear that we go")
    except Exception:
        log.exception("ngrok's SDK failed")
