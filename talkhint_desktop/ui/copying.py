"""A button that copies a text, and says for a moment that it did."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from talkhint_desktop.ui.pieces import dress, named
from talkhint_desktop.ui.theme import Look

_SAID_FOR_MS = 2_000


class CopyButton(QPushButton):
    """Copies `text_to_copy`, letter by letter as it was given."""

    def __init__(self, look: Look, words: str, *, name: str) -> None:
        super().__init__(words)
        named(self, "plain", name)
        self._look, self._words = look, words
        self.text_to_copy = ""
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.timeout.connect(self._show_plain)
        self.clicked.connect(self._copy)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._show_plain()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text_to_copy)
        self.setMinimumWidth(self.width())  # else its neighbours would move
        self.setText(self.tr("Copied"))
        dress(self, self._look, "check", "ok")
        self._back.start(_SAID_FOR_MS)

    def _show_plain(self) -> None:
        self._back.stop()
        self.setMinimumWidth(0)
        self.setText(self._words)
        dress(self, self._look, "copy")
