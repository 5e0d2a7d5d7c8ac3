"""A folder's model is told by its files, and what is missing is named."""

from pathlib import Path

import pytest

from talkhint_desktop.core.errors import TalkHintError, UsageError
from talkhint_desktop.relay.speech.models.kept import (
    MARKER,
    Marker,
    kept_models,
    mark,
    own_model,
)
from talkhint_desktop.relay.speech.models.layout import languages_of, layout_of
from talkhint_desktop.relay.speech.models.manifest import read_manifest
from talkhint_desktop.store.places import resources_dir
from tests.peers.tiny_models import telephone_model, wideband_model

STEM = "epoch-99-avg-1-chunk-16-left"


def test_the_small_exports_with_the_longest_memory_are_taken_together() -> None:
    names = [
        f"{part}-{STEM}-{left}{small}.onnx"
        for part in ("encoder", "decoder", "joiner")
        for left in (64, 128)
        for small in ("", ".int8")
    ]

    layout = layout_of([*names, "tokens.txt", "bpe.model", "README.md"])

    assert layout.kind == "transducer"
    assert layout.missing == ()
    assert layout.files == {
        "encoder": f"encoder-{STEM}-128.int8.onnx",
        "decoder": f"decoder-{STEM}-128.int8.onnx",
        "joiner": f"joiner-{STEM}-128.int8.onnx",
        "tokens": "tokens.txt",
    }


def test_parts_of_two_exports_do_not_make_one_model() -> None:
    layout = layout_of([f"encoder-{STEM}-64.onnx", f"joiner-{STEM}-128.onnx"])

    assert layout.missing[0] in {"encoder.onnx", "joiner.onnx"}


def test_a_mixed_set_of_small_and_plain_parts_is_one_model() -> None:
    names = ["encoder.int8.onnx", "decoder.onnx", "joiner.int8.onnx", "tokens.txt"]

    layout = layout_of(names)

    assert sorted(layout.files.values()) == sorted(names)
    assert layout.missing == ()


def test_one_model_file_alone_is_t_one() -> None:
    layout = layout_of(["model.onnx", "tokens.txt", "0.wav"])

    assert layout.kind == "t-one"
    assert layout.files == {"model": "model.onnx", "tokens": "tokens.txt"}


@pytest.mark.parametrize(
    ("names", "missing"),
    [
        ([], ("encoder.onnx", "decoder.onnx", "joiner.onnx", "tokens.txt")),
        (["encoder.onnx", "tokens.txt"], ("decoder.onnx", "joiner.onnx")),
        (["model.onnx"], ("tokens.txt",)),
    ],
)
def test_what_a_model_lacks_is_named(names: list[str], missing: tuple[str]) -> None:
    assert layout_of(names).missing == missing


@pytest.mark.parametrize(
    ("tokens", "languages"),
    [
        ("<blk> 0\n▁HELLO 1\n", ("en",)),
        ("<blk> 0\n<unk> 1\nпривет 2\n", ("ru",)),
        ("да 0\nyes 1\n", ("en", "ru")),
        ("<blk> 0\n你 1\n", ()),
    ],
)
def test_the_word_pieces_tell_the_languages(
    tokens: str, languages: tuple[str, ...]
) -> None:
    assert languages_of(tokens) == languages


def test_the_users_own_folder_is_understood(tmp_path: Path) -> None:
    telephone_model(tmp_path)

    model = own_model(tmp_path)

    assert (model.kind, model.rate, model.languages) == ("t-one", 8000, ("ru",))
    assert model.paths()["tokens"] == str(tmp_path / "tokens.txt")


def test_a_folder_without_a_whole_model_is_told_what_it_lacks(tmp_path: Path) -> None:
    wideband_model(tmp_path)
    (tmp_path / "joiner.int8.onnx").unlink()

    with pytest.raises(TalkHintError, match=r"joiner\.onnx is missing"):
        own_model(tmp_path)


def test_a_model_that_hears_only_whole_recordings_is_refused(tmp_path: Path) -> None:
    wideband_model(tmp_path)
    (tmp_path / "encoder.int8.onnx").write_bytes(b"no mark of a streaming model")

    with pytest.raises(TalkHintError, match="no model that listens while"):
        own_model(tmp_path)


def test_a_folder_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(TalkHintError, match="cannot be read: No such file"):
        own_model(tmp_path / "none")


def marker(**sizes: int) -> Marker:
    files = {"model": "model.onnx", "tokens": "tokens.txt"}
    return Marker("ru", ["ru"], "t-one", "", 8000, files, sizes, {})


def test_only_a_model_that_was_marked_last_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "ru"
    folder.mkdir()
    telephone_model(folder)
    assert kept_models(tmp_path) == []

    mark(folder, marker())

    assert [model.name for model in kept_models(tmp_path)] == ["ru"]


def test_a_model_that_was_cut_off_since_is_not_there(tmp_path: Path) -> None:
    folder = tmp_path / "ru"
    folder.mkdir()
    telephone_model(folder)
    mark(folder, marker(**{"tokens.txt": 5}))

    assert kept_models(tmp_path) == []


def test_a_broken_marker_is_none(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / MARKER).write_text("{")

    assert kept_models(tmp_path) == []


def test_the_list_that_comes_with_talkhint_can_be_used() -> None:
    text = (resources_dir() / "models" / "models.json").read_text("utf-8")
    manifest = read_manifest(text)

    assert manifest.speaking("en")[0].name == "en-zipformer"
    assert manifest.speaking("ru")[0].name == "ru-t-one"
    for model in manifest.models:
        assert model.verified
        assert model.unverified
        assert all(piece.url.startswith("https://") for piece in model.pieces)
        assert all(piece.sha256 or piece.listing for piece in model.pieces)
        assert model.unpacked >= model.size or model.pieces[0].is_archive


def test_a_model_that_is_not_listed_is_answered_with_those_that_are() -> None:
    text = (resources_dir() / "models" / "models.json").read_text("utf-8")

    with pytest.raises(UsageError, match="no model 'xx'") as caught:
        read_manifest(text).named("xx")

    assert "ru-t-one" in caught.value.remedy


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ('"name": "en-zipformer"', '"name": "../en"'),
        ('"tokens": "tokens.txt"', '"tokens": "../tokens.txt"'),
        ('"tokens": "tokens.txt"', '"tokens": ".ok"'),
        ('"kind": "t-one"', '"kind": "other"'),
        ('"url": "https://', '"url": "file://'),
        ('"size": 5048', '"size": 0'),
        ('"sha256": "563f', '"sha256": "563'),
        ('"rate"', '"pace"'),
    ],
)
def test_a_list_that_is_not_well_formed_is_refused(good: str, bad: str) -> None:
    text = (resources_dir() / "models" / "models.json").read_text("utf-8")
    assert good in text

    with pytest.raises(TalkHintError, match="list of models cannot be used"):
        read_manifest(text.replace(good, bad))
