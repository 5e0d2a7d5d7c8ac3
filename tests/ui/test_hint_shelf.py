"""How hints age."""

import dataclasses

from talkhint_desktop.ui.hint_shelf import HintShelf
from tests.ui.samples import HandClock, hint


def at(seconds: float) -> HandClock:
    return HandClock(seconds)


def test_the_newest_hint_is_current_and_the_others_are_earlier() -> None:
    one, two, three = (hint(name, name, seconds=10) for name in ("a", "b", "c"))

    shelf = HintShelf().look([one, two, three], at(12)())

    assert shelf.current is three
    assert shelf.earlier == (two, one)


def test_a_hint_knows_its_age() -> None:
    shelf, one = HintShelf(), hint("a", "a", seconds=10)
    shelf.look([one], at(10)())

    assert shelf.look([one], at(14)()).age_ms == 4000


def test_after_half_a_minute_a_hint_goes_to_the_earlier_ones_by_itself() -> None:
    shelf, one = HintShelf(), hint("a", "a", seconds=10)

    assert shelf.look([one], at(39.9)()).current is one
    assert shelf.look([one], at(40)()).current is None
    assert shelf.look([one], at(40)()).earlier == (one,)


def test_a_clock_that_jumps_does_not_age_a_hint() -> None:
    shelf, one = HintShelf(), hint("a", "a", seconds=10)
    shelf.look([one], at(11)())
    now = at(12)()
    jumped = dataclasses.replace(now, wall=at(4000)().wall)

    assert shelf.look([one], jumped).age_ms == 2000


def test_a_hidden_hint_is_an_earlier_one() -> None:
    shelf, one = HintShelf(), hint("a", "a", seconds=10)

    shelf.hide("a")

    assert shelf.look([one], at(11)()).current is None
    assert shelf.look([one], at(11)()).earlier == (one,)


def test_three_earlier_hints_are_enough() -> None:
    hints = [hint(str(number), "x", seconds=number) for number in range(9)]

    shelf = HintShelf().look(hints, at(9)())

    assert [one.hint for one in shelf.earlier] == ["7", "6", "5"]
