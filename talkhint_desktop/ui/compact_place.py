"""Where the small window stands: where it was left, or else at the top of a screen."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QRect, QSize

from talkhint_desktop.core.window import Place
from talkhint_desktop.ui.shortcuts import with_key

_BELOW_EDGE = 24


def place_on(
    screens: Mapping[str, QRect], places: Sequence[Place], size: QSize
) -> QRect:
    """Return where to stand, whole and in sight.

    `screens` are the free parts of those there are, the first one being the
    main; `places` has the last used first. Near the camera, where it was nowhere
    yet.
    """
    for place in places:
        free = screens.get(place.screen)
        if free is not None:
            corner = free.topLeft()
            left, top = corner.x() + place.left, corner.y() + place.top
            wide = max(size.width() // 2, place.width)
            return inside(QRect(left, top, wide, place.height), free)
    free = next(iter(screens.values()))
    left = free.left() + (free.width() - size.width()) // 2
    return inside(
        QRect(left, free.top() + _BELOW_EDGE, size.width(), size.height()), free
    )


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
