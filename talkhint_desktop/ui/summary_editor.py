"""Lets the user write the summary and what is to do, in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from talkhint_desktop.ui.button_row import ButtonRow
from talkhint_desktop.ui.pieces import button, text
from talkhint_desktop.ui.shortcuts import key_words, on_key
from talkhint_desktop.ui.theme import Look

_LINES, _TODO_LINES = 6, 4
_SIZE, _PADDING = 15, 12


class SummaryEditor(QWidget):
    """`saved` tells the text and the lines to do, `left` that nothing is kept."""

    saved = Signal(str, list)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._words = self._field("summary-text", self.tr("Summary"))
        self._todo = self._field("summary-todo", self.tr("To do, a line each"))
        self._before: tuple[str, list[str]] = ("", [])
        self._save = button("primary", self.tr("Save"), name="save-summary")
        self._leave = button("quiet", self.tr("Cancel"), name="leave-summary")
        self._save.setToolTip(key_words("keep"))
        self._leave.setToolTip(key_words("leave"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(text("section", self.tr("To do, a line each"), wrap=True))
        column.addWidget(self._todo)
        column.addWidget(ButtonRow(self._save, self._leave))
        self._save.clicked.connect(self._keep)
        self._leave.clicked.connect(self._away)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        on_key("keep", self, self._save.click, within)
        on_key("leave", self, self._leave.click, within)
        self.set_look(look)
        self.hide()

    def set_look(self, look: Look) -> None:
        for field, lines in ((self._words, _LINES), (self._todo, _TODO_LINES)):
            line = QFontMetrics(look.font(_SIZE)).lineSpacing()
            field.setFixedHeight(line * lines + 2 * _PADDING)

    def open(self, words: str, todo: list[str]) -> None:
        """Show what there is; the focus goes where one writes."""
        self._before = words, list(todo)
        self._words.setPlainText(words)
        self._todo.setPlainText("\n".join(todo))
        self.wait(waits=False)
        self.show()
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def written(self) -> tuple[str, list[str]]:
        lines = [line.strip(" -\t") for line in self._todo.toPlainText().splitlines()]
        return self._words.toPlainText().strip(), [line for line in lines if line]

    @property
    def changed(self) -> bool:
        return not self.isHidden() and self.written != self._before

    def wait(self, *, waits: bool) -> None:
        """Let nothing be written while it is being kept."""
        for part in (self._words, self._todo, self._save, self._leave):
            part.setEnabled(not waits)

    def _keep(self) -> None:
        self.wait(waits=True)
        self.saved.emit(*self.written)

    def _away(self) -> None:
        self.hide()
        self.left.emit()

    def _field(self, name: str, words: str) -> QPlainTextEdit:
        made = QPlainTextEdit()
        made.setObjectName(name)
        made.setAccessibleIdentifier(name)
        made.setAccessibleName(words)
        made.setTabChangesFocus(True)
        made.setProperty("field", "true")
        return made
