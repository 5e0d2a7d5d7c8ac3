"""Sends one media stream as Twilio does: both tracks, a frame each 20 ms."""

import asyncio
import base64
import math
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress

import aiohttp

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.relay.asking.network import stream_fault
from talkhint_desktop.relay.asking.request import Account, sign
from talkhint_desktop.relay.practice.outcome import StreamFacts
from talkhint_desktop.relay.practice.recording import FRAME_MS, SILENCE, Recording
from talkhint_desktop.relay.practice.target import Target
from talkhint_desktop.relay.practice.words import CONNECTED, StreamWords

USER_AGENT = "Twilio.TmeWs/1.0"
_SPEAKERS = {"inbound": Speaker.CALLER, "outbound": Speaker.AGENT}
_HANDSHAKE_SECONDS = 10.0
_CLOSE_SECONDS = 1.0
_BATCH = 50  # messages between two looks at what else is to do
_SILENT = base64.b64encode(SILENCE).decode()

Tell = Callable[[str, str, int | None], None]


class Playback:
    """Where the recording stands; silence until it begins, and after its end.

    It begins when the agent answers. Where none will, `begin_with_a_stream`
    lets it begin with the first stream: a machine listens.
    """

    def __init__(self, recording: Recording, speed: float) -> None:
        self.recording = recording
        self.frame_seconds = FRAME_MS / 1000 / speed
        self.began: float | None = None  # on the loop's clock
        self._for_a_machine = False

    def begin(self, now: float) -> None:
        if self.began is None:
            self.began = now

    def begin_with_a_stream(self) -> None:
        self._for_a_machine = True

    def stream_began(self, now: float) -> None:
        if self._for_a_machine:
            self.begin(now)

    def offset(self, stream_began: float) -> int | None:
        """Return the stream's frame at which the recording starts."""
        if self.began is None:
            return None
        return math.ceil((self.began - stream_began) / self.frame_seconds - 1e-6)

    def payload(self, speaker: Speaker, index: int) -> str:
        if not 0 <= index < self.recording.frames:
            return _SILENT
        return base64.b64encode(self.recording.frame(speaker, index)).decode()


class PracticeStream:
    """One stream: opening, streaming, ended. `run` is its whole life.

    It ends by `stop`, or when the server closes the socket, which a phone call
    survives. What became of it is told as it happens and kept in `facts`.
    """

    def __init__(
        self,
        *,
        words: StreamWords,
        tracks: tuple[str, ...],
        parameters: Mapping[str, str],
        account: Account,
        playback: Playback,
        tell: Tell,
    ) -> None:
        self._words = words
        self.facts = StreamFacts(tracks=tracks)
        self.settled = asyncio.Event()  # open, or known not to be
        self._tracks = tracks
        self._parameters = dict(parameters)
        self._account = account
        self._playback = playback
        self._tell = tell
        self._began = 0.0
        self._sequence = 0
        self._stopping = False
        self._wanted_whole = False

    def stop(self, *, whole: bool) -> None:
        """End the stream; `whole` sends the rest of the recording first."""
        self._stopping, self._wanted_whole = True, whole

    def refuse(self, why: str, twilio_error: int) -> None:
        """Note that Twilio would not even try."""
        self._trouble("stream-refused", why, twilio_error)

    def stalled(self) -> None:
        """Note that the server reads too slowly, if nothing worse is known."""
        if not self.facts.trouble and self._wanted_whole:
            self._trouble(
                "stream-stalled", "The server does not read the stream.", 31930
            )

    async def run(self, session: aiohttp.ClientSession, target: Target) -> None:
        try:
            link = await self._open(session, target)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            self._trouble("stream-refused", *stream_fault(error))
            return
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._listen(link), name="practice stream ear")
                await self._speak(link)
                self._stopping = True
                await link.close()
        finally:
            if not link.closed:
                _break_off(link)

    async def _open(
        self, session: aiohttp.ClientSession, target: Target
    ) -> aiohttp.ClientWebSocketResponse:
        headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"}
        if self._account.auth_token:
            headers["X-Twilio-Signature"] = sign(
                target.signed, {}, self._account.auth_token
            )
        async with asyncio.timeout(_HANDSHAKE_SECONDS):
            return await session.ws_connect(
                target.dialled,
                headers=headers,
                compress=0,
                timeout=aiohttp.ClientWSTimeout(ws_close=_CLOSE_SECONDS),
            )

    async def _listen(self, link: aiohttp.ClientWebSocketResponse) -> None:
        warned = False
        async for message in link:
            if not warned:  # Twilio warns once a stream
                warned = True
                binary = message.type is aiohttp.WSMsgType.BINARY
                self._tell(
                    "stream-warned",
                    "The server sent something to Twilio on a one-way stream.",
                    31950 if binary else 31951,
                )
        self._lost(f"The server closed the stream (code {link.close_code}).")

    async def _speak(self, link: aiohttp.ClientWebSocketResponse) -> None:
        try:
            await link.send_str(CONNECTED)
            await link.send_str(
                self._words.start(self._next_sequence(), self._tracks, self._parameters)
            )
            self.facts.opened = True
            self._tell("stream-started", f"tracks {' and '.join(self._tracks)}", None)
            await self._pace(link)
            if not self.facts.trouble:
                await self._finish(link)
        except ConnectionError:
            self._lost("The server closed the stream.")

    async def _pace(self, link: aiohttp.ClientWebSocketResponse) -> None:
        loop = asyncio.get_running_loop()
        step = self._playback.frame_seconds
        self._began = loop.time()
        self.settled.set()
        self._playback.stream_began(self._began)
        while not self._stopping:
            # By the clock and not by counting sleeps, so that nothing drifts.
            await self._send_until(link, math.floor((loop.time() - self._began) / step))
            following = self._began + (self.facts.frames + 1) * step
            await asyncio.sleep(max(following - loop.time(), 0))

    async def _finish(self, link: aiohttp.ClientWebSocketResponse) -> None:
        offset = self._playback.offset(self._began)
        if self._wanted_whole and offset is not None:
            await self._send_until(link, offset + self._playback.recording.frames)
            self.facts.whole = offset >= 0
            if offset < 0:
                self.facts.trouble = "It began when the talk was under way."
        await link.send_str(self._words.stop(self._next_sequence()))
        self._tell("stream-stopped", f"{self.facts.frames * FRAME_MS} ms", None)

    async def _send_until(
        self, link: aiohttp.ClientWebSocketResponse, end: int
    ) -> None:
        offset = self._playback.offset(self._began)
        for number in range(self.facts.frames, end):
            index = -1 if offset is None else number - offset
            for track in self._tracks:
                payload = self._playback.payload(_SPEAKERS[track], index)
                await link.send_str(
                    self._words.media(self._next_sequence(), track, number, payload)
                )
            self.facts.frames += 1
            if number % _BATCH == 0:
                await asyncio.sleep(0)
                if self.facts.trouble:
                    return

    def _next_sequence(self) -> int:
        self._sequence += 1
        return self._sequence

    def _lost(self, why: str) -> None:
        if self._stopping or self.facts.trouble:
            return  # we hung up, or both ends of the socket told of one close
        at = f" after {self.facts.frames * FRAME_MS} ms"
        self._trouble("stream-closed", why.removesuffix(".") + at + ".", 31921)
        self._stopping = True

    def _trouble(self, what: str, why: str, code: int) -> None:
        self.facts.trouble, self.facts.twilio_error = why, code
        self.settled.set()
        self._tell(what, why, code)


def _break_off(websocket: aiohttp.ClientWebSocketResponse) -> None:
    # A transport whose peer does not read would wait for ever to empty itself.
    connection = websocket.get_extra_info("socket")
    if connection is None:
        return
    kind = (connection.family, connection.type)
    with socket.fromfd(connection.fileno(), *kind) as same, suppress(OSError):
        same.shutdown(socket.SHUT_RDWR)
