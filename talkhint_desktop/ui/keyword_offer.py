"""Quietly offers a corrected word as a name that recognition should know."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from talkhint_desktop.ui.button_row import ButtonRow
from talkhint_desktop.ui.pieces import button, text
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.visible import one_line

_WORDS = 300  # wide at a text size of 100 %; beside fewer the buttons go below
_LONGEST = 60


class KeywordOffer(QWidget):
    """Hidden while there is nothing to offer; `answered` tells word and answer."""

    answered = Signal(str, bool)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._word = look, ""
        frame = QFrame()
        frame.setObjectName("sunken")
        self._words = text("second", wrap=True)
        self._yes = button("plain", self.tr("Add"), name="add-keyword")
        self._no = button("quiet", self.tr("No"), name="no-keyword")
        self._buttons = ButtonRow(self._yes, self._no)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, frame)
        self._row.setContentsMargins(14, 8, 10, 8)
        self._row.setSpacing(10)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._buttons)
        around = QVBoxLayout(self)
        around.setContentsMargins(16, 4, 16, 12)
        around.addWidget(frame)
        self._yes.clicked.connect(lambda: self.answered.emit(self._word, True))
        self._no.clicked.connect(lambda: self.answered.emit(self._word, False))
        self.hide()

    def set_look(self, look: Look) -> None:
        self._look = look

    def show_word(self, word: str) -> None:
        """Offer `word`; an empty one takes the offer away."""
        if word != self._word:
            self._word = word
            words = self.tr("Add “%1” to the names that recognition knows?")
            self._words.setText(words.replace("%1", one_line(word, _LONGEST)))
        self.setVisible(bool(word))

    @property
    def words(self) -> str:
        return self._words.text() if not self.isHidden() else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        need = self._buttons.sizeHint().width() + round(_WORDS * self._look.scale)
        across, down = (
            QBoxLayout.Direction.LeftToRight,
            QBoxLayout.Direction.TopToBottom,
        )
        self._row.setDirection(down if event.size().width() < need else across)
