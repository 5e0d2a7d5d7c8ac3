"""Many calls as one document, made part by part so that none is ever too large."""

import csv
import io
import json
from collections.abc import Collection, Iterator
from contextlib import closing

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.past import USED, ExportedPart, Wanted, other_number
from talkhint_desktop.store.export import BETWEEN, Format, cell, export
from talkhint_desktop.store.finding import Finder
from talkhint_desktop.store.plain import plain_json
from talkhint_desktop.store.reader import Reader
from talkhint_desktop.store.record import CallRecord

PART_CALLS = 200
PART_SIGNS = 500_000  # of text, after which a part ends
HEAD = (
    "call",
    "started_at",
    "ended_at",
    "direction",
    "number",
    "from",
    "to",
    "state",
    "lines",
    "hints",
    "hints_used",
    "troubles",
    "summary",
)


def export_part(
    reader: Reader,
    finder: Finder,
    wanted: Wanted,
    form: Format,
    *,
    after: str = "",
    without: Collection[str] = (),
) -> ExportedPart:
    """Return the part of the document that follows the place `after`.

    All parts in a row are one document of the calls that are `wanted`, newest
    first: whole calls, but for `csv`, which is a list of them. Subtitles are of
    one call: raises `TalkHintError` for them, and where there is no call.
    """
    if form == "srt":
        raise TalkHintError(
            "Subtitles can be made of one call alone.", remedy="Choose one call."
        )
    named = finder.named(wanted, limit=PART_CALLS, after=after, without=without)
    if named.total == 0:
        raise TalkHintError("There is nothing to export.")
    places = dict(named.calls)
    texts, signs, last = [], 0, after
    with closing(reader.each(places)) as records:
        for record in records:
            texts.append(_one(record, form))
            signs += len(texts[-1])
            last = places[record.call.call_sid]
            if signs >= PART_SIGNS:
                break
        else:
            last = list(places.values())[-1] if len(places) == PART_CALLS else ""
    text = _joined(texts, form, first=not after, ends=not last)
    return ExportedPart(text=text, calls=len(texts), after=last, total=named.total)


def export_list(
    reader: Reader, finder: Finder, wanted: Wanted, form: Format
) -> Iterator[ExportedPart]:
    """Return all parts of the document, one after the other."""
    after: str | None = ""
    while after is not None:
        part = export_part(reader, finder, wanted, form, after=after)
        yield part
        after = part.after or None


def _joined(texts: list[str], form: Format, *, first: bool, ends: bool) -> str:
    between = {"json": ",\n", "csv": ""}.get(form) or BETWEEN.get(form, "")
    text = between.join(texts)
    if not first and text:
        text = between + text
    if form == "csv":
        return (_row(HEAD) if first else "") + text
    if form == "json":
        return ("[\n" if first else "") + text + ("\n]\n" if ends else "")
    return text


def _one(record: CallRecord, form: Format) -> str:
    if form == "csv":
        return _row(_cells(record))
    if form == "json":
        value = json.dumps(record.to_json(), ensure_ascii=False, indent=2)
        return plain_json(value)
    return export(record, form)


def _cells(record: CallRecord) -> tuple[object, ...]:
    call = record.call
    shown = [one for one in record.hints if one.state in {"growing", "finished"}]
    used = {one.hint for one in record.hint_uses if one.fate in USED}
    return (
        cell(call.call_sid),
        cell(call.started_at),
        cell(call.ended_at or ""),
        str(call.direction),
        cell(other_number(call)),
        cell(call.from_number),
        cell(call.to_number),
        str(call.state),
        len(record.segments),
        len(shown),
        len(used),
        sum(not one.cleared for one in record.troubles),
        cell(record.summary.text) if record.summary else "",
    )


def _row(cells: tuple[object, ...]) -> str:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_MINIMAL).writerow(cells)
    return out.getvalue()
