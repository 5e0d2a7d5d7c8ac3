"""When words are late: while somebody speaks, or only once the turn is over."""

import pytest

from talkhint_desktop.core.events import Speaker
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.relay.speech.realtime.config import RealtimeConfig
from talkhint_desktop.relay.utterance import Utterance, unheard_ms
from tests.core.builders import BEGAN

NOW = Moment(BEGAN, 20.0)


def said(*, begun: float, over: float | None = None, words: bool = False) -> Utterance:
    return Utterance(Speaker.CALLER, 0, begun, over=over, words=words)


def test_words_that_grow_are_due_from_the_beginning() -> None:
    assert unheard_ms([said(begun=11.0)], NOW, grows=True) == 9_000
    assert unheard_ms([said(begun=11.0, words=True)], NOW, grows=True) == 0


def test_words_of_whole_turns_are_due_when_the_turn_is_over() -> None:
    assert unheard_ms([said(begun=5.0)], NOW, grows=False) == 0
    assert unheard_ms([said(begun=5.0, over=18.0)], NOW, grows=False) == 2_000


@pytest.mark.parametrize(
    ("model", "grows"),
    [
        ("", True),
        ("gpt-live-transcribe", True),
        ("gpt-realtime-whisper", True),
        ("gpt-transcribe", False),
        ("gpt-4o-mini-transcribe", False),
        ("whisper-1", False),
    ],
)
def test_models_are_known_that_answer_whole_turns(model: str, grows: bool) -> None:
    assert RealtimeConfig(api_key="", model=model).grows is grows
