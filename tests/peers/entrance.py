"""The relay's entrances with a switchboard that writes down what reached it."""

import asyncio
import json
import re
import secrets
from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any
from urllib.parse import urlencode

import aiohttp

from talkhint_desktop.relay.gate import Gate, Grant, Line
from talkhint_desktop.relay.server import Server
from talkhint_desktop.relay.wire.twilio import Media, Start
from talkhint_desktop.relay.wire.voice_document import (
    after_dial_document,
    inbound_document,
)
from talkhint_desktop.relay.wire.webhook import (
    DialResult,
    InboundCall,
    StatusUpdate,
    StreamReport,
    signature,
)

HOST = "calls.example.com"
ORIGIN = f"https://{HOST}"
TOKEN = "0123456789abcdef0123456789abcdef"
ACCOUNT = "AC" + "a" * 32
CALL = "CA" + "1" * 32
LINE = Line(
    name="line",
    account_sid=ACCOUNT,
    auth_token=TOKEN,
    origins=(ORIGIN,),
    agent_number="+14155550132",
)
FRAME = b64encode(b"\xff" * 160).decode()


class Sink:
    """Keeps what a stream brought."""

    def __init__(self, start: Start, news: asyncio.Event) -> None:
        self.start = start
        self.frames: list[Media] = []
        self.bad: list[str] = []
        self.stops: list[bool] = []
        self._news = news

    def media(self, media: Media) -> None:
        self.frames.append(media)
        self._news.set()

    def stopped(self, *, by_twilio: bool) -> None:
        self.stops.append(by_twilio)
        self._news.set()

    def bad_frame(self, reason: str) -> None:
        self.bad.append(reason)
        self._news.set()


class Board:
    """A switchboard that writes down what reached it."""

    def __init__(self) -> None:
        self.gate: Gate | None = None
        self.calls: list[InboundCall] = []
        self.updates: list[StatusUpdate] = []
        self.dials: list[DialResult] = []
        self.reports: list[StreamReport] = []
        self.grants: list[Grant] = []
        self.sinks: list[Sink] = []
        self.refuses = False
        self.lines: list[str] = []
        self._news = asyncio.Event()

    @property
    def told(self) -> int:
        """How many things came through, of any kind."""
        forms = len(self.calls) + len(self.updates) + len(self.dials)
        return forms + len(self.reports) + len(self.sinks)

    async def until(self, true: Callable[[], bool]) -> None:
        """Wait for something to be so; fail when it is not within 5 s."""
        async with asyncio.timeout(5):
            while not true():
                self._news.clear()
                await self._news.wait()

    def _from(self, line: Line) -> None:
        self.lines.append(line.name)
        self._news.set()

    def call_arrived(self, line: Line, call: InboundCall) -> str:
        self._from(line)
        self.calls.append(call)
        assert self.gate is not None
        return inbound_document(
            stream_url=f"wss://{HOST}/twilio/stream",
            token=self.gate.grant(line, call.call_sid, bool(call.probe)),
            status_url=f"{ORIGIN}/twilio/stream-status",
            dial_url=f"{ORIGIN}/twilio/dial",
            dial_status_url=f"{ORIGIN}/twilio/status",
            agent_number=line.agent_number,
        )

    def status_changed(self, line: Line, update: StatusUpdate) -> None:
        self._from(line)
        self.updates.append(update)

    def dial_ended(self, line: Line, result: DialResult) -> str:
        self._from(line)
        self.dials.append(result)
        return after_dial_document(result)

    def stream_reported(self, line: Line, report: StreamReport) -> None:
        self._from(line)
        self.reports.append(report)

    def stream_opened(self, grant: Grant, start: Start) -> Sink | None:
        if self.refuses:
            return None
        self._from(grant.line)
        self.grants.append(grant)
        self.sinks.append(Sink(start, self._news))
        return self.sinks[-1]


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    text: str


@dataclass
class Entrance:
    """A server that runs, and Twilio's side of it."""

    server: Server
    gate: Gate
    board: Board
    client: aiohttp.ClientSession
    line: Line = LINE

    @property
    def port(self) -> int:
        return self.server.port

    async def post(
        self,
        path: str,
        fields: Mapping[str, str] | Sequence[tuple[str, str]],
        *,
        headers: Mapping[str, str] | None = None,
        signed: str | None = "",
        body: bytes | None = None,
    ) -> "Answer":
        """Post a form as Twilio does; `signed` "" is rightly, None not at all."""
        pairs = list(fields.items()) if isinstance(fields, Mapping) else list(fields)
        if signed == "":
            signed = signature(ORIGIN + path, pairs, self.line.auth_token)
        sent = {
            "Host": HOST,
            "User-Agent": "TwilioProxy/1.1",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        if signed is not None:
            sent["X-Twilio-Signature"] = signed
        data = urlencode(pairs).encode() if body is None else body
        async with self.client.post(
            f"http://127.0.0.1:{self.port}{path}",
            data=data,
            headers=sent | dict(headers or {}),
            allow_redirects=False,
        ) as answer:
            body = await answer.read()
            return Answer(answer.status, answer.headers, body.decode())

    async def token(self, call_sid: str = CALL) -> str:
        """Call in as Twilio does and return the token of the TwiML."""
        answer = await self.post("/twilio/inbound", call(call_sid))
        assert answer.status == 200
        found = re.search(r'name="token" value="([^"]+)"', answer.text)
        assert found
        return found[1]

    def stream(
        self, *, signed: str | None = "", headers: Mapping[str, str] | None = None
    ) -> Any:
        """Return the WebSocket of a stream, to be opened with `async with`."""
        url = f"wss://{HOST}/twilio/stream"
        if signed == "":
            signed = signature(url, (), self.line.auth_token)
        sent = {"Host": HOST, "User-Agent": "Twilio.TmeWs/1.0"}
        if signed is not None:
            sent["X-Twilio-Signature"] = signed
        return self.client.ws_connect(
            f"http://127.0.0.1:{self.port}/twilio/stream",
            headers=sent | dict(headers or {}),
            compress=0,
        )

    @asynccontextmanager
    async def live(self, call_sid: str = CALL) -> AsyncIterator[Any]:
        """Open a stream as Twilio does, up to its start message."""
        token = await self.token(call_sid)
        async with self.stream() as socket:
            await socket.send_str(connected())
            before = len(self.board.sinks)
            await socket.send_str(start(token, call_sid))
            await socket.send_str(media(2))
            await self.board.until(lambda: bool(self._frames_after(before)))
            yield socket

    async def genuine_call(self, frames: int = 20) -> float:
        """Take one whole call through; return how many seconds it took."""
        began, call_sid = monotonic(), new_call()
        token = await self.token(call_sid)
        async with self.stream() as socket:
            await socket.send_str(connected())
            await socket.send_str(start(token, call_sid))
            for number in range(frames):
                await socket.send_str(media(number + 2))
            await socket.send_str(stop())
            await self.board.until(lambda: any(s.stops for s in self.sinks(call_sid)))
        (sink,) = self.sinks(call_sid)
        assert len(sink.frames) == frames
        assert sink.stops == [True]
        return monotonic() - began

    def _frames_after(self, before: int) -> int:
        return sum(len(s.frames) for s in self.board.sinks[before:])

    def sinks(self, call_sid: str) -> list[Sink]:
        return [s for s in self.board.sinks if s.start.call_sid == call_sid]


@asynccontextmanager
async def entrance(
    *lines: Line, clock: Callable[[], float] = monotonic
) -> AsyncIterator[Entrance]:
    """Run the relay's entrances on a free port with these lines, or with one."""
    board = Board()
    served = lines or (LINE,)
    gate = Gate(served, clock, lambda: secrets.token_urlsafe(32))
    board.gate = gate
    server = Server(gate, board, instance="this-run", public_hosts=lambda: {HOST})
    async with server, aiohttp.ClientSession() as client:
        yield Entrance(server, gate, board, client, served[0])


async def raw(port: int, sent: bytes, seconds: float = 5) -> bytes:
    """Send bytes to the server and return all it says until it closes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    said = b""
    try:
        async with asyncio.timeout(seconds):
            writer.write(sent)
            while part := await reader.read(65_536):
                said += part
    except ConnectionError:
        pass  # what it said before it hung up still counts
    finally:
        writer.close()
    return said


async def meanwhile(
    attack: Awaitable[object], check: Callable[[], Awaitable[Any]]
) -> Any:
    """Run an attack, and a check beside it; return what the check says."""
    async with asyncio.TaskGroup() as tasks:
        under_way = tasks.create_task(_done(attack), name="attack")
        try:
            return await check()
        finally:
            under_way.cancel()


async def _done(attack: Awaitable[object]) -> None:
    await attack


def new_call() -> str:
    return "CA" + secrets.token_hex(16)


def other(line: Line = LINE, **changed: Any) -> Line:
    return replace(line, **changed)


def call(call_sid: str = CALL, **more: str) -> dict[str, str]:
    """Return the form of a call that comes in, as Twilio sends it."""
    return {
        "AccountSid": ACCOUNT,
        "ApiVersion": "2010-04-01",
        "CallSid": call_sid,
        "CallStatus": "ringing",
        "Called": "+15005550006",
        "Caller": "+12025550143",
        "Direction": "inbound",
        "From": "+12025550143",
        "FromCity": "",
        "To": "+15005550006",
    } | more


def step(
    status: str, sequence: int, call_sid: str = CALL, **more: str
) -> dict[str, str]:
    """Return the form of a status callback."""
    steps = {"CallStatus": status, "SequenceNumber": str(sequence)}
    return call(call_sid) | steps | more


def connected() -> str:
    return json.dumps({"event": "connected", "protocol": "Call", "version": "1.0.0"})


def start(token: str, call_sid: str = CALL, **changed: Any) -> str:
    """Return a start message; `changed` goes into its body."""
    body: dict[str, Any] = {
        "accountSid": ACCOUNT,
        "callSid": call_sid,
        "streamSid": "MZ1",
        "tracks": ["inbound", "outbound"],
        "customParameters": {"token": token},
        "mediaFormat": {"encoding": "audio/x-mulaw", "sampleRate": 8000, "channels": 1},
    }
    return json.dumps(
        {
            "event": "start",
            "sequenceNumber": "1",
            "start": body | changed,
            "streamSid": "MZ1",
        }
    )


def media(sequence: object = 2, *, stream_sid: str = "MZ1", **changed: Any) -> str:
    """Return a media message; `changed` goes into its body."""
    body: dict[str, Any] = {
        "track": "inbound",
        "chunk": "1",
        "timestamp": "20",
        "payload": FRAME,
    }
    return json.dumps(
        {
            "event": "media",
            "sequenceNumber": str(sequence),
            "media": body | changed,
            "streamSid": stream_sid,
        }
    )


def stop(stream_sid: str = "MZ1") -> str:
    return json.dumps(
        {
            "event": "stop",
            "sequenceNumber": "99",
            "stop": {"accountSid": ACCOUNT, "callSid": CALL},
            "streamSid": stream_sid,
        }
    )
