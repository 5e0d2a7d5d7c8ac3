"""How hints age."""

import dataclasses

from msgspec import structs

from talkhint_desktop.ui.dwell import Dwell
from talkhint_desktop.ui.hint_fates import Fates
from talkhint_desktop.ui.hint_shelf import HintShelf
from tests.ui.samples import HandClock, hint


def at(seconds: float) -> HandClock:
    return HandClock(seconds)


def test_the_newest_hint_is_current_and_the_others_are_earlier() -> None:
    one, two, three = (hint(name, name, seconds=10) for name in ("a", "b", "c"))

    shelf = HintShelf().look([one, two, three], Fates(), at(12)())

    assert shelf.current is three
    assert shelf.earlier == (two, one)


def test_a_hint_knows_its_age() -> None:
    shelf, one = HintShelf(), hint("a", "a", seconds=10)
    shelf.look([one], Fates(), at(10)())

    assert shelf.look([one], Fates(), at(14)()).age_ms == 4000


def test_after_half_a_minute_a_hint_goes_to_the_earlier_ones_by_itself() -> None:
    shelf, one = HintShelf(), hint("a", "a", seconds=10)

    assert shelf.look([one], Fates(), at(39.9)()).current is one
    assert shelf.look([one], Fates(), at(40)()).current is None
    assert shelf.look([one], Fates(), at(40)()).earlier == (one,)


def test_a_clock_that_jumps_does_not_age_a_hint() -> None:
    shelf, one = HintShelf(), hint("a", "a", seconds=10)
    shelf.look([one], Fates(), at(11)())
    now = at(12)()
    jumped = dataclasses.replace(now, wall=at(4000)().wall)

    assert shelf.look([one], Fates(), jumped).age_ms == 2000


def test_a_hidden_hint_is_an_earlier_one() -> None:
    one, fates = hint("a", "a", seconds=10), Fates()
    fates.tell("a", "dismissed")

    shelf = HintShelf().look([one], fates, at(11)())

    assert shelf.current is None
    assert shelf.earlier == (one,)


def test_three_earlier_hints_are_enough() -> None:
    hints = [hint(str(number), "x", seconds=number) for number in range(9)]

    shelf = HintShelf().look(hints, Fates(), at(9)())

    assert [one.hint for one in shelf.earlier] == ["7", "6", "5"]


def test_pinned_hints_stay_and_are_no_earlier_ones() -> None:
    one, two, three = (hint(name, name, seconds=10) for name in ("a", "b", "c"))
    fates = Fates()
    fates.tell("a", "pinned")

    shelf = HintShelf().look([one, two, three], fates, at(12)())
    later = HintShelf().look([one, two, three], fates, at(100)())

    assert (shelf.current, shelf.pinned, shelf.earlier) == (three, (one,), (two,))
    assert (later.current, later.pinned, later.earlier) == (None, (one,), (three, two))


def test_a_pinned_hint_that_is_current_stands_on_the_card_alone() -> None:
    one, fates = hint("a", "a", seconds=10), Fates()
    fates.tell("a", "pinned")

    assert HintShelf().look([one], fates, at(12)()).pinned == ()
    assert HintShelf().look([one], fates, at(50)()).pinned == (one,)


def test_a_growing_hint_is_as_old_as_its_first_word() -> None:
    shelf, fates = HintShelf(), Fates()
    nothing = hint("a", "", seconds=10, state="growing")
    words = hint("a", "Offer", seconds=11, state="growing")
    whole = hint("a", "Offer 15% off", seconds=13)

    before = shelf.look([nothing], fates, at(10)())
    shelf.look([words], fates, at(11)())
    after = shelf.look([whole], fates, at(13)())

    assert before.current is None
    assert (after.current, after.age_ms) == (whole, 2000)


def test_the_models_hint_in_place_of_the_playbooks_is_a_new_one() -> None:
    shelf, fates = HintShelf(), Fates()
    card = hint("a", "Offer a discount", seconds=10)
    better = structs.replace(card, at=at(13)().stamp, source="model")
    shelf.look([card], fates, at(10)())

    assert shelf.look([better], fates, at(14)()).age_ms == 1000


def test_between_opposites_the_last_word_counts() -> None:
    fates = Fates()

    for fate in ("up", "pinned", "down", "unpinned", "copied"):
        fates.tell("a", fate)

    assert fates.of("a") == {"down", "unpinned", "copied"}
    assert fates.pins == []


def test_what_became_of_a_hint_is_news_once() -> None:
    fates = Fates()

    assert fates.wish("a", "copied") == [("a", "copied")]
    assert fates.wish("a", "copied") == []
    assert fates.wish("a", "pinned") == [("a", "pinned")]
    assert fates.wish("a", "unpinned") == [("a", "unpinned")]
    assert fates.wish("a", "pinned") == [("a", "pinned")]


def test_a_third_pin_takes_the_place_of_the_oldest() -> None:
    fates = Fates()
    fates.wish("a", "pinned")
    fates.wish("b", "pinned")

    news = fates.wish("c", "pinned")

    assert news == [("a", "unpinned"), ("c", "pinned")]
    assert fates.pins == ["b", "c"]


def test_a_hint_is_read_after_four_seconds_in_sight_and_only_once() -> None:
    dwell = Dwell()

    read = [dwell.look("a", 10 + step * 0.25) for step in range(60)]

    assert read.count(True) == 1
    assert read.index(True) == 16


def test_seconds_out_of_sight_are_not_reading() -> None:
    dwell = Dwell()
    for step in range(8):
        dwell.look("a", step * 0.5)
    dwell.look("", 4.0)

    assert not dwell.look("a", 60.0)
    assert not dwell.look("a", 60.4)
    assert dwell.look("a", 60.9)


def test_a_pc_that_slept_has_read_nothing() -> None:
    dwell = Dwell()
    dwell.look("a", 0.0)

    assert not dwell.look("a", 3600.0)
