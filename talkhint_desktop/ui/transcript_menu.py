"""The menu over a row of the transcript."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Copied:
    """What there is to copy: what is selected, the line, and all of it."""

    picked: str
    line: str
    text: str


def open_menu(
    home: QWidget, at: QPoint, copied: Copied, correct: Callable[[], None] | None
) -> None:
    """Offer to set right and to copy; `at` is global."""
    menu = QMenu(home)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    board = QGuiApplication.clipboard()
    if correct:
        menu.addAction(translate("TranscriptView", "Correct…"), correct)
    for words, text in (
        (translate("TranscriptView", "Copy"), copied.picked),
        (translate("TranscriptView", "Copy line"), copied.line),
        (translate("TranscriptView", "Copy all"), copied.text),
    ):
        if text:
            menu.addAction(words, partial(board.setText, text))
    menu.popup(at)
