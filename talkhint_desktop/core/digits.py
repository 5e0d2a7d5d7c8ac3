"""Finds the digits in what was said: written, or named in English or Russian."""

import re
from typing import NamedTuple

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_HESITATION = (
    "uh|um|er|erm|hmm|and|then|ok|okay|so|next|yeah"
    "|э|эм|ну|и|потом|затем|так|да|дальше|угу|ага"
)
# What people and recognisers put between the parts of one number: signs, and
# perhaps a word or two of hesitation.
_SIGNS = r"[\s.,;:_/\-\u2010-\u2015\u2212]{0,4}"
_JOIN = re.compile(rf"{_SIGNS}(?:(?:{_HESITATION})\b{_SIGNS}){{0,2}}", re.IGNORECASE)
_WITHIN = re.compile(r"[\s\-\u2010\u2011]{1,2}")  # between "forty" and "two"

_DIGITS = (
    ("zero", "oh", "o", "nought", "ноль", "нуль"),
    ("one", "один", "одна"),
    ("two", "два", "две"),
    ("three", "три"),
    ("four", "четыре"),
    ("five", "пять"),
    ("six", "шесть"),
    ("seven", "семь"),
    ("eight", "восемь"),
    ("nine", "девять"),
)
_TEENS = (
    ("ten", "десять"),
    ("eleven", "одиннадцать"),
    ("twelve", "двенадцать"),
    ("thirteen", "тринадцать"),
    ("fourteen", "четырнадцать"),
    ("fifteen", "пятнадцать"),
    ("sixteen", "шестнадцать"),
    ("seventeen", "семнадцать"),
    ("eighteen", "восемнадцать"),
    ("nineteen", "девятнадцать"),
)
_TENS = (
    ("twenty", "двадцать"),
    ("thirty", "тридцать"),
    ("forty", "fourty", "сорок"),
    ("fifty", "пятьдесят"),
    ("sixty", "шестьдесят"),
    ("seventy", "семьдесят"),
    ("eighty", "восемьдесят"),
    ("ninety", "девяносто"),
)
_HUNDREDS = (
    ("сто",),
    ("двести",),
    ("триста",),
    ("четыреста",),
    ("пятьсот",),
    ("шестьсот",),
    ("семьсот",),
    ("восемьсот",),
    ("девятьсот",),
)
_THOUSANDS = frozenset({"тысяча", "тысячи", "тысяч"})
_REPEATS = {"double": 2, "triple": 3, "дважды": 2, "трижды": 3}


def _values(
    names: tuple[tuple[str, ...], ...], first: int, step: int
) -> dict[str, int]:
    return {name: first + at * step for at, alike in enumerate(names) for name in alike}


_NAMED = (
    _values(_DIGITS, 0, 1)
    | _values(_TEENS, 10, 1)
    | _values(_TENS, 20, 10)
    | _values(_HUNDREDS, 100, 100)
)


class Group(NamedTuple):
    """Digits that stand together in the text, or a number's name."""

    start: int
    end: int
    digits: str


class _Word(NamedTuple):
    start: int
    end: int
    text: str


def runs(text: str) -> list[list[Group]]:
    """Return the numbers of `text`, each as its groups of digits."""
    found: list[list[Group]] = []
    for group in _groups(text):
        if found and _JOIN.fullmatch(text, found[-1][-1].end, group.start):
            found[-1].append(group)
        else:
            found.append([group])
    return found


def digits_of(groups: list[Group]) -> str:
    return "".join(group.digits for group in groups)


def _groups(text: str) -> list[Group]:
    words = [_Word(*m.span(), m.group().lower()) for m in _TOKEN.finditer(text)]
    groups: list[Group] = []
    repeat: _Word | None = None
    at = 0
    while at < len(words):
        word = words[at]
        if word.text in _REPEATS:
            repeat, at = word, at + 1
            continue
        digits, at = _number(text, words, at)
        if digits:
            times = _REPEATS[repeat.text] if repeat else 1
            start = (repeat or word).start
            groups.append(Group(start, words[at - 1].end, digits * times))
        repeat = None
    return groups


def _number(text: str, words: list[_Word], at: int) -> tuple[str, int]:
    """Return the digits of the number that begins at word `at`, and where next."""
    word = words[at].text
    if word.isdecimal():
        return word, at + 1
    value = _NAMED.get(word)
    if value is None:
        return "", at + 1
    if 0 < value < 10 and _follows(text, words, at) in _THOUSANDS:
        rest, end = _below(text, words, at + 2, 1000)
        return f"{value}{rest:03}", end
    rest, end = _below(text, words, at, 1000)
    return str(rest), end


def _below(text: str, words: list[_Word], at: int, limit: int) -> tuple[int, int]:
    """Return the value of names that go on downwards: 200, then 40, then 2."""
    total = 0
    while at < len(words):
        value = _NAMED.get(words[at].text)
        joined = not total or _WITHIN.fullmatch(
            text, words[at - 1].end, words[at].start
        )
        if value is None or value >= limit or not joined or (total and not value):
            break
        total, at = total + value, at + 1
        limit = 100 if value >= 100 else 10 if value >= 20 else 0
        if not limit:
            break
    return total, at


def _follows(text: str, words: list[_Word], at: int) -> str:
    if at + 1 == len(words):
        return ""
    joined = _WITHIN.fullmatch(text, words[at].end, words[at + 1].start)
    return words[at + 1].text if joined else ""
