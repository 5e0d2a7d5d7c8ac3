"""When a side's turn begins and ends, window by window."""

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.turns import (
    Turn,
    TurnDetector,
    TurnEnded,
    TurnRules,
    TurnStarted,
)

WINDOW = 32
VOICE, SILENCE = 0.9, 0.05


@dataclass
class Side:
    """Feeds a detector one window after another, from `now_ms` on."""

    detector: TurnDetector = field(default_factory=TurnDetector)
    now_ms: int = 0

    def hears(self, probability: float, ms: int = WINDOW) -> list[Turn]:
        """Hear at least `ms` of it, in whole windows."""
        turns: list[Turn] = []
        for _ in range(-(-ms // WINDOW)):
            start, self.now_ms = self.now_ms, self.now_ms + WINDOW
            turns += self.detector.heard(probability, start, self.now_ms)
        return turns


def test_a_turn_starts_with_the_second_window_of_voice() -> None:
    side = Side()
    side.hears(SILENCE, 960)

    first, second = side.hears(VOICE), side.hears(VOICE)

    assert first == []
    assert second == [TurnStarted(start_ms=960, audio_from_ms=660)]


def test_the_pre_roll_does_not_reach_before_the_stream() -> None:
    side = Side()
    side.hears(SILENCE, 64)

    assert side.hears(VOICE, 64) == [TurnStarted(start_ms=64, audio_from_ms=0)]


def test_a_brief_noise_starts_nothing() -> None:
    side = Side()

    turns = [t for _ in range(20) for t in (*side.hears(0.99), *side.hears(0.4))]

    assert turns == []


def test_voice_just_under_the_limit_starts_nothing() -> None:
    assert Side().hears(0.499, 2_000) == []
    assert Side().hears(0.5, 64) == [TurnStarted(0, 0)]


def test_a_sound_as_short_as_the_onset_of_music_is_brief_and_a_yes_is_not() -> None:
    music, answer = Side(), Side()
    music.hears(VOICE, 7 * WINDOW)
    answer.hears(VOICE, 8 * WINDOW)

    assert music.hears(SILENCE, 640) == [TurnEnded(224, brief=True)]
    assert answer.hears(SILENCE, 640) == [TurnEnded(256)]


def test_the_last_word_after_a_cut_is_not_brief() -> None:
    side = Side()
    side.hears(VOICE, TurnRules().longest_ms)
    side.hears(VOICE, 64)

    (ended,) = side.hears(SILENCE, 640)

    assert ended == TurnEnded(15_072)


def test_a_turn_ends_where_the_voice_ended_600_ms_before() -> None:
    side = Side()
    side.hears(VOICE, 960)

    waiting, known = side.hears(SILENCE, 576), side.hears(SILENCE)

    assert waiting == []
    assert known == [TurnEnded(960)]
    assert side.now_ms - 960 == 608


def test_a_pause_shorter_than_600_ms_does_not_end_a_turn() -> None:
    side = Side()
    side.hears(VOICE, 960)

    turns = [*side.hears(SILENCE, 576), *side.hears(VOICE), *side.hears(SILENCE, 576)]

    assert turns == []


def test_a_voice_that_fades_is_still_a_voice_inside_a_turn() -> None:
    side = Side()
    side.hears(VOICE, 960)

    assert side.hears(0.35, 3_200) == []
    assert side.hears(0.349, 640) == [TurnEnded(960 + 3_200)]


def test_a_turn_ends_after_350_ms_when_the_other_side_starts() -> None:
    side = Side()
    side.hears(VOICE, 960)
    side.detector.other_side_started()

    waiting, known = side.hears(SILENCE, 320), side.hears(SILENCE)

    assert waiting == []
    assert known == [TurnEnded(960)]


def test_the_other_side_starting_in_a_pause_shortens_that_pause() -> None:
    side = Side()
    side.hears(VOICE, 960)
    side.hears(SILENCE, 480)
    side.detector.other_side_started()

    assert side.hears(SILENCE) == [TurnEnded(960)]


def test_the_other_side_starting_in_silence_does_not_shorten_the_next_turn() -> None:
    side = Side()
    side.detector.other_side_started()
    side.hears(VOICE, 960)

    assert side.hears(SILENCE, 576) == []


def test_a_turn_that_was_shortened_does_not_shorten_the_next() -> None:
    side = Side()
    side.hears(VOICE, 960)
    side.detector.other_side_started()
    side.hears(SILENCE, 352)
    side.hears(VOICE, 960)

    assert side.hears(SILENCE, 576) == []


def test_a_monologue_is_cut_at_15_seconds_and_goes_on_at_once() -> None:
    side = Side()
    side.hears(VOICE, 64)

    turns = side.hears(VOICE, 14_944)

    assert turns == [TurnEnded(15_008), TurnStarted(15_008, 15_008)]
    assert side.hears(VOICE, 14_976) == []
    assert side.hears(VOICE) == [TurnEnded(30_016), TurnStarted(30_016, 30_016)]


def test_a_pause_at_15_seconds_ends_the_turn_and_starts_no_empty_one() -> None:
    side = Side()
    side.hears(VOICE, 14_720)

    turns = side.hears(SILENCE, 2_000)

    assert turns == [TurnEnded(14_720)]


def test_the_end_of_the_stream_ends_the_turn_where_the_voice_ended() -> None:
    side = Side()
    side.hears(VOICE, 960)
    side.hears(SILENCE, 320)

    assert side.detector.stream_ended() == [TurnEnded(960)]
    assert side.detector.stream_ended() == []


def test_a_voice_cut_short_by_a_hole_does_not_count_after_it() -> None:
    side = Side()
    side.hears(VOICE)
    assert side.detector.stream_ended() == []

    assert side.hears(VOICE) == []


@given(
    heard=st.lists(
        st.tuples(
            st.sampled_from([0.0, 0.2, 0.36, 0.5, 0.9, 1.0]),
            st.integers(1, 40),
            st.sampled_from(["", "", "", "other", "hole"]),
        ),
        max_size=40,
    )
)
def test_turns_alternate_never_overlap_and_end_after_they_start(
    heard: list[tuple[float, int, str]],
) -> None:
    side = Side(TurnDetector(TurnRules(longest_ms=2_000)))
    turns: list[Turn] = []
    for probability, windows, then in heard:
        turns += side.hears(probability, windows * WINDOW)
        if then == "other":
            side.detector.other_side_started()
        elif then == "hole":
            turns += side.detector.stream_ended()
    turns += side.detector.stream_ended()

    assert len(turns) % 2 == 0
    last_end = 0
    for started, ended in zip(turns[::2], turns[1::2], strict=True):
        assert isinstance(started, TurnStarted)
        assert isinstance(ended, TurnEnded)
        assert 0 <= started.audio_from_ms <= started.start_ms
        assert last_end <= started.start_ms <= ended.end_ms <= side.now_ms
        assert ended.end_ms - started.start_ms <= 2_000 + 608
        last_end = ended.end_ms
