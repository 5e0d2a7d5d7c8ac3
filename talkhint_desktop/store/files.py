"""A file is written whole or not at all, and only its owner may read it."""

import contextlib
import errno
import os
import tempfile
from pathlib import Path


class GrowingFile:
    """Grows in parts beside `path`, and takes its place only when it is `whole`.

    Raises `OSError`; until it is whole, what was at `path` stays. Who does not
    finish it must `drop` it.
    """

    def __init__(self, path: Path) -> None:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
        self._path = path
        handle, name = tempfile.mkstemp(prefix=f"{path.name}.tmp", dir=path.parent)
        self._beside, self._file = Path(name), os.fdopen(handle, "wb")

    def add(self, data: bytes) -> None:
        self._file.write(data)

    def whole(self) -> None:
        """Put it in the place of `path`; a crash leaves the old or the new."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._beside.replace(self._path)
        sync_folder(self._path.parent)

    def drop(self) -> None:
        """Leave nothing of it behind."""
        with contextlib.suppress(OSError):
            self._file.close()
        with contextlib.suppress(OSError):
            self._beside.unlink()


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` in the place of `path`; a crash leaves the old or the new.

    The file gets mode 0600. Raises `OSError`, and then nothing has changed.
    """
    growing = GrowingFile(path)
    try:
        growing.add(data)
        growing.whole()
    except BaseException:
        growing.drop()
        raise


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` survive a power cut, where the system can."""
    if os.name == "nt":
        return  # Windows has no handle for a folder to flush
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
