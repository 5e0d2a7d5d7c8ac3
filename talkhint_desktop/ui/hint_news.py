"""The chip at the card's edge: a hint waits, and may be seen at once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from talkhint_desktop.ui.pieces import named
from talkhint_desktop.ui.shortcuts import with_key


class HintNews(QPushButton):
    """Holds its place while it is hidden, so that nothing moves when it comes."""

    def __init__(self) -> None:
        super().__init__(self.tr("1 new"))
        named(self, "news", "hint-waits")
        # A click takes no focus: the chip goes at once, and would hand it on.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        place = self.sizePolicy()
        place.setRetainSizeWhenHidden(True)
        self.setSizePolicy(place)
        words = self.tr("A new hint waits: show it now")
        self.setAccessibleName(words)
        self.setToolTip(with_key(words, "hint-now"))
        self.hide()

    def show_waiting(self, *, waits: bool) -> None:
        if waits == self.isHidden():
            if not waits and self.hasFocus():
                self.clearFocus()  # else the next key would press a neighbour
            self.setVisible(waits)
