"""Where the large window stands: where it was left, or else whole and in sight."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from talkhint_desktop.core.window import Place, places_from, with_place
from talkhint_desktop.ui.compact_place import inside, place_of

FIRST = QSize(1240, 780)
LEAST = QSize(900, 600)
# What the desktop puts around it is known only once it is shown.
_AROUND = QSize(12, 44)
_SETTLED_MS = 800
_CHANGES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange)


def box_on(screens: Mapping[str, QRect], places: Sequence[Place]) -> QRect:
    """Return the place of the window without what is around it.

    `screens` are the free parts of those there are, the main one first. In its
    middle, where the window stood on none of them yet.
    """
    for place in places:
        free = screens.get(place.screen)
        if free is not None:
            left, top = free.left() + place.left, free.top() + place.top
            return _within(QRect(left, top, place.width, place.height), free)
    free = next(iter(screens.values()))
    box = QRect(free.topLeft(), FIRST)
    box.moveCenter(free.center())
    return _within(box, free)


def put(frame: QMainWindow, places: Sequence[str], *, maximized: bool) -> None:
    """Put a window that is not on screen yet where it was left."""
    main = QGuiApplication.primaryScreen()
    screens = [main, *(s for s in QGuiApplication.screens() if s is not main)]
    free = {screen.name(): screen.availableGeometry() for screen in screens}
    box = box_on(free, places_from(places))
    frame.setMinimumSize(LEAST.boundedTo(box.size()))  # on a very small screen
    frame.resize(box.size())
    frame.move(box.topLeft())
    if maximized:
        frame.setWindowState(frame.windowState() | Qt.WindowState.WindowMaximized)


def _within(box: QRect, free: QRect) -> QRect:
    size = box.size().expandedTo(LEAST) + _AROUND
    outer = inside(QRect(box.topLeft(), size), free)
    return QRect(outer.topLeft(), outer.size() - _AROUND)


class FramePlace(QObject):
    """Tells `keep` where the window stands, once it has come to rest.

    The values are those of the settings `window_places` and `window_maximized`.
    """

    def __init__(
        self,
        frame: QMainWindow,
        places: Sequence[str],
        keep: Callable[[Mapping[str, object]], None],
    ) -> None:
        super().__init__(frame)
        self._frame, self._keep = frame, keep
        self._places = places_from(places)
        self._told: dict[str, object] = {}
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._look)
        frame.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _CHANGES:
            self._settled.start()
        return False

    def _look(self) -> None:
        frame, state = self._frame, self._frame.windowState()
        if not frame.isVisible() or state & Qt.WindowState.WindowMinimized:
            return
        if state & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen):
            self._tell({"window_maximized": True})
            return
        screen, box = frame.screen(), QRect(frame.pos(), frame.size())
        newest = place_of(box, screen.name(), screen.availableGeometry())
        self._places = with_place(self._places, newest)
        texts = [str(place) for place in self._places]
        self._tell({"window_places": texts, "window_maximized": False})

    def _tell(self, values: dict[str, object]) -> None:
        if values != self._told:
            self._told = values
            self._keep(values)
