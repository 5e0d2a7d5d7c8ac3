"""Two word models made one: the playbook's text and everyday English.

Every probability of the mixture is `weight` parts playbook and the rest
everyday English. What neither has seen is left to the back-off weights, which
are worked out anew so that every history still sums to one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from talkhint_desktop.relay.speech.bundled_model import BundledModel, Floats, Ints
from talkhint_desktop.relay.speech.playbook_model import PlaybookModel

START, END = "<s>", "</s>"
_FLOOR = 1e-9  # a word that everyday English does not have
_LOG_ZERO = -99.0  # what an ARPA file writes for "never"


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everyday English is kept: the most telling of each."""

    words: int = 6000
    pairs: int = 100_000
    triples: int = 60_000


class Everyday:
    """Everyday English over `words` alone, cut down to `size`."""

    def __init__(self, model: BundledModel, words: Sequence[str], size: Size) -> None:
        number = {word: at for at, word in enumerate(words)}
        self.count = len(words)
        place = np.array([number.get(word, -1) for word in model.words])
        kept = np.flatnonzero(place >= 0)
        self.word = np.full(self.count, _FLOOR)
        self.word[place[kept]] = np.exp(model.word_prob[kept])
        self.word[number[START]] = 0.0
        self.word /= self.word.sum()
        self._after_word = np.ones(self.count)
        self._after_word[place[kept]] = np.exp(model.word_back_off[kept])

        older, newer = place[model.pair_older], place[model.pair_newer]
        known = (older >= 0) & (newer >= 0)
        key = np.where(known, older * self.count + newer, -1)
        order = np.argsort(key[known])
        self._pairs: Ints = key[known][order]
        self._pair_prob = np.exp(model.pair_prob[known])[order]
        self._after_pair = np.exp(model.pair_back_off[known])[order]

        oldest, pair = place[model.triple_oldest], key[model.triple_pair]
        known = (oldest >= 0) & (pair >= 0)
        triple = oldest[known] * self.count**2 + pair[known]
        order = np.argsort(triple)
        self._triples: Ints = triple[order]
        self._triple_prob = np.exp(model.triple_prob[known])[order]
        self._size = size

    def telling_pairs(self) -> Ints:
        older, newer = self._pairs // self.count, self._pairs % self.count
        plain = self._after_word[older] * self.word[newer]
        gain = self.word[older] * self._pair_prob * _distance(self._pair_prob, plain)
        return _most(self._pairs, gain, self._size.pairs)

    def telling_triples(self) -> Ints:
        history = self._triples // self.count
        seen = self.word[history // self.count] * self.pair(history)
        plain = _found(self._pairs, self._after_pair, history, 1.0)
        plain *= self.pair(self._triples % self.count**2)
        gain = seen * self._triple_prob * _distance(self._triple_prob, plain)
        return _most(self._triples, gain, self._size.triples)

    def pair(self, keys: Ints) -> Floats:
        plain = self._after_word[keys // self.count] * self.word[keys % self.count]
        return _found(self._pairs, self._pair_prob, keys, plain)

    def triple(self, keys: Ints) -> Floats:
        history, pair = keys // self.count, keys % self.count**2
        plain = _found(self._pairs, self._after_pair, history, 1.0) * self.pair(pair)
        return _found(self._triples, self._triple_prob, keys, plain)


def arpa(
    everyday: Everyday, playbook: PlaybookModel, words: Sequence[str], weight: float
) -> Iterator[str]:
    """Yield the mixture as the lines of an ARPA file."""
    count = everyday.count
    own_pairs, own_triples = (_keys(playbook.grams(n), count) for n in (2, 3))
    triples = np.union1d(everyday.telling_triples(), own_triples)
    pairs = np.union1d(everyday.telling_pairs(), own_pairs)
    # A triple is found by way of both the pairs in it.
    pairs = np.union1d(pairs, np.union1d(triples // count, triples % count**2))

    def mix(keys: Ints, length: int, other: Floats) -> Floats:
        own = [playbook.prob(gram) for gram in _grams(keys, length, count)]
        return weight * np.array(own) + (1 - weight) * other

    single_keys = np.arange(count)
    single = mix(single_keys, 1, everyday.word)
    single /= single.sum()
    pair = mix(pairs, 2, everyday.pair(pairs))
    triple = mix(triples, 3, everyday.triple(triples))
    after_word = _back_off(pairs // count, pair, single[pairs % count], count)
    tail = pair[np.searchsorted(pairs, triples % count**2)]
    place = np.searchsorted(pairs, triples // count)
    after_pair = _back_off(place, triple, tail, len(pairs))

    yield "\\data\\"
    for length, entries in ((1, count), (2, len(pairs)), (3, len(triples))):
        yield f"ngram {length}={entries}"
    yield from _section(1, single_keys, words, single, after_word)
    yield from _section(2, pairs, words, pair, after_pair)
    yield from _section(3, triples, words, triple, None)
    yield "\n\\end\\"


def _section(
    length: int, keys: Ints, words: Sequence[str], prob: Floats, after: Floats | None
) -> Iterator[str]:
    yield f"\n\\{length}-grams:"
    tens = np.full(len(prob), _LOG_ZERO)
    np.log10(prob, out=tens, where=prob > 0)
    weights = [""] * len(prob) if after is None else _weights(after)
    grams = _grams(keys, length, len(words))
    for gram, value, back_off in zip(grams, tens.tolist(), weights, strict=True):
        yield f"{value:.4f} {' '.join(words[at] for at in gram)}{back_off}"


def _weights(after: Floats) -> list[str]:
    return [f" {value:.4f}" for value in np.log10(after).tolist()]


def _back_off(histories: Ints, longer: Floats, shorter: Floats, count: int) -> Floats:
    """Return what is left over for the shorter history, for each of `count`."""
    left = 1 - np.bincount(histories, longer, count)
    room = 1 - np.bincount(histories, shorter, count)
    ratio: Floats = np.maximum(left, 1e-6) / np.maximum(room, 1e-6)
    return ratio


def _distance(prob: Floats, plain: Floats) -> Floats:
    ratio: Floats = np.log(prob) - np.log(np.maximum(plain, 1e-30))
    return np.abs(ratio)


def _most(keys: Ints, gain: Floats, count: int) -> Ints:
    if len(keys) <= count:
        return keys
    return np.sort(keys[np.argpartition(gain, -count)[-count:]])


def _found(known: Ints, values: Floats, keys: Ints, default: Floats | float) -> Floats:
    if not len(known):
        return np.broadcast_to(default, keys.shape).astype(np.float64)
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return np.where(known[at] == keys, values[at], default)


def _keys(grams: Iterable[tuple[int, ...]], count: int) -> Ints:
    keys = []
    for gram in grams:
        key = 0
        for at in gram:
            key = key * count + at
        keys.append(key)
    return np.array(sorted(keys), dtype=np.int64)


def _grams(keys: Ints, length: int, count: int) -> list[tuple[int, ...]]:
    columns = [(keys // count**power % count).tolist() for power in range(length)]
    return list(zip(*reversed(columns), strict=True))
