"""The button at the foot of a transcript that goes back to what is said now."""

from PySide6.QtWidgets import QPushButton, QWidget

from talkhint_desktop.ui.pieces import dress, named
from talkhint_desktop.ui.theme import Look

_ABOVE_EDGE = 16


class LivePill(QPushButton):
    """Stands in the middle of its parent's lower edge, while it is needed."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "pill", "jump-to-live")
        self.hide()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        dress(self, look, "arrow-down", "accent")

    def offer(self, *, needed: bool, new: int, over: QWidget) -> None:
        """Show it over the edge of `over`, with how many rows are `new`."""
        if not needed:
            self.hide()
            return
        words = self.tr("Jump to live")
        if new:
            words = self.tr("Jump to live (%1 new)").replace("%1", str(new))
        self.setText(f" {words}")
        self.show()
        self.adjustSize()
        place = over.geometry()
        left = place.left() + (place.width() - self.width()) // 2
        self.move(left, place.top() + place.height() - self.height() - _ABOVE_EDGE)
