"""`talkhint models`: local recognition models, listed, fetched, pointed at."""

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from talkhint_desktop.app.choices import Choices
from talkhint_desktop.app.models import LANGUAGES, Models, bundled_manifest
from talkhint_desktop.cli import configuration
from talkhint_desktop.cli.consent import says_yes
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.moment import stamp
from talkhint_desktop.relay.speech.models.fetching import NotFetched
from talkhint_desktop.relay.speech.models.getting import Unchecked
from talkhint_desktop.relay.speech.models.manifest import (
    Manifest,
    Model,
    read_manifest,
)

_HEAD = f"{'NAME':<14} {'FOR':<8} {'SIZE':>7}  {'HERE':<5} LICENCE"

EXIT_CODES = """\
exit codes: 0 done, 1 it did not work, 2 wrong usage, 3 could not tell (this PC
is offline).
"""
GET_EXAMPLE = f"""\
example: talkhint models get ru-t-one

What has come is kept when it stops; the same command goes on from there.

{EXIT_CODES}"""


def add_parser(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Add `models` and its three commands, each with an example."""
    models = subparsers.add_parser(
        "models",
        help="recognition models for this PC",
        description="Models for recognition on this PC, without a cloud.",
        epilog="example: talkhint models list",
    )
    # For our tests, and for who keeps models on a server of his own.
    models.add_argument("--manifest", type=Path, help=argparse.SUPPRESS)
    commands = models.add_subparsers(dest="models_command", required=True)

    listing = commands.add_parser(
        "list",
        help="what there is, its size and licence",
        description="Show what there is, its size and licence, and what is here.",
        epilog="example: talkhint models list",
    )
    _add_json(listing)

    get = commands.add_parser(
        "get",
        help="fetch a model",
        description="Fetch a model, check it and unpack it. Nothing is fetched"
        " without this command or a click.",
        epilog=GET_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    get.add_argument("name", metavar="NAME", help="as list prints it")
    get.add_argument(
        "--yes",
        action="store_true",
        help="use files too whose checksum nobody states, after showing it",
    )
    _add_json(get)

    own = commands.add_parser(
        "use-folder",
        help="use a model that is on this PC already",
        description="Use a streaming model of sherpa-onnx that you unpacked"
        " yourself. It stays where it is.",
        epilog="example: talkhint models use-folder ~/models/my-zipformer",
    )
    own.add_argument("folder", metavar="DIR")
    _add_json(own)


def run(args: argparse.Namespace) -> int:
    """Do one `models` command and return its exit code; errors on stderr."""
    folder = configuration.folder()
    choices = Choices(configuration.load(secrets=False), folder)
    manifest = _manifest(args.manifest)
    models = Models(choices, folder, manifest=manifest)
    commands: Mapping[str, Callable[[], int]] = {
        "list": lambda: _list(args, models),
        "get": lambda: _get(args, models, manifest),
        "use-folder": lambda: _use_folder(args, models),
    }
    try:
        return commands[args.models_command]()
    except NotFetched as error:
        print(f"talkhint: {error} {error.remedy}", file=sys.stderr)
        return 3 if error.here else 1


def _manifest(path: Path | None) -> Manifest:
    if path is None:
        return bundled_manifest()
    try:
        return read_manifest(path.read_bytes())
    except OSError as error:
        raise TalkHintError(f"{path} cannot be read: {error.strerror}.") from error


def _list(args: argparse.Namespace, models: Models) -> int:
    told = asyncio.run(models.list())
    own = told["own"]
    if args.json:
        for model in told["models"]:
            _print_json(model)
        if own:
            _print_json({"name": "", "state": "own", **own})
        return 0
    print(_HEAD)
    for model in told["models"]:
        print(_row(model))
    if own:
        print(f"\nYour own model: {own['folder']} ({_spoken(own['languages'])})")
        if own["trouble"]:
            print(f"  It cannot be used: {own['trouble']}")
    return 0


def _row(model: Mapping[str, Any]) -> str:
    here = {"here": "yes", "part": "part", "absent": "no"}[model["state"]]
    spoken, size = _spoken(model["languages"]), _megabytes(model["size"])
    return f"{model['name']:<14} {spoken:<8} {size:>7}  {here:<5} {model['licence']}"


def _get(args: argparse.Namespace, models: Models, manifest: Manifest) -> int:
    model = manifest.named(args.name)
    if not args.json:
        _introduce(model)
    try:
        return _fetched(args, models)
    except KeyboardInterrupt:
        print(
            "\nStopped. What has come is kept; the same command goes on from there.",
            file=sys.stderr,
        )
        return 1


def _introduce(model: Model) -> None:
    print(f"{model.name}: {model.title}")
    print(f"  size      {_megabytes(model.size)} to fetch,", end=" ")
    print(f"at most {_megabytes(model.unpacked)} on disk")
    print(f"  licence   {model.licence}")
    print(f"            {model.licence_url}")
    print(f"  known     {model.verified}")
    print(f"  unknown   {model.unverified}")


def _fetched(args: argparse.Namespace, models: Models) -> int:
    tell = _told_as_json(args.name) if args.json else _told_in_words()
    try:
        done = asyncio.run(models.get(tell, args.name))
    except Unchecked as error:
        _show(error)
        if not args.yes and not says_yes("Use them all the same?"):
            print("Not used. What has come is kept.", file=sys.stderr)
            return 1
        done = asyncio.run(models.get(tell, args.name, list(error.digests.values())))
    if args.json:
        _print_json({"name": args.name, "state": "here" if done["here"] else "part"})
    else:
        print(f"{args.name} is here and loads. To use it: --engine local")
    return 0


def _show(error: Unchecked) -> None:
    print("Nobody states a checksum for what came:", file=sys.stderr)
    for name, digest in error.digests.items():
        print(f"  {name}  sha256 {digest}", file=sys.stderr)


def _use_folder(args: argparse.Namespace, models: Models) -> int:
    told = asyncio.run(models.use_folder(args.folder))
    if args.json:
        _print_json({"name": "", "state": "own", **told})
        return 0
    print(f"{told['folder']} holds a {told['kind']} model and loads.")
    print(f"From now on it hears {_spoken(told['languages'])}. Its files:")
    for part, name in told["files"].items():
        print(f"  {part:<8} {name}")
    return 0


def _told_as_json(name: str) -> Callable[[Any], None]:
    return lambda part: _print_json(
        {
            "name": name,
            "state": part["stage"],
            "done": part["done"],
            "total": part["total"],
        }
    )


def _told_in_words() -> Callable[[Any], None]:
    """Write over one line at a terminal; elsewhere tell each tenth."""
    terminal = sys.stderr.isatty()
    last = ""

    def tell(part: Any) -> None:
        nonlocal last
        percent = 100 * part["done"] // max(1, part["total"])
        if not terminal:
            percent -= percent % 10
        line = f"{part['stage']} {percent} %"
        if line != last:
            print(f"\r{line:<30}" if terminal else line, end="", file=sys.stderr)
            print(end="" if terminal else "\n", file=sys.stderr, flush=True)
        if terminal and part["done"] == part["total"]:
            print(file=sys.stderr)
        last = line

    return tell


def _print_json(value: Mapping[str, Any]) -> None:
    at = stamp(datetime.now(UTC))
    line = {"event": "model", "at": at, **value}
    print(json.dumps(line, ensure_ascii=False), flush=True)


def _spoken(languages: list[str]) -> str:
    return ", ".join(LANGUAGES.get(code, code) for code in languages) or "none"


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:.0f} MB"


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one object a line")
