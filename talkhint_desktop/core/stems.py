"""What a text is about: its telling words, without their endings."""

import re
from functools import lru_cache

from talkhint_desktop.core.cards import words_of
from talkhint_desktop.core.everyday import EMPTY, OBJECTIONS, SAME, WEAK

_SHORTEST = 3  # letters of a stem
_VOWEL = re.compile(r"[aeiouy]")
_NO_PLURAL = ("ss", "us", "is")
_SOFT = ("x", "z", "ch", "sh", "s")
_ENGLISH = ("ation", "ment", "ness", "able", "ion", "ly", "er", "or")
_ODD = {
    "children": "child",
    "teeth": "tooth",
    "feet": "foot",
    "bought": "buy",
    "paid": "pay",
    "sent": "send",
    "lost": "lose",
    "broke": "break",
    "broken": "break",
    "tyre": "tire",
    "colour": "color",
}
# Longest first: a word loses one of these, and then perhaps a suffix.
_RUSSIAN_ENDINGS = tuple(
    sorted(
        words_of("""
        ировать ировали ирует ируют ируете ировал овать овал ует уют уете ации ация
        ацию аций ацией ивать ываете ывать аете яете ает яет ают яют аем яем ать ять
        ить еть ала яла ила али яли или ал ял ил ело ела ели ите ете ишь ешь ешь ит ет
        ут ют ат ят им ем уйте йте ляете ляем ляет ляют лять лен
        лена лено лены
        ыми ими ого его ому ему ая яя ое ее ый ий ой ей ую юю ых их ые ие ым ом
        иями ями ами иях ях ах ием иям ям ам ов ев ье ья ью ия ии ию ией ок
        а я о е и ы у ю ь й
        """),
        key=lambda ending: (-len(ending), ending),
    )
)
_RUSSIAN_SUFFIXES = ("ост", "ени", "ани", "к", "н")


def stems_of(text: str) -> list[str]:
    """Return the stems of the telling words of `text`, each as often as it comes.

    What people say in many ways comes back under one name, marked with `=`.
    """
    plain = f" {' '.join(words_of(text))} "
    names: list[str] = []
    for name, ways in _WAYS:
        plain, count = ways.subn("", plain)
        names += [f"={name}"] * count
    return names + [stem(word) for word in plain.split() if word not in EMPTY]


def is_weak(stemmed: str) -> bool:
    """Tell whether a stem alone says too little to find something."""
    return stemmed in _WEAK_STEMS or stemmed.isdecimal() or len(stemmed) == 1


def objects(text: str) -> bool:
    """Tell whether `text` holds one of the ways to say no."""
    plain = f" {' '.join(words_of(text))} "
    return any(ways.search(plain) for name, ways in _WAYS if name in OBJECTIONS)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return what `word` shares with its other forms; lower case in and out."""
    if "а" <= word[0] <= "я":
        return _russian(word)
    return _english(word) if word.isascii() else word


def _english(word: str) -> str:
    word = word.partition("'")[0] or word
    if word in _ODD:
        return _ODD[word]
    if len(word) <= _SHORTEST or not word.isalpha():
        return word
    word = _singular(word)
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _SHORTEST and _VOWEL.search(rest):
            word = rest
            break
    word = word.removesuffix("y") if len(word) > _SHORTEST + 2 else word
    for ending in _ENGLISH:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) > _SHORTEST - (ending == "ment"):
            word = rest
            break
    if len(word) > _SHORTEST and word[-1] == word[-2]:
        word = word[:-1]
    return word.rstrip("e") if len(word.rstrip("e")) >= _SHORTEST else word


def _singular(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > _SHORTEST + 1:
        return word[:-3] + "y"
    if word.endswith("es") and word[:-2].endswith(_SOFT):
        return word[:-2]
    if word.endswith("s") and not word.endswith(_NO_PLURAL):
        return word[:-1]
    return word


def _russian(word: str) -> str:
    if len(word) > _SHORTEST + 2 and word.endswith(("ся", "сь")):
        word = word[:-2]
    for ending in _RUSSIAN_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    for suffix in _RUSSIAN_SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) > _SHORTEST:
            return word[: -len(suffix)]
    return word


def _compiled(ways: str) -> re.Pattern[str]:
    written = [" ".join(way.split()) for way in ways.split(",")]
    pattern = "|".join(re.escape(way).replace(r"\*", r"\w*") for way in written if way)
    # Neighbours share the space between them.
    return re.compile(rf"(?<= )(?:{pattern})(?= )")


_WAYS = [(name, _compiled(ways)) for name, ways in SAME.items()]
_WEAK_STEMS = frozenset(map(stem, WEAK))
