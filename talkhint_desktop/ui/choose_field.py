"""A setting that is one of several, in a box that opens."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from talkhint_desktop.ui.chooser import Chooser
from talkhint_desktop.ui.field import Field
from talkhint_desktop.ui.theme import Look


class ChooseField(Field):
    def __init__(self, look: Look, name: str, title: str, second: str = "") -> None:
        super().__init__(look, name, title, second)
        self._chooser = Chooser(look, name=name, says=title)
        self._chooser.setAccessibleDescription(second)
        self._chooser.activated.connect(lambda _: self.ask(self._chooser.chosen))
        self._place.addWidget(self._chooser, 0, Qt.AlignmentFlag.AlignLeft)

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer words, each with its value; the one that is shown stays."""
        self._chooser.offer(choices, self._chooser.chosen)

    def show_value(self, value: Any) -> None:
        at = self._chooser.findData(str(value))
        self._chooser.setCurrentIndex(max(0, at))

    def lock(self, *, locked: bool) -> None:
        self._chooser.setEnabled(not locked)
