"""Scripted calls: what is said, and which moments deserve a hint."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.core.playbook import Playbook, read
from talkhint_desktop.store.knowledge import indexed
from talkhint_desktop.store.places import resources_dir
from talkhint_desktop.store.playbooks import PlaybookFolder

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Turn:
    """What one side says.

    `cards` are the cards that answer it, any of them; `prose` the passages that
    do where no card does. With neither, silence is right. `numbers` are the
    figures that the hint must show.
    """

    speaker: Speaker
    text: str
    cards: tuple[str, ...] = ()
    prose: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        return self.cards or self.prose


@dataclass(frozen=True, slots=True)
class Script:
    name: str
    language: str
    playbook: str
    turns: tuple[Turn, ...]


def scripts(group: str) -> list[Script]:
    """Return the calls of `tuned`, which shaped the rules, or of `held_out`."""
    return [_script(file) for file in sorted((HERE / group).glob("*.json"))]


@cache
def playbook(name: str) -> Playbook:
    """Return a playbook as the program would have read it."""
    own = HERE / "playbooks" / name
    folder = PlaybookFolder(own if own.is_dir() else resources_dir() / "playbooks")
    book = read(folder.read(), folder.unread)
    assert not book.problems, book.problems
    return indexed(book)


def with_texts(script: Script, texts: Sequence[str]) -> Script:
    turns = zip(script.turns, texts, strict=True)
    return replace(
        script, turns=tuple(replace(turn, text=text) for turn, text in turns)
    )


def _script(file: Path) -> Script:
    written = json.loads(file.read_text("utf-8"))
    turns = []
    for turn in written["turns"]:
        speaker = Speaker.CALLER if "caller" in turn else Speaker.AGENT
        turns.append(
            Turn(
                speaker,
                turn[speaker.value],
                tuple(turn.get("hint", ())),
                tuple(turn.get("prose", ())),
                tuple(turn.get("numbers", ())),
            )
        )
    return Script(file.stem, written["language"], written["playbook"], tuple(turns))
