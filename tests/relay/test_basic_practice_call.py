"""The practice call, heard from end to end: its words and its triggers."""

import asyncio
import json
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from talkhint_desktop.core import playbook
from talkhint_desktop.core.events import Speaker
from talkhint_desktop.core.turns import TurnDetector, TurnEnded, TurnStarted
from talkhint_desktop.relay.speech import language_model
from talkhint_desktop.relay.speech.basic import basic_engine
from talkhint_desktop.relay.speech.recogniser import Words
from talkhint_desktop.relay.speech.voice import WINDOW_MS, VoiceDetector
from talkhint_desktop.relay.speech.worker_recogniser import WorkerRecogniser

ROOT = Path(__file__).parents[2]
CALL = ROOT / "resources" / "practice" / "order-en"
CARDS = ROOT / "resources" / "playbooks" / "harbor-supply.md"
TALK = Path(language_model.__file__).with_name("telephone_talk.txt")

FRAME = 160


@dataclass(frozen=True)
class Said:
    """A stretch of one side's call, and its words; from the script or heard."""

    speaker: Speaker
    start_ms: int
    end_ms: int
    text: str

    def meets(self, other: "Said") -> bool:
        return (
            self.speaker is other.speaker
            and self.start_ms < other.end_ms
            and other.start_ms < self.end_ms
        )


def script() -> list[Said]:
    reference = json.loads((CALL / "reference.json").read_text("utf-8"))
    return [
        Said(Speaker(s["track"]), s["start_ms"], s["end_ms"], s["text"])
        for s in reference["segments"]
    ]


def cards() -> playbook.Playbook:
    return playbook.read([(CARDS.name, CARDS.read_text("utf-8"))])


def words(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())


def errors(said: list[str], heard: list[str]) -> int:
    """Return how many words must be changed, added or left out."""
    row = list(range(len(heard) + 1))
    for at, word in enumerate(said, start=1):
        above, row = row, [at]
        for place, other in enumerate(heard, start=1):
            swap = above[place - 1] + (word != other)
            row.append(min(above[place] + 1, row[-1] + 1, swap))
    return row[-1]


def triggers(text: str) -> set[str]:
    """Return every phrase of the playbook in `text`, not the longest alone."""
    alone = [
        playbook.Playbook((playbook.Card(c.file, t.phrase, 0, "", (t,), {}, {}),))
        for c in cards().cards
        for t in c.triggers
    ]
    return {card.cards[0].heading for card in alone if card.match(text)}


class Line:
    """Both tracks listened to for turns and handed to the recogniser."""

    def __init__(self, recogniser: WorkerRecogniser) -> None:
        self._recogniser = recogniser
        self._audio = {s: (CALL / f"{s}.ulaw").read_bytes() for s in Speaker}
        self._voices = {s: VoiceDetector() for s in Speaker}
        self._turns = {s: TurnDetector() for s in Speaker}
        self._windows = dict.fromkeys(Speaker, 0)
        self.open: dict[Speaker, tuple[str, int]] = {}
        self.utterances: dict[str, Said] = {}

    async def play(self, final: "asyncio.Queue[Words]") -> dict[str, str]:
        """Play as fast as finals come; return them by utterance."""
        heard: dict[str, str] = {}
        for at in range(0, len(self._audio[Speaker.CALLER]), FRAME):
            for speaker in Speaker:
                self._frame(speaker, at)
            while len(heard) < len(self.utterances):
                words = await asyncio.wait_for(final.get(), 30)
                heard[words.utterance] = words.text
        return heard

    def _frame(self, speaker: Speaker, at: int) -> None:
        audio = self._audio[speaker][at : at + FRAME]
        if speaker in self.open:
            self._recogniser.audio(self.open[speaker][0], audio)
        for probability in self._voices[speaker].feed(audio):
            start = self._windows[speaker] * WINDOW_MS
            self._windows[speaker] += 1
            for turn in self._turns[speaker].heard(
                probability, start, start + WINDOW_MS
            ):
                self._turned(speaker, turn, at + FRAME)

    def _turned(self, speaker: Speaker, turn: TurnStarted | TurnEnded, at: int) -> None:
        if isinstance(turn, TurnStarted):
            name = f"{speaker}-{turn.start_ms}"
            self.open[speaker] = name, turn.audio_from_ms
            self._recogniser.begin(name, speaker)
            before = self._audio[speaker][turn.audio_from_ms * 8 : at]
            self._recogniser.audio(name, before)
            for other in set(Speaker) - {speaker}:
                self._turns[other].other_side_started()
        else:
            name, start_ms = self.open.pop(speaker)
            self.utterances[name] = Said(speaker, start_ms, turn.end_ms, "")
            self._recogniser.end(name)


async def hear(cache: Path) -> list[Said]:
    final: asyncio.Queue[Words] = asyncio.Queue()

    def heard(words: Words) -> None:
        if words.final:
            final.put_nowait(words)

    def lost(names: list[str], why: str) -> None:
        raise AssertionError(f"{names}: {why}")

    async with (
        asyncio.TaskGroup() as tasks,
        WorkerRecogniser.start(
            tasks, basic_engine(cards().lines(), cache), heard=heard, lost=lost
        ) as recogniser,
    ):
        line = Line(recogniser)
        texts = await line.play(final)
    assert not line.open
    return [
        Said(u.speaker, u.start_ms, u.end_ms, texts[name])
        for name, u in line.utterances.items()
    ]


async def test_the_practice_call_is_heard_well_enough_to_be_helped(
    tmp_path: Path,
) -> None:
    said = script()

    heard = await hear(tmp_path / "models")

    wrong = total = 0
    for speaker in Speaker:
        spoken = [w for s in said if s.speaker is speaker for w in words(s.text)]
        read = [w for h in heard if h.speaker is speaker for w in words(h.text)]
        wrong, total = wrong + errors(spoken, read), total + len(spoken)
    assert wrong / total <= 0.20

    wanted = {(n, t) for n, s in enumerate(said) for t in triggers(s.text)}
    found = {
        (n, t)
        for h in heard
        for t in triggers(h.text)
        for n, s in enumerate(said)
        if h.meets(s)
    }
    assert len(wanted) >= 12
    assert len(wanted & found) >= 11
    assert not found - wanted


def test_no_sentence_of_the_practice_call_is_among_the_words_to_expect() -> None:
    expected = [*cards().lines(), *TALK.read_text("utf-8").splitlines()]
    known = {run for line in expected for run in _runs(line)}

    told = {run for said in script() for run in _runs(said.text)}

    assert told
    assert not told & known


def _runs(text: str) -> list[tuple[str, ...]]:
    said = words(text)
    return [tuple(said[at : at + 5]) for at in range(len(said) - 4)]


def test_the_practice_playbook_is_understood() -> None:
    assert cards().problems == ()
    assert 8 <= len(cards().cards) <= 10


def test_the_practice_playbook_listens_for_more_than_the_call_says() -> None:
    phrases = {t.phrase for c in cards().cards for t in c.triggers}
    said = {phrase for line in script() for phrase in triggers(line.text)}

    assert len(phrases - said) >= 20


def test_the_agent_has_time_to_read_each_hint() -> None:
    said = script()

    for line, answer in pairwise(said):
        if line.speaker is Speaker.CALLER and triggers(line.text):
            assert answer.speaker is Speaker.AGENT
            assert 1800 <= answer.start_ms - line.end_ms <= 2200


def test_hints_do_not_come_too_thick() -> None:
    ends = [s.end_ms for s in script() if triggers(s.text)]

    apart = [later - earlier for earlier, later in pairwise(ends)]

    assert sum(gap >= 9000 for gap in apart) >= 5
