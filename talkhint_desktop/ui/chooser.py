"""A box to choose one of several from, with an arrow in the colour of the text."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from talkhint_desktop.ui.icons import picture
from talkhint_desktop.ui.theme import Look

_ARROW = 16


class Chooser(QComboBox):
    """`name` is its stable id. The wheel scrolls the page and chooses nothing."""

    def __init__(self, look: Look, *, name: str, says: str) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setAccessibleIdentifier(name)
        self.setAccessibleName(says)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    def offer(self, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer words, each with its value, and show which is chosen."""
        wanted = list(choices)
        here = [(self.itemText(i), self.itemData(i)) for i in range(self.count())]
        if here != wanted:
            self.clear()
            for words, value in wanted:
                self.addItem(words, value)
        self.setCurrentIndex(max(0, self.findData(chosen)))

    @property
    def chosen(self) -> str:
        return str(self.currentData() or "")

    def sizeHint(self) -> QSize:
        # The style sheet leaves room for an arrow of one size alone.
        wider = round(_ARROW * max(0.0, self._look.scale - 1))
        return super().sizeHint() + QSize(wider, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # A style sheet takes the arrow away and knows no icon in the text's colour.
        size = round(_ARROW * self._look.scale)
        arrow = picture("chevron-down", self._look.color("text2").name(), size)
        painter = QPainter(self)
        at = QPoint(self.width() - size - 8, (self.height() - size) // 2)
        painter.drawPixmap(at, arrow)
        painter.end()
