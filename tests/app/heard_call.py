"""A call in an app that OpenAI hears: one caller who says one sentence."""

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.core.settings import Engine
from tests.app.running_app import RunningApp
from tests.peers.openai_audio import Track, recorded_track
from tests.peers.openai_peer import OpenAIPeer
from tests.peers.running_relay import speech
from tests.peers.twilio import sid
from tests.peers.twilio_stream import FakeStream

SAID = "hello my order has not arrived yet"
CARDS = """\
## Late order
Triggers: has not arrived
Say: Offer to trace the parcel
"""


@cache
def caller() -> Track:
    """What the caller says in `speech`, and the words that are heard in it."""
    sound = b"".join(map(base64.b64decode, speech(Speaker.CALLER)))
    return recorded_track(sound, [(600, len(sound) // 8 - 1500, SAID)])


@asynccontextmanager
async def a_call(run: RunningApp) -> AsyncIterator[str]:
    """Let a caller speak in a call that goes on meanwhile."""
    call = sid("CA")
    async with run.twilio() as twilio:
        reply = await twilio.inbound(call)
        stream = await twilio.open_stream()
        await stream.send(stream.connected(), stream.start(call, reply.stream_token))
        await speak(stream)
        yield call


async def speak(stream: FakeStream) -> None:
    for number, payload in enumerate(speech(Speaker.CALLER)):
        await stream.send(stream.media("inbound", number, payload))


def by_openai(peer: OpenAIPeer, folder: Path, **settings: Any) -> dict[str, Any]:
    (folder / "cards.md").write_text(CARDS)
    return {
        "openai_api_key": peer.key,
        "openai_base_url": peer.base_url,
        "engine": Engine.OPENAI,
        "playbook_dir": str(folder),
        **settings,
    }
