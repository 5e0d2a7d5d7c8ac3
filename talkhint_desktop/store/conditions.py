"""Which past calls are meant, as conditions for the database. Words are values."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

import msgspec

from talkhint_desktop.core.events import CallState
from talkhint_desktop.core.past import PRACTICE_NUMBER, Wanted

OVER_STATES = (CallState.ENDED, CallState.INTERRUPTED)
OVER = f"state IN {tuple(map(str, OVER_STATES))}"
_HAS = "EXISTS (SELECT 1 FROM told WHERE call = call.id AND kind = '{}' AND {})"
_SHOWN = "json_extract(told.line, '$.state') IN ('growing', 'finished')"
_STANDS = "NOT json_extract(told.line, '$.cleared')"
# The first lines tell the language; all of them would be dear to look through.
_WRITTEN = """
    EXISTS (SELECT 1 FROM (
        SELECT json_extract(told.line, '$.text') AS text FROM told
        WHERE call = call.id AND kind = 'segment' AND settled = 1 LIMIT 8
    ) WHERE text GLOB '*[{}]*')
"""
_CYRILLIC, _LATIN = _WRITTEN.format("а-яА-ЯёЁ"), _WRITTEN.format("a-zA-Z")
_TONGUES = {"ru": _CYRILLIC, "en": f"{_LATIN} AND NOT {_CYRILLIC}"}
_SECONDS = """
    (julianday(json_extract(line, '$.ended_at')) - julianday(started_at)) * 86400
"""


@dataclass(slots=True)
class Where:
    """Conditions that all must hold, and the values in them, in order."""

    conditions: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        self.conditions.append(condition)
        self.values += values

    @property
    def text(self) -> str:
        return " AND ".join(["1", *self.conditions])


def conditions(wanted: Wanted, without: Collection[str]) -> Where:
    """Return what a call must be to be `wanted`, whatever words it holds."""
    where = Where()
    _add_times(where, wanted)
    if wanted.with_hints:
        where.add(_HAS.format("hint", _SHOWN))
    if wanted.with_troubles:
        where.add(_HAS.format("trouble", _STANDS))
    if wanted.with_flags:
        where.add(_HAS.format("flag", "1"))
    if wanted.language:
        where.add(_TONGUES[wanted.language])
    if wanted.practice != "with":
        sign = "=" if wanted.practice == "only" else "!="
        where.add(f"json_extract(line, '$.to') {sign} ?", PRACTICE_NUMBER)
    if without:
        where.add("sid NOT IN (SELECT value FROM json_each(?))", as_list(without))
    return where


def as_list(values: Iterable[int] | Iterable[str]) -> str:
    """Return values as the one value that `json_each` takes."""
    return msgspec.json.encode(list(values)).decode()


def _add_times(where: Where, wanted: Wanted) -> None:
    if wanted.since:
        where.add("started_at >= ?", wanted.since)
    if wanted.until:
        where.add("started_at < ?", wanted.until)
    if wanted.at_least:
        where.add(f"{_SECONDS} >= ?", wanted.at_least)
    if wanted.under:
        where.add(f"{_SECONDS} < ?", wanted.under)
