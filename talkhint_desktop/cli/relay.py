"""`talkhint relay`: the relay without a window, until it is told to end."""

import argparse
import asyncio
import functools
import json
import logging
import signal
import sys
import threading
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack, closing
from dataclasses import replace
from importlib.metadata import version
from os import getpid
from pathlib import Path
from typing import Any

from talkhint_desktop.app import App, Part, Where, clock
from talkhint_desktop.cli import configuration, crash
from talkhint_desktop.cli.outlet import Outlet
from talkhint_desktop.cli.story import Story
from talkhint_desktop.core.errors import TalkHintError, UsageError, ungrouped
from talkhint_desktop.core.events import (
    Event,
    RelayEvent,
    RelayState,
    RelayTrouble,
    to_line,
)
from talkhint_desktop.core.messages import trouble
from talkhint_desktop.core.settings import (
    SECRETS,
    Engine,
    HintsFrom,
    Settings,
)
from talkhint_desktop.core.wellformed import public_url
from talkhint_desktop.link import invitation
from talkhint_desktop.link.host import Host
from talkhint_desktop.link.messages import Profile
from talkhint_desktop.relay.server import PortTaken, may_listen
from talkhint_desktop.relay.tunnel.agent import Agents
from talkhint_desktop.relay.tunnel.choice import NO_WAY_IN, WAYS_IN
from talkhint_desktop.relay.tunnel.tunnel import TunnelRefused
from talkhint_desktop.store.lock import AlreadyRunningError
from talkhint_desktop.store.logs import log_to_file

log = logging.getLogger(__name__)

# What a relay that failed says of it in its last event.
_CODES: dict[type[TalkHintError], str] = {
    PortTaken: "port-taken",
    TunnelRefused: "tunnel-down",
}

EXAMPLE = """\
examples:
  talkhint relay
  talkhint relay --no-tunnel --json
  talkhint relay --port 8080 --public-url https://calls.example.com
"""


def add_parser(commands: Any) -> None:
    parser: argparse.ArgumentParser = commands.add_parser(
        "relay",
        help="take calls without a window",
        description="Take calls without a window, until Ctrl+C. Without an address "
        "of your own it opens a tunnel, by ngrok.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--port", type=_port, default=0, help="local port (default: any)"
    )
    reach = parser.add_mutually_exclusive_group()
    reach.add_argument("--public-url", metavar="URL", help="your own public address")
    reach.add_argument(
        "--no-tunnel", action="store_true", help="local address only, for development"
    )
    parser.add_argument(
        "--engine", choices=list(Engine), help="who turns audio to words"
    )
    parser.add_argument(
        "--keep-pointed",
        action="store_true",
        help="repoint your number when the public address changes",
    )
    parser.add_argument("--json", action="store_true", help="print one event a line")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--practice-only", action="store_true", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Run until SIGINT or SIGTERM, or as a child until the parent is gone."""
    settings = configuration.load(secrets=not args.practice_only)
    if args.engine:
        settings = replace(settings, engine=Engine(args.engine))
    if args.practice_only and settings.hints is HintsFrom.OPENAI:
        settings = replace(settings, hints=HintsFrom.PLAYBOOK)  # no key, no network
    if args.keep_pointed:
        settings = replace(settings, keep_pointed=True)
    held = configuration.held() | _held_by_options(args)
    reached = where(args, settings, Agents())
    folder = configuration.folder()
    keys = [getattr(settings, name) for name in SECRETS]
    threading.excepthook = _thread_crashed
    outlet = Outlet(sys.stdout)
    out = _printer(args, outlet)
    try:
        with closing(log_to_file(folder, settings.log_level, filter(None, keys))):
            app = App(settings, folder, reached, held=held)
            return _on_loop(_serve(app, out, child=args.child))
    except AlreadyRunningError as error:
        return _failed(args, error, folder)
    except TalkHintError as error:
        if code := _CODES.get(type(error)):
            why = RelayTrouble(code, str(error), error.remedy)
            state = RelayState.FAILED
            out(RelayEvent(at=clock().stamp, state=state, trouble=why))
        return _failed(args, error, None)
    finally:
        outlet.close()


def _thread_crashed(args: threading.ExceptHookArgs) -> None:
    """Report our bug in a thread; the calls, which have none, go on."""
    log.critical("the thread %s crashed", args.thread)
    if args.exc_value:
        print(crash.report(args.exc_value), file=sys.stderr)


def where(args: argparse.Namespace, settings: Settings, agents: Agents) -> Where:
    """Return where to listen, and how to be reached: named, own, or a tunnel.

    Raises `UsageError` when there is no way for Twilio to come in.
    """
    port = _port_for(args, settings)
    if args.no_tunnel:
        return Where(port)
    if args.public_url:
        return Where(port, public_url(args.public_url, name="--public-url"))
    if settings.public_url:
        return Where(port, settings.public_url, follows=True)
    if args.child:
        # Without a tunnel the window still has its practice calls.
        return Where(port, tunnel=bool(settings.ngrok_authtoken), follows=True)
    by_agent = not settings.ngrok_authtoken and _one_leads_to(port, agents)
    if settings.ngrok_authtoken or by_agent:
        return Where(
            port, tunnel=True, must_be_reached=True, follows=True, by_agent=by_agent
        )
    raise UsageError(NO_WAY_IN, remedy=WAYS_IN)


def _port_for(args: argparse.Namespace, settings: Settings) -> int:
    """Return where to listen; a window's relay comes up wherever it can.

    Else a port that was chosen wrongly in the window could not be set right there.
    """
    if args.child and not args.port and not may_listen(settings.port):
        return 0
    port: int = args.port or settings.port
    return port


def _held_by_options(args: argparse.Namespace) -> dict[str, str]:
    """Return which settings the command line holds, and by which option."""
    options = {
        "port": "--port" if args.port else "",
        "public_url": "--no-tunnel" if args.no_tunnel else "",
        "engine": "--engine" if args.engine else "",
        "keep_pointed": "--keep-pointed" if args.keep_pointed else "",
    }
    if args.public_url:
        options["public_url"] = "--public-url"
    return {name: option for name, option in options.items() if option}


def _one_leads_to(port: int, agents: Agents) -> bool:
    return bool(port and asyncio.run(agents.address_of(port)))


def _port(text: str) -> int:
    if text.isdigit() and 0 <= int(text) <= 65_535:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is no port; it is 0 to 65535")


def _printer(args: argparse.Namespace, outlet: Outlet) -> Callable[[Event], None]:
    if args.child:
        return lambda _: None
    if not args.json:
        return Story(outlet).told

    def print_line(event: Event) -> None:
        outlet.write(to_line(event) + "\n")
        outlet.flush()

    return print_line


def _failed(args: argparse.Namespace, error: TalkHintError, folder: Path | None) -> int:
    if args.child:
        said = {"failed": str(error), "remedy": error.remedy}
        if folder:
            said["running_in"] = str(folder)
        print(json.dumps(said), flush=True)
        return 1
    print(f"{error} {error.remedy}".strip(), file=sys.stderr)
    return 1


async def _serve(app: App, out: Callable[[Event], None], *, child: bool) -> int:
    end = _parent_gone() if child else _told_to_end()
    host = _host(app)
    app.listeners += [out, host.told]
    app.relay.on_pulse = host.pulsed
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(app.open())
        stack.callback(invitation.remove, app.folder)
        address = await stack.enter_async_context(host.open())
        await stack.enter_async_context(app.listen())
        if child:
            if app.listens_elsewhere:
                at = clock().stamp
                app.tell(trouble("port-taken", call_sid=None, at=at, cleared=False))
            told = {"address": address, "token": host.invite()}
            print(json.dumps(told), flush=True)
        await end.wait()
        if child:
            await app.relay.calls.finished()
    return 0


def _host(app: App) -> Host:
    async def handle(name: str, arguments: dict[str, Any], part: Part) -> Any:
        if name == "invite":
            return host.invite()
        if name == "faces":
            return host.faces
        return await app.command(name, arguments, part)

    leave = functools.partial(invitation.leave, app.folder)
    host = Host(lambda: _profile(app), app.present.events, handle, leave)
    return host


def _profile(app: App) -> Profile:
    settings = app.settings
    return Profile(
        version=version("talkhint-desktop"),
        instance=app.relay.instance,
        engine=settings.engine,
        hints=settings.hints,
        agent_number=settings.agent_number,
        data_dir=str(app.folder),
        pid=getpid(),
    )


def _told_to_end() -> asyncio.Event:
    """Return what SIGINT and SIGTERM set."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        if sys.platform == "win32":
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(told.set))
        else:
            loop.add_signal_handler(number, told.set)
    return told


def _parent_gone() -> asyncio.Event:
    """Return what the closing of the pipe from the parent sets, or SIGTERM.

    Ctrl+C in a terminal reaches every process; the parent decides what it
    means.
    """
    gone = asyncio.Event()
    loop = asyncio.get_running_loop()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        loop.add_signal_handler(signal.SIGTERM, gone.set)

    def read() -> None:
        while sys.stdin.buffer.read(1024):
            pass
        loop.call_soon_threadsafe(gone.set)

    # A daemon, because nothing can end a read of a pipe that stays open.
    threading.Thread(target=read, name="parent", daemon=True).start()
    return gone


def _on_loop(job: Coroutine[Any, Any, int]) -> int:
    factory = None
    if sys.platform != "win32":
        import uvloop  # noqa: PLC0415  there is none for Windows

        factory = uvloop.new_event_loop
    with ungrouped(), asyncio.Runner(loop_factory=factory) as runner:
        return runner.run(job)
