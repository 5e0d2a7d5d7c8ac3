"""The formats that calls can be saved in, to choose from under a button."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QPushButton

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
    under: QPushButton, named: dict[str, str], save: Callable[[str], object]
) -> QMenu:
    """Return a menu that opens under a button and tells the chosen format."""
    menu = QMenu(under)
    menu.setObjectName("export-menu")
    for form, words in named.items():
        action = menu.addAction(words)
        action.setObjectName(f"export-{form}")
        action.triggered.connect(lambda _=False, form=form: save(form))
    under.clicked.connect(
        lambda: menu.popup(under.mapToGlobal(under.rect().bottomLeft()))
    )
    return menu


def _documents() -> dict[str, str]:
    return {
        "md": translate("Export", "Markdown"),
        "txt": translate("Export", "Plain text"),
        "json": translate("Export", "JSON, for programs"),
    }
