"""The one motion of the window: a new hint comes into sight within 120 ms."""

from PySide6.QtCore import QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from talkhint_desktop.ui.theme import Look

LASTS_MS = 120
# The card has a shadow, so each step paints all of it: 8 ms on a busy PC.
STEPS = 4


class FadeIn(QWidget):
    """Lies over a card, in its ground's colour, and lets it through more and more.

    The card itself has its words at once, for whoever reads them out, and takes
    clicks meanwhile. An effect on the card would paint all of it anew each time.
    """

    def __init__(self, card: QWidget, radius: float) -> None:
        super().__init__(card)
        self._card, self._radius = card, radius
        self._ground = card.palette().window().color()
        self._step = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._run = QVariantAnimation(self)
        self._run.setStartValue(0.0)
        self._run.setEndValue(float(STEPS))
        self._run.setDuration(LASTS_MS)
        self._run.valueChanged.connect(self._went_on)
        self._run.finished.connect(self.hide)
        self.hide()

    def begin(self, look: Look) -> None:
        """Let what the card shows now come into sight, unless all is to be still."""
        if look.still or not self._card.isVisible():
            return
        self._ground = look.color("accent_soft")
        self.setGeometry(self._card.rect().adjusted(1, 1, -1, -1))
        self._step = 0
        self.raise_()
        self.show()
        self._run.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 - self._step / STEPS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ground)
        painter.drawRoundedRect(QRectF(self.rect()), self._radius, self._radius)
        painter.end()

    def _went_on(self, at: float) -> None:
        if int(at) != self._step:
            self._step = int(at)
            self.update()
