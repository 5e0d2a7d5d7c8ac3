"""Puts a stream's messages back into Twilio's order, and counts what is wrong."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")

# Five frames are 50 ms of a two-track call: later than that a frame is lost.
WINDOW = 5


@dataclass(slots=True)
class Sequencer(Generic[T]):
    """Gives messages in order of their number, each number once.

    A hole is waited for while `WINDOW` later messages come; with the next one
    it is passed over and counted in `missing`. `first` is the number that comes first.
    """

    first: int
    missing: int = 0
    doubled: int = 0
    swapped: int = 0
    _held: dict[int, T] = field(default_factory=dict)

    def arrived(self, number: int, message: T) -> list[T]:
        """Return the messages that are now in order, perhaps none."""
        if number < self.first or number in self._held:
            self.doubled += 1
            return []
        if self._held and number < max(self._held):
            self.swapped += 1
        self._held[number] = message
        if len(self._held) > WINDOW:
            self._pass_over()
        return self._in_order()

    def finished(self) -> list[T]:
        """Return what is still held; no more will come."""
        rest: list[T] = []
        while self._held:
            self._pass_over()
            rest += self._in_order()
        return rest

    def _pass_over(self) -> None:
        earliest = min(self._held)
        self.missing += earliest - self.first
        self.first = earliest

    def _in_order(self) -> list[T]:
        ready: list[T] = []
        while self.first in self._held:
            ready.append(self._held.pop(self.first))
            self.first += 1
        return ready
