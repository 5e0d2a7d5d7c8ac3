"""One slim bar: what happened, what it means, and at most one thing to do."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSpacerItem, QVBoxLayout

from talkhint_desktop.ui.pieces import Glyph, button, restyle, text
from talkhint_desktop.ui.theme import Look

_LEAST = 52


class TroubleBar(QFrame):
    """Hidden while all is well. `acted` tells that its button was pressed."""

    acted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._grave = look, False
        self.setObjectName("trouble")
        self._glyph = Glyph(20)
        self._headline = text("row", wrap=True)
        self._second = text("second", wrap=True)
        self._button = button("plain", "", name="trouble-action")
        self._button.clicked.connect(self.acted)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch()
        words.addWidget(self._headline)
        words.addWidget(self._second)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._glyph)
        row.addSpacerItem(QSpacerItem(0, _LEAST - 16))
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(8)
        self._beside.addLayout(words, 1)
        self._beside.addWidget(self._button)
        row.addLayout(self._beside, 1)
        self.hide()

    def set_look(self, look: Look) -> None:
        self._look = look
        self._paint_glyph()

    def say(self, headline: str, second: str, *, grave: bool, action: str = "") -> None:
        """Show a trouble; `action` names the button, if there is one."""
        self._grave = grave
        restyle(self, "tone", "bad" if grave else "warn")
        self._headline.setText(headline)
        self._second.setText(second)
        self._second.setVisible(bool(second))
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._paint_glyph()
        self.setAccessibleName(f"{headline} {second}".strip())
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < 3 * self._button.sizeHint().width()
        across, down = (
            QBoxLayout.Direction.LeftToRight,
            QBoxLayout.Direction.TopToBottom,
        )
        self._beside.setDirection(down if narrow else across)

    @property
    def words(self) -> str:
        return self._headline.text() if not self.isHidden() else ""

    def _paint_glyph(self) -> None:
        token = "bad" if self._grave else "warn"
        self._glyph.show_icon(self._look, "triangle-alert", token)
