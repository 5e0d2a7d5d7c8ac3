"""What the relay refuses is said in the window's language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Trouble
from talkhint_desktop.core.settings import Language
from talkhint_desktop.ui import relay_words
from talkhint_desktop.ui.language import speak
from talkhint_desktop.ui.relay_words import said
from talkhint_desktop.ui.trouble_actions import REFUSED
from tests.ui.conftest import Shown
from tests.ui.samples import talk

_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_PACKAGE = Path(relay_words.__file__).parents[1]
# Where the errors are made that a button or a key of the window can bring.
_PLACES = (
    *("app/checks.py", "app/coaching.py", "app/desk.py", "app/model_check.py"),
    *("app/wrap_up.py", "core/call.py", "core/call_hints.py", "core/keywords.py"),
    *("link/child.py", "link/client.py", "relay/calls.py", "relay/server.py"),
    *("relay/stream_offer.py", "relay/speech/local.py", "relay/speech/ahead.py"),
    *("store/export.py", "store/history.py", "store/lock.py", "store/reading.py"),
    "store/short_ids.py",
)
# Only another program than this window can make these mistakes, or none of ours.
_NEVER_HERE = ("Python 3.11", "its fast, safe form", "stands for several", "few more")


def _errors(place: str) -> Iterator[str]:
    """Return the sentences of the errors that a module raises, `7` in each gap."""
    for node in ast.walk(ast.parse((_PACKAGE / place).read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if not (name.endswith("Error") or name == "LinkLost"):
            continue
        remedies = [k.value for k in node.keywords if k.arg == "remedy"]
        for value in [*node.args, *remedies]:
            text = _text(value)
            if " " in text and not any(words in text for words in _NEVER_HERE):
                yield text


def _text(value: ast.expr) -> str:
    match value:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(_text(part) for part in parts)
        case ast.FormattedValue():
            return "7"
    return ""


@pytest.fixture
def russian(application: QApplication) -> None:
    speak(application, Language.RUSSIAN)


@pytest.mark.parametrize("place", _PLACES)
def test_every_error_of_the_relay_is_said_in_russian(russian: None, place: str) -> None:
    errors = list(_errors(place))

    assert errors
    assert [text for text in errors if not _CYRILLIC.search(said(text))] == []


@pytest.mark.parametrize("place", _PLACES)
def test_in_english_an_error_is_said_as_it_came(
    application: QApplication, place: str
) -> None:
    # A long path may be broken at its strokes, and nothing else is changed.
    for text in _errors(place):
        assert said(text).replace("\u200b", "") == text


def test_what_differs_stands_in_the_translated_words(russian: None) -> None:
    assert said("The settings were not saved: No space left on device.") == (
        "Настройки не сохранены: No space left on device."
    )


def test_the_words_of_strangers_stay_as_they_came(russian: None) -> None:
    assert said("Something that nobody ever said.") == (
        "Something that nobody ever said."
    )
    assert said("") == ""


def test_a_wish_that_is_refused_says_why_in_russian(
    application: QApplication, shown: Shown
) -> None:
    speak(application, Language.RUSSIAN)
    shown.tell(*talk())
    shown.window.say(
        Trouble(
            at="",
            call_sid=None,
            code=REFUSED,
            message="Your playbook has nothing on what the caller said last.",
            remedy="Add a card for it, or let a model write hints.",
        )
    )

    bar = shown.window.call.trouble
    assert bar.words == "В ваших карточках нет ничего о последних словах клиента."
    assert bar.second == "Добавьте карточку или доверьте подсказки модели."


def test_a_relay_that_does_not_start_says_why_in_russian(
    application: QApplication, shown: Shown
) -> None:
    speak(application, Language.RUSSIAN)
    why = TalkHintError(
        "The relay did not start within half a minute.",
        remedy="Start TalkHint again; if that fails, run: talkhint doctor",
    )
    shown.window.lost(why, waits=True)
    shown.later(0)

    bar = shown.window.idle.trouble
    assert bar.words == "Сервер звонков не запустился за полминуты."
    assert bar.second.startswith("Запустите TalkHint снова")


def test_a_missing_model_is_fetched_in_the_window(
    application: QApplication, shown: Shown
) -> None:
    speak(application, Language.RUSSIAN)
    shown.tell(
        *talk(),
        Trouble(
            at="",
            call_sid=None,
            code="transcriber-down",
            message="There is no local model for Russian on this PC.",
            remedy="talkhint models get t-one-ru (150 MB)",
        ),
    )

    assert shown.window.call.trouble.words == (
        "На этом ПК нет локальной модели для русского языка."
    )
    assert shown.window.call.trouble.second == (
        "Скачайте модель в настройках, в разделе «Слова»."
    )
