"""The transcript as a screen reader walks it: a list, with a line for each row."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

from talkhint_desktop.core.events import Segment
from talkhint_desktop.ui.row_marks import Marks, spoken_words
from talkhint_desktop.ui.transcript_rows import Row, heard_words, row_text

_Event = QAccessible.Event


class Script(Protocol):
    """What is asked of the view; places are in its viewport."""

    @property
    def rows(self) -> Sequence[Row]: ...
    @property
    def marks(self) -> Marks: ...
    @property
    def heard(self) -> Mapping[str, str]: ...
    @property
    def chosen_row(self) -> int | None: ...
    def row_rect(self, index: int) -> QRect: ...
    def row_at(self, at: QPoint) -> int | None: ...
    def index_of(self, utterance: str) -> int | None: ...


class TranscriptAccess(QAccessibleWidget):
    """Rows are made as they are asked for; a row is known by its number."""

    def __init__(self, view: QWidget, script: Script, parts: Sequence[QWidget]) -> None:
        super().__init__(view, QAccessible.Role.List)
        self._view, self._script, self._parts = view, script, parts
        self._rows: dict[int, _RowAccess] = {}
        self._flagged = script.marks.flagged

    def childCount(self) -> int:
        return len(self._script.rows) + len(self._shown())

    def child(self, index: int) -> QAccessibleInterface:
        beyond = index - len(self._script.rows)
        if beyond >= 0:
            return QAccessible.queryAccessibleInterface(self._shown()[beyond])
        row = self._rows.get(index)
        if row is None:
            row = self._rows[index] = _RowAccess(self._view, self._script, index)
            QAccessible.registerAccessibleInterface(row)
        return row

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        index = self._script.row_at(self._view.mapFromGlobal(QPoint(x, y)))
        return None if index is None else self.child(index)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isinstance(child, _RowAccess):
            return child.index
        shown = self._shown()
        there = child.object()
        if there in shown:
            return len(self._script.rows) + shown.index(there)
        return -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        index = self._script.chosen_row
        return None if index is None else self.child(index)

    def told(self, before: Sequence[Row], after: Sequence[Row]) -> None:
        """Tell a reader of the rows at the end that are new, or words by now.

        A partial that grows is not told: it would be said over and over.
        """
        for index in range(len(before), len(after)):
            self._tell(index, _Event.ObjectCreated)
        last = min(len(before), len(after)) - 1
        if last >= 0 and before[last] is not after[last] and _is_final(after[last]):
            self._tell(last, _Event.NameChanged)
        flagged, self._flagged = self._flagged, self._script.marks.flagged
        for utterance in flagged ^ self._flagged:
            there = self._script.index_of(utterance)
            if there is not None:
                self._tell(there, _Event.NameChanged)

    def chose(self, index: int) -> None:
        self._tell(index, _Event.Focus)

    def _tell(self, index: int, event: QAccessible.Event) -> None:
        QAccessible.updateAccessibility(QAccessibleEvent(self.child(index), event))

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if part.isVisible()]


class _RowAccess(QAccessibleInterface):
    def __init__(self, view: QWidget, script: Script, index: int) -> None:
        super().__init__()
        self._view, self._script, self.index = view, script, index

    @property
    def _row(self) -> Row:
        return self._script.rows[self.index]

    def isValid(self) -> bool:
        return isValid(self._view) and self.index < len(self._script.rows)

    def object(self) -> QObject | None:  # type: ignore[override]
        return None  # a row is no widget

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def text(self, kind: QAccessible.Text) -> str:
        if not self.isValid():
            return ""
        if kind == QAccessible.Text.Name:
            if isinstance(self._row, Segment):
                return spoken_words(self._row, self._script.marks)
            return row_text(self._row)
        if kind == QAccessible.Text.Description and isinstance(self._row, Segment):
            return heard_words(self._script.heard.get(self._row.utterance, ""))
        return ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Words are set right in the view."""

    def state(self) -> QAccessible.State:
        return QAccessible.State()

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        place = self._script.row_rect(self.index)
        return QRect(self._view.mapToGlobal(place.topLeft()), place.size())

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._view)

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._view.window().windowHandle()

    def child(self, _index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1


def _is_final(row: Row) -> bool:
    return not isinstance(row, Segment) or row.final


@cache
def let_be_read(kind: type[QWidget]) -> None:
    """Have Qt ask each widget of this kind for its own `access`, once for all.

    Qt holds bare pointers to all that it was ever given, so nothing of it may
    go: that is a few rows for each view, and only where a reader reads.
    """
    kept: list[QAccessibleInterface] = []

    def access(_name: str, found: QObject) -> QAccessibleInterface | None:
        if not isinstance(found, kind):
            return None
        made: QAccessibleInterface = found.access()  # type: ignore[attr-defined]
        kept.append(made)
        return made

    QAccessible.installFactory(access)
