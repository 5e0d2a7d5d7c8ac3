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
from talkhint_desktop.ui.transcript_chosen import TranscriptChosen
from talkhint_desktop.ui.transcript_find import TranscriptFind
from talkhint_desktop.ui.transcript_menu import open_menu
from talkhint_desktop.ui.transcript_picking import Ends
from talkhint_desktop.ui.transcript_rows import (
    Laid,
    Row,
    RowPainter,
    heard_tip,
    row_text,
)
from talkhint_desktop.ui.transcript_scroll import TranscriptScroll
from talkhint_desktop.ui.transcript_sight import Seen, Sight
from talkhint_desktop.ui.word_correcting import WordCorrecting
from talkhint_desktop.ui.word_inks import PLAIN, Ink

_LEAST_HEIGHT = 24


class TranscriptView(QAbstractScrollArea):
    """Follows the talk until the user scrolls up, and again from the end.

    With `live` off it is a record that begins at the top and stays there.
    `show_rows` is given the whole transcript each time; rows are compared by
    identity, so a partial costs one row. `corrected` tells an utterance and its
    words as the user set them right.
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
        # A record lies on a card with round corners, which must be seen.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, live)
        self._stack = RowStack(RowPainter(look))
        self._heard: Mapping[str, str] = {}
        self._access: TranscriptAccess | None = None
        let_be_read(TranscriptView)
        self._scroll = TranscriptScroll(self, self._stack, live=live)
        self._sight = Sight(self.viewport())
        self._chosen = TranscriptChosen(self, self)
        self._keys, self._picking = self._chosen.keys, self._chosen.picking
        self._find = TranscriptFind(self, self, self._scroll, look)
        self.flags = LineFlags(self, self, live=live)
        self._pill = LivePill(look, self)
        self._correcting = WordCorrecting(self.viewport(), self, self)
        self._connect()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look, self._stack.painter = look, RowPainter(look)
        self._pill.set_look(look)
        self._measure_again()

    @property
    def following(self) -> bool:
        return self._scroll.following

    def show_rows(
        self, rows: Sequence[Row], marks: Marks, heard: Mapping[str, str] | None = None
    ) -> None:
        """Show these rows, with what is known of their utterances.

        `heard` is what was heard where words are corrected, by utterance.
        """
        heard = heard or {}
        before, same = self._stack.rows, (marks, heard) == (self.marks, self._heard)
        anchor = self._scroll.anchor()
        came = self._stack.replace(rows)
        if self._stack.rows is before and same:
            return
        self._heard = heard
        self._stack.mark(marks)
        self._scroll.came(came)
        self._find.took(self._stack.rows)
        self._scroll.settle(anchor)
        self._describe()
        if self._access:
            self._access.told(before, self._stack.rows)

    def clear(self) -> None:
        self._heard = {}
        self._correcting.end()
        self.flags.begin()
        self._chosen.leave()
        self._find.close()
        self._stack.clear()
        self._scroll.begin()

    def jump_to_live(self) -> None:
        self._scroll.go_live()

    def find_words(self) -> None:
        """Open the bar to find words; selected ones are looked for at once."""
        words = self._picking.text()
        self._find.open("" if "\n" in words else words)

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
        parts = (self._pill, self._correcting.editor, self._find.bar)
        self._access = TranscriptAccess(self, self, parts)
        self._keys.chose.connect(self._access.chose)
        return self._access

    def text(self) -> str:
        """Return all rows as plain text, a line each."""
        return "\n".join(row_text(row) for row in self._stack.rows)

    def row_rect(self, index: int) -> QRect:
        """Return where a row is in the viewport, in sight or not."""
        return self._scroll.row_rect(index)

    def row_at(self, at: QPoint) -> int | None:
        """Return the row at a point of the viewport."""
        return self._scroll.row_at(at)

    def laid(self, index: int) -> tuple[Laid, int]:
        """Return a row as it is laid out, and where it begins in the viewport."""
        return self._stack.lay(index), self.row_rect(index).top()

    def give_room(self, above: int) -> None:
        """Leave so many pixels free above the rows."""
        self.setViewportMargins(0, above, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self._live:
            painter.fillRect(event.rect(), self._look.color("bg"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dirty, ends = event.region(), self._picking.ends()
        for index in self._scroll.between(event.rect().top(), event.rect().bottom()):
            place = self.row_rect(index)
            if dirty.intersects(place):
                painter.translate(0, place.top())
                self._paint_row(painter, index, ends)
                painter.translate(0, -place.top())
        self._keys.paint_ring(painter, self._look)
        painter.end()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._measure_again()
        self._find.place()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Rows are shown as soon as they are settled."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._chosen.lets_go(event):
            self._chosen.leave()
        else:
            event.setAccepted(self._keys.pressed(event))

    def event(self, event: QEvent) -> bool:
        # Esc is the transcript's while something in it is chosen.
        about_key = event.type() is QEvent.Type.ShortcutOverride
        ours = about_key and self._chosen.lets_go(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._find.place()
        if ours:
            event.accept()
        return ours or super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._keys.focused(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._keys.focused(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.pos()
        correct = partial(self._correct, at, or_all=True)
        over, picked = event.globalPos(), self._picking.text()
        open_menu(self, self, over, self.row_at(at), picked=picked, correct=correct)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._picking.pressed(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._picking.moved(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._picking.released(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._picking.double_clicked(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def tip_at(self, at: QPoint) -> str:
        """Return what was heard where the words at a point are corrected."""
        said = self._correcting.said_at(at)
        return heard_tip(self._heard.get(said.utterance, "") if said else "")

    def _correct(self, at: QPoint, *, or_all: bool) -> None:
        self._correcting.begin(at, or_all=or_all)

    def _paint_row(self, painter: QPainter, index: int, ends: Ends | None) -> None:
        row, laid = self.rows[index], self._stack.lay(index)
        ink = self._ink(index, ends)
        marks = marks_beside(row, self.marks, self._heard)
        self._stack.painter.paint(painter, row, laid, marks, ink)
        self._keys.paint_word(painter, self._look, laid, ink)

    def _ink(self, index: int, ends: Ends | None) -> Ink:
        """Return what stands out in a row."""
        hits = self._find.hits.in_row(index)
        picked = self._picking.span(ends, index)
        chosen = self._keys.span(self.rows[index])
        if not (hits or picked or chosen):
            return PLAIN
        return Ink(hits, self._find.hits.now_in_row(index), picked, chosen)

    def _show(self) -> None:
        """Bring on screen what differs from what is there."""
        stack, offset, ends = self._stack, self._scroll.offset, self._picking.ends()
        seen = [
            Seen(
                stack.lay(index),
                marks_beside(stack.rows[index], self.marks, self._heard),
                self._ink(index, ends),
                stack.top(index) + offset,
            )
            for index in self._scroll.in_sight()
        ]
        # What stands over the rows would be moved along with them.
        over = self._keys.ringed or bool(self._correcting.utterance)
        free = self._pill.y() - self.viewport().y() if self._pill.isVisible() else None
        self._sight.show(seen, afresh=over, free=free)

    def _connect(self) -> None:
        self._scroll.followed.connect(self.followed)
        self._scroll.settled.connect(self._settled)
        self._pill.clicked.connect(self.jump_to_live)
        self._correcting.corrected.connect(self.corrected)
        self._keys.live.connect(self.jump_to_live)
        self._keys.correct.connect(self._correcting.begin_at)
        self._chosen.changed.connect(self._show)
        self._find.changed.connect(self._show)

    def _measure_again(self) -> None:
        anchor = self._scroll.anchor()
        self._stack.width = self.viewport().width()
        self._stack.forget_layouts()
        self._scroll.settle(anchor)

    def _settled(self) -> None:
        away = self._live and not self.following
        needed = away and not self._scroll.all_in_sight
        self._pill.offer(needed=needed, new=self._scroll.new, over=self.viewport())
        self._correcting.stay()
        self._show()

    def _describe(self) -> None:
        said = [row for row in self._stack.rows[-6:] if isinstance(row, Segment)]
        last = " ".join(row_text(row) for row in said if row.final)
        if last != self.accessibleDescription():
            self.setAccessibleDescription(last)
