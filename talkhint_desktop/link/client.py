"""The face's side of the link."""

import asyncio
from collections.abc import AsyncIterator, Callable
from types import TracebackType
from typing import Any, Self

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from talkhint_desktop.core.errors import TalkHintError, ungrouped
from talkhint_desktop.link import messages
from talkhint_desktop.link.messages import (
    Attached,
    Command,
    Part,
    Present,
    Profile,
    Pulse,
    Refused,
    Result,
    Told,
)

# A whole day's transcript as the present state stays well under this.
MAX_FRAME = 64 * 1024 * 1024
# The first practice call waits for its language model.
ANSWER_WITHIN = 90.0  # seconds


class LinkLost(TalkHintError):
    """The relay closed the link or is gone."""

    remedy = "TalkHint starts it again by itself; if not, start TalkHint again."


class Link:
    """One attachment of a face.

    Iterate over it for what the relay says, first `Attached`, until the relay
    closes or is lost. Commands may be given while that goes on.
    """

    def __init__(self, socket: ClientConnection, hello: Attached) -> None:
        self._socket = socket
        self._hello = hello
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._parts: dict[int, Callable[[Any], None]] = {}
        self._last_id = 0
        self.profile: Profile = hello.profile
        self.token = hello.token  # opens this face's next attachment

    async def __aiter__(self) -> AsyncIterator[Attached | Present | Told | Pulse]:
        yield self._hello
        try:
            async for frame in self._socket:
                message = messages.from_relay(frame)
                if isinstance(message, Result):
                    self._answered(message)
                elif isinstance(message, Part):
                    self._parts.get(message.id, _nobody)(message.value)
                elif not isinstance(message, Refused | Attached):
                    yield message
        except ConnectionClosed:
            pass
        except msgspec.DecodeError:
            await self._socket.close()  # another program has that port now
        finally:
            self._lost()

    async def command(
        self,
        name: str,
        /,
        *,
        on_part: Callable[[Any], None] | None = None,
        **arguments: object,
    ) -> Any:
        """Give a command and return its value, plain JSON.

        Somebody must be iterating, or no answer is read. `on_part` is given
        what is found before the end. Raises `TalkHintError` when refused and
        `LinkLost` when neither a part nor the answer comes for 90 s.
        """
        self._last_id += 1
        number, loop = self._last_id, asyncio.get_running_loop()
        answer: asyncio.Future[Any] = loop.create_future()
        self._answers[number] = answer
        command = Command(id=number, name=name, arguments=dict(arguments))
        try:
            async with asyncio.timeout(ANSWER_WITHIN) as patience:

                def part(value: Any) -> None:
                    patience.reschedule(loop.time() + ANSWER_WITHIN)
                    if on_part:
                        on_part(value)

                self._parts[number] = part
                await self._socket.send(messages.encode(command))
                return await answer
        except ConnectionClosed:
            raise LinkLost("The relay stopped.") from None
        except TimeoutError:
            raise LinkLost("The relay does not answer.") from None
        finally:
            self._answers.pop(number, None)
            self._parts.pop(number, None)

    async def close(self) -> None:
        """Detach; a command that still waits gets `LinkLost`."""
        await self._socket.close()
        self._lost()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    def _answered(self, result: Result) -> None:
        answer = self._answers.get(result.id)
        if answer is None or answer.done():
            return
        if result.error:
            error = TalkHintError(result.error.message, remedy=result.error.remedy)
            answer.set_exception(error)
        else:
            answer.set_result(result.value)

    def _lost(self) -> None:
        for answer in self._answers.values():
            if not answer.done():
                answer.set_exception(LinkLost("The relay stopped."))


def _nobody(_value: Any) -> None:
    """Take a part of what nobody waits for any more."""


async def attach(address: str, token: str, *, face: str) -> Link:
    """Attach to the relay at `address` (`ws://127.0.0.1:PORT`).

    Raises `LinkLost` when nobody answers there, `TalkHintError` when refused.
    """
    try:
        # No proxy: this never leaves the PC, and a proxy must not see it.
        socket = await connect(
            address,
            proxy=None,
            compression=None,
            max_size=MAX_FRAME,
            open_timeout=5,
            close_timeout=1,
        )
    except (OSError, WebSocketException, ValueError, EOFError):
        raise LinkLost("No relay answers at its address.") from None
    try:
        async with asyncio.timeout(5):
            await socket.send(messages.encode(messages.attach(token, face)))
            first = messages.from_relay(await socket.recv())
    except (ConnectionClosed, TimeoutError, msgspec.DecodeError):
        await socket.close()
        raise LinkLost("Something else answers at the relay's address.") from None
    if isinstance(first, Attached):
        return Link(socket, first)
    await socket.close()
    if isinstance(first, Refused):
        raise TalkHintError(first.message, remedy=first.remedy)
    raise LinkLost("Something else answers at the relay's address.")


async def ask(
    address: str,
    token: str,
    name: str,
    /,
    *,
    on_part: Callable[[Any], None] | None = None,
    **arguments: object,
) -> Any:
    """Attach for one command and return its value; raises as `command` does."""
    with ungrouped():
        async with (
            await attach(address, token, face=name) as link,
            asyncio.TaskGroup() as tasks,
        ):
            reader = tasks.create_task(_read_away(link), name="answers")
            value = await link.command(name, on_part=on_part, **arguments)
            reader.cancel()
    return value


async def _read_away(link: Link) -> None:
    async for _ in link:
        pass
