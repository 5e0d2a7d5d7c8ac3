"""A slim bar to find words: what is looked for, how many hits, and the way on."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QIcon,
    QKeyEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from talkhint_desktop.ui.icons import picture
from talkhint_desktop.ui.pieces import button, dress, text
from talkhint_desktop.ui.shortcuts import on_key, with_key
from talkhint_desktop.ui.theme import Look

_LONGEST = 200
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QFrame):
    """`typed` tells the words, `left` that the bar is to close.

    `step` is the wish for the next hit (1) or the former one (-1), `live` the one
    for what is said now.
    """

    typed = Signal(str)
    step = Signal(int)
    live = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("find-bar")
        self._box = _FindBox(self.tr("Find in the transcript"))
        self._box.textChanged.connect(self.typed)
        self._count = text("meta")
        self._count.setObjectName("find-count")
        self._former = self._button("former-hit", self.tr("Previous match"))
        self._next = self._button("next-hit", self.tr("Next match"))
        self._close = button("ghost", "", name="leave-find")
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(with_key(self.tr("Close"), "leave"))
        for made, do in (
            (self._former, lambda: self.step.emit(-1)),
            (self._next, lambda: self.step.emit(1)),
            (self._close, self.left.emit),
        ):
            made.clicked.connect(do)
        on_key("former-hit", self, lambda: self.step.emit(-1))
        on_key("next-hit", self, lambda: self.step.emit(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(4)
        row.addWidget(self._box, 1)
        row.addSpacing(4)
        row.addWidget(self._count)
        for made in (self._former, self._next, self._close):
            row.addWidget(made)
        self.hide()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._box.set_look(look)
        dress(self._former, look, "chevron-up")
        dress(self._next, look, "chevron-down")
        dress(self._close, look, "x")

    @property
    def words(self) -> str:
        return self._box.text()

    def open(self, words: str) -> None:
        """Take the keys, with `words` or those of before, to be replaced."""
        self.show()
        self.raise_()
        if words:
            self._box.setText(words)
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._box.selectAll()

    def show_count(self, place: int, count: int, *, aloud: bool) -> None:
        """Say at which of the hits one is; `aloud` tells it to a reader too."""
        words = self.tr("No matches")
        if count:
            words = self.tr("%1 of %2").replace("%1", str(place))
            words = words.replace("%2", str(count))
        words = words if self.words.strip() else ""
        self._former.setEnabled(count > 0)
        self._next.setEnabled(count > 0)
        if words == self._count.text():
            return
        self._count.setText(words)
        if aloud and words and QAccessible.isActive():
            said = QAccessibleAnnouncementEvent(self._count, words)
            said.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
            QAccessible.updateAccessibility(said)

    def event(self, event: QEvent) -> bool:
        # Esc is this bar's while the keys go here, not the hint card's.
        if event.type() is QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        former = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if _is_escape(event):
            self.left.emit()
        elif event.key() in _ENTER:
            self.step.emit(-1 if former else 1)
        elif event.key() == Qt.Key.Key_End:
            self.live.emit()
        else:
            super().keyPressEvent(event)  # others scroll what is found in

    def _button(self, name: str, says: str) -> QPushButton:
        made = button("ghost", "", name=name)
        made.setAccessibleName(says)
        made.setToolTip(with_key(says, name))
        return made


class _FindBox(QLineEdit):
    def __init__(self, says: str) -> None:
        super().__init__()
        self.setObjectName("find-words")
        self.setAccessibleIdentifier("find-words")
        self.setAccessibleName(says)
        self.setPlaceholderText(says)
        self.setMaxLength(_LONGEST)
        self._glass = QAction(says, self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)

    def set_look(self, look: Look) -> None:
        glass = picture("search", look.color("text3").name(), round(16 * look.scale))
        self._glass.setIcon(QIcon(glass))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at_end = self.cursorPosition() == len(self.text()) and not self.selectedText()
        if event.key() == Qt.Key.Key_End and at_end:
            event.ignore()  # there is nothing here that it could do
        else:
            super().keyPressEvent(event)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
