"""A connection to the history, set up for the side that uses it."""

import sqlite3
from pathlib import Path

from talkhint_desktop.core.errors import TalkHintError

# Primary result codes of SQLite; extended ones carry them in the low byte.
_CORRUPT = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_NO_ROOM = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}


class NewerHistoryError(TalkHintError):
    """The file is of a version that this program does not know."""

    remedy = "Install the newest TalkHint. The file was left as it is."

    def __init__(self) -> None:
        super().__init__("This history was made by a newer TalkHint.")


def writer_connection(path: Path) -> sqlite3.Connection:
    """Return the one connection that writes, and the only one to checkpoint.

    A single checkpointer keeps clear of the WAL-reset bug of SQLite before
    3.51.3. It may move between threads, but is used by one at a time.
    """
    db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        for setting in (
            "busy_timeout = 5000",
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "secure_delete = ON",
            "mmap_size = 0",
            "wal_autocheckpoint = 1000",
        ):
            db.execute(f"PRAGMA {setting}")
    except BaseException:
        db.close()
        raise
    return db


def reader_connection(path: Path) -> sqlite3.Connection:
    """Return a connection that cannot write, not even when it closes.

    Opened read-only: a writable one that closes last would checkpoint.
    """
    uri = path.absolute().as_uri() + "?mode=ro"
    db = sqlite3.connect(uri, uri=True, isolation_level=None)
    try:
        for setting in (
            "busy_timeout = 5000",
            "query_only = ON",
            "wal_autocheckpoint = 0",
            "mmap_size = 0",
        ):
            db.execute(f"PRAGMA {setting}")
    except BaseException:
        db.close()
        raise
    return db


def is_damage(error: sqlite3.Error) -> bool:
    return _code(error) in _CORRUPT


def is_no_room(error: sqlite3.Error) -> bool:
    """Return whether the disk refused: full, or failing to write."""
    return _code(error) in _NO_ROOM


def _code(error: sqlite3.Error) -> int:
    # Errors that Python raises by itself carry no code of SQLite's.
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF
