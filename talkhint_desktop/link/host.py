"""The relay's side of the link: a WebSocket for faces on its own loopback port."""

import asyncio
import hmac
import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any

import msgspec
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Event
from talkhint_desktop.core.signal_path import CallPulse, Stage
from talkhint_desktop.link import messages
from talkhint_desktop.link.face import Face
from talkhint_desktop.link.invitation import Invitation
from talkhint_desktop.link.messages import (
    VERSION,
    Attach,
    Attached,
    Command,
    Part,
    Profile,
    Pulse,
    Refusal,
    Refused,
    Result,
    Told,
)

log = logging.getLogger(__name__)

MAX_FRAME = 64 * 1024
ATTACH_WITHIN = 5.0  # seconds
MAX_INVITATIONS = 32
MAX_COMMANDS = 8  # of one face, under way at once
# Text may be nested deeper than any decoder goes.
NOT_UNDERSTOOD = (msgspec.DecodeError, RecursionError)

# Takes a command's name and arguments, and whom to give a part of the answer.
Handler = Callable[[str, dict[str, Any], Callable[[Any], None]], Awaitable[Any]]


class Host:
    """Carries what is told to every attached face, and their commands back.

    The port is bound to 127.0.0.1 and is never the one that a tunnel exposes.
    Each attachment costs one token. Nothing here waits for a face: one that
    reads too slowly is given the present state instead of what it missed.
    """

    def __init__(
        self,
        profile: Callable[[], Profile],
        present: Callable[[], Sequence[Event]],
        handle: Handler,
        on_invited: Callable[[Invitation], None],
    ) -> None:
        self._profile = profile
        self._present = present
        self._handle = handle
        self._on_invited = on_invited
        self._tokens: list[str] = []
        self._address = ""
        self._noted = ""  # the token that lies in the invitation file
        self._faces: set[Face] = set()
        self._seq = 0

    @asynccontextmanager
    async def open(self, port: int = 0) -> AsyncIterator[str]:
        """Listen while the context lasts; gives the address for faces."""
        async with serve(
            self._serve,
            "127.0.0.1",
            port,
            process_request=_refuse_browsers,
            compression=None,
            max_size=MAX_FRAME,
            open_timeout=ATTACH_WITHIN,
            close_timeout=1,
            server_header=None,
        ) as server:
            self._address = f"ws://127.0.0.1:{_port(server)}"
            self._leave_note()
            try:
                yield self._address
            finally:
                self._tokens.clear()
                self._noted = ""

    @property
    def faces(self) -> int:
        """How many faces are attached."""
        return len(self._faces)

    def invite(self) -> str:
        """Return a new token that opens one attachment."""
        token = secrets.token_urlsafe(32)
        self._tokens = [*self._tokens[-(MAX_INVITATIONS - 1) :], token]
        return token

    def told(self, event: Event) -> None:
        self._seq += 1
        for face in self._faces:
            face.told(Told(seq=self._seq, event=event))

    def pulsed(self, stages: Sequence[Stage], calls: Sequence[CallPulse]) -> None:
        if not self._faces:
            return
        pulse = Pulse(stages=list(stages), calls=list(calls))
        for face in self._faces:
            face.pulsed(pulse)

    def _leave_note(self) -> None:
        self._noted = secrets.token_urlsafe(32)
        self._on_invited(Invitation(self._address, self._noted))

    def _redeem(self, token: str) -> bool:
        """Use up `token`; false for one that never was or was used before."""
        if self._noted and _same(self._noted, token):
            self._leave_note()
            return True
        spent = [known for known in self._tokens if _same(known, token)]
        self._tokens = [known for known in self._tokens if known not in spent]
        return bool(spent)

    async def _serve(self, socket: ServerConnection) -> None:
        try:
            async with asyncio.timeout(ATTACH_WITHIN):
                first = await socket.recv()
            attach = self._let_in(first)
            if isinstance(attach, Refused):
                await socket.send(messages.encode(attach))
                return
            await self._attached(socket, attach)
        except (ConnectionClosed, TimeoutError):
            return

    def _let_in(self, frame: str | bytes) -> Attach | Refused:
        try:
            attach = messages.from_face(frame)
        except NOT_UNDERSTOOD:
            attach = None
        if not isinstance(attach, Attach):
            return Refused(message="This is not a TalkHint window.", remedy="")
        if attach.version != VERSION:
            return Refused(
                message="This window and the relay are of different versions.",
                remedy="Close TalkHint everywhere and start it again.",
            )
        if not self._redeem(attach.token):
            return Refused(
                message="The relay does not know this window.",
                remedy="Start TalkHint again.",
            )
        return attach

    async def _attached(self, socket: ServerConnection, attach: Attach) -> None:
        """Give the state, then events, with nothing told in between lost."""
        face = Face(socket, self._resync, attach.knows)
        hello = Attached(
            version=VERSION,
            token=self.invite(),
            seq=self._seq,
            profile=self._profile(),
            events=face.known(self._present()),
        )
        self._faces.add(face)
        try:
            async with asyncio.TaskGroup() as tasks:
                writer = tasks.create_task(face.write(hello), name="face writer")
                await self._read(socket, face, tasks)
                writer.cancel()
        except* ConnectionClosed:
            pass
        finally:
            self._faces.discard(face)

    def _resync(self) -> messages.Present:
        return messages.Present(seq=self._seq, events=list(self._present()))

    async def _read(
        self, socket: ServerConnection, face: Face, tasks: asyncio.TaskGroup
    ) -> None:
        room = asyncio.Semaphore(MAX_COMMANDS)
        commands: set[asyncio.Task[None]] = set()
        try:
            async for frame in socket:
                try:
                    command = messages.from_face(frame)
                except NOT_UNDERSTOOD:
                    log.warning("a face sent something that is no command")
                    return
                if isinstance(command, Command):
                    await room.acquire()
                    name = f"command {command.name}"
                    job = self._answer(command, face, room)
                    task = tasks.create_task(job, name=name)
                    commands.add(task)
                    task.add_done_callback(commands.discard)
        finally:
            for task in commands:
                task.cancel()

    async def _answer(
        self, command: Command, face: Face, room: asyncio.Semaphore
    ) -> None:
        def part(value: Any) -> None:
            face.told(Part(id=command.id, value=value))

        try:
            value = await self._handle(command.name, command.arguments, part)
            face.answered(Result(id=command.id, value=value))
        except TalkHintError as error:
            refusal = Refusal(str(error), error.remedy)
            face.answered(Result(id=command.id, error=refusal))
        finally:
            room.release()


def _same(known: str, token: str) -> bool:
    return hmac.compare_digest(known.encode(), token.encode())


def _port(server: Server) -> int:
    port: int = next(iter(server.sockets)).getsockname()[1]
    return port


def _refuse_browsers(connection: ServerConnection, request: Request) -> Response | None:
    """Refuse web pages: they always send Origin, and a face never does."""
    local = request.headers.get("Host", "").rpartition(":")[0] == "127.0.0.1"
    if local and "Origin" not in request.headers:
        return None
    return connection.respond(HTTPStatus.FORBIDDEN, "")
