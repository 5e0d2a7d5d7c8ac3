"""What the user may choose of the window, and where a small one stood."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class WhenRinging(StrEnum):
    """What the window does when a call rings."""

    RAISE = "raise"
    NOTIFY = "notify"
    NOTHING = "nothing"


class Corner(StrEnum):
    """Where on a screen the small window goes by itself; `top` is near the camera."""

    TOP = "top"
    TOP_LEFT = "top-left"
    TOP_RIGHT = "top-right"
    BOTTOM_LEFT = "bottom-left"
    BOTTOM_RIGHT = "bottom-right"


_MOST_PLACES = 8
_PLACE = re.compile(r"(-?\d{1,5}) (-?\d{1,5}) (\d{1,5}) (\d{1,5}) (.{0,100})")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a window stood on the screen of that name, from the screen's corner."""

    screen: str
    left: int
    top: int
    width: int
    height: int

    def __str__(self) -> str:
        return f"{self.left} {self.top} {self.width} {self.height} {self.screen}"


def places_from(texts: Iterable[str]) -> list[Place]:
    """Return the places that texts tell of; what is no place is left out."""
    found = filter(None, map(_PLACE.fullmatch, texts))
    return [Place(match[5], *map(int, match.groups()[:4])) for match in found]


def with_place(places: Iterable[Place], newest: Place) -> list[Place]:
    """Return the places with the newest first, one for each screen."""
    others = [place for place in places if place.screen != newest.screen]
    return [newest, *others][:_MOST_PLACES]
