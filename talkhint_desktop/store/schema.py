"""The tables of the history, and the way from an older version to this one."""

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from talkhint_desktop.store.files import sync_folder

Step = Sequence[str]

# One step a version; a released step is never changed, only followed.
# `told.line` is the event as it was told, as one line of JSON. The columns
# beside it are what is asked for. `name` tells one utterance or hint of a call
# from the next; events that only add up have none. `settled` is 0 while a
# later event of the same name will replace the line: partials, growing hints.
STEPS: tuple[Step, ...] = (
    (
        """
        CREATE TABLE call (
            id INTEGER PRIMARY KEY,
            sid TEXT NOT NULL UNIQUE,
            state TEXT NOT NULL,
            started_at TEXT NOT NULL,
            digits TEXT NOT NULL,
            at TEXT NOT NULL,
            line TEXT NOT NULL
        )
        """,
        "CREATE INDEX call_by_time ON call (started_at, id)",
        """
        CREATE TABLE told (
            id INTEGER PRIMARY KEY,
            call INTEGER NOT NULL REFERENCES call (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            name TEXT,
            settled INTEGER NOT NULL,
            at TEXT NOT NULL,
            line TEXT NOT NULL,
            UNIQUE (call, kind, name)
        )
        """,
        """
        CREATE VIRTUAL TABLE words USING fts5 (
            body, tokenize = 'unicode61 remove_diacritics 2'
        )
        """,
    ),
    (
        # What the agent calls whoever has a number.
        """
        CREATE TABLE person (
            number TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            at TEXT NOT NULL
        )
        """,
    ),
)
VERSION = len(STEPS)


def version_of(db: sqlite3.Connection) -> int:
    version: int = db.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(db: sqlite3.Connection, steps: Sequence[Step] = STEPS) -> None:
    """Bring the tables to the newest version, all of the way or not at all."""
    version = version_of(db)
    if version == len(steps):
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        for step in steps[version:]:
            for statement in step:
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {len(steps)}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def lend_tables(db: sqlite3.Connection) -> None:
    """Give a reader of an older file the tables that it lacks, empty ones.

    They are the connection's own: the file is brought up by who may write in it.
    """
    db.execute("PRAGMA query_only = OFF")
    for step in STEPS[version_of(db) :]:
        for statement in step:
            db.execute(statement.replace("CREATE TABLE ", "CREATE TEMP TABLE "))
    db.execute("PRAGMA query_only = ON")


def back_up(db: sqlite3.Connection, path: Path) -> Path:
    """Copy the database, with what still lies in its WAL, to `backups/`."""
    folder = path.parent / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    copy = folder / f"{path.stem}-v{version_of(db)}{path.suffix}"
    unfinished = copy.with_name(copy.name + ".new")
    # An empty file of ours: VACUUM INTO would make one that all may read.
    os.close(os.open(unfinished, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
    db.execute("VACUUM INTO ?", (str(unfinished),))
    unfinished.replace(copy)
    sync_folder(folder)
    return copy


def drop_backups(path: Path) -> None:
    """Take away every copy: it would keep the words of a deleted call."""
    for copy in (path.parent / "backups").glob(f"{path.stem}-v*"):
        copy.unlink()
