"""What OpenAI's realtime transcription costs and keeps: recall, doubles, delay.

    python -m tests.bench.bench_realtime recall [--drops 3] [--speed 4]
    python -m tests.bench.bench_realtime delay [--calls 10] [--seconds 20]
        [--through recogniser|session] [--loop uvloop]

`recall` plays a call of two minutes whose every word is known to a stand-in for
OpenAI that drops each side's connection so many times, and counts what comes
out. `delay` feeds calls as fast as life and takes, for each frame, the time
inside the call that brings it and the time until another process has it.
"""

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import time
from base64 import b64decode
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from aiohttp import WSMsgType, web

from talkhint_desktop.core.call import Call, Party
from talkhint_desktop.core.events import Direction, Event, Segment, Speaker
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.core.playbook import Playbook
from talkhint_desktop.core.settings import Language
from talkhint_desktop.relay.session import Session
from talkhint_desktop.relay.speech.realtime.config import Patience, RealtimeConfig
from talkhint_desktop.relay.speech.realtime.recogniser import OpenAIRecogniser
from talkhint_desktop.relay.speech.recogniser import Words
from talkhint_desktop.relay.wire.twilio import Media
from tests.peers.openai_audio import FRAME_BYTES, FRAME_MS, Track, marked_track
from tests.peers.openai_peer import OpenAIPeer
from tests.peers.openai_script import Abort, Act, Close, Script

MINUTES = 2
TURN_MS, PAUSE_MS = 4_000, 1_000
PRACTICE = Path(__file__).parents[2] / "resources" / "practice" / "order-en"
_TRACK: dict[Speaker, Literal["inbound", "outbound"]] = {
    Speaker.CALLER: "inbound",
    Speaker.AGENT: "outbound",
}
DROPS: tuple[Act, ...] = (Abort(), Close(1011, "gone"), Close(1001, "60 minutes"))


# --- recall ------------------------------------------------------------------


def _side(number: int) -> Track:
    length = MINUTES * 60_000
    moments = range(100, length, 300)
    names = ((ms, f"{'ca'[number]}{ms}") for ms in moments)
    spoken = [(ms, w) for ms, w in names if ms % (TURN_MS + PAUSE_MS) < TURN_MS]
    return marked_track(length, spoken, number)


async def _recall(options: argparse.Namespace) -> None:
    sides = {Speaker.CALLER: _side(0), Speaker.AGENT: _side(1)}
    finals: list[str] = []
    lost: list[str] = []
    troubles: list[tuple[str, str, bool]] = []

    def heard(words: Words) -> None:
        if words.final:
            finals.extend(words.text.split())

    async with OpenAIPeer(list(sides.values())) as peer, asyncio.TaskGroup() as tasks:
        every = MINUTES * 60_000 * 4 // 5 // (options.drops + 1)
        for drop in range(options.drops):
            act = DROPS[drop % len(DROPS)]
            peer.next_connections(*[Script(at_audio={every: (act,)})] * 2)
        recogniser = OpenAIRecogniser.start(
            tasks,
            RealtimeConfig(api_key=peer.key, base_url=peer.base_url),
            heard=heard,
            lost=lambda names, _: lost.extend(names),
            troubled=lambda *told: troubles.append(told),
            used=lambda _: None,
            patience=replace(Patience(), faster=4.0 * options.speed),
        )
        await _played(recogniser, sides, options.speed)
        await recogniser.close(grace=30)
        connections = len(peer.connections)
        violations = peer.violations

    known = [word for side in sides.values() for _, word in side.words]
    counted = Counter(finals)
    print(
        json.dumps(
            {
                "words": len(known),
                "recall": round(sum(1 for w in known if counted[w]) / len(known), 4),
                "doubled": sum(count - 1 for count in counted.values()),
                "invented": len(counted.keys() - set(known)),
                "lost_utterances": len(lost),
                "connections": connections,
                "troubles": troubles,
                "violations": violations,
            }
        )
    )


async def _played(
    recogniser: OpenAIRecogniser, sides: dict[Speaker, Track], speed: float
) -> None:
    """Say both sides as fast as life times `speed`, in turns with pauses."""
    loop = asyncio.get_running_loop()
    frames = {speaker: side.frames() for speaker, side in sides.items()}
    began = loop.time()
    for number in range(MINUTES * 60_000 // FRAME_MS):
        for speaker in sides:
            _frame(recogniser, speaker, number, frames[speaker][number])
        due = began + (number + 1) * FRAME_MS / 1000 / speed
        await asyncio.sleep(max(0, due - loop.time()))


def _frame(
    recogniser: OpenAIRecogniser, speaker: Speaker, number: int, audio: bytes
) -> None:
    turn, within = divmod(number * FRAME_MS, TURN_MS + PAUSE_MS)
    name = f"{speaker}-{turn}"
    if within == 0:
        recogniser.begin(name, speaker)
    if within < TURN_MS:
        recogniser.audio(name, audio)
    elif within == TURN_MS:
        recogniser.end(name)


# --- delay -------------------------------------------------------------------


class _Sink:
    """An OpenAI that only notes when each frame came, in a process of its own."""

    def __init__(self) -> None:
        self.came: dict[str, float] = {}

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False, max_msg_size=2**24)
        await socket.prepare(request)
        await socket.send_str('{"type":"session.created","session":{}}')
        items = 0
        async for message in socket:
            now = time.monotonic()
            if message.type is not WSMsgType.TEXT:
                break
            event = json.loads(message.data)
            match event["type"]:
                case "session.update":
                    await socket.send_str('{"type":"session.updated"}')
                case "input_audio_buffer.append":
                    audio = b64decode(event["audio"])
                    for at in range(0, len(audio), FRAME_BYTES):
                        self.came[audio[at : at + 16].hex()] = now
                case "input_audio_buffer.commit":
                    items += 1
                    await self._item(socket, items)
        return socket

    async def _item(self, socket: web.WebSocketResponse, number: int) -> None:
        item = {"item_id": f"i{number}", "transcript": "words"}
        kind = "conversation.item.input_audio_transcription.completed"
        await socket.send_json({"type": "input_audio_buffer.committed", **item})
        await socket.send_json({"type": kind, **item})


async def _serve() -> None:
    """Print the port; at the first line read, print when each frame came."""
    sink = _Sink()
    app = web.Application()
    app.router.add_get("/v1/realtime", sink.connect)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.to_thread(sys.stdin.readline)
    print(json.dumps(sink.came), flush=True)
    await runner.cleanup()


class _Fed:
    """When each frame was given to the subject, and how long that took."""

    def __init__(self) -> None:
        self.given: dict[str, float] = {}
        self.inside: list[float] = []

    def note(self, audio: bytes, give: Callable[[], None]) -> None:
        before = time.monotonic()
        give()
        self.inside.append(time.monotonic() - before)
        self.given[audio[:16].hex()] = before


def _numbered(call: int, speaker: Speaker, number: int) -> bytes:
    head = bytes([call, speaker is Speaker.AGENT]) + number.to_bytes(14)
    return head + b"\x90" * (FRAME_BYTES - len(head))


async def _by_recogniser(
    call: int, config: RealtimeConfig, fed: _Fed, seconds: int
) -> None:
    async with asyncio.TaskGroup() as tasks:
        recogniser = _started(tasks, config, lambda _words: None, lambda *_: None)

        def give(speaker: Speaker, number: int) -> None:
            audio = _numbered(call, speaker, number)
            fed.note(audio, lambda: _frame(recogniser, speaker, number, audio))

        await _paced(call, seconds, give)
        await recogniser.close()


async def _by_session(
    call: int, config: RealtimeConfig, fed: _Fed, seconds: int
) -> None:
    """Feed real speech through the whole session, turn detection included."""
    told: list[Event] = []
    party = Party(Direction.INBOUND, "+15550100", "+15550199")
    session = Session(
        Call(f"CA{call}", party, playbook=Playbook(()), language=Language.ENGLISH),
        practice=False,
        tell=told.append,
        clock=lambda: Moment(datetime.now(UTC), time.monotonic()),
    )
    sound = {s: (PRACTICE / f"{s}.ulaw").read_bytes() for s in Speaker}
    async with asyncio.TaskGroup() as tasks:
        session.recogniser = recogniser = _started(
            tasks, config, session.heard, session.words_lost
        )

        def give(speaker: Speaker, number: int) -> None:
            at = number * FRAME_BYTES
            audio = sound[speaker][at : at + FRAME_BYTES]
            media = Media(number, _TRACK[speaker], number, number * FRAME_MS, "")
            # Real speech can't be told apart by call, so only the inside counts.
            fed.note(b"", lambda: session.audio(media, audio))

        await _paced(call, seconds, give)
        await recogniser.close()
    finals = sum(1 for event in told if isinstance(event, Segment) and event.final)
    assert finals, "nothing was heard"


def _started(
    tasks: asyncio.TaskGroup,
    config: RealtimeConfig,
    heard: Callable[[Words], None],
    lost: Callable[[list[str], str], None],
) -> OpenAIRecogniser:
    return OpenAIRecogniser.start(
        tasks,
        config,
        heard=heard,
        lost=lost,
        troubled=lambda *told: print(told, file=sys.stderr),
        used=lambda _seconds: None,
    )


async def _paced(call: int, seconds: int, give: Callable[[Speaker, int], None]) -> None:
    loop = asyncio.get_running_loop()
    await asyncio.sleep(0.5 + call * 0.0017)  # calls are not in step
    began = loop.time()
    for number in range(seconds * 1000 // FRAME_MS):
        for speaker in Speaker:
            give(speaker, number)
        due = began + (number + 1) * FRAME_MS / 1000
        await asyncio.sleep(max(0, due - loop.time()))


async def _delay(options: argparse.Namespace) -> None:
    sink = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.bench.bench_realtime",
        "sink",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        limit=2**26,
    )
    assert sink.stdin is not None
    assert sink.stdout is not None
    port = int(await sink.stdout.readline())
    config = RealtimeConfig(api_key="sk-test", base_url=f"http://127.0.0.1:{port}/v1")
    feed = _by_session if options.through == "session" else _by_recogniser
    fed = _Fed()
    cpu = time.process_time()
    async with asyncio.TaskGroup() as tasks:
        for call in range(options.calls):
            feeding = feed(call, config, fed, options.seconds)
            tasks.create_task(feeding, name=f"call {call}")
    cpu = time.process_time() - cpu
    sink.stdin.write(b"\n")
    came = json.loads(await sink.stdout.readline())
    await sink.wait()
    delays = [came[key] - at for key, at in fed.given.items() if key in came]
    print(
        json.dumps(
            {
                "through": options.through,
                "loop": options.loop,
                "calls": options.calls,
                "frames": len(fed.inside),
                "inside_ms": _figures(fed.inside),
                "arrived_after_ms": _figures(delays),
                "cpu_us_a_frame": round(cpu / len(fed.inside) * 1e6, 1),
            }
        )
    )


def _figures(seconds: list[float]) -> dict[str, float]:
    if len(seconds) < 2:
        return {}
    cuts = statistics.quantiles(seconds, n=1000)
    figures = {"p50": cuts[499], "p99": cuts[989], "max": max(seconds)}
    return {name: round(value * 1000, 3) for name, value in figures.items()}


def _run(main: Coroutine[object, object, None], loop: str) -> None:
    factory: Callable[[], asyncio.AbstractEventLoop] | None = None
    if loop == "uvloop":
        import uvloop  # noqa: PLC0415 - not on Windows

        factory = uvloop.new_event_loop
    with asyncio.Runner(loop_factory=factory) as runner:
        runner.run(main)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["recall", "delay", "sink"])
    parser.add_argument("--drops", type=int, default=3, help="on each side")
    parser.add_argument("--speed", type=float, default=4.0)
    parser.add_argument("--calls", type=int, default=10)
    parser.add_argument("--seconds", type=int, default=20)
    parser.add_argument(
        "--through", choices=["recogniser", "session"], default="recogniser"
    )
    parser.add_argument("--loop", choices=["asyncio", "uvloop"], default="uvloop")
    options = parser.parse_args()
    match options.what:
        case "recall":
            _run(_recall(options), options.loop)
        case "delay":
            _run(_delay(options), options.loop)
        case _:
            _run(_serve(), "asyncio")


if __name__ == "__main__":
    main()
