"""A request in the order that a model reads it: what stays the same comes first.

A server that remembers the beginning of a request charges little for it and
answers sooner, so the instructions come first, then the agent's own notes, then
the transcript, which only grows at its end, then what is asked.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from talkhint_desktop.core.coaching.plain import one_line
from talkhint_desktop.core.coaching.request import HintRequest, Line, Note
from talkhint_desktop.core.events import Speaker

LONGEST_LINE = 600  # signs of one utterance or passage
# The beginning of a transcript is dropped in steps, so that it stays the same
# from one request to the next.
_KEPT_LINES, _STEP = 40, 20
# A small playbook comes whole.
MOST_NOTES = 30

_SIDES = {Speaker.CALLER: "Caller", Speaker.AGENT: "Agent"}


@dataclass(frozen=True, slots=True)
class Prompt:
    """Instructions, and what they are about in parts that change ever more."""

    instructions: str
    parts: tuple[str, ...]
    most_tokens: int

    @property
    def cache_key(self) -> str:
        """Name the unchanging beginning, the same for every call."""
        digest = hashlib.sha256(self.instructions.encode()).hexdigest()
        return f"talkhint-{digest[:16]}"


def hint_prompt(instructions: str, request: HintRequest) -> Prompt:
    """Return the prompt for one hint."""
    notes = "\n".join(
        f"[{number}] {_note(note)}"
        for number, note in enumerate(request.notes[:MOST_NOTES], start=1)
    )
    asked = one_line(request.asked, LONGEST_LINE)
    question = f"<notes>\n{notes or '-'}\n</notes>\n<asked>\n{asked}\n</asked>"
    recent = request.lines[_dropped(len(request.lines)) :]
    brief = request.brief
    told = brief.for_hint(instructions, request.language)
    return Prompt(told, (*brief.parts, transcript(recent), question), 160)


def transcript(lines: Sequence[Line]) -> str:
    """Return what was said between two marks that no caller can write."""
    said = "\n".join(
        f"{_SIDES[line.speaker]}: {one_line(line.text, LONGEST_LINE)}" for line in lines
    )
    return f"<call>\n{said}\n</call>"


def _dropped(count: int) -> int:
    return max(0, (count - _KEPT_LINES) // _STEP * _STEP)


def _note(note: Note) -> str:
    heading = note.source.rpartition("#")[2]
    return f"{one_line(heading, 80)}: {one_line(note.text, LONGEST_LINE)}"
