"""What became of one call's hints: read, copied, pinned, thumbs up. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from talkhint_desktop.core.events import HintFate

MOST_PINS = 2
_OPPOSITES: Mapping[HintFate, HintFate] = {
    "pinned": "unpinned",
    "unpinned": "pinned",
    "up": "down",
    "down": "up",
}


@dataclass(slots=True)
class Fates:
    """The last word counts between opposites; `pins` has the oldest first."""

    pins: list[str] = field(default_factory=list)
    _by_hint: dict[str, set[HintFate]] = field(default_factory=dict)

    def of(self, hint: str) -> frozenset[HintFate]:
        return frozenset(self._by_hint.get(hint, ()))

    def tell(self, hint: str, fate: HintFate) -> None:
        """Note a fate, whoever tells it."""
        known = self._by_hint.setdefault(hint, set())
        if fate in _OPPOSITES:
            known.discard(_OPPOSITES[fate])
        known.add(fate)
        if fate == "unpinned" and hint in self.pins:
            self.pins.remove(hint)
        elif fate == "pinned" and hint not in self.pins:
            self.pins.append(hint)

    def wish(self, hint: str, fate: HintFate) -> list[tuple[str, HintFate]]:
        """Note what the agent did and return what is news, to be reported.

        Each fate is news once. One pin too many takes the place of the oldest.
        """
        if fate in self.of(hint):
            return []
        news: list[tuple[str, HintFate]] = []
        if fate == "pinned" and len(self.pins) >= MOST_PINS:
            news.append((self.pins[0], "unpinned"))
        news.append((hint, fate))
        for each in news:
            self.tell(*each)
        return news
