"""What a face may ask about the user's playbook, as it is on disk now."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from talkhint_desktop.app.choices import Choices
from talkhint_desktop.core.playbook import Card, Playbook, read
from talkhint_desktop.store.playbooks import PlaybookFolder

_LONGEST_SENTENCE = 2_000  # signs


class PlaybookDesk:
    """Carries out `playbook` and `try-sentence`; each returns plain JSON."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices

    def commands(self) -> Mapping[str, Callable[..., Awaitable[Any]]]:
        return {"playbook": self._look, "try-sentence": self._try}

    async def _look(self) -> dict[str, Any]:
        """Return the files, their cards, and the lines that are not understood."""
        place = self._place()
        files = await asyncio.to_thread(_texts, place)
        playbook = read(files)
        folder = place if place is None or place.is_dir() else place.parent
        return {
            "folder": str(folder) if folder else "",
            "files": [
                {
                    "name": name,
                    "path": str(folder / name) if folder else "",
                    "cards": sum(card.file == name for card in playbook.cards),
                }
                for name, _ in files
            ],
            "cards": [self._card(card) for card in playbook.cards],
            "problems": [asdict(problem) for problem in playbook.problems],
        }

    async def _try(self, sentence: str) -> list[dict[str, Any]]:
        """Return the cards that a caller's sentence asks for, the best first."""
        playbook = await self._playbook()
        found = playbook.match(str(sentence)[:_LONGEST_SENTENCE])
        return [
            {**self._card(match.card), "trigger": match.trigger.phrase}
            for match in found
        ]

    async def _playbook(self) -> Playbook:
        return read(await asyncio.to_thread(_texts, self._place()))

    def _place(self) -> Path | None:
        chosen = self._choices.now.playbook_dir
        return Path(chosen).expanduser() if chosen else None

    def _card(self, card: Card) -> dict[str, Any]:
        language = self._choices.now.language
        return {
            "file": card.file,
            "heading": card.heading,
            "line": card.line,
            "headline": card.headline(language),
            "facts": list(card.facts_in(language)),
        }


def _texts(place: Path | None) -> list[tuple[str, str]]:
    return PlaybookFolder(place).read() if place else []
