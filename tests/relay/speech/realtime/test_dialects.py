"""Servers that call themselves compatible are understood, each in its dialect."""

from dataclasses import replace

from aiohttp import web

from tests.peers.other_transcribers import VLLM, Speaches, serving
from tests.relay.speech.realtime.hearing import (
    LONG,
    QUICK,
    Listener,
    listening,
    say,
)

MODEL = "Systran/faster-whisper-small"


async def test_speaches_is_spoken_to_with_the_model_in_the_url() -> None:
    listener, server = Listener(), Speaches()

    async with (
        serving(server.connect) as url,
        listening(listener, url, model=MODEL, languages=("en-US",)) as recogniser,
    ):
        say(recogniser, "u1", LONG.frames(0, 1000))
        say(recogniser, "u2", LONG.frames(1000, 3000))
        heard = await listener.end_of("u1"), await listener.end_of("u2")

    assert heard == ("1000 ms", "2000 ms")
    assert server.queries[-1] == {
        "intent": "transcription",
        "model": MODEL,
        "language": "en",
    }
    assert listener.troubles == []


async def test_vllm_hears_one_turn_after_the_other() -> None:
    listener = Listener()
    servers: list[VLLM] = []

    async def connect(request: web.Request) -> web.StreamResponse:
        servers.append(VLLM())
        return await servers[-1].connect(request)

    async with (
        serving(connect) as url,
        listening(listener, url, model=MODEL) as recogniser,
    ):
        say(recogniser, "u1", LONG.frames(0, 1000))
        say(recogniser, "click", LONG.frames(0, 40))
        say(recogniser, "u2", LONG.frames(1000, 3000))
        say(recogniser, "u3", LONG.frames(3000, 3500))
        names = ("u1", "click", "u2", "u3")
        heard = [await listener.end_of(name) for name in names]

    assert heard == ["1000 ms", "", "2000 ms", "500 ms"]
    assert [violation for s in servers for violation in s.violations] == []
    assert listener.troubles == []


async def test_what_was_understood_once_is_spoken_from_then_on() -> None:
    listener, server = Listener(), Speaches()
    patience = replace(QUICK, rotate_after=0.02)

    async with (
        serving(server.connect) as url,
        listening(listener, url, patience, model=MODEL) as recogniser,
    ):
        count = 0
        while len(server.queries) < 7:  # each side has come a second time
            count += 1
            say(recogniser, f"u{count}", LONG.frames(0, 1000))
            assert await listener.end_of(f"u{count}") == "1000 ms"

    assert sum(1 for query in server.queries if "model" not in query) == 2


async def test_a_server_without_live_transcription_is_told_as_such() -> None:
    listener = Listener()

    async def nothing(_request: web.Request) -> web.StreamResponse:
        return web.Response(status=404)

    async with serving(nothing) as url, listening(listener, url):
        await listener.until(lambda: bool(listener.troubles))

    cause = "its address has no live transcription"
    assert listener.troubles[0] == ("transcriber-down", cause, False)
