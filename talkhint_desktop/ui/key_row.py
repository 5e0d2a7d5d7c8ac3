"""One key of an account: whether there is one, put in, tested, taken away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.ui.button_row import ButtonRow
from talkhint_desktop.ui.key_words import place_words, tested_words
from talkhint_desktop.ui.pieces import Glyph, button, dress, text
from talkhint_desktop.ui.second_yes import SecondYes
from talkhint_desktop.ui.settings_state import SettingsState, Tested
from talkhint_desktop.ui.settings_words import error_words
from talkhint_desktop.ui.theme import Look

_SHAPES = {
    "ok": ("circle-check", "ok"),
    "bad": ("circle-alert", "bad"),
    "busy": ("circle-dashed", "text2"),
    "none": ("circle-dashed", "text3"),
}


class KeyRow(QWidget):
    """A key that was typed is kept once its test went well, or when the user says so.

    `test` has the typed key, empty for the one that is kept; `keep` has one to
    keep untested; `remove` is meant, for it was asked twice.
    """

    test = Signal(str)
    keep = Signal(str)
    remove = Signal()

    def __init__(self, look: Look, name: str, title: str, second: str) -> None:
        super().__init__()
        self._look, self._name = look, name
        self._place, self._tone = "", "none"
        self._tested = self._replacing = False
        self._title, self._second = text("row", title, wrap=True), text("second")
        self._second.setText(second)
        self._second.setWordWrap(True)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setObjectName(name)
        self.line.setAccessibleIdentifier(name)
        self.line.setAccessibleName(title)
        self.line.setAccessibleDescription(second)
        self._glyph, self._note = Glyph(16), text("second", wrap=True)
        self._test = button("plain", self.tr("Test"), name=f"test-{name}")
        self._replace = button("plain", self.tr("Replace"), name=f"replace-{name}")
        self._remove = button("quiet", self.tr("Remove"), name=f"remove-{name}")
        self._keep = button("plain", self.tr("Keep it untested"), name=f"keep-{name}")
        self._row = ButtonRow(self._test, self._replace, self._keep, self._remove)
        self._question = SecondYes()
        self._build()
        self._connect()
        for made in (self._test, self._replace, self._remove, self._keep):
            made.setAccessibleDescription(title)  # there are several of each
        self.set_look(look)
        self._arrange()

    def set_look(self, look: Look) -> None:
        self._look = look
        dress(self._remove, look, "trash-2", "text2")
        self._glyph.show_icon(look, *_SHAPES[self._tone])
        self._row.arrange()

    def show_state(self, state: SettingsState) -> None:
        place = state.keys.get(self._name, "")
        if place != self._place:
            self._place, self._replacing = place, False
            self.line.clear()
        if not self._tested:
            self._say(place_words(place, state.held.get(self._name, "")), _tone(place))
        self._arrange()

    def show_testing(self) -> None:
        """Say that the key is being tried out."""
        self._tested = True
        self._say(self.tr("Testing…"), "busy")
        self._test.setEnabled(False)

    def show_tested(self, told: Tested) -> None:
        self._tested = True
        self._say(tested_words(self._name, told), "ok")
        self._arrange()

    def show_failed(self, error: TalkHintError) -> None:
        """Say why the key is of no use; what was typed stays."""
        self._tested = True
        self._say(error_words(error), "bad")
        self._arrange()

    @property
    def note(self) -> str:
        return self._note.text()

    @property
    def tone(self) -> str:
        return self._tone

    @property
    def _typing(self) -> bool:
        return not self._place or self._replacing

    def _say(self, words: str, tone: str) -> None:
        self._tone = tone
        self._note.setText(words)
        self._glyph.show_icon(self._look, *_SHAPES[tone])
        for part in (self._glyph, self._note):
            part.setVisible(tone != "none")  # the empty line says it

    def _arrange(self) -> None:
        fixed, typed = self._place == "environment", bool(self.line.text().strip())
        self.line.setVisible(self._typing)
        self._test.setEnabled(typed or not self._typing)
        self._replace.setVisible(bool(self._place) and not fixed)
        words = self.tr("Cancel") if self._replacing else self.tr("Replace")
        self._replace.setText(words)
        self._remove.setVisible(bool(self._place) and not fixed and not self._replacing)
        self._keep.setVisible(self._typing and typed and self._tone == "bad")
        self._row.arrange()

    def _typed(self) -> None:
        if self._tone in {"bad", "ok"}:
            self._say("", "none")
        self._arrange()

    def _try(self) -> None:
        typed = self.line.text().strip() if self._typing else ""
        if typed or not self._typing:
            self.test.emit(typed)

    def _turn_replacing(self) -> None:
        self._replacing = not self._replacing
        self._tested = False
        self.line.clear()
        self._say("", "none")
        self._arrange()
        (self.line if self._replacing else self._replace).setFocus()

    def _ask_removal(self) -> None:
        self._question.ask(
            self.tr("Remove this key? What needs it stops working with the next call."),
            self.tr("Remove it"),
        )

    def _answered(self, yes: bool) -> None:
        self._remove.setFocus()
        if yes:
            self._tested = False
            self.remove.emit()

    def _connect(self) -> None:
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self._try)
        self._test.clicked.connect(self._try)
        self._keep.clicked.connect(lambda: self.keep.emit(self.line.text().strip()))
        self._replace.clicked.connect(self._turn_replacing)
        self._remove.clicked.connect(self._ask_removal)
        self._question.answered.connect(self._answered)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._title)
        column.addWidget(self._second)
        self._second.setVisible(bool(self._second.text()))
        noted = QHBoxLayout()
        noted.setContentsMargins(0, 3, 0, 3)
        noted.setSpacing(6)
        noted.addWidget(self._glyph)
        noted.addWidget(self._note, 1)
        column.addLayout(noted)
        column.addWidget(self.line)
        column.addSpacing(5)
        column.addWidget(self._row)
        column.addWidget(self._question)


def _tone(place: str) -> str:
    return "ok" if place else "none"
