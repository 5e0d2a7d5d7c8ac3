"""What was found to be a secret later is nowhere on the disk any more."""

from pathlib import Path

from talkhint_desktop.core.events import Correction
from talkhint_desktop.store.history import History
from tests.peers.told_calls import SID, call, ended, final

DIGITS = "424242424242"


def corrected(text: str, *, masked: bool, utterance: str = "u1") -> Correction:
    return Correction(
        at="2026-11-22T09:00:09.000Z",
        call_sid=SID,
        utterance=utterance,
        text=text,
        masked=masked,
    )


def on_disk(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.iterdir() if file.is_file())


def test_masked_words_take_the_place_of_the_final_and_of_a_correction(
    tmp_path: Path,
) -> None:
    with History.open(tmp_path / "h.sqlite3") as history:
        history.told(call())
        history.told(final(f"it is {DIGITS} yes"))
        history.told(corrected(f"its {DIGITS} yes", masked=False))
        history.told(corrected("it is •••• yes", masked=True))
        history.flush()

        record = history.reader.show(SID)
        found = history.reader.search(DIGITS)

    assert [s.text for s in record.segments] == ["it is •••• yes"]
    assert found == []


def test_their_digits_are_not_left_in_the_file_its_index_or_its_log(
    tmp_path: Path,
) -> None:
    with History.open(tmp_path / "h.sqlite3") as history:
        history.told(call())
        history.told(final(f"it is {DIGITS} yes"))
        history.told(final("and one more", "u2"))
        history.flush()
        before = on_disk(tmp_path)
        history.told(corrected("it is •••• yes", masked=True))
        history.flush()
        while_open = on_disk(tmp_path)
        history.told(ended())
    after = on_disk(tmp_path)

    assert DIGITS.encode() in before
    assert DIGITS.encode() not in while_open
    assert DIGITS.encode() not in after
