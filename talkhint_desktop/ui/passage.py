"""A piece of the transcript from one sign to another, over one or several rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from talkhint_desktop.ui.row_words import row_key, row_line, row_words
from talkhint_desktop.ui.transcript_rows import Row
from talkhint_desktop.ui.word_inks import Span


class Place(NamedTuple):
    """A place between two signs: the row by its number, and the sign after it."""

    row: int
    at: int


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place that is found again when rows and words are others."""

    key: object
    near: int
    at: int


class Passage:
    """Begins at one end, is drawn out from the other; empty at first.

    An end stays at its sign in its row: rows may come, and partials grow.
    """

    def __init__(self) -> None:
        self._from: _Mark | None = None
        self._to: _Mark | None = None

    def begin(self, rows: Sequence[Row], place: Place) -> None:
        self._from = self._to = _marked(rows, place)

    def draw_out(self, rows: Sequence[Row], place: Place) -> None:
        """Take in all up to a place; where nothing was begun, begin there."""
        self._to = _marked(rows, place)
        self._from = self._from or self._to

    def leave(self) -> None:
        self._from = self._to = None

    @property
    def begun(self) -> bool:
        return self._from is not None

    def ends(self, rows: Sequence[Row]) -> tuple[Place, Place] | None:
        """Return both ends, the upper one first; None where nothing is taken in."""
        if self._from is None or self._to is None:
            return None
        start, end = _found(rows, self._from), _found(rows, self._to)
        if start is None or end is None or start == end:
            return None
        return (start, end) if start < end else (end, start)

    def text(self, rows: Sequence[Row]) -> str:
        """Return the words; of several rows each is a line that says whose it is."""
        ends = self.ends(rows)
        if ends is None:
            return ""
        first, last = ends[0].row, ends[1].row
        if first == last:
            return row_words(rows[first])[ends[0].at : ends[1].at]
        lines = []
        for index in range(first, last + 1):
            span = span_in(ends, rows[index], index)
            if span:
                words = row_words(rows[index])[slice(*span)]
                lines.append(row_line(rows[index], words))
        return "\n".join(lines)


def span_in(ends: tuple[Place, Place] | None, row: Row, index: int) -> Span | None:
    """Return which of a row's words are between two ends, if any are."""
    if ends is None or not ends[0].row <= index <= ends[1].row:
        return None
    start = ends[0].at if index == ends[0].row else 0
    end = ends[1].at if index == ends[1].row else len(row_words(row))
    return (start, end) if start < end else None


def _marked(rows: Sequence[Row], place: Place) -> _Mark:
    return _Mark(row_key(rows[place.row]), place.row, place.at)


def _found(rows: Sequence[Row], mark: _Mark) -> Place | None:
    row = mark.near
    if not (row < len(rows) and row_key(rows[row]) == mark.key):
        same = (i for i, each in enumerate(rows) if row_key(each) == mark.key)
        found = min(same, key=lambda i: abs(i - mark.near), default=None)
        if found is None:
            return None
        row = found
    return Place(row, min(mark.at, len(row_words(rows[row]))))
