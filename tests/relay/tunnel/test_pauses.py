"""A tunnel that does not come up is tried for ever, less and less often."""

from itertools import islice, pairwise

from talkhint_desktop.relay.tunnel.tunnel import pauses


def test_the_first_new_attempt_comes_after_a_second() -> None:
    assert next(pauses()) == 1.0


def test_pauses_grow_to_a_minute_and_stay_there() -> None:
    waits = list(islice(pauses(), 200))

    assert all(a < b for a, b in pairwise(waits[:7]))
    assert all(45 <= wait <= 60 for wait in waits[7:])


def test_two_relays_do_not_come_back_together() -> None:
    assert list(islice(pauses(), 20)) != list(islice(pauses(), 20))
