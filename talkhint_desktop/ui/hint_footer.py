"""The foot of the hint pane: asks for a hint now, and names the keys."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from talkhint_desktop.ui.pieces import button, dress, text
from talkhint_desktop.ui.shortcuts import key_words, on_key, with_key
from talkhint_desktop.ui.theme import Look

_GAP = 10


class HintFooter(QWidget):
    """`asked` tells the wish for a hint. The words go first where it is narrow."""

    asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._waits = look, False
        self._now = button("primary", self.tr("Hint now"), name="hint-now")
        self._now.setToolTip(with_key(self.tr("Ask for a hint now"), "hint-now"))
        self._key = text("key", key_words("hint-now"))
        keys = self.tr("%1 hides, %2 copies").replace("%1", key_words("dismissed"))
        self._note = text("meta", keys.replace("%2", key_words("copied")))
        row = QHBoxLayout(self)
        row.setContentsMargins(19, 10, 20, 4)
        row.setSpacing(_GAP)
        row.addWidget(self._now)
        row.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch()
        row.addWidget(self._note)
        self._now.clicked.connect(self.asked)
        on_key("hint-now", self, self._now.click)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        dress(self._now, look, "wand-sparkles", "on_accent")

    def show_waiting(self, *, waits: bool) -> None:
        """Say that a hint was asked for and is being thought of."""
        if waits == self._waits:
            return
        self._waits = waits
        self._now.setMinimumWidth(self._now.width() if waits else 0)
        self._now.setText(self.tr("Thinking…") if waits else self.tr("Hint now"))
        self._now.setEnabled(not waits)
        self.set_look(self._look)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        free = event.size().width() - 39 - self._now.sizeHint().width()
        free -= self._key.sizeHint().width() + _GAP
        self._key.setVisible(free >= 0)
        self._note.setVisible(free >= self._note.sizeHint().width() + 2 * _GAP)
