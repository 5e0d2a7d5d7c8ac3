"""A box to tick, with words that wrap."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy

from talkhint_desktop.ui.icons import picture
from talkhint_desktop.ui.pieces import text
from talkhint_desktop.ui.theme import Look

_BOX = 18


class Tick(QCheckBox):
    """A check box whose label is laid out like any text; Qt's own never wraps."""

    def __init__(self, look: Look, words: str, *, name: str) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setAccessibleIdentifier(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._words = text("body", wrap=True)
        self.say(words)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._row.setContentsMargins(self._box() + 12, 4, 4, 4)
        self.update()

    @property
    def words(self) -> str:
        return self._words.text()

    def say(self, words: str) -> None:
        """Show other words beside the box."""
        if words != self._words.text():
            self._words.setText(words)
            self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.totalMinimumSize()

    def heightForWidth(self, width: int) -> int:
        return self._row.totalHeightForWidth(width)

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        size = self._box()
        box = QRectF(2, (self.height() - size) / 2, size, size)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, look = self.isChecked(), self._look
        edge = "text" if self.hasFocus() else "accent" if on else "control"
        painter.setPen(QPen(look.color(edge), 2 if self.hasFocus() else 1.5))
        painter.setBrush(look.color("accent" if on else "surface"))
        painter.drawRoundedRect(box, 5, 5)
        if on:
            inner = size - 4
            tick = picture("check", look.color("on_accent").name(), inner)
            painter.drawPixmap(box.topLeft().toPoint() + QPoint(2, 2), tick)
        painter.end()

    def _box(self) -> int:
        return round(_BOX * self._look.scale)
