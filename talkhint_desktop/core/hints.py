"""When a hint may appear: one at a time, rarely, and never while the agent speaks."""

from collections import deque
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class HintRules:
    """Seconds, and how many in a minute."""

    cooldown: float = 8.0
    dwell: float = 4.0
    per_minute: int = 4
    # A hint that had to wait this long answers what is no longer being asked.
    fresh: float = 6.0
    same_card: float = 45.0
    automatic: bool = True  # False: only when the agent asks for one


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A hint that a final utterance asks for; milliseconds of the stream."""

    card: str
    kind: str
    headline: str
    facts: tuple[str, ...]
    utterance: str
    utterance_end_ms: int


@dataclass(slots=True)
class HintDesk:
    """Holds at most one offer back until it may be shown.

    Each method returns the offer to show now, or None. `now` is monotonic
    seconds. The newest offer is the one worth waiting for.
    """

    rules: HintRules = field(default_factory=HintRules)
    agent_speaking: bool = False
    _waiting: Offer | None = None
    _waiting_since: float = 0.0
    _shown: deque[float] = field(default_factory=deque)
    _cards: dict[str, float] = field(default_factory=dict)

    def offered(self, offer: Offer, now: float) -> Offer | None:
        if not self.rules.automatic:
            return None
        last = self._cards.get(offer.card)
        if last is not None and now - last < self.rules.same_card:
            return None
        self._waiting, self._waiting_since = offer, now
        return self.looked(now)

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
        if now - self._waiting_since > self.rules.fresh:
            self._waiting = None
            return None
        if self.agent_speaking or not self._rested(now):
            return None
        self._waiting = None
        self._shown.append(now)
        self._cards[offer.card] = now
        return offer

    def _rested(self, now: float) -> bool:
        rules = self.rules
        while self._shown and now - self._shown[0] >= 60.0:
            self._shown.popleft()
        if len(self._shown) >= rules.per_minute:
            return False
        pause = max(rules.cooldown, rules.dwell)
        return not self._shown or now - self._shown[-1] >= pause
