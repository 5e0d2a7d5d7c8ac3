"""The narrow column on the left: the mark, and one entry a page."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout

from talkhint_desktop.ui.icons import icon
from talkhint_desktop.ui.pieces import Glyph
from talkhint_desktop.ui.theme import Look

_LEAST = 68


class Rail(QFrame):
    """As wide as its longest label needs; only pages that exist are in it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._mark = Glyph(28)
        self._call = QToolButton()
        self._call.setObjectName("rail-call")
        self._call.setAccessibleIdentifier("rail-call")
        self._call.setText(self.tr("Call"))
        self._call.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self._call.setCheckable(True)
        self._call.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._call.setChecked(True)
        self._call.clicked.connect(lambda: self._call.setChecked(True))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 20, 10, 16)
        column.setSpacing(20)
        column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._call)
        column.addStretch()
        self.set_look(look)

    def set_look(self, look: Look) -> None:
        self._mark.show_icon(look, "talkhint", "accent")
        self._call.setIcon(icon("phone", look.color("accent").name(), 20))
        self._call.setIconSize(QSize(20, 20))
        metrics = QFontMetrics(look.font(11, 600))
        longest = metrics.horizontalAdvance(self._call.text())
        self.setFixedWidth(max(_LEAST, longest + 16 + 20))
        self._call.setFixedHeight(20 + metrics.height() + 16)
        self._call.setFixedWidth(self.width() - 21)
