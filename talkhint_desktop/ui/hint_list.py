"""A quiet list of hints: headline, and under it when and why, or the facts."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from talkhint_desktop.core.events import Hint
from talkhint_desktop.ui.pieces import Glyph, button, dress, text
from talkhint_desktop.ui.stamps import between
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.words import card_words, clock, plain


class HintList(QWidget):
    """Rows that are made as they are needed and kept.

    `pinned` ones show their facts, and `released` tells which to unpin.
    """

    released = Signal(str)

    def __init__(self, look: Look, *, pinned: bool = False) -> None:
        super().__init__()
        self._look, self._pinned = look, pinned
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
            row = _HintRow(self._look, pinned=self._pinned)
            row.released.connect(self.released)
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
    released = Signal(str)

    def __init__(self, look: Look, *, pinned: bool) -> None:
        super().__init__()
        self._pinned, self._hint = pinned, ""
        self._glyph = Glyph(16)
        self._headline = text("row", wrap=True)
        self._second = text("meta", wrap=True)
        self._release = button("ghost", "", name="unpin-hint")
        self._release.setAccessibleName(self.tr("Unpin this hint"))
        self._release.setToolTip(self.tr("Unpin this hint"))
        self._release.clicked.connect(lambda: self.released.emit(self._hint))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self._headline)
        words.addWidget(self._second)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 4, 0)
        row.setSpacing(12)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self._release, 0, Qt.AlignmentFlag.AlignVCenter)
        self._release.setVisible(pinned)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        glyph, token = ("pin", "warn") if self._pinned else ("lightbulb", "text3")
        self._glyph.show_icon(look, glyph, token)
        dress(self._release, look, "pin-off", "text2")

    def show_hint(self, hint: Hint, began: str) -> None:
        self._hint = hint.hint
        self._headline.setText(plain(hint.headline))
        facts = "\n".join(plain(fact) for fact in hint.facts)
        when = clock(between(began, hint.at))
        quiet = f"{when}  {card_words(hint.card)}".strip()
        self._second.setText(facts if self._pinned and facts else quiet)
