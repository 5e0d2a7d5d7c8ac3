"""Over the page: whose calls it is about, when it was checked, and check again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from talkhint_desktop.ui.chooser import Chooser
from talkhint_desktop.ui.pieces import button, dress, restyle, text
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.words import phone


class WebhookHeader(QWidget):
    """`check` and `stop` are wishes; `number_chosen` comes from the user alone."""

    check = Signal()
    stop = Signal()
    number_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._running = look, False
        self._title = text("title", self.tr("Webhook check"), wrap=True)
        self._second = text("body2", wrap=True)
        says = self.tr("Number to check")
        self._numbers = Chooser(look, name="choose-number", says=says)
        self._checked = text("meta")
        self._stop = button("plain", self.tr("Stop"), name="stop-check")
        self._again = button("plain", "", name="check-webhook")
        self._left, self._right = QWidget(), QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._build()
        self._numbers.activated.connect(self._chosen)
        self._stop.clicked.connect(self.stop)
        self._again.clicked.connect(self.check)
        self.set_look(look)
        self.show_number("", [])

    def set_look(self, look: Look) -> None:
        self._look = look
        dress(self._stop, look, "circle-stop")
        primary = self._again.property("kind") == "primary"
        dress(self._again, look, "refresh-cw", "on_accent" if primary else "text")

    def show_number(self, number: str, numbers: Sequence[str]) -> None:
        """Say whose calls are meant; with several numbers there is a choice."""
        there = list(dict.fromkeys([*numbers, *([number] if number else [])]))
        several = len(there) > 1 or bool(there and not number)
        self._numbers.setVisible(several)
        if several:
            self._second.setText(self.tr("What Twilio will do when someone calls"))
            choices = [(phone(one), one) for one in there]
            none = [] if number else [(self.tr("Choose a number"), "")]
            self._numbers.offer([*none, *choices], number)
        elif number:
            words = self.tr("What Twilio will do when someone calls %1")
            self._second.setText(words.replace("%1", phone(number)))
        else:
            self._second.setText(self.tr("What Twilio will do when someone calls you"))

    def show_check(self, checked: str, *, running: bool, may: bool) -> None:
        """Show when it was checked, and whether a check runs or may be begun."""
        had_focus = self._again.hasFocus() or self._stop.hasFocus()
        words = self.tr("Check again") if checked else self.tr("Check now")
        self._again.setText(self.tr("Checking…") if running else words)
        restyle(self._again, "kind", "plain" if checked or running else "primary")
        self.set_look(self._look)
        self._again.setEnabled(may and not running)
        self._checked.setText(self.tr("Checked %1").replace("%1", checked))
        self._checked.setVisible(bool(checked) and not running)
        self._stop.setVisible(running)
        if had_focus and running != self._running:
            (self._stop if running else self._again).setFocus()
        self._running = running
        self._arrange()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    def _chosen(self, index: int) -> None:
        number = self._numbers.itemData(index)
        if number:
            self.number_chosen.emit(number)

    def _arrange(self) -> None:
        need = self._title.fontMetrics().horizontalAdvance(self._title.text())
        need = max(need, 360) + self._right.sizeHint().width() + 20
        across = QBoxLayout.Direction.LeftToRight
        down = QBoxLayout.Direction.TopToBottom
        fits = need <= self.width()
        if self._row.direction() != (across if fits else down):
            self._row.setDirection(across if fits else down)
            self.updateGeometry()

    def _build(self) -> None:
        names = QVBoxLayout(self._left)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(2)
        names.addWidget(self._title)
        names.addWidget(self._second)
        names.addSpacing(2)
        names.addWidget(self._numbers, 0, Qt.AlignmentFlag.AlignLeft)
        right = QHBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        for part in (self._checked, self._stop, self._again):
            right.addWidget(part)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._row.addWidget(self._left, 1)
        self._row.addWidget(self._right, 0, Qt.AlignmentFlag.AlignLeft)
