"""Days are those of the clock on the wall, over the change to summer time too."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from talkhint_desktop.ui.local_days import day_of, start_of

pytestmark = pytest.mark.skipif(
    not hasattr(time, "tzset"), reason="the time zone of a process cannot be set here"
)


@pytest.fixture(autouse=True)
def _berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_day_begins_by_the_rules_of_that_day() -> None:
    assert start_of(date(2026, 11, 22)) == "2026-11-21T23:00:00.000Z"
    assert start_of(date(2026, 7, 1)) == "2026-06-30T22:00:00.000Z"


def test_a_time_late_in_utc_is_the_next_day_here() -> None:
    assert day_of(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == date(2026, 7, 2)
    assert day_of(datetime(2026, 11, 22, 22, 30, tzinfo=UTC)) == date(2026, 11, 22)


def test_the_day_of_a_change_has_no_hole() -> None:
    last_before = datetime(2026, 3, 28, 22, 59, tzinfo=UTC)

    assert day_of(last_before) == date(2026, 3, 28)
    assert start_of(date(2026, 3, 29)) == "2026-03-28T23:00:00.000Z"
    assert start_of(date(2026, 3, 30)) == "2026-03-29T22:00:00.000Z"
