"""What a row of the transcript says, and what it is known by."""

from msgspec.structs import replace

from talkhint_desktop.core.events import Segment
from talkhint_desktop.ui.transcript_rows import Divider, Row, gap_words, row_text


def row_key(row: Row) -> object:
    """Return what a row is known by, whatever becomes of its words."""
    return row.utterance if isinstance(row, Segment) else row


def row_words(row: Row) -> str:
    """Return the words that stand in the row."""
    if isinstance(row, Segment):
        return row.text
    return row.words if isinstance(row, Divider) else gap_words(row)


def row_line(row: Row, words: str) -> str:
    """Return a line as `row_text` does, with `words` of the row alone."""
    return row_text(replace(row, text=words)) if isinstance(row, Segment) else words
