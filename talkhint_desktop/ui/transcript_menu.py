"""The menu over a row of the transcript."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from talkhint_desktop.ui.line_flags import LineFlags, may_be_flagged
from talkhint_desktop.ui.transcript_rows import Row, row_text

translate = QCoreApplication.translate


class Script(Protocol):
    """What is asked of the view beside what any widget has."""

    flags: LineFlags

    @property
    def rows(self) -> Sequence[Row]: ...
    def text(self) -> str: ...


def open_menu(
    home: QWidget,
    script: Script,
    at: QPoint,
    index: int | None,
    *,
    picked: str,
    correct: Callable[[], None],
) -> None:
    """Offer to set a row right, to flag it, and to copy; `at` is global.

    `picked` is what is selected.
    """
    menu = QMenu(home)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    board, flags = QGuiApplication.clipboard(), script.flags
    row = None if index is None else script.rows[index]
    if row and may_be_flagged(row):
        menu.addAction(translate("TranscriptView", "Correct…"), correct)
        flag = translate("TranscriptView", "Flag")
        if flags.is_on(row):
            flag = translate("TranscriptView", "Remove flag")
        menu.addAction(flag, partial(flags.turn, row))
    for words, text in (
        (translate("TranscriptView", "Copy"), picked),
        (translate("TranscriptView", "Copy line"), row_text(row) if row else ""),
        (translate("TranscriptView", "Copy all"), script.text()),
    ):
        if text:
            menu.addAction(words, partial(board.setText, text))
    menu.popup(at)
