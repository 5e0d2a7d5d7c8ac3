"""Lets the user flag lines of a transcript, and find those that are flagged."""

from collections.abc import Sequence
from typing import Protocol, TypeGuard

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from talkhint_desktop.core.events import Segment
from talkhint_desktop.ui.row_marks import Marks
from talkhint_desktop.ui.shortcuts import on_key
from talkhint_desktop.ui.transcript_rows import Row


class Script(Protocol):
    """What is asked of the view."""

    @property
    def rows(self) -> Sequence[Row]: ...
    @property
    def marks(self) -> Marks: ...
    @property
    def chosen_row(self) -> int | None: ...


class LineFlags(QObject):
    """`wanted` tells an utterance and whether it shall be flagged.

    The key means the line in which a word is chosen; without one, in a call
    that goes on, the line that was said last.
    """

    wanted = Signal(str, bool)

    def __init__(self, view: QWidget, script: Script, *, live: bool) -> None:
        super().__init__(view)
        self._script, self._live = script, live
        self._found = -1  # the row that was gone to last
        on_key("flag", view, self.turn_chosen)

    def is_on(self, row: Row) -> bool:
        flagged = self._script.marks.flagged
        return isinstance(row, Segment) and row.utterance in flagged

    def turn(self, row: Row) -> None:
        """Flag a row, or take its flag off; only words that are final have one."""
        if may_be_flagged(row):
            self.wanted.emit(row.utterance, not self.is_on(row))

    def turn_chosen(self) -> None:
        index = self._script.chosen_row
        if index is None:
            index = self._last() if self._live else self._found
        if index is not None and 0 <= index < len(self._script.rows):
            self.turn(self._script.rows[index])

    def next(self) -> int | None:
        """Return the next flagged row behind the last one; at the end the first."""
        flagged = [i for i, row in enumerate(self._script.rows) if self.is_on(row)]
        behind = [index for index in flagged if index > self._found]
        found = next(iter(behind or flagged), None)
        self._found = -1 if found is None else found
        return found

    def begin(self) -> None:
        """Another transcript is shown."""
        self._found = -1

    def _last(self) -> int | None:
        places = range(len(self._script.rows) - 1, -1, -1)
        rows = self._script.rows
        return next((index for index in places if may_be_flagged(rows[index])), None)


def may_be_flagged(row: Row) -> TypeGuard[Segment]:
    return isinstance(row, Segment) and row.final
