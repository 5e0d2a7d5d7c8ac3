"""The list of all keys, by the place where they hold."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from talkhint_desktop.ui.pieces import button, card, dress, text, to_read
from talkhint_desktop.ui.shortcuts import (
    GROUPS,
    Group,
    Shortcut,
    does_words,
    native_keys,
    on_key,
    place_words,
    with_key,
)
from talkhint_desktop.ui.theme import Look

KEYS = "keys"
_WIDEST = 1180  # at 100 %
_TWO = 900  # from here on the cards stand in two columns


class ShortcutPage(QWidget):
    """`left` tells the wish to go back to where one was."""

    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self._inside = QWidget()
        self._inside.setObjectName("scrolled")
        self._back = button("plain", self.tr("Back"), name="leave-keys")
        self._back.setToolTip(with_key(self.tr("Back"), "leave"))
        self._back.clicked.connect(self.left)
        on_key("leave", self, self.left.emit)
        self._scroll = QScrollArea()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._two = _TWO
        self._build()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        dress(self._back, look, "arrow-left")
        self._inside.setMaximumWidth(round(_WIDEST * max(1.0, look.scale * 0.85)))
        self._two = round(_TWO * look.scale)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self._two
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if wide else way.TopToBottom)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(text("title", self.tr("Keys"), wrap=True), 1)
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(28, 24, 28, 28)
        column.setSpacing(14)
        column.addLayout(head)
        for groups in _halves(GROUPS):
            half = QVBoxLayout()
            half.setSpacing(14)
            for group in groups:
                half.addWidget(_card(group))
            half.addStretch()
            self._columns.addLayout(half, 1)
        self._columns.setSpacing(14)
        column.addLayout(self._columns)
        column.addStretch()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        to_read(self._scroll, self.tr("Keys"))
        self._scroll.setWidget(self._inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)


class ShortcutDesk:
    """Builds the page when it is first looked at, and hands it to `add`.

    `before` is the section where the user was.
    """

    def __init__(
        self,
        look: Callable[[], Look],
        add: Callable[[QWidget], object],
        turn: Callable[[], None],
    ) -> None:
        self._look, self._add, self._turn = look, add, turn
        self._page: ShortcutPage | None = None
        self.before = "call"

    @property
    def page(self) -> ShortcutPage:
        if self._page is None:
            self._page = ShortcutPage(self._look())
            self._page.left.connect(self._turn)
            self._add(self._page)
        return self._page


def _halves(groups: Sequence[Group]) -> tuple[list[Group], list[Group]]:
    """Part the groups, in their order, into two about as long."""
    total = sum(len(group.shortcuts) for group in groups)
    left: list[Group] = []
    for group in groups:
        if 2 * sum(len(one.shortcuts) for one in left) >= total:
            break
        left.append(group)
    return left, list(groups[len(left) :])


def _card(group: Group) -> QFrame:
    frame, column = card()
    column.setContentsMargins(20, 14, 20, 16)
    column.setSpacing(10)
    column.addWidget(text("verdict", place_words(group), wrap=True))
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(0, 1)
    for row, shortcut in enumerate(group.shortcuts):
        does = text("body2", does_words(shortcut), wrap=True)
        grid.addWidget(does, row, 0)
        grid.addWidget(_caps(shortcut), row, 1, Qt.AlignmentFlag.AlignRight)
    column.addLayout(grid)
    return frame


def _caps(shortcut: Shortcut) -> QWidget:
    caps = QWidget()
    row = QHBoxLayout(caps)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for key in native_keys(shortcut.name):
        row.addWidget(text("key", key))
    return caps
