"""The history opens whatever became of its file, and says what it found."""

import hashlib
import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import CallState
from talkhint_desktop.store.database import NewerHistoryError, writer_connection
from talkhint_desktop.store.history import History, OnTrouble
from talkhint_desktop.store.reader import Reader
from talkhint_desktop.store.schema import STEPS, back_up, migrate, version_of
from tests.peers.told_calls import OTHER, SID, call, ended, final, partial


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.sqlite3"


@pytest.fixture
def told() -> list[tuple[str, bool]]:
    return []


def _begun(path: Path, calls: int = 40) -> None:
    with History.open(path) as history:
        for number in range(calls):
            sid = f"CA{number:032x}"
            history.told(call(sid=sid))
            history.told(final("my invoice is wrong " * 20, sid=sid))
            history.told(ended(sid))
        assert history.flush()


def _listener(told: list[tuple[str, bool]]) -> OnTrouble:
    return lambda code, cleared: told.append((code, cleared))


def test_what_was_kept_is_there_after_a_clean_close(
    path: Path, told: list[tuple[str, bool]]
) -> None:
    _begun(path, calls=3)
    with History.open(path, _listener(told)) as history:
        assert len(history.reader.list_calls()) == 3
    assert told == []


def test_calls_left_open_are_marked_interrupted_at_their_last_event(
    path: Path,
) -> None:
    with History.open(path) as history:
        history.told(call())
        history.told(final("hello", "u1", start_ms=7000))
        history.told(partial("and my in", "u2"))
        history.told(ended(OTHER))
        history.flush()
    with History.open(path) as history:
        record = history.reader.show(SID)
        other = history.reader.show(OTHER)

    assert record.call.state is CallState.INTERRUPTED
    assert record.call.ended_at == "2026-11-22T09:00:07.500Z"
    assert [s.text for s in record.segments] == ["hello"]
    assert [s.text for s in record.partials] == ["and my in"]
    assert record.to_json()["segments"][0]["text"] == "hello"
    assert other.call.state is CallState.ENDED


def test_words_left_partial_by_a_crash_can_be_searched_for(path: Path) -> None:
    with History.open(path) as history:
        history.told(call())
        history.told(partial("kilimanjaro"))
        history.flush()
    with History.open(path) as history:
        assert len(history.reader.search("kilimanjaro")) == 1


def test_a_newer_history_is_refused_and_left_as_it_is(path: Path) -> None:
    _begun(path, calls=1)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 999")
    before = hashlib.sha256(path.read_bytes()).hexdigest()

    for attempt in (lambda: History.open(path), Reader(path).list_calls):
        with pytest.raises(NewerHistoryError, match="newer TalkHint"):
            attempt()

    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    assert not (path.parent / "quarantine").exists()


def _zero_the_header(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(bytes(100))


def _empty_it(path: Path) -> None:
    os.truncate(path, 0)


def _cut_it(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _replace_by_text(path: Path) -> None:
    path.write_text("to do: buy milk\n" * 100)


def _take_away_but_leave_the_wal(path: Path) -> None:
    path.with_name(path.name + "-wal").write_bytes(b"\x37\x7f\x06\x82" * 100)
    path.unlink()


@pytest.mark.parametrize(
    "harm",
    [
        _zero_the_header,
        _empty_it,
        _cut_it,
        _replace_by_text,
        _take_away_but_leave_the_wal,
    ],
)
def test_a_damaged_history_is_put_aside_and_a_new_one_begun(
    path: Path, told: list[tuple[str, bool]], harm: Callable[[Path], None]
) -> None:
    _begun(path)
    harm(path)

    with History.open(path, _listener(told)) as history:
        history.told(ended())
        assert history.flush()
        kept = [row.call.call_sid for row in history.reader.list_calls()]
        damage = history.damage

    assert kept == [SID]
    assert told == [("history-damaged", False)]
    (folder,) = (path.parent / "quarantine").iterdir()
    assert damage is not None
    assert str(folder) in damage
    assert list(folder.iterdir())


def test_a_page_lost_while_the_app_was_killed_is_noticed(
    path: Path, told: list[tuple[str, bool]]
) -> None:
    _begun(path)
    with path.open("r+b") as file:
        file.seek(4096 * 9)
        file.write(bytes(4096))
    # What a killed run leaves behind.
    path.with_name(path.name + "-open").touch()
    path.with_name(path.name + "-wal").touch()

    with History.open(path, _listener(told)):
        assert told == [("history-damaged", False)]


def test_a_wal_that_was_taken_away_after_a_crash_is_noticed(
    path: Path, told: list[tuple[str, bool]]
) -> None:
    _begun(path, calls=1)
    path.with_name(path.name + "-open").touch()

    with History.open(path, _listener(told)) as history:
        assert len(history.reader.list_calls()) == 1
        assert history.damage is not None
        assert "missing" in history.damage
    assert told == [("history-damaged", False)]


def test_damage_while_calls_go_on_begins_a_new_history_that_knows_them(
    path: Path, told: list[tuple[str, bool]]
) -> None:
    _begun(path)
    with History.open(path, _listener(told)) as history:
        history.told(call())
        history.flush()
        history._book._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        # Every page but the header: the writer meets it at its next change.
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * (path.stat().st_size - 4096))
        history._book._db.execute("PRAGMA shrink_memory")
        history.told(final("still here"))
        assert history.flush(10)
        record = history.reader.show(SID)

    assert [s.text for s in record.segments] == ["still here"]
    assert record.call.from_number == "+15550100"
    assert told == [("history-damaged", False)]


def test_a_damaged_history_is_told_to_a_reader_in_plain_words(path: Path) -> None:
    _begun(path)
    _zero_the_header(path)

    with pytest.raises(TalkHintError, match="damaged"):
        Reader(path).list_calls()


def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    with pytest.raises(TalkHintError, match="cannot be opened"):
        History.open(tmp_path / "nowhere" / "history.sqlite3")


_NEXT = (*STEPS, ("ALTER TABLE call ADD COLUMN note TEXT", "CREATE TABLE extra (a)"))
_BROKEN = (*STEPS, ("ALTER TABLE call ADD COLUMN note TEXT", "CREATE TABLE call (a)"))


def test_an_older_history_is_brought_up_whole(path: Path) -> None:
    _begun(path, calls=2)
    with closing(writer_connection(path)) as db:
        migrate(db, _NEXT)

        assert version_of(db) == len(_NEXT)
        assert db.execute("SELECT count(note), count(*) FROM call").fetchone() == (0, 2)


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    _begun(path, calls=2)
    with closing(writer_connection(path)) as db:
        before = list(db.execute("SELECT sql FROM sqlite_master"))
        with pytest.raises(sqlite3.OperationalError):
            migrate(db, _BROKEN)

        assert version_of(db) == len(STEPS)
        assert list(db.execute("SELECT sql FROM sqlite_master")) == before


def test_a_backup_holds_what_is_still_in_the_wal_and_is_private(path: Path) -> None:
    _begun(path, calls=1)
    with History.open(path) as history:
        history.told(call())
        history.flush()
        copy = back_up(history._book._db, path)
        back_up(history._book._db, path)

    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert [p.name for p in copy.parent.iterdir()] == [copy.name]
    assert {row.call.call_sid for row in Reader(copy).list_calls()} == {
        SID,
        f"CA{0:032x}",
    }


def test_deleting_a_call_takes_the_backups_away(path: Path) -> None:
    _begun(path, calls=1)
    with History.open(path) as history:
        copy = back_up(history._book._db, path)
        history.delete(f"CA{0:032x}")

    assert not copy.exists()
