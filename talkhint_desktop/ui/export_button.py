"""A button that saves a call as a file, in a format to choose."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from talkhint_desktop.ui.pieces import dress, named
from talkhint_desktop.ui.theme import Look

_FORMATS = ("md", "txt", "json", "srt", "csv")


class ExportButton(QPushButton):
    """`save` tells the format that was chosen."""

    save = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._wordy = look, True
        named(self, "plain", "export-call")
        self.setAccessibleName(self.tr("Export"))
        self.setToolTip(self.tr("Save this call as a file"))
        self.formats = self._build_menu()
        self.clicked.connect(self._offer)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        self.setText(self.accessibleName() if self._wordy else "")
        dress(self, look, "download")

    def show_words(self, *, wordy: bool) -> None:
        """Show the words beside the icon, or the icon alone."""
        if wordy != self._wordy:
            self._wordy = wordy
            self.set_look(self._look)

    def _offer(self) -> None:
        self.formats.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _build_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("export-menu")
        named_so = {
            "md": self.tr("Markdown"),
            "txt": self.tr("Plain text"),
            "json": self.tr("JSON, for programs"),
            "srt": self.tr("Subtitles (SRT)"),
            "csv": self.tr("Table (CSV)"),
        }
        for form in _FORMATS:
            action = menu.addAction(named_so[form])
            action.setObjectName(f"export-{form}")
            action.triggered.connect(lambda _=False, form=form: self.save.emit(form))
        return menu
