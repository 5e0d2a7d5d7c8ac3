"""The playbook folder: texts in, told when they changed. Understands no card."""

from pathlib import Path

from talkhint_desktop.core.cards import Problem
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.store.pdf import text_of

LARGEST_FILE = 1_000_000
MOST_FILES = 200
KINDS = (".md", ".txt", ".pdf")

_Stamp = tuple[tuple[str, int, int], ...]


class PlaybookFolder:
    """A folder of Markdown, plain text and PDF files, or one such file.

    `unread` are the text and PDF files of the last `read` that gave no text.
    They are told and left out: such files lie in a folder for many reasons.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read: _Stamp | None = None
        self.unread: tuple[Problem, ...] = ()
        # PDFs are slow to read; a change in another file does not repeat it.
        self._pdfs: dict[tuple[str, int, int], str] = {}

    def read(self) -> list[tuple[str, str]]:
        """Return name and text of every file, by name.

        Raises `TalkHintError` naming the Markdown file, and the line where there
        is one.
        """
        stamp = self._stamp()
        texts: list[tuple[str, str]] = []
        unread: list[Problem] = []
        for file in self._files():
            try:
                texts.append((file.name, self._text(file)))
            except TalkHintError as error:
                if file.suffix.lower() not in {".txt", ".pdf"}:
                    raise
                unread.append(Problem(file.name, 0, f"{error} {error.remedy}"))
        self._pdfs = {key: text for key, text in self._pdfs.items() if key in stamp}
        self._read, self.unread = stamp, tuple(unread)
        return texts

    def changed(self) -> bool:
        """Return whether a file came, went or changed since the last `read`.

        Cheap: asks for times and sizes alone. A folder that is gone for a
        moment has not changed: what was read stays in use.
        """
        try:
            return self._stamp() != self._read
        except TalkHintError:
            return False

    def _files(self) -> list[Path]:
        try:
            if self._path.is_dir():
                files = sorted(
                    file
                    for file in self._path.iterdir()
                    if file.suffix.lower() in KINDS
                    and not file.name.startswith(".")
                    and file.is_file()
                )
            else:
                self._path.stat()
                files = [self._path]
        except OSError as error:
            raise _unreadable(self._path, error) from error
        if len(files) > MOST_FILES:
            raise TalkHintError(
                f"The playbook folder holds {len(files)} files;"
                f" {MOST_FILES} is the most.",
                remedy="Join some of them, or choose a smaller folder.",
            )
        return files

    def _stamp(self) -> _Stamp:
        return tuple(_stamp_of(file) for file in self._files())

    def _text(self, file: Path) -> str:
        if file.suffix.lower() != ".pdf":
            return _text(file)
        key = _stamp_of(file)
        if key not in self._pdfs:
            self._pdfs[key] = text_of(file)
        return self._pdfs[key]


def _stamp_of(file: Path) -> tuple[str, int, int]:
    try:
        facts = file.stat()
    except OSError as error:
        raise _unreadable(file, error) from error
    return file.name, facts.st_mtime_ns, facts.st_size


def _text(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise _unreadable(file, error) from error
    if len(data) > LARGEST_FILE:
        raise TalkHintError(
            f"The playbook {file.name} is larger than 1 MB.",
            remedy="Split it into several files.",
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TalkHintError(
            f"The playbook {file.name} is not UTF-8 text in line {line}.",
            remedy="Save it as UTF-8 in your editor.",
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unreadable(path: Path, error: OSError) -> TalkHintError:
    return TalkHintError(
        f"The playbook {path} cannot be read: {error.strerror}.",
        remedy="Choose another file or folder, or make it readable for you.",
    )
