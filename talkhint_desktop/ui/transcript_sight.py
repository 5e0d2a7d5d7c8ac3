"""What of the transcript is in sight, and what of that has to be painted anew."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QWidget

from talkhint_desktop.ui.transcript_rows import Laid
from talkhint_desktop.ui.word_inks import Ink


class Seen(NamedTuple):
    """A row in sight: all that it is painted from, and where it stands.

    A row that was laid out anew may say other words.
    """

    laid: Laid
    marks: Sequence[str]
    ink: Ink
    top: int

    def is_as(self, other: "Seen", down: int) -> bool:
        """Tell whether it is another one that was moved `down`."""
        return (
            self.laid is other.laid
            and self.top == other.top + down
            and self.marks == other.marks
            and self.ink == other.ink
        )


class Sight:
    """Remembers what is on screen, moves what stays and paints the rest.

    Pixels are moved only where the viewport has a ground of its own.
    """

    def __init__(self, port: QWidget) -> None:
        self._port = port
        self._seen: Sequence[Seen] = ()

    def show(self, now: Sequence[Seen], *, afresh: bool, free: int | None) -> None:
        """Bring these rows on screen; `afresh` paints all, even what stays.

        Down to `free` nothing stands over them: no more than that is moved.
        """
        before, self._seen = self._seen, now
        down = None if afresh else _moved(before, now)
        if down is None:
            self._port.update()
            return
        dirty, all_of_it = QRegion(), self._port.rect()
        if down:
            movable = QRect(all_of_it)
            movable.setHeight(all_of_it.height() if free is None else max(0, free))
            self._port.scroll(0, down, movable)
            dirty += QRegion(all_of_it) - QRegion(movable)
        for top, high in _changed(before, now, down):
            dirty += QRect(0, top, self._port.width(), high)
        if not dirty.isEmpty():
            self._port.update(dirty)


def _moved(before: Sequence[Seen], now: Sequence[Seen]) -> int | None:
    """Return how far down the rows went that stay; None where none does."""
    stood = {id(seen.laid): seen.top for seen in before}
    for seen in now:
        top = stood.get(id(seen.laid))
        if top is not None:
            return seen.top - top
    return None


def _changed(
    before: Sequence[Seen], now: Sequence[Seen], down: int
) -> list[tuple[int, int]]:
    """Return where else than before is to be seen, once that was moved `down`.

    Each is a place in the viewport, and how high it is.
    """
    stood = {id(seen.laid): seen for seen in before}
    found = []
    for seen in now:
        old = stood.get(id(seen.laid))
        if old and seen.is_as(old, down):
            del stood[id(seen.laid)]
        else:
            found.append((seen.top, seen.laid.height))
    gone = [(old.top + down, old.laid.height) for old in stood.values()]
    return found + gone
