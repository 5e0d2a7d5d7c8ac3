"""`talkhint history name`: what the agent calls whoever has a number."""

import argparse
import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

from talkhint_desktop.core.errors import TalkHintError, UsageError
from talkhint_desktop.core.events import Name
from talkhint_desktop.core.moment import stamp
from talkhint_desktop.core.names import cleaned, nameable
from talkhint_desktop.link import invitation
from talkhint_desktop.link.client import ask
from talkhint_desktop.store.history import History
from talkhint_desktop.store.lock import AlreadyRunningError, RelayLock
from talkhint_desktop.store.plain import plain_json, plain_line
from talkhint_desktop.store.reader import Reader


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", metavar="NUMBER", help="like +15550100")
    parser.add_argument("name", nargs="?", metavar="NAME", help="left out: show it")
    parser.add_argument("--remove", action="store_true", help="take the name back")


def run(args: argparse.Namespace, path: Path) -> int:
    """Give a number a name, take it back, or show it; raises `TalkHintError`."""
    number = nameable(args.number)
    if args.remove and args.name is not None:
        raise UsageError("Give a name or --remove, not both.")
    if args.name is not None and not cleaned(args.name):
        raise UsageError("The name is empty.", remedy="Take it back with --remove.")
    if args.remove or args.name is not None:
        _change(number, cleaned(args.name or ""), path)
    name = _name_of(number, path)
    if args.json:
        print(plain_json(json.dumps({"number": number, "name": name or None})))
    else:
        print(f"{number}: {plain_line(name) or 'no name'}")
    return 0


def _name_of(number: str, path: Path) -> str:
    names = {one.number: one.name for one in Reader(path).names()}
    return names.get(number, "")


def _change(number: str, name: str, path: Path) -> None:
    try:
        with RelayLock(path.parent), History.open(path) as history:
            history.told(Name(at=stamp(datetime.now(UTC)), number=number, name=name))
            if not history.saved(history.number):
                raise TalkHintError("The disk takes no changes now.")
    except AlreadyRunningError:
        # It alone may change the history, so it is asked to.
        note = invitation.find(path.parent)
        if note is None:
            raise
        asked = ask(note.address, note.token, "name-number", number=number, name=name)
        asyncio.run(asked)
