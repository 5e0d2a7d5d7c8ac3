"""Finds the numbers of payment cards, accounts and people by their own form."""

import re
from typing import NamedTuple

from talkhint_desktop.core.digits import Group, digits_of, runs

HIDDEN = "••••"
_SHORTEST, _LONGEST = 13, 19
# The beginnings and lengths of cards in use (ISO/IEC 7812): Visa, Mastercard
# and Mir, Amex, Diners, JCB, then Maestro, Discover and UnionPay.
_ISSUED = re.compile(
    r"4\d{15}|(?:5[0-8]|2[2-7])\d{14}|3[47]\d{13}|3[0689]\d{12}|35\d{14}|6\d{15,18}"
)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}[ -]?\d{2}(?:[ -]?[A-Z0-9]){11,30}(?!\w)")
_IBAN_LENGTHS = range(15, 35)
# A US social security number as it is written, without the numbers never
# given out, and a Russian pension number.
_PERSON = re.compile(
    r"(?<![\w-])(?:(?!000|666|9\d\d)\d{3}-(?!00)\d\d-(?!0000)\d{4}"
    r"|\d{3}-\d{3}-\d{3}[ -]\d\d)(?![\w-])"
)


class Span(NamedTuple):
    """A place in a text, and what stands there instead."""

    start: int
    end: int
    shown: str


def number_spans(text: str) -> list[Span]:
    """Return the places of all that is told by its form, in any order."""
    return [*_card_spans(text), *_iban_spans(text), *_person_spans(text)]


def issued_spans(text: str) -> list[Span]:
    """Return the cards of known issuers only, for text that was put together."""
    return [
        _span(run[first : last + 1])
        for run in runs(text)
        for first, last in _issued(run)
    ]


def is_card_number(digits: str) -> bool:
    """Tell whether `digits` has a card number's length and check digit."""
    if not _SHORTEST <= len(digits) <= _LONGEST:
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _card_spans(text: str) -> list[Span]:
    """Return the card numbers, written or spoken; four digits of each are shown.

    Only numbers that pass the Luhn check count, so order numbers and phone
    numbers stay readable. A card number is also found between other digits,
    as when its expiry date or its security code is said behind it.
    """
    return [
        _span(run[first : last + 1])
        for run in runs(text)
        for first, last in _cards(run)
    ]


def _span(groups: list[Group]) -> Span:
    shown = f"{HIDDEN} {digits_of(groups)[-4:]}"
    return Span(groups[0].start, groups[-1].end, shown)


def _cards(run: list[Group]) -> list[tuple[int, int]]:
    """Return the first and last group of each card number, none overlapping."""
    if is_card_number(digits_of(run)):
        return [(0, len(run) - 1)]
    return _issued(run)


def _issued(run: list[Group]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for first in range(len(run)):
        for last in _ends_of_issued(run, first):
            if found and first <= found[-1][1]:
                found[-1] = (found[-1][0], max(found[-1][1], last))
            else:
                found.append((first, last))
    return found


def _ends_of_issued(run: list[Group], first: int) -> list[int]:
    ends: list[int] = []
    digits = ""
    for last in range(first, len(run)):
        digits += run[last].digits
        if len(digits) > _LONGEST:
            break
        if _ISSUED.fullmatch(digits) and is_card_number(digits):
            ends.append(last)
    return ends


def _iban_spans(text: str) -> list[Span]:
    spans = []
    for match in _IBAN.finditer(text):
        signs = [at for at in range(*match.span()) if text[at] not in " -"]
        # Words in capitals may stand behind it, so the longest that fits counts.
        for length in reversed(_IBAN_LENGTHS):
            iban = "".join(text[at] for at in signs[:length])
            if len(iban) == length and _is_iban(iban):
                end = signs[length - 1] + 1
                spans.append(Span(match.start(), end, f"{HIDDEN} {iban[-4:]}"))
                break
    return spans


def _is_iban(iban: str) -> bool:
    turned = iban[4:] + iban[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def _person_spans(text: str) -> list[Span]:
    return [Span(*match.span(), HIDDEN) for match in _PERSON.finditer(text)]
