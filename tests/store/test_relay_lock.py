"""One relay a data folder; a lock dies with its holder."""

import subprocess
import sys
from pathlib import Path

import pytest

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.store import places
from talkhint_desktop.store.lock import AlreadyRunningError, RelayLock

_HOLDER = """
import sys
from pathlib import Path
from talkhint_desktop.store.lock import RelayLock

with RelayLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_relay_is_told_who_runs_and_a_killed_one_frees_the_folder(
    tmp_path: Path,
) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        with (
            pytest.raises(
                AlreadyRunningError, match=rf"already running \(pid {holder.pid}\)\."
            ),
            RelayLock(tmp_path),
        ):
            pass
    finally:
        holder.kill()
        holder.communicate(timeout=10)

    with RelayLock(tmp_path):
        pass


def test_a_lock_that_was_given_back_can_be_taken_again(tmp_path: Path) -> None:
    for _ in range(2):
        with RelayLock(tmp_path):
            pass


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with (
        pytest.raises(TalkHintError, match="cannot be written"),
        RelayLock(tmp_path / "nowhere"),
    ):
        pass


def test_the_data_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    folder = places.data_dir(str(tmp_path / "a b" / "Данные"))

    assert folder.is_dir()
    assert folder.stat().st_mode & 0o077 == 0


def test_without_a_choice_the_data_folder_is_the_systems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))

    assert places.data_dir().is_relative_to(tmp_path)
    assert places.data_dir().name == "TalkHint"


def test_a_data_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(TalkHintError, match="cannot be made"):
        places.data_dir(str(tmp_path / "file" / "data"))


def test_the_resources_of_a_checkout_are_found() -> None:
    assert places.resources_dir().is_dir()


def test_places_are_light_enough_for_the_window() -> None:
    code = (
        "import sys, talkhint_desktop.store.places;"
        "sys.exit(any(m in sys.modules for m in ('sqlite3', 'keyring')))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
