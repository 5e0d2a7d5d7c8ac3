"""Calls and hints counted by local day."""

from datetime import UTC, date, datetime, timedelta, timezone

from talkhint_desktop.core.days import Day, by_day

LAST = date(2026, 11, 22)


def utc(moment: datetime) -> date:
    return moment.date()


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def test_calls_and_used_hints_add_up_by_day() -> None:
    calls = [(at(22, 9), 2), (at(22, 10), 1), (at(20, 9), 0)]

    days = by_day(calls, last=LAST, count=3, day_of=utc)

    assert days == [
        Day(date(2026, 11, 20), 1, 0),
        Day(date(2026, 11, 21), 0, 0),
        Day(date(2026, 11, 22), 2, 3),
    ]


def test_a_late_call_belongs_to_the_day_of_the_one_who_looks() -> None:
    tokyo = timezone(timedelta(hours=9))

    days = by_day(
        [(at(21, 20), 1)],
        last=LAST,
        count=2,
        day_of=lambda when: when.astimezone(tokyo).date(),
    )

    assert [day.calls for day in days] == [0, 1]


def test_calls_outside_of_the_days_are_not_counted() -> None:
    days = by_day([(at(1, 9), 5), (at(23, 9), 5)], last=LAST, count=2, day_of=utc)

    assert [(day.calls, day.used) for day in days] == [(0, 0), (0, 0)]
