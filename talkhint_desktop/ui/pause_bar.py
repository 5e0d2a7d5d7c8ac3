"""What says that TalkHint is paused, and goes on: a bar, and a button."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from talkhint_desktop.core.events import Pause
from talkhint_desktop.ui.button_row import ButtonRow
from talkhint_desktop.ui.pieces import Glyph, button, dress, named, restyle, text
from talkhint_desktop.ui.shortcuts import with_key
from talkhint_desktop.ui.stamps import moment
from talkhint_desktop.ui.theme import Look

_WARNS_AT_S = 30
_WORDS = 380  # wide at a text size of 100 %; beside fewer the buttons go below


class PauseButton(QPushButton):
    """Pauses all calls, or goes on with them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        named(self, "plain", "pause")
        self._look, self._paused, self._wordy = look, False, True
        self._say()

    def set_look(self, look: Look) -> None:
        self._look = look
        self._say()

    @property
    def paused(self) -> bool:
        return self._paused

    def show_words(self, *, wordy: bool) -> None:
        """Show the words, or the icon alone, which the tooltip explains."""
        if wordy != self._wordy:
            self._wordy = wordy
            self._say()

    def show_paused(self, *, paused: bool) -> None:
        if paused != self._paused:
            self._paused = paused
            self._say()

    def _say(self) -> None:
        words = self.tr("Go on") if self._paused else self.tr("Pause")
        tip = self.tr("Pause all calls: nothing is heard or kept")
        if self._paused:
            tip = self.tr("Hear both sides again")
        self.setText(words if self._wordy else "")
        self.setAccessibleName(words)
        self.setToolTip(with_key(tip, "pause"))
        restyle(self, "kind", "amber" if self._paused else "plain")
        dress(self, self._look, *(("play", "warn") if self._paused else ("pause",)))


class PauseBar(QFrame):
    """Amber, on every page, for as long as the pause lasts.

    `turned` tells the wish to go on (False) or to stay paused (True).
    """

    turned = Signal(bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("pause-bar")
        self._glyph = Glyph(20)
        self._headline = text("row", self.tr("Paused. Nothing is heard or kept."))
        self._headline.setWordWrap(True)
        self._second = text("second", wrap=True)
        self._longer = button("plain", self.tr("Stay paused"), name="stay-paused")
        self._on = button("amber", self.tr("Go on now"), name="go-on")
        self._buttons = ButtonRow(self._longer, self._on)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._longer.clicked.connect(lambda: self.turned.emit(True))
        self._on.clicked.connect(lambda: self.turned.emit(False))
        self.set_look(look)
        self.hide()

    def set_look(self, look: Look) -> None:
        self._look = look
        self._glyph.show_icon(look, "pause", "warn")
        dress(self._on, look, "play", "warn")

    def show_pause(self, pause: Pause | None, wall: datetime) -> None:
        """Show the pause and the time it still lasts as of `wall`."""
        self.setVisible(pause is not None)
        if pause is None:
            return
        until = moment(pause.until or "")
        left = (until - wall).total_seconds() if until else None
        self._second.setText(self._when(left))
        self._second.setVisible(left is not None)
        soon = left is not None and left <= _WARNS_AT_S
        if self._longer.isHidden() == soon:
            self._longer.setVisible(soon)
            self._buttons.arrange()
            self._arrange(self.width())

    @property
    def words(self) -> str:
        if self.isHidden():
            return ""
        return f"{self._headline.text()} {self._second.text()}".strip()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(event.size().width())

    def _when(self, left: float | None) -> str:
        if left is None:
            return ""
        if left <= 0:
            return self.tr("Goes on by itself now.")
        words = self.tr("Goes on by itself in %1.")
        if left <= _WARNS_AT_S:
            words = self.tr("Both sides are heard again in %1.")
        minutes, seconds = divmod(int(left + 0.999), 60)
        return words.replace("%1", f"{minutes}:{seconds:02d}")

    def _arrange(self, width: int) -> None:
        need = self._buttons.sizeHint().width() + round(_WORDS * self._look.scale)
        across, down = (
            QBoxLayout.Direction.LeftToRight,
            QBoxLayout.Direction.TopToBottom,
        )
        self._row.setDirection(down if width < need else across)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._headline)
        words.addWidget(self._second)
        self._row.setSpacing(8)
        self._row.addLayout(words, 1)
        self._row.addWidget(self._buttons)
        around = QHBoxLayout(self)
        around.setContentsMargins(20, 8, 18, 8)
        around.setSpacing(12)
        around.addWidget(self._glyph)
        around.addLayout(self._row, 1)
        self._longer.hide()
