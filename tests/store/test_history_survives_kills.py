"""A word shown as saved is there after `kill -9`, at whatever moment it comes."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from talkhint_desktop.core.events import CallState
from talkhint_desktop.store.history import History
from talkhint_desktop.store.reader import Reader
from tests.peers.told_calls import SID

_WRITER = """
import sys
from pathlib import Path
from talkhint_desktop.store.history import History
from tests.peers.told_calls import SID, call, final, flag, partial

history = History.open(Path(sys.argv[1]))
first = int(sys.argv[2])
history.told(call())
for number in range(first, first + 100_000):
    history.told(partial("word", f"u{number}"))
    history.told(final(f"word {number}", f"u{number}", start_ms=number))
    if number % 3 == 0:
        history.told(flag(f"u{number}"))
        assert history.saved(history.number)
        print(number, flush=True)
"""


def _written_until_killed(path: Path, first: int, lines: int) -> int:
    """Run a writer, kill it after some acknowledged lines, return the last."""
    root = Path(__file__).parents[2]
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path), str(first)],
        stdout=subprocess.PIPE,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    try:
        assert writer.stdout is not None
        last = -1
        for _ in range(lines):
            last = int(writer.stdout.readline())
    finally:
        writer.kill()
        rest = writer.communicate(timeout=20)[0]
    assert writer.returncode == -signal.SIGKILL
    # What it said before it died counts too; a line cut short does not.
    said = [int(line) for line in rest.splitlines(keepends=True) if b"\n" in line]
    return said[-1] if said else last


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is not of Windows")
def test_ten_kills_lose_no_acknowledged_word_and_no_flag(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    chance = random.Random(20261122)
    acknowledged: set[str] = set()
    for kill in range(10):
        first = kill * 100_000
        last = _written_until_killed(path, first, lines=chance.randint(1, 40))
        acknowledged |= {f"u{number}" for number in range(first, last + 1)}

        # A reader that comes before the next start neither harms nor misses.
        kept = {s.utterance for s in Reader(path).show(SID).segments}
        assert acknowledged <= kept

        with History.open(path) as history:
            assert history.damage is None
            assert history.reader.show(SID).call.state is CallState.INTERRUPTED
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("PRAGMA quick_check").fetchone() == ("ok",)

    record = Reader(path).show(SID)
    assert acknowledged <= {s.utterance for s in record.segments}
    assert {u for u in acknowledged if int(u[1:]) % 3 == 0} <= record.flagged
    assert len(record.segments) == len({s.utterance for s in record.segments})
