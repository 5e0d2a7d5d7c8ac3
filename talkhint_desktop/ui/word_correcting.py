"""Lets the user set words of the transcript right, in their place."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QPointF, Signal
from PySide6.QtWidgets import QWidget

from talkhint_desktop.core.events import Segment
from talkhint_desktop.ui.transcript_rows import Laid
from talkhint_desktop.ui.word_editor import WordEditor
from talkhint_desktop.ui.word_inks import Span
from talkhint_desktop.ui.word_places import place_of, whole, word_at


@dataclass(frozen=True, slots=True)
class Spot:
    """A row that is laid out, and where it stands in the viewport."""

    row: Segment
    laid: Laid
    top: int


class WordCorrecting(QObject):
    """`corrected` tells an utterance and all its words, as they should be."""

    corrected = Signal(str, str)

    def __init__(self, viewport: QWidget, home: QWidget) -> None:
        super().__init__(home)
        self._viewport = viewport
        self.editor = WordEditor(viewport, home)
        self.editor.done.connect(self._done)
        self._row: Segment | None = None
        self._span: Span = (0, 0)

    @property
    def utterance(self) -> str:
        """The utterance that is being corrected, empty while none is."""
        return self._row.utterance if self._row and self.editor.isVisible() else ""

    def begin(self, spot: Spot, at: QPoint, *, or_all: bool) -> None:
        """Open the editor over the word at a point of the viewport.

        Between words nothing opens, or with `or_all` the whole utterance.
        """
        inside = QPointF(at) - QPointF(0, spot.top)
        span = word_at(spot.laid, inside)
        if not spot.row.final or (span is None and not or_all):
            return
        self.begin_at(spot, span or whole(spot.row.text))

    def begin_at(self, spot: Spot, span: Span) -> None:
        """Open the editor over words that are chosen already."""
        self._row, self._span = spot.row, span
        self.editor.open(spot.row.text[slice(*span)])
        self.stay_over(spot)

    def stay_over(self, spot: Spot | None) -> None:
        """Follow the row to where it stands now; without one, close."""
        if self._row is None:
            return
        if spot is None:
            self.end()
            return
        place = place_of(spot.laid, self._span[0]).translated(0, spot.top)
        within = self._viewport.rect().adjusted(8, 0, -8, 0)
        self.editor.put(place.toRect(), within)

    def end(self) -> None:
        """Close without a change."""
        self._row = None
        self.editor.close_quietly()

    def _done(self, words: str) -> None:
        row, (start, end) = self._row, self._span
        self._row = None
        if row is None:
            return
        text = " ".join(f"{row.text[:start]}{words}{row.text[end:]}".split())
        if text and text != " ".join(row.text.split()):
            self.corrected.emit(row.utterance, text)
