"""The one hint that is current: what to say, the facts, and why it came."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from talkhint_desktop.core.events import Hint
from talkhint_desktop.ui.asking import Asking
from talkhint_desktop.ui.fade import FadeIn
from talkhint_desktop.ui.hint_actions import HintActions
from talkhint_desktop.ui.hint_shelf import grew_just_now, is_another
from talkhint_desktop.ui.hint_words import (
    asked_words,
    check_words,
    doubted,
    hint_text,
    source_words,
)
from talkhint_desktop.ui.pieces import Chip, Glyph, restyle, shadow, text
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.words import ago, bold

MIN_HEIGHT = 226
_FACTS = 2
_ASKED_LINES = 2  # at most beside the chip
_AROUND_ASKED = 52
_RADIUS = 15.0  # inside the line around it


class HintCard(QFrame):
    """Keeps its top edge and its least height, with a hint or without.

    A hint that grows gets more words a few times a second, below those that
    are there; a fact appears whole. `wanted` tells what the agent does with it.
    """

    wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._hint: Hint | None = None
        self._heard, self._grown_ms, self._asking = "", 0, Asking()
        self._asked_below: bool | None = None
        self.setObjectName("hint-card")
        self.setMinimumHeight(MIN_HEIGHT)
        self.does = HintActions(look)
        self.does.wanted.connect(self.wanted)
        self._full, self._empty = self._build_full(), self._build_empty()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 16, 14)
        column.addWidget(self._full)
        column.addWidget(self._empty)
        self.fade = FadeIn(self, _RADIUS)
        self.set_look(look)
        self.show_hint(None, 0, "", ())
        self._say_empty()

    def set_look(self, look: Look) -> None:
        self._look = look
        self._chip.show_state(look, "accent", self.tr("SAY NOW"))
        for glyph, _ in self._facts:
            glyph.show_icon(look, "check", "accent")
        self._quiet.show_icon(look, "lightbulb", "text3")
        if self._hint:
            self._show_words(self._hint, self._heard)
        shadow(self, look)

    def show_hint(
        self, hint: Hint | None, age_ms: int, heard: str, fates: Collection[str]
    ) -> None:
        """Show `hint` and the words that caused it, or the quiet card."""
        self._full.setVisible(hint is not None)
        self._empty.setVisible(hint is None)
        if hint is None:
            self._hint = None
            restyle(self, "empty", "true")
            return
        self._age.setText(ago(age_ms))
        self.does.show_fates(fates)
        same = hint is self._hint and heard == self._heard
        if same or grew_just_now(self._hint, hint, age_ms - self._grown_ms):
            return
        other = is_another(self._hint, hint)
        self._hint, self._grown_ms = hint, age_ms
        restyle(self, "empty", "false")
        self._show_words(hint, heard)
        if other:
            self.fade.begin(self._look)

    def show_asking(self, asking: Asking) -> None:
        """Say on the quiet card what came of asking by hand."""
        if asking != self._asking:
            self._asking = asking
            self._say_empty()

    @property
    def hint(self) -> Hint | None:
        return self._hint

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place_asked()

    def _place_asked(self) -> None:
        """Put what was asked beside the chip, or below it where it is narrow."""
        taken = self._chip.sizeHint().width() + self._age.sizeHint().width()
        free = self.width() - taken - _AROUND_ASKED
        words = self._asked.fontMetrics().horizontalAdvance(self._asked.text())
        below = words > _ASKED_LINES * 0.9 * free
        if below == self._asked_below:
            return
        self._asked_below = below
        self._top.removeWidget(self._asked)
        if below:
            self._top.addWidget(self._asked, 1, 0, 1, 3)
        else:
            self._top.addWidget(self._asked, 0, 1)

    def _show_words(self, hint: Hint, heard: str) -> None:
        amber = self._look.color("warn").name()
        self._headline.setText(doubted(bold(hint.headline), hint.check, amber))
        for number, (glyph, fact) in enumerate(self._facts):
            words = hint.facts[number] if number < len(hint.facts) else ""
            fact.setText(doubted(bold(words), hint.check, amber))
            glyph.setVisible(bool(words))
            fact.setVisible(bool(words))
        self._check.setText(check_words(hint))
        self._check.setVisible(bool(hint.check))
        self._heard = heard
        self._asked.setText(asked_words(heard, hint.trigger))
        self._place_asked()
        source = source_words(hint)
        self._source.setText(source)
        self._source.setVisible(bool(source))
        self.setAccessibleName(hint_text(hint))

    def _say_empty(self) -> None:
        title = self.tr("No hint now")
        second = self.tr("What to say stands here when your playbook knows it.")
        if self._asking.waits:
            title, second = self.tr("Thinking…"), ""
        elif self._asking.vain:
            title = self.tr("No hint came")
            second = self.tr("Ask again in a moment, or go on without one.")
        self._title.setText(title)
        self._second.setText(second)

    def _build_full(self) -> QWidget:
        self._chip = Chip()
        self._asked = text("second", wrap=True)
        self._age = text("meta")
        self._headline = text("headline", wrap=True)
        self._headline.setTextFormat(Qt.TextFormat.RichText)
        self._source = text("meta", wrap=True)
        above = Qt.AlignmentFlag.AlignTop
        self._top = QGridLayout()
        self._top.setSpacing(8)
        self._top.setColumnStretch(1, 1)
        self._top.addWidget(self._chip, 0, 0, above)
        self._top.addWidget(self._age, 0, 2, above)
        self._place_asked()
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._top)
        column.addWidget(self._headline)
        self._facts = [self._add_fact(column) for _ in range(_FACTS)]
        self._check = text("doubt", wrap=True)
        column.addWidget(self._check)
        column.addWidget(self._source)
        column.addStretch()
        column.addWidget(self.does)
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
        self._title = text("pane", wrap=True)
        self._second = text("meta", wrap=True)
        for label in (self._title, self._second):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch()
        column.addWidget(self._quiet, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title)
        column.addWidget(self._second)
        column.addStretch()
        return empty
