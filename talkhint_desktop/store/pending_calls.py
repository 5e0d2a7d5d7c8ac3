"""Calls of which Twilio will tell more later, kept over a restart."""

import logging
from dataclasses import dataclass
from pathlib import Path

import msgspec

from talkhint_desktop.store.files import write_whole

log = logging.getLogger(__name__)

MOST = 100  # the oldest are given up


@dataclass(frozen=True, slots=True)
class PendingCall:
    """`called` is the number; `ended_at` is ISO 8601 in UTC."""

    call_sid: str
    called: str
    ended_at: str


class PendingCalls:
    """A small file in the data folder, read and written whole.

    A file that cannot be read has none: nothing that the user wrote is lost. A
    disk that refuses costs the wait over a restart, and is logged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def all(self) -> list[PendingCall]:
        try:
            data = self._path.read_bytes()
            return msgspec.json.decode(data, type=list[PendingCall])
        except (OSError, msgspec.DecodeError):
            return []

    def add(self, call: PendingCall) -> None:
        others = [c for c in self.all() if c.call_sid != call.call_sid]
        self._write([*others, call][-MOST:])

    def remove(self, call_sid: str) -> None:
        calls = self.all()
        left = [call for call in calls if call.call_sid != call_sid]
        if left != calls:
            self._write(left)

    def _write(self, calls: list[PendingCall]) -> None:
        try:
            write_whole(self._path, msgspec.json.encode(calls))
        except OSError as error:
            log.warning("calls to look into later cannot be kept: %s", error)
