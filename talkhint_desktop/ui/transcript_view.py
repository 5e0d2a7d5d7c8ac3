"""The transcript: both sides, live, however long; paints only what is visible."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from talkhint_desktop.core.events import Segment
from talkhint_desktop.ui.line_flags import LineFlags
from talkhint_desktop.ui.live_pill import LivePill
from talkhint_desktop.ui.row_marks import Marks, marks_beside
from talkhint_desktop.ui.row_stack import RowStack
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.transcript_access import TranscriptAccess, let_be_read
from talkhint_desktop.ui.transcript_keys import TranscriptKeys
from talkhint_desktop.ui.transcript_menu import open_menu
from talkhint_desktop.ui.transcript_rows import (
    Row,
    RowPainter,
    heard_tip,
    row_text,
)
from talkhint_desktop.ui.word_correcting import Spot, WordCorrecting
from talkhint_desktop.ui.word_places import Span

_TOP, _BOTTOM = 4, 24
_NEAR_END = 2
_LEAST_HEIGHT = 24


class TranscriptView(QAbstractScrollArea):
    """Follows the talk until the user scrolls up, and again from the end.

    With `live` off it is a record that begins at the top and stays there.
    `show_rows` is given the whole transcript each time; rows are compared by
    identity, so a partial costs one row. Rows out of sight have guessed
    heights, measured when they come into sight; what is in sight stays put.
    `corrected` tells an utterance and its words as the user set them right.
    """

    followed = Signal(bool)
    corrected = Signal(str, str)

    def __init__(self, look: Look, *, live: bool = True) -> None:
        super().__init__()
        self._live = live
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Live transcript"))
        self.setObjectName("transcript")
        self.setMinimumHeight(_LEAST_HEIGHT)
        self._stack = RowStack(RowPainter(look))
        self._heard: Mapping[str, str] = {}
        self._following, self._settling, self._new = live, False, 0
        self._access: TranscriptAccess | None = None
        let_be_read(TranscriptView)
        self._keys = TranscriptKeys(self, self)
        self._keys.live.connect(self.jump_to_live)
        self._keys.correct.connect(self._correct_at)
        self.flags = LineFlags(self, self, live=live)
        self._pill = LivePill(look, self)
        self._pill.clicked.connect(self.jump_to_live)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._correcting = WordCorrecting(self.viewport(), self)
        self._correcting.corrected.connect(self.corrected)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look, self._stack.painter = look, RowPainter(look)
        self._pill.set_look(look)
        self._measure_again()

    @property
    def following(self) -> bool:
        return self._following

    def show_rows(
        self, rows: Sequence[Row], marks: Marks, heard: Mapping[str, str] | None = None
    ) -> None:
        """Show these rows, with what is known of their utterances.

        `heard` is what was heard where words are corrected, by utterance.
        """
        heard = heard or {}
        before, same = self._stack.rows, (marks, heard) == (self.marks, self._heard)
        anchor, stood = self._anchor(), self._offset()
        appended = self._stack.replace(rows)
        if self._stack.rows is before and same:
            return
        self._heard = heard
        self._stack.mark(marks)
        if not self._following and appended > 0:
            self._new += appended
        self._settle(anchor, stood if same else None)
        self._describe()
        if self._access:
            self._access.told(before, self._stack.rows)

    def clear(self) -> None:
        self._following, self._new = self._live, 0
        self._heard = {}
        self._correcting.end()
        self.flags.begin()
        self._keys.leave()
        self._stack.clear()
        self._settle(None)

    def jump_to_live(self) -> None:
        self._follow(on=True)
        self._settle(None)

    @property
    def rows(self) -> Sequence[Row]:
        return self._stack.rows

    @property
    def marks(self) -> Marks:
        return self._stack.marks

    @property
    def heard(self) -> Mapping[str, str]:
        return self._heard

    @property
    def chosen_row(self) -> int | None:
        """The row in which the keys have chosen a word."""
        return self._keys.row

    def index_of(self, utterance: str) -> int | None:
        return self._stack.index_of(utterance)

    def access(self) -> TranscriptAccess:
        """Return how a screen reader walks it; Qt asks once, when one does."""
        parts = (self._pill, self._correcting.editor)
        self._access = TranscriptAccess(self, self, parts)
        self._keys.chose.connect(self._access.chose)
        return self._access

    def text(self) -> str:
        """Return all rows as plain text, a line each."""
        return "\n".join(row_text(row) for row in self._stack.rows)

    def row_rect(self, index: int) -> QRect:
        """Return where a row is in the viewport, in sight or not."""
        top = self._stack.top(index) + self._offset()
        return QRect(0, top, self._width, self._stack.height_of(index))

    def row_at(self, at: QPoint) -> int | None:
        """Return the row at a point of the viewport."""
        hit = self._range(at.y(), at.y())
        return hit[0] if hit else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        offset = self._offset()
        for index in self._range(event.rect().top(), event.rect().bottom()):
            row, laid = self._stack.rows[index], self._stack.lay(index)
            painter.save()
            painter.translate(0, self._stack.top(index) + offset)
            marks = marks_beside(row, self.marks, self._heard)
            self._stack.painter.paint(painter, row, laid, marks)
            self._keys.paint_word(painter, self._look, row, laid)
            painter.restore()
        self._keys.paint_ring(painter, self._look)
        painter.end()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._measure_again()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(self._keys.pressed(event))

    def event(self, event: QEvent) -> bool:
        about_key = event.type() is QEvent.Type.ShortcutOverride
        return (about_key and self._keys.claims(event)) or super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keys.focused(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._keys.focused(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.pos()
        correct = partial(self._correct, at, or_all=True)
        open_menu(self, self, event.globalPos(), self.row_at(at), correct)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._correct(event.position().toPoint(), or_all=False)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def tip_at(self, at: QPoint) -> str:
        """Return what was heard where the words at a point are corrected."""
        spot = self._spot_at(at)
        return heard_tip(self._heard.get(spot.row.utterance, "") if spot else "")

    @property
    def _width(self) -> int:
        return self.viewport().width()

    def _offset(self) -> int:
        """Return where the first row is; short talk stands at the bottom."""
        free = self.viewport().height() - self._stack.height - _TOP - _BOTTOM
        return (
            (max(0, free) if self._live else 0)
            + _TOP
            - self.verticalScrollBar().value()
        )

    def _range(self, top: int, bottom: int) -> range:
        offset = self._offset()
        return self._stack.between(top - offset, bottom - offset)

    def _spot_at(self, at: QPoint) -> Spot | None:
        index = self.row_at(at)
        return None if index is None else self._spot(index)

    def _spot(self, index: int) -> Spot | None:
        row = self._stack.rows[index]
        if not isinstance(row, Segment):
            return None
        return Spot(row, self._stack.lay(index), self.row_rect(index).top())

    def _correct(self, at: QPoint, *, or_all: bool) -> None:
        if spot := self._spot_at(at):
            self._correcting.begin(spot, at, or_all=or_all)

    def _correct_at(self, index: int, span: Span) -> None:
        if spot := self._spot(index):
            self._correcting.begin_at(spot, span)
            self._correcting.stay_over(spot)

    def _anchor(self) -> tuple[int, int] | None:
        """Return the first row in sight and its place, to keep it there."""
        if self._following:
            return None
        seen = self._range(0, self.viewport().height())
        return (seen[0], self.row_rect(seen[0]).top()) if seen else None

    def _measure_again(self) -> None:
        anchor = self._anchor()
        self._stack.width = self._width
        self._stack.forget_layouts()
        self._settle(anchor)

    def _settle(self, anchor: tuple[int, int] | None, stood: int | None = None) -> None:
        """Measure what is in sight and put the scroll bar where it belongs.

        Rows that still stand where they `stood` are not painted again.
        """
        self._settling = True
        for _ in range(8):
            self._place(anchor)
            if not self._stack.measure(self._range(0, self.viewport().height())):
                break
        self._place(anchor)
        self._settling = False
        high = self.viewport().height()
        self._stack.forget_layouts_but(self._range(-high, 2 * high))
        needed = self._live and not self._following
        self._pill.offer(needed=needed, new=self._new, over=self.viewport())
        if self._correcting.utterance:
            index = self._stack.index_of(self._correcting.utterance)
            self._correcting.stay_over(None if index is None else self._spot(index))
        dirty, start = self.viewport().rect(), self._stack.changed_from
        if stood == self._offset() and start < len(self.rows):
            dirty.setTop(max(0, self.row_rect(start).top()))
        self.viewport().update(dirty)

    def _place(self, anchor: tuple[int, int] | None) -> None:
        high = self.viewport().height()
        bar, most = self.verticalScrollBar(), self._stack.height + _TOP + _BOTTOM - high
        bar.setPageStep(high)
        bar.setSingleStep(24)
        bar.setRange(0, max(0, most))
        if self._following:
            bar.setValue(bar.maximum())
        elif anchor:
            bar.setValue(self._stack.top(anchor[0]) + _TOP - anchor[1])

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

    def _describe(self) -> None:
        said = [row for row in self._stack.rows[-6:] if isinstance(row, Segment)]
        last = " ".join(row_text(row) for row in said if row.final)
        if last != self.accessibleDescription():
            self.setAccessibleDescription(last)
