"""Plays a scripted call through the real `Call`, by a clock that costs no time."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from talkhint_desktop.core.call import Call, Party
from talkhint_desktop.core.events import Direction, Event, Hint, Segment, Speaker
from talkhint_desktop.core.moment import Moment
from tests.bench.hints.scripts import Script, Turn, playbook

WORD_MS = {"en": 370, "ru": 450}  # of unhurried speech on the phone
BETWEEN_MS = 1_200  # from one side's last word to the other's first
FINAL_AFTER_MS = 500  # from the last word to its final: a streaming recogniser
QUIET_AFTER_MS = 600  # from the last word to "the agent stopped speaking"
LOOK_EVERY_MS = 250
SID = "CA" + "5" * 32
BEGAN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Shown:
    """A hint, the turn it cites, and how late it came after the final words."""

    hint: Hint
    turn: Turn
    waited_ms: int


@dataclass(frozen=True, slots=True)
class Played:
    """One call: its hints, and the real milliseconds that each final cost."""

    script: Script
    shown: tuple[Shown, ...]
    work_ms: tuple[float, ...]


def play(script: Script) -> Played:
    stage = _Stage(script)
    for number, turn in enumerate(script.turns):
        stage.speak(number, turn)
    stage.wait_until(stage.now_ms + 10_000)
    shown = tuple(_shown(hint, script) for hint in stage.hints)
    return Played(script, shown, tuple(stage.work_ms))


def _shown(hint: Hint, script: Script) -> Shown:
    assert hint.utterance is not None
    turn = script.turns[int(hint.utterance.rpartition("-")[2])]
    return Shown(hint, turn, hint.after_ms - FINAL_AFTER_MS)


class _Stage:
    """A connected call and its clock."""

    def __init__(self, script: Script) -> None:
        self.now_ms = 0
        self.hints: list[Hint] = []
        self.work_ms: list[float] = []
        self._word_ms = WORD_MS[script.language]
        self._free_ms = BETWEEN_MS  # when the next may begin to speak
        party = Party(Direction.INBOUND, "+15550100", "+15550199")
        self._call = Call(
            SID, party, playbook=playbook(script.playbook), language=script.language
        )
        self._call.rang(self._moment())
        self._call.stream_started(
            "MZ" + "6" * 32, ["inbound", "outbound"], self._moment()
        )
        self._call.agent_answered(self._moment())

    def speak(self, number: int, turn: Turn) -> None:
        begins = self._free_ms
        ends = begins + self._word_ms * max(1, len(turn.text.split()))
        self._free_ms = ends + BETWEEN_MS
        said = _segment(number, turn, begins, ends)
        self.wait_until(begins)
        if turn.speaker is Speaker.AGENT:
            self._call.agent_started_speaking()
        self.wait_until(ends + FINAL_AFTER_MS)
        before = time.perf_counter()
        told = self._call.heard(said, self._moment())
        self.work_ms.append((time.perf_counter() - before) * 1000)
        self._keep(told)
        if turn.speaker is Speaker.AGENT:
            self.wait_until(ends + QUIET_AFTER_MS)
            self._keep(self._call.agent_stopped_speaking(self._moment()))

    def wait_until(self, until_ms: int) -> None:
        for tick in range(self.now_ms + LOOK_EVERY_MS, until_ms, LOOK_EVERY_MS):
            self._at(tick)
            self._keep(self._call.looked(self._moment()))
        self._at(until_ms)

    def _at(self, now_ms: int) -> None:
        self.now_ms = self._call.stream_ms = now_ms

    def _keep(self, told: list[Event]) -> None:
        self.hints += _finished(told)

    def _moment(self) -> Moment:
        seconds = self.now_ms / 1000
        return Moment(BEGAN + timedelta(seconds=seconds), 5_000.0 + seconds)


def _finished(told: list[Event]) -> Iterator[Hint]:
    for event in told:
        if isinstance(event, Hint) and event.state == "finished":
            yield event


def _segment(number: int, turn: Turn, begins: int, ends: int) -> Segment:
    return Segment(
        at="",
        call_sid=SID,
        utterance=f"{turn.speaker.value}-{number}",
        speaker=turn.speaker,
        text=turn.text,
        final=True,
        start_ms=begins,
        end_ms=ends,
        engine="scripted",
    )
