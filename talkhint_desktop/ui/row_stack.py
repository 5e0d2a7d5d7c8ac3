"""The transcript's rows one under the other: how high each is, and where it stands."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from talkhint_desktop.core.events import Segment
from talkhint_desktop.ui.row_changes import same_ends
from talkhint_desktop.ui.row_marks import NO_MARKS, Marks
from talkhint_desktop.ui.transcript_rows import Laid, Row, RowPainter

_KEPT_LAYOUTS = 300


class RowStack:
    """Rows that were never in sight have guessed heights.

    All is counted from the top of the first row; `width` is the view's.
    """

    def __init__(self, painter: RowPainter) -> None:
        self.painter, self.width = painter, 0
        self.rows: list[Row] = []
        self.marks = NO_MARKS
        self._laid: list[Laid | None] = []
        self._laid_out = 0  # as many are kept, or fewer
        self._heights: list[int] = []
        self._tops: list[int] = [0]

    @property
    def height(self) -> int:
        return self._tops[-1]

    def top(self, index: int) -> int:
        return self._tops[index]

    def height_of(self, index: int) -> int:
        return self._heights[index]

    def index_of(self, utterance: str) -> int | None:
        """Return the row of an utterance; the last ones are looked at first."""
        for index in range(len(self.rows) - 1, -1, -1):
            row = self.rows[index]
            if isinstance(row, Segment) and row.utterance == utterance:
                return index
        return None

    def clear(self) -> None:
        self.rows, self._laid, self._heights, self._tops = [], [], [], [0]
        self.marks = NO_MARKS

    def mark(self, marks: Marks) -> None:
        """Take what is known of the rows; words that asked are laid out anew."""
        changed = marks.asked_otherwise(self.marks)
        self.marks = marks
        for index, row in enumerate(self.rows if changed else ()):
            if isinstance(row, Segment) and row.utterance in changed:
                self._laid[index] = None

    def replace(self, rows: Sequence[Row]) -> int:
        """Take the rows as they are now; return how many came at the end."""
        start, tail = same_ends(self.rows, rows)
        old, new = len(self.rows), len(rows)
        if start == old == new:
            return 0
        fresh = [
            self.painter.guess(row, self.width) for row in rows[start : new - tail]
        ]
        # Words that grow are mostly as high as they were, which moves nothing.
        known = self._heights[start : old - tail][: len(fresh)]
        fresh[: len(known)] = known
        self._heights[start : old - tail] = fresh
        self._laid[start : old - tail] = [None] * len(fresh)
        if tail:  # whether this one needs a header hangs on the row before it
            self._laid[new - tail] = None
        self.rows = list(rows)
        self._total_from(start)
        return new - old if not tail else 0

    def lay(self, index: int) -> Laid:
        laid = self._laid[index]
        if laid is None:
            before = self.rows[index - 1] if index else None
            row = self.rows[index]
            asked = self.marks.phrases(row)
            laid = self.painter.lay(row, before, self.width, asked)
            self._laid[index] = laid
            self._laid_out += 1
        return laid

    def between(self, top: int, bottom: int) -> range:
        """Return the rows that stand between two heights."""
        first = max(0, bisect_right(self._tops, top) - 1)
        last = bisect_right(self._tops, bottom)
        return range(first, min(last, len(self.rows)))

    def measure(self, indices: range) -> bool:
        """Measure these rows; tell whether any is not as high as was thought."""
        changed = None
        for index in indices:
            height = self.lay(index).height
            if height != self._heights[index]:
                self._heights[index] = height
                changed = index if changed is None else changed
        if changed is not None:
            self._total_from(changed)
        return changed is not None

    def forget_layouts(self) -> None:
        self._laid, self._laid_out = [None] * len(self.rows), 0

    def forget_layouts_but(self, near: range) -> None:
        """Keep few layouts: those of a long call would fill the memory."""
        if self._laid_out <= _KEPT_LAYOUTS:
            return
        self._laid_out = len(near)
        self._laid = [
            laid if index in near else None for index, laid in enumerate(self._laid)
        ]

    def _total_from(self, start: int) -> None:
        begin = self._tops[start]
        self._tops[start:] = accumulate(self._heights[start:], initial=begin)
