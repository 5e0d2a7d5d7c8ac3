"""Words of a row that stand out: found ones, and those that are selected."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextCharFormat, QTextLayout

from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.utf16 import to_units

Span = tuple[int, int]  # where a piece of a text begins and ends
_EDGE, _NOW, _ROUND = 1.0, 2.0, 3.0


@dataclass(frozen=True, slots=True)
class Ink:
    """What stands out in one row; `now` is the hit that the user is at."""

    hits: tuple[Span, ...] = ()
    now: Span | None = None
    picked: Span | None = None
    chosen: Span | None = None


PLAIN = Ink()


def draw_words(
    painter: QPainter, look: Look, layout: QTextLayout, at: QPointF, ink: Ink
) -> None:
    """Draw the words of a row at a point, with what stands out among them."""
    if not ink.hits and not ink.picked:
        layout.draw(painter, at)
        return
    found = [_range(look, layout, hit, "hit", "text") for hit in ink.hits]
    if ink.picked:
        found.append(_range(look, layout, ink.picked, "accent", "on_accent"))
    layout.draw(painter, at, found)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for hit in ink.hits:
        # Where one is, is told by the frame: colours are not seen by everybody.
        here = hit == ink.now
        edge, out = (_NOW, 1.5) if here else (_EDGE, 0.0)
        painter.setPen(QPen(look.color("text" if here else "hit_line"), edge))
        for box in boxes_of(layout, hit):
            around = box.translated(at).adjusted(-out, -out, out, out)
            painter.drawRoundedRect(around, _ROUND, _ROUND)


def boxes_of(layout: QTextLayout, span: Span) -> list[QRectF]:
    """Return where a piece of the text stands, a box for each line of it."""
    text = layout.text()
    start, end = (to_units(text, at) for at in span)
    boxes = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first < last:
            found: list[Any] = [line.cursorToX(first), line.cursorToX(last)]
            left, right = sorted(x[0] for x in found)
            boxes.append(QRectF(left, line.y(), right - left, line.height()))
    return boxes


def _range(
    look: Look, layout: QTextLayout, span: Span, ground: str, ink: str
) -> QTextLayout.FormatRange:
    text = layout.text()
    start, end = (to_units(text, at) for at in span)
    made, form = QTextLayout.FormatRange(), QTextCharFormat()
    form.setBackground(look.color(ground))
    form.setForeground(look.color(ink))
    made.start, made.length, made.format = start, end - start, form
    return made
