"""Lists of tiny models as a stand-in server offers them."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from talkhint_desktop.relay.speech.models.manifest import Manifest, Model, Piece
from tests.peers.archives import tar_bz2
from tests.peers.model_host import ModelHost
from tests.peers.tiny_models import telephone_model, wideband_model

ARCHIVE = "a-telephone-model.tar.bz2"


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def offer(host: ModelHost, work: Path) -> Manifest:
    """Put a Russian model as an archive and an English one as files on `host`."""
    telephone, wideband = work / "telephone", work / "wideband"
    for folder in (telephone, wideband):
        folder.mkdir(parents=True)
    telephone_model(telephone)
    wideband_model(wideband)
    packed = tar_bz2({f"a/{name}": data for name, data in _read(telephone).items()})
    host.files |= {ARCHIVE: packed, **_read(wideband)}
    russian = Piece(url=host.url(ARCHIVE), size=len(packed), sha256=sha256(packed))
    english = [
        Piece(url=host.url(name), size=len(data), sha256=sha256(data))
        for name, data in _read(wideband).items()
    ]
    return Manifest(
        as_of="2026-11-25",
        models=[
            _model(
                "ru-tiny",
                "ru",
                kind="t-one",
                files={"model": "model.onnx", "tokens": "tokens.txt"},
                pieces=[russian],
            ),
            _model(
                "en-tiny",
                "en",
                kind="transducer",
                files={
                    "encoder": "encoder.int8.onnx",
                    "decoder": "decoder.onnx",
                    "joiner": "joiner.int8.onnx",
                    "tokens": "tokens.txt",
                },
                pieces=english,
            ),
        ],
    )


def without_digests(manifest: Manifest, **listing: str) -> Manifest:
    """Return the list as if nobody had told us the digests."""
    models = [
        msgspec.structs.replace(
            model,
            pieces=[
                msgspec.structs.replace(piece, sha256=None, **listing)
                for piece in model.pieces
            ],
        )
        for model in manifest.models
    ]
    return msgspec.structs.replace(manifest, models=models)


def _model(name: str, language: str, **more: Any) -> Model:
    return Model(
        name=name,
        title=f"Tiny {name}",
        languages=[language],
        architecture="" if language == "ru" else "lstm",
        rate=8000 if language == "ru" else 16000,
        licence="MIT",
        licence_url="https://example.com/licence",
        unpacked=20_000,
        verified="It is ours.",
        unverified="Nothing.",
        **more,
    )


def _read(folder: Path) -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
