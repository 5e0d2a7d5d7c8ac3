"""Mu-law is decoded as ITU-T G.711 defines it."""

import pytest

from talkhint_desktop.relay.wire import mulaw

# G.711, table 2a: the decoder's output of each segment's first and last step,
# in 14 bits, positive side. The line carries the complement of the code.
_SEGMENTS = [
    (0, 0, 30),
    (1, 33, 93),
    (2, 99, 219),
    (3, 231, 471),
    (4, 495, 975),
    (5, 1023, 1983),
    (6, 2079, 3999),
    (7, 4191, 8031),
]


@pytest.mark.parametrize(("segment", "first", "last"), _SEGMENTS)
def test_each_segment_begins_and_ends_where_the_standard_says(
    segment: int, first: int, last: int
) -> None:
    codes = bytes([0xFF - segment * 16, 0xFF - segment * 16 - 15])

    assert mulaw.decode(codes).tolist() == [first * 4, last * 4]


def test_the_negative_side_mirrors_the_positive() -> None:
    positive = mulaw.decode(bytes(range(0x80, 0x100)))
    negative = mulaw.decode(bytes(range(0x80)))

    assert (positive == -negative).all()


def test_louder_codes_are_louder() -> None:
    samples = mulaw.decode(bytes(reversed(range(0x80, 0x100)))).tolist()

    assert samples == sorted(set(samples))


def test_silence_is_nothing() -> None:
    assert mulaw.decode(mulaw.SILENCE * 3).tolist() == [0, 0, 0]
