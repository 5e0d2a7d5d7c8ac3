"""What a person typed, as a question to the index, and its answer. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from talkhint_desktop.core.past import Piece
from talkhint_desktop.store.writing import folded

_PHONE = re.compile(r"[+\d\s().\-/]+")
_CYRILLIC = re.compile(r"[а-яА-Я]{5,}")
# What Russian endings change: three letters in these, two in the others.
_LONG_ENDING = re.compile(r".{4,}([аяыи]ми|[ое]го|[ое]му)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a call must hold.

    `match` is asked of the index, always quoted, so that no sign has a meaning
    there; `digits` is looked for inside phone numbers, None where too short.
    """

    match: str
    digits: str | None


def terms(typed: Sequence[str]) -> list[Term]:
    """Return what to look for; words without a letter or digit are no words.

    The last word may be unfinished. A Russian word of five or more letters is
    looked for by its beginning, whatever its ending.
    """
    text = folded(" ".join(typed)).replace("\x00", "")
    text = text.encode("utf-8", "ignore").decode()
    # A number with spaces is one number.
    words = [text.strip()] if _PHONE.fullmatch(text) else text.split()
    words = [word for word in words if any(map(str.isalnum, word))]
    return [
        Term(_match(word, last=at == len(words)), _digits(word))
        for at, word in enumerate(words, start=1)
    ]


def any_of(wanted: Sequence[Term]) -> str:
    return " OR ".join(term.match for term in wanted)


def pieces_of(marked: str) -> Iterator[Piece]:
    """Return a line in pieces; what was found stands between two signs in it."""
    before, *rest = marked.split("\x02")
    if before:
        yield Piece(before, hit=False)
    for part in rest:
        hit, _, after = part.partition("\x03")
        yield Piece(hit, hit=True)
        if after:
            yield Piece(after, hit=False)


def _match(word: str, *, last: bool) -> str:
    if _CYRILLIC.fullmatch(word):
        ending = 3 if _LONG_ENDING.fullmatch(word) else 2
        return _quoted(word[:-ending]) + " *"
    return _quoted(word) + (" *" if last else "")


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _digits(word: str) -> str | None:
    if not _PHONE.fullmatch(word):
        return None
    digits = "".join(sign for sign in word if sign in "0123456789")
    return digits if len(digits) >= 3 else None
