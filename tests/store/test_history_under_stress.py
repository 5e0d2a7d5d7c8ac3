"""Full disks, locks and floods: words are kept, and the call is not held up."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from talkhint_desktop.store.history import History
from tests.peers.told_calls import SID, call, ended, final, hint, partial


class _Listener:
    """Remembers what was told, and wakes whoever waits for it."""

    def __init__(self) -> None:
        self.told: list[tuple[str, bool]] = []
        self._changed = threading.Condition()

    def __call__(self, code: str, cleared: bool) -> None:
        with self._changed:
            self.told.append((code, cleared))
            self._changed.notify_all()

    def wait(self, code: str, *, cleared: bool) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: (code, cleared) in self.told, 20)


def _fill_the_disk(history: History) -> None:
    db = history._book._db
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")


def _make_room(history: History) -> None:
    history._book._db.execute("PRAGMA max_page_count = 1000000")


@pytest.fixture
def listener() -> _Listener:
    return _Listener()


def test_a_full_disk_is_told_once_and_loses_no_word(
    tmp_path: Path, listener: _Listener
) -> None:
    with History.open(tmp_path / "history.sqlite3", listener) as history:
        history.told(call())
        history.flush()
        _fill_the_disk(history)
        for number in range(200):
            history.told(final(f"word {number} " * 50, f"u{number}", start_ms=number))
        assert listener.wait("disk-full", cleared=False)
        assert not history.flush(1.0)
        assert len(history.reader.list_calls()) == 1

        _make_room(history)
        assert history.flush(20)
        assert listener.wait("disk-full", cleared=True)
        kept = [s.utterance for s in history.reader.show(SID).segments]

    assert kept == [f"u{number}" for number in range(200)]
    assert listener.told == [("disk-full", False), ("disk-full", True)]


def test_words_that_found_no_room_leave_a_gap_that_says_so(
    tmp_path: Path, listener: _Listener
) -> None:
    with History.open(tmp_path / "history.sqlite3", listener) as history:
        history.told(call())
        history.flush()
        _fill_the_disk(history)
        for number in range(1100):
            history.told(final("word " * 50, f"u{number}", start_ms=number * 1000))
        assert listener.wait("disk-full", cleared=False)
        lost = history.lost
        _make_room(history)
        assert history.flush(20)
        record = history.reader.show(SID)

    assert lost > 0
    assert len(record.segments) + lost == 1100
    (gap,) = record.gaps
    assert (gap.cause, gap.end_ms) == ("disk-full", 1099 * 1000 + 900)


def test_a_lock_of_a_stranger_delays_words_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    with History.open(path) as history:
        history.told(call())
        history.flush()
        with closing(sqlite3.connect(path, isolation_level=None)) as stranger:
            stranger.execute("BEGIN IMMEDIATE")
            history.told(final("patience"))
            assert not history.saved(history.number, timeout=0.2)
            stranger.execute("ROLLBACK")
        assert history.saved(history.number, timeout=10)
        assert history.reader.show(SID).segments[0].text == "patience"


def test_a_listener_that_fails_does_not_stop_the_writing(tmp_path: Path) -> None:
    told = threading.Event()

    def listener(code: str, cleared: bool) -> None:
        told.set()
        raise RuntimeError("listener")

    with History.open(tmp_path / "history.sqlite3", listener) as history:
        history.told(call())
        history.flush()
        _fill_the_disk(history)
        history.told(final("word " * 5000))
        assert told.wait(10)
        _make_room(history)
        assert history.flush(20)


def test_an_event_of_a_wrong_shape_takes_no_other_words_with_it(
    tmp_path: Path,
) -> None:
    with History.open(tmp_path / "history.sqlite3") as history:
        history.told(call())
        history.told(msgspec.structs.replace(final("broken"), start_ms="soon"))
        history.told(final("fine", "u2"))

        assert history.flush(10)
        assert [s.text for s in history.reader.show(SID).segments] == ["fine"]


def test_growing_words_cost_few_writes(tmp_path: Path) -> None:
    with History.open(tmp_path / "history.sqlite3") as history:
        history.told(call())
        history.flush()
        before = history._book._db.total_changes
        for number in range(500):
            history.told(partial("my " * number))
            history.told(hint(f"Offer {number}", state="growing"))
        history.flush()
        record = history.reader.show(SID)

        assert history._book._db.total_changes - before <= 10
    assert record.partials[0].text == "my " * 499
    assert record.hints[0].headline == "Offer 499"


def test_growing_words_are_kept_without_their_final(tmp_path: Path) -> None:
    """At most two seconds of growing words may be lost."""
    with History.open(tmp_path / "history.sqlite3") as history:
        history.told(call())
        history.told(partial("my invoice"))
        with history._changed:
            written = history._changed.wait_for(
                lambda: len(history._waiting) == 0, timeout=10
            )

        assert written
        assert history.reader.show(SID).partials[0].text == "my invoice"


def test_the_wal_is_empty_after_a_call(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    with History.open(path) as history:
        history.told(call())
        history.told(ended())
        history.flush()
        history.delete(SID)  # answers when the end of the call is dealt with

        assert path.with_name(path.name + "-wal").stat().st_size == 0


def test_reading_never_empties_the_wal(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    wal = path.with_name(path.name + "-wal")
    with History.open(path) as history:
        history.told(call())
        history.flush()
        before = wal.read_bytes()
        history.reader.list_calls()
        history.reader.search("word")

        assert before
        assert wal.read_bytes() == before


def test_what_is_told_after_the_end_is_no_error(tmp_path: Path) -> None:
    history = History.open(tmp_path / "history.sqlite3")
    history.close()
    history.close()

    history.told(call())
    assert history.reader.list_calls() == []
