"""The basic engine's worker: one process, one call, both sides.

pocketsphinx holds Python's lock for as long as it works, up to a second, so
nothing else may live in its process.
"""

import logging
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.relay.speech import language_model
from talkhint_desktop.relay.speech.hearing import (
    SECOND,
    CarefulEar,
    QuickEar,
    samples,
)
from talkhint_desktop.relay.speech.pipe import (
    Audio,
    Begin,
    End,
    Forget,
    FromWorker,
    Heard,
    Ready,
    Start,
    Taken,
    ToWorker,
)
from talkhint_desktop.relay.speech.wideband import Widener, edge_noise
from talkhint_desktop.relay.speech.worker_process import Inbox, serve

_GUESS_EVERY = SECOND * 120 // 1000  # bytes of new audio between two guesses
_GUESS_MOST = SECOND // 2  # at once, to catch up after a careful reading
_BEHIND = SECOND * 3 // 2  # no more guesses: the final is worth more

log = logging.getLogger("talkhint_desktop.relay.speech.worker")


@dataclass(slots=True)
class _Utterance:
    name: str
    speaker: Speaker
    widener: Widener
    audio: bytearray = field(default_factory=bytearray)
    guessed: int = 0  # bytes of `audio` that the quick ear has had
    guess: str = ""
    quick: bool = True  # False once guessing was given up to keep pace


class Worker:
    """Takes what came first, guesses when it keeps pace, then reads carefully."""

    def __init__(self, inbox: Inbox, say: Callable[[FromWorker], None]) -> None:
        start = inbox.take(wait=True)
        assert isinstance(start, Start)
        model = _model(start)
        self._inbox = inbox
        self._say = say
        self._quick = {speaker: QuickEar(model) for speaker in Speaker}
        self._careful = CarefulEar(model)
        self._noise = edge_noise(below_hz=250, dbfs=-60)
        self._open: dict[str, _Utterance] = {}
        self._ended: deque[_Utterance] = deque()
        say(Ready())

    def run(self) -> None:
        while True:
            idle = not self._ended and not self._behind_with_guesses()
            message = self._inbox.take(wait=idle)
            taken: Counter[Speaker] = Counter()
            while message is not None:
                self._take(message, taken)
                message = self._inbox.take(wait=False)
            for speaker, count in taken.items():
                self._say(Taken(speaker, count))
            self._work()

    def _behind_with_guesses(self) -> bool:
        return any(_guessable(utterance) for utterance in self._open.values())

    def _work(self) -> None:
        """Do one thing: the live side first, it is the one being watched."""
        for utterance in self._open.values():
            if _guessable(utterance):
                self._guess(utterance)
                return
        if self._ended:
            self._read(self._ended.popleft())

    def _take(self, message: ToWorker, taken: Counter[Speaker]) -> None:
        match message:
            case Begin(name, speaker):
                self._open[name] = _Utterance(name, speaker, Widener(self._noise))
                self._quick[speaker].begin()
            case Audio(name, speaker, mulaw):
                taken[speaker] += len(mulaw)
                if utterance := self._open.get(name):
                    utterance.audio += samples(utterance.widener.feed(mulaw))
            case End(name):
                if utterance := self._open.pop(name, None):
                    utterance.audio += samples(utterance.widener.end())
                    self._ended.append(utterance)
            case Forget(name):
                self._open.pop(name, None)

    def _guess(self, utterance: _Utterance) -> None:
        at = utterance.guessed
        if len(utterance.audio) - at > _BEHIND:
            utterance.quick = False
            return
        new = bytes(utterance.audio[at : at + _GUESS_MOST])
        utterance.guessed += len(new)
        text = self._quick[utterance.speaker].hear(new)
        if text and text != utterance.guess:
            utterance.guess = text
            self._say(Heard(utterance.name, text, final=False))

    def _read(self, utterance: _Utterance) -> None:
        text = self._careful.hear(bytes(utterance.audio))
        self._say(Heard(utterance.name, text, final=True))


def _guessable(utterance: _Utterance) -> bool:
    new = len(utterance.audio) - utterance.guessed
    return utterance.quick and new >= _GUESS_EVERY


def _model(start: Start) -> Path:
    try:
        return language_model.ensure(start.lines, Path(start.cache))
    except OSError as error:  # a full disk must not cost the call its words
        log.warning("no model of the playbook's words could be kept: %s", error)
        return language_model.ensure([], Path(start.cache))


def main() -> None:
    serve(lambda inbox, say: Worker(inbox, say).run())


if __name__ == "__main__":
    main()
