"""The settings file: plain JSON values, written whole, never a secret."""

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.store.files import write_whole

VERSION = 1
BACKUPS = 3

_VERSION_KEY = "version"
_LARGEST = 1_000_000
_SECRET = re.compile(
    r"(?i)(^|[_-])(auth_?token|api_?key|private_?key|token|secret|password|passwd)$"
)
_ABANDONED_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """What the file holds; `messages` say what was wrong with it."""

    values: dict[str, object] = field(default_factory=dict)
    messages: tuple[str, ...] = ()


class SecretInSettingsError(TalkHintError):
    """A secret was about to be written to a plain file."""

    remedy = "Secrets belong in the system's password store."

    def __init__(self, key: str) -> None:
        super().__init__(f"The setting {key!r} looks like a secret.")


def load(path: Path) -> LoadedSettings:
    """Read the settings; a missing file has none.

    A file that cannot be understood is kept as `.bad-<time>`, and the settings
    are empty. Raises `TalkHintError` where the file cannot be read at all.
    """
    _sweep(path)
    try:
        if path.stat().st_size > _LARGEST:
            return _put_aside(path, "it is far too large")
        text = path.read_bytes().decode("utf-8-sig")
        values = _parsed(text)
    except FileNotFoundError:
        return LoadedSettings()
    except OSError as error:
        raise TalkHintError(
            f"The settings {path} cannot be read: {error.strerror}.",
            remedy="Make the file readable for you.",
        ) from error
    except (ValueError, RecursionError) as error:
        return _put_aside(path, _why(error))
    return _without_secrets(values)


def save(path: Path, changes: Mapping[str, object]) -> None:
    """Write `changes` over what the file holds; keys it does not name stay.

    The last three versions are kept beside it as `.bak-1` (newest) to
    `.bak-3`. Raises `SecretInSettingsError` before anything is written, and
    `TalkHintError` where the disk refuses; the old settings then still stand.
    """
    for key in _secret_keys(changes):
        raise SecretInSettingsError(key)
    before = load(path).values
    known = before.get(_VERSION_KEY)
    version = max(VERSION, known if isinstance(known, int) else 0)
    values = {**before, **changes, _VERSION_KEY: version}
    text = json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    try:
        _write(path, text.encode())
    except OSError as error:
        raise TalkHintError(
            f"The settings were not saved: {error.strerror}.",
            remedy="Free some space, or make the data folder writable for you.",
        ) from error


def _write(path: Path, data: bytes) -> None:
    try:
        old = path.read_bytes()
    except FileNotFoundError:
        old = b""
    if old == data:
        return
    # The backup is written first: a full disk is noticed before the change.
    if old and not _holds_secret(old):
        _make_room_for_backup(path)
        write_whole(_backup(path, 1), old)
    write_whole(path, data)


def _make_room_for_backup(path: Path) -> None:
    for number in range(BACKUPS - 1, 0, -1):
        older = _backup(path, number)
        if older.exists():
            older.replace(_backup(path, number + 1))


def _backup(path: Path, number: int) -> Path:
    return path.with_name(f"{path.name}.bak-{number}")


def _holds_secret(data: bytes) -> bool:
    return bool(_secret_keys(_parsed(data.decode("utf-8-sig"))))


def _parsed(text: str) -> dict[str, object]:
    values: Any = json.loads(text, parse_constant=_no_constant)
    if not isinstance(values, dict):
        raise json.JSONDecodeError("not a JSON object", text, 0)
    return values


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")


def _secret_keys(values: Mapping[str, object]) -> list[str]:
    """Return the keys, at any depth, whose names are those of secrets."""
    found = []
    for key, value in values.items():
        if _SECRET.search(key):
            found.append(key)
        elif isinstance(value, dict):
            found += _secret_keys(value)
    return found


def _without_secrets(values: dict[str, object]) -> LoadedSettings:
    """Drop what a hand wrote in that must not lie here; the next save does too."""
    holding = [key for key in values if _secret_keys({key: values[key]})]
    messages = tuple(
        f"The setting {key!r} is not used: secrets belong in the password store."
        for key in holding
    )
    kept = {key: value for key, value in values.items() if key not in holding}
    return LoadedSettings(kept, messages)


def _why(error: Exception) -> str:
    match error:
        case json.JSONDecodeError(lineno=line, msg=what):
            return f"line {line}: {what}"
        case UnicodeDecodeError():
            return "it is not UTF-8 text"
        case RecursionError():
            return "it is nested far too deep"
        case _:
            return str(error)


def _put_aside(path: Path, why: str) -> LoadedSettings:
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    bad = path.with_name(f"{path.name}.bad-{stamp}")
    try:
        path.replace(bad)
    except OSError:
        kept = "It could not be moved"
    else:
        kept = f"It was kept as {bad.name}"
    return LoadedSettings(
        messages=(
            f"The settings file cannot be understood ({why})."
            f" {kept}, and the standard settings are used.",
        )
    )


def _sweep(path: Path) -> None:
    """Take away what a crash left half written; newer ones may be in work."""
    for unfinished in path.parent.glob(f"{path.name}.tmp*"):
        try:
            if time.time() - unfinished.stat().st_mtime > _ABANDONED_SECONDS:
                unfinished.unlink()
        except OSError:
            continue  # it went by itself, or is not ours to take
