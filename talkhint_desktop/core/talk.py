"""Who spoke how much in a call, and how fast. Pure: segments in, figures out."""

from collections.abc import Iterable
from dataclasses import dataclass

from talkhint_desktop.core.events import Segment, Speaker

# From less talk than this no pace is told: a "yes" is no speed.
_LEAST_MS = 5_000


@dataclass(frozen=True, slots=True)
class Side:
    """How much one side said, and for how long."""

    words: int = 0
    ms: int = 0

    @property
    def pace(self) -> int | None:
        """Words a minute while speaking; None for too little talk."""
        return round(self.words * 60_000 / self.ms) if self.ms >= _LEAST_MS else None


@dataclass(frozen=True, slots=True)
class Talk:
    """Both sides of a call."""

    caller: Side
    agent: Side

    @property
    def agent_share(self) -> int | None:
        """How much of all talk was the agent's, in percent; None without any."""
        both = self.caller.ms + self.agent.ms
        return round(100 * self.agent.ms / both) if both else None


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of the call, and how many words a minute each side said in it."""

    caller: float
    agent: float


def talk_of(segments: Iterable[Segment]) -> Talk:
    """Return how much each side said, by finished utterances alone."""
    words = dict.fromkeys(Speaker, 0)
    lasted = dict.fromkeys(Speaker, 0)
    for said in segments:
        if said.final:
            words[said.speaker] += _words(said)
            lasted[said.speaker] += max(0, said.end_ms - said.start_ms)
    sides = {who: Side(words[who], lasted[who]) for who in Speaker}
    return Talk(sides[Speaker.CALLER], sides[Speaker.AGENT])


def slices(segments: Iterable[Segment], count: int) -> list[Slice]:
    """Return the call in `count` parts of one length, from its first word.

    An utterance counts in each part by how much of it falls there.
    """
    said = [s for s in segments if s.final and s.end_ms > s.start_ms]
    if not said:
        return []
    begin = min(s.start_ms for s in said)
    length = (max(s.end_ms for s in said) - begin) / count
    sums = {who: [0.0] * count for who in Speaker}
    for one in said:
        each = _words(one) / (one.end_ms - one.start_ms)
        first = int((one.start_ms - begin) / length)
        last = min(count - 1, int((one.end_ms - begin) / length))
        for place in range(first, last + 1):
            start = max(one.start_ms, begin + place * length)
            end = min(one.end_ms, begin + (place + 1) * length)
            sums[one.speaker][place] += each * max(0.0, end - start)
    minute = 60_000 / length
    return [
        Slice(caller * minute, agent * minute)
        for caller, agent in zip(sums[Speaker.CALLER], sums[Speaker.AGENT], strict=True)
    ]


def _words(said: Segment) -> int:
    """Count what has a letter or a digit in it: a dash is no word."""
    return sum(any(map(str.isalnum, word)) for word in said.text.split())
