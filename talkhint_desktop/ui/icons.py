"""Line icons in any colour and size, drawn from the SVG files."""

import re
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from talkhint_desktop.ui.resources import resource

_STROKE = re.compile(r'stroke-width="2"')


@cache
def _source(name: str) -> str:
    text = resource("icons", f"{name}.svg").read_text("utf-8")
    return _STROKE.sub('stroke-width="1.75"', text)


def picture(name: str, color: str, size: int, *, ratio: float = 2.0) -> QPixmap:
    """Return the icon `size` logical pixels wide, for screens up to `ratio`."""
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer(name, color).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon(name: str, color: str, size: int, *, off: str = "") -> QIcon:
    """Return the icon for a button; `off` is its colour while it is disabled."""
    made = QIcon(picture(name, color, size))
    if off:
        made.addPixmap(picture(name, off, size), QIcon.Mode.Disabled)
    return made


def picture_icon(name: str) -> QIcon:
    """Return an icon that has its own colours, for the tray and the window."""
    made = QIcon()
    for size in (16, 22, 24, 32, 48, 64, 128):
        made.addPixmap(picture(name, "#000000", size, ratio=1.0))
    return made


@cache
def renderer(name: str, color: str) -> QSvgRenderer:
    """Return what paints the icon in `color` (like `#14181F`)."""
    text = _source(name).replace("currentColor", color)
    return QSvgRenderer(QByteArray(text.encode()))
