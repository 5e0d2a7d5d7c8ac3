"""What a call asks of any engine that turns its audio into words."""

from dataclasses import dataclass
from typing import Protocol

from talkhint_desktop.core.events import Speaker

# Why words will not come, as shown in the transcript.
FELL_BEHIND = "recognition fell behind"
STOPPED = "recognition stopped"
CLOSED = "recognition was closed"
NOT_UNDERSTOOD = "the recogniser could not make it out"


@dataclass(frozen=True, slots=True)
class Words:
    """What was heard of one utterance so far, or, when `final`, all of it."""

    utterance: str
    text: str
    final: bool


class Recogniser(Protocol):
    """Hears one call, both sides.

    No method but `close` waits. Words come by a callback that was given at
    the start, on the event loop's thread. Every utterance that was begun
    comes to exactly one end: a final `Words`, whose text may be empty, or the
    news that it was lost.
    """

    @property
    def engine(self) -> str:
        """Return the engine's name as in events: openai, local or basic."""

    @property
    def grows(self) -> bool:
        """Return whether words come while somebody is still speaking."""

    def begin(self, utterance: str, speaker: Speaker) -> None:
        """Somebody starts to speak; each side has one utterance at a time."""

    def audio(self, utterance: str, mulaw: bytes) -> None:
        """Take the next 8 kHz mu-law bytes of an utterance, any number."""

    def end(self, utterance: str) -> None:
        """The turn is over; its final words follow."""

    async def close(self, grace: float = 3.0) -> None:
        """Wait `grace` seconds at most for finals under way, then stop."""
