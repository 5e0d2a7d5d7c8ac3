"""Among thousands of calls the right ones are found, a page at a time."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from talkhint_desktop.core.events import Correction
from talkhint_desktop.core.moment import stamp
from talkhint_desktop.core.past import PastCall, Wanted
from talkhint_desktop.store.finding import Finder
from talkhint_desktop.store.history import History
from tests.peers import many_calls as many
from tests.peers.told_calls import OTHER, SID, call, ended, final, flag, hint, summary

CALLS = 5_000


@pytest.fixture(scope="module")
def finder(tmp_path_factory: pytest.TempPathFactory) -> Finder:
    path = tmp_path_factory.mktemp("find") / "history.sqlite3"
    many.fill(path, CALLS, lines=3)
    return Finder(path)


def all_pages(finder: Finder, wanted: Wanted, limit: int = 500) -> list[PastCall]:
    """Walk through all pages; no page may be longer than asked."""
    calls: list[PastCall] = []
    before: str | None = None
    while True:
        page = finder.find(wanted, limit=limit, before=before)
        assert len(page.calls) <= limit
        assert (page.total is None) == (before is not None)
        calls += page.calls
        if not page.more:
            return calls
        before = calls[-1].sid


def expected(which: Callable[[int], bool]) -> list[str]:
    return [many.sid_of(number) for number in range(CALLS) if which(number)]


def test_all_pages_together_are_all_calls_newest_first(finder: Finder) -> None:
    calls = all_pages(finder, Wanted(), limit=300)

    assert [one.sid for one in calls] == expected(lambda number: True)
    assert finder.find(Wanted(), limit=1).total == CALLS


@pytest.mark.parametrize(
    ("wanted", "which"),
    [
        (Wanted(with_hints=True), many.has_hints),
        (Wanted(with_troubles=True), many.has_trouble),
        (Wanted(with_flags=True), many.has_flags),
        (
            Wanted(with_flags=True, with_hints=True),
            lambda n: many.has_flags(n) and many.has_hints(n),
        ),
        (Wanted(language="ru"), many.is_russian),
        (Wanted(language="en"), lambda n: not many.is_russian(n)),
        (Wanted(practice="only"), many.is_practice),
        (Wanted(practice="without"), lambda n: not many.is_practice(n)),
        (Wanted(at_least=600), lambda n: many.seconds_of(n) >= 600),
        (Wanted(under=60), lambda n: many.seconds_of(n) < 60),
        (Wanted(words="w0004321x"), lambda n: False),
        (Wanted(words="w4321x"), lambda n: n == 4321),
        (Wanted(words="w432"), lambda n: str(n).startswith("432")),
        (Wanted(words="5550042"), lambda n: n % 1000 == 42),
        (Wanted(words="trace"), many.has_hints),
        (Wanted(since=stamp(many.began(99))), lambda n: n <= 99),
        (Wanted(until=stamp(many.began(4_900))), lambda n: n > 4_900),
        (
            Wanted(words="trace", language="ru", practice="without", under=600),
            lambda n: (
                many.has_hints(n)
                and many.is_russian(n)
                and not many.is_practice(n)
                and many.seconds_of(n) < 600
            ),
        ),
    ],
)
def test_what_is_wanted_is_found_and_nothing_else(
    finder: Finder, wanted: Wanted, which: Callable[[int], bool]
) -> None:
    found = all_pages(finder, wanted)

    assert [one.sid for one in found] == expected(which)
    assert finder.find(wanted, limit=1).total == len(found)


def test_a_page_goes_on_where_the_last_ended_though_a_call_came_meanwhile(
    tmp_path: Path,
) -> None:
    with many.filled(tmp_path / "history.sqlite3", 40, lines=1) as history:
        first = history.finder.find(Wanted(), limit=20)
        history.told(call(sid=OTHER, second=3_599))  # its place is on the first
        history.flush()
        second = history.finder.find(Wanted(), limit=20, before=first.calls[-1].sid)

    both = [one.sid for one in [*first.calls, *second.calls]]
    assert both == [many.sid_of(number) for number in range(40)]


def test_the_best_line_of_each_call_is_shown_with_its_hits(finder: Finder) -> None:
    found = finder.find(Wanted(words="w77x")).calls[0]

    assert [piece.text for piece in found.pieces if piece.hit] == ["w77x"]
    assert (found.found_in, found.start_ms) == ("segment", 3_000)


def test_every_call_on_a_page_of_common_words_has_its_hit(finder: Finder) -> None:
    page = finder.find(Wanted(words="price"), limit=100)

    assert len(page.calls) == 100
    assert all(any(p.hit for p in one.pieces) for one in page.calls)


def test_words_set_right_are_found_where_they_were_said(tmp_path: Path) -> None:
    right = Correction(
        at="2026-11-22T09:00:30.000Z", call_sid=SID, utterance="u1", text="from Acme"
    )
    with History.open(tmp_path / "history.sqlite3") as history:
        for event in (call(), final("from acne", start_ms=7_000), right, ended()):
            history.told(event)
        history.flush()
        found = history.finder.find(Wanted(words="acme")).calls[0]

    assert (found.found_in, found.start_ms) == ("segment", 7_000)


def test_hidden_calls_are_passed_over(finder: Finder) -> None:
    hidden = {many.sid_of(0), many.sid_of(2)}

    page = finder.find(Wanted(), limit=3, without=hidden)

    assert [one.sid for one in page.calls] == [many.sid_of(n) for n in (1, 3, 4)]
    assert page.total == CALLS - 2


def test_a_row_says_how_many_hints_there_were_and_were_used(finder: Finder) -> None:
    three, four = finder.find(Wanted(), limit=5).calls[3:5]

    assert (three.hints, three.used, three.practice) == (1, 1, True)
    assert (four.hints, four.used, four.practice) == (0, 0, False)


def test_a_row_says_how_many_lines_are_flagged(finder: Finder) -> None:
    calls = finder.find(Wanted(), limit=8).calls

    assert [one.flags for one in calls] == [0, 0, 0, 0, 0, 0, 2, 0]


def test_a_flag_that_was_taken_off_is_looked_for_no_more(tmp_path: Path) -> None:
    with History.open(tmp_path / "history.sqlite3") as history:
        for event in (call(), final("one"), flag(), ended()):
            history.told(event)
        history.flush()
        before = history.finder.find(Wanted(with_flags=True)).total
        history.told(flag(flagged=False))
        history.flush()

        assert (before, history.finder.find(Wanted(with_flags=True)).total) == (1, 0)


def test_the_last_call_with_a_number_is_the_one_before(finder: Finder) -> None:
    last = finder.last_with("+14155550007", before=many.sid_of(7))

    assert last is not None
    assert last.sid == many.sid_of(1007)
    assert finder.last_with("+19995550000", before=many.sid_of(7)) is None


def test_days_count_real_calls_and_the_hints_that_were_used(finder: Finder) -> None:
    since = many.LAST - timedelta(hours=9)

    days = finder.used_since(stamp(since))

    assert len(days) == 9  # ten calls, one of them practice
    assert sum(used for _, used in days) == 3


def test_without_words_a_call_says_what_it_was_about(tmp_path: Path) -> None:
    with History.open(tmp_path / "history.sqlite3") as history:
        for event in (
            call(),
            final("Where is my order?"),
            hint("Offer a trace"),
            summary("Asked after an order"),
            ended(),
            call(sid=OTHER, second=100),
            final("Hello " * 60, sid=OTHER),
        ):
            history.told(event)
        history.flush()
        newer, older = history.finder.find(Wanted()).calls

    assert [piece.text for piece in older.pieces] == ["Asked after an order"]
    assert (older.found_in, older.lines) == ("", 1)
    assert newer.pieces[0].text.endswith("…")
    assert len(newer.pieces[0].text) == 160


def test_signs_that_are_no_words_find_nothing(finder: Finder) -> None:
    assert finder.find(Wanted(words=" ?! ")).calls == []


def test_where_no_history_was_begun_there_are_no_calls(tmp_path: Path) -> None:
    finder = Finder(tmp_path / "none.sqlite3")

    assert finder.find(Wanted(words="price")).calls == []
    assert finder.over() == []
