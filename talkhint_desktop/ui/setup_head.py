"""Over the set-up: which step it is, and the way to each of the others."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from talkhint_desktop.ui.pieces import button, text
from talkhint_desktop.ui.theme import Look


class SetupHead(QWidget):
    """Named steps in a row; where there is no room for names, their numbers."""

    chosen = Signal(int)

    def __init__(self, look: Look, names: Sequence[str]) -> None:
        super().__init__()
        self._names, self._step = list(names), 0
        self._title = text("title", self.tr("Set up TalkHint"), wrap=True)
        self._second = text("body2", wrap=True)
        self._entries: list[QPushButton] = []
        row = QHBoxLayout()
        row.setSpacing(8)
        for number, name in enumerate(self._names):
            made = button("step", name, name=f"set-up-step-{number + 1}")
            made.setCheckable(True)
            made.clicked.connect(lambda _=False, number=number: self._choose(number))
            row.addWidget(made)
            self._entries.append(made)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._second)
        column.addSpacing(8)
        column.addLayout(row)
        self.set_look(look)

    def set_look(self, _look: Look) -> None:
        self._fit()

    def show_step(self, step: int) -> None:
        self._step = step
        words = self.tr("Step %1 of %2. Each can be left out and done later.")
        words = words.replace("%1", str(step + 1))
        self._second.setText(words.replace("%2", str(len(self._names))))
        for number, entry in enumerate(self._entries):
            entry.setChecked(number == step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _choose(self, number: int) -> None:
        self.show_step(self._step)  # a click alone turns nothing
        if number != self._step:
            self.chosen.emit(number)

    def _fit(self) -> None:
        long = [f"{number}. {name}" for number, name in enumerate(self._names, 1)]
        need = 0
        for entry, words in zip(self._entries, long, strict=True):
            entry.setAccessibleName(words)
            need += entry.fontMetrics().horizontalAdvance(words) + 30 + 8
        fits = need <= self.width()
        for number, (entry, words) in enumerate(
            zip(self._entries, long, strict=True), 1
        ):
            entry.setText(words if fits else str(number))
