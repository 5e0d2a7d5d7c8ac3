"""Models on this disk: those that were fetched, and the user's own folder."""

import mmap
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.relay.speech.models.layout import (
    RATES,
    T_ONE,
    Layout,
    languages_of,
    layout_of,
)

MARKER = ".ok"
_MOST_TOKENS = 4_000_000  # bytes of a tokens.txt that is read
# What sherpa-onnx asks the file for, and ends the process where it is missing.
_STREAMS = {T_ONE: ("model", b"frame_length_ms")}
_STREAMS_ELSE = ("encoder", b"decode_chunk_len")


@dataclass(frozen=True, slots=True)
class LocalModel:
    """A model that is whole. `files` are names in `folder`, by part."""

    name: str
    folder: Path
    languages: Sequence[str]
    kind: str
    architecture: str
    rate: int
    files: Mapping[str, str]

    def paths(self) -> dict[str, str]:
        return {part: str(self.folder / name) for part, name in self.files.items()}


class Marker(msgspec.Struct, frozen=True):
    """What lies beside a fetched model's files, written last."""

    name: str
    languages: list[str]
    kind: str
    architecture: str
    rate: int
    files: dict[str, str]
    sizes: dict[str, int]
    checked: dict[str, str]  # by file that came: its sha256, and who vouches for it


def mark(folder: Path, marker: Marker) -> None:
    """Say that all of a model is in `folder`, so that a crash never says so."""
    fresh = folder / f"{MARKER}.new"
    with fresh.open("wb") as file:
        file.write(msgspec.json.format(msgspec.json.encode(marker)))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / MARKER)


def kept_models(folder: Path) -> list[LocalModel]:
    """Return the models that were fetched into `folder` and are whole."""
    return [
        model
        for marker in sorted(folder.glob(f"*/{MARKER}"))
        if (model := _marked(marker)) is not None
    ]


def _marked(path: Path) -> LocalModel | None:
    try:
        marker = msgspec.json.decode(path.read_bytes(), type=Marker)
        for name, size in marker.sizes.items():
            if (path.parent / name).stat().st_size != size:
                return None
    except (OSError, msgspec.DecodeError):
        return None
    return LocalModel(
        name=marker.name,
        folder=path.parent,
        languages=tuple(marker.languages),
        kind=marker.kind,
        architecture=marker.architecture,
        rate=marker.rate,
        files=marker.files,
    )


def own_model(folder: Path) -> LocalModel:
    """Return the model in the user's own `folder`, told by its files.

    Raises `TalkHintError` that names what is missing.
    """
    try:
        layout = layout_of(entry.name for entry in folder.iterdir() if entry.is_file())
    except OSError as error:
        raise TalkHintError(
            f"The folder {folder} cannot be read: {error.strerror}.",
            remedy="Name the folder that the model was unpacked into.",
        ) from error
    if layout.missing:
        raise TalkHintError(
            f"There is no whole model in {folder}: {' and '.join(layout.missing)}"
            f" {'is' if len(layout.missing) == 1 else 'are'} missing.",
            remedy="Name the folder that the model was unpacked into.",
        )
    try:
        return _understood(folder, layout)
    except OSError as error:
        raise TalkHintError(
            f"The model in {folder} cannot be read: {error.strerror}.",
            remedy="Make its files readable for you.",
        ) from error


def _understood(folder: Path, layout: Layout) -> LocalModel:
    part, mark_of_streaming = _STREAMS.get(layout.kind, _STREAMS_ELSE)
    if not _holds(folder / layout.files[part], mark_of_streaming):
        raise TalkHintError(
            f"{layout.files[part]} in {folder} is no model that listens while"
            " somebody speaks.",
            remedy="Take a streaming transducer or a T-one model of sherpa-onnx.",
        )
    with (folder / layout.files["tokens"]).open("rb") as file:
        tokens = file.read(_MOST_TOKENS).decode("utf-8", errors="replace")
    return LocalModel(
        name=folder.name,
        folder=folder,
        languages=languages_of(tokens),
        kind=layout.kind,
        architecture="",  # sherpa-onnx looks into the file for it
        rate=RATES[layout.kind],
        files=layout.files,
    )


def _holds(path: Path, fact: bytes) -> bool:
    """Tell whether a model's file states `fact`; ONNX keeps names as they are."""
    with path.open("rb") as file:
        if path.stat().st_size == 0:
            return False
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return content.find(fact) >= 0
