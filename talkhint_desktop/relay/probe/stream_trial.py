"""Opens the stream that a document names, and sends it a second of silence."""

import asyncio
import base64
import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

import aiohttp

from talkhint_desktop.core.twiml import Verb
from talkhint_desktop.core.webhook.trial import Trial
from talkhint_desktop.relay.asking.network import stream_fault
from talkhint_desktop.relay.asking.request import Account, made_up_sid, sign
from talkhint_desktop.relay.practice.recording import SILENCE
from talkhint_desktop.relay.practice.stream import USER_AGENT
from talkhint_desktop.relay.practice.target import Target, tracks_of
from talkhint_desktop.relay.practice.words import CONNECTED, StreamWords

FRAMES = 50  # of 20 ms, for each side
_FRAME_SECONDS = 0.02
_HANDSHAKE_SECONDS = 10.0
_REFUSED_WITHIN = 3.0  # seconds, in which a wrong token has to be noticed
_CLOSE_SECONDS = 1.0
_SILENT = base64.b64encode(SILENCE).decode()


@dataclass(frozen=True, slots=True)
class StreamOffer:
    """A stream as a document offers it to one call."""

    target: Target
    tracks: tuple[str, ...]
    parameters: Mapping[str, str]
    call_sid: str

    @classmethod
    def of(cls, target: Target, stream: Verb, call_sid: str) -> "StreamOffer":
        parameters = {
            child.get("name"): child.get("value")
            for child in stream.children
            if child.name == "Parameter"
        }
        return cls(target, tracks_of(stream) or ("inbound",), parameters, call_sid)

    def with_wrong_token(self) -> "StreamOffer":
        """Return what a stranger could send: the right names, wrong values."""
        names = self.parameters or {"token": ""}
        wrong = {name: secrets.token_urlsafe(24) for name in names}
        return StreamOffer(self.target, self.tracks, wrong, self.call_sid)


async def try_stream(
    session: aiohttp.ClientSession, offer: StreamOffer, account: Account
) -> Trial:
    """Send a short stream as Twilio would, from the handshake to its stop."""
    return await _try(session, offer, account, patience=0.0)


async def try_as_stranger(
    session: aiohttp.ClientSession, offer: StreamOffer, account: Account
) -> Trial:
    """Send a stream without a signature and with a wrong token."""
    unsigned = Account(account.account_sid)
    wrong = offer.with_wrong_token()
    return await _try(session, wrong, unsigned, patience=_REFUSED_WITHIN)


async def _try(
    session: aiohttp.ClientSession,
    offer: StreamOffer,
    account: Account,
    *,
    patience: float,
) -> Trial:
    url = offer.target.signed
    try:
        link = await _open(session, offer.target, account)
    except aiohttp.WSServerHandshakeError as error:
        return Trial("refused", url, status=error.status)
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        _, code = stream_fault(error)
        return Trial("unreachable", url, twilio_error=code)
    began = asyncio.get_running_loop().time()
    sent = _Sent()
    try:
        async with asyncio.TaskGroup() as tasks:
            ear = tasks.create_task(_listen(link), name="test stream's ear")
            await _speak(link, offer, account, sent, ear)
            if patience and not ear.done():
                await asyncio.wait([ear], timeout=patience)
            closed_early = ear.done()
            if not closed_early:
                await _hang_up(link, sent)
            ear.cancel()
    finally:
        await link.close()
    after_ms = round((asyncio.get_running_loop().time() - began) * 1000)
    if closed_early:
        code = link.close_code or 1006
        return Trial("closed", url, sent.frames, close=code, after_ms=after_ms)
    return Trial("taken", url, sent.frames)


@dataclass(slots=True)
class _Sent:
    messages: int = 0
    frames: int = 0
    words: StreamWords | None = None

    def next_sequence(self) -> int:
        self.messages += 1
        return self.messages


async def _open(
    session: aiohttp.ClientSession, target: Target, account: Account
) -> aiohttp.ClientWebSocketResponse:
    headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"}
    if account.auth_token:
        headers["X-Twilio-Signature"] = sign(target.signed, {}, account.auth_token)
    async with asyncio.timeout(_HANDSHAKE_SECONDS):
        return await session.ws_connect(
            target.dialled,
            headers=headers,
            compress=0,
            timeout=aiohttp.ClientWSTimeout(ws_close=_CLOSE_SECONDS),
        )


async def _listen(link: aiohttp.ClientWebSocketResponse) -> None:
    """Read until the server closes; what it says is of no interest."""
    async for _ in link:
        pass


async def _speak(
    link: aiohttp.ClientWebSocketResponse,
    offer: StreamOffer,
    account: Account,
    sent: _Sent,
    ear: "asyncio.Task[None]",
) -> None:
    words = StreamWords(made_up_sid("MZ"), offer.call_sid, account.account_sid)
    sent.words = words
    with suppress(ConnectionError):  # the ear hears the same close
        await link.send_str(CONNECTED)
        await link.send_str(
            words.start(sent.next_sequence(), offer.tracks, offer.parameters)
        )
        for number in range(FRAMES):
            await _send_frame(link, words, offer.tracks, number, sent)
            await asyncio.wait([ear], timeout=_FRAME_SECONDS)
            if ear.done():
                return


async def _send_frame(
    link: aiohttp.ClientWebSocketResponse,
    words: StreamWords,
    tracks: Sequence[str],
    number: int,
    sent: _Sent,
) -> None:
    for track in tracks:
        await link.send_str(words.media(sent.next_sequence(), track, number, _SILENT))
        sent.frames += 1


async def _hang_up(link: aiohttp.ClientWebSocketResponse, sent: _Sent) -> None:
    if sent.words:
        with suppress(ConnectionError):
            await link.send_str(sent.words.stop(sent.next_sequence()))
