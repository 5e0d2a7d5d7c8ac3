"""What a playbook knows, indexed: passages found by what was said."""

import math
import re
import sqlite3
import weakref
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from talkhint_desktop.core.passages import Found, Passage
from talkhint_desktop.core.playbook import Playbook
from talkhint_desktop.core.stems import is_weak, stems_of

# What a word counts: where a trigger or heading was asked for whole, or in part;
# in what is said there; and a word of every trade.
_WHOLE, _PART, _IN_BODY, _WEAK = 1.0, 0.75, 0.6, 0.35
# A long story asks for no more than this many rare words.
_ENOUGH = 2.2
# Nonsense and chance finds lie below.
_FLOOR = 0.2
_OTHER_LANGUAGE = 0.8
# FTS5 ranks the passages that hold the rarest words, about this many, and the
# best of these are weighed: common words would only cost time.
_RANKED, _WEIGHED = 2_000, 40

_RUSSIAN, _ENGLISH = re.compile("[а-я]"), re.compile("[a-z]")
_GOOD_PART = 4  # one letter in so many

_CREATE = """
    CREATE VIRTUAL TABLE passage USING fts5 (
        head, body, tokenize = "unicode61 remove_diacritics 0 tokenchars '=-'"
    )
"""
_FIND = """
    SELECT rowid FROM passage WHERE passage MATCH ?
    ORDER BY bm25(passage, 3.0, 1.0) LIMIT ?
"""


class Knowledge:
    """An index of passages in memory, asked by one at a time.

    Made in a thread, as it takes a second for the largest playbooks; asking is
    for the loop.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = tuple(passages)
        self._heads: list[tuple[frozenset[str], ...]] = []
        self._words: list[frozenset[str]] = []
        self._spread: Counter[str] = Counter()
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        # Calls under way keep an older playbook; the last of them closes it.
        weakref.finalize(self, self._db.close)
        self._db.execute(_CREATE)
        self._db.executemany(
            "INSERT INTO passage (rowid, head, body) VALUES (?, ?, ?)", self._rows()
        )

    def find(self, text: str, language: str, limit: int) -> list[Found]:
        """Return the passages that speak of what `text` asks, the best first.

        Where two know as much, the one in `language` ("en" or "ru") is better.
        """
        weights = {word: self._weight(word) for word in stems_of(text)}
        known = [word for word in weights if self._spread[word]]
        if all(map(is_weak, known)):
            return []
        wanted = _any_of(self._rarest(known))
        rows = self._db.execute(_FIND, (wanted, _WEIGHED)).fetchall()
        found = [self._found(row, weights, language) for (row,) in rows]
        kept = [one for one in found if one and one.score >= _FLOOR]
        return sorted(kept, key=lambda one: -one.score)[:limit]

    def _rarest(self, words: Sequence[str]) -> list[str]:
        rarest: list[str] = []
        ranked = 0
        for word in sorted(words, key=self._spread.__getitem__):
            ranked += self._spread[word]
            if rarest and ranked > _RANKED:
                break
            rarest.append(word)
        return rarest

    def _rows(self) -> Iterator[tuple[int, str, str]]:
        for row, passage in enumerate(self._passages):
            heads = [stems_of(line) for line in (passage.heading, *passage.triggers)]
            head = [word for line in heads for word in line]
            body = stems_of(passage.text)
            self._heads.append(tuple(map(frozenset, heads)))
            self._words.append(frozenset(head + body))
            self._spread.update(self._words[-1])
            yield row, " ".join(head), " ".join(body)

    def _weight(self, word: str) -> float:
        """Return how much a word tells; one that nobody knows is as rare as can be."""
        spread, all_ = max(1, self._spread[word]), len(self._passages)
        rare = math.log(1 + (all_ - spread + 0.5) / (spread + 0.5))
        return rare * (_WEAK if is_weak(word) else 1.0)

    def _found(
        self, row: int, weights: Mapping[str, float], language: str
    ) -> Found | None:
        shared = weights.keys() & self._words[row]
        if all(map(is_weak, shared)):
            return None
        counts = dict.fromkeys(shared, _IN_BODY)
        named = set[str]()
        for line in self._heads[row]:
            for word in line & shared:
                counts[word] = max(counts[word], _WHOLE if line <= shared else _PART)
                named.add(word)
        knows = sum(weights[word] * count for word, count in counts.items())
        rarest = math.log(1 + (len(self._passages) - 0.5) / 1.5)
        asked = min(sum(weights.values()), _ENOUGH * rarest)
        score = min(1.0, knows / asked)
        if not _is_in(language, self._passages[row].text):
            score *= _OTHER_LANGUAGE
        telling = frozenset(word for word in named if not is_weak(word))
        return Found(self._passages[row], score, telling)


def indexed(playbook: Playbook) -> Playbook:
    """Return `playbook` so that its passages can be found."""
    return replace(playbook, find=Knowledge(playbook.passages).find)


def _any_of(words: Sequence[str]) -> str:
    return " OR ".join('"' + word.replace('"', "") + '"' for word in words)


def _is_in(language: str, text: str) -> bool:
    """Tell whether a good part of `text` is in a language; cards may be in both."""
    russian = len(_RUSSIAN.findall(text))
    english = len(_ENGLISH.findall(text))
    own = russian if language == "ru" else english
    return own * _GOOD_PART >= russian + english
