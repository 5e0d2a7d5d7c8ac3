"""Cards as the user writes them: Markdown sections with fields, read strictly."""

import re
from dataclasses import dataclass

MAX_HEADLINE_WORDS = 10
MAX_FACTS = 2

_FIELD = re.compile(
    r"(?P<name>Kind|Triggers|Say|Facts|Тип|Слова|Сказать|Факты)"
    r"(?:\s*\((?P<language>en|ru)\))?\s*:\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_RUSSIAN = {"тип": "kind", "слова": "triggers", "сказать": "say", "факты": "facts"}
_ITEM = re.compile(r"\s*[-*+]\s+(?P<text>\S.*)")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_KINDS = ("answer", "question", "objection", "step", "warning")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a line of a playbook was not understood; line 0 is the whole file."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Trigger:
    """A phrase that asks for a card, as written and as the words to find."""

    phrase: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to say. `say` and `facts` are by language, "en" or "ru"."""

    file: str
    heading: str
    line: int
    kind: str
    triggers: tuple[Trigger, ...]
    say: dict[str, str]
    facts: dict[str, tuple[str, ...]]

    @property
    def source(self) -> str:
        """Name the place that a hint cites: file and heading."""
        return f"{self.file}#{self.heading}"

    def headline(self, language: str) -> str:
        """Return what to say, in `language` where the card has it."""
        return self.say.get(language) or next(iter(self.say.values()))

    def facts_in(self, language: str) -> tuple[str, ...]:
        if self.say.get(language):
            return self.facts.get(language, ())
        return next(iter(self.facts.values()), ())


def words_of(text: str) -> list[str]:
    """Return the words of `text` as they are compared."""
    lower = text.lower().replace("ё", "е").replace("’", "'")
    return WORD.findall(lower)


def same_word(said: str, wanted: str) -> bool:
    """Tell whether a word that was said is the one that a trigger wants."""
    if wanted.endswith("*"):
        return said.startswith(wanted[:-1])
    if said == wanted:
        return True
    # Russian endings change with case and number; the stem carries the word.
    if len(wanted) >= 5 and "а" <= wanted[0] <= "я":
        stem = wanted[: max(4, len(wanted) - 2)]
        return said.startswith(stem) and abs(len(said) - len(wanted)) <= 3
    return False


def is_field(line: str) -> bool:
    """Tell whether a line makes its section a card."""
    return _FIELD.fullmatch(line.strip()) is not None


class CardReader:
    """Reads the cards of one file, line by line; each begins at its `##`."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.cards: list[Card] = []
        self.problems: list[Problem] = []
        self._headings: dict[str, int] = {}
        self._card: _Draft | None = None
        self._facts: str | None = None  # language of the list that goes on

    def line(self, number: int, text: str) -> None:
        if text.startswith("## ") or text.rstrip() == "##":
            self._begin(number, text[3:].strip())
        elif not text.strip() or self._card is None:
            return
        elif item := _ITEM.fullmatch(text):
            self._fact(number, item["text"].strip())
        elif found := _FIELD.fullmatch(text.strip()):
            self._field(number, found)
        else:
            self._wrong(number, "This is no field. Write Triggers, Say or Facts.")

    def finish(self) -> None:
        draft, self._card = self._card, None
        if draft is None:
            return
        if not draft.triggers:
            self._wrong(draft.line, f"The card {draft.heading!r} has no triggers.")
        elif not draft.say:
            self._wrong(draft.line, f"The card {draft.heading!r} says nothing.")
        else:
            self.cards.append(draft.card(self.file))

    def _begin(self, number: int, heading: str) -> None:
        self.finish()
        self._facts = None
        if not heading:
            self._wrong(number, "The card has no heading.")
            return
        if first := self._headings.get(heading):
            self._wrong(number, f"The card {heading!r} stands on line {first} too.")
            return
        self._headings[heading] = number
        self._card = _Draft(heading, number)

    def _field(self, number: int, found: re.Match[str]) -> None:
        assert self._card is not None
        name = found["name"].lower()
        russian = name in _RUSSIAN
        name = _RUSSIAN.get(name, name)
        language = (found["language"] or ("ru" if russian else "en")).lower()
        rest, self._facts = found["rest"].strip(), None
        if name == "facts":
            self._facts = language
            if rest:
                self._fact(number, rest)
        elif not rest:
            self._wrong(number, f"{found['name']} is empty.")
        elif name == "kind":
            self._kind(number, rest.lower())
        elif name == "triggers":
            self._triggers(number, rest)
        elif len(words_of(rest)) > MAX_HEADLINE_WORDS:
            limit = f"at most {MAX_HEADLINE_WORDS} words"
            self._wrong(number, f"Say is too long to read while talking: {limit}.")
        else:
            self._card.say[language] = rest

    def _kind(self, number: int, kind: str) -> None:
        assert self._card is not None
        if kind in _KINDS:
            self._card.kind = kind
        else:
            self._wrong(number, f"Kind may be {', '.join(_KINDS)}; not {kind!r}.")

    def _triggers(self, number: int, rest: str) -> None:
        assert self._card is not None
        for phrase in rest.split(","):
            stars = re.sub(r"\*(?=\s|$)", "\u2217", phrase.strip())
            words = tuple(
                w.replace("∗", "*")
                for w in re.findall(r"[^\W_]+(?:['’][^\W_]+)*∗?", stars.lower())
            )
            words = tuple(w.replace("ё", "е").replace("’", "'") for w in words)
            if words and any(len(w.rstrip("*")) > 0 for w in words):
                self._card.triggers.append(Trigger(phrase.strip(), words))
            elif phrase.strip():
                self._wrong(number, f"The trigger {phrase.strip()!r} has no word.")

    def _fact(self, number: int, text: str) -> None:
        assert self._card is not None
        if self._facts is None:
            self._wrong(number, "A list belongs under Facts.")
            return
        facts = self._card.facts.setdefault(self._facts, [])
        if len(facts) == MAX_FACTS:
            self._wrong(number, f"A card shows at most {MAX_FACTS} facts.")
        else:
            facts.append(text)

    def _wrong(self, number: int, message: str) -> None:
        self.problems.append(Problem(self.file, number, message))


class _Draft:
    """A card while its lines are being read."""

    def __init__(self, heading: str, line: int) -> None:
        self.heading = heading
        self.line = line
        self.kind = "answer"
        self.triggers: list[Trigger] = []
        self.say: dict[str, str] = {}
        self.facts: dict[str, list[str]] = {}

    def card(self, file: str) -> Card:
        facts = {language: tuple(lines) for language, lines in self.facts.items()}
        triggers = tuple(self.triggers)
        return Card(file, self.heading, self.line, self.kind, triggers, self.say, facts)
