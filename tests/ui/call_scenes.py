"""Pages of calls with all that an agent does in them: pins, pauses, corrections."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from talkhint_desktop.core.events import CallState, Event, Segment, Speaker
from talkhint_desktop.ui.main_window import MainWindow
from talkhint_desktop.ui.passage import Place
from tests.ui.samples import (
    LONG_NAME,
    OTHER,
    SID,
    HandClock,
    Teller,
    attached,
    correction,
    cost,
    done,
    figures,
    flag,
    hint,
    lost,
    named,
    pause,
    pulse,
    say,
    step,
    summary,
    talk,
    trouble,
    use,
    waiting,
    words,
)

Scene = Callable[[MainWindow, HandClock, str], None]


def told(window: MainWindow, *events: Event) -> None:
    tell = Teller(100)
    for event in events:
        window.tell(tell(event))


def in_talk(window: MainWindow, clock: HandClock, language: str) -> None:
    window.tell(attached(engine="openai"))
    window.tell(pulse())
    clock.seconds = 45
    told(window, named(say(language, "dana")), *talk(language), cost())
    for level in (0, 0.02, 0.1, 0.3, 0.5, 0.8, 0.6, 0.4, 0.2, 0.3, 0.5, 0.2, 0.1, 0.05):
        window.tell(pulse(figures(level=level, practice=False)))
    window.refresh()


def pinned(window: MainWindow, clock: HandClock, language: str) -> None:
    in_talk(window, clock, language)
    told(window, use("h1", "pinned"), use("h2", "up"), use("h2", "pinned"))
    told(window, correction("u3", say(language, "fix")))
    window.calls.offer(SID, [say(language, "word")])


def by_model(window: MainWindow, clock: HandClock, language: str) -> None:
    in_talk(window, clock, language)
    clock.seconds = 52
    told(window, words("u6", say(language, "u6"), start=41))
    told(
        window,
        hint(
            "h3",
            say(language, "h3"),
            say(language, "f3"),
            seconds=50,
            utterance="u6",
            card=say(language, "c3"),
            source="model",
            trigger=say(language, "t3"),
        ),
    )


def flagged(window: MainWindow, clock: HandClock, language: str) -> None:
    by_model(window, clock, language)
    told(window, flag("u3"), flag("u5"))
    told(window, correction("u3", say(language, "fix")))


def unsure(window: MainWindow, clock: HandClock, language: str) -> None:
    in_talk(window, clock, language)
    said, fact = say(language, "h4"), say(language, "f4")
    made = hint("h4", said, fact, seconds=43, source="model", check=["2025", "14"])
    told(window, made)


def hint_waits(window: MainWindow, clock: HandClock, language: str) -> None:
    in_talk(window, clock, language)
    told(window, waiting())


def thinking(window: MainWindow, clock: HandClock, language: str) -> None:
    in_talk(window, clock, language)
    clock.seconds = 100
    window.tell(pulse(figures(practice=False)))
    window.calls.ask(SID)


def correcting(window: MainWindow, clock: HandClock, language: str) -> None:
    in_talk(window, clock, language)
    QApplication.processEvents()
    view = window.call.transcript
    row = view.row_rect(3)
    view._correct(QPoint(140, row.bottom() - 20), or_all=True)


def finding(window: MainWindow, clock: HandClock, language: str) -> None:
    in_talk(window, clock, language)
    QApplication.processEvents()
    view = window.call.transcript
    view.find_words()
    box = view.findChild(QLineEdit, "find-words")
    assert isinstance(box, QLineEdit)
    box.setText("th" if language == "en" else "на")
    window.frame.setFocus()


def selecting(window: MainWindow, clock: HandClock, language: str) -> None:
    in_talk(window, clock, language)
    QApplication.processEvents()
    view = window.call.transcript
    last = view.rows[4]
    assert isinstance(last, Segment)
    view._picking._pick(Place(2, 4), Place(4, len(last.text) // 2))


def naming(window: MainWindow, clock: HandClock, language: str) -> None:
    in_talk(window, clock, language)
    QApplication.processEvents()
    window.call.header.person.begin()


def long_name(window: MainWindow, clock: HandClock, language: str) -> None:
    in_talk(window, clock, language)
    told(window, named(LONG_NAME))
    told(window, named(LONG_NAME, OTHER), step(CallState.STREAMING, 30, OTHER))
    window.tell(pulse(figures(practice=False), figures(OTHER, practice=False)))
    window.refresh()


def long_name_over(window: MainWindow, clock: HandClock, language: str) -> None:
    over(window, clock, language)
    told(window, named(LONG_NAME))


def unnamed_over(window: MainWindow, clock: HandClock, language: str) -> None:
    over(window, clock, language)
    told(window, named(""))


def paused(window: MainWindow, clock: HandClock, language: str) -> None:
    in_talk(window, clock, language)
    told(window, lost(28, 33, cause="paused"))
    told(window, lost(28, 33, cause="paused", speaker=Speaker.AGENT))
    clock.seconds = 93
    told(window, pause())
    window.tell(pulse(figures(level=0.4, practice=False)))
    window.refresh()


def pause_ends(window: MainWindow, clock: HandClock, language: str) -> None:
    paused(window, clock, language)
    clock.seconds = 336
    told(window, trouble("key-refused"))
    window.tell(pulse(figures(level=0.4, practice=False)))
    window.refresh()


def idle_paused(window: MainWindow, clock: HandClock, language: str) -> None:
    window.tell(attached())
    window.tell(pulse())
    told(window, pause(since=0))


def key_refused(window: MainWindow, clock: HandClock, language: str) -> None:
    in_talk(window, clock, language)
    told(window, trouble("key-refused"))


def no_credit(window: MainWindow, clock: HandClock, language: str) -> None:
    in_talk(window, clock, language)
    told(window, trouble("quota-exhausted"))


def daily_limit(window: MainWindow, clock: HandClock, language: str) -> None:
    in_talk(window, clock, language)
    told(window, trouble("daily-limit", sid=None))


def hints_down(window: MainWindow, clock: HandClock, language: str) -> None:
    in_talk(window, clock, language)
    told(window, trouble("hints-down"))


def over(window: MainWindow, clock: HandClock, language: str) -> None:
    in_talk(window, clock, language)
    clock.seconds = 240
    told(window, words("u6", say(language, "u6"), start=41))
    told(window, step(CallState.ENDED, 238), use("h2", "up"))
    told(window, correction("u3", say(language, "fix")))
    window.tell(pulse())


def summed_up(window: MainWindow, clock: HandClock, language: str) -> None:
    over(window, clock, language)
    todo = say(language, "do1"), say(language, "do2")
    told(window, summary(say(language, "sum"), *todo), done(todo[1]))
    window.calls.offer(SID, [say(language, "word")])


def being_summed_up(window: MainWindow, clock: HandClock, language: str) -> None:
    over(window, clock, language)
    half = " ".join(say(language, "sum").split()[:9])
    told(window, summary(half, state="growing"))


def rewritten(window: MainWindow, clock: HandClock, language: str) -> None:
    summed_up(window, clock, language)
    edit = window.ended.summary.findChild(QPushButton, "edit-summary")
    assert isinstance(edit, QPushButton)
    edit.click()


def compact(window: MainWindow, clock: HandClock, language: str) -> None:
    in_talk(window, clock, language)
    turn_small(window)


def compact_hint_waits(window: MainWindow, clock: HandClock, language: str) -> None:
    hint_waits(window, clock, language)
    turn_small(window)


def compact_unsure(window: MainWindow, clock: HandClock, language: str) -> None:
    unsure(window, clock, language)
    turn_small(window)


def compact_paused(window: MainWindow, clock: HandClock, language: str) -> None:
    paused(window, clock, language)
    turn_small(window)


def compact_trouble(window: MainWindow, clock: HandClock, language: str) -> None:
    key_refused(window, clock, language)
    turn_small(window)


def compact_long_name(window: MainWindow, clock: HandClock, language: str) -> None:
    in_talk(window, clock, language)
    told(window, named(LONG_NAME))
    turn_small(window)


def compact_over(window: MainWindow, clock: HandClock, language: str) -> None:
    over(window, clock, language)
    turn_small(window)


def turn_small(window: MainWindow) -> None:
    window.compact.turn()
    for level in (0, 0.02, 0.1, 0.3, 0.5, 0.8, 0.6, 0.4):
        window.tell(pulse(figures(level=level, practice=False)))


# In the small window, which has a size of its own.
SMALL: dict[str, Scene] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (
        compact,
        compact_hint_waits,
        compact_unsure,
        compact_paused,
        compact_trouble,
        compact_long_name,
        compact_over,
    )
}
SCENES: dict[str, Scene] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (
        pinned,
        by_model,
        flagged,
        unsure,
        hint_waits,
        thinking,
        correcting,
        finding,
        selecting,
        naming,
        long_name,
        paused,
        pause_ends,
        idle_paused,
        key_refused,
        no_credit,
        daily_limit,
        hints_down,
        over,
        long_name_over,
        unnamed_over,
        summed_up,
        being_summed_up,
        rewritten,
    )
}
