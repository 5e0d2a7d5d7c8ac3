"""Where the rows of a transcript stand: it follows the talk, or stays put."""

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QAbstractScrollArea

from talkhint_desktop.ui.row_stack import RowStack

_TOP, _BOTTOM = 4, 24
_NEAR_END = 2
_STEP = 24
_LIKELY_NEW = 2
Anchor = tuple[int, int]  # a row, and where it stands in the viewport


class TranscriptScroll(QObject):
    """Follows until the user scrolls up, and again from the end.

    With `live` off it begins at the top and stays there. Rows out of sight have
    guessed heights, measured when they come into sight; what is in sight stays
    put. `settled` tells that rows may stand elsewhere than before.
    """

    followed = Signal(bool)
    settled = Signal()

    def __init__(
        self, view: QAbstractScrollArea, stack: RowStack, *, live: bool
    ) -> None:
        super().__init__(view)
        self.live, self.following = live, live
        self.new = 0  # rows that came since it does not follow
        self.offset = 0  # where the first row is in the viewport
        self.spare = 0  # pixels to keep free under the last row, unless it follows
        self._stack, self._bar = stack, view.verticalScrollBar()
        self._port = view.viewport()
        self._settling = False
        self._bar.setSingleStep(_STEP)
        self._bar.valueChanged.connect(self._scrolled)

    def begin(self) -> None:
        """Begin as with no rows."""
        self.following, self.new = self.live, 0
        self.settle(None)

    def came(self, rows: int) -> None:
        """So many rows came at the end."""
        if not self.following:
            self.new += rows

    def go_live(self) -> None:
        self._follow(on=True)
        self.settle(None)

    def leave_live(self) -> None:
        """Stay with what is in sight, while more is said."""
        anchor = self.anchor()
        self._follow(on=False)
        self.settle(anchor)

    def show_at(self, anchor: Anchor) -> None:
        """Put a row where it is wanted, as near as the ends allow."""
        self._follow(on=False)
        self.settle(anchor)

    @property
    def all_in_sight(self) -> bool:
        return self._free() >= 0

    def row_rect(self, index: int) -> QRect:
        """Return where a row is in the viewport, in sight or not."""
        top = self._stack.top(index) + self.offset
        return QRect(0, top, self._stack.width, self._stack.height_of(index))

    def row_at(self, at: QPoint) -> int | None:
        """Return the row at a point of the viewport."""
        hit = self.between(at.y(), at.y())
        return hit[0] if hit else None

    def between(self, top: int, bottom: int) -> range:
        """Return the rows between two heights of the viewport."""
        return self._stack.between(top - self.offset, bottom - self.offset)

    def in_sight(self) -> range:
        return self.between(0, self._port.height())

    def anchor(self) -> Anchor | None:
        """Return the first row in sight and its place, to keep it there."""
        seen = self.in_sight()
        return (seen[0], self.row_rect(seen[0]).top()) if seen else None

    def settle(self, anchor: Anchor | None) -> None:
        """Measure what is in sight and put the scroll bar where it belongs."""
        self._settling = True
        if self.following:  # what came last will be in sight
            last = len(self._stack.rows)
            self._stack.measure(range(max(0, last - _LIKELY_NEW), last))
        for _ in range(8):
            self._place(anchor)
            if not self._stack.measure(self.in_sight()):
                break
        else:
            self._place(anchor)
        self._settling = False
        high = self._port.height()
        self._stack.forget_layouts_but(self.between(-high, 2 * high))
        self.settled.emit()

    def _place(self, anchor: Anchor | None) -> None:
        high, bar = self._port.height(), self._bar
        if bar.pageStep() != high:
            bar.setPageStep(high)
        bar.setRange(0, max(0, -self._free()))
        if self.following:
            bar.setValue(bar.maximum())
        elif anchor:
            bar.setValue(self._stack.top(anchor[0]) + _TOP - anchor[1])
        self._stand()

    def _stand(self) -> None:
        """Note where the first row is; short talk stands at the bottom."""
        free = max(0, self._free()) if self.live else 0
        self.offset = free + _TOP - self._bar.value()

    def _free(self) -> int:
        free = self._port.height() - self._stack.height - _TOP - _BOTTOM
        return free - self.spare if free < 0 and not self.following else free

    def _scrolled(self, value: int) -> None:
        if self._settling:
            return
        before, stood = self.anchor(), self.offset
        self._stand()
        moved = self.offset - stood
        at_end = value >= self._bar.maximum() - _NEAR_END
        self._follow(on=self.live and at_end)
        if before and abs(moved) < self._port.height():
            # What is read moves as far as the wheel says, whatever rows that
            # come into sight turn out to be as high as.
            self.settle((before[0], before[1] + moved))
        else:
            self.settle(self.anchor())

    def _follow(self, *, on: bool) -> None:
        if on:
            self.new = 0
        if self.following != on:
            self.following = on
            self.followed.emit(on)
