"""The signal path is true at every moment, also between two pulses."""

import pytest

from talkhint_desktop.core.signal_path import Stage, StageName, StageState
from talkhint_desktop.ui.live_path import hears, stages_now
from tests.ui.samples import OTHER, SID, figures, pulse

TRACKS = (StageName.STREAM, StageName.CALLER, StageName.AGENT)


def stage(name: StageName, stages: list[Stage]) -> Stage:
    return next(stage for stage in stages if stage.name is name)


def test_ages_go_on_counting_between_pulses() -> None:
    stages = stages_now(pulse(figures(age_ms=20)), SID, elapsed_ms=600)

    assert stage(StageName.CALLER, stages).age_ms == 620


def test_listening_ends_with_the_last_second_and_not_with_the_next_pulse() -> None:
    fresh = stages_now(pulse(figures(age_ms=200)), SID, elapsed_ms=700)
    late = stages_now(pulse(figures(age_ms=200)), SID, elapsed_ms=900)

    assert stage(StageName.CALLER, fresh).proof == "listening"
    assert stage(StageName.CALLER, late).proof == "frames-late"


@pytest.mark.parametrize(("age_ms", "elapsed_ms"), [(900, 200), (0, 1001), (20, 5000)])
def test_nothing_is_heard_without_frames_in_the_last_second(
    age_ms: int, elapsed_ms: int
) -> None:
    assert not hears(figures(age_ms=age_ms), elapsed_ms)


def test_frames_in_the_last_second_are_heard() -> None:
    assert hears(figures(age_ms=900), 100)
    assert not hears(None, 0)


def test_without_news_for_long_nothing_is_claimed() -> None:
    stages = stages_now(pulse(figures()), SID, elapsed_ms=1501)

    assert {stage.state for stage in stages} == {StageState.UNKNOWN}
    assert {stage(name, stages).proof for name in TRACKS} == {"no-news"}


def test_without_a_relay_nothing_is_known() -> None:
    stages = stages_now(None, SID, elapsed_ms=0)

    assert [stage.name for stage in stages] == list(StageName)
    assert {stage.state for stage in stages} == {StageState.UNKNOWN}


def test_each_of_several_calls_has_its_own_path() -> None:
    both = pulse(figures(SID, age_ms=20), figures(OTHER, age_ms=5000))

    here = stages_now(both, SID, elapsed_ms=0)
    there = stages_now(both, OTHER, elapsed_ms=0)

    assert stage(StageName.CALLER, here).state is StageState.OK
    assert stage(StageName.CALLER, there).state is StageState.FAILED
    assert stage(StageName.WEBHOOK, there) == stage(StageName.WEBHOOK, here)


def test_a_call_that_is_over_has_no_live_stages() -> None:
    stages = stages_now(pulse(figures(OTHER)), SID, elapsed_ms=0)

    assert stage(StageName.CALLER, stages).state is StageState.WAITING
