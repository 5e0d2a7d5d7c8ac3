"""What a model is asked about a call that is over, and how its answer is read."""

import re
from collections.abc import Sequence

from talkhint_desktop.core.coaching.brief import Brief
from talkhint_desktop.core.coaching.plain import shown
from talkhint_desktop.core.coaching.prompt import Prompt, transcript
from talkhint_desktop.core.coaching.request import Line

# A call of two hours stays under this; of a longer one the beginning is left out.
_MOST_SIGNS = 120_000
_MOST_TODO, _LONGEST_TODO, _LONGEST_TEXT = 10, 200, 1_500
_ITEM = re.compile(r"\s*(?:[-*+•–—]|\d{1,2}[.)])\s+(?P<text>\S.*)")


def summary_prompt(
    instructions: str, lines: Sequence[Line], *, brief: Brief, language: str
) -> Prompt:
    """Return the prompt for the summary of what was said, written in `language`."""
    kept, signs = list[Line](), 0
    for line in reversed(lines):
        signs += len(line.text) + 10
        if signs > _MOST_SIGNS:
            break
        kept.insert(0, line)
    told = brief.for_summary(instructions, language)
    return Prompt(told, (*brief.parts, transcript(kept)), 600)


def read_summary(text: str) -> tuple[str, list[str]]:
    """Return the text and what is to be done, of an answer or its beginning."""
    said, todo = list[str](), list[str]()
    for line in text.split("\n"):
        if item := _ITEM.fullmatch(line):
            todo.append(shown(item["text"])[:_LONGEST_TODO])
        elif plain := shown(line):
            said.append(plain)
    return "\n".join(said)[:_LONGEST_TEXT], [one for one in todo if one][:_MOST_TODO]


def language_of(lines: Sequence[Line], otherwise: str) -> str:
    """Return "ru" or "en" by the letters of what was said."""
    letters = [sign for line in lines for sign in line.text.lower() if sign.isalpha()]
    if not letters:
        return otherwise
    russian = sum("а" <= sign <= "я" or sign == "ё" for sign in letters)
    return "ru" if russian * 2 > len(letters) else "en"
