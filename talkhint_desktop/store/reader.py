"""Reads past calls: a list, a search, a whole call. Writes nothing."""

import sqlite3
from collections.abc import Generator, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from talkhint_desktop.core.events import (
    CallEvent,
    Correction,
    Cost,
    Event,
    Flag,
    Gap,
    Hint,
    HintUse,
    Name,
    Segment,
    StreamEvent,
    Summary,
    TodoDone,
    Trouble,
    from_line,
)
from talkhint_desktop.store.conditions import as_list
from talkhint_desktop.store.finding_names import numbers_named
from talkhint_desktop.store.naming import NAME, OTHER, all_names
from talkhint_desktop.store.reading import looking_into
from talkhint_desktop.store.record import CallRecord, CallRow, Found
from talkhint_desktop.store.search import Term, any_of, pieces_of, terms
from talkhint_desktop.store.short_ids import find_sid, short_id

_ROWS = f"""
    SELECT
        line,
        (SELECT count(*) FROM told
         WHERE call = call.id AND kind = 'segment' AND settled = 1),
        (SELECT json_extract(told.line, '$.text') FROM told
         WHERE call = call.id AND kind = 'segment' AND settled = 1
         ORDER BY told.id LIMIT 1),
        (SELECT max(sid) FROM call AS other WHERE other.sid < call.sid),
        (SELECT min(sid) FROM call AS other WHERE other.sid > call.sid),
        {NAME},
        id
    FROM call
"""  # noqa: S608  our own words alone
_NEWEST_FIRST = " ORDER BY started_at DESC, id DESC LIMIT ?"
_OTHER_IS_ONE_OF = OTHER + " IN (SELECT value FROM json_each(?))"  # noqa: S608
_HOLDS = """
    id IN (SELECT told.call FROM words JOIN told ON told.id = words.rowid
           WHERE words MATCH ?)
"""
# Corrected words stand where the heard ones do.
_LINES = """
    SELECT told.call, replace(told.kind, 'correction', 'segment'),
           json_extract(ifnull(said.line, told.line), '$.start_ms'),
           snippet(words, 0, char(2), char(3), '…', 16)
    FROM words JOIN told ON told.id = words.rowid
    LEFT JOIN told AS said ON told.kind = 'correction' AND said.kind = 'segment'
        AND said.call = told.call AND said.name = told.name
    WHERE words MATCH ? ORDER BY rank, told.id
"""


class Reader:
    """Answers from the file at `path`, on a connection for each question.

    May be used by any thread, and by another process than the writer's. Where
    there is no file yet, there are no calls. Raises `TalkHintError` for a file
    that cannot be read, `NewerHistoryError` for one of a later version.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def list_calls(self, limit: int = 50, before: str | None = None) -> list[CallRow]:
        """Return calls, newest first; `before` is the CallSid of a row above."""
        where = (
            " WHERE (started_at, id) < (SELECT started_at, id FROM call WHERE sid = ?)"
        )
        with looking_into(self._path) as db:
            if before is None:
                rows = db.execute(_ROWS + _NEWEST_FIRST, (limit,))
            else:
                rows = db.execute(_ROWS + where + _NEWEST_FIRST, (before, limit))
            return [_row(row) for row in rows]

    def search(self, words: str | Sequence[str], limit: int = 50) -> list[Found]:
        """Return the calls that hold every word, newest first.

        Words are looked for in what was said, hints, summaries, names, and, when
        they are digits, in phone numbers. No sign has a special meaning.
        """
        wanted = terms([words] if isinstance(words, str) else words)
        if not wanted:
            return []
        where = " AND ".join(_condition(term) for term in wanted)
        values: list[object] = []
        with looking_into(self._path) as db:
            for term, numbers in zip(wanted, numbers_named(db, wanted), strict=True):
                values += [term.match, as_list(numbers)]
                values += [term.digits] if term.digits else []
            query = f"{_ROWS} WHERE {where} {_NEWEST_FIRST}"
            rows = db.execute(query, (*values, limit)).fetchall()
            best = _best_lines(db, wanted, {row[-1] for row in rows})
        return [_found(row, best.get(row[-1])) for row in rows]

    def show(self, call: str) -> CallRecord:
        """Return all of a call, by CallSid or short id."""
        with looking_into(self._path) as db:
            db.execute("BEGIN")  # one state of things for all that follows
            record = _of(db, find_sid(db, call))
        assert record is not None
        return record

    def each(self, sids: Iterable[str]) -> Generator[CallRecord]:
        """Return all of each call; one that was deleted meanwhile is left out."""
        with looking_into(self._path) as db:
            db.execute("BEGIN")
            for sid in sids:
                if record := _of(db, sid):
                    yield record

    def names(self) -> list[Name]:
        """Return every name that the agent gave to a number."""
        with looking_into(self._path) as db:
            return all_names(db)

    def sid_of(self, call: str) -> str:
        """Return the CallSid of a CallSid or short id.

        Raises `TalkHintError` where it is unknown or could be several.
        """
        with looking_into(self._path) as db:
            return find_sid(db, call)


def _of(db: sqlite3.Connection, sid: str) -> CallRecord | None:
    row = db.execute(_ROWS + " WHERE sid = ?", (sid,)).fetchone()
    if row is None:
        return None
    query = "SELECT line FROM told WHERE call = ? ORDER BY id"
    lines = db.execute(query, (row[-1],)).fetchall()
    return _record(_row(row), [line for (line,) in lines])


def _condition(term: Term) -> str:
    number = " OR digits LIKE '%' || ? || '%'" if term.digits else ""
    return f"({_HOLDS} OR {_OTHER_IS_ONE_OF}{number})"


def _best_lines(
    db: sqlite3.Connection, wanted: Sequence[Term], calls: set[int]
) -> dict[int, tuple[str, int | None, str]]:
    """Return the kind, start and marked words of the best line of each call."""
    best: dict[int, tuple[str, int | None, str]] = {}
    for call, kind, start_ms, text in db.execute(_LINES, (any_of(wanted),)):
        if len(best) == len(calls):
            break
        if call in calls:
            best.setdefault(call, (kind, start_ms, text))
    return best


def _found(row: sqlite3.Row, line: tuple[str, int | None, str] | None) -> Found:
    if line is None:
        return Found(_row(row), "number", None, ())
    kind, start_ms, text = line
    return Found(_row(row), kind, start_ms, tuple(pieces_of(text)))


def _row(row: sqlite3.Row) -> CallRow:
    line, finals, first, previous, following, name, _ = row
    call = from_line(line)
    assert isinstance(call, CallEvent)
    neighbours = [sid for sid in (previous, following) if sid]
    short = short_id(call.call_sid, neighbours)
    return CallRow(short, call, finals, first or "", name)


def _record(row: CallRow, lines: Sequence[str]) -> CallRecord:
    record = CallRecord(row.short_id, row.call, name=row.name)
    lists: dict[type[Event], list[Any]] = {
        Gap: record.gaps,
        Hint: record.hints,
        HintUse: record.hint_uses,
        Correction: record.corrections,
        Flag: record.flags,
        Trouble: record.troubles,
        StreamEvent: record.streams,
    }
    summary: Summary | None = None
    cost: Cost | None = None
    done: list[str] = []
    for line in lines:
        match from_line(line):
            case Segment() as said:
                (record.segments if said.final else record.partials).append(said)
            case Summary() as last:
                summary = last
            case Cost() as newest:
                cost = newest
            case TodoDone() as ticked:
                done = ticked.done
            case other:
                lists[type(other)].append(other)
    record.segments.sort(key=lambda segment: segment.start_ms)
    record.partials.sort(key=lambda segment: segment.start_ms)
    return replace(record, summary=summary, cost=cost, done=done)
