"""A line that opens over words on the page, to set them right."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_LEAST, _ROOM = 72, 18


class WordEditor(QLineEdit):
    """Enter tells the words by `done`; Esc, or going elsewhere, changes nothing.

    It takes the focus because the user asked for it, and gives it back.
    """

    done = Signal(str)
    left = Signal()

    def __init__(
        self, parent: QWidget, home: QWidget, *, ident: str = "word-editor"
    ) -> None:
        super().__init__(parent)
        self._home = home
        self._place, self._within, self._least = QRect(), QRect(), _LEAST
        self.setObjectName(ident)
        self.setAccessibleIdentifier(ident)
        self.setAccessibleName(self.tr("Correct these words"))
        self.setToolTip(self.tr("Enter keeps it, Esc leaves it as it was"))
        self.returnPressed.connect(self._keep)
        self.textChanged.connect(self._fit)
        self.hide()

    def open(self, words: str) -> None:
        """Show `words`, all of them selected."""
        self.setText(words)
        self.selectAll()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_quietly(self) -> None:
        """Go away without a change; the focus goes home if it was here."""
        had = self.hasFocus()
        if self.isHidden():
            return
        self.hide()
        if had:
            self._home.setFocus(Qt.FocusReason.OtherFocusReason)
        self.left.emit()

    def put(self, place: QRect, within: QRect, least: int = _LEAST) -> None:
        """Stand over `place`, as wide as the words need, inside `within`."""
        self._place, self._within, self._least = place, within, least
        self._fit()

    def _fit(self) -> None:
        place, within = self._place, self._within
        if within.isEmpty():
            return
        words = self.fontMetrics().horizontalAdvance(self.text())
        width = min(within.width(), max(self._least, words + 2 * _ROOM))
        left = max(within.left(), min(place.left() - 10, within.right() - width))
        high = max(self.sizeHint().height(), place.height())
        self.setGeometry(left, place.center().y() - high // 2, width, high)

    def event(self, event: QEvent) -> bool:
        # Esc is this line's while it is open, not the hint card's.
        if event.type() is QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_quietly()
        else:
            super().keyPressEvent(event)
            event.accept()  # Enter would go on to the view, and open it again

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # Looking into another window, or a menu, is not leaving.
        stays = (
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        )
        if event.reason() not in stays:
            self.close_quietly()

    def _keep(self) -> None:
        words = self.text()
        self.close_quietly()
        self.done.emit(words)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
