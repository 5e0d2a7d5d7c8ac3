"""Free prose of a playbook, cut into passages that can be cited."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

LONGEST = 700  # signs of one passage: what is read at a glance, and paid for

_HEADING = re.compile(r"#{1,6}\s+(?P<text>.*?)\s*#*")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n")
_LONGEST_TITLE = 8  # words of a line of plain text that may be a heading
PAGE_END = "\f"  # between the pages of a PDF


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a playbook file under one heading; in a PDF, on one page.

    `triggers` are those of the card that it was made from; prose has none.
    """

    file: str
    heading: str
    line: int
    text: str
    triggers: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """Name the place that a hint cites: file and heading."""
        return f"{self.file}#{self.heading}" if self.heading else self.file


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that speaks of what was said.

    `score` is the share of the question that the passage knows, 0 to 1, where
    rare words count more; `named` are its words that are in the heading or in a
    trigger.
    """

    passage: Passage
    score: float
    named: frozenset[str]


class Finder(Protocol):
    """Looks things up: the best passages first, none where nothing fits."""

    def __call__(self, text: str, language: str, limit: int) -> list[Found]: ...


def finds_nothing(text: str, language: str, limit: int) -> list[Found]:  # noqa: ARG001
    return []


def cut_markdown(file: str, lines: Sequence[tuple[int, str]]) -> list[Passage]:
    """Return the passages of numbered lines of Markdown."""
    passages: list[Passage] = []
    heading, kept = "", list[tuple[int, str]]()
    for number, line in lines:
        if found := _HEADING.fullmatch(line.rstrip()):
            passages += _passages(file, heading, kept)
            heading, kept = found["text"], []
        else:
            kept.append((number, line))
    return [*passages, *_passages(file, heading, kept)]


def cut_text(file: str, lines: Sequence[tuple[int, str]]) -> list[Passage]:
    """Return the passages of numbered lines of plain text.

    A short line that stands alone and does not end like a sentence is taken
    for a heading, as people write them where there is no markup.
    """
    passages: list[Passage] = []
    heading, kept = "", list[tuple[int, str]]()
    for paragraph in _paragraphs(lines):
        text = paragraph[0][1].strip()
        if len(paragraph) == 1 and _is_title(text):
            passages += _passages(file, heading, kept)
            heading, kept = text, []
        else:
            kept += [*paragraph, (paragraph[-1][0] + 1, "")]
    return [*passages, *_passages(file, heading, kept)]


def cut_pages(file: str, text: str) -> list[Passage]:
    """Return the passages of a PDF; a page is cited as `page 3`."""
    passages: list[Passage] = []
    for page, written in enumerate(text.split(PAGE_END), start=1):
        lines = [(page, line) for line in written.splitlines()]
        passages += _passages(file, f"page {page}", lines)
    return passages


def _is_title(text: str) -> bool:
    if text[-1] in ".,;!…" or not any(map(str.isalpha, text)):
        return False
    return len(text.split()) <= _LONGEST_TITLE and not text.startswith(("-", "*", "•"))


def _passages(
    file: str, heading: str, lines: Sequence[tuple[int, str]]
) -> Iterator[Passage]:
    """Join short paragraphs and cut long ones."""
    first, joined = 0, ""
    for number, piece in _pieces(lines):
        if joined and len(joined) + len(piece) + 1 > LONGEST:
            yield Passage(file, heading, first, joined)
            joined = ""
        if not joined:
            first = number
        joined += ("\n" if joined else "") + piece
    if joined:
        yield Passage(file, heading, first, joined)


def _pieces(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for paragraph in _paragraphs(lines):
        number = paragraph[0][0]
        text = "\n".join(line.strip() for _, line in paragraph)
        if len(text) <= LONGEST:
            yield number, text
            continue
        for number, line in paragraph:
            for sentence in _SENTENCE_END.split(line.strip()):
                for start in range(0, len(sentence), LONGEST):
                    yield number, sentence[start : start + LONGEST]


def _paragraphs(lines: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    paragraph: list[tuple[int, str]] = []
    for number, line in lines:
        if line.strip():
            paragraph.append((number, line))
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph
