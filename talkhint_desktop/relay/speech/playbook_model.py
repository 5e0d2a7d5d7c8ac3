"""Word statistics of a playbook's own text, smoothed after Witten and Bell."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

Gram = tuple[int, ...]


class PlaybookModel:
    """How likely a word follows up to two others, in the text given.

    `sentences` are lists of word numbers, boundaries included. A history that
    the text does not have counts as if it were one word shorter.
    """

    def __init__(self, sentences: Iterable[Sequence[int]], *, start: int) -> None:
        self.counts: Counter[Gram] = Counter()
        for sentence in sentences:
            for at in range(len(sentence)):
                for length in (1, 2, 3):
                    if at + length <= len(sentence):
                        self.counts[tuple(sentence[at : at + length])] += 1
        del self.counts[(start,)]  # nobody says the beginning of a sentence
        self._total: dict[Gram, int] = defaultdict(int)
        self._kinds: dict[Gram, int] = defaultdict(int)
        for gram, count in self.counts.items():
            self._total[gram[:-1]] += count
            self._kinds[gram[:-1]] += 1

    def grams(self, length: int) -> list[Gram]:
        return [gram for gram in self.counts if len(gram) == length]

    def knows(self, history: Gram) -> bool:
        return history in self._total

    def prob(self, gram: Gram) -> float:
        """Return the probability of the last word of `gram` after the others."""
        history = gram[:-1]
        if not self.knows(history):
            return self.prob(gram[1:]) if history else 0.0
        kinds, total = self._kinds[history], self._total[history]
        if history:
            shorter = self.prob(gram[1:])
        else:
            shorter = 1 / kinds if gram in self.counts else 0.0
        return (self.counts[gram] + kinds * shorter) / (total + kinds)
