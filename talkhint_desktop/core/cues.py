"""Finds secrets by the words that announce them: codes, passwords, passports."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum

from talkhint_desktop.core.digits import Group, digits_of, runs
from talkhint_desktop.core.secret_numbers import HIDDEN, Span


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


class Secret(StrEnum):
    """What a word can announce, or a question ask for."""

    CARD = "card"
    SECURITY_CODE = "security code"
    CODE = "code"
    PERSON = "person"
    PASSPORT = "passport"
    PASSWORD = "password"  # noqa: S105 - a kind of secret, not one


_CUES: dict[Secret, str] = {
    Secret.CARD: r"""
        (?<!gift\ )(?<!loyalty\ )(?<!member\ )(?<!membership\ )(?<!club\ )
        (?<!bonus\ )(?<!library\ )(?<!business\ )(?<!sim\ )(?<!customer\ )
        \bcard(?:'s)?\ (?:number|no\b|digits)
        |\b(?:number|digits)\ (?:on|of|from)\ (?:the|your|my)\ (?:\w+\ )?card\b
        |\blong\ (?:card\ )?number\b
        |\b(?:номер\w*|цифр\w+)\ (?:с\ )?
         (?:(?:вашей|моей|своей|банковской|кредитной|дебетовой)\ ){0,2}карт(?:ы|очки)\b
        """,
    Secret.SECURITY_CODE: r"""
        \b(?:cvv2?|cvc2?|c\ ?v\ ?v|c\ ?v\ ?c|card\ code)\b
        |\b(?:card\ )?security\ code\b
        |\b(?:code|digits?|numbers?)\ (?:\w+\ )?(?:on|at|from)\ the\ back\b
        |\b(?:цвв|цвц|си-?ви-?ви|си-?ви-?си)\b
        |\b(?:код|цифр\w+)\ (?:\w+\ )?(?:с|на)\ об(?:орот\w+|ратн\w+\ сторон\w+)
        |\bкод\w*\ безопасности\b|\bзащитн\w+\ код\w*
        """,
    Secret.CODE: r"""
        (?<!\w)(?:(?P<what>\w+)[\ -])?(?:code|passcode|pin|otp)(?:\ (?:number|code))?\b
        |\bпин-?код\w*|\bкод(?:а|у|ом|е)?\b
         (?:\ (?:подтверждения|доступа|активации|авторизации|проверки|для\ входа))?
        """,
    Secret.PERSON: r"""
        \b(?:social\ security|ssn|s\ s\ n|national\ insurance|снилс)\b
        |\b(?:your|my)\ social\b(?!\ security)
        """,
    Secret.PASSPORT: r"""
        \bpassport\b|\bdriver'?s?\ licen[cs]e\b
        |\bпаспорт(?:а|у|ом|е|н\w+)?\b(?:\ данн\w+)?
        |\bводительск\w+\ (?:удостоверени\w+|прав\w*)
        """,
    Secret.PASSWORD: r"\bpass\ ?(?:word|phrase)\b|\bпарол(?:ь|я|ю|ем|ём|е)\b",
}
_PATTERNS = {
    kind: re.compile(cue, re.IGNORECASE | re.VERBOSE) for kind, cue in _CUES.items()
}
# How many digits it may have.
_SIZES = {
    Secret.CARD: (6, 19),
    Secret.SECURITY_CODE: (3, 8),
    Secret.CODE: (4, 8),
    Secret.PERSON: (4, 12),
    Secret.PASSPORT: (6, 10),
}
_LONGEST = 34
# Codes that are no secret.
_OPEN_CODES = _words(
    "postal post zip area country city dial dialing dialling promo promotional "
    "discount coupon voucher product item order error source bar qr dress tracking "
    "reference model style colour color sort swift part stock vendor department "
    "почтовый промо телефонный"
)
_BETWEEN = (
    "is are it it's it’s its was be the my your number no here just came says reads "
    "as to of on yes yeah sure ok okay so uh um er that's that’s and series "
    "это такой вот пришёл пришел из смс sms сообщения мой моей номер серия "
    "будет уже да код ну э от и"
)
_SIGNS = r"[\s.,;:=\-\u2010-\u2015\"'«»(#№?!]*"
_FILL = re.compile(
    rf"{_SIGNS}(?:\b(?:{'|'.join(_BETWEEN.split())})\b{_SIGNS}){{0,6}}", re.IGNORECASE
)
# A passport's number may begin with letters.
_LETTERS = re.compile(r"\b(?:[A-ZА-ЯЁ]{1,2}[\s\-]?|[A-ZА-ЯЁ][\s\-][A-ZА-ЯЁ][\s\-]?)$")
# Behind digits that are money, a share, a count, or a year like 1980s.
_AMOUNT = re.compile(
    r"\s*(?:[%$€£₽]|(?:usd|dollars?|bucks|euros?|pounds?|percent|рубл\w*|руб|"
    r"доллар\w*|евро|процент\w*|штук\w*)\b)|[^\W\d_]",
    re.IGNORECASE,
)
_OTHER_NUMBER = re.compile(
    r"\b(?:order|invoice|phone|room|flat|apartment|extension|call|at|year|since|in"
    r"|заказ\w*|телефон\w*|сч[её]т\w*|квартир\w*|офис\w*|дом|год\w*|в)\b[^\d]*$",
    re.IGNORECASE,
)
_COPULA = re.compile(
    r"\s*(?:\b(?:is|was|will be|should be|это|такой|будет|был)\b[\s:]*"
    r"|[:=\u2012-\u2015]\s*)",
    re.IGNORECASE,
)
_IS_THE = re.compile(
    r"\s*(?:is|was|это|[-\u2010-\u2015])\s+(?:(?:the|my|your|a|мой|это)\s+)?",
    re.IGNORECASE,
)
_NO_PASSWORD = _words(
    "wrong incorrect not invalid expired correct the same too weak strong required "
    "being reset changed protected on in at case still what a an my your secure safe "
    "saved written different there here ok okay fine working broken lost gone "
    "something never always no unknown blocked locked also only for why how "
    "не неверный неправильный от для забыл забыла правильный тот же старый новый "
    "слишком что где как уже нужен другой простой сложный"
)
_WORD = re.compile(r"[^\s,.!?;]+(?:[.,!?;]+[^\s,.!?;]+)*")
_SENTENCE = re.compile(r"[.!?,;](?=\s|$)|\n|$")
_PASSWORD_WORDS = 8


def cued_spans(text: str, *, beside_card: bool = False) -> list[Span]:
    """Return the places of secrets that are announced, before them or behind.

    Beside a card's number any code may be the card's, of three digits.
    """
    numbers = runs(text)
    spans = [*_password_spans(text), *_named_behind(text, numbers)]
    shorter = {Secret.CODE: _SIZES[Secret.SECURITY_CODE]} if beside_card else {}
    for kind, size in (_SIZES | shorter).items():
        for cue_end in _cue_ends(kind, text):
            run = next((r for r in numbers if r[0].start >= cue_end), None)
            if run is None:
                continue
            start = _value_start(kind, text, cue_end, run)
            if start is not None and (value := _fitting(text, run, kind, size)):
                spans.append(Span(start, value[-1].end, HIDDEN))
    return spans


def expected_spans(text: str, kinds: Iterable[Secret]) -> list[Span]:
    """Return what answers a question for a secret of these kinds."""
    spans: list[Span] = []
    for kind in kinds:
        if kind is Secret.PASSWORD:
            words = _WORD.finditer(text)
            spans += [Span(*w.span(), HIDDEN) for w in words if _is_mixed(w.group())]
            continue
        for run in runs(text):
            if _OTHER_NUMBER.search(text, 0, run[0].start):
                continue
            # Nothing but digits is an answer, or a part of one.
            size = (1, _LONGEST) if is_bare(text) else _SIZES[kind]
            if value := _fitting(text, run, kind, size):
                spans.append(Span(value[0].start, value[-1].end, HIDDEN))
    return spans


def is_bare(text: str) -> bool:
    """Return whether the text is one number and nothing else."""
    numbers = runs(text)
    return len(numbers) == 1 and bool(
        _FILL.fullmatch(text, 0, numbers[0][0].start)
        and _FILL.fullmatch(text, numbers[0][-1].end)
    )


def announced(text: str) -> set[Secret]:
    """Return what the text asks for or announces."""
    return {kind for kind in Secret if any(True for _ in _cue_ends(kind, text))}


def left_open(text: str) -> set[Secret]:
    """Return what the end of the text announces and does not give."""
    return {
        kind
        for kind in Secret
        if any(_FILL.fullmatch(text, end) for end in _cue_ends(kind, text))
    }


def _cue_ends(kind: Secret, text: str) -> Iterator[int]:
    for match in _PATTERNS[kind].finditer(text):
        what = match.groupdict().get("what") or ""
        if what.lower() not in _OPEN_CODES:
            yield match.end()


def _named_behind(text: str, numbers: list[list[Group]]) -> Iterator[Span]:
    """Yield security codes that are named behind: 737 is the CVV."""
    kind = Secret.SECURITY_CODE
    for cue in _PATTERNS[kind].finditer(text):
        for run in numbers:
            is_it = _IS_THE.fullmatch(text, run[-1].end, cue.start())
            if is_it and _fitting(text, run, kind, _SIZES[kind]):
                yield Span(run[0].start, run[-1].end, HIDDEN)


def _value_start(kind: Secret, text: str, cue_end: int, run: list[Group]) -> int | None:
    """Return where the secret begins, None where other words lie between."""
    start = run[0].start
    if kind is Secret.PASSPORT and (letters := _LETTERS.search(text, cue_end, start)):
        start = letters.start()
    return start if _FILL.fullmatch(text, cue_end, start) else None


def _fitting(
    text: str, run: list[Group], kind: Secret, size: tuple[int, int]
) -> list[Group]:
    """Return the groups that make up the secret, none where it is no secret."""
    least, most = size
    value = list(run)
    while value and len(digits_of(value)) > most:
        value.pop()
    if not least <= len(digits_of(value)) <= most:
        return []
    if len(value) < len(run) and kind is not Secret.SECURITY_CODE:
        between = text[value[-1].end : run[len(value)].start]
        if not between.strip(" -"):
            return []  # a part of a longer number
    return [] if _AMOUNT.match(text, value[-1].end) else value


def _password_spans(text: str) -> Iterator[Span]:
    for cue_end in _cue_ends(Secret.PASSWORD, text):
        copula = _COPULA.match(text, cue_end)
        start = copula.end() if copula else cue_end
        first = _WORD.search(text, start)
        if first is None or text[start : first.start()].strip(" \"'«»"):
            continue
        if not copula:
            if _is_mixed(first.group()):
                yield Span(*first.span(), HIDDEN)
            continue
        if first.group().strip("\"'«»").lower() in _NO_PASSWORD:
            continue
        yield Span(first.start(), _password_end(text, first.start()), HIDDEN)


def _password_end(text: str, start: int) -> int:
    sentence = _SENTENCE.search(text, start)
    assert sentence is not None
    words = list(_WORD.finditer(text, start, sentence.start()))[:_PASSWORD_WORDS]
    return words[-1].end()


def _is_mixed(word: str) -> bool:
    letters = any(sign.isalpha() for sign in word)
    return letters and any(sign.isdigit() for sign in word)
