"""One document, line by line with its marks, in a box that scrolls by itself."""

from math import ceil

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from talkhint_desktop.ui.document_diff import GONE, NEW, SAME, Side
from talkhint_desktop.ui.theme import Look

_FEWEST, _MOST = 5, 22  # lines that the box is high
_EDGE = 10
_FURTHER = 4  # characters that the rest of a wrapped line stands further in
# Ink and ground of a line by its mark.
_COLORS = {SAME: ("text2", ""), GONE: ("bad", "bad_soft"), NEW: ("ok", "ok_soft")}


class DocumentView(QTextEdit):
    """Plain text that can be selected; a long one is higher, up to a bound.

    `wrapped` tells that it needs another height, since its width is another.
    """

    wrapped = Signal()

    def __init__(self, look: Look, *, name: str) -> None:
        super().__init__()
        self._look = look
        self._side, self._quiet = Side(), False
        self._least = 0
        self.setObjectName(name)
        self.setAccessibleIdentifier(name)
        self.setProperty("twiml", "true")
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.document().setDocumentMargin(_EDGE)
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._write()

    def show_side(self, side: Side, *, quiet: bool) -> None:
        """Show a document; `quiet` leaves out the colours of its marks."""
        if (side, quiet) == (self._side, self._quiet):
            return
        self._side, self._quiet = side, quiet
        self._write()

    def be_as_high_as(self, height: int) -> None:
        """Be this high at least, like a document beside it."""
        if height != self._least:
            self._least = height
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(200, max(self.needed(), self._least))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, max(self.needed(), self._least))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
            self.wrapped.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The page scrolls on where this box has nothing more to scroll.
        if self.verticalScrollBar().maximum() == 0:
            event.ignore()
        else:
            super().wheelEvent(event)

    def needed(self) -> int:
        """Return the height that the document needs, as it is wrapped now."""
        self.ensurePolished()
        line = QFontMetricsF(self.font()).lineSpacing()
        text = self.document().size().height() - 2 * _EDGE
        wanted = max(_FEWEST * line, min(text, _MOST * line))
        return ceil(wanted) + 2 * _EDGE + 4

    def _write(self) -> None:
        self.ensurePolished()  # the style's font, whose width is measured below
        self.clear()
        cursor = QTextCursor(self.document())
        character = QFontMetricsF(self.font()).horizontalAdvance("x")
        for place, line in enumerate(self._side.lines):
            ink, ground = _COLORS[SAME if self._quiet else line.mark]
            block, chars = QTextBlockFormat(), QTextCharFormat()
            chars.setForeground(self._look.color(ink))
            text = line.text.lstrip()
            head = f"{line.mark} ".ljust(len(line.text) - len(text) + 2)
            block.setLeftMargin((len(head) + _FURTHER) * character)
            block.setTextIndent(-(len(head) + _FURTHER) * character)
            if ground:
                block.setBackground(self._look.color(ground))
            if place:
                cursor.insertBlock(block, chars)
            else:
                cursor.setBlockFormat(block)
            # Where the head could break, a long line would stand alone below it;
            # Qt copies these as ordinary spaces.
            cursor.insertText(head.replace(" ", "\N{NO-BREAK SPACE}") + text, chars)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.updateGeometry()
