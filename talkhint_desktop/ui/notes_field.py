"""A setting of several lines, with a count of its letters."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics
from PySide6.QtWidgets import QPlainTextEdit

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.ui.field import Field
from talkhint_desktop.ui.pieces import restyle, text
from talkhint_desktop.ui.settings_state import Wrong
from talkhint_desktop.ui.theme import Look

_LINES, _SIZE = 5, 15
_AROUND = 9  # pixels above and below the lines: edge, padding and margin


class _Box(QPlainTextEdit):
    """Tab leaves it; `left` tells that the focus is gone for good."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # A menu of its own takes the focus for a moment alone.
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class NotesField(Field):
    """Kept when it is left, like a line. `check` refuses what may not be.

    What is too long is refused here: it need not cross the link to come back.
    """

    def __init__(
        self,
        look: Look,
        name: str,
        title: str,
        second: str,
        *,
        example: str,
        longest: int,
        check: Callable[..., str],
    ) -> None:
        super().__init__(look, name, title, second)
        self._longest, self._check, self._shown = longest, check, ""
        self.box = _Box()
        self.box.setObjectName(name)
        self.box.setAccessibleIdentifier(name)
        self.box.setAccessibleName(title)
        self.box.setAccessibleDescription(second)
        self.box.setPlaceholderText(example)
        self.box.setTabChangesFocus(True)
        self.box.setProperty("field", "true")
        self._count = text("second", wrap=True)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._place.addWidget(self.box)
        self._place.addWidget(self._count)
        self.box.left.connect(self._finished)
        self.box.textChanged.connect(self._show_count)
        self.set_look(look)
        self._show_count()

    @property
    def being_edited(self) -> bool:
        return self.box.hasFocus() and self.box.toPlainText() != self._shown

    @property
    def count(self) -> str:
        """What is said of the length."""
        return self._count.text()

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        line = QFontMetrics(look.font(_SIZE)).lineSpacing()
        self.box.setFixedHeight(line * _LINES + 2 * _AROUND)

    def show_value(self, value: Any) -> None:
        self._shown = str(value or "")
        if self.box.toPlainText() != self._shown:
            self.box.setPlainText(self._shown)

    def lock(self, *, locked: bool) -> None:
        self.box.setReadOnly(locked)

    def _finished(self) -> None:
        words = self.box.toPlainText()
        if words.strip() == self._shown.strip() and not self._wrong:
            return
        try:
            self._check(words, name=self.name)
        except TalkHintError as error:
            self._wrong = Wrong(message=str(error), remedy=error.remedy)
            self._show_note("", later=False)
            return
        self._shown = words
        self.ask(words)

    def _show_count(self) -> None:
        letters = len(self.box.toPlainText().strip())
        over = letters > self._longest
        words = self.tr("Too long: %1 of %2 letters")
        words = words if over else self.tr("%1 of %2 letters")
        words = words.replace("%1", str(letters)).replace("%2", str(self._longest))
        self._count.setText(words)
        restyle(self._count, "role", "gone" if over else "second")
