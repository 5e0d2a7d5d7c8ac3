"""The ring that says where the keys go, painted where no style sheet reaches."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from talkhint_desktop.ui.theme import Look

_WIDE = 2.0
_BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


def paint_ring(painter: QPainter, look: Look, box: QRectF, radius: float) -> None:
    """Paint the ring just inside `box`."""
    inset = _WIDE / 2
    painter.setPen(QPen(look.color("accent"), _WIDE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    within = box.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(within, radius, radius)


def came_by_keys(reason: Qt.FocusReason) -> bool:
    """Tell whether a ring is wanted: somebody who clicked knows where it is."""
    return reason in _BY_KEYS
