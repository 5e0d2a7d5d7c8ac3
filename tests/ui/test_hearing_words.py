"""Why no words come is said in the window's language, with its cause."""

import pytest
from PySide6.QtWidgets import QApplication

from talkhint_desktop.core import messages
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.hearing_watch import HearingWatch
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.core.settings import Language
from talkhint_desktop.relay.speech.realtime import setback
from talkhint_desktop.relay.speech.realtime.setback import Setback
from talkhint_desktop.ui.hearing_words import CAUSES
from talkhint_desktop.ui.language import speak
from talkhint_desktop.ui.trouble_words import trouble_words
from tests.core.builders import BEGAN

SETBACKS = [v for v in vars(setback).values() if isinstance(v, Setback)]


@pytest.mark.parametrize("known", SETBACKS, ids=lambda one: one.cause)
def test_every_cause_can_be_translated(known: Setback) -> None:
    assert known.cause in CAUSES


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            Language.ENGLISH,
            ("OpenAI refused the key.", "It is not known, or not any more."),
        ),
        (
            Language.RUSSIAN,
            ("OpenAI отклонил ключ.", "Он неизвестен или уже отозван."),
        ),
    ],
)
def test_a_refused_key_says_why(
    qapp: QApplication, language: Language, said: tuple[str, str]
) -> None:
    speak(qapp, language)
    told = messages.trouble(
        "key-refused",
        call_sid=None,
        at="",
        cleared=False,
        cause="it is not known, or not any more",
    )

    assert trouble_words(told) == said


def test_what_keeps_a_call_without_words_is_said_in_its_own_words(
    qapp: QApplication,
) -> None:
    speak(qapp, Language.ENGLISH)
    why = TalkHintError("There is no local model for Russian on this PC.", remedy="Get")
    (told,) = HearingWatch("CA1").refused(why, Moment(BEGAN, 0.0))

    assert trouble_words(told) == (str(why), "Get")
