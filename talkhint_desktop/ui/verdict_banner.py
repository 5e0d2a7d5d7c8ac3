"""The verdict, large, over everything else; told by shape as well as by colour."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout

from talkhint_desktop.ui.pieces import Glyph, button, dress, restyle, text
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.visible import unbroken
from talkhint_desktop.ui.webhook_verdict import Standing

_SHAPES = {
    "ok": ("circle-check", "ok"),
    "warn": ("triangle-alert", "warn"),
    "bad": ("octagon-x", "bad"),
    "unknown": ("circle-question-mark", "text2"),
    "waiting": ("circle-dashed", "text2"),
}
_WORDS = 400  # wide at a text size of 100 %; beside fewer the button goes below


class VerdictBanner(QFrame):
    """A title and a line under it on a ground of the verdict's tone.

    Where the fix may be far below, `fix_looked_for` asks for the way there.
    """

    fix_looked_for = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._tone = look, "waiting"
        self.setObjectName("verdict")
        self._glyph = Glyph(24)
        self._title = text("verdict", wrap=True)
        self._second = text("second", wrap=True)
        self.fix_button = button("plain", self.tr("Show the fix"), name="show-fix")
        self.fix_button.clicked.connect(self.fix_looked_for)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._second)
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(10)
        self._beside.addLayout(words, 1)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._beside.addWidget(self.fix_button, 0, middle)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 14, 18, 14)
        row.setSpacing(14)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._beside, 1)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._glyph.show_icon(look, *_SHAPES[self._tone])
        dress(self.fix_button, look, "arrow-down")

    def show_standing(self, standing: Standing, *, fix: bool) -> None:
        """Show how the webhook stands; `fix` tells that it can be mended here."""
        self._tone = standing.tone
        restyle(self, "tone", standing.tone)
        self._title.setText(standing.title)
        self._second.setText(standing.second)
        self._second.setVisible(bool(standing.second))
        self.fix_button.setVisible(fix)
        self._glyph.show_icon(self._look, *_SHAPES[self._tone])
        self.setAccessibleName(unbroken(f"{standing.title}. {standing.second}"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        need = self.fix_button.sizeHint().width() + round(_WORDS * self._look.scale)
        across = QBoxLayout.Direction.LeftToRight
        down = QBoxLayout.Direction.TopToBottom
        self._beside.setDirection(across if event.size().width() >= need else down)

    @property
    def tone(self) -> str:
        return self._tone

    @property
    def words(self) -> tuple[str, str]:
        """The title and the line under it."""
        return unbroken(self._title.text()), unbroken(self._second.text())
