"""Opens the history for writing, be it missing, old, damaged or too new."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.store.database import (
    NewerHistoryError,
    is_damage,
    is_no_room,
    reader_connection,
    writer_connection,
)
from talkhint_desktop.store.files import sync_folder
from talkhint_desktop.store.schema import VERSION, back_up, migrate, version_of

_MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Opened:
    """A database ready to write in; `damage` is a sentence for a person."""

    db: sqlite3.Connection
    damage: str | None


def open_for_writing(path: Path) -> Opened:
    """Open `path`, putting aside what is damaged and beginning anew.

    Raises `NewerHistoryError`, or `TalkHintError` where the disk refuses.
    """
    try:
        # Asked first: looking into the file makes a new, empty WAL.
        wal_was_lost = _wal_was_lost(path)
        damage = _check(path)
        if damage is None and wal_was_lost:
            # Another program may also have emptied it as it should: no telling.
            damage = (
                "The end of the last call may be missing from the history:"
                " a part of it was removed while TalkHint was not running."
            )
        if not path.exists():
            _create(path)
        db = writer_connection(path)
        try:
            if version_of(db) < VERSION:
                back_up(db, path)
                migrate(db)
        except BaseException:
            db.close()
            raise
        _marker(path).touch(mode=0o600)
    except (OSError, sqlite3.Error) as error:
        raise refusal(path, error) from error
    return Opened(db, damage)


def closed_cleanly(path: Path) -> None:
    """Note that nothing was under way; the next start need not check."""
    _marker(path).unlink(missing_ok=True)


def put_aside(path: Path) -> Path:
    """Move the database and its companions to `quarantine/<time>/`."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    folder = path.parent / "quarantine" / stamp
    folder.parent.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700)
    for part in _parts(path):
        if part.exists():
            part.replace(folder / part.name)
    sync_folder(path.parent)
    return folder


def damage_sentence(folder: Path) -> str:
    return (
        "The history was damaged. It was put aside in"
        f" {folder} and a new one was begun."
    )


def refusal(path: Path, error: OSError | sqlite3.Error) -> TalkHintError:
    """Return why the history cannot be opened, in words for a person."""
    if isinstance(error, OSError):
        why = error.strerror or "unknown trouble"
    elif is_no_room(error):
        why = "the disk is full"
    else:
        why = str(error)
    return TalkHintError(
        f"The history {path} cannot be opened: {why}.",
        remedy="Free some space, or make the folder writable for you.",
    )


def _check(path: Path) -> str | None:
    """Put a damaged history aside; return what to say, None where it is fine."""
    _, wal, _ = _parts(path)
    if not path.exists():
        # A WAL without its database would be replayed into the new one.
        orphan = wal.exists() and wal.stat().st_size > 0
        return damage_sentence(put_aside(path)) if orphan else None
    # `_create` renames a finished file, so an empty one is never ours.
    with path.open("rb") as file:
        damaged = file.read(len(_MAGIC)) != _MAGIC
    if not damaged:
        damaged = not _is_sound(path, thoroughly=_marker(path).exists())
    return damage_sentence(put_aside(path)) if damaged else None


def _is_sound(path: Path, *, thoroughly: bool) -> bool:
    with closing(reader_connection(path)) as db:
        try:
            # Reading the schema is enough to notice a file cut short.
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
            version = version_of(db)
            if version > VERSION:
                raise NewerHistoryError
            if thoroughly:
                answer = db.execute("PRAGMA quick_check(1)").fetchone()[0]
                return version > 0 and answer == "ok"
        except sqlite3.Error as error:
            if is_damage(error):
                return False
            raise
        return version > 0


def _wal_was_lost(path: Path) -> bool:
    """Return whether a killed run left no WAL: somebody took it away."""
    return path.exists() and _marker(path).exists() and not _parts(path)[1].exists()


def _create(path: Path) -> None:
    new = path.with_name(path.name + ".new")
    os.close(os.open(new, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))
    with closing(sqlite3.connect(new, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = FULL")
        migrate(db)
    new.replace(path)
    sync_folder(path.parent)


def _parts(path: Path) -> tuple[Path, Path, Path]:
    return path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def _marker(path: Path) -> Path:
    return path.with_name(path.name + "-open")
