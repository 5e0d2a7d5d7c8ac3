"""One reading of both clocks. Whoever has a clock passes it in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened.

    `wall` is UTC, for people; `mono` counts seconds from anywhere, never
    jumps, and is what every duration is measured by.
    """

    wall: datetime
    mono: float

    @property
    def stamp(self) -> str:
        """ISO 8601 in UTC with milliseconds, as `at` in every event."""
        return stamp(self.wall)


Clock = Callable[[], Moment]


def stamp(wall: datetime) -> str:
    """Return `2026-11-22T09:30:00.125Z` for an aware `wall`."""
    text = wall.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.removesuffix("+00:00") + "Z"
