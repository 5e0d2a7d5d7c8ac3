"""The history file while it is open for writing: a batch at a time, all or none."""

import logging
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from talkhint_desktop.core.events import CallEvent, Correction, Event, Name
from talkhint_desktop.store.naming import all_names
from talkhint_desktop.store.opening import (
    closed_cleanly,
    damage_sentence,
    open_for_writing,
    put_aside,
)
from talkhint_desktop.store.schema import drop_backups
from talkhint_desktop.store.waiting import Deletion, Item
from talkhint_desktop.store.writing import (
    OVER,
    delete_calls,
    interrupt_open_calls,
    is_over,
    write,
)

log = logging.getLogger(__name__)


class Book:
    """Holds the writing connection, from its making to `close`.

    Used by one thread at a time. Its making marks the calls that a killed run
    left open as interrupted. `damage` is a sentence once a file was put aside.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._live: dict[str, CallEvent] = {}
        self._deleted: set[str] = set()
        opened = open_for_writing(path)
        self._db = opened.db
        self.damage = opened.damage
        self._names = {one.number: one for one in all_names(self._db)}
        self._all_or_none(interrupt_open_calls)

    def write(self, batch: Sequence[Item]) -> None:
        """Commit the batch; raises `sqlite3.Error`, and then nothing of it is kept.

        The outcome of deletions is set once they are on the disk.
        """
        deleted: dict[Item, int] = {}

        def work(db: sqlite3.Connection) -> None:
            for item in batch:
                if isinstance(item.what, Deletion):
                    deleted[item] = self._delete(db, item.what)
                else:
                    self._write_one(db, item.what)

        self._all_or_none(work)
        unnamed = self._note_names(batch)
        if self._note_live(batch) or unnamed:
            self._empty_the_wal()
        if deleted or unnamed:
            self._drop_backups()
        for item in batch:
            if isinstance(item.what, Deletion):
                item.what.done.set_result(deleted[item])

    def begin_again(self) -> None:
        """Put the damaged file aside and go on in a new one.

        The calls that are going on, and all names, are known in it from the start.
        """
        self._db.close()
        self.damage = damage_sentence(put_aside(self._path))
        self._db = open_for_writing(self._path).db

        def work(db: sqlite3.Connection) -> None:
            known: list[Event] = [*self._live.values(), *self._names.values()]
            for event in known:
                write(db, event)

        self._all_or_none(work)

    def close(self, *, whole: bool) -> None:
        """Close the file; `whole` tells the next start that nothing is missing."""
        self._db.close()
        if whole:
            closed_cleanly(self._path)

    def _delete(self, db: sqlite3.Connection, deletion: Deletion) -> int:
        """Delete those of the calls that do not go on, and return how many."""
        over = [sid for sid in deletion.call_sids if is_over(db, sid)]
        if over:
            delete_calls(db, over)
        self._deleted.update(over)
        return len(over)

    def _write_one(self, db: sqlite3.Connection, event: Event) -> None:
        # Late words do not bring a deleted call back.
        if getattr(event, "call_sid", None) in self._deleted:
            return
        try:
            write(db, event)
        except msgspec.ValidationError:
            # Our bug in another room; the other words shall not pay for it.
            log.exception("an event of a wrong shape was not kept")

    def _note_live(self, batch: Sequence[Item]) -> bool:
        """Note which calls go on; return whether words are to go for good."""
        ended = False
        for item in batch:
            match item.what:
                case CallEvent(call_sid=sid, state=state) as call:
                    if state in OVER:
                        ended = True
                        self._live.pop(sid, None)
                    else:
                        self._live[sid] = call
                case Deletion() | Correction(masked=True):
                    ended = True
        return ended

    def _note_names(self, batch: Sequence[Item]) -> bool:
        """Note which names there are; return whether one is to go for good."""
        gone = False
        for item in batch:
            if isinstance(item.what, Name):
                name = item.what
                if name.name:
                    self._names[name.number] = name
                else:
                    gone = self._names.pop(name.number, None) is not None or gone
        return gone

    def _drop_backups(self) -> None:
        try:
            drop_backups(self._path)
        except OSError:
            log.exception("a backup of the history could not be deleted")

    def _empty_the_wal(self) -> None:
        # A reader in the way is no reason to wait; the next end of a call comes.
        self._db.execute("PRAGMA busy_timeout = 200")
        try:
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error as error:
            log.warning("the history's WAL was not emptied: %s", error)
        finally:
            self._db.execute("PRAGMA busy_timeout = 5000")

    def _all_or_none(self, work: Callable[[sqlite3.Connection], object]) -> None:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            work(self._db)
            self._db.execute("COMMIT")
        except BaseException:
            # A full disk may have rolled back by itself.
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise
