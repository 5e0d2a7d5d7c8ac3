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
    begun: float  # monotonic seconds, as is `over`
    end_ms: int | None = None
    over: float | None = None
    words: bool = False
    brief: bool = False


def unheard_ms(utterances: Iterable[Utterance], now: Moment, *, grows: bool) -> int:
    """Return how long words have been due that did not come.

    Where words do not grow, they are due when the turn is over.
    """
    silent = [u for u in utterances if not u.words]
    due = [u.begun if grows else u.over for u in silent]
    since = [moment for moment in due if moment is not None]
    return round((now.mono - min(since)) * 1000) if since else 0
