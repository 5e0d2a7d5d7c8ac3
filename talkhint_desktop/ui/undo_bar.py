"""Says that a call was deleted, for as long as that can be undone."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from talkhint_desktop.ui.pieces import button, dress, text
from talkhint_desktop.ui.theme import Look


class UndoBar(QFrame):
    """`undone` tells the CallSid that shall come back."""

    undone = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("undo")
        self._sid = ""
        self._words = text("body", wrap=True)
        self._undo = button("plain", self.tr("Undo"), name="undo-delete")
        self._undo.clicked.connect(self._undone)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        self.set_look(look)
        self.hide()

    def set_look(self, look: Look) -> None:
        dress(self._undo, look, "undo-2")

    def offer(self, sid: str, words: str, seconds: float) -> None:
        """Say `words` and offer to bring the call back, for so many seconds."""
        self._sid = sid
        self._words.setText(words)
        self.setAccessibleName(words)
        self._timer.start(round(seconds * 1000))
        self.show()

    def end(self) -> None:
        """Offer it no more."""
        self._timer.stop()
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text() if not self.isHidden() else ""

    def _undone(self) -> None:
        self.end()
        self.undone.emit(self._sid)
