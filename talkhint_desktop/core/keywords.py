"""The words that recognition should know: names, as they are written."""

import re
from collections.abc import Iterable, Sequence

from talkhint_desktop.core.errors import UsageError

MOST = 100
LONGEST = 50  # signs
_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…]\W*$")
# OpenAI refuses the first two; the others have no place in a word.
_NOT_ALLOWED = re.compile(
    r"[<>\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
)


def keyword(word: str) -> str:
    """Return a word as it may be kept, or raise `UsageError`."""
    plain = " ".join(word.split(" "))
    if not plain.strip() or _NOT_ALLOWED.search(plain):
        raise UsageError("A keyword is one line of letters and digits.")
    if len(plain.strip()) > LONGEST:
        raise UsageError(f"A keyword has at most {LONGEST} letters.")
    return plain.strip()


def with_keyword(known: Iterable[str], word: str) -> tuple[str, ...]:
    """Return the keywords with one more; a word that is known stays as it was.

    Raises `UsageError` for what is no keyword, or one too many.
    """
    words, new = tuple(known), keyword(word)
    if new.casefold() in {one.casefold() for one in words}:
        return words
    if len(words) >= MOST:
        raise UsageError(
            f"There are {MOST} keywords already.",
            remedy="Take one out in the settings first.",
        )
    return (*words, new)


def all_keywords(words: Iterable[str]) -> tuple[str, ...]:
    """Return keywords as they may be kept, each once; raises `UsageError`."""
    kept: tuple[str, ...] = ()
    for word in words:
        kept = with_keyword(kept, word)
    return kept


def new_names(heard: str, corrected: str, known: Iterable[str] = ()) -> list[str]:
    """Return the corrected words that look like names, each once, in order.

    A name has a capital letter that no sentence began with, or capitals or
    digits inside, like iPhone, ACME or X200.
    """
    old = {word.casefold() for word in _WORD.findall(heard)}
    old |= {word.casefold() for word in known}
    names: dict[str, str] = {}
    for match in _WORD.finditer(corrected):
        word = match.group()
        before = corrected[: match.start()]
        begins = not before.strip(" \"'«»(") or _SENTENCE_END.search(before)
        if word.casefold() not in old and _is_name(word, begins=bool(begins)):
            names.setdefault(word.casefold(), word)
    return list(names.values())


def for_recognition(chosen: Sequence[str], lines: Iterable[str]) -> tuple[str, ...]:
    """Return what a recogniser should know: what was chosen, then names in `lines`."""
    words = list(chosen[:MOST])
    for line in lines:
        if len(words) >= MOST:
            break
        words += new_names("", line, words)
    return tuple(words[:MOST])


def _is_name(word: str, *, begins: bool) -> bool:
    if not any(sign.isalpha() for sign in word) or not 2 <= len(word) <= LONGEST:
        return False
    inside = any(sign.isupper() or sign.isdigit() for sign in word[1:])
    return inside or (word[0].isupper() and not begins)
