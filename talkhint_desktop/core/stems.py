"""What a text is about: its telling words, without their endings."""

import re
from collections.abc import Sequence
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
    names, others = _named(words_of(text))
    return [f"={name}" for name in names] + [stem(w) for w in others if w not in EMPTY]


def is_weak(stemmed: str) -> bool:
    """Tell whether a stem alone says too little to find something."""
    return stemmed in _WEAK_STEMS or stemmed.isdecimal() or len(stemmed) == 1


def objects(text: str) -> bool:
    """Tell whether `text` holds one of the ways to say no."""
    names, _ = _named(words_of(text))
    return not _NO.isdisjoint(names)


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


def _named(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the names of what is said in many ways, and the words left over."""
    names: list[str] = []
    others: list[str] = []
    at = 0
    while at < len(words):
        for way, name in _WAYS.get(words[at][:_KEY], ()):
            if _is_said(way, words[at : at + len(way)]):
                names.append(name)
                at += len(way)
                break
        else:
            others.append(words[at])
            at += 1
    return names, others


def _is_said(way: Sequence[str], words: Sequence[str]) -> bool:
    return len(way) == len(words) and all(
        word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
        for wanted, word in zip(way, words, strict=True)
    )


def _by_beginning() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the ways by the first letters of their first word, the longest first."""
    ways: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, written in SAME.items():
        for way in written.split(","):
            words = tuple(way.split())
            ways.setdefault(words[0][:_KEY], []).append((words, name))
    for some in ways.values():
        some.sort(key=lambda way: (-len(way[0]), -len("".join(way[0]).rstrip("*"))))
    return ways


_KEY = 3  # letters; a word with `*` has at least as many
_WAYS = _by_beginning()
_NO = frozenset(OBJECTIONS)
_WEAK_STEMS = frozenset(map(stem, WEAK))
