"""Lets a window without a frame be moved and made wider, by pointer and by keys."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

_EDGE = 7
_LEAST_WIDTH = 320
_STEP = 16
STEPS = {
    Qt.Key.Key_Left: QPoint(-_STEP, 0),
    Qt.Key.Key_Right: QPoint(_STEP, 0),
    Qt.Key.Key_Up: QPoint(0, -_STEP),
    Qt.Key.Key_Down: QPoint(0, _STEP),
}


class WindowDrag(QObject):
    """The system moves it where it can, which a Wayland alone does; else we do."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._from, self._edge = QPoint(), Qt.Edge(0)
        self._at = window.geometry()
        self._held = False
        window.setMouseTracking(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() is QEvent.Type.MouseButtonPress:
            return self._press(event)
        if event.type() is QEvent.Type.MouseMove:
            return self._move(event)
        if event.type() is QEvent.Type.MouseButtonRelease:
            self._held = False
        return False

    def _press(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton:
            return False
        self._edge = self._edge_at(event.position().toPoint())
        handle = self._window.windowHandle()
        if handle is not None and self._edge and handle.startSystemResize(self._edge):
            return True
        if handle is not None and not self._edge and handle.startSystemMove():
            return True
        self._from, self._at = event.globalPosition().toPoint(), self._window.geometry()
        self._held = True
        return True

    def _move(self, event: QMouseEvent) -> bool:
        if not self._held:
            over = self._edge_at(event.position().toPoint())
            shape = Qt.CursorShape
            self._window.setCursor(shape.SizeHorCursor if over else shape.ArrowCursor)
            return False
        by = event.globalPosition().toPoint() - self._from
        self._window.setGeometry(self._moved(by))
        return True

    def _moved(self, by: QPoint) -> QRect:
        made = self._at
        if self._edge == Qt.Edge.LeftEdge:
            return made.adjusted(min(by.x(), made.width() - _LEAST_WIDTH), 0, 0, 0)
        if self._edge == Qt.Edge.RightEdge:
            return made.adjusted(0, 0, max(by.x(), _LEAST_WIDTH - made.width()), 0)
        return made.translated(by)

    def _edge_at(self, at: QPoint) -> Qt.Edge:
        if at.x() < _EDGE:
            return Qt.Edge.LeftEdge
        if at.x() >= self._window.width() - _EDGE:
            return Qt.Edge.RightEdge
        return Qt.Edge(0)
