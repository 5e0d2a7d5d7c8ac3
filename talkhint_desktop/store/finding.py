"""Finds past calls by words, days and what was in them, a page at a time."""

import sqlite3
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from talkhint_desktop.core.events import CallEvent, from_line
from talkhint_desktop.core.past import (
    USED,
    FoundIn,
    PastCall,
    PastPage,
    Piece,
    Wanted,
)
from talkhint_desktop.store.conditions import OVER, Where, as_list, conditions
from talkhint_desktop.store.finding_names import numbers_named
from talkhint_desktop.store.naming import NAME, OTHER
from talkhint_desktop.store.reading import looking_into
from talkhint_desktop.store.search import Term, any_of, pieces_of, terms
from talkhint_desktop.store.short_ids import short_id

GIST = 160  # signs of what a call was about

_USED = ", ".join(f"'{fate}'" for fate in sorted(USED))
_COUNT_USED = f"""
    SELECT count(DISTINCT json_extract(line, '$.hint')) FROM told
    WHERE call = call.id AND kind = 'hint-use'
    AND json_extract(line, '$.fate') IN ({_USED})
"""  # noqa: S608  our own words alone
_ROWS = f"""
    SELECT
        id, line,
        (SELECT count(*) FROM told
         WHERE call = call.id AND kind = 'segment' AND settled = 1),
        (SELECT count(*) FROM told WHERE call = call.id AND kind = 'hint'
         AND json_extract(told.line, '$.state') IN ('growing', 'finished')),
        ({_COUNT_USED}),
        (SELECT count(*) FROM told WHERE call = call.id AND kind = 'trouble'
         AND NOT json_extract(told.line, '$.cleared')),
        (SELECT count(*) FROM told WHERE call = call.id AND kind = 'flag'),
        (SELECT json_extract(told.line, '$.text') FROM told
         WHERE call = call.id AND kind = 'summary'),
        (SELECT json_extract(told.line, '$.text') FROM told
         WHERE call = call.id AND kind = 'segment' AND settled = 1
         ORDER BY told.id LIMIT 1),
        {NAME},
        (SELECT max(sid) FROM call AS other WHERE other.sid < call.sid),
        (SELECT min(sid) FROM call AS other WHERE other.sid > call.sid)
    FROM call
"""  # noqa: S608

_HOLDING = """
    SELECT DISTINCT told.call FROM words JOIN told ON told.id = words.rowid
    WHERE words MATCH ?
"""
_LINES_HOLDING = """
    SELECT told.call, told.id FROM words JOIN told ON told.id = words.rowid
    WHERE words MATCH ? AND words.rowid BETWEEN ? AND ?
    AND told.call IN (SELECT value FROM json_each(?))
"""
# The plus keeps the index from being asked anew for each line. Corrected words
# stand where the heard ones do.
_MARKED_LINES = """
    SELECT told.call, replace(told.kind, 'correction', 'segment'),
           json_extract(ifnull(said.line, told.line), '$.start_ms'),
           snippet(words, 0, char(2), char(3), '…', 16)
    FROM words JOIN told ON told.id = words.rowid
    LEFT JOIN told AS said ON told.kind = 'correction' AND said.kind = 'segment'
        AND said.call = told.call AND said.name = told.name
    WHERE words MATCH ? AND words.rowid BETWEEN ? AND ?
    AND +told.id IN (SELECT value FROM json_each(?))
"""
_NAMED = f"SELECT id FROM call WHERE {OTHER} IN (SELECT value FROM json_each(?))"  # noqa: S608
_NUMBERED = "SELECT id FROM call WHERE digits LIKE '%' || ? || '%'"


@dataclass(frozen=True, slots=True)
class Named:
    """CallSids, each with its place in the list. `total` is told at the beginning."""

    calls: tuple[tuple[str, str], ...]
    total: int | None = None


class Finder:
    """Answers from the file at `path`, for any thread, as `Reader` does.

    Calls named in `without` are passed over, as if they were not there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def find(
        self,
        wanted: Wanted,
        *,
        limit: int = 50,
        before: str | None = None,
        without: Collection[str] = (),
    ) -> PastPage:
        """Return a page of calls; `before` is the CallSid that ended the last one."""
        looked_for = terms([wanted.words])
        if wanted.words.strip() and not looked_for:
            return PastPage(calls=[], more=False, total=0)
        where = conditions(wanted, without)
        with looking_into(self._path) as db:
            db.execute("BEGIN")
            _add_words(where, db, looked_for)
            total = None if before else _count(db, where)
            if before is not None:
                # Alive in memory alone, and so is the row's place in time.
                where.add(
                    "(started_at, id) <"
                    " (SELECT started_at, id FROM call WHERE sid = ?)",
                    before,
                )
            rows = _page(db, where, limit + 1)
            found, more = rows[:limit], len(rows) > limit
            best = _best_lines(db, looked_for, [row[0] for row in found])
        calls = [_past_call(row, best.get(row[0]), looked_for) for row in found]
        return PastPage(calls=calls, more=more, total=total)

    def named(
        self,
        wanted: Wanted,
        *,
        limit: int,
        after: str = "",
        without: Collection[str] = (),
    ) -> Named:
        """Return which calls they are, in the order of `find`.

        `after` is a place that an earlier answer named. It stays good when the
        call that stood there is deleted.
        """
        looked_for = terms([wanted.words])
        if wanted.words.strip() and not looked_for:
            return Named((), total=0)
        where = conditions(wanted, without)
        with looking_into(self._path) as db:
            db.execute("BEGIN")
            _add_words(where, db, looked_for)
            total = None if after else _count(db, where)
            if after:
                began, _, number = after.rpartition(" ")
                where.add("(started_at, id) < (?, ?)", began, number)
            query = f"SELECT sid, started_at || ' ' || id FROM call WHERE {where.text}"  # noqa: S608
            order = " ORDER BY started_at DESC, id DESC LIMIT ?"
            rows = db.execute(query + order, (*where.values, limit))
            return Named(tuple((str(sid), str(at)) for sid, at in rows), total)

    def last_with(
        self, number: str, *, before: str, without: Collection[str] = ()
    ) -> PastCall | None:
        """Return the last call with this number, before the call `before`."""
        where = conditions(Wanted(), without)
        where.add(OVER)
        where.add("sid != ?", before)
        where.add(
            "? IN (json_extract(line, '$.from'), json_extract(line, '$.to'))", number
        )
        with looking_into(self._path) as db:
            rows = _page(db, where, 1)
        return _past_call(rows[0], None, []) if rows else None

    def used_since(
        self, since: str, *, without: Collection[str] = ()
    ) -> list[tuple[str, int]]:
        """Return when each call since then began, and how many hints were used.

        Practice is left out: it tells nothing of a day.
        """
        where = conditions(Wanted(since=since, practice="without"), without)
        query = f"SELECT started_at, ({_COUNT_USED}) FROM call WHERE {where.text}"  # noqa: S608
        with looking_into(self._path) as db:
            return [
                (str(began), int(used))
                for began, used in db.execute(query, where.values)
            ]

    def over(self, *, began_before: str = "") -> list[str]:
        """Return the CallSids of calls that are over, oldest first."""
        query = f"SELECT sid FROM call WHERE {OVER}"  # noqa: S608
        values: list[object] = []
        if began_before:
            query += " AND started_at < ?"
            values = [began_before]
        with looking_into(self._path) as db:
            rows = db.execute(query + " ORDER BY started_at, id", values)
            return [str(sid) for (sid,) in rows]


def _add_words(
    where: Where, db: sqlite3.Connection, looked_for: Sequence[Term]
) -> None:
    if looked_for:
        holding = as_list(_holding(db, looked_for))
        where.add("id IN (SELECT value FROM json_each(?))", holding)


def _holding(db: sqlite3.Connection, looked_for: Sequence[Term]) -> set[int]:
    """Return the calls that hold every term: in words, numbers or their names."""
    held: set[int] | None = None
    named = numbers_named(db, looked_for)
    for term, numbers in zip(looked_for, named, strict=True):
        calls = {call for (call,) in db.execute(_HOLDING, (term.match,))}
        if term.digits:
            calls.update(call for (call,) in db.execute(_NUMBERED, (term.digits,)))
        if numbers:
            calls.update(call for (call,) in db.execute(_NAMED, (as_list(numbers),)))
        held = calls if held is None else held & calls
    return held or set()


def _count(db: sqlite3.Connection, where: Where) -> int:
    query = f"SELECT count(*) FROM call WHERE {where.text}"  # noqa: S608
    total: int = db.execute(query, where.values).fetchone()[0]
    return total


def _page(db: sqlite3.Connection, where: Where, limit: int) -> list[sqlite3.Row]:
    order = "ORDER BY started_at DESC, id DESC LIMIT ?"
    query = f"{_ROWS} WHERE {where.text} {order}"
    return db.execute(query, (*where.values, limit)).fetchall()


@dataclass(frozen=True, slots=True)
class _Line:
    kind: str
    start_ms: int | None
    marked: str


def _best_lines(
    db: sqlite3.Connection, looked_for: Sequence[Term], calls: Sequence[int]
) -> dict[int, _Line]:
    """Return the best line of each call."""
    if not looked_for or not calls:
        return {}
    match, among = any_of(looked_for), as_list(calls)
    # Calls of one page lie near each other: no need to go through all matches.
    first, last = db.execute(
        """
        SELECT min(id), max(id) FROM told
        WHERE call IN (SELECT value FROM json_each(?))
        """,
        (among,),
    ).fetchone()
    # By how many of the terms a line holds, then the first of the call. A rank
    # by rarity would make the index count every match there is.
    held: Counter[tuple[int, int]] = Counter()
    for term in looked_for:
        values = (term.match, first, last, among)
        held.update(db.execute(_LINES_HOLDING, values).fetchall())
    best: dict[int, tuple[int, int]] = {}
    for (call, told), count in held.items():
        best[call] = min(best.get(call, (0, 0)), (-count, told))
    chosen = as_list([told for _, told in best.values()])
    rows = db.execute(_MARKED_LINES, (match, first, last, chosen))
    return {call: _Line(*line) for call, *line in rows}


def _past_call(
    row: sqlite3.Row, best: _Line | None, looked_for: Sequence[Term]
) -> PastCall:
    _, line, lines, hints, used, troubles, flags, summary, first, *rest = row
    name, *neighbours = rest
    call = from_line(line)
    assert isinstance(call, CallEvent)
    gist = " ".join((summary or first or "").split())
    pieces = list(pieces_of(best.marked)) if best else []
    if not best and gist:
        pieces = [Piece(gist[: GIST - 1] + "…" if len(gist) > GIST else gist)]
    return PastCall(
        call=call,
        short_id=short_id(call.call_sid, [sid for sid in neighbours if sid]),
        lines=lines,
        hints=hints,
        used=used,
        troubles=troubles,
        flags=flags,
        pieces=pieces,
        found_in=_found_in(best, looked_for),
        start_ms=best.start_ms if best else None,
        name=name,
    )


def _found_in(best: _Line | None, looked_for: Sequence[Term]) -> FoundIn:
    if not looked_for:
        return ""
    return msgspec.convert(best.kind, FoundIn) if best else "number"
