"""The way from the caller to the hint, always on screen, stage by stage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolTip

from talkhint_desktop.ui import stage_words
from talkhint_desktop.ui.icons import picture
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.words import short_age

if TYPE_CHECKING:  # the first picture is painted before the stages are loaded
    from talkhint_desktop.core.signal_path import Stage

_EDGE, _GAP = 18, 8
_TOP, _BETWEEN, _SPACE = 9, 8, 5
_LOW = 6  # the part of a window's height that it may take
_WRONG = ("warning", "failed")
_LOUD = ("ok", *_WRONG)
_CELLS = stage_words.COUNT


@dataclass(frozen=True, slots=True)
class _Written:
    """What is painted of a stage."""

    glyph: str
    token: str
    name: str
    age: str
    proof: str
    loud: bool
    wrong: bool

    @classmethod
    def of(cls, stage: "Stage") -> "_Written":
        glyph, token = stage_words.shape_of(stage)
        name, age = stage_words.name_of(stage.name), stage_words.age_of(stage)
        proof, state = stage_words.proof_of(stage), stage.state
        return cls(glyph, token, name, age, proof, state in _LOUD, state in _WRONG)

    @property
    def line(self) -> str:
        said = f"{self.name}: {self.proof}"
        return f"{said}, {self.age}" if self.age else said


class SignalPath(QFrame):
    """Nine cells of one width: shape, name, age, and the proof under them.

    The width comes from the longest words there are, so that nothing moves
    when a proof changes; what does not fit in one row goes into a second.
    Where the rows would take more than a sixth of a low window, only shapes and
    names stay, and the rest is told by pointing: the hint needs the room.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("path")
        self._stages: list[Stage] = []
        self._written: list[_Written] = []
        self._folded = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Signal path"))
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._name_font = look.font(12, 600)
        self._font = look.font(11.5)
        self._glyph = round(14 * look.scale)
        self._text_left = self._glyph + 6
        self._full, self._short = self._widest(), self._widest_name()
        self._fit()
        self.updateGeometry()
        self.update()

    def show_stages(self, stages: "Sequence[Stage]") -> None:
        """Show what is known now, in the order given."""
        self._stages = list(stages)
        written = [_Written.of(stage) for stage in self._stages]
        # Frames are counted many times a second, and nobody reads their number.
        for index, cell in enumerate(written):
            if self._written[index : index + 1] != [cell]:
                self.update(self._rect(index))
        if written != self._written:
            self._written = written
            self.setAccessibleDescription(", ".join(self.texts()))

    def texts(self) -> list[str]:
        """Return what is written, one line a stage."""
        return [written.line for written in self._written]

    def sizeHint(self) -> QSize:
        return QSize(600, self._height(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._short + 2 * _EDGE, self._height(self.width()))

    def resizeEvent(self, _event: object) -> None:
        self._fit()

    def moveEvent(self, _event: object) -> None:
        # It stands at the window's foot, so a lower window moves it.
        self._fit()

    def _fit(self) -> None:
        self._folded = False
        width, window = self.width(), self.window().height()
        self._folded = self._height(width) * _LOW > window
        self.setFixedHeight(self._height(width))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            for index, stage in enumerate(self._stages):
                if self._rect(index).contains(event.pos()):
                    words = stage_words.sentence_of(stage)
                    QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        for index, cell in enumerate(self._written):
            box = self._rect(index)
            if event.rect().intersects(box):
                self._paint(painter, box, cell)
        painter.end()

    def _paint(self, painter: QPainter, cell: QRect, written: "_Written") -> None:
        names, proofs = QFontMetrics(self._name_font), QFontMetrics(self._font)
        color = self._look.color(written.token)
        middle = cell.top() + (names.height() - self._glyph) // 2
        made = picture(written.glyph, color.name(), self._glyph)
        painter.drawPixmap(QPoint(cell.left(), middle), made)
        left, base = cell.left() + self._text_left, cell.top() + names.ascent()
        painter.setFont(self._name_font)
        told = self._folded and written.wrong
        painter.setPen(color if told else self._look.color("text"))
        painter.drawText(left, base, written.name)
        if self._folded:
            return
        painter.setFont(self._font)
        painter.setPen(self._look.color("text3"))
        after = left + names.horizontalAdvance(written.name) + _SPACE
        painter.drawText(after, base, written.age)
        painter.setPen(color if written.loud else self._look.color("text2"))
        below = cell.top() + names.height() + 2 + proofs.ascent()
        painter.drawText(left, below, written.proof)

    def _widest(self) -> int:
        names, proofs = QFontMetrics(self._name_font), QFontMetrics(self._font)
        age = max(map(proofs.horizontalAdvance, _long_ages()))
        tops = [
            names.horizontalAdvance(name) + _SPACE + age for name in stage_words.names()
        ]
        below = map(proofs.horizontalAdvance, stage_words.proofs())
        return self._text_left + max(*tops, *below)

    def _widest_name(self) -> int:
        names = QFontMetrics(self._name_font)
        widest = max(map(names.horizontalAdvance, stage_words.names()))
        return self._text_left + widest

    def _columns(self, width: int) -> int:
        free = width - 2 * _EDGE + _GAP
        cell = self._short if self._folded else self._full
        fitting = max(1, min(_CELLS, free // (cell + _GAP)))
        rows = -(-_CELLS // fitting)
        return -(-_CELLS // rows)  # rows as even as can be

    def _height(self, width: int) -> int:
        rows = -(-_CELLS // self._columns(width))
        return 2 * _TOP + rows * self._row() + (rows - 1) * _BETWEEN

    def _row(self) -> int:
        names, proofs = QFontMetrics(self._name_font), QFontMetrics(self._font)
        return names.height() + (0 if self._folded else 2 + proofs.height())

    def _rect(self, index: int) -> QRect:
        columns = self._columns(self.width())
        row, column = divmod(index, columns)
        step = (self.width() - 2 * _EDGE + _GAP) // columns
        top = _TOP + row * (self._row() + _BETWEEN)
        return QRect(_EDGE + column * step, top, step - _GAP, self._row())


def _long_ages() -> list[str]:
    return [short_age(59_000), short_age(59 * 60_000), short_age(99 * 3_600_000)]
