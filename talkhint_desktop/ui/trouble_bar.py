"""One slim bar: what happened, what it means, and what can be done about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from talkhint_desktop.ui.button_row import ButtonRow
from talkhint_desktop.ui.pieces import Glyph, button, restyle, text
from talkhint_desktop.ui.theme import Look

_LEAST = 52
_WORDS = 320  # wide at a text size of 100 %; beside fewer the buttons go below


@dataclass(frozen=True, slots=True)
class Action:
    """A button: what `acted` tells, and what stands on it."""

    name: str
    words: str


class TroubleBar(QFrame):
    """Hidden while all is well. `acted` tells the name of the pressed action.

    `at_verdict` tells that its page itself says how the webhook stands.
    """

    acted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._grave, self._terse = look, False, False
        self.at_verdict = False
        self.setObjectName("trouble")
        self._glyph = Glyph(20)
        self._headline = text("row", wrap=True)
        self._second = text("second", wrap=True)
        # The one that matters most is last, at the edge.
        self._second_button = self._made("trouble-second-action")
        self._button = self._made("trouble-action")
        self._buttons = ButtonRow(self._second_button, self._button)
        self._actions: tuple[Action, ...] = ()
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch()
        words.addWidget(self._headline)
        words.addWidget(self._second)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._glyph)
        row.addSpacerItem(QSpacerItem(0, _LEAST - 16))
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(8)
        self._beside.addLayout(words, 1)
        self._beside.addWidget(self._buttons)
        row.addLayout(self._beside, 1)
        self.hide()

    def set_look(self, look: Look) -> None:
        self._look = look
        self._paint_glyph()

    def say(
        self,
        headline: str,
        second: str,
        *,
        grave: bool,
        actions: Sequence[Action] = (),
    ) -> None:
        """Show a trouble and its buttons: the first action, and perhaps a second."""
        self._grave = grave
        restyle(self, "tone", "bad" if grave else "warn")
        self._headline.setText(headline)
        self._second.setText(second)
        self._second.setVisible(bool(second) and not self._terse)
        self._show_actions(tuple(actions))
        self._paint_glyph()
        self.setAccessibleName(f"{headline} {second}".strip())
        self.show()

    def set_terse(self, *, terse: bool) -> None:
        """Leave the second line out where there is no room; a reader still has it."""
        self._terse = terse
        self._second.setVisible(bool(self._second.text()) and not terse)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(event.size().width())

    @property
    def words(self) -> str:
        return self._headline.text() if not self.isHidden() else ""

    @property
    def second(self) -> str:
        return self._second.text() if not self.isHidden() else ""

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons that are offered, what matters most first."""
        both = (self._button, self._second_button)
        return [made for made in both if not made.isHidden()]

    def _show_actions(self, actions: tuple[Action, ...]) -> None:
        if actions == self._actions:
            return
        self._actions = actions
        for place, made in enumerate((self._button, self._second_button)):
            there = place < len(actions)
            made.setText(actions[place].words if there else "")
            made.setProperty("action", actions[place].name if there else "")
            made.setVisible(there)
        self._buttons.setVisible(bool(actions))
        self._buttons.arrange()
        self._arrange(self.width())

    def _made(self, name: str) -> QPushButton:
        made = button("plain", "", name=name)
        made.clicked.connect(lambda: self.acted.emit(str(made.property("action"))))
        made.hide()
        return made

    def _arrange(self, width: int) -> None:
        need = self._buttons.sizeHint().width() if self._actions else 0
        need += round(_WORDS * self._look.scale)
        across, down = (
            QBoxLayout.Direction.LeftToRight,
            QBoxLayout.Direction.TopToBottom,
        )
        self._beside.setDirection(down if width < need else across)

    def _paint_glyph(self) -> None:
        token = "bad" if self._grave else "warn"
        self._glyph.show_icon(self._look, "triangle-alert", token)


def bar_of(page: QWidget | None) -> TroubleBar | None:
    """Return the bar of a page, None where it has none."""
    bar: TroubleBar | None = getattr(page, "trouble", None)
    return bar
