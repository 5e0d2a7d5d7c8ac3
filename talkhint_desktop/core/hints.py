"""When a hint may appear: one at a time, rarely, and never while the agent speaks."""

from collections import deque
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class HintRules:
    """Seconds, and how many in a minute."""

    automatic: bool = True  # False: only when the agent asks for one
    cooldown: float = 8.0
    dwell: float = 4.0
    per_minute: int = 4
    # A hint that had to wait this long answers what is no longer being asked.
    fresh: float = 6.0
    same_card: float = 45.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A hint that a final utterance asks for; milliseconds of the stream.

    Without a `card` the playbook has none, and a model may know one.
    """

    card: str = ""
    kind: str = "answer"
    headline: str = ""
    facts: tuple[str, ...] = ()
    asked: str = ""
    utterance: str = ""
    utterance_end_ms: int = 0
    trigger: str = ""  # the words that asked for it, where that is known


@dataclass(slots=True)
class HintDesk:
    """Holds at most one offer back until it may be shown.

    Each method returns the offer to show now, or None. `now` is monotonic
    seconds. The newest offer is the one worth waiting for, but one without a
    card does not take the place of one with a card.
    """

    rules: HintRules = field(default_factory=HintRules)
    agent_speaking: bool = False
    _waiting: Offer | None = None
    _waiting_since: float = 0.0
    _shown: deque[float] = field(default_factory=deque)
    _cards: dict[str, float] = field(default_factory=dict)

    def offered(self, offer: Offer, now: float) -> Offer | None:
        if offer.card and self.is_repeated(offer.card, now):
            return None
        waiting = self._waiting
        if not (waiting and waiting.card and not offer.card):
            self._waiting, self._waiting_since = offer, now
        return self.looked(now)

    def is_repeated(self, card: str, now: float) -> bool:
        """Tell whether the card was shown a short while ago."""
        last = self._cards.get(card)
        return last is not None and now - last < self.rules.same_card

    def holds_card(self, now: float) -> bool:
        """Tell whether a card waits that is still worth showing."""
        offer = self._waiting
        if offer is None or not offer.card:
            return False
        return self.is_fresh(self._waiting_since, now)

    def released(self, now: float) -> Offer | None:
        """The agent wants to see what waits: no rule holds it back any more."""
        if not self.holds_card(now):
            return None
        offer, self._waiting = self._waiting, None
        if offer:
            self.shown(offer.card, now)
        return offer

    def dropped(self) -> None:
        """Nothing waits any more."""
        self._waiting = None

    def agent_started(self) -> None:
        self.agent_speaking = True

    def agent_stopped(self, now: float) -> Offer | None:
        self.agent_speaking = False
        return self.looked(now)

    def looked(self, now: float) -> Offer | None:
        """Show what waits if its time has come, drop it if that is over."""
        offer = self._waiting
        if offer is None:
            return None
        if not self.is_fresh(self._waiting_since, now):
            self._waiting = None
            return None
        if self.agent_speaking or not self._rested(now):
            return None
        self._waiting = None
        if offer.card:
            self.shown(offer.card, now)
        return offer

    def is_fresh(self, since: float, now: float) -> bool:
        return now - since <= self.rules.fresh

    def shown(self, card: str, now: float) -> None:
        """A hint appeared, of a card or, with an empty name, of the model."""
        self._shown.append(now)
        if card:
            self._cards[card] = now

    def asked_for(self, offer: Offer, now: float) -> None:
        """The agent asks for a hint: `offer` is shown, and what waits is not."""
        self._waiting = None
        if offer.card:
            self.shown(offer.card, now)

    def _rested(self, now: float) -> bool:
        rules = self.rules
        while self._shown and now - self._shown[0] >= 60.0:
            self._shown.popleft()
        if len(self._shown) >= rules.per_minute:
            return False
        pause = max(rules.cooldown, rules.dwell)
        return not self._shown or now - self._shown[-1] >= pause
