"""A look into the history file, for one question; it writes nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.store.database import (
    NewerHistoryError,
    is_damage,
    reader_connection,
)
from talkhint_desktop.store.schema import (
    VERSION,
    lend_tables,
    migrate,
    version_of,
)


@contextmanager
def looking_into(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection to the file at `path`, or to a history without calls.

    Raises `TalkHintError` for a file that cannot be read, `NewerHistoryError`
    for one of a later version.
    """
    try:
        db = reader_connection(path) if path.exists() else _empty()
    except sqlite3.Error as error:
        raise _unreadable(error) from error
    try:
        if version_of(db) > VERSION:
            raise NewerHistoryError
        if version_of(db) < VERSION:
            lend_tables(db)
        yield db
    except sqlite3.Error as error:
        raise _unreadable(error) from error
    finally:
        db.close()


def _empty() -> sqlite3.Connection:
    """Return a history without calls: nobody began one yet, nothing is broken."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db)
    return db


def _unreadable(error: sqlite3.Error) -> TalkHintError:
    if is_damage(error):
        return TalkHintError(
            "The history file is damaged.",
            remedy="Start TalkHint: it puts the file aside and begins a new one.",
        )
    return TalkHintError(
        f"The history cannot be read now: {error}.", remedy="Try again in a moment."
    )
