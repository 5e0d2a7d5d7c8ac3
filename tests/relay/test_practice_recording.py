"""A recorded call is three files, and says which of them is wrong."""

import json
from pathlib import Path

import pytest

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.relay.practice.caller import Recording, RecordingError
from tests.peers.recordings import save, small_recording

GIVEN = Path(__file__).parents[3] / "shared" / "audio"


def test_a_recording_is_read_as_it_was_written(tmp_path: Path) -> None:
    recording = small_recording()

    assert Recording.load(save(recording, tmp_path / "call")) == recording


def test_a_recording_without_a_name_is_called_as_its_folder(tmp_path: Path) -> None:
    folder = save(small_recording(), tmp_path / "invoice")
    (folder / "reference.json").write_text('{"language": "en", "segments": []}')

    assert Recording.load(str(folder)).name == "invoice"


def test_a_last_piece_of_a_frame_is_filled_with_silence() -> None:
    recording = Recording("x", "en", b"\x01" * 200, b"\x02" * 200)

    assert recording.duration_ms == 40
    assert recording.frame(Speaker.AGENT, 1) == b"\x02" * 40 + b"\xff" * 120
    assert recording.frame(Speaker.CALLER, 2) == b"\xff" * 160
    assert recording.frame(Speaker.CALLER, -1) == b"\xff" * 160


@pytest.mark.parametrize("name", ["caller.ulaw", "agent.ulaw", "reference.json"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = save(small_recording(), tmp_path)
    (folder / name).unlink()

    with pytest.raises(RecordingError, match=rf"There is no file .*{name}"):
        Recording.load(folder)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match=r"There is no folder .*nowhere") as error:
        Recording.load(tmp_path / "nowhere")

    assert "caller.ulaw" in error.value.remedy


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("agent.ulaw", b"\xff" * 100, "must be equally long"),
        ("caller.ulaw", b"", "caller.ulaw is empty"),
        ("reference.json", b"{", "reference.json cannot be read"),
        ("reference.json", b"\xff{}", "reference.json cannot be read"),
        ("reference.json", b'{"segments": []}', "language"),
        ("reference.json", b'{"language": 1, "segments": []}', "language"),
    ],
)
def test_a_wrong_file_is_named(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    folder = save(small_recording(), tmp_path)
    (folder / name).write_bytes(content)

    with pytest.raises(RecordingError, match=says):
        Recording.load(folder)


@pytest.mark.parametrize(
    "change", [{"track": "nobody"}, {"start_ms": 950}, {"start_ms": -1}, {"text": None}]
)
def test_a_segment_that_cannot_be_is_refused(
    tmp_path: Path, change: dict[str, object]
) -> None:
    folder = save(small_recording(), tmp_path)
    reference = json.loads((folder / "reference.json").read_text())
    reference["segments"][0].update(change)
    (folder / "reference.json").write_text(json.dumps(reference))

    with pytest.raises(RecordingError, match=r"reference\.json"):
        Recording.load(folder)


@pytest.mark.parametrize("name", ["demo", "order", "order-ru"])
def test_the_given_calls_can_be_read(name: str) -> None:
    if not (GIVEN / name).is_dir():
        pytest.skip("the given calls are not here")

    recording = Recording.load(GIVEN / name)

    assert recording.duration_ms > 60_000
    assert {said.track for said in recording.segments} == set(Speaker)
