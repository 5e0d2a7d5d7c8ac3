"""The numbers in a text, written or spoken, so that none is made up."""

import re
from collections.abc import Iterator, Mapping

_PIECE = re.compile(
    r"(?P<digits>\d+(?:[.,:\u00a0\u202f' ]\d+)*)|(?P<word>[^\W\d_]+)", re.UNICODE
)
_THOUSANDS = re.compile(r"\d{1,3}(?:[,.'\u00a0\u202f ]\d{3})+")
_PLACES = re.compile(r"[,.:\u00a0\u202f' ]")

# "One" is left out: it mostly stands for a thing, and seldom is a fact.
_ENGLISH: Mapping[str, int] = {
    word: value
    for value, words in {
        0: "zero", 2: "two", 3: "three", 4: "four", 5: "five",
        6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten", 11: "eleven",
        12: "twelve dozen", 13: "thirteen", 14: "fourteen", 15: "fifteen",
        16: "sixteen", 17: "seventeen", 18: "eighteen", 19: "nineteen",
        20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty",
        70: "seventy", 80: "eighty", 90: "ninety", 100: "hundred",
        1000: "thousand", 1_000_000: "million",
    }.items()
    for word in words.split()
}  # fmt: skip
# By their stems: Russian numbers change with case.
_RUSSIAN: tuple[tuple[str, int], ...] = (
    ("одиннадцат", 11), ("двенадцат", 12), ("тринадцат", 13),
    ("четырнадцат", 14), ("пятнадцат", 15), ("шестнадцат", 16),
    ("семнадцат", 17), ("восемнадцат", 18), ("девятнадцат", 19),
    ("двадцат", 20), ("тридцат", 30), ("сорок", 40), ("пятьдесят", 50),
    ("пятидесят", 50), ("шестьдесят", 60), ("шестидесят", 60),
    ("семьдесят", 70), ("семидесят", 70), ("восемьдесят", 80),
    ("восьмидесят", 80), ("девяност", 90), ("двест", 200), ("двухсот", 200),
    ("трист", 300), ("трёхсот", 300), ("трехсот", 300), ("четырест", 400),
    ("пятьсот", 500), ("пятисот", 500), ("шестьсот", 600), ("семьсот", 700),
    ("восемьсот", 800), ("девятьсот", 900), ("тысяч", 1000),
    ("миллион", 1_000_000),
)  # fmt: skip
_RUSSIAN_WHOLE: Mapping[str, int] = {
    word: value
    for value, words in {
        0: "ноль нуля нулю", 2: "два две двух двум двумя двое",
        3: "три трёх трех трём трем тремя трое",
        4: "четыре четырёх четырех четырём четырем четырьмя",
        5: "пять пяти пятью", 6: "шесть шести шестью", 7: "семь семи семью",
        8: "восемь восьми восемью", 9: "девять девяти девятью",
        10: "десять десяти десятью", 100: "сто ста",
    }.items()
    for word in words.split()
}  # fmt: skip
_SCALES = {100, 1000, 1_000_000}


def numbers_in(text: str) -> list[tuple[str, str]]:
    """Return each number as it is compared and as it stands in `text`.

    `10 %`, `ten percent` and `десять` compare alike, and so do `1,000` and
    `1000`. Ordinary uses of "one" are no numbers.
    """
    return list(_numbers(text))


def values_in(text: str) -> set[str]:
    """Return the numbers of `text` as they are compared."""
    return {value for value, _ in _numbers(text)}


def unknown_numbers(text: str, known: set[str]) -> list[str]:
    """Return the numbers of `text`, as they stand there, that are not `known`."""
    return [as_written for value, as_written in _numbers(text) if value not in known]


def _numbers(text: str) -> Iterator[tuple[str, str]]:
    total, part, start, end = 0, 0, -1, -1

    def spoken() -> tuple[str, str]:
        return str(total + part), text[start:end]

    for piece in _PIECE.finditer(text):
        value = None if piece["digits"] else _value(piece["word"].lower())
        beside = start >= 0 and not text[end : piece.start()].strip(" -\u2010\u2011")
        if start >= 0 and (value is None or not beside or not _joins(part, value)):
            yield spoken()
            total, part, start = 0, 0, -1
        if piece["digits"]:
            yield from _written(piece["digits"])
        elif value is not None:
            start = piece.start() if start < 0 else start
            end = piece.end()
            total, part = _joined(total, part, value)
    if start >= 0:
        yield spoken()


def _value(word: str) -> int | None:
    value = _ENGLISH.get(word, _RUSSIAN_WHOLE.get(word))
    if value is None:
        value = next((v for stem, v in _RUSSIAN if word.startswith(stem)), None)
    return value


def _joins(part: int, value: int) -> bool:
    """Tell whether `value` goes on with a number: twenty-five, not two, three."""
    if value in _SCALES:
        return True
    if part == 0:
        return True
    size = 100 if part % 100 == 0 else 10 if part % 10 == 0 and part % 100 > 10 else 0
    return 0 < value < size


def _joined(total: int, part: int, value: int) -> tuple[int, int]:
    if value == 100 and part and part < 10:
        return total, part * 100
    if value >= 1000:
        return total + max(1, part) * value, 0
    return total, part + value


def _written(digits: str) -> Iterator[tuple[str, str]]:
    if _THOUSANDS.fullmatch(digits):
        yield _PLACES.sub("", digits), digits
        return
    if re.fullmatch(r"\d+[.,]\d+", digits):
        whole, places = re.split("[.,]", digits)
        places = places.rstrip("0")
        yield _plain(whole) + (f".{places}" if places else ""), digits
        return
    # Times, dates and phone numbers are compared piece by piece.
    for part in _PLACES.split(digits):
        if part:
            yield _plain(part), part


def _plain(digits: str) -> str:
    return str(int(digits)) if len(digits) < 18 else digits
