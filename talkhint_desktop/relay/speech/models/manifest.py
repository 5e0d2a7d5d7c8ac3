"""The list of models that can be fetched. Text in, values out; no I/O."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

import msgspec

from talkhint_desktop.core.errors import TalkHintError, UsageError
from talkhint_desktop.relay.speech.models.layout import PARTS

_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{0,60}")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,120}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class Piece(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file to fetch: a part of the model, or an archive with all of them.

    `listing` is the publisher's own list of its files as GitHub's REST API
    gives it, asked for the digest where `sha256` is not known.
    """

    url: str
    size: int
    sha256: str | None = None
    listing: str | None = None

    @property
    def name(self) -> str:
        return urlsplit(self.url).path.rsplit("/", 1)[-1]

    @property
    def is_archive(self) -> bool:
        return self.name.endswith(".tar.bz2")


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A model that can be fetched. `unpacked` is the most its files may take.

    `files` are names by part, as sherpa-onnx calls the parts. `verified` and
    `unverified` say what is known of it here, in words for the user.
    """

    name: str
    title: str
    languages: Sequence[str]
    kind: str
    architecture: str
    rate: int
    licence: str
    licence_url: str
    files: dict[str, str]
    unpacked: int
    pieces: Sequence[Piece]
    verified: str
    unverified: str

    @property
    def size(self) -> int:
        """Return how many bytes come over the network."""
        return sum(piece.size for piece in self.pieces)


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The models, best first for each language."""

    as_of: str
    models: Sequence[Model]

    def named(self, name: str) -> Model:
        """Return the model or raise `UsageError` with the names there are."""
        for model in self.models:
            if model.name == name:
                return model
        raise UsageError(
            f"There is no model {name!r}.",
            remedy=f"There are: {', '.join(model.name for model in self.models)}.",
        )

    def speaking(self, language: str) -> list[Model]:
        return [model for model in self.models if language in model.languages]


def read_manifest(text: str | bytes) -> Manifest:
    """Return the list; raises `TalkHintError` where it is none, or is unsafe."""
    try:
        manifest = msgspec.json.decode(text, type=Manifest)
        for model in manifest.models:
            _check(model)
    except (msgspec.DecodeError, ValueError) as error:
        raise TalkHintError(
            f"The list of models cannot be used: {error}.",
            remedy="Install TalkHint again.",
        ) from error
    return manifest


def _check(model: Model) -> None:
    good = bool(
        _NAME.fullmatch(model.name)
        and set(model.files) == set(PARTS.get(model.kind, ()))
        and all(_FILE.fullmatch(name) for name in model.files.values())
        and model.pieces
        and all(_is_good(piece) for piece in model.pieces)
    )
    if not good:
        raise ValueError(f"the entry {model.name!r} is not well-formed")


def _is_good(piece: Piece) -> bool:
    return bool(
        urlsplit(piece.url).scheme in {"http", "https"}
        and _FILE.fullmatch(piece.name)
        and piece.size > 0
        and (piece.sha256 is None or _SHA256.fullmatch(piece.sha256))
    )
