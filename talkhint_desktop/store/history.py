"""The history of calls: told everything, keeps it, never holds a call up."""

import logging
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import TimeoutError as FutureTimeoutError
from pathlib import Path
from types import TracebackType
from typing import Self

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Event
from talkhint_desktop.store.book import Book
from talkhint_desktop.store.database import is_damage, is_no_room
from talkhint_desktop.store.finding import Finder
from talkhint_desktop.store.opening import refusal
from talkhint_desktop.store.reader import Reader
from talkhint_desktop.store.waiting import Deletion, Item, Waiting

log = logging.getLogger(__name__)

# (code, cleared); code is "disk-full" or "history-damaged".
OnTrouble = Callable[[str, bool], None]

_FIRST_PAUSE = 0.25
_LONGEST_PAUSE = 5.0


class History:
    """The one writer of a history file, from its making to `close`.

    A thread of its own does the writing, up to 64 events a commit. `told` may
    be called from any thread. `on_trouble` is called from the writing thread,
    except for damage found at the start, which is told before `open` returns;
    `damage` then says in a sentence what became of the file. `reader` and
    `finder` read the same file, from any thread.
    """

    def __init__(self, path: Path, on_trouble: OnTrouble | None = None) -> None:
        self._on_trouble = on_trouble
        self._changed = threading.Condition()
        self._waiting = Waiting()
        self._hurried = 0
        self._closing = False
        self._no_room = False
        self._damaged = False
        self.reader, self.finder = Reader(path), Finder(path)
        try:
            self._book = Book(path)
        except sqlite3.Error as error:
            raise refusal(path, error) from error
        if self._book.damage:
            self._tell("history-damaged", cleared=False)
        self._thread = threading.Thread(target=self._run, name="history", daemon=True)
        self._thread.start()

    @classmethod
    def open(cls, path: Path, on_trouble: OnTrouble | None = None) -> Self:
        """Open the history file `path` for writing; it is made where missing.

        Calls that a killed run left open are marked interrupted. Raises
        `NewerHistoryError`, or `TalkHintError` where the disk refuses. The
        caller holds the `RelayLock` of the folder. May take a second after a
        crash: call it in a thread, or before the loop.
        """
        return cls(path, on_trouble)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def number(self) -> int:
        """How many things were told; the latest one's number for `saved`."""
        return self._waiting.number

    @property
    def lost(self) -> int:
        """How many words and hints found no room while the disk was full."""
        return self._waiting.lost

    @property
    def damage(self) -> str | None:
        return self._book.damage

    def told(self, event: Event) -> None:
        """Keep `event`. Returns at once, never raises: it only queues."""
        with self._changed:
            if self._closing:
                log.warning("told after the end: %s", type(event).__name__)
                return
            self._waiting.put(event, time.monotonic())
            self._changed.notify_all()

    def saved(self, number: int, timeout: float = 5.0) -> bool:
        """Wait until all that is settled up to `number` is on the disk."""
        with self._changed:
            return self._changed.wait_for(
                lambda: self._waiting.settled_up_to(number), timeout
            )

    def flush(self, timeout: float = 5.0) -> bool:
        """Write everything now, growing words too; False when time ran out."""
        with self._changed:
            self._hurried += 1
            self._changed.notify_all()
            try:
                return self._changed.wait_for(lambda: not len(self._waiting), timeout)
            finally:
                self._hurried -= 1

    def delete(self, call: str, timeout: float = 10.0) -> None:
        """Delete a past call, by CallSid or short id, and all its words.

        Waits for it; raises `TalkHintError` for an unknown call, one that is
        still going on, or when the disk refuses.
        """
        if not self.delete_calls([self.reader.sid_of(call)], timeout):
            raise still_going_on()

    def delete_calls(self, sids: Sequence[str], timeout: float = 10.0) -> int:
        """Delete those of the calls that are over, and return how many.

        Waits for it; raises `TalkHintError` when the disk refuses.
        """
        deletion = Deletion(tuple(sids))
        with self._changed:
            self._waiting.put(deletion, time.monotonic())
            self._changed.notify_all()
        try:
            return deletion.done.result(timeout)
        except FutureTimeoutError:
            raise TalkHintError(
                "Nothing is deleted yet: the disk takes no changes now.",
                remedy="Free some space. It is deleted as soon as there is room.",
            ) from None

    def close(self, timeout: float = 2.0) -> None:
        """Write what still waits, for at most `timeout` seconds, and end."""
        if self._closing:
            return
        whole = self.flush(timeout)
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        # Longer than busy_timeout: the thread may be waiting for a lock.
        self._thread.join(timeout + 6.0)
        if self._thread.is_alive():
            log.error("the history's thread does not end")
            return
        if not whole:
            log.error("closed with %d things unwritten", len(self._waiting))
        self._book.close(whole=whole)

    def _run(self) -> None:
        pause = _FIRST_PAUSE
        while batch := self._next():
            try:
                self._book.write(batch)
            except sqlite3.Error as error:
                if not self._mended(error):
                    with self._changed:
                        self._changed.wait_for(lambda: self._closing, pause)
                    pause = min(pause * 2, _LONGEST_PAUSE)
                continue
            pause = _FIRST_PAUSE
            with self._changed:
                self._waiting.written(batch)
                self._changed.notify_all()
            if self._no_room:
                self._no_room = False
                self._tell("disk-full", cleared=True)

    def _next(self) -> list[Item]:
        """Wait for something to write; an empty list is the end."""
        with self._changed:
            while not self._closing:
                now = time.monotonic()
                batch = self._waiting.batch(now, all_of_it=self._hurried > 0)
                if batch:
                    return batch
                self._changed.wait(self._waiting.wait_seconds(now))
        return []

    def _mended(self, error: sqlite3.Error) -> bool:
        """Say what is wrong, once; return whether it can go on at once."""
        log.error("the history cannot be written: %s", error)
        self._damaged = self._damaged or is_damage(error)
        if self._damaged:
            try:
                self._book.begin_again()
            except (sqlite3.Error, OSError, TalkHintError):
                log.exception("a damaged history could not be replaced yet")
                return False
            self._damaged = False
            self._tell("history-damaged", cleared=False)
            return True
        if is_no_room(error) and not self._no_room:
            self._no_room = True
            self._tell("disk-full", cleared=False)
        return False

    def _tell(self, code: str, *, cleared: bool) -> None:
        if self._on_trouble is None:
            return
        try:
            self._on_trouble(code, cleared)
        except Exception:  # a listener must not stop the writing
            log.exception("a listener of the history failed")


def still_going_on() -> TalkHintError:
    return TalkHintError(
        "This call is still going on.", remedy="Delete it when it ended."
    )
