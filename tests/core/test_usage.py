"""A month's use of the tunnel, against what ngrok gives away."""

from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.usage import Carried, estimate

counts = st.integers(0, 10**12)


def test_an_unused_month_leaves_some_seven_hours_of_calls() -> None:
    fresh = estimate("2026-11", Carried())

    assert (fresh.requests, fresh.megabytes, fresh.share) == (0, 0, 0)
    assert 6 < fresh.hours_left < 8


def test_an_hours_call_costs_an_hour() -> None:
    before = estimate("2026-11", Carried())
    after = estimate("2026-11", Carried(7, 144_000_000))

    assert round(before.hours_left - after.hours_left, 1) == 1.0
    assert after.megabytes == 144.0
    assert after.share == 0.144


def test_the_scarcer_of_data_and_requests_counts() -> None:
    assert estimate("2026-11", Carried(10_000, 1_000)).share == 0.5


def test_a_month_that_is_used_up_has_no_hours_left() -> None:
    spent = estimate("2026-11", Carried(30_000, 2_000_000_000))

    assert spent.hours_left == 0
    assert spent.share == 2.0


@given(counts, counts, counts, counts)
def test_more_use_never_leaves_more(a: int, b: int, c: int, d: int) -> None:
    less = estimate("m", Carried(a, b))
    more = estimate("m", Carried(a, b) + Carried(c, d))

    assert more.share >= less.share
    assert 0 <= more.hours_left <= less.hours_left
