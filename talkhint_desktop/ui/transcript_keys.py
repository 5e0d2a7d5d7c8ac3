"""What the keys do in the transcript: scroll, choose a word, set it right."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from talkhint_desktop.ui.focus_ring import came_by_keys, paint_ring
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.transcript_rows import Laid, Row
from talkhint_desktop.ui.word_inks import Ink, Span
from talkhint_desktop.ui.word_places import box_of
from talkhint_desktop.ui.word_walk import WordWalk

_LINE, _KEPT = 40, 40  # pixels; of a page so many stay in sight
_AROUND = 24
_WORDS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_CORRECTS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class Script(Protocol):
    """What is asked of the view beside what any scroll area has."""

    @property
    def rows(self) -> Sequence[Row]: ...
    def row_rect(self, index: int) -> QRect: ...
    def index_of(self, utterance: str) -> int | None: ...


class TranscriptKeys(QObject):
    """Is handed the view's own events; a filter would outlive the view.

    `changed` tells that a word is chosen or let go, `chose` the row in which one
    was chosen, where it is another one, `correct` the row and where the word
    stands in it, `live` the key to go on with what is said now. `stepped` tells
    each word that was chosen, and whether the selection goes on to it.
    """

    changed = Signal()
    chose = Signal(int)
    correct = Signal(int, tuple)
    live = Signal()
    stepped = Signal(int, tuple, bool)
    copy = Signal()
    pick_all = Signal()

    def __init__(self, view: QAbstractScrollArea, script: Script) -> None:
        super().__init__(view)
        self._view, self._script = view, script
        self._walk = WordWalk()
        self.ringed = False  # whether the keys brought the focus to the view

    @property
    def row(self) -> int | None:
        """The row in which a word is chosen."""
        chosen = self._walk.utterance
        return self._script.index_of(chosen) if chosen else None

    def leave(self) -> None:
        """Let go of the chosen word."""
        self._walk.leave()
        self.changed.emit()

    def span(self, row: Row) -> Span | None:
        """Return where the chosen word stands in this row, while keys go here."""
        if not self._walk.utterance or not self._view.hasFocus():
            return None
        return self._walk.span(row)

    def paint_word(self, painter: QPainter, look: Look, laid: Laid, ink: Ink) -> None:
        """Paint the ring around the chosen word."""
        if ink.chosen:
            box = box_of(laid, ink.chosen).adjusted(-4, -1, 4, 1)
            paint_ring(painter, look, box, 5)

    def paint_ring(self, painter: QPainter, look: Look) -> None:
        """Paint the ring around the view, if the keys brought the focus to it."""
        if self.ringed:
            paint_ring(painter, look, QRectF(self._view.viewport().rect()), 8)

    def focused(self, event: QFocusEvent) -> None:
        self.ringed = event.gotFocus() and came_by_keys(event.reason())
        self._view.viewport().update()

    def pressed(self, event: QKeyEvent) -> bool:
        """Do what a key says; False where it says nothing here."""
        shift = Qt.KeyboardModifier.ShiftModifier
        pressed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = _WORDS.get(Qt.Key(event.key()), 0) if not pressed & ~shift else 0
        if step:
            self._choose(step, on=bool(pressed))
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy.emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.pick_all.emit()
        elif event.key() == Qt.Key.Key_End:
            self.live.emit()
        elif self._walk.utterance and event.key() in _CORRECTS:
            self._correct()
        else:
            return _scrolls(event, self._view.verticalScrollBar())
        return True

    def choose(self, index: int, span: Span) -> None:
        """Choose the word that stands there in a row, as if by keys."""
        self._walk.choose(self._script.rows[index], span)
        self.changed.emit()

    @property
    def chosen(self) -> tuple[int, Span] | None:
        """The row of the chosen word, and where it stands there."""
        index = self.row
        span = None if index is None else self._walk.span(self._script.rows[index])
        return (index, span) if index is not None and span else None

    def _choose(self, step: int, *, on: bool) -> None:
        before = self.row
        self._walk.step(self._script.rows, step)
        if self.chosen is None:
            return
        index, span = self.chosen
        self.stepped.emit(index, span, on)
        self._bring_in_sight(self._script.row_rect(index))
        self.changed.emit()
        if index != before:
            self.chose.emit(index)

    def _correct(self) -> None:
        if chosen := self.chosen:
            self.correct.emit(*chosen)

    def _bring_in_sight(self, place: QRect) -> None:
        bar, high = self._view.verticalScrollBar(), self._view.viewport().height()
        if place.top() < 0:
            bar.setValue(bar.value() + place.top() - _AROUND)
        elif place.bottom() > high:
            bar.setValue(bar.value() + place.bottom() - high + _AROUND)


def _scrolls(event: QKeyEvent, bar: QScrollBar) -> bool:
    """Scroll as the key says; False where it says nothing of that."""
    steps = {
        Qt.Key.Key_Up: -_LINE,
        Qt.Key.Key_Down: _LINE,
        Qt.Key.Key_PageUp: _KEPT - bar.pageStep(),
        Qt.Key.Key_PageDown: bar.pageStep() - _KEPT,
        Qt.Key.Key_Home: -bar.maximum(),
    }
    step = steps.get(Qt.Key(event.key()))
    if step is not None:
        bar.setValue(bar.value() + step)
    return step is not None
