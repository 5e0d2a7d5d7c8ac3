"""A button that saves a call, or a list of them, as a file in a format to choose."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from talkhint_desktop.ui.pieces import dress, named
from talkhint_desktop.ui.theme import Look

_FORMATS = ("md", "txt", "json", "srt", "csv")
_OF_LISTS = ("md", "txt", "json", "csv")


class ExportButton(QPushButton):
    """`save` tells the format that was chosen."""

    save = Signal(str)

    def __init__(self, look: Look, *, of_list: bool = False) -> None:
        super().__init__()
        self._look, self._wordy = look, True
        named(self, "plain", "export-list" if of_list else "export-call")
        self.setAccessibleName(self.tr("Export"))
        of_call = self.tr("Save this call as a file")
        of_all = self.tr("Save all calls that the list shows")
        self.setToolTip(of_all if of_list else of_call)
        self.formats = self._build_menu(_OF_LISTS if of_list else _FORMATS)
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

    def _build_menu(self, forms: Sequence[str]) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("export-menu")
        table = self.tr("Table (CSV)")
        named_so = {
            "md": self.tr("Markdown"),
            "txt": self.tr("Plain text"),
            "json": self.tr("JSON, for programs"),
            "srt": self.tr("Subtitles (SRT)"),
            "csv": table if "srt" in forms else self.tr("List (CSV)"),
        }
        for form in forms:
            action = menu.addAction(named_so[form])
            action.setObjectName(f"export-{form}")
            action.triggered.connect(lambda _=False, form=form: self.save.emit(form))
        return menu
