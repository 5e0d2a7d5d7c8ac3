"""One row of the transcript: how high it is, and how it is painted."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from talkhint_desktop.core.events import Gap, Segment, Speaker
from talkhint_desktop.ui.icons import picture
from talkhint_desktop.ui.pieces import edge_color
from talkhint_desktop.ui.row_marks import mark_ink, underlined
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.visible import one_line
from talkhint_desktop.ui.word_inks import PLAIN, Ink, draw_words
from talkhint_desktop.ui.words import clock, length, side

EDGE = 20
_PAD_X, _PAD_Y = 14, 8
_ROOM = 8  # beside the widest line, so that the dots of a partial always fit
_WIDEST = 560
_SHARE = 0.8
_RADIUS, _CORNER = 14.0, 4.0
_AFTER_HEADER, _GAP, _GAP_SAME = 4, 16, 8
_SAME_WITHIN_MS = 2_000
_MARK = 15
_ASIDE, _BETWEEN = 8, 6  # pixels from the bubble to a mark, and to the next
_TIP = 400
PAUSED = "paused"  # the cause of a gap that the agent wanted


@dataclass(frozen=True, slots=True)
class Divider:
    """A line across the transcript with a few words in it.

    An `accent` tells a hint from what else happened.
    """

    words: str
    accent: bool = False


Row = Segment | Gap | Divider


@dataclass(slots=True)
class Laid:
    """A row laid out for one width; `height` includes the gap above it."""

    height: int
    above: int
    header: bool
    bubble: QRectF
    layout: QTextLayout
    accent: bool = False
    step: int = 0
    beside: float = 0.0  # how much room there is for marks

    @property
    def inside(self) -> QPointF:
        """Where the words begin; those of a divider have no bubble around."""
        if not self.step:
            return self.bubble.topLeft() + QPointF(0, self.above)
        return self.bubble.topLeft() + QPointF(_PAD_X, _PAD_Y)


class RowPainter:
    """Lays out and paints rows of one look."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._text = look.font(look.words)
        self._dot = 1.8 * min(1.3, look.scale)
        self._mark = round(_MARK * look.scale)
        self._meta = look.font(12)
        self._who = look.font(12, 600)
        self._metrics = QFontMetricsF(self._text)
        self._header = round(QFontMetricsF(self._who).height()) + _AFTER_HEADER
        self._step = round(self._metrics.height() * 1.3)

    def guess(self, row: Row, width: int) -> int:
        """Return a height that is near, without laying out."""
        if not isinstance(row, Segment):
            return self._step + 2 * _GAP
        across = max(1.0, self._most(width) / (self._metrics.averageCharWidth() * 1.1))
        lines = 1 + int(len(row.text) / across)
        return lines * self._step + 2 * _PAD_Y + self._header + _GAP

    def lay(
        self, row: Row, before: Row | None, width: int, asked: Sequence[str] = ()
    ) -> Laid:
        """Return the row laid out for a view `width` pixels wide."""
        if isinstance(row, Segment):
            return self._lay_words(row, before, width, asked)
        words = row.words if isinstance(row, Divider) else gap_words(row)
        layout = self._broken(words, width - 2 * EDGE - 60, small=True)
        high = round(layout.boundingRect().height())
        wide = max((line.naturalTextWidth() for line in _lines(layout)), default=0)
        box = QRectF((width - wide) / 2, 0, wide, high)
        above = _GAP_SAME if isinstance(before, Gap | Divider) else _GAP
        laid = Laid(high + above + 4, above, header=False, bubble=box, layout=layout)
        laid.accent = isinstance(row, Divider) and row.accent
        return laid

    def _lay_words(
        self, row: Segment, before: Row | None, width: int, asked: Sequence[str]
    ) -> Laid:
        layout = self._broken(row.text, self._most(width), small=False, asked=asked)
        lines = _lines(layout)
        wide = max(line.naturalTextWidth() for line in lines)
        last = lines[-1].naturalTextWidth() + (_ROOM if not row.final else 0)
        wide = max(wide, last) + 2 * _PAD_X
        header = not _goes_on(row, before)
        above = _GAP if header else _GAP_SAME
        top = above + (self._header if header else 0)
        left = EDGE if row.speaker is Speaker.CALLER else width - EDGE - wide
        high = len(lines) * self._step + 2 * _PAD_Y
        box = QRectF(left, top, wide, high)
        laid = Laid(top + high, above, header, box, layout, step=self._step)
        laid.beside = width - EDGE - wide
        return laid

    def paint(
        self,
        painter: QPainter,
        row: Row,
        laid: Laid,
        marks: Sequence[str],
        ink: Ink = PLAIN,
    ) -> None:
        """Paint at the painter's origin; `marks` are icons beside the words."""
        if not isinstance(row, Segment):
            self._paint_divider(painter, laid, ink)
            return
        if laid.header:
            self._paint_header(painter, row, laid)
        self._paint_bubble(painter, row, laid.bubble)
        painter.setPen(self._look.color("text" if row.final else "text2"))
        draw_words(painter, self._look, laid.layout, laid.inside, ink)
        if not row.final:
            self._paint_dots(painter, row, laid)
        for mark, at in zip(
            marks, self._mark_places(row, laid, len(marks)), strict=True
        ):
            made = picture(mark, self._look.color(mark_ink(mark)).name(), self._mark)
            painter.drawPixmap(at, made)

    def _most(self, width: int) -> float:
        most = min(_WIDEST * max(1.0, self._look.scale * 0.9), width * _SHARE)
        return max(80.0, most - 2 * _PAD_X - _ROOM)

    def _broken(
        self, words: str, width: float, *, small: bool, asked: Sequence[str] = ()
    ) -> QTextLayout:
        font = self._look.font(12, 600) if small else self._text
        layout = QTextLayout(words.replace("\n", " "), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        if small:
            option.setAlignment(Qt.AlignmentFlag.AlignLeft)
        layout.setTextOption(option)
        layout.setFormats(underlined(self._look, words, asked))
        layout.setCacheEnabled(True)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(40.0, width))
            lead = 0.0 if small else (self._step - line.height()) / 2
            line.setPosition(QPointF(0, y + lead))
            y += line.height() if small else self._step
        layout.endLayout()
        return layout

    def _paint_header(self, painter: QPainter, row: Segment, laid: Laid) -> None:
        who, when = side(row.speaker), clock(row.start_ms / 1000)
        bold, meta = QFontMetricsF(self._who), QFontMetricsF(self._meta)
        base = laid.above + bold.ascent()
        caller = row.speaker is Speaker.CALLER
        if caller:
            who_left = laid.bubble.left() + 2
            when_left = who_left + bold.horizontalAdvance(who) + 8
        else:
            who_left = laid.bubble.right() - 2 - bold.horizontalAdvance(who)
            when_left = who_left - 8 - meta.horizontalAdvance(when)
        painter.setFont(self._who)
        painter.setPen(self._look.color("caller" if caller else "agent"))
        painter.drawText(QPointF(who_left, base), who)
        painter.setFont(self._meta)
        painter.setPen(self._look.color("text3"))
        painter.drawText(QPointF(when_left, base), when)

    def _paint_bubble(self, painter: QPainter, row: Segment, box: QRectF) -> None:
        caller = row.speaker is Speaker.CALLER
        if caller:
            painter.setPen(QPen(edge_color(self._look, "caller"), 1))
            painter.setBrush(self._look.color("caller_soft"))
            painter.drawPath(_bubble(box.adjusted(0.5, 0.5, -0.5, -0.5), left=True))
            return
        painter.setPen(QPen(self._look.color("border"), 1))
        painter.setBrush(self._look.color("agent_soft"))
        painter.drawPath(_bubble(box.adjusted(0.5, 0.5, -0.5, -0.5), left=False))

    def _paint_dots(self, painter: QPainter, row: Segment, laid: Laid) -> None:
        last, inside = _lines(laid.layout)[-1], laid.inside
        x = inside.x() + last.naturalTextWidth() + 4
        y = inside.y() + last.y() + last.ascent() - self._metrics.xHeight() / 2 + 1
        painter.setPen(Qt.PenStyle.NoPen)
        token = "caller" if row.speaker is Speaker.CALLER else "agent"
        for number, alpha in enumerate((255, 180, 105)):
            painter.setBrush(self._look.color(token, alpha))
            at = QPointF(x + 2 + number * 5.5 * self._dot / 1.8, y)
            painter.drawEllipse(at, self._dot, self._dot)

    def _mark_places(self, row: Segment, laid: Laid, count: int) -> list[QPointF]:
        """Return where icons stand beside a bubble, in two lines where it is narrow."""
        box, step = laid.bubble, self._mark + _BETWEEN
        fit = int((laid.beside - _BETWEEN) // step)
        across = count if count <= max(1, fit) else (count + 1) // 2
        down = -(-count // across) if count else 0
        top = box.center().y() - (down * step - _BETWEEN) / 2
        caller = row.speaker is Speaker.CALLER
        places = []
        for number in range(count):
            aside = _ASIDE + number % across * step
            x = box.right() + aside if caller else box.left() - aside - self._mark
            y = top + number // across * step
            places.append(QPointF(round(x), round(y)))
        return places

    def _paint_divider(self, painter: QPainter, laid: Laid, ink: Ink) -> None:
        box = laid.bubble.translated(0, laid.above)
        middle = round(box.center().y()) + 0.5
        far = box.left() * 2 + box.width() - EDGE
        painter.setPen(QPen(self._look.color("border"), 1))
        painter.drawLine(QPointF(EDGE, middle), QPointF(box.left() - 14, middle))
        painter.drawLine(QPointF(box.right() + 14, middle), QPointF(far, middle))
        painter.setPen(self._look.color("accent" if laid.accent else "text3"))
        draw_words(painter, self._look, laid.layout, laid.inside, ink)


def gap_words(gap: Gap) -> str:
    """Return what a gap means: whose words are missing, and for how long."""
    lost = length((gap.end_ms - gap.start_ms) / 1000)
    if gap.cause == PAUSED:
        words = QCoreApplication.translate(
            "Transcript", "Paused: nothing was heard or kept for %1"
        )
        return words.replace("%1", lost)
    words = QCoreApplication.translate("Transcript", "%1: %2 not written down")
    return words.replace("%1", side(gap.speaker)).replace("%2", lost)


def heard_words(heard: str) -> str:
    """Return what was heard where the words are others, in words."""
    words = QCoreApplication.translate("Transcript", "heard: %1")
    return words.replace("%1", one_line(heard, _TIP)) if heard else ""


def heard_tip(heard: str) -> str:
    """Return a tooltip that says what was heard; it breaks lines, as HTML does."""
    return f"<qt>{escape(heard_words(heard))}</qt>" if heard else ""


def row_text(row: Row) -> str:
    """Return the row as one line of plain text, for copying and reading out."""
    if isinstance(row, Segment):
        return f"{side(row.speaker)}, {clock(row.start_ms / 1000)}: {row.text}"
    return row.words if isinstance(row, Divider) else gap_words(row)


def _goes_on(row: Segment, before: Row | None) -> bool:
    return (
        isinstance(before, Segment)
        and before.speaker is row.speaker
        and row.start_ms - before.end_ms <= _SAME_WITHIN_MS
    )


def _lines(layout: QTextLayout) -> list[QTextLine]:
    return [layout.lineAt(number) for number in range(layout.lineCount())]


def _bubble(box: QRectF, *, left: bool) -> QPainterPath:
    """Return a round box with one tighter corner at the top, at the speaker."""
    near, far = (_CORNER, _RADIUS) if left else (_RADIUS, _CORNER)
    path = QPainterPath()
    path.moveTo(box.left() + near, box.top())
    path.lineTo(box.right() - far, box.top())
    path.arcTo(box.right() - 2 * far, box.top(), 2 * far, 2 * far, 90, -90)
    path.lineTo(box.right(), box.bottom() - _RADIUS)
    down = box.bottom() - 2 * _RADIUS
    path.arcTo(box.right() - 2 * _RADIUS, down, 2 * _RADIUS, 2 * _RADIUS, 0, -90)
    path.lineTo(box.left() + _RADIUS, box.bottom())
    path.arcTo(box.left(), down, 2 * _RADIUS, 2 * _RADIUS, 270, -90)
    path.lineTo(box.left(), box.top() + near)
    path.arcTo(box.left(), box.top(), 2 * near, 2 * near, 180, -90)
    path.closeSubpath()
    return path
