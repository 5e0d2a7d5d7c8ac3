"""Past calls as lines for a person at a terminal."""

from collections.abc import Iterator
from datetime import datetime

from talkhint_desktop.core.events import CallEvent, Gap, Hint, Segment, Trouble
from talkhint_desktop.core.past import other_number
from talkhint_desktop.store.export import clock, cost_line, todo_lines
from talkhint_desktop.store.plain import plain_line
from talkhint_desktop.store.record import CallRecord, CallRow, Found

_WHO = 16  # signs of a name in its column
_COLUMNS = "{:<8} {:<16} {:<3} {:<16} {:>5} {:>5}  {}"
HEAD = _COLUMNS.format("CALL", "WHEN", "WAY", "WHO", "MIN", "LINES", "WORDS")


def row_line(row: CallRow) -> str:
    return _columns(row, _cut(row.first_words, 40))


def found_line(found: Found) -> str:
    """Return the row of a call with its best line, what was found in brackets."""
    marked = "".join(
        f"[{piece.text}]" if piece.hit else piece.text for piece in found.pieces
    )
    start = f"{clock(found.start_ms)} " if found.start_ms is not None else ""
    return _columns(found.row, start + plain_line(marked))


def call_in_words(record: CallRecord) -> str:
    call, lines = record.call, len(record.segments)
    who = plain_line(record.name or other_number(call)) or "an unknown number"
    return f"the call of {_local_time(call.started_at)} with {who}, {lines} lines"


def record_lines(record: CallRecord) -> Iterator[str]:
    call = record.call
    yield f"Call {plain_line(record.short_id)}, {_local_time(call.started_at)}"
    yield f"From {plain_line(call.from_number)} to {plain_line(call.to_number)}"
    if record.name:
        yield f"{plain_line(other_number(call))} is {plain_line(record.name)}"
    reason = f", {plain_line(call.reason)}" if call.reason else ""
    yield f"{call.state.value.capitalize()}{reason}, {_minutes(call)}"
    if record.cost:
        yield f"Cost {cost_line(record.cost)}"
    yield ""
    over = call.ended_at is not None
    for entry in in_order(record):
        flagged = isinstance(entry, Segment) and entry.utterance in record.flagged
        yield _said_line(entry, over=over, flagged=flagged)
    if record.hints:
        yield "\nHints"
        yield from (_hint_line(hint) for hint in record.hints)
    if record.troubles:
        yield "\nTroubles"
        yield from (_trouble_line(trouble) for trouble in record.troubles)
    if record.summary:
        yield f"\nSummary\n  {plain_line(record.summary.text)}"
        yield from (f"  {line}" for line in todo_lines(record))


def in_order(record: CallRecord) -> list[Segment | Gap]:
    """Return what was said, partials too, and what was not heard, as it came."""
    said: list[Segment | Gap] = [*record.spoken(), *record.partials, *record.gaps]
    return sorted(said, key=lambda entry: entry.start_ms)


def _columns(row: CallRow, words: str) -> str:
    call = row.call
    way = "in" if call.direction == "inbound" else "out"
    who = plain_line(row.name or other_number(call)) or "unknown"
    return _COLUMNS.format(
        plain_line(row.short_id),
        _local_time(call.started_at),
        way,
        who if len(who) <= _WHO else who[: _WHO - 1] + "…",
        _minutes(call),
        row.finals,
        words,
    ).rstrip()


def _local_time(at: str) -> str:
    """Return the local time of an event's stamp, to the minute."""
    try:
        return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return plain_line(at)[:16]


def _minutes(call: CallEvent) -> str:
    if call.ended_at is None:
        return "now"
    try:
        start = datetime.fromisoformat(call.started_at)
        seconds = (datetime.fromisoformat(call.ended_at) - start).total_seconds()
    except (ValueError, TypeError):
        return "?"
    return clock(int(seconds * 1000))


def _cut(text: str, most: int) -> str:
    line = plain_line(text)
    return line if len(line) <= most else line[: most - 1] + "…"


def _said_line(entry: Segment | Gap, *, over: bool, flagged: bool) -> str:
    start = f"{clock(entry.start_ms):>7}"
    if isinstance(entry, Gap):
        return (
            f"{start}  [{entry.speaker}: not written down, {plain_line(entry.cause)}]"
        )
    tail = "" if entry.final else " … (the end was lost)" if over else " …"
    flag = ", flagged" if flagged else ""
    return f"{start}  {entry.speaker}{flag}: {plain_line(entry.text)}{tail}"


def _hint_line(hint: Hint) -> str:
    card = f" [{plain_line(hint.card)}]" if hint.card else ""
    state = "" if hint.state == "finished" else f" ({hint.state})"
    return f"  {plain_line(hint.headline)}{card}{state}"


def _trouble_line(trouble: Trouble) -> str:
    tail = " (over)" if trouble.cleared else ""
    return f"  {plain_line(trouble.message)}{tail}"
