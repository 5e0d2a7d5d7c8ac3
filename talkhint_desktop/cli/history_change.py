"""What `talkhint history` changes: flags, and calls that are deleted."""

import argparse
import asyncio
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from talkhint_desktop.cli.history_text import call_in_words
from talkhint_desktop.core.errors import TalkHintError, UsageError
from talkhint_desktop.core.events import Flag, Segment
from talkhint_desktop.core.moment import stamp
from talkhint_desktop.link import invitation
from talkhint_desktop.link.client import ask
from talkhint_desktop.store.export import clock
from talkhint_desktop.store.history import History
from talkhint_desktop.store.lock import AlreadyRunningError, RelayLock
from talkhint_desktop.store.plain import plain_line
from talkhint_desktop.store.reader import Reader
from talkhint_desktop.store.record import CallRecord


def flag(args: argparse.Namespace, path: Path) -> int:
    """Flag a line, or take its flag off."""
    record = Reader(path).show(args.call)
    said, on = _line(record, args.line), not args.remove
    about: dict[str, Any] = {
        "call_sid": record.call.call_sid,
        "utterance": said.utterance,
        "flagged": on,
    }

    def write(history: History) -> None:
        history.told(Flag(at=stamp(datetime.now(UTC)), **about))
        if not history.flush():
            raise TalkHintError(
                "The flag could not be written.", remedy="Free some space."
            )

    _change(path, write, "flag", **about)
    does = "Flagged" if on else "No flag on"
    print(f"{does} {clock(said.start_ms)}  {said.speaker}: {plain_line(said.text)}")
    return 0


def delete(args: argparse.Namespace, path: Path) -> int:
    """Delete a call for good; asks first."""
    record = Reader(path).show(args.call)
    if not args.yes and not _confirmed(record):
        print("Nothing was deleted.", file=sys.stderr)
        return 1
    sid = record.call.call_sid
    _change(path, lambda history: history.delete(sid), "history-delete", call=sid)
    print(f"Deleted call {record.short_id}.")
    return 0


def _change(
    path: Path, write: Callable[[History], None], command: str, **given: Any
) -> None:
    """Write, or ask the relay that runs: it alone may change the history.

    Raises `AlreadyRunningError` where a relay runs and cannot be asked.
    """
    try:
        with RelayLock(path.parent), History.open(path) as history:
            write(history)
    except AlreadyRunningError:
        note = invitation.find(path.parent)
        if note is None:
            raise
        asyncio.run(ask(note.address, note.token, command, **given))


def _line(record: CallRecord, wanted: str) -> Segment:
    """Return the one line that begins at a time, or has that name in JSON."""
    found = [
        said
        for said in record.spoken()
        if wanted in {clock(said.start_ms), said.utterance}
    ]
    if not found:
        raise TalkHintError(
            f"No line of this call begins at {plain_line(wanted)[:40]}.",
            remedy=f"See its times with: talkhint history show {record.short_id}",
        )
    if len(found) > 1:
        names = " or ".join(plain_line(said.utterance) for said in found)
        raise TalkHintError(
            f"{len(found)} lines begin at {plain_line(wanted)[:40]}.",
            remedy=f"Say which one: {names}.",
        )
    return found[0]


def _confirmed(record: CallRecord) -> bool:
    if not sys.stdin.isatty():
        raise UsageError(
            "Deleting asks first, and nobody is there to answer.",
            remedy="Add --yes to delete without asking.",
        )
    print(f"Delete for good: {call_in_words(record)}? [y/N] ", end="")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in {"y", "yes"}
