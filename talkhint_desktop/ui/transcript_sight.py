"""What of the transcript is in sight, and what of that has to be painted anew."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QWidget

from talkhint_desktop.ui.transcript_rows import Laid
from talkhint_desktop.ui.word_inks import Ink


@dataclass(frozen=True, slots=True)
class Seen:
    """A row in sight: all that it is painted from, and where it stands.

    A row that was laid out anew may say other words.
    """

    laid: Laid
    marks: tuple[str, ...]
    ink: Ink
    place: QRect

    def is_as(self, other: "Seen") -> bool:
        """Tell whether it looks as another one, wherever that stands."""
        same = self.laid is other.laid and self.marks == other.marks
        return same and self.ink == other.ink


class Sight:
    """Remembers what is on screen, moves what stays and paints the rest.

    Pixels are moved only where the viewport has a ground of its own.
    """

    def __init__(self, port: QWidget) -> None:
        self._port = port
        self._seen: Sequence[Seen] = ()

    def show(self, now: Sequence[Seen], *, afresh: bool) -> None:
        """Bring these rows on screen; `afresh` paints all, even what stays."""
        before, self._seen = self._seen, now
        down = _moved(before, now)
        if afresh or down is None:
            self._port.update()
            return
        if down:
            self._port.scroll(0, down)
        dirty = _changed(before, now, down)
        if not dirty.isEmpty():
            self._port.update(dirty)


def _moved(before: Sequence[Seen], now: Sequence[Seen]) -> int | None:
    """Return how far down the rows went that stay; None where none does."""
    stood = {id(seen.laid): seen.place.top() for seen in before}
    for seen in now:
        top = stood.get(id(seen.laid))
        if top is not None:
            return seen.place.top() - top
    return None


def _changed(before: Sequence[Seen], now: Sequence[Seen], down: int) -> QRegion:
    """Return where other things are to be seen than what was moved there."""
    stood = {id(seen.laid): seen for seen in before}
    dirty = QRegion()
    for seen in now:
        old = stood.get(id(seen.laid))
        place = old.place.translated(0, down) if old else None
        if old and place == seen.place and old.is_as(seen):
            del stood[id(seen.laid)]
        else:
            dirty += seen.place
    for old in stood.values():  # what is there no more
        dirty += old.place.translated(0, down)
    return dirty
