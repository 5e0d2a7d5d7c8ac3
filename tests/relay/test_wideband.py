"""Telephone audio is made wide without seams, shifts or new sounds."""

import numpy as np
import pytest

from talkhint_desktop.relay.speech.wideband import RATE, Wave, Widener, edge_noise
from talkhint_desktop.relay.wire import mulaw

QUIET = np.zeros(4 * RATE, np.float32)


def tone(hertz: float, seconds: float = 1.0) -> bytes:
    """Return a mu-law tone, its values found by asking the decoder."""
    at = np.arange(round(seconds * mulaw.RATE)) / mulaw.RATE
    wanted = 8000 * np.sin(2 * np.pi * hertz * at)
    values = mulaw.decode(bytes(range(256))).astype(np.int32)
    return bytes(np.abs(values[:, None] - wanted).argmin(axis=0).tolist())


def widened(audio: bytes, chunk: int, noise: Wave = QUIET) -> Wave:
    widener = Widener(noise)
    parts = [widener.feed(audio[at : at + chunk]) for at in range(0, len(audio), chunk)]
    return np.concatenate([*parts, widener.end()])


@pytest.mark.parametrize("chunk", [1, 7, 160, 8000])
def test_the_size_of_the_chunks_leaves_no_trace(chunk: int) -> None:
    audio = tone(440)

    assert widened(audio, chunk) == pytest.approx(widened(audio, 8000), abs=1e-6)


def test_every_sample_becomes_two_and_stays_in_its_place() -> None:
    audio = tone(440)

    wide = widened(audio, 160)

    assert len(wide) == 2 * len(audio)
    assert wide[::2] == pytest.approx(mulaw.decode(audio) / 32768, abs=1e-6)


@pytest.mark.parametrize("hertz", [300, 1000, 3000, 3400])
def test_a_tone_of_the_band_gets_no_mirror_image_above_it(hertz: int) -> None:
    spectrum = np.abs(np.fft.rfft(widened(tone(hertz), 160)[:RATE] * np.hanning(RATE)))

    image = spectrum[8000 - hertz - 5 : 8000 - hertz + 6].max()
    assert 20 * np.log10(image / spectrum[hertz]) < -40


def test_it_is_three_milliseconds_late_and_no_more() -> None:
    widener = Widener(QUIET)

    given = sum(len(widener.feed(mulaw.SILENCE * 160)) for _ in range(10))

    assert 10 * 320 - given == 48  # samples at 16 kHz


def test_noise_fills_only_what_a_telephone_leaves_empty() -> None:
    noise = edge_noise(below_hz=250, dbfs=-60)
    power = np.abs(np.fft.rfft(noise)) ** 2
    hertz = np.fft.rfftfreq(len(noise), 1 / RATE)

    inside = power[(hertz >= 250) & (hertz <= 3500)].sum()

    assert inside < power.sum() * 1e-6


def test_noise_goes_round_without_end() -> None:
    noise = edge_noise(below_hz=250, dbfs=-60)

    wide = widened(mulaw.SILENCE * 5 * mulaw.RATE, 160, noise)

    assert wide[4 * RATE :] == pytest.approx(wide[:RATE], abs=1e-7)
