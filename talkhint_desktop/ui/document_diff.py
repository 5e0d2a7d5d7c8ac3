"""Two documents line by line, with what differs marked. Text in, lines out. No Qt."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from talkhint_desktop.ui.visible import spelt

SAME, GONE, NEW = " ", "-", "+"
# Nobody reads more of a web page that answers in TwiML's place.
_MOST_PLAIN, _MOST_MARKUP = 6_000, 12_000  # signs
_MOST_LINES, _LONGEST_LINE = 400, 1_000
_WIDE = 46  # signs; a longer tag has a line for each attribute
_INDENT, _DEEPEST = "  ", 10
_MARKUP = re.compile(r"<\?xml|<(?:\w+:)?response\b", re.IGNORECASE)
_PAGE = re.compile(r"<!doctype html|<html\b", re.IGNORECASE)
_TOKEN = re.compile(
    r"<!--.{0,2000}?-->|<!\[CDATA\[.{0,2000}?\]\]>"
    r"|<(?>[^<>\"']+|\"[^\"]*\"|'[^']*')*>|[^<]+|<",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"\s+([^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))")
_TOKEN_PARAMETER = re.compile(r"<Parameter\s[^>]*name=.token.")


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `mark` says whether the other document has it too."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    """One document; `left_out` signs of it are not in `lines`."""

    lines: tuple[Line, ...] = ()
    left_out: int = 0

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both sides; `compared` is False where one of them is no document."""

    actual: Side
    expected: Side
    compared: bool

    @property
    def same(self) -> bool:
        lines = (*self.actual.lines, *self.expected.lines)
        return self.compared and all(line.mark == SAME for line in lines)


def compare(actual: str, expected: str) -> Comparison:
    """Return both documents as lines; what is no TwiML stays as it came."""
    theirs, ours = _laid(actual), _laid(expected)
    if not (theirs.markup and ours.markup):
        return Comparison(_side(theirs, ""), _side(ours, ""), compared=False)
    marks = [SAME] * len(theirs.lines), [SAME] * len(ours.lines)
    matcher = SequenceMatcher(None, theirs.keys, ours.keys, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind != "equal":
            marks[0][first:last] = GONE * (last - first)
            marks[1][start:end] = NEW * (end - start)
    return Comparison(
        _side(theirs, "".join(marks[0])), _side(ours, "".join(marks[1])), compared=True
    )


@dataclass(frozen=True, slots=True)
class _Laid:
    """Lines as they are shown, and as they are compared."""

    lines: list[str]
    keys: list[str]
    left_out: int
    markup: bool


def _laid(text: str) -> _Laid:
    markup = bool(_MARKUP.search(text)) and not _PAGE.search(text)
    most = _MOST_MARKUP if markup else _MOST_PLAIN
    head = text[:most]
    if markup:
        pairs = list(_pretty(head))
    else:
        pairs = [(line, line) for line in head.splitlines()]
    shown = [(spelt(line), key) for line, key in pairs[:_MOST_LINES]]
    cut = sum(len(line[_LONGEST_LINE:]) for line, _ in shown)
    behind = sum(len(line.strip()) for line, _ in pairs[_MOST_LINES:])
    return _Laid(
        [line[:_LONGEST_LINE] for line, _ in shown],
        [key for _, key in shown],
        len(text) - len(head) + cut + behind,
        markup,
    )


def _side(laid: _Laid, marks: str) -> Side:
    marks = marks or SAME * len(laid.lines)
    lines = map(Line, marks, laid.lines)
    return Side(tuple(lines), laid.left_out)


def _pretty(text: str) -> Iterator[tuple[str, str]]:
    """Yield the lines of a document, laid out by its tags alone.

    Nothing is parsed, so a broken document comes out too, its faults in it.
    """
    body = text.lstrip()
    if body.startswith("<?xml"):
        if body is not text:  # the blank is a fault, and would not be seen
            blank = text[: len(text) - len(body)]
            yield json.dumps(blank[:20]), ""
        body = body.partition("?>")[2]
    tokens = [
        word for token in _TOKEN.findall(body) if (word := " ".join(token.split()))
    ]
    depth, at = 0, 0
    while at < len(tokens):
        token = tokens[at]
        if _closes(token):
            depth = max(0, depth - 1)
        whole = _element(tokens, at)
        indent = _INDENT * min(depth, _DEEPEST)
        for line, key in _tag_lines(whole or token):
            yield indent + line, key
        if whole:
            at += 3 if not _closes(tokens[at + 1]) else 2
            continue
        depth += _opens(token)
        at += 1


def _element(tokens: list[str], at: int) -> str:
    """Return an element without elements in it as one text, else nothing."""
    if not _opens(tokens[at]):
        return ""
    inside = tokens[at + 1 : at + 3]
    if inside and _closes(inside[0]):
        return tokens[at] + inside[0]
    if len(inside) == 2 and not inside[0].startswith("<") and _closes(inside[1]):
        return tokens[at] + "".join(inside)
    return ""


def _tag_lines(token: str) -> Iterator[tuple[str, str]]:
    once = bool(_TOKEN_PARAMETER.match(token))
    parts = _ATTRIBUTE.split(token) if token.startswith("<") else []
    # A token's length says nothing, so it is always laid out in the same way.
    if (len(token) <= _WIDE and not once) or len(parts) < 5:
        yield token, _key(token, once=once)
        return
    # Split at its attributes: text, attribute, text, attribute, ... text.
    attributes, end = parts[1::2], "".join(parts[2::2])
    last = len(attributes) - 1
    for place, attribute in enumerate(attributes):
        line = f"{parts[0]} {attribute}" if place == 0 else _INDENT * 2 + attribute
        line += end if place == last else ""
        yield line, _key(line, once=once)


def _key(line: str, *, once: bool) -> str:
    # Each answer has a one-time token of its own: another is no difference.
    return re.sub(r"(?<=value=).*", "", line) if once else line


def _opens(token: str) -> bool:
    return (
        token.startswith("<")
        and token.endswith(">")
        and not token.startswith(("</", "<!", "<?"))
        and not token.endswith("/>")
    )


def _closes(token: str) -> bool:
    return token.startswith("</")
