"""Names of numbers in the history: kept, joined to calls, found, and gone for good."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from talkhint_desktop.core.events import Name
from talkhint_desktop.core.past import Wanted
from talkhint_desktop.store.database import writer_connection
from talkhint_desktop.store.export import export, export_all
from talkhint_desktop.store.history import History
from talkhint_desktop.store.reader import Reader
from talkhint_desktop.store.schema import STEPS, migrate
from tests.peers.told_calls import OTHER, SID, call, ended, final

DANA = "Dana Whitfield"
NUMBER = "+15550100"


def named(name: str = DANA, number: str = NUMBER) -> Name:
    return Name(at="2026-11-22T09:02:00.000Z", number=number, name=name)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.sqlite3"


@pytest.fixture
def history(path: Path) -> Iterator[History]:
    with History.open(path) as opened:
        for sid, caller in ((SID, NUMBER), (OTHER, "+4915550101")):
            opened.told(call(sid=sid, caller=caller))
            opened.told(final("my invoice is wrong", sid=sid))
            opened.told(ended(sid, caller=caller))
        opened.told(named())
        assert opened.flush()
        yield opened


def found(history: History, words: str) -> tuple[list[str], list[str]]:
    """Return the calls that the window finds, and those that the terminal does."""
    page = history.finder.find(Wanted(words=words)).calls
    rows = history.reader.search(words)
    return [one.sid for one in page], [one.row.call.call_sid for one in rows]


def on_disk(path: Path) -> bytes:
    parts = [*path.parent.glob("history.sqlite3*"), *path.parent.rglob("backups/*")]
    return b"".join(part.read_bytes() for part in parts)


def test_a_name_is_with_every_call_of_its_number(history: History) -> None:
    page = history.finder.find(Wanted()).calls
    last = history.finder.last_with(NUMBER, before=OTHER)

    assert {one.sid: one.name for one in page} == {SID: DANA, OTHER: ""}
    assert {r.call.call_sid: r.name for r in history.reader.list_calls()} == {
        SID: DANA,
        OTHER: "",
    }
    assert history.reader.show(SID).kept().name == DANA
    assert last is not None
    assert last.name == DANA


@pytest.mark.parametrize("words", ["whitfield", "WHITF", "dana whitfield", "Whitfield"])
def test_a_call_is_found_by_the_name_of_its_number(
    history: History, words: str
) -> None:
    assert found(history, words) == ([SID], [SID])
    assert history.finder.find(Wanted(words=words)).calls[0].found_in == "number"


def test_a_word_of_the_name_and_one_of_the_talk_find_the_call(
    history: History,
) -> None:
    assert found(history, "dana invoice") == ([SID], [SID])
    assert found(history, "dana kilimanjaro") == ([], [])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Юлия Ёлкина", "елкина"),
        ("Анна Королёва", "королевой"),
        ("José Núñez", "nunez"),
        ("Ayşe O'Brien", "o'brien"),
        ("50% AND (NEAR", "near"),
    ],
)
def test_names_are_looked_for_as_words_of_calls_are(
    history: History, name: str, words: str
) -> None:
    history.told(named(name, "+4915550101"))
    assert history.flush()

    assert found(history, words) == ([OTHER], [OTHER])


def test_a_new_name_takes_the_place_of_the_old_one(history: History) -> None:
    history.told(named("Dana Moss"))
    assert history.flush()

    assert history.reader.show(SID).name == "Dana Moss"
    assert found(history, "whitfield") == ([], [])
    assert history.reader.names() == [named("Dana Moss")]


def test_a_name_that_is_taken_back_is_nowhere_on_the_disk(
    history: History, path: Path
) -> None:
    backups = path.parent / "backups"
    backups.mkdir()
    (backups / "history-v2.sqlite3").write_bytes(DANA.encode())
    assert DANA.encode() in on_disk(path)

    history.told(named(""))
    assert history.flush()

    assert DANA.encode() not in on_disk(path)
    assert history.reader.show(SID).name == ""
    assert history.reader.names() == []


def test_deleting_a_call_keeps_the_name(history: History) -> None:
    history.delete(SID)
    history.told(call(sid="CA" + "3" * 32))
    assert history.flush()

    assert history.reader.show("CA" + "3" * 32).name == DANA


def test_names_outlive_a_restart_and_a_damaged_file(
    history: History, path: Path
) -> None:
    book = history._book
    book.begin_again()

    assert history.reader.names() == [named()]
    history.close()
    with History.open(path) as again:
        assert again.reader.names() == [named()]


def test_a_history_from_before_names_is_read_and_then_brought_up(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        migrate(db, STEPS[:1])
        db.execute(
            "INSERT INTO call (sid, state, started_at, digits, at, line)"
            " VALUES (?, 'ended', '2026', '15550100 15559999', '2026', ?)",
            (SID, json.dumps({"event": "call", **_bare_call()})),
        )
    writer_connection(path).close()

    before = Reader(path)
    assert [row.name for row in before.list_calls()] == [""]
    assert before.names() == []
    with History.open(path) as history:
        history.told(named())
        assert history.flush()
        assert history.reader.show(SID).name == DANA


def _bare_call() -> dict[str, str]:
    return {
        "at": "2026",
        "call_sid": SID,
        "state": "ended",
        "direction": "inbound",
        "from": NUMBER,
        "to": "+15559999",
        "started_at": "2026",
    }


def test_exports_say_who_it_was(history: History) -> None:
    record = history.reader.show(SID)
    table = csv.DictReader(io.StringIO(export(record, "csv"), newline=""))
    both = export_all([record, history.reader.show(OTHER)], "csv")

    assert export(record, "md").startswith(f"# Call from {DANA}\n")
    assert f"From: {DANA}, {NUMBER}\n" in export(record, "txt")
    assert json.loads(export(record, "json"))["name"] == DANA
    assert [row["name"] for row in table] == [DANA]
    names = [row["name"] for row in csv.DictReader(io.StringIO(both, newline=""))]
    assert names == [DANA, ""]


def test_a_name_is_no_formula_and_no_markup_in_a_document(history: History) -> None:
    history.told(named("=cmd() <b>*x*"))
    assert history.flush()
    record = history.reader.show(SID)

    assert "'=cmd() <b>*x*" in export(record, "csv")
    assert "# Call from \\=cmd() \\<b\\>\\*x\\*\n" in export(record, "md")


def test_whom_the_agent_rang_up_is_the_one_with_the_name(history: History) -> None:
    sid = "CA" + "4" * 32
    out = call(sid=sid, caller="+15559999")
    fields = {"direction": "outbound", "to_number": NUMBER}
    history.told(msgspec.structs.replace(out, **fields))
    assert history.flush()

    assert history.reader.show(sid).name == DANA
    assert sid in found(history, "whitfield")[0]
