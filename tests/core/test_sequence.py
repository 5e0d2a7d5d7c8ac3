"""A stream's messages come out in Twilio's order, whatever the network does."""

from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.sequence import WINDOW, Sequencer


def _all(sequencer: Sequencer[str], numbers: list[int]) -> list[str]:
    return [m for n in numbers for m in sequencer.arrived(n, str(n))]


def test_messages_in_order_pass_at_once() -> None:
    sequencer = Sequencer[str](2)

    assert [sequencer.arrived(n, str(n)) for n in (2, 3, 4)] == [["2"], ["3"], ["4"]]
    assert (sequencer.missing, sequencer.doubled, sequencer.swapped) == (0, 0, 0)


def test_two_swapped_messages_are_put_right_and_counted() -> None:
    sequencer = Sequencer[str](1)

    told = _all(sequencer, [1, 3, 2, 4])

    assert told == ["1", "2", "3", "4"]
    assert (sequencer.swapped, sequencer.missing, sequencer.doubled) == (1, 0, 0)


def test_a_message_that_comes_twice_is_given_once_and_counted() -> None:
    sequencer = Sequencer[str](1)

    told = _all(sequencer, [1, 1, 3, 3, 2, 2, 1])

    assert told == ["1", "2", "3"]
    assert sequencer.doubled == 4


def test_a_hole_is_waited_for_while_five_later_messages_come() -> None:
    sequencer = Sequencer[str](1)

    assert _all(sequencer, [2, 3, 4, 5, 6]) == []
    assert sequencer.arrived(1, "1") == ["1", "2", "3", "4", "5", "6"]
    assert sequencer.missing == 0


def test_a_hole_is_passed_over_after_five_later_messages_and_counted() -> None:
    sequencer = Sequencer[str](1)

    assert _all(sequencer, [4, 5, 6, 7, 8]) == []
    assert sequencer.arrived(9, "9") == ["4", "5", "6", "7", "8", "9"]
    assert sequencer.missing == 3


def test_a_message_that_comes_after_its_hole_was_passed_over_is_dropped() -> None:
    sequencer = Sequencer[str](1)
    _all(sequencer, [2, 3, 4, 5, 6, 7])

    assert sequencer.arrived(1, "1") == []
    assert sequencer.doubled == 1


def test_what_is_held_comes_out_at_the_end_with_its_holes_counted() -> None:
    sequencer = Sequencer[str](1)
    _all(sequencer, [2, 4, 5])

    assert sequencer.finished() == ["2", "4", "5"]
    assert sequencer.missing == 2
    assert sequencer.finished() == []


def test_one_absurd_number_does_not_hold_up_the_stream() -> None:
    sequencer = Sequencer[str](1)

    told = _all(sequencer, [10**12, *range(1, 50)])

    assert told == [str(n) for n in range(1, 50)]


@st.composite
def _shuffled(draw: st.DrawFn) -> list[int]:
    """Return 0..n with no number overtaken by more than the window."""
    waiting = list(range(draw(st.integers(0, 60))))
    order: list[int] = []
    while waiting:
        # The oldest must go before more than WINDOW later ones have gone.
        overtaken = sum(n > waiting[0] for n in order)
        reach = min(len(waiting) - 1, WINDOW) if overtaken < WINDOW else 0
        order.append(waiting.pop(draw(st.integers(0, reach))))
    return order


@given(order=_shuffled())
def test_any_order_within_the_window_comes_out_right(order: list[int]) -> None:
    sequencer = Sequencer[str](0)

    told = _all(sequencer, order) + sequencer.finished()

    assert told == [str(n) for n in range(len(order))]
    assert sequencer.missing == 0


@given(numbers=st.lists(st.integers(0, 40)))
def test_each_number_comes_out_once_in_order_and_all_are_accounted_for(
    numbers: list[int],
) -> None:
    sequencer = Sequencer[str](0)

    told = [int(t) for t in _all(sequencer, numbers) + sequencer.finished()]

    assert told == sorted(set(told))
    assert len(told) + sequencer.doubled == len(numbers)
    assert sequencer.missing == (max(told) + 1 - len(told) if told else 0)
