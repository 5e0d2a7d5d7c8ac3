"""A recogniser that says what it is told to say, for tests of the relay."""

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.relay.gate import Line
from talkhint_desktop.relay.session import Session
from talkhint_desktop.relay.speech.recogniser import Words


class Parrot:
    """Gives the next of `lines` as each utterance's final, by side.

    Where lines run out it says how many milliseconds it heard.
    """

    engine = "parrot"
    grows = True

    def __init__(
        self, heard: Callable[[Words], None], lines: dict[Speaker, Iterable[str]]
    ) -> None:
        self._heard = heard
        self._lines = {side: iter(said) for side, said in lines.items()}
        self._sides: dict[str, Speaker] = {}
        self.bytes: dict[str, int] = {}
        self.closed = False
        self.mute = False  # hears, and never says a word

    def begin(self, utterance: str, speaker: Speaker) -> None:
        self._sides[utterance] = speaker
        self.bytes[utterance] = 0
        if not self.mute:
            self._heard(Words(utterance, "...", final=False))

    def audio(self, utterance: str, mulaw: bytes) -> None:
        self.bytes[utterance] += len(mulaw)

    def end(self, utterance: str) -> None:
        if self.mute:
            return
        said = next(self._lines.get(self._sides[utterance], iter(())), None)
        text = said if said is not None else f"{self.bytes[utterance] // 8} ms"
        self._heard(Words(utterance, text, final=True))

    async def close(self, grace: float = 3.0) -> None:
        self.closed = True


class Aviary:
    """Gives each call a parrot; all may say the same."""

    def __init__(self, lines: dict[Speaker, list[str]] | None = None) -> None:
        self.lines = lines or {}
        self.parrots: dict[str, Parrot] = {}
        self.broken = False

    @asynccontextmanager
    async def open(self, session: Session, line: Line) -> AsyncIterator[None]:
        if self.broken:
            raise RuntimeError("no parrot today")
        parrot = Parrot(session.heard, dict(self.lines))
        self.parrots[session.call.sid] = parrot
        session.recogniser = parrot
        yield
        await parrot.close()
