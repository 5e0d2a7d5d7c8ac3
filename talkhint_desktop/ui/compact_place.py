"""Where the small window stands: where it was left, or else in its corner."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QRect, QSize

from talkhint_desktop.core.window import Corner, Place
from talkhint_desktop.ui.shortcuts import with_key

_FROM_EDGE = 24
LOW = (Corner.BOTTOM_LEFT, Corner.BOTTOM_RIGHT)
_LEFT = (Corner.TOP_LEFT, Corner.BOTTOM_LEFT)


def place_on(
    screens: Mapping[str, QRect],
    places: Sequence[Place],
    size: QSize,
    corner: Corner = Corner.TOP,
) -> QRect:
    """Return where to stand, whole and in sight.

    `screens` are the free parts of those there are, the one for the corner
    first; `places` has the last used first. In the corner, where it was nowhere
    yet.
    """
    for place in places:
        free = screens.get(place.screen)
        if free is not None:
            left, top = free.left() + place.left, free.top() + place.top
            wide = max(size.width() // 2, place.width)
            return inside(QRect(left, top, wide, place.height), free)
    return home(next(iter(screens.values())), size, corner)


def home(free: QRect, size: QSize, corner: Corner) -> QRect:
    """Return where it stands by itself on a screen with so much free."""
    left = free.left() + (free.width() - size.width()) // 2
    if corner is not Corner.TOP:
        right = free.right() + 1 - size.width() - _FROM_EDGE
        left = free.left() + _FROM_EDGE if corner in _LEFT else right
    top = free.top() + _FROM_EDGE
    if corner in LOW:
        top = free.bottom() + 1 - size.height() - _FROM_EDGE
    return inside(QRect(left, top, size.width(), size.height()), free)


def inside(box: QRect, free: QRect) -> QRect:
    """Return `box` moved, and made smaller if need be, so that it is in `free`."""
    size = box.size().boundedTo(free.size())
    left = min(max(box.left(), free.left()), free.right() + 1 - size.width())
    top = min(max(box.top(), free.top()), free.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def place_of(box: QRect, screen: str, free: QRect) -> Place:
    """Return what to remember of a window that stands at `box`."""
    return Place(
        screen,
        box.left() - free.left(),
        box.top() - free.top(),
        box.width(),
        box.height(),
    )


def compact_tip(words: str, platform: str) -> str:
    """Return the tooltip of what opens the small window, honest about Wayland."""
    tip = with_key(words, "compact")
    if not platform.startswith("wayland"):
        return tip
    honest = QCoreApplication.translate(
        "Compact",
        "On Wayland no window can stay on top by itself: "
        "choose “Always on top” in its window menu.",
    )
    return f"{tip}\n{honest}"
