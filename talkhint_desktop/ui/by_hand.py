"""The five steps that mend a number by hand, folded until they are wanted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from talkhint_desktop.ui.copying import CopyButton
from talkhint_desktop.ui.disclosure import Disclosure
from talkhint_desktop.ui.finding_words import shown
from talkhint_desktop.ui.pieces import Glyph, text
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.words import phone


class ByHand(QFrame):
    """Knows the address to paste; hidden where there is none."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("card")
        self._glyph = Glyph(20)
        words = self.tr("Prefer to do it by hand? Five steps in Twilio's Console")
        self.header = Disclosure(look, self._face(words), name="by-hand")
        self.header.say(words)
        self._which = text("body", wrap=True)
        self._url = text("code", wrap=True)
        self._copy = CopyButton(look, self.tr("Copy address"), name="copy-address")
        self._steps = self._build_steps()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        column.addWidget(self.header)
        column.addWidget(self._steps)
        self._steps.hide()
        self.header.turned.connect(self._steps.setVisible)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._glyph.show_icon(look, "list-checks", "text2")

    def show_address(self, url: str, number: str) -> None:
        """Say where which number has to point."""
        self.setVisible(bool(url))
        self._url.setText(shown(url))
        self._copy.text_to_copy = url
        chosen = self.tr("Choose the number %1.").replace("%1", phone(number))
        self._which.setText(chosen if number else self.tr("Choose your number."))

    def _face(self, words: str) -> QWidget:
        face = QWidget()
        row = QHBoxLayout(face)
        row.setContentsMargins(2, 2, 0, 2)
        row.setSpacing(10)
        row.addWidget(self._glyph)
        row.addWidget(text("row", words, wrap=True), 1)
        return face

    def _build_steps(self) -> QWidget:
        steps = QWidget()
        column = QVBoxLayout(steps)
        column.setContentsMargins(10, 2, 10, 8)
        column.setSpacing(10)
        opened = self.tr(
            "Open Twilio's Console: Phone Numbers, Manage, Active numbers."
        )
        voice = self.tr(
            "Under Voice Configuration, set “A call comes in” to Webhook and HTTP POST."
        )
        done = self.tr("Save it, come back here and check again.")
        pasted = text("body", self.tr("Paste this address:"), wrap=True)
        bodies = (
            text("body", opened, wrap=True),
            self._which,
            text("body", voice, wrap=True),
            pasted,
            text("body", done, wrap=True),
        )
        for number, body in enumerate(bodies, 1):
            row = QHBoxLayout()
            row.setSpacing(12)
            figure = text("value", f"{number}.")
            row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(body, 1)
            column.addLayout(row)
            if body is pasted:
                column.addWidget(self._build_address())
        return steps

    def _build_address(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("sunken")
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(self._url)
        column.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        return frame
