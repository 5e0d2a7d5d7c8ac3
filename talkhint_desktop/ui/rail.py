"""The narrow column on the left: the mark, and one entry a page."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout

from talkhint_desktop.ui.icons import picture
from talkhint_desktop.ui.pieces import Glyph
from talkhint_desktop.ui.shortcuts import on_key, with_key
from talkhint_desktop.ui.theme import Look

_LEAST, _EDGE = 68, 8
# Name, icon and label of each page that exists, from the top.
_ENTRIES: tuple[tuple[str, str, object], ...] = (
    ("call", "phone", QT_TRANSLATE_NOOP("Rail", "Call")),
    ("history", "history", QT_TRANSLATE_NOOP("Rail", "History")),
    ("webhook", "webhook", QT_TRANSLATE_NOOP("Rail", "Webhook")),
    ("settings", "settings", QT_TRANSLATE_NOOP("Rail", "Settings")),
)
_AT_THE_BOTTOM = "settings"


class Rail(QFrame):
    """As wide as its longest label needs; `chosen` tells a page's name."""

    chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._mark = Glyph(28)
        self._entries = {name: self._entry(name, label) for name, _, label in _ENTRIES}
        self._shown = "call"
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 20, _EDGE, 16)
        column.setSpacing(6)
        column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(14)
        for name, entry in self._entries.items():
            if name == _AT_THE_BOTTOM:
                column.addStretch()
            column.addWidget(entry)
        self.set_look(look)
        self.show_page("call")

    def set_look(self, look: Look) -> None:
        self._mark.show_icon(look, "talkhint", "accent")
        metrics = QFontMetrics(look.font(11, 600))
        labels = [entry.text() for entry in self._entries.values()]
        longest = max(map(metrics.horizontalAdvance, labels))
        self.setFixedWidth(max(_LEAST, longest + 8 + 2 * _EDGE))
        for name, glyph, _ in _ENTRIES:
            made = QIcon(picture(glyph, look.color("text2").name(), 20))
            on = picture(glyph, look.color("accent").name(), 20)
            made.addPixmap(on, QIcon.Mode.Normal, QIcon.State.On)
            entry = self._entries[name]
            entry.setIcon(made)
            entry.setIconSize(QSize(20, 20))
            entry.setFixedHeight(20 + metrics.height() + 16)
            entry.setFixedWidth(self.width() - 2 * _EDGE - 1)

    def show_page(self, name: str) -> None:
        """Mark the entry of the page that is on screen."""
        self._shown = name
        for other, entry in self._entries.items():
            entry.setChecked(other == name)

    def _entry(self, name: str, label: object) -> QToolButton:
        made = QToolButton()
        made.setObjectName(f"rail-{name}")
        made.setAccessibleIdentifier(f"rail-{name}")
        words = QCoreApplication.translate("Rail", str(label))
        made.setText(words)
        made.setToolTip(with_key(words, name))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda: self._choose(name))
        on_key(name, self, lambda: self._choose(name))
        return made

    def _choose(self, name: str) -> None:
        self.show_page(self._shown)  # a click alone turns no page
        self.chosen.emit(name)
