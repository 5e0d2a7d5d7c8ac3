"""The text of a PDF, page by page. Pictures of pages hold none."""

import logging
from pathlib import Path

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.passages import PAGE_END

LARGEST_PDF = 20_000_000
MOST_PAGES = 100


def text_of(file: Path) -> str:
    """Return the pages of `file`, with `PAGE_END` between them.

    Slow: up to a tenth of a second for a page. Raises `TalkHintError` where
    there is no text to be had.
    """
    try:
        size = file.stat().st_size
    except OSError as error:
        raise _useless(file, f"cannot be read: {error.strerror}") from error
    if size > LARGEST_PDF:
        raise _useless(file, "is larger than 20 MB")
    pages = _pages(file)
    if not any(page.strip() for page in pages):
        raise _useless(file, "holds pictures of pages and no text")
    text = PAGE_END.join(page.replace(PAGE_END, "\n") for page in pages)
    # Broken fonts give half characters, which no file or message can hold.
    return text.encode("utf-8", "ignore").decode().replace("\x00", "")


def _pages(file: Path) -> list[str]:
    # Slow to load, and most playbooks hold no PDF.
    import pypdf  # noqa: PLC0415
    from pypdf.errors import DependencyError, FileNotDecryptedError  # noqa: PLC0415

    # What it makes of a damaged file is told once, below, in plain words.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with pypdf.PdfReader(file) as reader:
            count = len(reader.pages)
            if count <= MOST_PAGES:
                return [page.extract_text() for page in reader.pages]
    except (DependencyError, FileNotDecryptedError) as error:
        raise _useless(file, "is protected by a password") from error
    except Exception as error:  # a damaged file fails it in any way
        raise _useless(file, "is damaged") from error
    raise _useless(file, f"has {count} pages; {MOST_PAGES} is the most")


def _useless(file: Path, why: str) -> TalkHintError:
    return TalkHintError(
        f"The PDF {file.name} {why}.",
        remedy="Save what matters of it as a text file in the same folder.",
    )
