"""`talkhint rescue`: gives a running call without audio its stream."""

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
  talkhint rescue
  talkhint rescue CA0123456789abcdef0123456789abcdef --json
"""


def add_parser(commands: Any) -> None:
    parser: argparse.ArgumentParser = commands.add_parser(
        "rescue",
        help="attach audio to a call that has none",
        description="Let Twilio stream a running call to the TalkHint that runs "
        "here. Without CALL, the newest call of your number that has no stream.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("call", metavar="CALL", nargs="?", default="")
    parser.add_argument("--json", action="store_true", help="print one object")


def run(args: argparse.Namespace) -> int:
    """Ask the running relay; raises `TalkHintError` where it cannot be done."""
    note = invitation.find(configuration.folder())
    if note is None:
        raise TalkHintError(
            "No TalkHint runs here.", remedy="Start it: talkhint, or talkhint relay"
        )
    done = asyncio.run(ask(note.address, note.token, "rescue", call_sid=args.call))
    if args.json:
        print(json.dumps({"event": "rescue", "at": stamp(datetime.now(UTC)), **done}))
    else:
        print(f"Twilio streams {done['call_sid']} to TalkHint now.")
    return 0
