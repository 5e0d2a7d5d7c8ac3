"""One setting on a page: its name, what it means, its control, what is wrong."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from talkhint_desktop.ui.pick import Picks
from talkhint_desktop.ui.pieces import Glyph, text
from talkhint_desktop.ui.settings_state import SettingsState, Wrong
from talkhint_desktop.ui.settings_words import wrong_words
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.tick import Tick

_NUMBER_WIDE = 140  # at 100 %


class Field(QWidget):
    """Shows a value and tells another one by `changed`, with the setting's name.

    What was typed and may not be stays, with the reason under it, until it is
    put right. A setting that something outside holds is locked and says so.
    """

    changed = Signal(str, object)

    def __init__(self, look: Look, name: str, title: str, second: str = "") -> None:
        super().__init__()
        self.name, self._look = name, look
        self._wrong: Wrong | None = None
        self._asked = False
        self._title, self._second = text("row", title, wrap=True), text("second")
        self._second.setText(second)
        self._second.setWordWrap(True)
        self._glyph, self._note = Glyph(16), text("second", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._title)
        column.addWidget(self._second)
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 3, 0, 0)
        column.addLayout(self._place)
        self._beneath = QWidget()
        row = QHBoxLayout(self._beneath)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._glyph)
        row.addWidget(self._note, 1)
        column.addWidget(self._beneath)
        self._beneath.hide()
        # Shown before they are in their place they would be windows for a moment.
        self._title.setVisible(bool(title))
        self._second.setVisible(bool(second))

    def show_state(self, state: SettingsState) -> None:
        """Show the value that holds, unless a wrong one waits to be put right."""
        if self.name in state.wrong:
            self._wrong = state.wrong[self.name]
        elif self._asked:
            self._wrong = None
        self._asked = False
        if self._wrong is None and not self.being_edited:
            self.show_value(state.values.get(self.name))
        holder = state.held.get(self.name, "")
        self.lock(locked=bool(holder))
        self._show_note(holder, later=self.name in state.later)

    def show_value(self, value: Any) -> None:
        raise NotImplementedError

    def lock(self, *, locked: bool) -> None:
        raise NotImplementedError

    @property
    def being_edited(self) -> bool:
        return False

    @property
    def note(self) -> str:
        """What stands under the control."""
        return self._note.text() if not self._beneath.isHidden() else ""

    def ask(self, value: object) -> None:
        """Wish for another value."""
        self._asked = True
        self.changed.emit(self.name, value)

    def set_look(self, look: Look) -> None:
        self._look = look

    def _show_note(self, holder: str, *, later: bool) -> None:
        words, glyph, ink = "", "info", "text2"
        if self._wrong:
            words, glyph = wrong_words(self.name, self._wrong), "circle-alert"
            ink = "bad"
        elif holder:
            held = self.tr("Set by %1, so it cannot be changed here.")
            words = held.replace("%1", holder)
        elif later:
            words = self.tr("Holds from the next start of TalkHint.")
        self._note.setText(words)
        self._glyph.show_icon(self._look, glyph, ink)
        self._beneath.setVisible(bool(words))


class TextField(Field):
    """A line of text; lists stand in it with commas between their parts."""

    def __init__(
        self,
        look: Look,
        name: str,
        title: str,
        second: str = "",
        *,
        example: str = "",
        listed: bool = False,
    ) -> None:
        super().__init__(look, name, title, second)
        self._listed, self._shown = listed, ""
        self.line = QLineEdit()
        self.line.setObjectName(name)
        self.line.setAccessibleIdentifier(name)
        self.line.setAccessibleName(title)
        self.line.setAccessibleDescription(second)
        self.line.setPlaceholderText(example)
        self.line.editingFinished.connect(self._finished)
        self._place.addWidget(self.line)

    @property
    def being_edited(self) -> bool:
        return self.line.hasFocus() and self.line.text() != self._shown

    def show_value(self, value: Any) -> None:
        parts = value if isinstance(value, list) else [value]
        words = ", ".join("" if part is None else str(part) for part in parts)
        self._shown = words
        if self.line.text() != words:
            self.line.setText(words)

    def lock(self, *, locked: bool) -> None:
        self.line.setReadOnly(locked)
        self.line.setProperty("locked", "true" if locked else "false")

    def value_of(self, words: str) -> object:
        """Return what is typed as the setting's value."""
        if self._listed:
            return [part.strip() for part in words.split(",") if part.strip()]
        return words.strip()

    def _finished(self) -> None:
        words = self.line.text()
        if words.strip() != self._shown.strip() or self._wrong:
            self._shown = words
            self.ask(self.value_of(words))


class NumberField(TextField):
    """A number; what is none is sent as it is, and comes back as wrong."""

    def __init__(self, look: Look, name: str, title: str, second: str = "") -> None:
        super().__init__(look, name, title, second)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self.line.setMaximumWidth(round(_NUMBER_WIDE * look.scale))

    def show_value(self, value: Any) -> None:
        whole = isinstance(value, float) and value.is_integer()
        super().show_value(int(value) if whole else value)

    def value_of(self, words: str) -> object:
        plain = words.strip().replace(",", ".")
        try:
            return int(plain)
        except ValueError:
            pass
        try:
            return float(plain)
        except ValueError:
            return words


class TimeField(NumberField):
    """A time of day, like `22:00`."""

    def value_of(self, words: str) -> object:
        return words.strip()


class TickField(Field):
    def __init__(self, look: Look, name: str, title: str, second: str = "") -> None:
        super().__init__(look, name, "", "")
        self._tick = Tick(look, title, name=name)
        self._tick.clicked.connect(self.ask)
        self._place.addWidget(self._tick)
        if second:
            self._second.setText(second)
            self._second.show()
            self._place.addWidget(self._second)

    def show_value(self, value: Any) -> None:
        self._tick.setChecked(bool(value))

    def lock(self, *, locked: bool) -> None:
        self._tick.setEnabled(not locked)


class PickField(Field):
    """One of several, each with its meaning."""

    def __init__(
        self,
        look: Look,
        name: str,
        title: str,
        choices: dict[str, tuple[str, str]],
        second: str = "",
    ) -> None:
        super().__init__(look, name, title, second)
        self.picks = Picks(look, name)
        self.picks.setAccessibleName(title)
        self.picks.offer(choices)
        self.picks.picked.connect(self.ask)
        self._place.addWidget(self.picks)

    def show_value(self, value: Any) -> None:
        self.picks.show_value(str(value))

    def lock(self, *, locked: bool) -> None:
        self.picks.setEnabled(not locked)
