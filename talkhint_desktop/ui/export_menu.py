"""The formats that calls can be saved in, to choose from under a button."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QMenu, QPushButton

from talkhint_desktop.ui.pieces import dress, named
from talkhint_desktop.ui.theme import Look

translate = QCoreApplication.translate


def of_one_call() -> dict[str, str]:
    """Return the formats of one call, each with its name."""
    return {
        **_documents(),
        "srt": translate("Export", "Subtitles (SRT)"),
        "csv": translate("Export", "Table (CSV)"),
    }


def of_many_calls() -> dict[str, str]:
    return {**_documents(), "csv": translate("Export", "List (CSV)")}


def export_menu(
    under: QPushButton, formats: dict[str, str], save: Callable[[str], object]
) -> QMenu:
    """Return a menu that opens under a button and tells the chosen format."""
    menu = QMenu(under)
    menu.setObjectName("export-menu")
    for form, words in formats.items():
        action = menu.addAction(words)
        action.setObjectName(f"export-{form}")
        action.triggered.connect(lambda _=False, form=form: save(form))
    under.clicked.connect(
        lambda: menu.popup(under.mapToGlobal(under.rect().bottomLeft()))
    )
    return menu


class ExportButton(QPushButton):
    """Saves all calls of a list; `chosen` tells the format."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(self.tr("Export"))
        named(self, "plain", "export-list")
        self.setToolTip(self.tr("Save all calls that the list shows"))
        self.menu_of_formats = export_menu(self, of_many_calls(), self.chosen.emit)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        dress(self, look, "download")


def _documents() -> dict[str, str]:
    return {
        "md": translate("Export", "Markdown"),
        "txt": translate("Export", "Plain text"),
        "json": translate("Export", "JSON, for programs"),
    }
