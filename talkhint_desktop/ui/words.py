"""Puts values into words: ages, lengths, numbers, times of day, sides."""

import re
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from talkhint_desktop.ui.stamps import moment

if TYPE_CHECKING:  # the first picture is painted before events are loaded
    from talkhint_desktop.core.events import Speaker

_PLUS_ONE = re.compile(r"\+1(\d{3})(\d{3})(\d{4})")
_PLUS_SEVEN = re.compile(r"\+7(\d{3})(\d{3})(\d{2})(\d{2})")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def clock(seconds: float) -> str:
    """Return `03:42`, or `1:03:42` from an hour on."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    short = f"{rest // 60:02d}:{rest % 60:02d}"
    return f"{hours}:{short}" if hours else short


def short_age(age_ms: int | None) -> str:
    """Return an age for narrow places: `now`, `4 s`, `2 min`, `3 h`."""
    if age_ms is None:
        return ""
    seconds = age_ms // 1000
    if seconds < 1:
        return QCoreApplication.translate("Words", "now")
    if seconds < 60:
        return QCoreApplication.translate("Words", "%1 s").replace("%1", str(seconds))
    if seconds < 3600:
        minutes = str(seconds // 60)
        return QCoreApplication.translate("Words", "%1 min").replace("%1", minutes)
    hours = str(seconds // 3600)
    return QCoreApplication.translate("Words", "%1 h").replace("%1", hours)


def ago(age_ms: int) -> str:
    """Return an age for people: `just now`, `4 s ago`."""
    if age_ms < 1000:
        return QCoreApplication.translate("Words", "just now")
    ago_words = QCoreApplication.translate("Words", "%1 ago")
    return ago_words.replace("%1", short_age(age_ms))


def length(seconds: float) -> str:
    """Return how long a call was: `58 s`, `3 min 58 s`, `6 min`."""
    whole = max(0, round(seconds))
    if whole < 60:
        return QCoreApplication.translate("Words", "%1 s").replace("%1", str(whole))
    if whole % 60 == 0:
        words = QCoreApplication.translate("Words", "%1 min")
        return words.replace("%1", str(whole // 60))
    both = QCoreApplication.translate("Words", "%1 min %2 s")
    return both.replace("%1", str(whole // 60)).replace("%2", str(whole % 60))


def latency(milliseconds: int) -> str:
    """Return `85 ms` or `0.9 s`, with the language's decimal sign."""
    if milliseconds < 1000:
        words = QCoreApplication.translate("Words", "%1 ms")
        return words.replace("%1", str(max(0, milliseconds)))
    tenth = QLocale().toString(milliseconds / 1000, "f", 1)
    return QCoreApplication.translate("Words", "%1 s").replace("%1", tenth)


def phone(number: str) -> str:
    """Return a number as people write it; anything else as it is."""
    match = _PLUS_ONE.fullmatch(number)
    if match:
        return "+1 {} {} {}".format(*match.groups())
    match = _PLUS_SEVEN.fullmatch(number)
    if match:
        return "+7 {} {}-{}-{}".format(*match.groups())
    if not number or number.lower() in {"anonymous", "unknown", "restricted"}:
        return QCoreApplication.translate("Words", "Hidden number")
    return number


def side(speaker: "Speaker") -> str:
    """Return who that is, from where the agent sits."""
    if speaker == "caller":
        return QCoreApplication.translate("Words", "Caller")
    return QCoreApplication.translate("Words", "You")


def time_of_day(stamp: str) -> str:
    """Return a stamp's local hour and minute, like `10:38`."""
    when = moment(stamp)
    if when is None:
        return ""
    local = when.astimezone()
    return QTime(local.hour, local.minute).toString("HH:mm")


def exact_time(stamp: str) -> str:
    """Return a stamp's local time to the second, like `10:41:07`."""
    when = moment(stamp)
    if when is None:
        return ""
    local = when.astimezone()
    return QTime(local.hour, local.minute, local.second).toString("HH:mm:ss")


def day_and_time(stamp: str, today: datetime) -> str:
    """Return `Today 10:38`, or the date and the time; `today` is aware."""
    when = moment(stamp)
    if when is None:
        return ""
    local = when.astimezone()
    if local.date() == today.astimezone().date():
        words = QCoreApplication.translate("Words", "Today %1")
        return words.replace("%1", time_of_day(stamp))
    day = QDate(local.year, local.month, local.day)
    date = QLocale().toString(day, QLocale.FormatType.ShortFormat)
    return f"{date} {time_of_day(stamp)}"


def bold(text: str) -> str:
    """Return a hint's plain text as HTML in which only `**bold**` means much."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # A sum like 2 160 must not break between its parts.
    return _BOLD.sub(r"<b>\1</b>", _THOUSANDS.sub("\N{NO-BREAK SPACE}", safe))


def card_words(card: str | None) -> str:
    """Return the name of a card without the file that it stands in."""
    return (card or "").rpartition("#")[2]


def plain(text: str) -> str:
    """Return a hint's text without its `**` marks."""
    return _BOLD.sub(r"\1", text)
