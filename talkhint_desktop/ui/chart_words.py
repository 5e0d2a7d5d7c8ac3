"""Says in a sentence what a chart shows, with the same figures."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from talkhint_desktop.core.days import Day
from talkhint_desktop.core.talk import Side, Talk
from talkhint_desktop.ui.counts import Counts

translate = QCoreApplication.translate


def share_words(talk: Talk) -> str:
    """Return who spoke how much; empty where nobody did."""
    if talk.agent_share is None:
        return ""
    words = translate("Chart", "You spoke %1% of the time, the caller %2%.")
    mine = str(talk.agent_share)
    return words.replace("%1%", f"{mine}%").replace("%2%", f"{100 - int(mine)}%")


def pace_words(talk: Talk) -> str:
    """Return how fast each side spoke, where that can be told."""
    mine, theirs = _pace(talk.agent), _pace(talk.caller)
    if mine and theirs:
        words = translate("Chart", "Pace: you %1 words a minute, the caller %2.")
        return words.replace("%1", mine).replace("%2", theirs)
    if mine:
        words = translate("Chart", "Pace: you %1 words a minute.")
        return words.replace("%1", mine)
    if theirs:
        words = translate("Chart", "Pace: the caller %1 words a minute.")
        return words.replace("%1", theirs)
    return ""


def days_words(days: Sequence[Day]) -> str:
    """Return what the days brought together, and which brought the most."""
    calls, used = sum(day.calls for day in days), sum(day.used for day in days)
    counts = Counts()
    words = counts.last_days(len(days))
    said = words.replace("%1", counts.calls(calls)).replace("%2", counts.used(used))
    most = max(days, key=lambda day: day.calls, default=None)
    if most is None or not most.calls:
        return said
    best = translate("Chart", "Most on %1: %2.").replace("%1", short_day(most.day))
    return f"{said} {best.replace('%2', counts.calls(most.calls))}"


def short_day(day: date) -> str:
    """Return a day without its year, as the language writes it: `22 Nov`."""
    made = QDate(day.year, day.month, day.day)
    return QLocale().toString(made, "d MMM").rstrip(".")


def _pace(side: Side) -> str:
    return "" if side.pace is None else str(side.pace)
