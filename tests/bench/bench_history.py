"""The list of past calls and its search, at 5,000 calls, beside what they must cost.

    python -m tests.bench.bench_history [--calls 5000] [--lines 40] [--rounds 9]

Each figure is a ratio of two things measured in turns, so that noise hits both:
a page of many calls beside one of few, a search beside the bare question to the
index that any search must ask, a painted list of many rows beside one of few.
The longest freeze is how long the window's loop stood still while pages came.
"""

import argparse
import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from talkhint_desktop.core.past import PastCall, PastPage, Wanted
from talkhint_desktop.store.finding import Finder
from talkhint_desktop.ui.history_list import PastList
from talkhint_desktop.ui.theme import LIGHT, Look, load_fonts
from tests.peers import many_calls as many

ROUNDS = 9
FEW = 100
PAGE = 60
_BARE = "SELECT DISTINCT told.call FROM words JOIN told ON told.id = words.rowid"


def took_ms(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def bare(path: Path, match: str) -> int:
    """Ask the index alone which calls hold a word: the least of any search."""
    db = sqlite3.connect(path)
    try:
        return len(db.execute(f"{_BARE} WHERE words MATCH ?", (match,)).fetchall())
    finally:
        db.close()


def shown_list(finder: Finder, rows: int) -> PastList:
    view = PastList(Look(LIGHT), lambda: many.LAST)
    view.resize(440, 700)
    calls: list[PastCall] = []
    before: str | None = None
    while len(calls) < rows:
        page = finder.find(Wanted(), limit=500, before=before)
        calls += page.calls
        before = calls[-1].sid
        if not page.more:
            break
    view.calls.show_page(PastPage(calls=calls[:rows], more=False, total=rows))
    view.show()
    QApplication.processEvents()
    return view


def paint(view: PastList) -> None:
    view.viewport().repaint()


def longest_freeze_ms(finder: Finder, pages: int) -> float:
    """Add pages as they would come, and return the longest time that one took."""
    view = PastList(Look(LIGHT), lambda: many.LAST)
    view.resize(440, 700)
    first = finder.find(Wanted(), limit=PAGE)
    view.calls.show_page(first)
    view.show()
    QApplication.processEvents()
    longest = 0.0
    for _ in range(pages):
        after = view.calls.calls[-1].sid
        page = finder.find(Wanted(), limit=PAGE, before=after)
        view.calls._asked = True  # as when the end came into sight

        def add(page: PastPage = page, after: str = after) -> None:
            view.calls.add_page(page, after)
            view.scrollToBottom()
            QApplication.processEvents()

        longest = max(longest, took_ms(add))
    return longest


def say(name: str, figures: list[float], *, digits: int = 2) -> None:
    low, mid, high = min(figures), statistics.median(figures), max(figures)
    print(f"{name:44} {mid:.{digits}f} ({low:.{digits}f} to {high:.{digits}f})")


def beside(
    one: Callable[[], object], other: Callable[[], object], rounds: int
) -> tuple[list[float], list[float]]:
    """Return the milliseconds of `one`, and its ratios to `other`."""
    one(), other()
    times, ratios = [], []
    for _ in range(rounds):
        first, second = took_ms(one), took_ms(other)
        times.append(first)
        ratios.append(first / second)
    return times, ratios


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calls", type=int, default=5_000)
    parser.add_argument("--lines", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, small = Path(folder) / "many.sqlite3", Path(folder) / "few.sqlite3"
        many.fill(path, args.calls, args.lines)
        many.fill(small, FEW, args.lines)
        measure(path, small, args)


def measure(path: Path, small: Path, args: argparse.Namespace) -> None:
    finder, few, rounds = Finder(path), Finder(small), args.rounds
    rare = f"w{args.calls // 2}x"
    pairs: list[tuple[str, Callable[[], object], Callable[[], object]]] = [
        ("a page of all / of few calls", lambda: finder.find(Wanted()),
         lambda: few.find(Wanted())),
        ("a rare word / the bare question", lambda: finder.find(Wanted(words=rare)),
         lambda: bare(path, f'"{rare}" *')),
        ("a common word / the bare question",
         lambda: finder.find(Wanted(words="price")), lambda: bare(path, '"price" *')),
        ("three common words / the bare questions",
         lambda: finder.find(Wanted(words="price order invoice")),
         lambda: [bare(path, f'"{w}"') for w in ("price", "order", "invoice")]),
        ("one letter / the bare question", lambda: finder.find(Wanted(words="p")),
         lambda: bare(path, '"p" *')),
    ]  # fmt: skip
    for name, one, other in pairs:
        times, ratios = beside(one, other, rounds)
        say(name, ratios)
        say("    ms", times, digits=1)
    app = QApplication([])
    load_fonts()
    large, little = shown_list(finder, args.calls), shown_list(few, FEW)
    times, ratios = beside(lambda: paint(large), lambda: paint(little), rounds)
    say("painting all / few rows", ratios)
    say("    ms", times, digits=1)
    freezes = [longest_freeze_ms(finder, pages=80) for _ in range(3)]
    say("longest freeze while 80 pages come, ms", freezes, digits=1)
    del app


if __name__ == "__main__":
    main()
