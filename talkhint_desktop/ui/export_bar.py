"""Says how far an export is, and then where the file is, or why there is none."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout

from talkhint_desktop.ui.counts import Counts
from talkhint_desktop.ui.pieces import Glyph, button, dress, text
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.visible import spelt


class ExportBar(QFrame):
    """Stays until it is closed or another export begins.

    `stopped` tells that the one that runs is to write nothing.
    """

    stopped = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("undo")
        self._look, self._file = look, Path()
        self._state = ("download", "text2")
        self._glyph, self._words = Glyph(18), text("body", wrap=True)
        self._stop = button("plain", self.tr("Cancel"), name="stop-export")
        self._show = button("plain", self.tr("Show in folder"), name="show-export")
        self._close = button("quiet", "", name="close-export")
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(self.tr("Close"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(self._glyph)
        row.addWidget(self._words, 1)
        for made in (self._stop, self._show, self._close):
            row.addWidget(made)
        self._stop.clicked.connect(self.stopped)
        self._show.clicked.connect(self._open_folder)
        self._close.clicked.connect(self.hide)
        self.set_look(look)
        self.hide()

    def set_look(self, look: Look) -> None:
        self._look = look
        self._glyph.show_icon(look, *self._state)
        dress(self._show, look, "folder-open")
        dress(self._stop, look, "x")
        dress(self._close, look, "x", "text2")

    def show_progress(self, done: int, total: int) -> None:
        """Say how many calls are written, of so many."""
        words = self.tr("Exporting: %1 of %2").replace("%1", str(done))
        self._say(words.replace("%2", Counts().calls(total)), "download", "text2")
        self._offer(stop=True)

    def show_done(self, file: Path, calls: int) -> None:
        """Say that so many calls are in the file."""
        self._file = file
        words = self.tr("Exported: %1, to the file %2")
        words = words.replace("%1", Counts().calls(calls))
        self._say(words.replace("%2", spelt(file.name)), "circle-check", "ok")
        self._show.setToolTip(spelt(str(file)))
        self._offer(show=True)

    def show_stopped(self) -> None:
        self._say(self.tr("Cancelled. Nothing was written."), "info", "text2")
        self._offer()

    def show_failed(self, words: str) -> None:
        """Say why nothing was written."""
        self._say(spelt(words), "circle-alert", "bad")
        self._offer()

    @property
    def words(self) -> str:
        return self._words.text() if not self.isHidden() else ""

    def _say(self, words: str, glyph: str, ink: str) -> None:
        self._state = glyph, ink
        self._glyph.show_icon(self._look, glyph, ink)
        self._words.setText(words)
        self.setAccessibleName(words)

    def _offer(self, *, stop: bool = False, show: bool = False) -> None:
        self._stop.setVisible(stop)
        self._show.setVisible(show)
        self._close.setVisible(not stop)
        self.show()

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file.parent)))
