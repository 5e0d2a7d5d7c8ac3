"""Every state of every page as a picture, to be looked at.

python -m tests.ui.gallery FOLDER [PART OF A NAME ...]
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from shiboken6 import delete

from talkhint_desktop.core.events import CallState
from talkhint_desktop.core.settings import Language
from talkhint_desktop.ui.frame import Frame, undressed
from talkhint_desktop.ui.language import speak
from talkhint_desktop.ui.main_window import MainWindow
from talkhint_desktop.ui.theme import (
    DARK,
    DARK_CONTRAST,
    LIGHT,
    LIGHT_CONTRAST,
    Look,
    load_fonts,
)
from tests.ui import call_scenes, history_scenes, settings_scenes, webhook_scenes
from tests.ui.samples import (
    OTHER,
    SID,
    HandClock,
    Teller,
    attached,
    figures,
    lost,
    pulse,
    step,
    talk,
    trouble,
    unheard,
)
from tests.ui.webhook_samples import state, verdict

Scene = Callable[[MainWindow, HandClock, str], None]


def starting(window: MainWindow, clock: HandClock, language: str) -> None:
    pass


def idle(window: MainWindow, clock: HandClock, language: str) -> None:
    window.tell(attached())
    window.tell(pulse())


def practice_only(window: MainWindow, clock: HandClock, language: str) -> None:
    window.tell(attached())
    window.tell(pulse(public=False))


def ringing(window: MainWindow, clock: HandClock, language: str) -> None:
    idle(window, clock, language)
    clock.seconds = 3
    window.tell(Teller()(step(CallState.RINGING)))
    window.tell(pulse(unheard(answered=False)))
    window.refresh()


def in_call(window: MainWindow, clock: HandClock, language: str) -> None:
    idle(window, clock, language)
    clock.seconds = 45
    tell = Teller()
    for event in talk(language):
        window.tell(tell(event))
    for level in (0, 0.02, 0.1, 0.3, 0.5, 0.8, 0.6, 0.4, 0.2, 0.3, 0.5, 0.2, 0.1, 0.05):
        window.tell(pulse(figures(level=level)))


def several(window: MainWindow, clock: HandClock, language: str) -> None:
    in_call(window, clock, language)
    window.tell(Teller(50)(step(CallState.STREAMING, 30, OTHER)))
    window.tell(Teller(51)(lost(42, 48)))
    window.tell(pulse(figures(), figures(OTHER)))


def faulty(window: MainWindow, clock: HandClock, language: str) -> None:
    in_call(window, clock, language)
    window.tell(Teller(50)(trouble("no-audio")))
    window.tell(pulse(figures(age_ms=5000)))


def no_stream(window: MainWindow, clock: HandClock, language: str) -> None:
    idle(window, clock, language)
    clock.seconds = 45
    tell = Teller()
    window.tell(tell(step(CallState.RINGING)))
    window.tell(tell(step(CallState.CONNECTED, 2)))
    window.tell(tell(trouble("no-stream")))
    window.tell(pulse(unheard(answered=True, practice=False)))
    window.refresh()
    window.webhook.show_state(state())


def stale(window: MainWindow, clock: HandClock, language: str) -> None:
    idle(window, clock, language)
    window.tell(Teller()(verdict(None)))


def autopsy(window: MainWindow, clock: HandClock, language: str) -> None:
    idle(window, clock, language)
    tell = Teller()
    window.tell(tell(step(CallState.RINGING)))
    window.tell(tell(step(CallState.ENDED, 5)))
    window.tell(tell(verdict(SID)))


def hint_gone(window: MainWindow, clock: HandClock, language: str) -> None:
    in_call(window, clock, language)
    clock.seconds = 100
    window.tell(pulse(figures()))
    window.refresh()


def relay_lost(window: MainWindow, clock: HandClock, language: str) -> None:
    in_call(window, clock, language)
    window.lost(None, waits=True)


def starting_again(window: MainWindow, clock: HandClock, language: str) -> None:
    in_call(window, clock, language)
    window.lost(None, waits=False)
    window.refresh()


def idle_lost(window: MainWindow, clock: HandClock, language: str) -> None:
    idle(window, clock, language)
    window.lost(None, waits=False)


def keys(window: MainWindow, clock: HandClock, language: str) -> None:
    idle(window, clock, language)
    window._turn_keys()


def ended(window: MainWindow, clock: HandClock, language: str) -> None:
    in_call(window, clock, language)
    clock.seconds = 240
    window.tell(Teller(60)(step(CallState.ENDED, 238)))
    window.tell(pulse())


_OF_CALLS: dict[str, Scene] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (
        starting,
        idle,
        practice_only,
        idle_lost,
        ringing,
        in_call,
        several,
        faulty,
        no_stream,
        stale,
        autopsy,
        hint_gone,
        relay_lost,
        starting_again,
        keys,
        ended,
    )
}
SCENES = {
    **_OF_CALLS,
    **call_scenes.SCENES,
    **webhook_scenes.SCENES,
    **settings_scenes.SCENES,
    **history_scenes.SCENES,
}


def looks() -> Iterator[tuple[str, Language, Look, tuple[int, int]]]:
    yield "en-light", Language.ENGLISH, Look(LIGHT), (1240, 780)
    yield "en-dark", Language.ENGLISH, Look(DARK), (1240, 780)
    yield "ru-light", Language.RUSSIAN, Look(LIGHT), (1240, 780)
    yield "ru-dark-150", Language.RUSSIAN, Look(DARK, 1.5), (1240, 780)
    yield "en-contrast", Language.ENGLISH, Look(LIGHT_CONTRAST), (1240, 780)
    yield "en-dark-contrast", Language.ENGLISH, Look(DARK_CONTRAST), (1240, 780)
    yield "en-light-small", Language.ENGLISH, Look(LIGHT), (900, 600)
    yield "ru-light-150-small", Language.RUSSIAN, Look(LIGHT, 1.5), (900, 600)


def show(scene: str, look: Look, size: tuple[int, int], language: str) -> MainWindow:
    clock = HandClock()
    with undressed(look):
        frame = Frame(look)
        window = MainWindow(frame, look, clock)
    frame.resize(*size)
    frame.show()
    settle()  # it is there before anything is told
    {**SCENES, **call_scenes.SMALL}[scene](window, clock, language)
    settle()
    return window


def settle() -> None:
    """Let layouts have their say; those inside others ask more than once."""
    for _ in range(5):
        QApplication.processEvents()


def main() -> None:
    folder = Path(sys.argv[1])
    wanted = sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    app.setStyle("Fusion")
    load_fonts()
    for name, language, look, size in looks():
        speak(app, language)
        for scene in (*SCENES, *call_scenes.SMALL):
            title = f"{scene}-{name}"
            if wanted and not any(word in title for word in wanted):
                continue
            window = show(scene, look, size, language)
            QApplication.processEvents()
            shown = window.compact.window or window.frame
            shown.grab().save(str(folder / f"{title}.png"))
            window.frame.close()
            delete(window.frame)


if __name__ == "__main__":
    main()
