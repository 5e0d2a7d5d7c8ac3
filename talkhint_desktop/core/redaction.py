"""Masks card numbers before anything is stored, shown or sent."""

import re
from typing import NamedTuple

_TOKEN = re.compile(r"\d+|[^\W\d_]+")
# What people and recognisers put between the parts of one number: signs, and
# perhaps one word of hesitation.
_SIGNS = r"[\s.,;:_/\-\u2010-\u2015\u2212]{0,4}"
_JOIN = re.compile(
    rf"{_SIGNS}(?:(?:uh|um|er|and|then|э|эм|ну|и|потом|затем){_SIGNS})?", re.IGNORECASE
)

_NAMES = (
    ("zero", "oh", "o", "ноль", "нуль"),
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
_SPOKEN = {name: str(digit) for digit, names in enumerate(_NAMES) for name in names}
_REPEATS = {"double": 2, "triple": 3, "дважды": 2, "трижды": 3}
_SHORTEST, _LONGEST = 13, 19
# The beginnings and lengths of cards in use (ISO/IEC 7812): Visa, Mastercard
# and Mir, Amex, Diners, JCB, then Maestro, Discover and UnionPay.
_ISSUED = re.compile(
    r"4\d{15}|(?:5[0-8]|2[2-7])\d{14}|3[47]\d{13}|3[0689]\d{12}|35\d{14}|6\d{15,18}"
)


class _Group(NamedTuple):
    """Digits that stand together in the text, or a digit's name."""

    start: int
    end: int
    digits: str


def mask(text: str) -> str:
    """Return `text` with card numbers, written or spoken, down to four digits.

    Only numbers that pass the Luhn check are masked, so order numbers and
    phone numbers stay readable. A card number is also found between other
    digits, as when its expiry date or its security code is said behind it.
    """
    for run in reversed(_runs(text)):
        for first, last in reversed(_cards(run)):
            shown = _digits(run[first : last + 1])[-4:]
            text = f"{text[: run[first].start]}•••• {shown}{text[run[last].end :]}"
    return text


def is_card_number(digits: str) -> bool:
    """Tell whether `digits` has a card number's length and check digit."""
    if not _SHORTEST <= len(digits) <= _LONGEST:
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _runs(text: str) -> list[list[_Group]]:
    """Return the numbers of `text`, each as its groups of digits."""
    runs: list[list[_Group]] = []
    repeat: re.Match[str] | None = None
    for token in _TOKEN.finditer(text):
        word = token.group().lower()
        if word in _REPEATS:
            repeat = token
            continue
        digits = _SPOKEN.get(word) or (word if word.isdecimal() else "")
        if digits:
            times = _REPEATS[repeat.group().lower()] if repeat else 1
            start = (repeat or token).start()
            group = _Group(start, token.end(), digits * times)
            if runs and _JOIN.fullmatch(text, runs[-1][-1].end, start):
                runs[-1].append(group)
            else:
                runs.append([group])
        repeat = None
    return runs


def _cards(run: list[_Group]) -> list[tuple[int, int]]:
    """Return the first and last group of each card number, none overlapping."""
    if is_card_number(_digits(run)):
        return [(0, len(run) - 1)]
    found: list[tuple[int, int]] = []
    for first in range(len(run)):
        for last in _ends_of_issued(run, first):
            if found and first <= found[-1][1]:
                found[-1] = (found[-1][0], max(found[-1][1], last))
            else:
                found.append((first, last))
    return found


def _ends_of_issued(run: list[_Group], first: int) -> list[int]:
    ends: list[int] = []
    digits = ""
    for last in range(first, len(run)):
        digits += run[last].digits
        if len(digits) > _LONGEST:
            break
        if _ISSUED.fullmatch(digits) and is_card_number(digits):
            ends.append(last)
    return ends


def _digits(groups: list[_Group]) -> str:
    return "".join(group.digits for group in groups)
