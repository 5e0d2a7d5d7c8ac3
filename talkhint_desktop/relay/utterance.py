"""One utterance while its words are awaited."""

from collections.abc import Iterable
from dataclasses import dataclass

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.core.moment import Moment


@dataclass(slots=True)
class Utterance:
    """Where an utterance lies in the stream, and whether words came of it."""

    speaker: Speaker
    start_ms: int
    begun: float  # monotonic seconds
    end_ms: int | None = None
    words: bool = False
    brief: bool = False


def unheard_ms(utterances: Iterable[Utterance], now: Moment) -> int:
    """Return how long somebody has been speaking with no words at all."""
    since = [u.begun for u in utterances if not u.words]
    return round((now.mono - min(since)) * 1000) if since else 0
