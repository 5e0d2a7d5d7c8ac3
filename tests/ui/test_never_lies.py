"""What the window claims is true: through every trouble and back, as one reads it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import delete

from talkhint_desktop.core import messages
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import CallState, Trouble
from talkhint_desktop.core.settings import Language
from talkhint_desktop.core.signal_path import (
    FRESH_MS,
    LOST_MS,
    Stage,
    StageName,
    StageState,
)
from talkhint_desktop.ui import stage_words
from talkhint_desktop.ui.frame import Frame, undressed
from talkhint_desktop.ui.language import speak
from talkhint_desktop.ui.main_window import MainWindow
from talkhint_desktop.ui.theme import LIGHT, Look
from talkhint_desktop.ui.tray import Tray
from talkhint_desktop.ui.trouble_bar import TroubleBar
from tests.ui.conftest import Shown
from tests.ui.samples import (
    SID,
    HandClock,
    Teller,
    at,
    attached,
    figures,
    pulse,
    step,
    talk,
)

CODES = sorted(messages.codes())
NOT_KNOWN = Stage(name=StageName.CALL, state=StageState.UNKNOWN, proof="no-relay")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
# What a Russian reader meets in Latin letters, being names.
_NAMES = re.compile(
    "TalkHint|talkhint doctor|Twilio|OpenAI|platform.openai.com|ngrok|both_tracks"
    "|track|quarantine"
)
# What a bar without a button says to do, or that TalkHint does it.
_REMEDY = re.compile("^Free|^Close|^Unlock|Check|Choose|the folder|again")


@dataclass
class Read(Shown):
    """A window, and the tray beside it, as a user reads them."""

    tray: Tray

    def read(self) -> dict[str, object]:
        """Return what is said of how things are, wherever it is said."""
        self.window.refresh()
        self.tray.show_state(self.window.state, self.window.why)
        bars = [b for b in self.window.frame.findChildren(TroubleBar) if b.isVisible()]
        return {
            "bars": [bar.words for bar in bars],
            "tray": (self.tray.state, self.tray._line.text()),
            "title": self.window.frame.windowTitle(),
            "path": self.window.path.texts(),
        }

    @property
    def bar(self) -> TroubleBar:
        bars = self.window.frame.findChildren(TroubleBar)
        return next(bar for bar in bars if bar.isVisible())


@pytest.fixture(params=[Language.ENGLISH, Language.RUSSIAN], ids=["en", "ru"])
def spoken(
    application: QApplication, request: pytest.FixtureRequest
) -> Iterator[Language]:
    language: Language = request.param
    speak(application, language)
    yield language
    speak(application, Language.ENGLISH)


@pytest.fixture
def reader(application: QApplication, spoken: Language) -> Iterator[Read]:
    clock, tray = HandClock(), Tray()
    with undressed(Look(LIGHT)):
        frame = Frame(Look(LIGHT))
        window = MainWindow(frame, Look(LIGHT), clock)
    frame.show()
    window.tell(attached())
    window.tell(pulse())
    yield Read(window, clock, Teller(), tray)
    tray.close()
    frame.close()
    delete(frame)


def told(code: str, sid: str | None, *, cleared: bool = False) -> Trouble:
    return messages.trouble(code, call_sid=sid, at=at(40), cleared=cleared)


@pytest.mark.parametrize("in_call", [False, True], ids=["idle", "call"])
@pytest.mark.parametrize("code", CODES)
def test_a_trouble_is_said_once_with_a_remedy_and_goes_when_it_is_over(
    reader: Read, spoken: Language, code: str, in_call: bool
) -> None:
    sid = SID if in_call else None
    if in_call:
        reader.tell(*talk())
        reader.window.tell(pulse(figures()))
    before = reader.read()

    reader.tell(told(code, sid), told(code, sid))
    during = reader.read()
    bar = reader.bar
    said = [bar.words, bar.second, *(b.text() for b in bar.buttons)]
    reader.tell(told(code, sid, cleared=True))

    assert before["bars"] == []
    assert len(during["bars"]) == 1  # type: ignore[arg-type]
    assert during["tray"] == ("problem", bar_line(said[0]))
    assert bar.accessibleName().startswith(said[0])
    remedies = [text for text in said[2:] if text]
    if not remedies:
        assert said[1]
        assert spoken is Language.RUSSIAN or _REMEDY.search(said[1])
    if spoken is Language.RUSSIAN:
        for text in filter(None, said):
            assert _CYRILLIC.search(text)
            assert not re.search("[A-Za-z]{3}", _NAMES.sub("", text)), text
    assert reader.read() == before


def bar_line(words: str) -> str:
    return words.replace("&", "&&")


@pytest.mark.parametrize("in_call", [False, True], ids=["idle", "call"])
@pytest.mark.parametrize("waits", [False, True], ids=["starts-again", "waits"])
def test_a_lost_relay_is_said_everywhere_and_nothing_else_is_claimed(
    reader: Read, spoken: Language, waits: bool, in_call: bool
) -> None:
    events = talk() if in_call else []
    reader.tell(*events)
    reader.window.tell(pulse(*([figures()] if in_call else [])))
    before = reader.read()

    trouble = TalkHintError("The port is taken.", remedy="Free it.") if waits else None
    reader.window.lost(trouble, waits=waits)
    during = reader.read()
    buttons = len(reader.bar.buttons)
    claims = shown_words(reader.window)
    reader.window.tell(attached(*events))
    reader.window.tell(pulse(*([figures()] if in_call else [])))

    assert len(during["bars"]) == 1  # type: ignore[arg-type]
    assert buttons == (1 if waits else 0)
    assert during["tray"][0] == "problem"  # type: ignore[index]
    unknown = stage_words.proof_of(NOT_KNOWN)
    assert all(line.endswith(unknown) for line in during["path"])  # type: ignore[attr-defined]
    assert not {"Listening", "Слушаем", "Ready", "Готово"} & set(claims)
    assert reader.read() == before


def shown_words(window: MainWindow) -> list[str]:
    labels = window.frame.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible()]


@pytest.mark.parametrize(
    ("age_ms", "waited", "listens"),
    [
        (0, 0.0, True),
        (20, 0.5, True),
        (FRESH_MS, 0.0, True),
        (FRESH_MS + 1, 0.0, False),
        (20, 1.0, False),
        (500, 0.6, False),
        (LOST_MS + 1, 0.0, False),
        (20, 60.0, False),
        (None, 0.0, False),
    ],
)
def test_listening_is_said_only_of_frames_of_the_last_second(
    reader: Read, spoken: Language, age_ms: int | None, waited: float, listens: bool
) -> None:
    words = {Language.ENGLISH: "Listening", Language.RUSSIAN: "Слушаем"}[spoken]
    reader.tell(*talk())
    reader.window.tell(pulse(figures(age_ms=age_ms)))  # type: ignore[arg-type]

    reader.later(waited)

    said = [text for text in shown_words(reader.window) if words in text]
    said += [line for line in reader.window.path.texts() if words in line]
    assert (len(said) > 0) is listens
    assert (reader.window.call.hearing == words) is listens


def test_nothing_of_a_call_is_claimed_when_it_is_over(
    reader: Read, spoken: Language
) -> None:
    reader.tell(*talk(), told("no-audio", SID))
    reader.window.tell(pulse(figures()))

    reader.tell(step(CallState.ENDED, 60))
    reader.window.tell(pulse())

    read = reader.read()
    assert read["bars"] == []
    assert read["tray"][0] == "idle"  # type: ignore[index]
    assert read["title"] == "TalkHint"
