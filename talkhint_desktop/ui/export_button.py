"""A button that saves calls as a file, in a format to choose."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from talkhint_desktop.ui.pieces import dress, named
from talkhint_desktop.ui.theme import Look

translate = QCoreApplication.translate


class ExportButton(QPushButton):
    """`save` tells the format that was chosen; `tip` says what is saved."""

    save = Signal(str)

    def __init__(
        self, look: Look, formats: Mapping[str, str], tip: str, *, name: str
    ) -> None:
        super().__init__()
        self._look, self._wordy = look, True
        named(self, "plain", name)
        self.setAccessibleName(translate("Export", "Export"))
        self.setToolTip(tip)
        self.formats = self._menu(formats)
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

    def _menu(self, formats: Mapping[str, str]) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("export-menu")
        for form, words in formats.items():
            action = menu.addAction(words)
            action.setObjectName(f"export-{form}")
            action.triggered.connect(lambda _=False, form=form: self.save.emit(form))
        return menu


def export_of_one(look: Look) -> ExportButton:
    """Return the button that saves the call on screen."""
    formats = {
        **_documents(),
        "srt": translate("Export", "Subtitles (SRT)"),
        "csv": translate("Export", "Table (CSV)"),
    }
    tip = translate("Export", "Save this call as a file")
    return ExportButton(look, formats, tip, name="export-call")


def export_of_list(look: Look) -> ExportButton:
    """Return the button that saves all calls of a list."""
    formats = {**_documents(), "csv": translate("Export", "List (CSV)")}
    tip = translate("Export", "Save all calls that the list shows")
    return ExportButton(look, formats, tip, name="export-list")


def _documents() -> dict[str, str]:
    return {
        "md": translate("Export", "Markdown"),
        "txt": translate("Export", "Plain text"),
        "json": translate("Export", "JSON, for programs"),
    }
