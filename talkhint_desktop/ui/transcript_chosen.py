"""What is chosen in a transcript: a word by the keys, a passage by the mouse."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea

from talkhint_desktop.ui.row_words import row_words
from talkhint_desktop.ui.transcript_keys import TranscriptKeys
from talkhint_desktop.ui.transcript_picking import Script, TranscriptPicking


class TranscriptChosen(QObject):
    """Keeps both at one: a word that is clicked twice is the keys' word too.

    `changed` tells that something else is chosen or selected.
    """

    changed = Signal()

    def __init__(self, view: QAbstractScrollArea, script: Script) -> None:
        super().__init__(view)
        self._script = script
        self.keys = keys = TranscriptKeys(view, script)
        self.picking = picking = TranscriptPicking(view, script)
        keys.copy.connect(self.copy)
        keys.pick_all.connect(picking.pick_all)
        keys.stepped.connect(lambda row, span, on: picking.stepped(row, span, on=on))
        picking.begun.connect(keys.leave)
        picking.word.connect(keys.choose)
        keys.changed.connect(self.changed)
        picking.changed.connect(self.changed)

    def leave(self) -> None:
        """Let go of all that is chosen."""
        self.keys.leave()
        self.picking.leave()

    def lets_go(self, event: QEvent) -> bool:
        """Tell whether this is Esc, and means what is chosen here."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        return escape and (self.picking.any or self.keys.chosen is not None)

    def copy(self) -> None:
        """Copy what is selected, or the word that the keys chose."""
        words = self.picking.text()
        if not words and (chosen := self.keys.chosen):
            words = row_words(self._script.rows[chosen[0]])[slice(*chosen[1])]
        if words:
            QGuiApplication.clipboard().setText(words)
