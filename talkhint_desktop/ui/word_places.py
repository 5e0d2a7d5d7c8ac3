"""Where the words of a laid-out row stand: which one is under a point."""

import re
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextLine

from talkhint_desktop.ui.transcript_rows import Laid
from talkhint_desktop.ui.utf16 import to_chars, to_units
from talkhint_desktop.ui.word_inks import Span

_WORD = re.compile(r"\w(?:\S*\w)?")


def word_at(laid: Laid, at: QPointF) -> Span | None:
    """Return which word is under a point of the row, if there is one."""
    inside = at - laid.inside
    number = int(inside.y() // laid.step)
    if not 0 <= number < laid.layout.lineCount():
        return None
    line = laid.layout.lineAt(number)
    if not 0 <= inside.x() <= line.naturalTextWidth():
        return None
    on = QTextLine.CursorPosition.CursorOnCharacter
    text = laid.layout.text()
    return _word(text, to_chars(text, line.xToCursor(inside.x(), on)))


def sign_at(laid: Laid, at: QPointF) -> int:
    """Return the place between two signs that is nearest to a point of the row."""
    inside, layout = at - laid.inside, laid.layout
    text = layout.text()
    if inside.y() < 0:
        return 0
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        low = (number + 1) * laid.step if laid.step else line.y() + line.height()
        if inside.y() < low:
            return to_chars(text, line.xToCursor(inside.x()))
    return len(text)


def word_around(text: str, at: int) -> Span:
    """Return the word at a place or just before it; the place where none is."""
    touching = (span for span in words_in(text) if span[0] <= at <= span[1])
    return max(touching, default=(at, at))


def place_of(laid: Laid, start: int) -> QRectF:
    """Return the rest of its line from the sign at `start`, in the row."""
    unit = to_units(laid.layout.text(), start)
    line = laid.layout.lineForTextPosition(unit)
    found: Any = line.cursorToX(unit)
    left = laid.inside.x() + found[0]
    top = laid.inside.y() + line.lineNumber() * laid.step
    return QRectF(left, top, laid.bubble.right() - left, laid.step)


def box_of(laid: Laid, span: Span) -> QRectF:
    """Return the place of a word in the row, to the end of the line it begins on."""
    start, last = (to_units(laid.layout.text(), at) for at in span)
    line = laid.layout.lineForTextPosition(start)
    end: Any = line.cursorToX(min(last, line.textStart() + line.textLength()))
    place = place_of(laid, span[0])
    place.setRight(laid.inside.x() + end[0])
    return place


def words_in(text: str) -> list[Span]:
    """Return where each word of a text stands, without the signs at its ends."""
    return [match.span() for match in _WORD.finditer(text)]


def whole(text: str) -> Span:
    return 0, len(text)


def _word(text: str, at: int) -> Span | None:
    """Return the word around a place, without the signs at its ends."""
    found = (span for span in words_in(text) if span[0] <= at < span[1])
    return next(found, None)
