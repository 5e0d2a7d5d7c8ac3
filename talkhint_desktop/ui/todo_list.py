"""What is to do after a call: plain lines, each under its own bullet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from talkhint_desktop.ui.pieces import text


class TodoList(QWidget):
    """Rows that are made as they are needed and kept."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[QWidget, QLabel]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_lines(self, lines: Sequence[str]) -> None:
        while len(self._rows) < len(lines):
            self._rows.append(self._add())
        for number, (row, label) in enumerate(self._rows):
            there = number < len(lines)
            row.setVisible(there)
            label.setText(lines[number] if there else "")

    def texts(self) -> list[str]:
        return [label.text() for row, label in self._rows if not row.isHidden()]

    def _add(self) -> tuple[QWidget, QLabel]:
        row, label = QWidget(), text("body", wrap=True)
        inside = QHBoxLayout(row)
        inside.setContentsMargins(2, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(text("body2", "•"), 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(label, 1)
        self._column.addWidget(row)
        return row, label
