"""The hint as the small window shows it: what to say, and what fits of the facts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from talkhint_desktop.core.events import Hint
from talkhint_desktop.ui.asking import Asking
from talkhint_desktop.ui.fade import FadeIn
from talkhint_desktop.ui.hint_shelf import grew_just_now, is_another
from talkhint_desktop.ui.hint_words import check_words, doubted, hint_text
from talkhint_desktop.ui.pieces import restyle, text
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.words import bold

_LEAST_HEIGHT = 96
_RADIUS = 11.0  # inside the line around it


class CompactHint(QFrame):
    """As high with a hint as without, as long as its words fit."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._hint: Hint | None = None
        self._grown_ms = 0
        self.setObjectName("hint-card")
        self._headline = text("say", wrap=True)
        self._facts = [text("fact", wrap=True), text("fact", wrap=True)]
        self._check = text("doubt", wrap=True)
        self._quiet = text("meta", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(3)
        column.addStretch()
        for label in (self._headline, *self._facts):
            label.setTextFormat(Qt.TextFormat.RichText)
            column.addWidget(label)
        column.addWidget(self._check)
        column.addWidget(self._quiet)
        column.addStretch()
        self.fade = FadeIn(self, _RADIUS)
        self.set_look(look)
        self.show_quiet("")

    def set_look(self, look: Look) -> None:
        self._look = look
        self.setMinimumHeight(round(_LEAST_HEIGHT * look.scale))
        if self._hint:
            self._show_words(self._hint)

    @property
    def hint(self) -> Hint | None:
        return self._hint

    def show_hint(self, hint: Hint | None, age_ms: int, asking: Asking) -> None:
        """Show `hint`, or in one line that there is none."""
        if hint is None:
            words = self.tr("No hint now")
            if asking.waits:
                words = self.tr("Thinking…")
            elif asking.vain:
                words = self.tr("No hint came")
            self.show_quiet(words)
            return
        since = age_ms - self._grown_ms
        if hint is self._hint or grew_just_now(self._hint, hint, since):
            return
        other = is_another(self._hint, hint)
        self._hint, self._grown_ms = hint, age_ms
        self._show_words(hint)
        if other:
            self.fade.begin(self._look)

    def show_quiet(self, words: str) -> None:
        """Show no hint, and why."""
        self._hint = None
        restyle(self, "empty", "true")
        for label in (self._headline, *self._facts, self._check):
            label.hide()
        self._quiet.setText(words)
        self._quiet.show()
        self.setAccessibleName(words)

    def show_whole(self, *, whole: bool) -> None:
        """Show the second fact too, where the hint has one, or leave it out."""
        has = self._hint is not None and len(self._hint.facts) > 1
        self._facts[1].setVisible(has and whole)

    def _show_words(self, hint: Hint) -> None:
        restyle(self, "empty", "false")
        amber = self._look.color("warn").name()
        self._quiet.hide()
        self._headline.setText(doubted(bold(hint.headline), hint.check, amber))
        self._headline.show()
        for number, label in enumerate(self._facts):
            words = hint.facts[number] if number < len(hint.facts) else ""
            label.setText(doubted(bold(words), hint.check, amber))
            label.setVisible(bool(words))
        self._check.setText(check_words(hint))
        self._check.setVisible(bool(hint.check))
        self.setAccessibleName(hint_text(hint))
