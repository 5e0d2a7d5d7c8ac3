"""The frame that is on screen first: the rail, the idle page, the signal path.

Nothing that takes long to load is imported here, at any depth: no coroutines,
no link, no events. What calls need is put into it once it is painted.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEventLoop, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from talkhint_desktop.ui.icons import picture_icon
from talkhint_desktop.ui.idle_page import IdlePage
from talkhint_desktop.ui.rail import Rail
from talkhint_desktop.ui.shortcuts import on_key
from talkhint_desktop.ui.signal_path import SignalPath
from talkhint_desktop.ui.theme import Look, palette, style_sheet

_PAINTED_WITHIN_MS = 500  # one that starts minimised is not painted at all


class Frame(QMainWindow):
    """The window itself; the other pages are added to `pages`.

    What is in `keep` may put it away when it is closed; then it does not end.

    `practice`, `verify`, `set_up`, `restart` and `closed` are wishes of the user's.
    """

    practice = Signal()
    verify = Signal()
    set_up = Signal()
    restart = Signal()
    closed = Signal()
    painted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setWindowTitle("TalkHint")
        self.setWindowIcon(picture_icon("app"))
        self.setMinimumSize(900, 600)
        self.resize(1240, 780)
        self.rests = False  # it was not shown yet: it started in the tray
        self.keep: Callable[[], bool] | None = None
        self._former: list[QWidget | None] = []
        self._build(look)

    def rebuild(self, look: Look) -> None:
        """Build all of it anew, for another language; it looks as at the start.

        What was in it goes from sight only: an answer of the relay's may still
        be on its way to it.
        """
        here = Qt.FindChildOption.FindDirectChildrenOnly
        for shortcut in self.findChildren(QShortcut, options=here):
            shortcut.setEnabled(False)
        self._former.append(self.takeCentralWidget())
        self._build(look)

    def show_at_once(self) -> None:
        """Show it and return when it is painted. Not for coroutines."""
        wait = QEventLoop()
        self.painted.connect(wait.quit)
        QTimer.singleShot(_PAINTED_WITHIN_MS, wait.quit)
        self.show()
        wait.exec()

    def end(self) -> None:
        """Close it for good."""
        self.keep = None
        self.close()

    def rest_focus(self) -> None:
        """Take the focus from a page that goes, and give it to no button."""
        focused = self.focusWidget()
        if focused is not None and self.pages.isAncestorOf(focused):
            self._middle.setFocus()

    def add_bar(self, bar: QWidget) -> None:
        """Put what is to be seen on every page between them and the path."""
        self._right.insertWidget(self._right.count() - 1, bar)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.keep and self.keep():
            event.ignore()
            return
        self.rests = False
        # The desktop closes in order; the window goes from sight at once.
        event.accept()
        self.closed.emit()

    def _build(self, look: Look) -> None:
        self.idle, self.path = IdlePage(look), SignalPath(look)
        self.rail = Rail(look)
        self.idle.practice.connect(self.practice)
        self.idle.verify.connect(self.verify)
        self.idle.set_up.connect(self.set_up)
        on_key("quit", self, self.end)
        self.pages = QStackedWidget()
        self.pages.setObjectName("pages")
        self.pages.addWidget(self.idle)
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self._right.addWidget(self.pages, 1)
        self._right.addWidget(self.path)
        self._middle = QWidget()
        row = QHBoxLayout(self._middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(self._right, 1)
        self.setCentralWidget(self._middle)
        # Else the first button would wear a focus ring before any key is pressed.
        self._middle.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._middle.setFocus()


def dress_widgets(top: QWidget, look: Look) -> None:
    """Dress everything in a window anew, for another theme."""
    for widget in [top, *top.findChildren(QWidget)]:
        change = getattr(widget, "set_look", None)
        if change:
            change(look)


@contextmanager
def undressed(look: Look) -> Iterator[None]:
    """Let a window be built in here, and dress it in `look` once it stands.

    A dressed part is dressed anew, with all that is in it, each time that it is
    put into another one.
    """
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("")
    yield
    dress_application(look)


def dress_application(look: Look) -> None:
    """Give the application the colours and the style sheet of `look`."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setPalette(palette(look))
    application.setStyleSheet(style_sheet(look))
