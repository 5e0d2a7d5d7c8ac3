"""Buttons in a row, or one under the other where the row is too long."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

_GAP = 10


class ButtonRow(QWidget):
    """Asks for no more width than its widest button needs."""

    def __init__(self, *buttons: QPushButton) -> None:
        super().__init__()
        self._buttons = buttons
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        for made in buttons:
            self._row.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self._row.addStretch()

    def arrange(self) -> None:
        """Look again how long the row is; needed when a button came or went."""
        fits = self._across() <= self.width()
        across = QBoxLayout.Direction.LeftToRight
        down = QBoxLayout.Direction.TopToBottom
        if self._row.direction() != (across if fits else down):
            self._row.setDirection(across if fits else down)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._across(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        widest = max((b.sizeHint().width() for b in self._buttons), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _across(self) -> int:
        shown = [b.sizeHint().width() for b in self._buttons if not b.isHidden()]
        return sum(shown) + _GAP * max(0, len(shown) - 1)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.arrange()
