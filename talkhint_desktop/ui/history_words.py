"""Puts what a list says of past calls into words."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from talkhint_desktop.ui.counts import Counts
from talkhint_desktop.ui.people import called
from talkhint_desktop.ui.stamps import between, moment
from talkhint_desktop.ui.visible import one_line
from talkhint_desktop.ui.words import day_and_time, length, time_of_day

if TYPE_CHECKING:  # the first picture is painted before events are loaded
    from talkhint_desktop.core.past import PastCall

_MOST = 400  # signs of a line
_WEEK = 7
translate = QCoreApplication.translate


def who(past: "PastCall") -> str:
    return called(past.name, past.number)


def when(past: "PastCall", today: datetime) -> str:
    return near_day(past.call.started_at, today)


def near_day(stamp: str, today: datetime) -> str:
    """Return the day and the time, days of the last week by their names."""
    began = moment(stamp)
    if began is None:
        return ""
    day = began.astimezone().date()
    back = (today.astimezone().date() - day).days
    if back == 1:
        words = translate("History", "Yesterday %1")
        return words.replace("%1", time_of_day(stamp))
    if 1 < back < _WEEK:
        name = QLocale().dayName(day.isoweekday())
        return f"{name[:1].upper()}{name[1:]} {time_of_day(stamp)}"
    return day_and_time(stamp, today)


def _inside(day: str, stamp: str) -> str:
    """Return a day as it is written in the midst of a sentence.

    English writes Friday large and yesterday small, Russian both small.
    """
    began = moment(stamp)
    if began is None:
        return day
    name = QLocale().dayName(began.astimezone().isoweekday())
    large = name[:1].isupper() and day.startswith(name)
    return day if large else f"{day[:1].lower()}{day[1:]}"


def lasted(past: "PastCall") -> str:
    """Return how long a call was, empty while it goes on."""
    if past.call.ended_at is None:
        return translate("History", "Goes on")
    return length(between(past.call.started_at, past.call.ended_at))


def facts(past: "PastCall") -> str:
    """Return length, hints and the like, in one line."""
    hints = Counts().hints(past.hints) if past.hints else ""
    if past.used:
        used = translate("History", "%1, %2 used").replace("%1", hints)
        hints = used.replace("%2", str(past.used))
    flags = Counts().flags(past.flags) if past.flags else ""
    practice = translate("History", "Practice") if past.practice else ""
    trouble = translate("History", "Trouble") if past.troubles else ""
    parts = [lasted(past), hints, flags, practice, trouble]
    return "  ·  ".join(part for part in parts if part)


def line_of(past: "PastCall") -> str:
    """Return the best line without marks, or that there is none."""
    said = one_line("".join(piece.text for piece in past.pieces), _MOST)
    return said or nothing_said(past)


def nothing_said(past: "PastCall") -> str:
    """Return why a call has no line to show; empty while it goes on."""
    if past.call.ended_at is None or past.lines:
        return ""
    return translate("History", "No words were heard.")


def spoken_row(past: "PastCall", today: datetime) -> str:
    """Return a row as a screen reader says it."""
    said = line_of(past)
    parts = [who(past), when(past, today), facts(past).replace("  ·  ", ", ")]
    return ", ".join(part for part in [*parts, said] if part)


def last_words(past: "PastCall", today: datetime) -> str:
    """Return in one line when the last call was, and what about."""
    words = translate("History", "Last call: %1, %2.")
    day = _inside(when(past, today), past.call.started_at)
    said = words.replace("%1", day).replace("%2", lasted(past))
    return f"{said} {one_line(line_of(past), 140)}".strip()
