"""The button beside a transcript that opens its bar to find words."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from talkhint_desktop.ui.pieces import dress, named
from talkhint_desktop.ui.shortcuts import with_key
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.transcript_view import TranscriptView


class FindButton(QPushButton):
    """Has its key in the tooltip where that means this transcript (`keyed`)."""

    def __init__(
        self, look: Look, transcript: TranscriptView, *, keyed: bool = True
    ) -> None:
        super().__init__()
        named(self, "ghost", "open-find")
        words = QCoreApplication.translate("FindButton", "Find words")
        self.setAccessibleName(words)
        self.setToolTip(with_key(words, "find-words") if keyed else words)
        self.clicked.connect(transcript.find_words)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        dress(self, look, "search", "text2")
