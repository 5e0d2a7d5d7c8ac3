"""Calls and hints counted by day. Pure: whoever knows the local day passes it in."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Day:
    """How many calls began on a day, and how many hints of theirs were used."""

    day: date
    calls: int = 0
    used: int = 0


def by_day(
    calls: Iterable[tuple[datetime, int]],
    *,
    last: date,
    count: int,
    day_of: Callable[[datetime], date],
) -> list[Day]:
    """Return the `count` days up to `last`, oldest first, none left out.

    A call is when it began, and how many of its hints were used; `day_of`
    says on which local day that was.
    """
    days = [last - timedelta(days=back) for back in range(count - 1, -1, -1)]
    began = dict.fromkeys(days, 0)
    used = dict.fromkeys(days, 0)
    for when, hints in calls:
        day = day_of(when)
        if day in began:
            began[day] += 1
            used[day] += hints
    return [Day(day, began[day], used[day]) for day in days]
