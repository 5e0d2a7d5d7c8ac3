"""One of several choices, with a line under it that says what it means."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from talkhint_desktop.ui.pieces import text
from talkhint_desktop.ui.theme import Look

_BOX = 18


class Pick(QRadioButton):
    """A radio button whose words wrap; Qt's own never does."""

    def __init__(self, look: Look, words: str, second: str = "", *, name: str) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setAccessibleIdentifier(name)
        self.setAccessibleName(words)
        self.setAccessibleDescription(second)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._words = text("body", words, wrap=True)
        self._second = text("second", second, wrap=True)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(self._words)
        column.addWidget(self._second)
        self._row = QHBoxLayout(self)
        self._row.addLayout(column, 1)
        self._second.setVisible(bool(second))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._row.setContentsMargins(self._box() + 12, 5, 4, 5)
        self.update()

    def sizeHint(self) -> QSize:
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.totalMinimumSize()

    def heightForWidth(self, width: int) -> int:
        return self._row.totalHeightForWidth(width)

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        size, look, on = self._box(), self._look, self.isChecked()
        # Beside the first line, however many there are.
        line = self._words.fontMetrics().height()
        top = self._row.contentsMargins().top() + (line - size) / 2
        circle = QRectF(2, max(1.5, top), size, size)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        enabled = self.isEnabled()
        edge = "text" if self.hasFocus() else "accent" if on and enabled else "control"
        painter.setPen(QPen(look.color(edge), 2 if self.hasFocus() else 1.5))
        painter.setBrush(look.color("surface"))
        painter.drawEllipse(circle)
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent" if enabled else "text3"))
            inset = size * 0.27
            painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))
        painter.end()

    def _box(self) -> int:
        return round(_BOX * self._look.scale)


class Picks(QWidget):
    """The choices under each other; `picked` comes from the user alone."""

    picked = Signal(str)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look, self._name = look, name
        self._group = QButtonGroup(self)
        self._picks: dict[str, Pick] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def offer(self, choices: dict[str, tuple[str, str]]) -> None:
        """Show these choices: what each is called and what it means, by value."""
        if list(choices) == list(self._picks):
            return
        for old in self._picks.values():
            self._group.removeButton(old)
            old.setParent(None)
            old.deleteLater()
        self._picks = {}
        for value, (words, second) in choices.items():
            made = Pick(self._look, words, second, name=f"{self._name}-{value}")
            made.clicked.connect(lambda _=False, value=value: self.picked.emit(value))
            self._group.addButton(made)
            self._column.addWidget(made)
            self._picks[value] = made

    def set_look(self, look: Look) -> None:
        self._look = look

    def show_value(self, value: str) -> None:
        """Mark a choice, or none where it is not offered."""
        self._group.setExclusive(False)
        for other, pick in self._picks.items():
            pick.setChecked(other == value)
        self._group.setExclusive(True)
        self._let_tab_in()

    def _let_tab_in(self) -> None:
        """Let the Tab key go to the choice that holds; arrows go to the others."""
        policy = Qt.FocusPolicy
        goal = self._group.checkedButton() or next(iter(self._picks.values()), None)
        for pick in self._picks.values():
            by_tab = pick is goal
            pick.setFocusPolicy(policy.StrongFocus if by_tab else policy.ClickFocus)

    @property
    def value(self) -> str:
        return next((v for v, pick in self._picks.items() if pick.isChecked()), "")
