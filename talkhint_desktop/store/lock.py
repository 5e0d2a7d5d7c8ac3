"""One relay a data folder: a lock that the system frees when a process dies."""

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.store.places import LOCK_FILE

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# Far behind the pid: Windows forbids others to read locked bytes.
_LOCKED_BYTE = 1 << 20


class AlreadyRunningError(TalkHintError):
    """Another process holds the data folder; `pid` is None where unreadable."""

    remedy = "Use the TalkHint that is running, or stop it first."

    def __init__(self, pid: int | None) -> None:
        whose = f" (pid {pid})" if pid else ""
        super().__init__(f"TalkHint is already running{whose}.")
        self.pid = pid


class RelayLock:
    """The right to write in a data folder, from `with` to its end.

    Another file `name` stands for another right, such as that to the window.

    Entering raises `AlreadyRunningError`, or `TalkHintError` where the folder
    cannot be written to. The file stays: taking it away would let two
    processes lock two files of one name.
    """

    def __init__(self, folder: Path, name: str = LOCK_FILE) -> None:
        self._path = folder / name
        self._handle = -1

    def __enter__(self) -> Self:
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise TalkHintError(
                f"The data folder cannot be written to: {error.strerror}.",
                remedy=f"Make {self._path.parent} writable for you.",
            ) from error
        try:
            _lock(handle)
        except OSError as error:
            pid = _pid_in(handle)
            os.close(handle)
            raise AlreadyRunningError(pid) from error
        self._handle = handle
        try:
            os.ftruncate(handle, 0)
            os.write(handle, f"{os.getpid()}\n".encode())
        except OSError as error:
            os.close(handle)
            raise TalkHintError(
                f"The data folder cannot be written to: {error.strerror}.",
                remedy="Free some space.",
            ) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.ftruncate(self._handle, 0)
        if sys.platform == "win32":
            # Closing frees it too, but Windows does not say when.
            os.lseek(self._handle, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(self._handle, msvcrt.LK_UNLCK, 1)
        os.close(self._handle)
        self._handle = -1


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _pid_in(handle: int) -> int | None:
    os.lseek(handle, 0, os.SEEK_SET)
    text = os.read(handle, 32).strip()
    return int(text) if text.isdigit() else None
