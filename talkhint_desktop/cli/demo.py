"""`talkhint demo`: one practice call through the real relay, shown or printed."""

import argparse
import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from typing import Any

from talkhint_desktop.cli import configuration, screen
from talkhint_desktop.cli.story import Story
from talkhint_desktop.core.errors import TalkHintError, ungrouped
from talkhint_desktop.core.events import CallEvent, Event, Segment, to_line
from talkhint_desktop.link.child import RelayProcess
from talkhint_desktop.link.client import Link, attach
from talkhint_desktop.link.messages import Attached, Present, Told
from talkhint_desktop.store.places import own_command

EXAMPLE = """\
examples:
  talkhint demo
  talkhint demo --headless --speed 4
  talkhint demo --screenshots pictures
"""
INTRODUCTION = """\
A practice call: a caller that behaves like Twilio rings the real relay.
Words come from basic recognition on this PC. They are rough: good enough for
the hints of this demo, not for real calls. An OpenAI key will give far better
words and hints made for the moment."""
# How long the window stays on the ended page before it closes by itself.
CLOSE_AFTER = 8.0
# The last words follow the end of a call within this.
LAST_WORDS = 4.0


def add_parser(commands: Any) -> None:
    parser: argparse.ArgumentParser = commands.add_parser(
        "demo",
        help="one practice call: no account, no key, no network",
        description="Play a practice call through the real relay and show it.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("--headless", action="store_true", help="print only, open no window")
    add("--json", action="store_true", help="print one event a line")
    add("--speed", type=_speed, default=1.0, metavar="N", help="N times life")
    add("--call", metavar="NAME|DIR", help="another recorded call")
    add("--screenshots", metavar="DIR", help="save pictures of the window")


def run(args: argparse.Namespace) -> int:
    """Run the demo to its end, exit 0; Ctrl+C ends it cleanly before."""
    configuration.load(secrets=False)  # a wrong setting is told before anything
    try:
        with ungrouped():
            asyncio.run(_Demo(args).play())
    except (KeyboardInterrupt, asyncio.CancelledError):
        print("Stopped.", file=sys.stderr)
        return 1
    return 0


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if 0.1 <= speed <= 20.0:
        return speed
    raise argparse.ArgumentTypeError(f"{text!r} is no speed; it is 0.1 to 20")


class _Demo:
    """One practice call, from the start of the relay to the end of the window."""

    def __init__(self, args: argparse.Namespace) -> None:
        self._args = args
        self._story = Story()
        self._call_sid = ""
        self._words = 0
        self._ended = asyncio.Event()

    async def play(self) -> None:
        me = asyncio.current_task()
        if me and sys.platform != "win32":
            loop = asyncio.get_running_loop()
            loop.add_signal_handler(signal.SIGTERM, me.cancel)
        arguments = ["--no-tunnel", "--engine", "basic", "--practice-only"]
        async with AsyncExitStack() as stack:
            relay = await stack.enter_async_context(RelayProcess.start(arguments))
            link = await attach(relay.address, relay.token, face="demo")
            stack.push_async_callback(link.close)
            tasks = await stack.enter_async_context(asyncio.TaskGroup())
            reader = tasks.create_task(self._read(link), name="events")
            stack.callback(reader.cancel)
            window = await self._window(link, relay.address)
            stack.push_async_callback(_closed, window)
            await self._one_call(link, window)
            await _until_closed(window)
        if window and window.returncode:
            raise TalkHintError(
                "The window ended with an error.",
                remedy="Run talkhint demo --headless to see the call without it.",
            )

    async def _one_call(
        self, link: Link, window: "subprocess.Popen[bytes] | None"
    ) -> None:
        if not self._args.json:
            self._story.line(INTRODUCTION)
            self._story.line("Preparing; the first time takes some seconds.")
        wanted = {"call": self._args.call} if self._args.call else {}
        placed = await link.command("practice", speed=self._args.speed, **wanted)
        self._call_sid = placed["call_sid"]
        try:
            while not self._ended.is_set():
                if window and window.poll() is not None:
                    return  # closing the window ends the demo
                await _within(0.2, self._ended.wait())
            settled = link.command("settled", call_sid=self._call_sid)
            await _within(LAST_WORDS, settled)
        finally:
            if not self._ended.is_set():
                await _within(3.0, link.command("stop-practice"))
        if self._words == 0:
            raise TalkHintError(
                "The practice call ended without a word.",
                remedy="Run talkhint doctor to see what is missing.",
            )
        if not self._args.json:
            self._story.line("Kept in the history: talkhint history list")

    async def _window(
        self, link: Link, address: str
    ) -> "subprocess.Popen[bytes] | None":
        pictures = self._args.screenshots
        offscreen = bool(pictures) and not screen.has_display()
        if self._args.headless or not (screen.has_display() or offscreen):
            return None
        if why_not := screen.why_no_window(offscreen=offscreen):
            print(why_not, file=sys.stderr)
            return None
        command = [*own_command(), "--attach", address]
        seconds = LAST_WORDS if offscreen else CLOSE_AFTER
        command += ["--close-after-call", str(seconds)]
        if pictures:
            command += ["--screenshots", pictures]
        before = await link.command("faces")
        window = _opened(command, await link.command("invite"), offscreen=offscreen)
        # The call should not ring before the window can show it. One that is
        # slow is not waited for.
        for _ in range(150):
            if window.poll() is not None or await link.command("faces") > before:
                break
            await asyncio.sleep(0.1)
        return window

    async def _read(self, link: Link) -> None:
        async for message in link:
            if isinstance(message, Told):
                self._told(message.event)
            elif isinstance(message, Attached | Present):
                for event in message.events:
                    self._told(event)
        if not self._ended.is_set():
            raise TalkHintError("The relay stopped.", remedy="Run the demo again.")

    def _told(self, event: Event) -> None:
        if self._args.json:
            print(to_line(event), flush=True)
        else:
            self._story.told(event)
        if isinstance(event, Segment):
            self._words += bool(event.final and event.text)
        elif isinstance(event, CallEvent):
            self._over(event)

    def _over(self, event: CallEvent) -> None:
        if event.ended_at and event.call_sid == self._call_sid:
            self._ended.set()


def _opened(
    command: list[str], token: str, *, offscreen: bool
) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, "TALKHINT_LINK_TOKEN": token}
    if offscreen:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL)


async def _within(seconds: float, job: Coroutine[Any, Any, object]) -> None:
    """Wait for `job` for at most `seconds`; a foreseen trouble ends it too."""
    try:
        async with asyncio.timeout(seconds):
            await job
    except (TimeoutError, TalkHintError):
        pass


async def _until_closed(window: "subprocess.Popen[bytes] | None") -> None:
    if window:
        await asyncio.to_thread(window.wait)


async def _closed(window: "subprocess.Popen[bytes] | None") -> None:
    """End a window that is still there, gently first."""
    if window is None or window.poll() is not None:
        return
    window.terminate()
    await _within(3.0, _until_closed(window))
    if window.poll() is None:
        window.kill()
        window.wait()
