"""The list of past calls: asked for in pages, painted row by row."""

from collections.abc import Callable
from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from talkhint_desktop.core.events import Name
from talkhint_desktop.core.past import PastCall, PastPage, renamed
from talkhint_desktop.ui.history_row import PAST, PastPainter
from talkhint_desktop.ui.history_words import spoken_row
from talkhint_desktop.ui.theme import Look

_Index = QModelIndex | QPersistentModelIndex


class PastModel(QAbstractListModel):
    """The calls so far; `more_wanted` has the CallSid to go on from."""

    more_wanted = Signal(str)

    def __init__(self, today: Callable[[], datetime]) -> None:
        super().__init__()
        self._today = today
        self.calls: list[PastCall] = []
        self._more = self._asked = False

    def show_page(self, page: PastPage) -> None:
        """Begin anew with a first page."""
        self.beginResetModel()
        self.calls, self._more, self._asked = list(page.calls), page.more, False
        self.endResetModel()

    def add_page(self, page: PastPage, after: str) -> None:
        """Add what follows the call `after`, unless that is not the end any more."""
        if not self._asked or not self.calls or self.calls[-1].sid != after:
            return
        self._asked, self._more = False, page.more
        known = {one.sid for one in self.calls}
        fresh = [one for one in page.calls if one.sid not in known]
        if fresh:
            first = len(self.calls)
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self.calls += fresh
            self.endInsertRows()

    def take_out(self, sid: str) -> None:
        row = self.row_of(sid)
        if row is not None:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self.calls[row]
            self.endRemoveRows()

    def flagged(self, sid: str, count: int) -> None:
        """Show how many lines of a call are flagged now."""
        row = self.row_of(sid)
        if row is not None and self.calls[row].flags != count:
            self.calls[row] = replace(self.calls[row], flags=count)
            self.dataChanged.emit(self.index(row), self.index(row))

    def rename(self, name: Name) -> None:
        """Call whoever has a number by the name, in every row."""
        for row, past in enumerate(self.calls):
            if past.number == name.number:
                self.calls[row] = renamed(past, name)
                self.dataChanged.emit(self.index(row), self.index(row))

    def not_got(self) -> None:
        """Ask for the next page again when the end comes into sight."""
        self._asked = False

    def row_of(self, sid: str) -> int | None:
        found = (row for row, one in enumerate(self.calls) if one.sid == sid)
        return next(found, None)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.calls)

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, _parent: _Index) -> None:
        if self.calls and not self._asked:
            self._asked = True
            self.more_wanted.emit(self.calls[-1].sid)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.calls):
            return None
        past = self.calls[index.row()]
        if role == PAST:
            return past
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return spoken_row(past, self._today()) if role in spoken else None


class PastList(QListView):
    """`chosen` tells the CallSid of the row that the user went to, once each.

    `opened` tells that it shall be looked at, `deletion` that it shall go.
    """

    chosen = Signal(str)
    opened = Signal()
    deletion = Signal(str)

    def __init__(self, look: Look, today: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("past-calls")
        self.setAccessibleIdentifier("past-calls")
        self.setAccessibleName(self.tr("Past calls"))
        self.calls, self._painter = PastModel(today), PastPainter(look, today)
        self.setModel(self.calls)
        self.setItemDelegate(self._painter)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._went)
        self.clicked.connect(self.opened)

    def set_look(self, look: Look) -> None:
        self._painter.set_look(look)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    @property
    def current(self) -> str:
        past = self.currentIndex().data(PAST)
        return past.sid if isinstance(past, PastCall) else ""

    def choose(self, sid: str) -> bool:
        """Go to a call; False where it is not in the list."""
        row = self.calls.row_of(sid)
        if row is None:
            return False
        self.setCurrentIndex(self.calls.index(row))
        return True

    def leave(self) -> None:
        """Have no call chosen."""
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.current:
            self.deletion.emit(self.current)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _went(self, index: QModelIndex, _before: QModelIndex) -> None:
        past = index.data(PAST)
        if isinstance(past, PastCall):
            self.chosen.emit(past.sid)
