"""The agent's own knowledge: cards to show, and passages to look things up in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from talkhint_desktop.core.cards import (
    Card,
    CardReader,
    Problem,
    Trigger,
    is_field,
    same_word,
    words_of,
)
from talkhint_desktop.core.occasion import Occasion, occasion_of
from talkhint_desktop.core.passages import (
    Finder,
    Passage,
    cut_markdown,
    cut_pages,
    cut_text,
    finds_nothing,
)

__all__ = ["Card", "Match", "Playbook", "Problem", "Trigger", "read", "words_of"]

# A card that no trigger asked for must know this share of a question, in its
# heading or triggers too, or this share of other words, two of them there; and
# the next card must know clearly less, this part of it at most.
_ASKED, _NAMED, _NEXT = 0.33, 0.6, 0.85
_LOOKED_AT = 6  # passages; cards stand among prose
_SMALL = 6_000  # signs, about as many as the rest of a request

# As editors count; splitlines() would also cut at signs inside a line.
_LINE_END = re.compile(r"\r\n|\r|\n")

_Lines = list[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Match:
    card: Card
    trigger: Trigger


@dataclass(frozen=True, slots=True)
class Playbook:
    """All cards and prose, and what could not be read. The good counts regardless.

    `find` looks up passages, those of the cards among them.
    """

    cards: tuple[Card, ...] = ()
    problems: tuple[Problem, ...] = ()
    passages: tuple[Passage, ...] = ()
    find: Finder = field(default=finds_nothing, compare=False, repr=False)

    def answer(self, text: str, language: str) -> Card | None:
        """Return the card that answers what a caller said, if one clearly does.

        Triggers come first. Where none is said, a card counts that knows what
        the caller asks, objects to or tells, if no other card knows it as well.
        """
        if found := self.match(text):
            return found[0].card
        return self._looked_up(text, language)

    def occasion(self, text: str) -> Occasion | None:
        """Tell why what a caller said deserves a hint, or that it does not."""
        named = Occasion.NAMES if self.match(text) else None
        return occasion_of(text) or named

    def grounding(self, text: str, language: str, limit: int) -> list[Passage]:
        """Return what a model should know to answer `text`: the best found first.

        A small playbook is given whole, since a model knows that a spaniel is a
        dog and an index does not.
        """
        found = [one.passage for one in self.find(text, language, limit)]
        if sum(len(passage.text) for passage in self.passages) <= _SMALL:
            found += [passage for passage in self.passages if passage not in found]
        return found

    def card(self, source: str) -> Card | None:
        """Return the card that `file#heading` cites."""
        return next((card for card in self.cards if card.source == source), None)

    def match(self, text: str) -> list[Match]:
        """Return the cards whose triggers `text` contains, longest first.

        Whole words are compared, case and punctuation aside. A card appears
        once, with its longest trigger.
        """
        said = words_of(text)
        best: dict[str, Match] = {}
        for card in self.cards:
            for trigger in card.triggers:
                known = best.get(card.source)
                if known and len(known.trigger.words) >= len(trigger.words):
                    continue
                if _contains(said, trigger.words):
                    best[card.source] = Match(card, trigger)
        return sorted(best.values(), key=lambda m: -len(m.trigger.words))

    def _looked_up(self, text: str, language: str) -> Card | None:
        found = self.find(text, language, _LOOKED_AT)
        if not found or not found[0].passage.triggers:
            return None
        best, asks = found[0], occasion_of(text) is not None
        others = [one.score for one in found[1:] if one.passage.triggers]
        if best.score < (_ASKED if asks else _NAMED):
            return None
        if len(best.named) < (1 if asks else 2):
            return None
        if others and others[0] > best.score * _NEXT:
            return None
        return self.card(best.passage.source)

    def lines(self) -> list[str]:
        """Return every phrase that a caller or agent may use, for a recogniser."""
        phrases: list[str] = []
        for card in self.cards:
            phrases += [t.phrase for t in card.triggers]
            phrases += card.say.values()
            phrases += [fact for facts in card.facts.values() for fact in facts]
        return phrases


def read(
    files: Iterable[tuple[str, str]], problems: Iterable[Problem] = ()
) -> Playbook:
    """Read playbook files, each a name and its text.

    Markdown holds cards and prose, anything else prose. `problems` are of the
    files that gave no text.
    """
    cards: list[Card] = []
    wrong = list(problems)
    passages: list[Passage] = []
    for name, text in files:
        kind = name.lower().rpartition(".")[2]
        if kind == "pdf":
            passages += cut_pages(name, text)
            continue
        lines = list(enumerate(_LINE_END.split(text.removeprefix("\ufeff")), start=1))
        if kind == "txt":
            passages += cut_text(name, lines)
            continue
        reader, prose = _read_markdown(name, lines)
        cards += reader.cards
        wrong += reader.problems
        passages += [*map(_passage_of, reader.cards), *prose]
    return Playbook(tuple(cards), tuple(wrong), tuple(passages))


def _read_markdown(name: str, lines: _Lines) -> tuple[CardReader, list[Passage]]:
    """Read each section as a card if it has a field, else as prose."""
    reader, prose = CardReader(name), list[tuple[int, str]]()
    for section in _sections(lines):
        begins = section[0][1]
        if begins.startswith("##") and any(is_field(line) for _, line in section):
            for number, line in section:
                reader.line(number, line)
        else:
            prose += section
    reader.finish()
    return reader, cut_markdown(name, prose)


def _sections(lines: _Lines) -> Iterable[_Lines]:
    section: _Lines = []
    for number, line in lines:
        if line.startswith(("# ", "## ")) or line.rstrip() == "##":
            if section:
                yield section
            section = []
        section.append((number, line))
    if section:
        yield section


def _passage_of(card: Card) -> Passage:
    said = [*card.say.values(), *(f for facts in card.facts.values() for f in facts)]
    triggers = tuple(trigger.phrase for trigger in card.triggers)
    return Passage(card.file, card.heading, card.line, "\n".join(said), triggers)


def _contains(said: list[str], wanted: tuple[str, ...]) -> bool:
    last = len(said) - len(wanted)
    return any(
        all(same_word(said[at + i], word) for i, word in enumerate(wanted))
        for at in range(last + 1)
    )
