"""A recorded call: two tracks of sound and what was said on them."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Speaker

FRAME_BYTES = 160  # 20 ms of mu-law at 8 kHz, as Twilio cuts it
FRAME_MS = 20
SILENCE = b"\xff" * FRAME_BYTES  # mu-law's zero
_LONGEST = 4 * 3600 * 8000  # bytes; Twilio ends a <Dial> after four hours


class RecordingError(TalkHintError):
    remedy = (
        "A recorded call is a folder with caller.ulaw, agent.ulaw and reference.json."
    )


@dataclass(frozen=True, slots=True)
class Spoken:
    """One thing said, in milliseconds from the start of the recording."""

    track: Speaker
    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Recording:
    """Both tracks are raw mu-law at 8 kHz, equally long and aligned."""

    name: str
    language: str
    caller: bytes
    agent: bytes
    segments: tuple[Spoken, ...] = ()

    @property
    def frames(self) -> int:
        return -(-len(self.caller) // FRAME_BYTES)

    @property
    def duration_ms(self) -> int:
        return self.frames * FRAME_MS

    def frame(self, speaker: Speaker, index: int) -> bytes:
        """Return 20 ms of `speaker`, silence before the start and after the end."""
        if not 0 <= index < self.frames:
            return SILENCE
        sound = self.caller if speaker is Speaker.CALLER else self.agent
        part = sound[index * FRAME_BYTES : (index + 1) * FRAME_BYTES]
        return part.ljust(FRAME_BYTES, b"\xff")

    @classmethod
    def load(cls, folder: str | Path) -> "Recording":
        """Read the three files; raises `RecordingError` naming what is wrong."""
        folder = Path(folder)
        if not folder.is_dir():
            raise RecordingError(f"There is no folder {folder}.")
        caller = _sound(folder / "caller.ulaw")
        agent = _sound(folder / "agent.ulaw")
        if len(caller) != len(agent):
            raise RecordingError(
                f"caller.ulaw has {len(caller)} bytes and agent.ulaw {len(agent)}. "
                "They must be equally long."
            )
        said = _reference(folder / "reference.json")
        name = said.name or folder.resolve().name
        return cls(name, said.language, caller, agent, tuple(said.segments))


class _Reference(msgspec.Struct):
    language: str
    segments: list[Spoken]
    name: str = ""


def _sound(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LONGEST:
            raise RecordingError(f"{path} is longer than four hours.")
        sound = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from None
    if not sound:
        raise RecordingError(f"{path} is empty.")
    return sound


def _reference(path: Path) -> _Reference:
    try:
        reference = msgspec.json.decode(path.read_bytes(), type=_Reference)
    except OSError as error:
        raise _unreadable(path, error) from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RecordingError(f"{path} cannot be read: {error}.") from None
    for said in reference.segments:
        if not 0 <= said.start_ms <= said.end_ms:
            raise RecordingError(
                f"{path} has a segment from {said.start_ms} to {said.end_ms} ms."
            )
    return reference


def _unreadable(path: Path, error: OSError) -> RecordingError:
    if isinstance(error, FileNotFoundError):
        return RecordingError(f"There is no file {path}.")
    return RecordingError(f"{path} cannot be read: {error.strerror}.")
