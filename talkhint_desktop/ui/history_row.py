"""How one past call is painted in the list: who, when, the best line, the facts."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from talkhint_desktop.core.past import PastCall, Piece
from talkhint_desktop.ui.history_words import facts, nothing_said, when, who
from talkhint_desktop.ui.icons import picture
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.visible import ELLIPSIS, spelt

PAST = Qt.ItemDataRole.UserRole
_PAD_X, _PAD_Y, _STEP = 14, 10, 4
_EDGE, _RADIUS = 4, 10.0
_BEFORE_HIT = 0.35  # of the row, at most, before what was found begins
_WARNING = 14


class PastPainter(QStyledItemDelegate):
    """Paints rows of one height; `today` gives the time to name days by."""

    def __init__(self, look: Look, today: Callable[[], datetime]) -> None:
        super().__init__()
        self._today = today
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._who, self._line = look.font(14, 600), look.font(13)
        self._hit, self._meta = look.font(13, 600), look.font(12)
        self._hit.setUnderline(True)
        fonts = (self._who, self._line, self._meta)
        self._heights = [round(QFontMetricsF(font).height()) for font in fonts]

    @property
    def height(self) -> int:
        return sum(self._heights) + 2 * (_STEP + _PAD_Y + _EDGE // 2)

    def sizeHint(
        self,
        _option: QStyleOptionViewItem,
        _index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        return QSize(120, self.height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        past = index.data(PAST)
        if not isinstance(past, PastCall):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(_EDGE, _EDGE / 2, -_EDGE, -_EDGE / 2)
        self._paint_ground(painter, option, box)
        inside = box.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y)
        self._paint_head(painter, past, inside)
        top = inside.top() + self._heights[0] + _STEP
        self._paint_pieces(painter, past, inside, top)
        self._paint_facts(painter, past, inside)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF
    ) -> None:
        state = QStyle.StateFlag
        chosen = bool(option.state & state.State_Selected)
        hovered = bool(option.state & state.State_MouseOver)
        if not (chosen or hovered):
            return
        painter.setBrush(self._look.color("accent_soft" if chosen else "hover"))
        pen = QPen(Qt.PenStyle.NoPen)
        if chosen:
            focused = bool(option.state & state.State_HasFocus)
            token, wide = ("accent", 2.0) if focused else ("accent_line", 1.0)
            pen = QPen(self._look.color(token), wide)
        painter.setPen(pen)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)

    def _paint_head(self, painter: QPainter, past: PastCall, inside: QRectF) -> None:
        painter.setFont(self._meta)
        stamp = when(past, self._today())
        metrics = QFontMetricsF(self._meta)
        wide = metrics.horizontalAdvance(stamp)
        high = self._heights[0]
        painter.setPen(self._look.color("text3"))
        spot = QRectF(inside.right() - wide, inside.top(), wide + 1, high)
        painter.drawText(spot, int(Qt.AlignmentFlag.AlignVCenter), stamp)
        painter.setFont(self._who)
        painter.setPen(self._look.color("text"))
        room = QRectF(inside.left(), inside.top(), inside.width() - wide - 12, high)
        name = self._cut(spelt(who(past)), QFontMetricsF(self._who), room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), name)

    def _paint_pieces(
        self, painter: QPainter, past: PastCall, inside: QRectF, top: float
    ) -> None:
        pieces = past.pieces or [Piece(nothing_said(past))]
        x, base = inside.left(), top + QFontMetricsF(self._line).ascent()
        for words, hit in self._fitted(pieces, inside.width()):
            font = self._hit if hit else self._line
            metrics = QFontMetricsF(font)
            shown = self._cut(words, metrics, inside.right() - x)
            painter.setFont(font)
            painter.setPen(self._look.color("accent" if hit else "text2"))
            painter.drawText(QPointF(x, base), shown)
            x += metrics.horizontalAdvance(shown)
            if shown != words:
                break

    def _fitted(self, pieces: Sequence[Piece], width: float) -> list[tuple[str, bool]]:
        """Return one line in which the first hit is in sight."""
        line = [(spelt(" ".join(p.text.split("\n"))), p.hit) for p in pieces]
        if len(line) < 2 or line[0][1]:
            return line
        metrics, before = QFontMetricsF(self._line), line[0][0]
        most = width * _BEFORE_HIT
        if metrics.horizontalAdvance(before) > most:
            left = Qt.TextElideMode.ElideLeft
            cut, _, rest = metrics.elidedText(before, left, most).partition(" ")
            line[0] = (f"{ELLIPSIS} {rest}" if rest else cut, False)
        return line

    def _paint_facts(self, painter: QPainter, past: PastCall, inside: QRectF) -> None:
        painter.setFont(self._meta)
        painter.setPen(self._look.color("text3"))
        high = self._heights[2]
        room = QRectF(inside.left(), inside.bottom() - high, inside.width(), high)
        if past.troubles:
            size = round(_WARNING * self._look.scale)
            made = picture("triangle-alert", self._look.color("warn").name(), size)
            down = (high - size) / 2
            painter.drawPixmap(QPointF(room.left(), room.top() + down), made)
            room.setLeft(room.left() + size + 6)
        words = self._cut(facts(past), QFontMetricsF(self._meta), room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)

    @staticmethod
    def _cut(words: str, metrics: QFontMetricsF, width: float) -> str:
        if width <= 0:
            return ""
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
        return cut if cut != ELLIPSIS or words == ELLIPSIS else ""
