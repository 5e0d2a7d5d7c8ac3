"""The note that says how to attach is for the user alone."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from talkhint_desktop.link import invitation
from talkhint_desktop.link.invitation import NAME, Invitation

NOTE = Invitation("ws://127.0.0.1:5050", "token-1")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")


@pytest.fixture
def _open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def test_what_a_relay_left_is_what_a_face_finds(tmp_path: Path) -> None:
    invitation.leave(tmp_path, NOTE)

    assert invitation.find(tmp_path) == NOTE


@POSIX
@pytest.mark.usefixtures("_open_umask")
def test_nobody_else_can_read_the_note(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("an old note that all may read")
    (tmp_path / NAME).chmod(0o666)

    invitation.leave(tmp_path, NOTE)

    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == [NAME]


@POSIX
def test_a_link_in_the_notes_place_is_replaced_and_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("mine")
    (tmp_path / NAME).symlink_to(other)
    (tmp_path / NAME).with_suffix(".new").symlink_to(other)

    invitation.leave(tmp_path, NOTE)

    assert other.read_text() == "mine"
    assert invitation.find(tmp_path) == NOTE


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"address": "x"}', "\x00\xff", "7", "[" * 100_000]
)
def test_a_note_that_makes_no_sense_is_no_note(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_bytes(text.encode("latin-1"))

    assert invitation.find(tmp_path) is None


def test_where_no_relay_was_there_is_no_note(tmp_path: Path) -> None:
    invitation.leave(tmp_path, NOTE)
    invitation.remove(tmp_path)
    invitation.remove(tmp_path)

    assert invitation.find(tmp_path) is None
    assert invitation.find(tmp_path / "nowhere") is None
