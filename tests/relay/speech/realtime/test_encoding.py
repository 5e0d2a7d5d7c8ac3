"""Mu-law made linear: the same sound as by a second opinion, without seams."""

import numpy as np
import pytest
import soxr

from talkhint_desktop.relay.speech.realtime.encoding import AsItCame, Linear
from talkhint_desktop.relay.wire import mulaw


def _tones() -> bytes:
    at = np.arange(8000) / 8000
    wave = 8000 * np.sin(2 * np.pi * 440 * at) + 4000 * np.sin(2 * np.pi * 2900 * at)
    table = mulaw.decode(bytes(range(256))).astype(int)
    order = np.argsort(table)
    near = np.clip(np.searchsorted(table[order], wave), 0, 255)
    return bytes(order[near].astype(np.uint8).tobytes())


@pytest.mark.parametrize("times", [2, 3])
@pytest.mark.parametrize("chunk", [1, 7, 160, 8000])
def test_chunks_of_any_length_make_the_same_sound_as_soxr(
    times: int, chunk: int
) -> None:
    audio = _tones()
    linear = Linear(times)
    chunks = [audio[at : at + chunk] for at in range(0, len(audio), chunk)]

    made = b"".join(map(linear.feed, chunks)) + linear.end()

    ours = np.frombuffer(made, "<i2").astype(float)
    whole = mulaw.decode(audio).astype(float)
    theirs = soxr.resample(whole, 8000, 8000 * times)
    assert len(ours) == len(audio) * times
    inner = slice(500, -500)
    assert np.abs(ours[inner] - theirs[inner]).max() < 100  # of 32768


def test_what_need_not_be_changed_is_not() -> None:
    same = AsItCame()

    assert same.feed(b"\x00\x01") + same.end() == b"\x00\x01"
