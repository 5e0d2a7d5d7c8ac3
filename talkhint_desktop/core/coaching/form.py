"""The form that a hint must have, whatever the model was told: held here."""

from dataclasses import dataclass
from enum import StrEnum

from talkhint_desktop.core.coaching.answer import Draft
from talkhint_desktop.core.coaching.numbers import unknown_numbers, values_in
from talkhint_desktop.core.coaching.request import HintRequest, Note

MOST_WORDS = 10
MOST_SIGNS = {"en": 60, "ru": 70}
MOST_FACTS, MOST_FACT_WORDS = 2, 9
_FACT_SIGNS = 90


class Flaw(StrEnum):
    """Why an answer is not shown."""

    SILENT = "silent"
    LONG = "too long"
    FOREIGN = "another language"


@dataclass(frozen=True, slots=True)
class Advice:
    """A hint of good form. `check` holds its numbers that nobody gave."""

    headline: str
    facts: tuple[str, ...]
    note: Note | None
    check: tuple[str, ...]


def flaw_of(draft: Draft, language: str) -> Flaw | None:
    """Return why `draft` may not be shown, already while it grows."""
    if draft.silent:
        return Flaw.SILENT
    words = len(draft.headline.split())
    if words > MOST_WORDS or len(draft.headline) > MOST_SIGNS.get(language, 60):
        return Flaw.LONG
    return Flaw.FOREIGN if _is_foreign(draft.headline, language) else None


def advice_of(draft: Draft, request: HintRequest) -> Advice | Flaw:
    """Return what may be shown of a finished answer.

    A fact that is too long to read at a glance is left out whole.
    """
    if flaw := flaw_of(draft, request.language):
        return flaw
    facts = [
        fact
        for fact in draft.facts
        if len(fact.split()) <= MOST_FACT_WORDS
        and len(fact) <= _FACT_SIGNS
        and not _is_foreign(fact, request.language)
    ][:MOST_FACTS]
    known = _known(request)
    check = [
        number
        for line in (draft.headline, *facts)
        for number in unknown_numbers(line, known)
    ]
    given = 1 <= draft.note <= len(request.notes)
    note = request.notes[draft.note - 1] if given else None
    return Advice(draft.headline, tuple(facts), note, tuple(check))


def _known(request: HintRequest) -> set[str]:
    """Return the numbers of the playbook's notes, the agent's, and the call."""
    texts = [request.asked, request.brief.about]
    texts += [line.text for line in request.lines]
    for note in request.notes:
        texts += [note.source.rpartition("#")[2], note.text]
    return set[str]().union(*map(values_in, texts))


def _is_foreign(text: str, language: str) -> bool:
    """Tell by its letters whether `text` is in the other of our two languages."""
    letters = [sign for sign in text.lower() if sign.isalpha()]
    russian = sum("а" <= sign <= "я" or sign == "ё" for sign in letters)
    if len(letters) < 4:
        return False
    # Names of products are Latin in Russian too, so a third is enough there.
    return (
        russian * 3 < len(letters) if language == "ru" else russian * 2 > len(letters)
    )
