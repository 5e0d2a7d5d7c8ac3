"""A call told anything in any order keeps its promises."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from talkhint_desktop.core.events import (
    CallEvent,
    CallState,
    Event,
    Gap,
    Hint,
    Segment,
    Speaker,
)
from tests.core.builders import STREAM, TRACKS, gap, live, moment, segment

NAMES = [f"thing{n}" for n in range(12)]
BOOK = "".join(f"## Card {n}\nTriggers: {n}\nSay: Say {n}\n" for n in NAMES)
UTTERANCES = st.integers(1, 6)
SPEAKERS = st.sampled_from(Speaker)
WORDS = st.sampled_from([*NAMES, *NAMES, "", "good morning", "4111 1111 1111 1111"])
OVER = {CallState.ENDED, CallState.INTERRUPTED}


class CallLife(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.call = live(book=BOOK)
        self.now = 0.0
        self.agent_speaks = False
        self.over = False
        self.finals: set[str] = set()
        self.said: set[str] = set()
        self.shown: list[float] = []
        self.ends = 0
        self.fresh = 0

    @rule(seconds=st.sampled_from([0.1, 0.5, 1.0, 3.0, 8.0, 20.0]))
    def time_goes_by(self, seconds: float) -> None:
        self.now += seconds
        self._told(self.call.looked(moment(self.now)))

    @rule(number=UTTERANCES, speaker=SPEAKERS, text=WORDS, final=st.booleans())
    def words_come(self, number: int, speaker: Speaker, text: str, final: bool) -> None:
        self._heard(f"{speaker}-{number}", speaker, text, final=final)

    @rule(text=st.sampled_from(NAMES))
    def the_caller_asks_anew(self, text: str) -> None:
        self.fresh += 1
        self._heard(f"caller-new-{self.fresh}", Speaker.CALLER, text, final=True)

    @rule(speaker=SPEAKERS, start=st.integers(0, 2_000))
    def words_are_lost(self, speaker: Speaker, start: int) -> None:
        told = self.call.words_lost(gap(start, start + 1_500, speaker=speaker))
        assert isinstance(told[-1], Gap)
        self._told(told)

    @rule()
    def the_agent_starts(self) -> None:
        self.agent_speaks = True
        self.call.agent_started_speaking()

    @rule()
    def the_agent_stops(self) -> None:
        self.agent_speaks = False
        self._told(self.call.agent_stopped_speaking(moment(self.now)))

    @rule(sid=st.sampled_from([STREAM, "MZ-other"]))
    def a_stream_starts(self, sid: str) -> None:
        self._told(self.call.stream_started(sid, TRACKS, moment(self.now)))

    @rule()
    def the_stream_stops(self) -> None:
        self._told(self.call.stream_stopped(moment(self.now)))

    @rule()
    def the_agent_answers(self) -> None:
        self._told(self.call.agent_answered(moment(self.now)))

    @rule(end=st.integers(0, 5))
    def the_call_may_end(self, end: int) -> None:
        if end == 0:
            self._told(self.call.ended("completed", moment(self.now)))
        elif end == 1:
            self._told(self.call.interrupted(moment(self.now)))

    @invariant()
    def a_call_ends_at_most_once(self) -> None:
        assert self.ends <= 1

    def _heard(self, name: str, who: Speaker, text: str, *, final: bool) -> None:
        said = segment(text, name, speaker=who, final=final)
        told = self.call.heard(said, moment(self.now))
        if final and text and name not in self.finals:
            assert isinstance(told[0], Segment), "a final with words is always told"
        self._told(told)

    def _told(self, events: list[Event]) -> None:
        for event in events:
            match event:
                case Segment():
                    self._words(event)
                case Hint():
                    self._hint()
                case CallEvent():
                    assert not self.over, "nothing follows the end"
                    if event.state in OVER:
                        self.ends, self.over = self.ends + 1, True

    def _words(self, event: Segment) -> None:
        assert event.utterance not in self.finals, "words after the final"
        assert "4111" not in event.text
        if event.final:
            self.finals.add(event.utterance)

    def _hint(self) -> None:
        assert not self.agent_speaks
        assert not self.over
        assert not self.shown or self.now - self.shown[-1] >= 8.0
        self.shown.append(self.now)
        assert sum(self.now - at < 60.0 for at in self.shown) <= 4


CallLife.TestCase.settings = settings(
    max_examples=60, stateful_step_count=40, deadline=None
)
test_a_call_told_anything_keeps_its_promises = CallLife.TestCase
