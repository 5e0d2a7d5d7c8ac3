"""One line of text that is cut where there is no room, and says so by dots."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.visible import one_line

_LONGEST = 400


class CutText(QWidget):
    """Plain text in a size, a weight and a colour of the theme.

    With `tail` its end stays, else its beginning. It asks for no more width
    than `most`, in pixels at 100 %, where that is given; a `firm` one gives no
    width up to others.
    """

    def __init__(
        self,
        look: Look,
        size: int,
        weight: int,
        token: str,
        *,
        tail: bool = False,
        most: int = 0,
        firm: bool = False,
    ) -> None:
        super().__init__()
        self._most, self._firm = most, firm
        self._look, self._size, self._weight = look, size, weight
        self._token, self._words = token, ""
        mode = Qt.TextElideMode
        self._mode = mode.ElideLeft if tail else mode.ElideRight
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding if tail else policy.Maximum, policy.Fixed)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        return self._words

    def show_words(self, words: str, token: str = "") -> None:
        """Show `words`, in another colour where a token is given."""
        kept = words[-_LONGEST:] if self._mode is Qt.TextElideMode.ElideLeft else words
        made = one_line(kept, _LONGEST), token or self._token
        if made != (self._words, self._token):
            self._words, self._token = made
            self.setAccessibleName(self._words)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        metrics = self._metrics()
        across = metrics.horizontalAdvance(self._words) + 1
        wide = round(across) + 1
        if self._most:
            wide = min(wide, round(self._most * self._look.scale))
        return QSize(wide, round(metrics.height()) + 1)

    def minimumSizeHint(self) -> QSize:
        least = self.sizeHint()
        return least if self._firm else QSize(0, least.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        metrics = self._metrics()
        painter = QPainter(self)
        painter.setFont(self._look.font(self._size, self._weight))
        painter.setPen(self._look.color(self._token))
        shown = metrics.elidedText(self._words, self._mode, self.width())
        top = (self.height() - metrics.height()) / 2
        painter.drawText(QPointF(0, top + metrics.ascent()), shown)
        painter.end()

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._look.font(self._size, self._weight))
