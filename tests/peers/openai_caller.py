"""A bare client of the stand-in: says events on a socket and gathers the answers."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from tests.peers.openai_peer import OpenAIPeer
from tests.peers.openai_script import Json

WITHIN = 5.0  # seconds for any one answer


class Caller:
    def __init__(self, ws: ClientConnection) -> None:
        self.ws = ws

    async def say(self, kind: str, **fields: Any) -> None:
        await self.ws.send(json.dumps({"type": kind, **fields}))

    async def next(self) -> Json:
        async with asyncio.timeout(WITHIN):
            event: Json = json.loads(await self.ws.recv())
        return event

    async def next_of(self, kind: str) -> Json:
        """Return the next event whose type ends with `kind`, past all others."""
        return (await self.until(kind))[-1]

    async def until(self, kind: str) -> list[Json]:
        """Return the events up to the first whose type ends with `kind`."""
        events = [await self.next()]
        while not events[-1]["type"].endswith(kind):
            events.append(await self.next())
        return events

    async def configure(self, **words: Any) -> Json:
        await self.say("session.update", session=config(**words))
        return await self.next_of("session.updated")

    async def hear(self, frames: Iterable[bytes]) -> None:
        for frame in frames:
            audio = base64.b64encode(frame).decode()
            await self.say("input_audio_buffer.append", audio=audio)

    async def turn(self, frames: Iterable[bytes]) -> str:
        """Send the frames and a commit; return the transcript that comes."""
        await self.hear(frames)
        await self.say("input_audio_buffer.commit")
        completed = await self.next_of(".completed")
        return str(completed["transcript"])


def config(
    *,
    encoding: str = "audio/pcmu",
    include: bool = False,
    vad: Any = None,
    **words: Any,
) -> Json:
    """Return a session as the product sends it, with `words` for transcription."""
    logs = ["item.input_audio_transcription.logprobs"]
    return {
        "type": "transcription",
        "audio": {
            "input": {
                "format": {"type": encoding},
                "noise_reduction": None,
                "transcription": {"model": "gpt-live-transcribe"} | words,
                "turn_detection": vad,
            }
        },
        **({"include": logs} if include else {}),
    }


@asynccontextmanager
async def calling(
    peer: OpenAIPeer, *, query: str = "", key: str | None = None, **options: Any
) -> AsyncIterator[Caller]:
    """Open a socket to the stand-in, with its own key where none is given."""
    headers = {"Authorization": f"Bearer {peer.key if key is None else key}"}
    headers |= options.pop("headers", {})
    async with connect(
        peer.realtime_url + query,
        additional_headers=headers,
        proxy=None,
        compression=None,
        close_timeout=1,
        **options,
    ) as ws:
        yield Caller(ws)


@asynccontextmanager
async def configured(peer: OpenAIPeer, **words: Any) -> AsyncIterator[Caller]:
    """Open a socket whose session is configured already."""
    async with calling(peer) as caller:
        await caller.configure(**words)
        yield caller
