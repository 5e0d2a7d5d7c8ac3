"""The transcript: both sides, live, however long; paints only what is visible."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QMenu

from talkhint_desktop.core.events import Segment
from talkhint_desktop.ui.pieces import button, dress
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.transcript_rows import Laid, Row, RowPainter, row_text

_TOP, _BOTTOM = 4, 24
_KEPT_LAYOUTS = 300
_NEAR_END = 2
_LIKELY_CHANGED = 16


class TranscriptView(QAbstractScrollArea):
    """Follows the talk until the user scrolls up, and again from the end.

    With `live` off it is a record that begins at the top and stays there.
    `show_rows` is given the whole transcript each time; rows are compared by
    identity, so a partial costs one row. Rows out of sight have guessed
    heights, measured when they come into sight; what is in sight stays put.
    """

    followed = Signal(bool)

    def __init__(self, look: Look, *, live: bool = True) -> None:
        super().__init__()
        self._live = live
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Live transcript"))
        self.setObjectName("transcript")
        self._rows: list[Row] = []
        self._laid: list[Laid | None] = []
        self._heights: list[int] = []
        self._tops: list[int] = [0]
        self._marks: frozenset[str] = frozenset()
        self._following, self._settling, self._new = live, False, 0
        self._pill = button("pill", "", name="jump-to-live")
        self._pill.setParent(self)
        self._pill.hide()
        self._pill.clicked.connect(self.jump_to_live)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look, self._painter = look, RowPainter(look)
        dress(self._pill, look, "arrow-down", "accent")
        self._measure_again()

    @property
    def following(self) -> bool:
        return self._following

    def show_rows(self, rows: Sequence[Row], marks: frozenset[str]) -> None:
        """Show these rows; `marks` are utterances that caused a hint."""
        start, tail = _same_ends(self._rows, rows)
        old, new = len(self._rows), len(rows)
        if start == old == new and marks == self._marks:
            return
        self._marks = marks
        fresh = [
            self._painter.guess(row, self._width) for row in rows[start : new - tail]
        ]
        self._heights[start : old - tail] = fresh
        self._laid[start : old - tail] = [None] * len(fresh)
        if tail:  # whether this one needs a header hangs on the row before it
            self._laid[new - tail] = None
        appended = new - old if not tail else 0
        self._rows = list(rows)
        if not self._following and appended > 0:
            self._new += appended
        anchor = self._anchor()
        self._total_from(start)
        self._settle(anchor)
        self._describe()

    def clear(self) -> None:
        self._following, self._new = self._live, 0
        self._marks = frozenset()
        self._rows, self._laid, self._heights, self._tops = [], [], [], [0]
        self._settle(None)

    def jump_to_live(self) -> None:
        self._follow(on=True)
        self._settle(None)

    def text(self) -> str:
        """Return all rows as plain text, a line each."""
        return "\n".join(row_text(row) for row in self._rows)

    def row_rect(self, index: int) -> QRect:
        """Return where a row is in the viewport, in sight or not."""
        top = self._tops[index] + self._offset()
        return QRect(0, top, self._width, self._heights[index])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        offset = self._offset()
        for index in self._range(event.rect().top(), event.rect().bottom()):
            row, laid = self._rows[index], self._lay(index)
            marked = isinstance(row, Segment) and row.utterance in self._marks
            painter.save()
            painter.translate(0, self._tops[index] + offset)
            self._painter.paint(painter, row, laid, marked=marked)
            painter.restore()
        painter.end()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._measure_again()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height() - 40
        steps = {
            Qt.Key.Key_Up: -40,
            Qt.Key.Key_Down: 40,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -bar.maximum(),
        }
        if event.key() == Qt.Key.Key_End:
            self.jump_to_live()
        elif event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        index = self._row_at(event.pos())
        board = QGuiApplication.clipboard()
        if index is not None:
            line = row_text(self._rows[index])
            menu.addAction(self.tr("Copy line"), lambda: board.setText(line))
        menu.addAction(self.tr("Copy all"), lambda: board.setText(self.text()))
        menu.popup(event.globalPos())

    @property
    def _width(self) -> int:
        return self.viewport().width()

    def _offset(self) -> int:
        """Return where the first row is; short talk stands at the bottom."""
        free = self.viewport().height() - self._tops[-1] - _TOP - _BOTTOM
        return (
            (max(0, free) if self._live else 0)
            + _TOP
            - self.verticalScrollBar().value()
        )

    def _range(self, top: int, bottom: int) -> range:
        offset = self._offset()
        first = max(0, bisect_right(self._tops, top - offset) - 1)
        last = bisect_right(self._tops, bottom - offset)
        return range(first, min(last, len(self._rows)))

    def _row_at(self, at: QPoint) -> int | None:
        hit = self._range(at.y(), at.y())
        return hit[0] if hit else None

    def _lay(self, index: int) -> Laid:
        laid = self._laid[index]
        if laid is None:
            before = self._rows[index - 1] if index else None
            laid = self._painter.lay(self._rows[index], before, self._width)
            self._laid[index] = laid
        return laid

    def _anchor(self) -> tuple[int, int] | None:
        """Return the first row in sight and its place, to keep it there."""
        if self._following or not self._rows:
            return None
        seen = self._range(0, self.viewport().height())
        if not seen or seen[0] >= len(self._tops) - 1:
            return None
        return seen[0], self._tops[seen[0]] + self._offset()

    def _total_from(self, start: int) -> None:
        begin = self._tops[start]
        self._tops[start:] = accumulate(self._heights[start:], initial=begin)

    def _measure_again(self) -> None:
        anchor = self._anchor()
        self._laid = [None] * len(self._rows)
        self._settle(anchor)

    def _settle(self, anchor: tuple[int, int] | None) -> None:
        """Measure what is in sight and put the scroll bar where it belongs."""
        self._settling = True
        for _ in range(8):
            self._place(anchor)
            if not self._measure_visible():
                break
        self._place(anchor)
        self._settling = False
        self._forget_far_layouts()
        self._place_pill()
        self.viewport().update()

    def _measure_visible(self) -> bool:
        changed = None
        for index in self._range(0, self.viewport().height()):
            height = self._lay(index).height
            if height != self._heights[index]:
                self._heights[index] = height
                changed = index if changed is None else changed
        if changed is not None:
            self._total_from(changed)
        return changed is not None

    def _place(self, anchor: tuple[int, int] | None) -> None:
        high = self.viewport().height()
        bar, most = self.verticalScrollBar(), self._tops[-1] + _TOP + _BOTTOM - high
        bar.setPageStep(high)
        bar.setSingleStep(24)
        bar.setRange(0, max(0, most))
        if self._following:
            bar.setValue(bar.maximum())
        elif anchor:
            bar.setValue(self._tops[anchor[0]] + _TOP - anchor[1])

    def _scrolled(self, value: int) -> None:
        if self._settling:
            return
        at_end = value >= self.verticalScrollBar().maximum() - _NEAR_END
        self._follow(on=self._live and at_end)
        self._settle(self._anchor())

    def _follow(self, *, on: bool) -> None:
        if on:
            self._new = 0
        if self._following != on:
            self._following = on
            self.followed.emit(on)

    def _forget_far_layouts(self) -> None:
        if len(self._rows) - self._laid.count(None) <= _KEPT_LAYOUTS:
            return
        high = self.viewport().height()
        near = self._range(-high, 2 * high)
        self._laid = [
            laid if index in near else None for index, laid in enumerate(self._laid)
        ]

    def _place_pill(self) -> None:
        words = self.tr("Jump to live")
        if self._new:
            words = self.tr("Jump to live (%1 new)").replace("%1", str(self._new))
        self._pill.setText(f" {words}")
        self._pill.setVisible(self._live and not self._following)
        self._pill.adjustSize()
        left = (self.viewport().width() - self._pill.width()) // 2
        self._pill.move(left, self.viewport().height() - self._pill.height() - 16)

    def _describe(self) -> None:
        said = [row for row in self._rows[-6:] if isinstance(row, Segment)]
        last = " ".join(row_text(row) for row in said if row.final)
        if last != self.accessibleDescription():
            self.setAccessibleDescription(last)


def _same_ends(old: Sequence[Row], new: Sequence[Row]) -> tuple[int, int]:
    """Return how many rows are the same ones at the start and at the end."""
    shorter = min(len(old), len(new))
    # Nearly always only the end differs, and lists compare in no time.
    start = max(0, shorter - _LIKELY_CHANGED)
    if old[:start] != new[:start]:
        start = 0
    while start < shorter and old[start] is new[start]:
        start += 1
    tail = 0
    while tail < shorter - start and old[-1 - tail] is new[-1 - tail]:
        tail += 1
    return start, tail
