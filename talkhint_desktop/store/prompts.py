"""The instructions that a model gets: ours, or the user's own in their place."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.store.files import write_whole
from talkhint_desktop.store.places import resources_dir

PromptName = Literal["hint", "summary"]
LARGEST = 20_000  # bytes
LANGUAGES = ("en", "ru")


@dataclass(frozen=True, slots=True)
class Instructions:
    """What is used. `problem` says why the user's own file is not."""

    text: str
    own: bool = False
    problem: str = ""


class Prompts:
    """The folder `prompts` in the user's data folder, and what it falls back on.

    It is read anew each time, so a change holds for the next call.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "prompts"

    def read(self, name: PromptName, language: str) -> Instructions:
        path = self._path(name, language)
        try:
            if path.exists():
                return Instructions(_text(path), own=True)
        except TalkHintError as error:
            return Instructions(_built_in(name, language), problem=str(error))
        return Instructions(_built_in(name, language))

    def to_edit(self, name: PromptName, language: str) -> Path:
        """Return the user's own file, with our words in it where it is new.

        Raises `TalkHintError` where it cannot be written.
        """
        path = self._path(name, language)
        try:
            if not path.exists():
                self._folder.mkdir(mode=0o700, exist_ok=True)
                write_whole(path, _built_in(name, language).encode())
        except OSError as error:
            raise TalkHintError(
                f"{path} cannot be written: {error.strerror}.",
                remedy="Make room on the disk, or allow writing to this folder.",
            ) from error
        return path

    def _path(self, name: str, language: str) -> Path:
        if name not in get_args(PromptName) or language not in LANGUAGES:
            raise TalkHintError(f"There are no instructions {name!r} in {language!r}.")
        return self._folder / f"{name}.{language}.md"


def _built_in(name: str, language: str) -> str:
    file = resources_dir() / "prompts" / f"{name}.{language}.md"
    return file.read_text(encoding="utf-8")


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise TalkHintError(f"{path} cannot be read: {error.strerror}.") from error
    if len(data) > LARGEST:
        raise TalkHintError(f"{path} is larger than {LARGEST // 1000} kB.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TalkHintError(f"{path} is not UTF-8 text.") from error
    if not text.strip():
        raise TalkHintError(f"{path} is empty.")
    return text
