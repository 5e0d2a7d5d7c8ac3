"""A coached call told anything in any order keeps its promises about hints."""

from contextlib import suppress

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from talkhint_desktop.core.call import Call, Party
from talkhint_desktop.core.coaching.request import HintPlan, HintRequest
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Direction, Event, Hint
from tests.core.builders import SID, STREAM, TRACKS, cards, moment, segment
from tests.core.coaching.builders import draft

SAYS = st.sampled_from(["where is my order", "a refund", "can you come?", "good day"])
ANSWERS = st.sampled_from(
    [
        "Trace the parcel now\n- Tracing takes two days\nSource: 1",
        "Say that we are open",
        "Offer 15 % off",
        "SILENCE",
        "w " * 12,
        "Скажите, что мы открыты",
    ]
)


class CoachedLife(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        party = Party(Direction.INBOUND, "+15550100", "+15550199")
        plan = HintPlan(by_model=True)
        self.call = Call(SID, party, playbook=cards(), language="en", plan=plan)
        self.call.rang(moment())
        self.call.stream_started(STREAM, TRACKS, moment())
        self.now = 0.0
        self.utterances = 0
        self.agent_speaks = self.by_hand = False
        self.wishes: list[HintRequest] = []
        self.last: dict[str, Hint] = {}
        self.appeared: list[float] = []

    @rule(seconds=st.sampled_from([0.1, 0.5, 2.0, 4.0, 8.0, 30.0]))
    def time_goes_by(self, seconds: float) -> None:
        self.now += seconds
        self._told(self.call.looked(moment(self.now)))

    @rule(text=SAYS)
    def the_caller_speaks(self, text: str) -> None:
        self.utterances += 1
        said = segment(text, f"caller-{self.utterances}")
        self._told(self.call.heard(said, moment(self.now)))

    @rule()
    def the_agent_starts(self) -> None:
        self.agent_speaks = True
        self.call.agent_started_speaking()

    @rule()
    def the_agent_stops(self) -> None:
        self.agent_speaks = False
        self._told(self.call.agent_stopped_speaking(moment(self.now)))

    @rule()
    def the_agent_asks(self) -> None:
        self.by_hand = True
        with suppress(TalkHintError):
            self._told(self.call.hint_asked_for(moment(self.now)))
        self.by_hand = False

    @rule(text=ANSWERS, words=st.integers(1, 5), back=st.integers(0, 2))
    def the_model_says_more(self, text: str, words: int, back: int) -> None:
        for wish in self.wishes[::-1][back : back + 1]:
            growing = draft(" ".join(text.split("\n", maxsplit=1)[0].split()[:words]))
            self._told(self.call.hint_grew(wish, growing, moment(self.now)))

    @rule(text=ANSWERS, back=st.integers(0, 2))
    def the_model_has_said_it(self, text: str, back: int) -> None:
        for wish in self.wishes[::-1][back : back + 1]:
            self.by_hand = wish.by_hand
            self._told(self.call.hint_came(wish, draft(text), moment(self.now)))
            self.by_hand = False

    @rule(back=st.integers(0, 2))
    def the_model_fails(self, back: int) -> None:
        for wish in self.wishes[::-1][back : back + 1]:
            self._told(self.call.hint_failed(wish, moment(self.now)))

    @rule(number=st.integers(1, 6))
    def a_hint_is_read(self, number: int) -> None:
        self._told(self.call.hint_used(f"hint-{number}", "read"))

    @rule(end=st.integers(0, 9))
    def the_call_may_end(self, end: int) -> None:
        if end == 0:
            self._told(self.call.ended("completed", moment(self.now)))
            assert all(h.state != "growing" for h in self.last.values())

    def _told(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, Hint):
                self._hint(event)
        wish = self.call.wish
        if wish and not any(wish is known for known in self.wishes):
            self.wishes.append(wish)

    def _hint(self, hint: Hint) -> None:
        before = self.last.get(hint.hint)
        self.last[hint.hint] = hint
        if before is None:
            self._appears(hint)
            return
        assert before.state in {"growing", "finished"}, "what is gone is gone"
        if before.state == "finished":
            assert (before.source, hint.source) == ("playbook", "model")
            assert hint.state == "finished", "a card is replaced whole"
            assert hint.card is not None
            assert not hint.check

    def _appears(self, hint: Hint) -> None:
        assert not self.call.over
        assert hint.state in {"growing", "finished"}
        if not self.by_hand:
            assert not self.agent_speaks
            assert not self.appeared or self.now - self.appeared[-1] >= 8.0
            assert sum(self.now - at < 60.0 for at in self.appeared) < 4
        self.appeared.append(self.now)


CoachedLife.TestCase.settings = settings(
    max_examples=100, stateful_step_count=40, deadline=None
)
test_a_coached_call_told_anything_keeps_its_promises = CoachedLife.TestCase
