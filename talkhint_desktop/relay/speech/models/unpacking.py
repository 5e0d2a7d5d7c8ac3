"""Takes the wanted files out of a stranger's archive, and nothing else."""

import bz2
import os
import tarfile
import threading
from collections.abc import Callable, Collection
from pathlib import Path
from typing import IO, Any

from talkhint_desktop.core.errors import TalkHintError

_MOST_MEMBERS = 10_000
_OVERHEAD = 1 << 20  # what an archive may hold beside its files' own bytes
_CHUNK = 1 << 18
_TELL_EVERY = 1 << 20
# Windows reads both as something else than letters of a name.
_NOT_IN_NAMES = frozenset("\\:\0")


class BadArchive(TalkHintError):
    """An archive that is damaged, or that wants more than to be unpacked."""

    remedy = "Fetch it again, or take another model."


class Stopped(Exception):
    """Whoever unpacked has been told to stop."""


def unpack(
    archive: Path,
    into: Path,
    wanted: Collection[str],
    *,
    most: int,
    told: Callable[[int], None],
    stop: threading.Event,
) -> None:
    """Write the files named `wanted` from a .tar.bz2 into the folder `into`.

    They are looked for at the top or one folder deep. `most` is how many
    bytes all members may have. Raises `BadArchive` where any member, wanted
    or not, is no plain file or folder inside. Blocks; `stop` ends it.
    """
    missing = set(wanted)
    try:
        with bz2.open(archive) as stream:
            content: Any = _Content(stream, most + _OVERHEAD, told, stop)
            with tarfile.open(fileobj=content, mode="r|") as members:
                for number, member in enumerate(members):
                    if number == _MOST_MEMBERS:
                        raise BadArchive(f"{archive.name} holds too many files.")
                    inner = inner_name(member)
                    if inner in missing:
                        missing.remove(inner)
                        _copy(members.extractfile(member), into / inner)
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise BadArchive(f"{archive.name} is damaged.") from error
    except OSError as error:
        if error.errno is not None:
            raise TalkHintError(
                f"The model cannot be unpacked: {error.strerror}.",
                remedy="Free some space.",
            ) from error
        raise BadArchive(f"{archive.name} is damaged.") from error
    if missing:
        raise BadArchive(f"{archive.name} lacks {', '.join(sorted(missing))}.")


def inner_name(member: tarfile.TarInfo) -> str:
    """Return the member's path without the one folder that holds all.

    Raises `BadArchive` for what would lead outside, or is no plain file or
    folder.
    """
    path = member.name
    parts = [part for part in path.split("/") if part not in {"", "."}]
    outside = path.startswith("/") or ".." in parts or _NOT_IN_NAMES & set(path)
    if outside:
        raise BadArchive(f"The archive has a file that would lie outside: {path!r}.")
    if not (member.isfile() or member.isdir()) or member.issparse():
        raise BadArchive(f"The archive has more than plain files in it: {path!r}.")
    return "/".join(parts[1:] if len(parts) > 1 else parts)


class _Content:
    """What comes out of the compression; it does not go on for ever."""

    def __init__(
        self,
        stream: IO[bytes],
        most: int,
        told: Callable[[int], None],
        stop: threading.Event,
    ) -> None:
        self._stream, self._most = stream, most
        self._told, self._stop = told, stop
        self._read = self._tell_at = 0

    def read(self, size: int) -> bytes:
        if self._stop.is_set():
            raise Stopped
        data = self._stream.read(size)
        self._read += len(data)
        if self._read > self._most:  # a small archive may hold a lot
            raise BadArchive("The archive holds far more than it should.")
        if self._read >= self._tell_at:
            self._told(self._read)
            self._tell_at = self._read + _TELL_EVERY
        return data


def _copy(source: IO[bytes] | None, path: Path) -> None:
    if source is None:
        raise BadArchive(f"The archive has {path.name} as a folder.")
    with path.open("xb") as file:
        while chunk := source.read(_CHUNK):
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
