"""The History page in every state it can be in."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
from PySide6.QtWidgets import QApplication, QPushButton

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import CallState, Flag
from talkhint_desktop.core.past import PastPage
from talkhint_desktop.ui.history_desk import HISTORY
from talkhint_desktop.ui.main_window import MainWindow
from tests.ui import history_samples as made
from tests.ui.samples import (
    LONG_NAME,
    SID,
    HandClock,
    Teller,
    at,
    attached,
    named,
    pulse,
    say,
    step,
    unheard,
)

Scene = Callable[[MainWindow, HandClock, str], None]


def opened(window: MainWindow, clock: HandClock, language: str) -> None:
    clock.seconds = 3_600
    window.tell(attached())
    window.tell(pulse())
    window.open(HISTORY)


def history_loading(window: MainWindow, clock: HandClock, language: str) -> None:
    opened(window, clock, language)


def history_empty(window: MainWindow, clock: HandClock, language: str) -> None:
    opened(window, clock, language)
    window.history.page.show_page(PastPage(calls=[], more=False, total=0))


def history_overview(window: MainWindow, clock: HandClock, language: str) -> None:
    opened(window, clock, language)
    window.history.page.show_page(made.named_page(language))
    window.history.page.show_days(made.fortnight())


def history_call(window: MainWindow, clock: HandClock, language: str) -> None:
    history_overview(window, clock, language)
    page = window.history.page
    page.list.choose(made.sid_of(1))
    page.list.opened.emit()
    page.show_call(made.kept(language, name=say(language, "dana")))


def history_long_name(window: MainWindow, clock: HandClock, language: str) -> None:
    history_overview(window, clock, language)
    page = window.history.page
    page.list.choose(made.sid_of(4))
    page.list.opened.emit()
    call = made.kept(language, 4, LONG_NAME)
    whose = made.ended_call(4, caller="+351211234567", hours=26)
    page.show_call(msgspec.structs.replace(call, call=whose))


def history_naming(window: MainWindow, clock: HandClock, language: str) -> None:
    history_call(window, clock, language)
    QApplication.processEvents()
    window.history.page.detail.person.begin()


def history_flagged(window: MainWindow, clock: HandClock, language: str) -> None:
    history_call(window, clock, language)
    for utterance in ("u2", "u4"):
        flag = Flag(at=at(300), call_sid=made.sid_of(1), utterance=utterance)
        window.history.told(flag)


def history_about(window: MainWindow, clock: HandClock, language: str) -> None:
    history_call(window, clock, language)
    about = window.history.page.findChild(QPushButton, "show-about")
    assert isinstance(about, QPushButton)
    about.click()


def history_found(window: MainWindow, clock: HandClock, language: str) -> None:
    opened(window, clock, language)
    page = window.history.page
    page.search.setText(made.say(language)["hit"])
    page.show_page(made.found(language))
    page.list.choose(made.sid_of(1))
    page.show_call(made.kept(language))


def history_not_found(window: MainWindow, clock: HandClock, language: str) -> None:
    opened(window, clock, language)
    window.history.page.search.setText("kilimanjaro")
    window.history.page.show_page(PastPage(calls=[], more=False, total=0))


def history_autopsy(window: MainWindow, clock: HandClock, language: str) -> None:
    history_overview(window, clock, language)
    page = window.history.page
    page.list.choose(made.sid_of(3))
    page.list.opened.emit()
    page.show_call(made.dead(language))


def history_deleted(window: MainWindow, clock: HandClock, language: str) -> None:
    history_overview(window, clock, language)
    window.history.page.deleted(made.sid_of(2), 10.0)


def history_refused(window: MainWindow, clock: HandClock, language: str) -> None:
    opened(window, clock, language)
    window.history.page.refused(
        TalkHintError(
            "The history file is damaged.",
            remedy="Start TalkHint: it puts the file aside and begins a new one.",
        )
    )


def history_days(window: MainWindow, clock: HandClock, language: str) -> None:
    """Days in the wrong order."""
    history_overview(window, clock, language)
    filters = window.history.page.filters
    filters._when.setCurrentIndex(filters._when.findData("range"))
    filters._choose_days()
    filters.days._from.show_day(date(2026, 11, 30))
    filters.days._from.given.emit()


def history_exporting(window: MainWindow, clock: HandClock, language: str) -> None:
    history_overview(window, clock, language)
    window.history.page.exported.show_progress(1_200, 4_518)


def history_exported(window: MainWindow, clock: HandClock, language: str) -> None:
    history_call(window, clock, language)
    file = Path("/home/dana/Documents/talkhint-calls-20261122.csv")
    window.history.page.exported.show_done(file, 4_518)


def idle_recent(window: MainWindow, clock: HandClock, language: str) -> None:
    clock.seconds = 3_600
    window.tell(attached())
    window.tell(pulse())
    window.history.show_recent(made.named_page(language).calls[:3])


def idle_recent_long(window: MainWindow, clock: HandClock, language: str) -> None:
    idle_recent(window, clock, language)
    calls = made.named_page(language).calls
    window.history.show_recent([calls[3], calls[0], calls[5]])


def ringing_again(window: MainWindow, clock: HandClock, language: str) -> None:
    window.tell(attached())
    window.tell(pulse())
    clock.seconds = 3
    window.tell(Teller()(step(CallState.RINGING)))
    window.tell(pulse(unheard(answered=False, practice=False)))
    last = made.past(7, made.say(language)["gist1"], hours=99, seconds=360)
    window.history.show_last(SID, last)
    window.refresh()


def ringing_named(window: MainWindow, clock: HandClock, language: str) -> None:
    ringing_again(window, clock, language)
    window.tell(Teller(9)(named(say(language, "dana"))))


def ringing_long(window: MainWindow, clock: HandClock, language: str) -> None:
    ringing_again(window, clock, language)
    window.tell(Teller(9)(named(LONG_NAME)))


SCENES: dict[str, Scene] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (
        history_loading,
        history_empty,
        history_overview,
        history_call,
        history_flagged,
        history_about,
        history_found,
        history_not_found,
        history_autopsy,
        history_deleted,
        history_refused,
        history_days,
        history_exporting,
        history_exported,
        history_long_name,
        history_naming,
        idle_recent,
        idle_recent_long,
        ringing_again,
        ringing_named,
        ringing_long,
    )
}
