"""How loud one side is: the fastest proof that its audio arrives."""

from collections import deque

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from talkhint_desktop.ui.theme import Look

_BARS = 14
_PITCH = 5
_HEIGHT = 20


class LevelMeter(QWidget):
    """So many bars, the newest on the right; dots while there is silence."""

    def __init__(self, token: str, look: Look, *, bars: int = _BARS) -> None:
        super().__init__()
        self._token, self._look = token, look
        self._levels: deque[float] = deque([0.0] * bars, maxlen=bars)
        self._arriving = False
        self.setFixedSize(QSize(bars * _PITCH - 2, _HEIGHT))

    def set_look(self, look: Look) -> None:
        self._look = look
        self.update()

    def show_level(self, level: float, *, arriving: bool) -> None:
        """Add the newest level, 0 to 1; without arriving audio it is amber."""
        self._levels.append(min(1.0, max(0.0, level)) if arriving else 0.0)
        self._arriving = arriving
        self.update()

    def clear(self) -> None:
        self._levels.extend([0.0] * len(self._levels))
        self._arriving = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        token = self._token if self._arriving else "warn"
        for index, level in enumerate(self._levels):
            # Speech seldom fills the scale; the root makes quiet voices seen.
            height = max(3.0, _HEIGHT * level**0.5)
            alpha = 110 + round(145 * index / (len(self._levels) - 1))
            painter.setBrush(self._look.color(token, alpha))
            bar = QRectF(index * _PITCH, (_HEIGHT - height) / 2, 3, height)
            painter.drawRoundedRect(bar, 1.5, 1.5)
        painter.end()
