"""An archive gives its wanted files, and nothing lands anywhere else."""

import bz2
import contextlib
import tarfile
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.relay.speech.models.unpacking import BadArchive, Stopped, unpack
from tests.peers.archives import member, tar_bz2

WANTED = {"model.onnx", "tokens.txt"}
GOOD = {"a-model/model.onnx": b"weights", "a-model/tokens.txt": b"words"}


def unpacked(
    folder: Path, archive: bytes, *, most: int = 1000, stop: bool = False
) -> Path:
    """Unpack `archive` into a folder of its own and return that."""
    (folder / "a.tar.bz2").write_bytes(archive)
    into = folder / "into"
    into.mkdir()
    over = threading.Event()
    if stop:
        over.set()
    unpack(
        folder / "a.tar.bz2", into, WANTED, most=most, told=lambda _: None, stop=over
    )
    return into


def test_the_wanted_files_come_out_without_their_folder(tmp_path: Path) -> None:
    more = {"a-model/0.wav": b"sound", "a-model/test_wavs/tokens.txt": b"other"}

    into = unpacked(tmp_path, tar_bz2({**GOOD, **more}))

    found = {path.name: path.read_bytes() for path in into.iterdir()}
    assert found == {"model.onnx": b"weights", "tokens.txt": b"words"}


def test_files_at_the_top_are_found_too(tmp_path: Path) -> None:
    into = unpacked(tmp_path, tar_bz2({"./model.onnx": b"1", "tokens.txt": b"2"}))

    assert {path.name for path in into.iterdir()} == WANTED


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadArchive, match=r"a\.tar\.bz2 lacks tokens\.txt"):
        unpacked(tmp_path, tar_bz2({"a-model/model.onnx": b"weights"}))


@pytest.mark.parametrize(
    "name",
    [
        "/etc/cron.d/evil",
        "../model.onnx",
        "a-model/../../model.onnx",
        "C:\\model.onnx",
        "a-model\\..\\..\\model.onnx",
        "a-model/tokens.txt:stream",
    ],
)
def test_a_name_that_leads_outside_refuses_the_whole(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadArchive, match="outside"):
        unpacked(tmp_path, tar_bz2({name: b"evil", **GOOD}))


@pytest.mark.parametrize(
    "kind",
    [
        tarfile.SYMTYPE,
        tarfile.LNKTYPE,
        tarfile.CHRTYPE,
        tarfile.BLKTYPE,
        tarfile.FIFOTYPE,
    ],
)
def test_links_and_devices_refuse_the_whole(tmp_path: Path, kind: bytes) -> None:
    odd = member("a-model/tokens.txt", kind, "/etc/passwd")

    with pytest.raises(BadArchive, match="more than plain files"):
        unpacked(tmp_path, tar_bz2({"a-model/model.onnx": b"weights"}, odd))


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    odd = member("a-model/tokens.txt", tarfile.DIRTYPE)

    with pytest.raises(BadArchive, match=r"tokens\.txt as a folder"):
        unpacked(tmp_path, tar_bz2({"a-model/model.onnx": b"weights"}, odd))


def test_a_small_archive_of_very_much_is_refused(tmp_path: Path) -> None:
    archive = tar_bz2({**GOOD, "a-model/zeros": bytes(5_000_000)})
    assert len(archive) < 2000

    with pytest.raises(BadArchive, match="far more than it should"):
        unpacked(tmp_path, archive)


def test_very_many_files_are_refused(tmp_path: Path) -> None:
    archive = tar_bz2({f"a-model/{number}": b"" for number in range(10_001)})

    with pytest.raises(BadArchive, match="too many files"):
        unpacked(tmp_path, archive, most=100_000_000)


@pytest.mark.parametrize(
    "archive",
    [
        b"",
        b"no archive",
        tar_bz2(GOOD)[:-20],
        tar_bz2(GOOD)[:40] + b"\0" * 40,
        bz2.compress(b"no archive" * 100),
    ],
)
def test_a_damaged_archive_is_called_that(tmp_path: Path, archive: bytes) -> None:
    with pytest.raises(BadArchive, match=r"a\.tar\.bz2 (is damaged|lacks)"):
        unpacked(tmp_path, archive)


def test_it_stops_when_it_is_told_to(tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        unpacked(tmp_path, tar_bz2(GOOD), stop=True)


def test_a_folder_that_refuses_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "a.tar.bz2").write_bytes(tar_bz2(GOOD))

    with pytest.raises(TalkHintError, match="cannot be unpacked: No such file"):
        unpack(
            tmp_path / "a.tar.bz2",
            tmp_path / "none",
            WANTED,
            most=1000,
            told=lambda _: None,
            stop=threading.Event(),
        )


_PIECES = st.sampled_from(
    ["..", ".", "", "model.onnx", "tokens.txt", "a", "C:", "\\", "..\\..", " ", "\n"]
)
_NAMES = st.one_of(
    st.lists(_PIECES, min_size=1, max_size=6).map("/".join),
    st.text(
        st.characters(codec="utf-8", exclude_characters="\0"),
        min_size=1,
        max_size=40,
    ),
)


@given(names=st.lists(_NAMES, min_size=1, max_size=4, unique=True))
def test_no_name_writes_anywhere_but_the_wanted_files(names: list[str]) -> None:
    with TemporaryDirectory() as made:
        place = Path(made)
        archive = tar_bz2(dict.fromkeys(names, b"evil"))

        with contextlib.suppress(BadArchive):
            unpacked(place, archive)

        there = {path.relative_to(place).as_posix() for path in place.rglob("*")}
        assert there <= {"a.tar.bz2", "into", *(f"into/{name}" for name in WANTED)}
