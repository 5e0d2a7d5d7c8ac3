"""What each number was set to before TalkHint changed it, for undo."""

import logging
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.webhook.fixing import SETTINGS, Kept
from talkhint_desktop.store.files import write_whole

VERSION = 1
_LARGEST = 1_000_000

log = logging.getLogger(__name__)


class _File(msgspec.Struct):
    version: int = VERSION
    numbers: dict[str, Kept] = {}


class NumberUndo:
    """The file of old settings in a data folder, read anew by every call.

    A file that cannot be understood is kept as `.bad-<time>` and counts as
    empty. Raises `TalkHintError` where the disk refuses; the old file then
    still stands.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def kept(self, number: str) -> Kept | None:
        return self._read().get(number)

    def keep(self, number: str, kept: Kept) -> None:
        numbers = self._read()
        if numbers.get(number) != kept:
            self._write({**numbers, number: kept})

    def forget(self, number: str) -> None:
        numbers = self._read()
        if numbers.pop(number, None):
            self._write(numbers)

    def _read(self) -> dict[str, Kept]:
        try:
            if self._path.stat().st_size > _LARGEST:
                return self._put_aside("it is far too large")
            file = msgspec.json.decode(self._path.read_bytes(), type=_File)
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise TalkHintError(
                f"The numbers' old settings cannot be read: {error.strerror}.",
                remedy=f"Make {self._path} readable for you.",
            ) from error
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            return self._put_aside(str(error))
        if file.version != VERSION or not all(map(_is_ours, file.numbers.values())):
            return self._put_aside("it is not of this version")
        return file.numbers

    def _write(self, numbers: dict[str, Kept]) -> None:
        data = msgspec.json.format(msgspec.json.encode(_File(numbers=numbers)))
        try:
            write_whole(self._path, data + b"\n")
        except OSError as error:
            raise TalkHintError(
                f"The number's old settings cannot be kept: {error.strerror}.",
                remedy="Free some space, or make the data folder writable for you.",
            ) from error

    def _put_aside(self, why: str) -> dict[str, Kept]:
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        log.warning("the numbers' old settings cannot be understood: %s", why)
        try:
            self._path.replace(self._path.with_name(f"{self._path.name}.bad-{stamp}"))
        except OSError as error:
            raise TalkHintError(
                "The numbers' old settings cannot be understood, nor moved away.",
                remedy=f"Move {self._path} away.",
            ) from error
        return {}


def _is_ours(kept: Kept) -> bool:
    return SETTINGS.issuperset(kept.before) and kept.before.keys() == kept.after.keys()
