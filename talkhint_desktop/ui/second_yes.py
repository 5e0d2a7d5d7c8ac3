"""A second, separate yes, asked for in place and not in a dialog."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from talkhint_desktop.ui.button_row import ButtonRow
from talkhint_desktop.ui.pieces import button, text


class SecondYes(QFrame):
    """Hidden until it asks; `answered` tells yes or no, and it hides again."""

    answered = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("question")
        self._words = text("body", wrap=True)
        self._yes = button("primary", "", name="fix-yes")
        self._no = button("plain", self.tr("No, leave it"), name="fix-no")
        self._yes.clicked.connect(lambda: self._answer(yes=True))
        self._no.clicked.connect(lambda: self._answer(yes=False))
        self._row = ButtonRow(self._yes, self._no)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(self._words)
        column.addWidget(self._row)
        self.hide()

    def ask(self, words: str, yes: str) -> None:
        """Ask, with the focus on the answer that changes nothing."""
        self._words.setText(words)
        self._yes.setText(yes)
        self.setAccessibleName(words)
        self.show()
        self._row.arrange()
        self._no.setFocus()

    def _answer(self, *, yes: bool) -> None:
        self.hide()
        self.answered.emit(yes)
