"""A line that opens what stands under it, by a click, Space or Enter."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from talkhint_desktop.ui.pieces import Glyph
from talkhint_desktop.ui.theme import Look

_RADIUS = 10.0


class Disclosure(QAbstractButton):
    """A button whose face is a layout of labels; `turned` tells open or shut.

    One that has nothing under it is no button: no arrow, no focus.
    """

    turned = Signal(bool)

    def __init__(self, look: Look, face: QWidget, *, name: str) -> None:
        super().__init__()
        self._look, self._open, self._openable = look, False, True
        self.setObjectName(name)
        self.setAccessibleIdentifier(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._arrow = Glyph(18)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(face, 1)
        row.addWidget(self._arrow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._clicked)
        self.set_look(look)
        self.set_openable(openable=True)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._show_arrow()
        self.update()

    def set_openable(self, *, openable: bool) -> None:
        """Say whether there is anything to open."""
        self._openable = openable
        # Not without any: Qt would lose its place in the order of the Tab key.
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if openable else policy.ClickFocus)
        shape = Qt.CursorShape
        self.setCursor(shape.PointingHandCursor if openable else shape.ArrowCursor)
        self._arrow.setVisible(openable)
        if not openable:
            self.turn(False)
        self._describe()

    def turn(self, opened: bool) -> None:
        """Open it or shut it; `turned` is told once it differs."""
        if opened == self._open:
            return
        self._open = opened
        self._show_arrow()
        self.turned.emit(opened)

    @property
    def opened(self) -> bool:
        return self._open

    def say(self, name: str) -> None:
        """Give a screen reader the whole line as one sentence."""
        self.setAccessibleName(name)
        self._describe()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._openable:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.color("hover"))
            painter.drawRoundedRect(around, _RADIUS, _RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(self._look.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(around, _RADIUS, _RADIUS)
        painter.end()

    def _clicked(self) -> None:
        if self._openable:
            self.turn(not self._open)

    def _show_arrow(self) -> None:
        glyph = "chevron-up" if self._open else "chevron-down"
        self._arrow.show_icon(self._look, glyph, "text3")
        self._describe()

    def _describe(self) -> None:
        words = self.tr("Hides details") if self._open else self.tr("Shows details")
        self.setAccessibleDescription(words if self._openable else "")
