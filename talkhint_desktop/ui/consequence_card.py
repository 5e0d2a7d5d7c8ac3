"""What the verdict means: for callers, for the user, and for the bill."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
)

from talkhint_desktop.core.webhook.findings import Effect
from talkhint_desktop.ui.consequences import Consequences
from talkhint_desktop.ui.pieces import Glyph, text
from talkhint_desktop.ui.theme import Look

_BESIDE_FROM = 640  # at a text size of 100 %
_LOST = frozenset({Effect.BLOCKED, Effect.DROPPED})
_DEAF = frozenset({Effect.MUTE, *_LOST})


class ConsequenceCard(QFrame):
    """Three sentences side by side, or one under the other if narrow."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._effect, self._known = Effect.NONE, True
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(10)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        title = text("pane", self.tr("What this means for your calls"), wrap=True)
        column.addWidget(title)
        column.addLayout(self._row)
        self.setAccessibleName(title.text())
        self._callers = self._line(self.tr("Callers"))
        self._you = self._line(self.tr("You"))
        self._bill = self._line(self.tr("Bill"))
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        effect = self._effect
        glyphs = {
            self._callers: "volume-x" if effect in _LOST else "volume-2",
            self._you: "captions-off" if effect in _DEAF else "captions",
            self._bill: "receipt-text",
        }
        if effect is Effect.EXPOSED:
            glyphs[self._you] = "shield-alert"
        for line, glyph in glyphs.items():
            known = glyph if self._known else "circle-question-mark"
            line.glyph.show_icon(look, known, "text2")

    def show_consequences(self, said: Consequences) -> None:
        self._effect, self._known = said.effect, said.known
        self._callers.words.setText(said.callers)
        self._you.words.setText(said.you)
        self._bill.words.setText(said.bill)
        self.set_look(self._look)

    @property
    def words(self) -> tuple[str, str, str]:
        """What is said for callers, for the user and for the bill."""
        lines = (self._callers, self._you, self._bill)
        callers, you, bill = (line.words.text() for line in lines)
        return callers, you, bill

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = event.size().width() >= _BESIDE_FROM * self._look.scale
        across = QBoxLayout.Direction.LeftToRight
        down = QBoxLayout.Direction.TopToBottom
        self._row.setSpacing(20 if wide else 12)
        if self._row.direction() != (across if wide else down):
            self._row.setDirection(across if wide else down)
            self.updateGeometry()

    def _line(self, name: str) -> "_Line":
        line = _Line(name)
        self._row.addLayout(line.row, 1)
        return line


class _Line:
    def __init__(self, name: str) -> None:
        self.glyph = Glyph(18)
        self.words: QLabel = text("second", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(0)
        title = text("row", name)
        title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(title)
        column.addWidget(self.words)
        self.row = QHBoxLayout()
        self.row.setSpacing(12)
        self.row.addWidget(self.glyph, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addLayout(column, 1)
