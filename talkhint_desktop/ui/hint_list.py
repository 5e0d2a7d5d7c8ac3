"""A quiet list of hints: headline, when in the call, and from which card."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from talkhint_desktop.core.events import Hint
from talkhint_desktop.ui.pieces import Glyph, text
from talkhint_desktop.ui.stamps import between
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.words import card_words, clock, plain


class HintList(QWidget):
    """Rows that are made as they are needed and kept."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[_HintRow] = []
        self._shown: tuple[Hint, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def set_look(self, look: Look) -> None:
        self._look = look
        for row in self._rows:
            row.set_look(look)

    def show_hints(self, hints: Sequence[Hint], began: str) -> None:
        """Show `hints`; times count from `began`, the stream's start."""
        if tuple(hints) == self._shown:
            return
        self._shown = tuple(hints)
        while len(self._rows) < len(hints):
            row = _HintRow(self._look)
            self._rows.append(row)
            self._column.addWidget(row)
        for row in self._rows[len(hints) :]:
            row.hide()
        for row, hint in zip(self._rows, hints, strict=False):
            row.show_hint(hint, began)
            row.show()

    def texts(self) -> list[str]:
        return [plain(hint.headline) for hint in self._shown]


class _HintRow(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._glyph = Glyph(16)
        self._headline = text("row", wrap=True)
        self._second = text("meta", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._headline)
        words.addWidget(self._second)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 4, 0)
        row.setSpacing(12)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._glyph.show_icon(look, "lightbulb", "text3")

    def show_hint(self, hint: Hint, began: str) -> None:
        self._headline.setText(plain(hint.headline))
        when = clock(between(began, hint.at))
        self._second.setText(f"{when}  {card_words(hint.card)}".strip())
