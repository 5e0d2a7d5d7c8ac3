"""A hint as a model writes it: a line to say, two facts, and where they stand.

    Offer to trace the parcel today
    - Tracing takes two working days
    Source: 1

The word SILENCE alone says that no hint is better.
"""

import re
from dataclasses import dataclass

from talkhint_desktop.core.coaching.plain import shown, shown_so_far, unquoted

LONGEST = 600  # signs of a whole answer; the rest is not read
SILENCE = "silence"
_QUIET = {SILENCE, "тишина", "none", "нет"}

_SOURCE = re.compile(
    r"\W*(?:source|sources|источник|источники)\W*(?P<number>\d*)\W*|\[(?P<mark>\d+)\]",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-*+•–—]|\d{1,2}[.)])\s+")
_LABEL = re.compile(
    r"^\s*(?:headline|hint|fact|подсказка|факт)\s*\d?:\s*", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class Draft:
    """What has come of an answer: whole words and whole facts only.

    `note` is the number of the note that it cites, 0 where it cites none.
    """

    headline: str = ""
    facts: tuple[str, ...] = ()
    note: int = 0
    silent: bool = False


class Answer:
    """Reads an answer as it comes, in pieces of any length."""

    def __init__(self) -> None:
        self._text = ""

    @property
    def full(self) -> bool:
        """Whether nothing more is read."""
        return len(self._text) >= LONGEST

    def said(self, piece: str) -> Draft:
        """Return the draft so far. A beginning of SILENCE shows nothing."""
        self._text = (self._text + piece)[:LONGEST]
        *whole, growing = self._text.split("\n")
        draft = _draft(whole)
        if draft.headline or draft.silent:
            return draft
        words = growing.rpartition(" ")[0]
        if SILENCE.startswith(_bare(growing)):
            words = ""
        return Draft(_headline(words, so_far=True))

    def finished(self) -> Draft:
        lines = self._text.split("\n")
        if self.full:
            lines = lines[:-1]  # it was cut
        draft = _draft(lines)
        return draft if draft.headline else Draft(silent=True)


def _draft(lines: list[str]) -> Draft:
    headline, facts, note = "", list[str](), 0
    for line in lines:
        if cited := _SOURCE.fullmatch(line.strip()):
            note = note or int(cited["number"] or cited["mark"] or 0)
        elif not line.strip():
            continue
        elif not headline:
            if not _bare(line):
                continue
            if _bare(line) in _QUIET:
                return Draft(silent=True)
            headline, *more = _sentences(_headline(line))
            facts += more
        elif fact := shown(_BULLET.sub("", _LABEL.sub("", line))):
            facts.append(fact.rstrip("."))
    return Draft(headline, tuple(facts), note)


def _headline(line: str, *, so_far: bool = False) -> str:
    line = _BULLET.sub("", _LABEL.sub("", line), count=1)
    return shown_so_far(line) if so_far else unquoted(shown(line))


def _sentences(headline: str) -> list[str]:
    """Cut a headline of several sentences: the first is said, the others are facts."""
    return [part.rstrip(".") for part in _SENTENCE_END.split(headline)]


def _bare(line: str) -> str:
    return "".join(sign for sign in line.lower() if sign.isalpha())
