"""What can be done with the current hint, by button and by key."""

from collections.abc import Collection

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from talkhint_desktop.ui.pieces import button, dress
from talkhint_desktop.ui.shortcuts import key_words, on_key, with_key
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.thumbs import Thumbs

_GAP = 6


class HintActions(QWidget):
    """`wanted` tells the fate of the hint: copied, pinned, up and so on.

    Where the words find no room there are icons alone, with tooltips.
    """

    wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._pinned = look, False
        self._wordy, self._need = True, 0
        self._copy = button("plain", "", name="copy-hint")
        self._pin = button("plain", "", name="pin-hint")
        self.thumbs = Thumbs(look, up_key=key_words("up"), down_key=key_words("down"))
        self._hide = button("ghost", "", name="hide-hint")
        self._hide.setAccessibleName(self.tr("Hide this hint"))
        self._hide.setToolTip(with_key(self.tr("Hide this hint"), "dismissed"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._copy)
        row.addWidget(self._pin)
        row.addStretch()
        row.addWidget(self.thumbs)
        row.addWidget(self._hide)
        self._connect()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        dress(self._hide, look, "x", "text2")
        self._say()

    def show_fates(self, fates: Collection[str]) -> None:
        """Show what was done with the hint already."""
        self.thumbs.show_rating(fates)
        if self._pinned != ("pinned" in fates):
            self._pinned = "pinned" in fates
            self._say()

    def sizeHint(self) -> QSize:
        return QSize(self._need, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    def _say(self) -> None:
        pin = self.tr("Unpin") if self._pinned else self.tr("Pin")
        glyph = "pin-off" if self._pinned else "pin"
        for made, words, key in (
            (self._copy, self.tr("Copy"), "copied"),
            (self._pin, pin, "pinned"),
        ):
            made.setAccessibleName(words)
            made.setToolTip(with_key(words, key))
            made.setText(words)
        dress(self._copy, self._look, "copy")
        dress(self._pin, self._look, glyph)
        self._wordy = True
        self._need = self._across()
        self._arrange()

    def _arrange(self) -> None:
        wordy = self._need <= self.width()
        if wordy == self._wordy:
            return
        self._wordy = wordy
        for made in (self._copy, self._pin):
            made.setText(f" {made.accessibleName()}" if wordy else "")

    def _across(self) -> int:
        parts = (self._copy, self._pin, self.thumbs, self._hide)
        for part in parts:
            part.ensurePolished()
        return sum(part.sizeHint().width() for part in parts) + 4 * _GAP

    def _connect(self) -> None:
        self._copy.clicked.connect(lambda: self.wanted.emit("copied"))
        self._pin.clicked.connect(self._turn_pin)
        self._hide.clicked.connect(lambda: self.wanted.emit("dismissed"))
        self.thumbs.rated.connect(self.wanted)
        on_key("copied", self, self._copy.click)
        on_key("pinned", self, self._pin.click)
        on_key("dismissed", self, self._hide.click)
        on_key("up", self, lambda: self.wanted.emit("up"))
        on_key("down", self, lambda: self.wanted.emit("down"))

    def _turn_pin(self) -> None:
        self.wanted.emit("unpinned" if self._pinned else "pinned")
