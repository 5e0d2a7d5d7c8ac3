"""What was looked for in a transcript: in which rows it is, and which hit is next."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from talkhint_desktop.ui.folding import fold, spans_of
from talkhint_desktop.ui.row_changes import same_ends
from talkhint_desktop.ui.row_words import row_key, row_words
from talkhint_desktop.ui.transcript_rows import Row
from talkhint_desktop.ui.word_inks import Span


class Hit(NamedTuple):
    """A hit by its row and its number among those of the row."""

    row: int
    number: int


class Hits:
    """Rows are looked through once each, and again when they are others.

    The hit that the user is at stays the same one while rows come before it.
    """

    def __init__(self) -> None:
        self._rows: Sequence[Row] = ()
        self._spans: list[tuple[Span, ...]] = []
        self._before: list[int] = [0]  # hits before each row, then all of them
        self._now: Hit | None = None
        self.looked_for = ""  # as it is compared

    @property
    def now(self) -> Hit | None:
        return self._now

    @property
    def count(self) -> int:
        return self._before[-1]

    @property
    def place(self) -> int:
        """Which hit one is at, from 1; 0 where at none."""
        return self._before[self._now.row] + self._now.number + 1 if self._now else 0

    def look_for(self, words: str, rows: Sequence[Row]) -> None:
        """Look for other words; at none of the hits yet."""
        self.looked_for = fold(words.strip())
        self._rows, self._spans, self._before, self._now = (), [], [0], None
        self.take(rows)

    def take(self, rows: Sequence[Row]) -> None:
        """Take the rows as they are now."""
        if not self.looked_for:
            return
        start, tail = same_ends(self._rows, rows)
        old, new = len(self._rows), len(rows)
        if start == old == new:
            return
        at = self._now
        key = row_key(self._rows[at.row]) if at and at.row >= start else None
        fresh = [self._look_in(row) for row in rows[start : new - tail]]
        self._spans[start : old - tail] = fresh
        counts = map(len, self._spans[start:])
        self._before[start:] = accumulate(counts, initial=self._before[start])
        self._rows = list(rows)
        if at and key is not None:
            self._now = self._again(at, key, start)

    def in_row(self, index: int) -> tuple[Span, ...]:
        return self._spans[index] if index < len(self._spans) else ()

    def now_in_row(self, index: int) -> Span | None:
        """Return the hit that the user is at, if it is in this row."""
        at = self._now
        return self._spans[index][at.number] if at and at.row == index else None

    def go_near(self, sight: range) -> None:
        """Go to the first hit in sight, or to the one that is nearest."""
        if not self.count:
            self._now = None
            return
        after = self._before[min(sight.start, len(self._spans))]
        if after < self.count and self._hit(after).row < sight.stop:
            self._now = self._hit(after)
            return
        # Nothing is in sight: the last one above, or the first one below.
        above = self._hit(after - 1) if after else None
        below = self._hit(after) if after < self.count else None
        if above and below:
            far = sight.start - above.row, below.row - sight.stop
            self._now = above if far[0] <= far[1] else below
        else:
            self._now = above or below

    def step(self, by: int) -> None:
        """Go to the next hit (1) or the former one (-1), and round the ends."""
        if self.count:
            place = self.place - 1 if self._now else (-1 if by > 0 else 0)
            self._now = self._hit((place + by) % self.count)

    def _hit(self, place: int) -> Hit:
        row = bisect_right(self._before, place) - 1
        return Hit(row, place - self._before[row])

    def _again(self, at: Hit, key: object, start: int) -> Hit | None:
        """Return the hit in its row as that is now, or the one after it."""
        rows = self._rows
        same = (i for i in range(start, len(rows)) if row_key(rows[i]) == key)
        row = next(same, None)
        if row is not None and self._spans[row]:
            return Hit(row, min(at.number, len(self._spans[row]) - 1))
        if not self.count:
            return None
        place = self._before[min(at.row, len(rows))]
        return self._hit(min(place, self.count - 1))

    def _look_in(self, row: Row) -> tuple[Span, ...]:
        return spans_of(self.looked_for, row_words(row))
