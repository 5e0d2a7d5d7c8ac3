"""The command line: one parser, and one module for each command family."""

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from typing import Any

from talkhint_desktop.core import links
from talkhint_desktop.core.errors import TalkHintError, UsageError

# Each is loaded when named, so that the window and --help are there at once.
_FAMILIES = {
    "demo": "one practice call: no account, no key, no network",
    "relay": "take calls without a window",
    "verify": "check whether the next call will work",
    "call": "play a recorded call at any voice webhook, as Twilio would",
    "fix": "point your Twilio number at TalkHint, and back",
    "rescue": "attach audio to a call that has none",
    "pause": "stop listening for a while, or go on",
    "cost": "what the calls have cost at OpenAI",
    "models": "recognition models for this PC",
    "history": "list, search, show, export and delete past calls",
    "doctor": "check what TalkHint needs on this PC",
}

DESCRIPTION = """\
TalkHint hears your phone calls through Twilio, writes both sides down while
they are spoken, and shows one short hint at a time.

Without a command it opens the window, or shows the one that is open; a link
such as talkhint://verify turns to a page in it. Try it first: talkhint demo
"""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line; exits with 2 and a usage line when it is wrong."""
    named = next((a for a in arguments if not a.startswith("-")), "")
    if not links.is_link(named):
        return _parser(named).parse_args(arguments)
    rest = [argument for argument in arguments if argument != named]
    return _parser("").parse_args(rest, argparse.Namespace(link=named))


def _parser(named: str) -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="talkhint",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = top.add_argument
    add("--version", action=_Version, nargs=0, help="show which TalkHint this is")
    add("--theme", choices=["system", "light", "dark", "contrast"])
    add("--hidden", action="store_true", help="start in the tray")
    add("--attach", default="", help=argparse.SUPPRESS)
    add("--screenshots", default="", help=argparse.SUPPRESS)
    add("--close-after-call", type=float, help=argparse.SUPPRESS)
    add("--has-tray", action="store_true", help=argparse.SUPPRESS)
    top.set_defaults(link="")
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    for name, does in _FAMILIES.items():
        if name == named:
            _module(name).add_parser(commands)
        else:
            commands.add_parser(name, help=does)
    return top


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version  # noqa: PLC0415  slow to load

        print(f"TalkHint {version('talkhint-desktop')}")
        parser.exit()


def run(args: argparse.Namespace, window: Callable[[argparse.Namespace], int]) -> int:
    """Carry out the command of `args`, or open the window; return the exit code."""
    try:
        return _module(args.command).run(args) if args.command else window(args)
    except TalkHintError as error:
        print(f"talkhint: {error} {error.remedy}".strip(), file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 1
    except BrokenPipeError:
        # Whoever read us has enough. Keep Python from saying so at its end.
        sys.stderr.close()
        return 0


def _module(name: str) -> Any:
    return importlib.import_module(f"talkhint_desktop.cli.{name}")
