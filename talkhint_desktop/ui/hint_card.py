"""The one hint that is current: what to say, the facts, and why it came."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from talkhint_desktop.core.events import Hint
from talkhint_desktop.ui.pieces import Chip, Glyph, button, dress, restyle, shadow, text
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.words import ago, bold, card_words, plain

MIN_HEIGHT = 226
_HEARD_LENGTH = 90
_FACTS = 2


class HintCard(QFrame):
    """Keeps its top edge and its least height, with a hint or without."""

    copied = Signal()
    hidden_by_user = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._hint: Hint | None = None
        self.setObjectName("hint-card")
        self.setMinimumHeight(MIN_HEIGHT)
        self._full, self._empty = self._build_full(), self._build_empty()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 16, 14)
        column.addWidget(self._full)
        column.addWidget(self._empty)
        self.set_look(look)
        self.show_hint(None, 0, "")

    def set_look(self, look: Look) -> None:
        self._look = look
        self._chip.show_state(look, "accent", self.tr("SAY NOW"))
        dress(self._copy, look, "copy")
        dress(self._hide, look, "x", "text2")
        for glyph, _ in self._facts:
            glyph.show_icon(look, "check", "accent")
        self._quiet.show_icon(look, "lightbulb", "text3")
        shadow(self, look)

    def show_hint(self, hint: Hint | None, age_ms: int, heard: str) -> None:
        """Show `hint` and the words that caused it, or the quiet card."""
        self._full.setVisible(hint is not None)
        self._empty.setVisible(hint is None)
        if hint is not None:
            self._age.setText(ago(age_ms))
        if hint is self._hint:
            return
        self._hint = hint
        restyle(self, "empty", "false" if hint else "true")
        if hint is None:
            return
        self._card.setText(card_words(hint.card))
        self._card.setToolTip(hint.card or "")
        self._headline.setText(bold(hint.headline))
        for number, (glyph, fact) in enumerate(self._facts):
            words = hint.facts[number] if number < len(hint.facts) else ""
            fact.setText(bold(words))
            glyph.setVisible(bool(words))
            fact.setVisible(bool(words))
        self._heard.setText(_quoted(heard))
        self._heard.setVisible(bool(heard))
        self.setAccessibleName(hint_text(hint))

    @property
    def hint(self) -> Hint | None:
        return self._hint

    def _build_full(self) -> QWidget:
        self._chip = Chip()
        self._card = text("second", wrap=True)
        self._age = text("meta")
        self._headline = text("headline", wrap=True)
        self._headline.setTextFormat(Qt.TextFormat.RichText)
        self._heard = text("second", wrap=True)
        self._copy = button("plain", self.tr("Copy"), name="copy-hint")
        self._copy.clicked.connect(self.copied)
        self._hide = button("ghost", "", name="hide-hint")
        self._hide.setAccessibleName(self.tr("Hide this hint"))
        self._hide.setToolTip(self.tr("Hide this hint (Esc)"))
        self._hide.clicked.connect(self.hidden_by_user)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._chip)
        top.addWidget(self._card, 1)
        top.addWidget(self._age)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self._headline)
        self._facts = [self._add_fact(column) for _ in range(_FACTS)]
        column.addWidget(self._heard)
        column.addStretch()
        row = QHBoxLayout()
        row.addWidget(self._copy)
        row.addStretch()
        row.addWidget(self._hide)
        column.addLayout(row)
        return full

    def _add_fact(self, column: QVBoxLayout) -> tuple[Glyph, QLabel]:
        glyph, fact = Glyph(18), text("fact", wrap=True)
        fact.setTextFormat(Qt.TextFormat.RichText)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(fact, 1)
        column.addLayout(row)
        return glyph, fact

    def _build_empty(self) -> QWidget:
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.setSpacing(6)
        self._quiet = Glyph(24)
        center = Qt.AlignmentFlag.AlignHCenter
        title = text("pane", self.tr("No hint now"), wrap=True)
        second = self.tr("What to say stands here when your playbook knows it.")
        words = text("meta", second, wrap=True)
        for label in (title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch()
        column.addWidget(self._quiet, 0, center)
        column.addWidget(title)
        column.addWidget(words)
        column.addStretch()
        return empty


def hint_text(hint: Hint) -> str:
    """Return a hint as plain text, a line for each fact."""
    return "\n".join(plain(line) for line in [hint.headline, *hint.facts])


def _quoted(heard: str) -> str:
    if len(heard) > _HEARD_LENGTH:
        heard = "…" + heard[-_HEARD_LENGTH:].split(" ", 1)[-1]
    return f"“{heard}”"
