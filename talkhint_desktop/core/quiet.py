"""Quiet hours: times of day in which no call draws attention to itself."""

import re
from dataclasses import dataclass
from datetime import time

from talkhint_desktop.core.errors import UsageError

_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?")


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From one time of day up to another, over midnight where that is earlier.

    Two equal times are the whole day.
    """

    begins: time
    ends: time

    @property
    def all_day(self) -> bool:
        return self.begins == self.ends

    def hold(self, at: time) -> bool:
        if self.begins < self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends


def quiet_hours(begins: str, ends: str) -> QuietHours:
    """Return quiet hours of two checked times, like `22:00`."""
    return QuietHours(time.fromisoformat(begins), time.fromisoformat(ends))


def clock_time(value: str, *, name: str) -> str:
    """Return a time of day as `08:00`; `8`, `8:00` and `8.00` are as good.

    Raises `UsageError` that calls it `name`.
    """
    found = _CLOCK.fullmatch(value)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise UsageError(f"{name} is {value!r}, which is no time of day.")
    return f"{hour:02}:{minute:02}"
