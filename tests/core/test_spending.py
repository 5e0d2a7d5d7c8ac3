"""Costs add up by call, day and month, and a limit is told of once a day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.events import Cost, Trouble
from talkhint_desktop.core.spending import Spending
from tests.core.builders import SID, moment

TODAY, TOMORROW = "2026-11-30", "2026-12-01"
MODEL = "gpt-live-transcribe"


def spending(**days: float) -> Spending:
    return Spending(
        "2026-11-25", {day.replace("_", "-")[1:]: d for day, d in days.items()}
    )


def test_a_call_a_day_and_a_month_have_their_own_sums() -> None:
    spent = spending(d2026_11_30=1.0, d2026_11_02=2.0, d2026_10_31=4.0)

    spent.used(SID, MODEL, 0.25, TODAY)
    spent.used(SID, MODEL, 0.25, TODAY)
    (cost,) = spent.looked(moment(), TODAY, 0)

    assert isinstance(cost, Cost)
    assert (cost.call, cost.day, cost.month) == (0.5, 1.5, 3.5)
    assert cost.prices_of == "2026-11-25"


def test_a_cost_is_told_at_most_every_five_seconds_and_at_the_end() -> None:
    spent = spending()
    told: list[tuple[float, float]] = []
    for tenth in range(120):
        spent.used(SID, MODEL, 0.01, TODAY)
        for cost in spent.looked(moment(tenth / 10), TODAY, 0):
            assert isinstance(cost, Cost)
            told.append((tenth / 10, cost.call))
    spent.used(SID, MODEL, 0.01, TODAY)
    spent.call_ended(SID)
    (last,) = spent.looked(moment(12), TODAY, 0)

    assert [at for at, _ in told] == [0.0, 5.0, 10.0]
    assert isinstance(last, Cost)
    assert last.call == pytest.approx(1.21)
    assert spent.looked(moment(60), TODAY, 0) == []


def test_words_that_come_after_the_end_still_count() -> None:
    spent = spending()
    spent.call_ended(SID)
    spent.used(SID, MODEL, 0.01, TODAY)

    assert len(spent.looked(moment(1), TODAY, 0)) == 1


def test_a_model_without_a_price_is_named_and_never_counted_as_nought() -> None:
    spent = spending()

    spent.used(SID, "llama", None, TODAY)
    nothing = spent.looked(moment(), TODAY, 0)
    spent.used(SID, MODEL, 0.5, TODAY)
    (cost,) = spent.looked(moment(9), TODAY, 0)

    assert nothing == []
    assert isinstance(cost, Cost)
    assert (cost.call, cost.unpriced) == (0.5, ["llama"])


def _troubles(spent: Spending, day: str, limit: float) -> list[bool]:
    told = spent.looked(moment(), day, limit)
    return [t.cleared for t in told if isinstance(t, Trouble)]


def test_a_limit_is_told_of_at_four_fifths_once_and_is_over_at_midnight() -> None:
    spent = spending()
    spent.used(SID, MODEL, 3.99, TODAY)
    below = _troubles(spent, TODAY, 5)
    spent.used(SID, MODEL, 0.01, TODAY)
    near = _troubles(spent, TODAY, 5)
    spent.used(SID, MODEL, 9, TODAY)
    again = _troubles(spent, TODAY, 5)
    midnight = _troubles(spent, TOMORROW, 5)
    spent.used(SID, MODEL, 4, TOMORROW)
    tomorrow = _troubles(spent, TOMORROW, 5)

    assert (below, near, again) == ([], [False], [])
    assert (midnight, tomorrow) == ([True], [False])


@pytest.mark.parametrize("raised", [100, 0])
def test_a_limit_that_is_raised_or_taken_away_is_near_no_more(raised: float) -> None:
    spent = spending(d2026_11_30=4.5)
    near = _troubles(spent, TODAY, 5)

    assert (near, _troubles(spent, TODAY, raised)) == ([False], [True])


def test_without_a_limit_nothing_is_told_of_it() -> None:
    assert _troubles(spending(d2026_11_30=400.0), TODAY, 0) == []


@given(
    uses=st.lists(
        st.tuples(
            st.sampled_from(["CA-1", "CA-2"]),
            st.floats(0, 10),
            st.sampled_from([TODAY, TOMORROW]),
        ),
        max_size=40,
    )
)
def test_the_days_hold_what_the_calls_cost(
    uses: list[tuple[str, float, str]],
) -> None:
    spent = spending()
    for sid, dollars, day in uses:
        spent.used(sid, MODEL, dollars, day)

    calls = [spent.of_call(sid) for sid in ("CA-1", "CA-2")]
    whole = sum(call.dollars or 0 for call in calls if call)
    assert whole == pytest.approx(sum(spent.days.values()))
    assert spent.of_month(TODAY) == spent.of_day(TODAY)
