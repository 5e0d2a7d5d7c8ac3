"""What one side has said and no words came for yet: audio, oldest first; no I/O."""

from dataclasses import dataclass, field

BYTES_A_SECOND = 8000


@dataclass(slots=True, eq=False)
class Utterance:
    """One utterance: it grows, is ended by the turn detector, and is over.

    Its mu-law audio is kept until it is over, so that another connection can
    hear it from its beginning. `told` is the longest partial that was told.
    """

    name: str
    number: int
    audio: bytearray = field(default_factory=bytearray)
    ended: bool = False
    over: bool = False
    told: str = ""


class Backlog:
    """One side's utterances that are not over, at most `most` bytes of them.

    Each waits until a connection takes it, and waits again when that breaks.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._bytes = 0
        self._count = 0
        self._open: dict[str, Utterance] = {}  # as they were spoken
        self._waiting: list[Utterance] = []

    def __len__(self) -> int:
        return len(self._open)

    @property
    def open(self) -> list[Utterance]:
        return list(self._open.values())

    def begun(self, name: str) -> None:
        self._count += 1
        utterance = Utterance(name, self._count)
        self._open[name] = utterance
        self._waiting.append(utterance)

    def grew(self, name: str, mulaw: bytes) -> list[Utterance]:
        """Add audio; return the oldest utterances, over now, that made room."""
        utterance = self._open.get(name)
        if utterance is None or utterance.ended:
            return []  # given up already, and told so
        utterance.audio += mulaw
        self._bytes += len(mulaw)
        given_up: list[Utterance] = []
        while self._bytes > self._most:
            oldest = next(iter(self._open.values()))
            self.over(oldest)
            given_up.append(oldest)
        return given_up

    def ended(self, name: str) -> bool:
        """Note the end; tell whether anybody still waits for the words."""
        utterance = self._open.get(name)
        if utterance:
            utterance.ended = True
        return utterance is not None

    def take(self) -> Utterance | None:
        """Hand out the oldest utterance that waits."""
        return self._waiting.pop(0) if self._waiting else None

    def returned(self, utterances: list[Utterance]) -> None:
        """Their connection is gone: what is not over is to be heard anew."""
        self._waiting += [u for u in utterances if not u.over]
        self._waiting.sort(key=lambda u: u.number)

    def over(self, utterance: Utterance) -> bool:
        """Forget an utterance that came to its end; False if it had before."""
        if utterance.over:
            return False
        utterance.over = True
        self._bytes -= len(utterance.audio)
        utterance.audio = bytearray()
        del self._open[utterance.name]
        if utterance in self._waiting:
            self._waiting.remove(utterance)
        return True
