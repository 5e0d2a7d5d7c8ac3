"""How each thing that was told is written: events in, rows out."""

import sqlite3
import unicodedata
from collections.abc import Iterable

import msgspec

from talkhint_desktop.core.events import (
    CallEvent,
    CallState,
    Correction,
    Cost,
    Direction,
    Event,
    Flag,
    Hint,
    HintUse,
    HintWaiting,
    Name,
    Pause,
    RelayEvent,
    Segment,
    Summary,
    TodoDone,
    Trouble,
    from_line,
    to_line,
)
from talkhint_desktop.store.naming import write_name
from talkhint_desktop.store.scrubbing import scrubbed

OVER = frozenset({CallState.ENDED, CallState.INTERRUPTED})

_KEEP = """
    INSERT INTO told (call, kind, name, settled, at, line) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (call, kind, name) DO UPDATE
    SET settled = excluded.settled, at = excluded.at, line = excluded.line
    WHERE excluded.settled >= told.settled
    RETURNING id
"""
_KEEP_CALL = """
    INSERT INTO call (sid, state, started_at, digits, at, line)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (sid) DO UPDATE
    SET state = excluded.state, started_at = excluded.started_at,
        digits = excluded.digits, at = excluded.at, line = excluded.line
"""


def is_settled(event: Event) -> bool:
    """Return False for what a later event of the same name will replace."""
    match event:
        case Segment():
            return event.final
        case Hint():
            return event.state != "growing"
        case Summary():
            return event.state != "growing"
        case _:
            return True


def name_of(event: Event) -> str | None:
    """Return what tells this event's row from others of its kind and call."""
    match event:
        case Segment() | Correction() | Flag():
            return event.utterance
        case Hint():
            return event.hint
        case HintUse():
            return f"{event.hint} {event.fate}"
        case Summary() | Cost() | TodoDone():
            return str(type(event).__struct_config__.tag)
        case _:
            return None


def write(db: sqlite3.Connection, told: Event) -> None:
    """Write one event, inside the transaction that the caller holds."""
    event = scrubbed(told)
    match event:
        case RelayEvent() | Pause() | Hint(headline="") | HintWaiting():
            # How the relay is doing is no part of any call, nor is a hint that
            # was asked for or waits, and of which nothing was shown yet.
            pass
        case CallEvent():
            _write_call(db, event)
        case Name():
            write_name(db, event)
        case Segment() if event.final and not event.text.strip():
            _take_back(db, event)
        case Flag(flagged=False):
            _take_off(db, event)
        case Correction(masked=True):
            _mask(db, event)
        case Trouble(call_sid=None):
            # Offline, no tunnel: it belongs to every call it fell into.
            for (call,) in db.execute(
                "SELECT id FROM call WHERE state NOT IN (?, ?)", sorted(OVER)
            ).fetchall():
                _keep(db, call, event)
        case _:
            assert event.call_sid is not None
            _keep(db, _call_id(db, event.call_sid, event.at), event)


def interrupt_open_calls(db: sqlite3.Connection) -> int:
    """Close the calls that a killed run left open; return how many.

    Their end is the last thing known of them. Words that never became final
    stay partial, but can be searched for from now on.
    """
    rows = db.execute(
        """
        SELECT id, line, max(at, ifnull(
            (SELECT max(told.at) FROM told WHERE told.call = call.id), ''))
        FROM call WHERE state NOT IN (?, ?)
        """,
        sorted(OVER),
    ).fetchall()
    for call, line, last in rows:
        event = from_line(line)
        assert isinstance(event, CallEvent)
        _write_call(
            db,
            msgspec.structs.replace(
                event, at=last, state=CallState.INTERRUPTED, ended_at=last
            ),
        )
        for told, text in db.execute(
            """
            SELECT id, json_extract(line, '$.text') FROM told
            WHERE call = ? AND kind = 'segment' AND settled = 0
            """,
            (call,),
        ).fetchall():
            _index(db, told, text)
    return len(rows)


def is_over(db: sqlite3.Connection, sid: str) -> bool:
    """Return whether a call has ended; so has one that is not there."""
    row = db.execute("SELECT state FROM call WHERE sid = ?", (sid,)).fetchone()
    return row is None or row[0] in OVER


def delete_calls(db: sqlite3.Connection, sids: Iterable[str]) -> None:
    """Delete calls and every word of them, also from the search index."""
    for sid in sids:
        db.execute(
            """
            DELETE FROM words WHERE rowid IN (
                SELECT told.id FROM told JOIN call ON call.id = told.call
                WHERE call.sid = ?)
            """,
            (sid,),
        )
        db.execute("DELETE FROM call WHERE sid = ?", (sid,))
    # Deleting only marks words in the index; merging it all drops them.
    db.execute("INSERT INTO words (words) VALUES ('optimize')")


def folded(text: str) -> str:
    """Return `text` as it is indexed and looked for."""
    text = unicodedata.normalize("NFC", text).replace("ё", "е").replace("Ё", "Е")
    return text.replace("\x02", "").replace("\x03", "")  # they mark what was found


def _write_call(db: sqlite3.Connection, event: CallEvent) -> None:
    known = db.execute(
        "SELECT state, started_at FROM call WHERE sid = ?", (event.call_sid,)
    ).fetchone()
    if known:
        state, started_at = known
        if state == CallState.ENDED and event.state is not CallState.ENDED:
            return  # a late callback does not bring a call back to life
        if started_at < event.started_at:
            event = msgspec.structs.replace(event, started_at=started_at)
    numbers = (event.from_number, event.to_number)
    digits = " ".join("".join(filter(str.isdigit, number)) for number in numbers)
    db.execute(
        _KEEP_CALL,
        (
            event.call_sid,
            event.state.value,
            event.started_at,
            digits,
            event.at,
            to_line(event),
        ),
    )


def _call_id(db: sqlite3.Connection, sid: str, at: str) -> int:
    """Return the row of a call; one that nobody announced gets a bare one."""
    find = "SELECT id FROM call WHERE sid = ?"
    row = db.execute(find, (sid,)).fetchone()
    if row is None:
        unannounced = CallEvent(
            at=at,
            call_sid=sid,
            state=CallState.RINGING,
            direction=Direction.INBOUND,
            from_number="",
            to_number="",
            started_at=at,
        )
        _write_call(db, unannounced)
        row = db.execute(find, (sid,)).fetchone()
    call: int = row[0]
    return call


def _keep(db: sqlite3.Connection, call: int, event: Event) -> None:
    kind = str(type(event).__struct_config__.tag)
    settled = is_settled(event)
    row = db.execute(
        _KEEP, (call, kind, name_of(event), settled, event.at, to_line(event))
    ).fetchone()
    if row and settled:
        _index(db, row[0], _body(event))


def _take_back(db: sqlite3.Connection, event: Segment) -> None:
    row = db.execute(
        """
        DELETE FROM told WHERE kind = 'segment' AND name = ?
        AND call = (SELECT id FROM call WHERE sid = ?) RETURNING id
        """,
        (event.utterance, event.call_sid),
    ).fetchone()
    if row:
        db.execute("DELETE FROM words WHERE rowid = ?", row)


def _take_off(db: sqlite3.Connection, event: Flag) -> None:
    db.execute(
        """
        DELETE FROM told WHERE kind = 'flag' AND name = ?
        AND call = (SELECT id FROM call WHERE sid = ?)
        """,
        (event.utterance, event.call_sid),
    )


def _mask(db: sqlite3.Connection, event: Correction) -> None:
    """Put masked words in the place of a final's: nothing keeps what it held."""
    call = _call_id(db, event.call_sid, event.at)
    row = db.execute(
        "SELECT id, line FROM told WHERE call = ? AND kind = 'segment' AND name = ?",
        (call, event.utterance),
    ).fetchone()
    corrected = db.execute(
        "DELETE FROM told WHERE call = ? AND kind = 'correction' AND name = ? "
        "RETURNING id",
        (call, event.utterance),
    ).fetchall()
    for (told,) in corrected:
        db.execute("DELETE FROM words WHERE rowid = ?", (told,))
    if row:
        told, line = row
        said = from_line(line)
        assert isinstance(said, Segment)
        shown = msgspec.structs.replace(said, text=event.text)
        db.execute("UPDATE told SET line = ? WHERE id = ?", (to_line(shown), told))
        _index(db, told, event.text)
    # What was replaced is only marked in the index; merging it all drops it.
    db.execute("INSERT INTO words (words) VALUES ('optimize')")


def _index(db: sqlite3.Connection, told: int, body: str) -> None:
    if body:
        db.execute(
            "INSERT OR REPLACE INTO words (rowid, body) VALUES (?, ?)",
            (told, folded(body)),
        )


def _body(event: Event) -> str:
    match event:
        case Segment():
            return event.text
        case Hint():
            return "\n".join([event.headline, *event.facts])
        case Summary():
            return "\n".join([event.text, *event.todo])
        case Correction():
            return event.text
        case _:
            return ""
