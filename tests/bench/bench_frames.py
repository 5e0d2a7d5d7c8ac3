"""CPU for each frame that comes in, beside a bare aiohttp reader: one ratio.

    python -m tests.bench.bench_frames [--calls 10] [--rounds 5] [--loop uvloop]

Each server runs in a process of its own and is fed by this one with whole
frames as fast as life (`--mode paced`, one frame a wake-up) or as fast as it
reads (`--mode flood`). Subject and limit take turns, so that noise hits both;
the figure is the median of the ratios of the rounds.
"""

import argparse
import asyncio
import json
import resource
import secrets
import statistics
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager

import aiohttp
from aiohttp import web

from talkhint_desktop.relay.gate import Gate, Line
from talkhint_desktop.relay.server import Server
from talkhint_desktop.relay.wire.twilio import Media
from tests.peers.entrance import ACCOUNT, HOST, Board, connected, new_call, start

FRAMES_A_SECOND = 100  # two tracks
PAYLOAD = b64encode(bytes(range(160))).decode()


class _NoSink:
    def media(self, media: Media) -> None:
        pass

    def stopped(self, *, by_twilio: bool) -> None:
        pass

    def bad_frame(self, reason: str) -> None:
        raise AssertionError(reason)


class _Board(Board):
    def stream_opened(self, *_: object) -> _NoSink:  # type: ignore[override]
        return _NoSink()


@asynccontextmanager
async def _subject() -> AsyncIterator[tuple[int, list[tuple[str, str]]]]:
    # A practice line, because a real one is bounded to the pace of life.
    line = Line(
        name="bench",
        account_sid=ACCOUNT,
        auth_token=secrets.token_hex(16),
        origins=(f"https://{HOST}",),
        practice=True,
    )
    gate = Gate([line], time.monotonic, lambda: secrets.token_urlsafe(32))
    calls = [new_call() for _ in range(64)]
    grants = [(one, gate.grant(line, one)) for one in calls]
    hosts: set[str] = set()
    server = Server(gate, _Board(), instance="bench", public_hosts=lambda: hosts)
    async with server:
        yield server.port, grants


@asynccontextmanager
async def _bare() -> AsyncIterator[tuple[int, list[tuple[str, str]]]]:
    async def read(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        async for _ in socket:
            pass
        return socket

    app = web.Application()
    app.router.add_get("/twilio/stream", read)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    try:
        yield port, [(new_call(), "none") for _ in range(64)]
    finally:
        await runner.cleanup()


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


async def _serve(kind: str) -> None:
    """Print port and grants; then the CPU seconds used at every line read."""
    async with _subject() if kind == "subject" else _bare() as (port, grants):
        print(json.dumps({"port": port, "grants": grants}), flush=True)
        while await asyncio.to_thread(sys.stdin.readline):
            print(json.dumps(_cpu()), flush=True)


def _run(main: Coroutine[object, object, None], loop: str) -> None:
    factory: Callable[[], asyncio.AbstractEventLoop] | None = None
    if loop == "uvloop":
        import uvloop  # noqa: PLC0415 - not on Windows

        factory = uvloop.new_event_loop
    with asyncio.Runner(loop_factory=factory) as runner:
        runner.run(main)


def _frame(number: int) -> str:
    track = ("inbound", "outbound")[number % 2]
    return (
        f'{{"event":"media","sequenceNumber":"{number + 2}","media":{{'
        f'"track":"{track}","chunk":"{number // 2 + 1}",'
        f'"timestamp":"{number // 2 * 20 + 57}","payload":"{PAYLOAD}"}},'
        '"streamSid":"MZ1"}'
    )


async def _feed(
    session: aiohttp.ClientSession,
    port: int,
    grant: tuple[str, str],
    mode: str,
    count: int,
) -> None:
    url = f"http://127.0.0.1:{port}/twilio/stream"
    call_sid, token = grant
    clock = asyncio.get_running_loop().time
    async with session.ws_connect(url, compress=0) as socket:
        await socket.send_str(connected())
        await socket.send_str(start(token, call_sid))
        began = clock()
        for number in range(count):
            await socket.send_str(_frame(number))
            if mode == "paced":
                due = began + (number + 1) / FRAMES_A_SECOND
                await asyncio.sleep(max(0, due - clock()))


async def _round(kind: str, options: argparse.Namespace) -> float:
    """Return CPU microseconds a frame."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.bench.bench_frames",
        "--serve",
        kind,
        "--loop",
        options.loop,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    orders, told = child.stdin, child.stdout

    async def cpu() -> float:
        orders.write(b"\n")
        used: float = json.loads(await told.readline())
        return used

    try:
        hello = json.loads(await told.readline())
        before = await cpu()
        connector = aiohttp.TCPConnector(limit=0)
        session = aiohttp.ClientSession(connector=connector)
        async with session, asyncio.TaskGroup() as tasks:
            for grant in hello["grants"][: options.calls]:
                feeding = _feed(
                    session, hello["port"], grant, options.mode, options.frames
                )
                tasks.create_task(feeding, name="one call")
        frames: int = options.frames * options.calls
        return (await cpu() - before) / frames * 1e6
    finally:
        orders.close()
        await child.wait()


async def _compare(options: argparse.Namespace) -> None:
    ratios: list[float] = []
    subject: list[float] = []
    bare: list[float] = []
    for _ in range(options.rounds):
        subject.append(await _round("subject", options))
        bare.append(await _round("bare", options))
        ratios.append(subject[-1] / bare[-1])
    print(
        json.dumps(
            {
                "mode": options.mode,
                "loop": options.loop,
                "calls": options.calls,
                "subject_us": round(statistics.median(subject), 2),
                "bare_us": round(statistics.median(bare), 2),
                "ratio": round(statistics.median(ratios), 3),
                "ratios": [round(one, 3) for one in ratios],
            }
        )
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mode", choices=["paced", "flood"], default="paced")
    parser.add_argument("--loop", choices=["asyncio", "uvloop"], default="asyncio")
    parser.add_argument("--calls", type=int, default=10, help="at most 64")
    parser.add_argument("--frames", type=int, default=500, help="for each call")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        _run(_serve(options.serve), options.loop)
    else:
        _run(_compare(options), "asyncio")


if __name__ == "__main__":
    main()
