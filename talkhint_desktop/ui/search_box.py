"""A line to search in, with its glass and a cross that clears it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from talkhint_desktop.ui.icons import picture
from talkhint_desktop.ui.theme import Look

_LONGEST = 200


class SearchBox(QLineEdit):
    """Escape clears it; `down` tells that the user goes on to what was found."""

    down = Signal()

    def __init__(self, look: Look, says: str) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setAccessibleIdentifier("search")
        self.setAccessibleName(says)
        self.setPlaceholderText(says)
        self.setMaxLength(_LONGEST)
        self._glass, self._clear = QAction(self), QAction(self)
        self._glass.setText(says)
        self._clear.setText(self.tr("Clear"))
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(lambda words: self._clear.setVisible(bool(words)))
        self._clear.setVisible(False)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        color, size = look.color("text3").name(), round(16 * look.scale)
        self._glass.setIcon(QIcon(picture("search", color, size)))
        self._clear.setIcon(QIcon(picture("x", color, size)))

    def take_focus(self) -> None:
        """Take the keys, with what is written chosen to be replaced."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.down.emit()
        else:
            super().keyPressEvent(event)
