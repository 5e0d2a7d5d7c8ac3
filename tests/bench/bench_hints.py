"""How good the hints are: scripted calls, no network unless asked.

    python -m tests.bench.bench_hints [--json]
    python -m tests.bench.bench_hints --model [MODULE:CONNECT] [--json]

The calls of `hints/tuned` shaped the rules. Those of `hints/held_out` were
written before the rules or after them, were never looked at while these
changed, and are told apart. Each is played as written, bare (lower case, no
punctuation) and misheard (a fifth of the words lost or wrong, five times over).

With `--model` the same calls go to the endpoint of TALKHINT_OPENAI_BASE_URL,
TALKHINT_OPENAI_API_KEY and TALKHINT_HINT_MODEL as the coach asks, or through a
CONNECT of your own, which `hints/model.py` describes.
"""

import argparse
import asyncio
import importlib
import json
import os
from collections.abc import Iterator, Sequence

from tests.bench.hints.figures import Figures, figures
from tests.bench.hints.misheard import bare, misheard
from tests.bench.hints.model import Connect, play_with
from tests.bench.hints.play import Played, play
from tests.bench.hints.scripts import Script, scripts

COACH = "tests.bench.hints.coach:connect"
GROUPS = ("tuned", "held_out")
SEEDS = range(5)
COLUMNS = ("moments", "hints", "precision", "recall", "facts", "found", "invented")
TIMES = ("delay_ms_median", "delay_ms_worst", "work_ms_p95")


def variants(calls: Sequence[Script]) -> Iterator[tuple[str, list[Script]]]:
    yield "written", list(calls)
    yield "bare", [bare(call) for call in calls]
    yield "misheard", [misheard(call, seed) for call in calls for seed in SEEDS]


def by_language(played: Sequence[Played]) -> Iterator[tuple[str, list[Played]]]:
    for language in ("en", "ru"):
        yield language, [one for one in played if one.script.language == language]
    yield "all", list(played)


def of_playbook() -> Iterator[dict[str, object]]:
    for group in GROUPS:
        for variant, calls in variants(scripts(group)):
            played = [play(call) for call in calls]
            yield from _rows(group, variant, played, prose=False)


async def of_model(connect: Connect, model: str) -> list[dict[str, object]]:
    """Ask a model; written calls only, since every question has its price."""
    key = os.environ.get("TALKHINT_OPENAI_API_KEY", "")
    url = os.environ.get("TALKHINT_OPENAI_BASE_URL", "https://api.openai.com/v1")
    rows: list[dict[str, object]] = []
    async with connect(url, key, model) as hinter:
        for group in GROUPS:
            played = [await play_with(hinter, call) for call in scripts(group)]
            rows += _rows(group, "model", played, prose=True)
    return rows


def _rows(
    group: str, variant: str, played: Sequence[Played], *, prose: bool
) -> Iterator[dict[str, object]]:
    for language, some in by_language(played):
        told: Figures = figures(some, prose=prose)
        calls = len({one.script.name for one in some})
        place = {"group": group, "variant": variant, "language": language}
        yield {**place, "calls": calls, **told.as_json()}


def _table(rows: Sequence[dict[str, object]]) -> str:
    names = ["group", "variant", "language", "calls", *COLUMNS, *TIMES]
    heads = [name.replace("_ms_", " ms ").replace("_", " ") for name in names]
    cells = [[_cell(row[name]) for name in names] for row in rows]
    widths = [max(map(len, column)) for column in zip(heads, *cells, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        for line in [heads, *cells]
    ]
    return "\n".join(line.rstrip() for line in lines)


def _cell(value: object) -> str:
    return "-" if value is None else str(value)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true", help="one row a line")
    parser.add_argument("--model", metavar="MODULE:CONNECT", nargs="?", const=COACH)
    options = parser.parse_args()
    if options.model:
        model = os.environ.get("TALKHINT_HINT_MODEL")
        if not model:
            parser.error("name the model in TALKHINT_HINT_MODEL")
        module, _, name = options.model.partition(":")
        connect = getattr(importlib.import_module(module), name)
        rows = asyncio.run(of_model(connect, model))
    else:
        rows = list(of_playbook())
    if options.json:
        print("\n".join(map(json.dumps, rows)))
    else:
        print(_table(rows))


if __name__ == "__main__":
    main()
