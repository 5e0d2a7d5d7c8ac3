"""A call as a document: Markdown, text, JSON, subtitles or a table.

The same record gives the same text, byte by byte: times are UTC, nothing is
asked of this PC.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, get_args

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Cost, Gap, Hint, Segment
from talkhint_desktop.core.past import other_number
from talkhint_desktop.store.plain import plain_json, plain_line
from talkhint_desktop.store.record import CallRecord

Format = Literal["md", "txt", "json", "srt", "csv"]
FORMATS: tuple[Format, ...] = get_args(Format)

_NAMES = {"caller": "Caller", "agent": "Agent"}
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&@$^=]")
_LINE_START = re.compile(r"^(?:([-+])|(\d+)([.)]))")
_FORMULA = ("=", "+", "-", "@")


def export(record: CallRecord, form: Format) -> str:
    """Return the finished words of a call, and what belongs to them, as `form`."""
    return export_all([record], form)


def export_all(records: Sequence[CallRecord], form: Format) -> str:
    """Return calls as one document.

    Words that the agent corrected stand as corrected, but for JSON, which says
    what was told. Subtitles are of one call: raises `TalkHintError` for more.
    """
    if form == "json":
        return _json(records)
    if form == "csv":
        return _csv(records)
    if form == "srt" and len(records) > 1:
        raise TalkHintError(
            "Subtitles can be made of one call alone.", remedy="Choose one call."
        )
    return BETWEEN[form].join(_WRITERS[form](record) for record in records)


def file_name(records: Sequence[CallRecord], form: Format) -> str:
    """Return a name for the file: when the call began, and with whom it was."""
    if len(records) != 1:
        return f"talkhint-calls.{form}"
    call = records[0].call
    when = re.sub(r"\D", "", call.started_at)[:12]
    number = re.sub(r"\D", "", other_number(call))[:15]
    parts = ["talkhint", f"{when[:8]}-{when[8:]}".strip("-"), number]
    return "-".join(part for part in parts if part) + f".{form}"


def clock(milliseconds: int) -> str:
    """Return `1:05` or `1:02:05` for a time since the stream began."""
    seconds = max(milliseconds, 0) // 1000
    hours, minutes = seconds // 3600, seconds // 60 % 60
    start = f"{hours}:{minutes:02}" if hours else str(minutes)
    return f"{start}:{seconds % 60:02}"


def _json(records: Sequence[CallRecord]) -> str:
    values = [record.to_json() for record in records]
    value = values[0] if len(values) == 1 else values
    return plain_json(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def _txt(record: CallRecord) -> str:
    lines = [_title(record), *_facts(record), ""]
    for entry in _in_order(record):
        match entry:
            case Segment(start_ms=start, speaker=speaker, text=text):
                who = _NAMES[speaker] + _flag(record, entry)
                lines.append(f"{clock(start):>7}  {who}: {plain_line(text)}")
            case Gap(start_ms=start) as gap:
                lines.append(f"{clock(start):>7}  [{_gap(gap)}]")
    if record.hints:
        lines += ["", "Hints"]
        lines += [f"  {_hint(hint)}" for hint in record.hints]
    if record.summary:
        lines += ["", "Summary", f"  {plain_line(record.summary.text)}"]
        lines += [f"  {line}" for line in todo_lines(record)]
    return "\n".join(lines) + "\n"


def _md(record: CallRecord) -> str:
    lines = [f"# {_escaped(_title(record))}", ""]
    lines += [f"- {_escaped(fact)}" for fact in _facts(record)]
    if record.summary:
        lines += ["", "## Summary", "", _escaped(record.summary.text)]
        if record.summary.todo:
            lines += ["", "## To do", ""]
            for todo in record.summary.todo:
                box = "[x]" if todo in record.done else "[ ]"
                lines.append(f"- {box} {_escaped(todo)}")
    lines += ["", "## Transcript"]
    for entry in _in_order(record):
        match entry:
            case Segment(start_ms=start, speaker=speaker, text=text):
                when = clock(start) + _flag(record, entry)
                lines += ["", f"**{_NAMES[speaker]}** {when}: {_escaped(text)}"]
            case Gap(start_ms=start) as gap:
                lines += ["", f"*{clock(start)}: {_escaped(_gap(gap))}*"]
    if record.hints:
        lines += ["", "## Hints", ""]
        lines += [f"- {_escaped(_hint(hint))}" for hint in record.hints]
    return "\n".join(lines) + "\n"


def _srt(record: CallRecord) -> str:
    blocks = [
        f"{number}\n{_srt_time(said.start_ms)} --> "
        f"{_srt_time(max(said.end_ms, said.start_ms + 1))}\n"
        f"{_NAMES[said.speaker]}: {_srt_text(said.text)}\n"
        for number, said in enumerate(record.spoken(), start=1)
    ]
    return "\n".join(blocks)


def _csv(records: Sequence[CallRecord]) -> str:
    """Return a table of all lines; of several calls, with the call of each.

    The last column is the name that belongs to the other one's number.
    """
    several = len(records) > 1
    head = ["kind", "start_ms", "end_ms", "speaker", "text", "engine", "at", "name"]
    out = io.StringIO()
    table = csv.writer(out, quoting=csv.QUOTE_MINIMAL)
    table.writerow([*(["call"] if several else []), *head])
    for record in records:
        which = [cell(record.call.call_sid)] if several else []
        name = cell(record.name)
        rows = ([*which, *_cells(entry), name] for entry in _in_order(record))
        table.writerows(rows)
    return out.getvalue()


def _cells(entry: Segment | Gap) -> list[object]:
    if isinstance(entry, Segment):
        kind, text, engine = "segment", entry.text, entry.engine
    else:
        kind, text, engine = "gap", entry.cause, ""
    words = [cell(text), cell(engine), cell(entry.at)]
    return [kind, entry.start_ms, entry.end_ms, str(entry.speaker), *words]


_WRITERS: dict[Format, Callable[[CallRecord], str]] = {
    "md": _md,
    "txt": _txt,
    "srt": _srt,
}
BETWEEN: dict[Format, str] = {"md": "\n---\n\n", "txt": "\n\n", "srt": ""}


def _in_order(record: CallRecord) -> list[Segment | Gap]:
    entries: list[Segment | Gap] = [*record.spoken(), *record.gaps]
    return sorted(entries, key=lambda entry: entry.start_ms)


def _title(record: CallRecord) -> str:
    call = record.call
    way = "from" if call.direction == "inbound" else "to"
    other = plain_line(record.name or other_number(call))
    return f"Call {way} {other or 'an unknown number'}"


def todo_lines(record: CallRecord) -> Iterator[str]:
    """Return what is to do after a call, and what of it is done."""
    for todo in record.summary.todo if record.summary else ():
        state = "Done" if todo in record.done else "To do"
        yield f"{state}: {plain_line(todo)}"


def cost_line(cost: Cost) -> str:
    """Return what a call cost, as far as prices are known."""
    unknown = ", ".join(map(plain_line, cost.unpriced))
    rest = f"; unknown price: {unknown}" if unknown else ""
    return f"${cost.call:.4f} by OpenAI's prices of {plain_line(cost.prices_of)}{rest}"


def _facts(record: CallRecord) -> Iterator[str]:
    call = record.call
    yield f"Started: {_utc(call.started_at)}"
    if call.ended_at:
        yield f"Ended: {_utc(call.ended_at)}"
    inbound = call.direction == "inbound"
    named = f"{plain_line(record.name)}, " if record.name else ""
    yield f"From: {named if inbound else ''}{plain_line(call.from_number)}"
    yield f"To: {'' if inbound else named}{plain_line(call.to_number)}"
    state = call.state.value + (f" ({plain_line(call.reason)})" if call.reason else "")
    yield f"State: {state}"
    yield f"Call: {plain_line(call.call_sid)}"
    if record.cost:
        yield f"Cost: {cost_line(record.cost)}"


def _flag(record: CallRecord, said: Segment) -> str:
    return ", flagged" if said.utterance in record.flagged else ""


def _utc(at: str) -> str:
    return plain_line(at).replace("T", " ").partition(".")[0].removesuffix("Z") + " UTC"


def _hint(hint: Hint) -> str:
    facts = "; ".join(plain_line(fact) for fact in hint.facts)
    card = f" [{plain_line(hint.card)}]" if hint.card else ""
    tail = f" ({hint.state})" if hint.state != "finished" else ""
    return plain_line(hint.headline) + (f": {facts}" if facts else "") + card + tail


def _gap(gap: Gap) -> str:
    seconds = max(gap.end_ms - gap.start_ms, 0) / 1000
    who = _NAMES[gap.speaker].lower()
    return f"{seconds:.1f} s of the {who} not written down: {plain_line(gap.cause)}"


def _escaped(text: str) -> str:
    """Return words that Markdown shows as they are: no markup, link or HTML."""
    line = _MARKUP.sub(lambda sign: "\\" + sign[0], plain_line(text))
    # GitHub makes links of bare addresses.
    line = line.replace("://", "\\://")
    line = re.sub(r"(?i)\bwww\.", lambda found: found[0][:-1] + "\\.", line)
    return _LINE_START.sub(_start_escaped, line)


def _start_escaped(found: re.Match[str]) -> str:
    sign, number, after = found.groups()
    return f"\\{sign}" if sign else f"{number}\\{after}"


def _srt_time(milliseconds: int) -> str:
    seconds, rest = divmod(max(milliseconds, 0), 1000)
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours:02}:{minutes:02}:{seconds % 60:02},{rest:03}"


def _srt_text(text: str) -> str:
    # Subtitles have no escapes: look-alikes take the place of tags and arrows.
    return plain_line(text).translate(str.maketrans("<>{}", "‹›()"))


def cell(text: str) -> str:
    """Return text that a spreadsheet shows and does not compute."""
    line = plain_line(text)
    return "'" + line if line.startswith(_FORMULA) else line
