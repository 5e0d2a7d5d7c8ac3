"""Records the practice call of `order-en.txt`: two voices over a telephone.

    python tests/data/record_practice.py OUT_DIR

Needs flite (`apt install flite`). The same words give the same bytes.
"""

import json
import subprocess
import sys
import tempfile
import wave
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from talkhint_desktop.relay.wire import mulaw

Track = Literal["caller", "agent"]
Wave = npt.NDArray[np.float64]  # one is full scale

SCRIPT = Path(__file__).with_name("order-en.txt")

RATE = 8000
VOICES: dict[Track, str] = {"caller": "awb", "agent": "rms"}
# How slowly each speaks; an unhurried caller is read with a tenth fewer errors.
STRETCH: dict[Track, float] = {"caller": 1.1, "agent": 1.0}
NOISE: dict[Track, tuple[str, int]] = {"caller": ("pink", -56), "agent": ("white", -60)}
SPEECH_DBFS = -23.0
BAND_HZ = (300, 3400)
FRAME = 160  # 20 ms
TAIL_MS = 1200

_ROWS, _COLUMNS = (697, 770, 852, 941), (1209, 1336, 1477)
_PAD = ("123", "456", "789", "*0#")
_CHORDS = ((262, 330, 392), (220, 262, 330), (175, 220, 262), (196, 247, 294))


def record(folder: Path) -> None:
    tracks: dict[Track, list[tuple[int, Wave]]] = {"caller": [], "agent": []}
    segments: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    end_ms = 0
    for line in SCRIPT.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        who, pause_ms, what = line.split(" ", 2)
        track, sound, label = performed(who, what)
        start_ms = end_ms + int(pause_ms)
        end_ms = start_ms + len(sound) * 1000 // RATE
        entry = {"track": track, "start_ms": start_ms, "end_ms": end_ms, **label}
        (segments if "text" in label else events).append(entry)
        tracks[track].append((start_ms, sound))
    write(folder, tracks, segments, events, end_ms + TAIL_MS)


def performed(who: str, what: str) -> tuple[Track, Wave, dict[str, str]]:
    match who:
        case "caller" | "agent":
            return who, speech(who, what), {"text": what}
        case "keys":
            return "caller", key_tones(what), {"event": "dtmf", "keys": what}
        case "music":
            return "agent", music(int(what)), {"event": "hold_music"}
        case _:
            raise ValueError(f"nobody in this call is {who}")


def write(
    folder: Path,
    tracks: dict[Track, list[tuple[int, Wave]]],
    segments: list[dict[str, Any]],
    events: list[dict[str, Any]],
    length_ms: int,
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    frames = -(-length_ms * RATE // 1000 // FRAME)
    for track, sounds in tracks.items():
        line = background(*NOISE[track], frames * FRAME, seed=len(track))
        for start_ms, sound in sounds:
            at = start_ms * RATE // 1000
            line[at : at + len(sound)] += sound
        (folder / f"{track}.ulaw").write_bytes(encode(line))
    reference = {
        "name": "order-en",
        "language": "en",
        "sample_rate": RATE,
        "encoding": "mulaw",
        "duration_ms": frames * 20,
        "voices": {track: f"flite:{voice}" for track, voice in VOICES.items()},
        "noise": NOISE,
        "crosstalk_db": None,
        "segments": segments,
        "events": events,
    }
    text = json.dumps(reference, indent=1, ensure_ascii=False)
    (folder / "reference.json").write_text(text + "\n", encoding="utf-8")


def speech(track: Track, text: str) -> Wave:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "said.wav"
        stretch = f"duration_stretch={STRETCH[track]}"
        command = ["flite", "-voice", VOICES[track], "--setf", stretch]
        command += ["-t", text, "-o", str(file)]
        subprocess.run(command, check=True, timeout=60)
        with wave.open(str(file)) as said:
            rate, content = said.getframerate(), said.readframes(said.getnframes())
    sound = np.frombuffer(content, "<i2") / 32768
    loud = np.flatnonzero(np.abs(sound) > 0.01)
    sound = telephone(sound[loud[0] : loud[-1]], rate)
    level = 10 ** (SPEECH_DBFS / 20) / np.sqrt(np.mean(sound**2))
    return np.asarray(sound * level)


def telephone(sound: Wave, rate: int) -> Wave:
    """Return `sound` at 8 kHz with nothing outside the telephone's band."""
    padded = np.pad(sound, (0, -len(sound) % (rate // 100)))
    spectrum = np.fft.rfft(padded)
    hertz = np.fft.rfftfreq(len(padded), 1 / rate)
    low, high = BAND_HZ
    # Flanks of 60 Hz keep the filter from ringing.
    spectrum *= np.clip((hertz - low + 60) / 60, 0, 1)
    spectrum *= np.clip((high + 60 - hertz) / 60, 0, 1)
    samples = len(padded) * RATE // rate
    return np.asarray(np.fft.irfft(spectrum[: samples // 2 + 1], samples)) * RATE / rate


def key_tones(keys: str) -> Wave:
    at = np.arange(RATE // 10) / RATE
    pause = np.zeros(RATE * 8 // 100)
    parts: list[Wave] = []
    for key in keys:
        row = next(n for n, line in enumerate(_PAD) if key in line)
        low, high = _ROWS[row], _COLUMNS[_PAD[row].index(key)]
        tone = np.sin(2 * np.pi * low * at) + np.sin(2 * np.pi * high * at)
        parts += [0.1 * tone, pause]
    return np.concatenate(parts[:-1])


def music(length_ms: int) -> Wave:
    """Return soft chords, a new one every half second."""
    beat = np.arange(RATE // 2) / RATE
    fade = np.minimum(1, beat * 20) * np.exp(-beat)
    chords = [
        sum(np.sin(2 * np.pi * 2 * tone * beat) for tone in chord) * fade * 0.05
        for chord in _CHORDS
    ]
    beats = [chords[n // 2 % len(chords)] for n in range(-(-length_ms // 500))]
    return np.concatenate(beats)[: length_ms * RATE // 1000]


def background(colour: str, dbfs: int, samples: int, *, seed: int) -> Wave:
    noise = np.random.default_rng(seed).normal(size=samples)
    if colour == "pink":
        spectrum = np.fft.rfft(noise)
        spectrum[1:] /= np.sqrt(np.arange(1, len(spectrum)))
        spectrum[0] = 0
        noise = np.fft.irfft(spectrum, samples)
    return np.asarray(noise / np.std(noise) * 10 ** (dbfs / 20))


def encode(sound: Wave) -> bytes:
    """Return each sample as the mu-law byte whose value is nearest."""
    values = mulaw.decode(bytes(range(256))).astype(np.int32)
    order = np.argsort(values, kind="stable")
    between = (values[order][1:] + values[order][:-1]) / 2
    samples = np.clip(sound, -1, 1) * 32767
    return order[np.searchsorted(between, samples)].astype(np.uint8).tobytes()


if __name__ == "__main__":
    record(Path(sys.argv[1]))
