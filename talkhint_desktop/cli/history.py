"""`talkhint history`: past calls, listed, found, shown, flagged, named, deleted."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from talkhint_desktop.cli import configuration, naming
from talkhint_desktop.cli.history_change import delete, flag
from talkhint_desktop.cli.history_text import (
    HEAD,
    found_line,
    record_lines,
    row_line,
)
from talkhint_desktop.core.errors import TalkHintError, UsageError
from talkhint_desktop.core.events import Event, Gap, Name, Segment, to_json, to_line
from talkhint_desktop.core.past import Wanted, other_number
from talkhint_desktop.store.export import FORMATS, export
from talkhint_desktop.store.files import write_whole
from talkhint_desktop.store.finding import Finder
from talkhint_desktop.store.list_export import export_list
from talkhint_desktop.store.places import history_file
from talkhint_desktop.store.plain import plain_json
from talkhint_desktop.store.reader import Reader
from talkhint_desktop.store.record import CallRecord, CallRow, Found


def add_parser(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Add `history` and its commands, each with an example."""
    history = subparsers.add_parser(
        "history",
        help="past calls",
        description="Past calls: list, search, show, export, flag, name, delete.",
        epilog="example: talkhint history list",
    )
    commands = history.add_subparsers(dest="history_command", required=True)

    listing = _command(commands, "list", "past calls, newest first", "list --limit 20")
    listing.add_argument("--limit", type=_positive, default=50, metavar="N")
    _add_json(listing)

    search = _command(commands, "search", "calls that hold all words", "search invoice")
    search.add_argument("words", nargs="+", metavar="WORDS")
    _add_json(search)

    show = _command(commands, "show", "everything kept of a call", "show 3fa2b1")
    _add_call(show)
    _add_json(show)

    export_ = _command(
        commands, "export", "a call as a document", "export 3fa2b1 --format md -o a.md"
    )
    _add_call(export_, nargs="?")
    export_.add_argument(
        "--all", action="store_true", help="all calls in one; csv is a list of them"
    )
    export_.add_argument("--format", choices=FORMATS, required=True)
    export_.add_argument("-o", "--output", type=Path, metavar="FILE")

    flag_ = _command(commands, "flag", "flag a line of a call", "flag 3fa2b1 0:19")
    _add_call(flag_)
    flag_.add_argument("line", metavar="LINE", help="its time, as show prints it")
    flag_.add_argument("--remove", action="store_true", help="take the flag off")

    delete_ = _command(commands, "delete", "delete a call for good", "delete 3fa2b1")
    _add_call(delete_)
    delete_.add_argument("--yes", action="store_true", help="do not ask")

    name = _command(
        commands, "name", "call a number by a name", 'name +15550100 "Dana Whitfield"'
    )
    naming.add_arguments(name)
    _add_json(name)


def run(args: argparse.Namespace, data_dir: Path | None = None) -> int:
    """Do one `history` command and return its exit code; errors on stderr."""
    path = history_file(data_dir or configuration.folder())
    commands: dict[str, Callable[[argparse.Namespace, Path], int]] = {
        "list": _list,
        "search": _search,
        "show": _show,
        "export": _export,
        "flag": flag,
        "delete": delete,
        "name": naming.run,
    }
    try:
        code = commands[args.history_command](args, path)
        sys.stdout.flush()
    except BrokenPipeError:
        # `| head` has read enough. Python flushes once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except TalkHintError as error:
        print(f"{error} {error.remedy}".strip(), file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 1
    return code


def _list(args: argparse.Namespace, path: Path) -> int:
    rows = Reader(path).list_calls(args.limit)
    if args.json:
        for row in rows:
            print(plain_json(_call_json(row)))
        return 0
    if not rows:
        print("No calls yet.", file=sys.stderr)
        return 0
    print(HEAD)
    for row in rows:
        print(row_line(row))
    return 0


def _search(args: argparse.Namespace, path: Path) -> int:
    found = Reader(path).search(args.words)
    if args.json:
        for one in found:
            print(plain_json(_found_json(one)))
        return 0
    if not found:
        print("No call holds these words.", file=sys.stderr)
        return 0
    for one in found:
        print(found_line(one))
    return 0


def _show(args: argparse.Namespace, path: Path) -> int:
    record = Reader(path).show(args.call)
    if args.json:
        for event in _events(record):
            print(plain_json(to_line(event)))
        return 0
    for line in record_lines(record):
        print(line)
    return 0


def _export(args: argparse.Namespace, path: Path) -> int:
    if args.all == bool(args.call):
        raise UsageError("Name one call to export, or say --all.")
    if args.all:
        parts = export_list(Reader(path), Finder(path), Wanted(), args.format)
        text = "".join(part.text for part in parts)
    else:
        text = export(Reader(path).show(args.call), args.format)
    if args.output is None:
        sys.stdout.write(text)
        return 0
    try:
        if args.output.exists() and not args.output.is_file():
            # A device or a pipe: it cannot be replaced, and should not be.
            args.output.write_bytes(text.encode())
        else:
            write_whole(args.output, text.encode())
    except OSError as error:
        raise TalkHintError(
            f"{args.output} cannot be written: {error.strerror}.",
            remedy="Choose another place with -o.",
        ) from error
    return 0


def _found_json(found: Found) -> str:
    """Return the `call` event with what was found in it."""
    return msgspec.json.encode(
        {
            **_named(found.row),
            "found": {
                "in": found.kind,
                "start_ms": found.start_ms,
                "pieces": [
                    {"text": piece.text, "hit": piece.hit} for piece in found.pieces
                ],
            },
        }
    ).decode()


def _call_json(row: CallRow) -> str:
    """Return the `call` event, with the name where there is one."""
    return msgspec.json.encode(_named(row)).decode()


def _named(row: CallRow) -> dict[str, Any]:
    call = to_json(row.call)
    return {**call, "name": row.name} if row.name else call


def _events(record: CallRecord) -> Iterator[Event]:
    if record.name:
        number = other_number(record.call)
        yield Name(at=record.call.at, number=number, name=record.name)
    yield record.call
    yield from record.streams
    said: list[Segment | Gap] = [*record.segments, *record.partials, *record.gaps]
    yield from sorted(said, key=lambda entry: entry.start_ms)
    yield from record.corrections
    yield from record.flags
    yield from record.hints
    yield from record.hint_uses
    yield from record.troubles
    if record.cost:
        yield record.cost
    if record.summary:
        yield record.summary


def _command(
    commands: "argparse._SubParsersAction[Any]", name: str, does: str, example: str
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=does,
        description=does.capitalize() + ".",
        epilog=f"example: talkhint history {example}",
    )
    return parser


def _add_call(parser: argparse.ArgumentParser, nargs: str | None = None) -> None:
    parser.add_argument(
        "call",
        nargs=nargs,
        metavar="CALL",
        help="a CallSid or the short id that list prints",
    )


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one object a line")


def _positive(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text[:9]) > 0 and len(text) < 8:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text[:20]} is no number of calls")
