"""`talkhint pause`: nothing is heard for a while, in any call."""

import argparse
import asyncio
import json
from datetime import UTC, datetime
from typing import Any

from talkhint_desktop.cli import configuration
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.moment import stamp
from talkhint_desktop.link import invitation
from talkhint_desktop.link.client import ask

EXAMPLE = """\
examples:
  talkhint pause
  talkhint pause --seconds 60 --json
  talkhint pause --off
"""


def add_parser(commands: Any) -> None:
    parser: argparse.ArgumentParser = commands.add_parser(
        "pause",
        help="stop listening for a while, or go on",
        description="Stop listening in every call: nothing leaves this PC and "
        "nothing is kept. It goes on by itself. The phone calls are not touched.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--off", action="store_true", help="listen again now")
    what.add_argument("--seconds", type=int, metavar="N", help="how long, 10 to 3600")
    parser.add_argument("--json", action="store_true", help="print one object")


def run(args: argparse.Namespace) -> int:
    """Ask the running relay; raises `TalkHintError` where it cannot be done."""
    note = invitation.find(configuration.folder())
    if note is None:
        raise TalkHintError(
            "No TalkHint runs here.", remedy="Start it: talkhint, or talkhint relay"
        )
    wanted = {"on": not args.off, "seconds": args.seconds}
    done = asyncio.run(ask(note.address, note.token, "pause", **wanted))
    if args.json:
        print(json.dumps({"event": "pause", "at": stamp(datetime.now(UTC)), **done}))
    elif done["paused"]:
        until = datetime.fromisoformat(done["until"]).astimezone()
        print(f"Paused. Listening goes on by itself at {until:%H:%M:%S}.")
    else:
        print("Listening goes on.")
    return 0
