"""Two thumbs, up and down: whether a hint helped."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from talkhint_desktop.ui.pieces import button, dress
from talkhint_desktop.ui.theme import Look


class Thumbs(QWidget):
    """`rated` tells `up` or `down`; what is shown is what was told last."""

    rated = Signal(str)

    def __init__(self, look: Look, *, up_key: str = "", down_key: str = "") -> None:
        super().__init__()
        self._look = look
        up = self.tr("This hint helped")
        down = self.tr("This hint did not help")
        self._up = self._made("up", up, up_key)
        self._down = self._made("down", down, down_key)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._up)
        row.addWidget(self._down)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        for made, name in ((self._up, "thumbs-up"), (self._down, "thumbs-down")):
            dress(made, look, name, "accent" if made.isChecked() else "text2")

    def show_rating(self, fates: Collection[str]) -> None:
        """Press in the thumb that is among `fates`, if one is."""
        shown = "up" in fates, "down" in fates
        if shown != (self._up.isChecked(), self._down.isChecked()):
            self._up.setChecked(shown[0])
            self._down.setChecked(shown[1])
            self.set_look(self._look)

    def _made(self, fate: str, words: str, key: str) -> QPushButton:
        made = button("thumb", "", name=f"thumb-{fate}")
        made.setCheckable(True)
        made.setAccessibleName(words)
        made.setToolTip(f"{words} ({key})" if key else words)
        made.clicked.connect(lambda: self._pressed(made, fate))
        return made

    def _pressed(self, made: QPushButton, fate: str) -> None:
        made.setChecked(not made.isChecked())  # what is told of it decides
        self.rated.emit(fate)
