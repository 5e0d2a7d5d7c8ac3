"""Old settings of a number survive; a damaged file costs undo, not the file."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.webhook.fixing import Kept
from talkhint_desktop.store.number_undo import NumberUndo
from talkhint_desktop.store.places import undo_file

if sys.platform != "win32":
    import resource

ONE, TWO = "+14155550100", "+442079460958"
KEPT = Kept(
    {"voice_url": "https://old.example/", "voice_method": "GET"},
    {"voice_url": "https://new.example/", "voice_method": "POST"},
    "2026-11-25T09:00:00.000Z",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return undo_file(tmp_path)


def test_what_was_kept_is_there_for_the_next_process(path: Path) -> None:
    NumberUndo(path).keep(ONE, KEPT)

    assert NumberUndo(path).kept(ONE) == KEPT
    assert NumberUndo(path).kept(TWO) is None


def test_a_number_is_forgotten_alone(path: Path) -> None:
    undo = NumberUndo(path)
    undo.keep(ONE, KEPT)
    undo.keep(TWO, KEPT)
    undo.forget(ONE)
    undo.forget(ONE)

    assert (undo.kept(ONE), undo.kept(TWO)) == (None, KEPT)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_the_file_is_for_its_owner_alone(path: Path) -> None:
    NumberUndo(path).keep(ONE, KEPT)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_keeping_the_same_again_does_not_touch_the_disk(path: Path) -> None:
    undo = NumberUndo(path)
    undo.keep(ONE, KEPT)
    before = path.stat().st_ino
    undo.keep(ONE, KEPT)
    undo.forget(TWO)

    assert path.stat().st_ino == before


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"version": 1, "numbers": {"+1": 5}}',
        b'{"version": 2, "numbers": {}}',
        b'{"numbers": {"+1": {"before": {"x": "y"}, "after": {"x": "z"}, "at": ""}}}',
        b'{"numbers": {"+1": {"before": {"voice_url": ""}, "after": {}, "at": ""}}}',
        b" " * 1_000_001,
    ],
)
def test_a_damaged_file_has_nothing_and_is_put_aside(path: Path, text: bytes) -> None:
    path.write_bytes(text)
    undo = NumberUndo(path)

    assert undo.kept(ONE) is None
    (aside,) = path.parent.glob("number-undo.json.bad-*")
    assert aside.read_bytes() == text
    undo.keep(ONE, KEPT)
    assert undo.kept(ONE) == KEPT


def test_it_is_json_that_a_person_can_read(path: Path) -> None:
    NumberUndo(path).keep(ONE, KEPT)

    value = json.loads(path.read_text())
    assert value["numbers"][ONE]["before"]["voice_url"] == "https://old.example/"


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_disk_that_takes_no_more_is_told_and_the_old_file_stands(path: Path) -> None:
    undo = NumberUndo(path)
    undo.keep(ONE, KEPT)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, limits[1]))
    try:
        with pytest.raises(TalkHintError, match="cannot be kept"):
            undo.keep(TWO, KEPT)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    assert undo.kept(ONE) == KEPT
    assert list(path.parent.glob("*.tmp*")) == []


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything"
)
def test_a_file_that_may_not_be_read_is_told(path: Path) -> None:
    NumberUndo(path).keep(ONE, KEPT)
    path.chmod(0)

    with pytest.raises(TalkHintError, match="cannot be read"):
        NumberUndo(path).kept(ONE)
