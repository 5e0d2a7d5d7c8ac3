"""Quiet hours go by the time of day, over midnight too."""

from datetime import time

import pytest

from talkhint_desktop.core.errors import UsageError
from talkhint_desktop.core.quiet import clock_time, quiet_hours


@pytest.mark.parametrize(
    ("begins", "ends", "quiet", "loud"),
    [
        ("22:00", "08:00", ["22:00", "23:59", "00:00", "07:59"], ["08:00", "21:59"]),
        ("12:30", "14:00", ["12:30", "13:59"], ["12:29", "14:00", "00:00"]),
        ("00:00", "06:00", ["00:00", "05:59"], ["06:00", "23:59"]),
        ("09:00", "09:00", ["09:00", "08:59", "00:00"], []),
    ],
)
def test_they_hold_from_the_first_minute_up_to_the_last(
    begins: str, ends: str, quiet: list[str], loud: list[str]
) -> None:
    hours = quiet_hours(begins, ends)

    assert [at for at in quiet if not hours.hold(time.fromisoformat(at))] == []
    assert [at for at in loud if hours.hold(time.fromisoformat(at))] == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("22:00", "22:00"), ("8:05", "08:05"), ("8", "08:00"), ("8.30", "08:30")],
)
def test_a_time_is_kept_in_one_form_however_it_was_typed(typed: str, kept: str) -> None:
    assert clock_time(typed, name="x") == kept


@pytest.mark.parametrize("typed", ["24:00", "8:60", "8:5", "noon", "-1", "8:00 pm"])
def test_what_is_no_time_of_day_is_refused_by_name(typed: str) -> None:
    with pytest.raises(UsageError, match=r"quiet_to is .* no time of day"):
        clock_time(typed, name="quiet_to")
