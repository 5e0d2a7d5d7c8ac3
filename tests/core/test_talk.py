"""Who spoke how much, and how fast, by the segments of a call."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.events import Segment, Speaker
from talkhint_desktop.core.talk import slices, talk_of
from tests.core.builders import segment

AGENT, CALLER = Speaker.AGENT, Speaker.CALLER


def said(
    words: int,
    start: float,
    end: float,
    speaker: Speaker = CALLER,
    *,
    final: bool = True,
) -> Segment:
    return segment(
        " ".join(["word"] * words),
        f"u{start}",
        speaker=speaker,
        final=final,
        start_ms=int(start * 1000),
        end_ms=int(end * 1000),
    )


def test_the_share_of_talk_goes_by_time_and_not_by_words() -> None:
    talk = talk_of([said(90, 0, 30), said(10, 30, 40, AGENT)])

    assert talk.agent_share == 25


def test_the_pace_is_words_a_minute_while_speaking() -> None:
    talk = talk_of([said(20, 0, 10), said(20, 50, 60), said(30, 20, 30, AGENT)])

    assert (talk.caller.pace, talk.agent.pace) == (120, 180)


def test_of_a_few_words_no_pace_is_told() -> None:
    talk = talk_of([said(1, 0, 0.4), said(60, 1, 31, AGENT)])

    assert (talk.caller.pace, talk.agent.pace) == (None, 120)


def test_a_call_without_words_has_no_share() -> None:
    talk = talk_of([])

    assert (talk.agent_share, talk.caller.pace) == (None, None)
    assert slices([], 10) == []


def test_words_that_are_not_final_do_not_count() -> None:
    talk = talk_of([said(60, 0, 30), said(60, 30, 60, AGENT, final=False)])

    assert talk.agent_share == 0


def test_a_dash_is_no_word() -> None:
    one = segment("well - yes", start_ms=0, end_ms=6_000)

    assert talk_of([one]).caller.words == 2


def test_slices_show_who_spoke_when() -> None:
    parts = slices([said(20, 0, 10), said(30, 10, 20, AGENT)], 2)

    assert [(part.caller, part.agent) for part in parts] == [(120, 0), (0, 180)]


def test_an_utterance_counts_in_each_slice_by_how_much_falls_there() -> None:
    parts = slices([said(40, 0, 20)], 4)

    assert [part.caller for part in parts] == pytest.approx([120] * 4)


@given(
    st.lists(
        st.tuples(
            st.integers(0, 40),
            st.integers(0, 600_000),
            st.integers(0, 60_000),
            st.sampled_from(list(Speaker)),
        ),
        max_size=30,
    ),
    st.integers(1, 48),
)
def test_no_word_is_lost_or_doubled_between_slices(
    talk: list[tuple[int, int, int, Speaker]], count: int
) -> None:
    segments = [
        said(words, start / 1000, (start + long) / 1000, who)
        for words, start, long, who in talk
    ]
    timed = [s for s in segments if s.end_ms > s.start_ms]

    parts = slices(segments, count)

    if timed:
        minutes = (
            max(s.end_ms for s in timed) - min(s.start_ms for s in timed)
        ) / 60_000
        counted = sum(part.caller + part.agent for part in parts) * minutes / count
        assert counted == pytest.approx(sum(len(s.text.split()) for s in timed))
        assert min(min(part.caller, part.agent) for part in parts) >= 0
