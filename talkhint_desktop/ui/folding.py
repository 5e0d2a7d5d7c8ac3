"""Finds words in a text without regard to capitals and accents: ё is as good as е."""

import unicodedata

from talkhint_desktop.ui.word_inks import Span

_OWN_LETTERS = "йЙ"  # letters that only look like another one with an accent


class _Folds(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = made = _fold(chr(code))
        return made


_FOLDS = _Folds()


def fold(text: str) -> str:
    return text.translate(_FOLDS)


def spans_of(looked_for: str, text: str) -> tuple[Span, ...]:
    """Return where the text has what is looked for, which is folded already."""
    folded = fold(text)
    if not looked_for or looked_for not in folded:
        return ()
    places = range(len(text) + 1) if _one_by_one(text) else _places(text)
    found, at = [], folded.find(looked_for)
    while at >= 0:
        end = at + len(looked_for)
        found.append((places[at], max(places[end], places[at] + 1)))
        at = folded.find(looked_for, end)
    return tuple(found)


def _one_by_one(text: str) -> bool:
    """Tell whether each sign of the text is folded to one sign."""
    return all(len(_FOLDS[ord(sign)]) == 1 for sign in text)


def _fold(sign: str) -> str:
    if sign in _OWN_LETTERS:
        return "й"
    plain = unicodedata.normalize("NFD", sign.casefold())
    return "".join(part for part in plain if not unicodedata.combining(part))


def _places(text: str) -> list[int]:
    """Return where each folded sign stands in the text, and where the text ends.

    An accent that is a sign of its own belongs to the letter before it.
    """
    places: list[int] = []
    for at, sign in enumerate(text):
        places += [at] * len(_FOLDS[ord(sign)])
    return [*places, len(text)]
