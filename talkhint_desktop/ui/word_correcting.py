"""Lets the user set words of the transcript right, in their place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QPointF, Signal
from PySide6.QtWidgets import QWidget

from talkhint_desktop.core.events import Segment
from talkhint_desktop.ui.transcript_rows import Laid, Row
from talkhint_desktop.ui.word_editor import WordEditor
from talkhint_desktop.ui.word_inks import Span
from talkhint_desktop.ui.word_places import place_of, whole, word_at


class Script(Protocol):
    """What is asked of the view; places are in its viewport."""

    @property
    def rows(self) -> Sequence[Row]: ...
    def laid(self, index: int) -> tuple[Laid, int]: ...
    def row_at(self, at: QPoint) -> int | None: ...
    def index_of(self, utterance: str) -> int | None: ...


@dataclass(frozen=True, slots=True)
class Spot:
    """A row that is laid out, and where it stands in the viewport."""

    row: Segment
    laid: Laid
    top: int


class WordCorrecting(QObject):
    """`corrected` tells an utterance and all its words, as they should be."""

    corrected = Signal(str, str)

    def __init__(self, viewport: QWidget, home: QWidget, script: Script) -> None:
        super().__init__(home)
        self._viewport, self._script = viewport, script
        self.editor = WordEditor(viewport, home)
        self.editor.done.connect(self._done)
        self._row: Segment | None = None
        self._span: Span = (0, 0)

    @property
    def utterance(self) -> str:
        """The utterance that is being corrected, empty while none is."""
        return self._row.utterance if self._row and self.editor.isVisible() else ""

    def said_at(self, at: QPoint) -> Segment | None:
        """Return what was said in the row at a point of the viewport."""
        spot = self._spot(self._script.row_at(at))
        return spot.row if spot else None

    def begin(self, at: QPoint, *, or_all: bool) -> None:
        """Open the editor over the word at a point of the viewport.

        Between words nothing opens, or with `or_all` the whole utterance.
        """
        spot = self._spot(self._script.row_at(at))
        if spot is None or not spot.row.final:
            return
        span = word_at(spot.laid, QPointF(at) - QPointF(0, spot.top))
        if span or or_all:
            self._open(spot, span or whole(spot.row.text))

    def begin_at(self, index: int, span: Span) -> None:
        """Open the editor over words of a row that are chosen already."""
        if spot := self._spot(index):
            self._open(spot, span)

    def stay(self) -> None:
        """Follow the row to where it stands now; without it, close."""
        if not self.utterance:
            return
        spot = self._spot(self._script.index_of(self.utterance))
        if spot is None:
            self.end()
        else:
            self._put(spot)

    def end(self) -> None:
        """Close without a change."""
        self._row = None
        self.editor.close_quietly()

    def _spot(self, index: int | None) -> Spot | None:
        row = None if index is None else self._script.rows[index]
        if index is None or not isinstance(row, Segment):
            return None
        return Spot(row, *self._script.laid(index))

    def _open(self, spot: Spot, span: Span) -> None:
        self._row, self._span = spot.row, span
        self.editor.open(spot.row.text[slice(*span)])
        self._put(spot)

    def _put(self, spot: Spot) -> None:
        place = place_of(spot.laid, self._span[0]).translated(0, spot.top)
        within = self._viewport.rect().adjusted(8, 0, -8, 0)
        self.editor.put(place.toRect(), within)

    def _done(self, words: str) -> None:
        row, (start, end) = self._row, self._span
        self._row = None
        if row is None:
            return
        text = " ".join(f"{row.text[:start]}{words}{row.text[end:]}".split())
        if text and text != " ".join(row.text.split()):
            self.corrected.emit(row.utterance, text)
