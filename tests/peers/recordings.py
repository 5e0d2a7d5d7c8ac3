"""Small recordings, made up so that each frame can be told from the others."""

import json
from pathlib import Path

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.relay.practice.caller import Recording, Spoken


def small_recording(seconds: float = 2.0) -> Recording:
    """Return a recording whose frame n is full of n, the agent's of 128 + n."""
    frames = round(seconds * 50)
    caller = b"".join(bytes([n % 128]) * 160 for n in range(frames))
    agent = b"".join(bytes([128 + n % 127]) * 160 for n in range(frames))
    said = Spoken(Speaker.CALLER, 200, 900, "Where is my order?")
    return Recording("small", "en", caller, agent, (said,))


def save(recording: Recording, folder: Path) -> Path:
    """Write it down as `Recording.load` reads it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "caller.ulaw").write_bytes(recording.caller)
    (folder / "agent.ulaw").write_bytes(recording.agent)
    reference = {
        "name": recording.name,
        "language": recording.language,
        "segments": [
            {
                "track": said.track,
                "start_ms": said.start_ms,
                "end_ms": said.end_ms,
                "text": said.text,
            }
            for said in recording.segments
        ],
    }
    (folder / "reference.json").write_text(json.dumps(reference))
    return folder
