"""Where things lie on this disk. Light: the window imports it at start."""

import sys
from pathlib import Path

import platformdirs

from talkhint_desktop.core.errors import TalkHintError

HISTORY_FILE = "history.sqlite3"
SETTINGS_FILE = "settings.json"
UNDO_FILE = "number-undo.json"
PENDING_FILE = "calls-to-look-into.json"
LOCK_FILE = "relay.lock"
WINDOW_LOCK_FILE = "window.lock"
USAGE_FILE = "tunnel-use.json"
COSTS_FILE = "costs.json"


def data_dir(chosen: str | None = None) -> Path:
    """Return the data folder, made with mode 0700 where it is missing.

    `chosen` is the value of TALKHINT_DATA_DIR. Raises `TalkHintError` where
    the folder cannot be made.
    """
    folder = (
        Path(chosen).expanduser().absolute()
        if chosen
        else platformdirs.user_data_path("TalkHint", appauthor=False)
    )
    try:
        if not folder.is_dir():
            folder.parent.mkdir(parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise TalkHintError(
            f"The data folder {folder} cannot be made: {error.strerror}.",
            remedy="Set TALKHINT_DATA_DIR to a folder that you may write to.",
        ) from error
    return folder


def history_file(folder: Path) -> Path:
    return folder / HISTORY_FILE


def settings_file(folder: Path) -> Path:
    return folder / SETTINGS_FILE


def pending_file(folder: Path) -> Path:
    return folder / PENDING_FILE


def undo_file(folder: Path) -> Path:
    return folder / UNDO_FILE


def usage_file(folder: Path) -> Path:
    return folder / USAGE_FILE


def costs_file(folder: Path) -> Path:
    return folder / COSTS_FILE


def prices_file() -> Path:
    return resources_dir() / "prices.json"


def resources_dir() -> Path:
    """Return the folder of icons, translations and samples.

    In the wheel it lies inside the package, in a source checkout beside it.
    """
    package = Path(__file__).resolve().parent.parent
    packed = package / "resources"
    return packed if packed.is_dir() else package.parent / "resources"


def own_command() -> list[str]:
    """Return the command that starts this same TalkHint again."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "talkhint_desktop"]
