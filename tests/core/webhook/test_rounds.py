"""The quiet check comes when something may have changed, and never too often."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.moment import Moment
from talkhint_desktop.core.webhook.rounds import Rounds

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def at(seconds: float) -> Moment:
    return Moment(NOON + timedelta(seconds=seconds), seconds)


def checks(
    rounds: Rounds, until: int, since: int = 0, *, idle: bool = True
) -> list[int]:
    """Look once a second, check when it is due, and return the seconds of that."""
    made = []
    for second in range(since, until):
        if rounds.looked(at(second), idle=idle):
            rounds.checked(at(second))
            made.append(second)
    return made


def test_it_checks_on_start_and_every_ten_minutes() -> None:
    assert checks(Rounds(), 1900) == [0, 600, 1200, 1800]


def test_a_new_address_is_checked_once_a_minute_has_passed() -> None:
    rounds = Rounds()
    assert checks(rounds, 10) == [0]
    rounds.address_changed()

    assert checks(rounds, 100, since=10) == [60]


def test_a_check_that_the_user_made_counts() -> None:
    rounds = Rounds()
    checks(rounds, 300)
    rounds.checked(at(300))

    assert checks(rounds, 1000, since=301) == [900]


def test_no_check_disturbs_a_call() -> None:
    rounds = Rounds()
    rounds.address_changed()

    assert checks(rounds, 700, idle=False) == []
    assert checks(rounds, 710, since=700) == [700]


def test_a_pc_that_slept_is_checked_when_it_wakes() -> None:
    rounds = Rounds()
    checks(rounds, 100)

    assert checks(rounds, 400, since=300) == [300]


def test_a_new_day_begins_with_a_check() -> None:
    midnight = NOON.astimezone().replace(hour=0, minute=0) + timedelta(days=1)
    rounds, made = Rounds(), []
    for second in range(200):
        now = Moment(midnight + timedelta(seconds=second - 100), second)
        if rounds.looked(now, idle=True):
            rounds.checked(now)
            made.append(second)

    assert made == [0, 100]


STEPS = st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(1, 90)))


@given(
    st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(1, 90)), max_size=80)
)
def test_two_quiet_checks_are_never_within_a_minute(
    steps: list[tuple[bool, bool, int]],
) -> None:
    rounds, now, made = Rounds(), 0, []
    for changed, idle, seconds in steps:
        now += seconds
        if changed:
            rounds.address_changed()
        if rounds.looked(at(now), idle=idle):
            rounds.checked(at(now))
            made.append(now)

    assert all(later - sooner >= 60 for sooner, later in pairwise(made))
