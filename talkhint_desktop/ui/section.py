"""One section of the settings: cards of fields under a title."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from talkhint_desktop.ui.field import Field
from talkhint_desktop.ui.pieces import card, text
from talkhint_desktop.ui.settings_state import SettingsState
from talkhint_desktop.ui.settings_wishes import SettingsWishes


class Section(QWidget):
    """Knows its fields; what they tell goes to the wishes."""

    def __init__(self, wishes: SettingsWishes, title: str, second: str = "") -> None:
        super().__init__()
        self._wishes = wishes
        self.fields: list[Field] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(text("title", title, wrap=True))
        if second:
            head.addWidget(text("body2", second, wrap=True))
        self._column.addLayout(head)

    def add_card(self, parts: Sequence[QWidget], title: str = "") -> QFrame:
        """Put parts into a card; fields, in parts or alone, are shown and heard."""
        frame, column = card()
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(18)
        if title:
            column.addWidget(text("verdict", title, wrap=True))
        for part in parts:
            column.addWidget(part)
            for field in [part] if isinstance(part, Field) else inside(part):
                self.fields.append(field)
                field.changed.connect(self._changed)
        self._column.addWidget(frame)
        return frame

    def close_up(self) -> None:
        """Leave what room is left under the last card."""
        self._column.addStretch(1)

    def show_state(self, state: SettingsState) -> None:
        for field in self.fields:
            field.show_state(state)

    def opened(self) -> None:
        """The user looks at this section now."""

    def _changed(self, name: str, value: object) -> None:
        self._wishes.change.emit({name: value})


def inside(part: QWidget) -> list[Field]:
    """Return the fields in a part."""
    return [child for child in part.findChildren(QWidget) if isinstance(child, Field)]
