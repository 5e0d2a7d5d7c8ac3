"""Selects words of the transcript by the mouse, as any text is, and copies them."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea

from talkhint_desktop.ui.passage import Passage, Place, span_in
from talkhint_desktop.ui.row_words import row_words
from talkhint_desktop.ui.transcript_rows import Laid, Row
from talkhint_desktop.ui.word_inks import Span
from talkhint_desktop.ui.word_places import sign_at, word_around

_SCROLL_MS = 30
_SLOWEST, _FASTEST = 4, 60  # pixels at a time
Ends = tuple[Place, Place]


class Script(Protocol):
    """What is asked of the view; places are in its viewport."""

    @property
    def rows(self) -> Sequence[Row]: ...
    def laid(self, index: int) -> tuple[Laid, int]: ...
    def row_at(self, at: QPoint) -> int | None: ...
    def row_rect(self, index: int) -> QRect: ...
    def index_of(self, utterance: str) -> int | None: ...


class TranscriptPicking(QObject):
    """Is handed the view's mouse events.

    `changed` tells that something else is selected, `begun` that a click let go
    of what was chosen, `word` the row and the place of a word that was clicked.
    """

    changed = Signal()
    begun = Signal()
    word = Signal(int, tuple)

    def __init__(self, view: QAbstractScrollArea, script: Script) -> None:
        super().__init__(view)
        self._view, self._script = view, script
        self._passage, self._word = Passage(), Passage()
        view.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._dragged, self._last = False, QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(_SCROLL_MS)
        self._timer.timeout.connect(self._scroll)

    @property
    def any(self) -> bool:
        return self.ends() is not None

    def ends(self) -> Ends | None:
        """Return where the selection begins and ends, if anything is selected."""
        return self._passage.ends(self._script.rows) if self._passage.begun else None

    def span(self, ends: Ends | None, index: int) -> Span | None:
        return span_in(ends, self._script.rows[index], index) if ends else None

    def text(self) -> str:
        return self._passage.text(self._script.rows)

    def leave(self) -> None:
        """Let go of what is selected."""
        self._passage.leave()
        self._word.leave()
        self._drop()
        self.changed.emit()

    def pick_all(self) -> None:
        rows = self._script.rows
        if rows:
            last = len(rows) - 1
            self._pick(Place(0, 0), Place(last, len(row_words(rows[last]))))

    def stepped(self, index: int, span: Span, *, on: bool) -> None:
        """The keys chose a word; `on` draws the selection out to it."""
        word = Place(index, span[0]), Place(index, span[1])
        start = self._word.ends(self._script.rows) if on else None
        if not start:
            self._note_word(word)
        if on:
            self._pick_words(start or word, word)
        elif self._passage.begun:
            self._passage.leave()
            self.changed.emit()

    def pressed(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self._script.rows:
            return
        self._last, self._dragged = event.position().toPoint(), True
        place = self._place_at(self._last)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._passage.draw_out(self._script.rows, place)
        else:
            self._word.leave()
            self._passage.begin(self._script.rows, place)
            self.begun.emit()
        self.changed.emit()

    def moved(self, event: QMouseEvent) -> None:
        if not self._dragged:
            return
        self._last = event.position().toPoint()
        self._draw_out()
        if self._beyond():
            self._timer.start()
        else:
            self._timer.stop()

    def released(self, _event: QMouseEvent) -> None:
        board = QGuiApplication.clipboard()
        if self._dragged and self.any and board.supportsSelection():
            board.setText(self.text(), QClipboard.Mode.Selection)
        self._drop()

    def double_clicked(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self._script.rows:
            return
        self._last = event.position().toPoint()
        word = self._word_at(self._place_at(self._last))
        if word[0] == word[1]:
            return
        self._dragged = True
        self._note_word(word)
        self._pick(*word)
        self.word.emit(word[0].row, (word[0].at, word[1].at))

    def _pick(self, start: Place, end: Place) -> None:
        self._passage.begin(self._script.rows, start)
        self._passage.draw_out(self._script.rows, end)
        self.changed.emit()

    def _pick_words(self, start: Ends, end: Ends) -> None:
        """Select from one word to another, both as a whole."""
        if end[0] < start[0]:
            self._pick(start[1], end[0])
        else:
            self._pick(start[0], max(start[1], end[1]))

    def _note_word(self, word: Ends) -> None:
        self._word.begin(self._script.rows, word[0])
        self._word.draw_out(self._script.rows, word[1])

    def _draw_out(self) -> None:
        """Select as far as the mouse is."""
        if not self._script.rows:
            return
        place = self._place_at(self._last)
        if word := self._word.ends(self._script.rows):
            self._pick_words(word, self._word_at(place))
            return
        self._passage.draw_out(self._script.rows, place)
        self.changed.emit()

    def _scroll(self) -> None:
        by, bar = self._beyond(), self._view.verticalScrollBar()
        fast = min(_FASTEST, max(_SLOWEST, abs(by) // 2))
        bar.setValue(bar.value() + (fast if by > 0 else -fast))
        self._draw_out()

    def _beyond(self) -> int:
        """Return how far the mouse is below the rows in sight, or above (-)."""
        high = self._view.viewport().height()
        return min(0, self._last.y()) or max(0, self._last.y() - high)

    def _drop(self) -> None:
        self._dragged = False
        self._timer.stop()

    def _place_at(self, at: QPoint) -> Place:
        """Return the place between two signs that is nearest."""
        high = self._view.viewport().height()
        y = max(0, min(at.y(), high - 1))
        index = self._script.row_at(QPoint(at.x(), y))
        if index is None:  # above or below all rows
            index = 0 if y < self._script.laid(0)[1] else len(self._script.rows) - 1
        laid, top = self._script.laid(index)
        return Place(index, sign_at(laid, QPointF(at.x(), y - top)))

    def _word_at(self, place: Place) -> Ends:
        words = row_words(self._script.rows[place.row])
        start, end = word_around(words, place.at)
        return Place(place.row, start), Place(place.row, end)
