"""What is to do after a call: a box to tick for each line."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.tick import Tick


class TodoList(QWidget):
    """Boxes that are made as they are needed and kept.

    `ticked` tells all lines that are done now, when the user did something.
    """

    ticked = Signal(list)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._boxes: list[Tick] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def set_look(self, look: Look) -> None:
        self._look = look

    def show_lines(
        self, lines: Sequence[str], done: Collection[str], *, fixed: bool
    ) -> None:
        """Show `lines` and which are `done`; `fixed` ones cannot be ticked."""
        while len(self._boxes) < len(lines):
            self._boxes.append(self._add())
        for number, box in enumerate(self._boxes):
            there = number < len(lines)
            box.setVisible(there)
            box.say(lines[number] if there else "")
            box.setChecked(there and lines[number] in done)
            box.setEnabled(not fixed)

    def texts(self) -> list[str]:
        return [box.words for box in self._boxes if not box.isHidden()]

    def _add(self) -> Tick:
        box = Tick(self._look, "", name=f"todo-{len(self._boxes)}")
        box.clicked.connect(self._tell)  # by the user, not by what is shown
        self._column.addWidget(box)
        return box

    def _tell(self) -> None:
        there = [box for box in self._boxes if not box.isHidden()]
        self.ticked.emit([box.words for box in there if box.isChecked()])
