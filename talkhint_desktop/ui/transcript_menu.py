"""The menu over a row of the transcript."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

translate = QCoreApplication.translate


def open_menu(
    home: QWidget, at: QPoint, line: str, text: str, correct: Callable[[], None] | None
) -> None:
    """Offer to set right, and to copy `line` or all of `text`; `at` is global."""
    menu = QMenu(home)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    board = QGuiApplication.clipboard()
    if correct:
        menu.addAction(translate("TranscriptView", "Correct…"), correct)
    if line:
        copy = translate("TranscriptView", "Copy line")
        menu.addAction(copy, lambda: board.setText(line))
    copy = translate("TranscriptView", "Copy all")
    menu.addAction(copy, lambda: board.setText(text))
    menu.popup(at)
