"""A day to write, in the form of the user's country; the arrow keys go on by days."""

import re
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from talkhint_desktop.ui.theme import Look

_ROOM = "00.00.00000"
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7}
_STEPS |= {Qt.Key.Key_PageDown: -7}


class DayField(QLineEdit):
    """`given` tells that the user wrote something else, be it a day or not."""

    given = Signal()

    def __init__(self, look: Look, name: str, says: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleIdentifier(name)
        self.setAccessibleName(says)
        self.setMaxLength(24)
        self._this_year, self._shown = date.min.year, ""
        self.editingFinished.connect(self._finished)
        self.set_look(look)

    def set_look(self, _look: Look) -> None:
        self.ensurePolished()
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(_ROOM) + 26)

    def show_day(self, day: date) -> None:
        self._this_year = day.year
        self._shown = day_words(day)
        self.setText(self._shown)

    @property
    def day(self) -> date | None:
        """The day that is written, None where it is none."""
        return day_from(self.text(), _form(), self._this_year)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, day = _STEPS.get(Qt.Key(event.key()), 0), self.day
        if step and day:
            self.show_day(day + timedelta(days=step))
            self.given.emit()
        else:
            super().keyPressEvent(event)

    def _finished(self) -> None:
        if self.text() == self._shown:
            return
        self._shown = self.text()
        if day := self.day:
            self.show_day(day)
        self.given.emit()


def day_words(day: date) -> str:
    """Return a day in the country's short form, with its whole year."""
    return QLocale().toString(QDate(day.year, day.month, day.day), _form())


def day_from(words: str, form: str, this_year: int) -> date | None:
    """Return the day that words mean in a form like `M/d/yyyy`, if they mean one.

    Any signs may stand between the numbers. The year may be short or missing,
    and a day that begins with a whole year is written as programs do.
    """
    parts = re.findall(r"\d+", words)
    order = re.findall("[dMy]", _once(form))
    if len(parts) == 3 and len(parts[0]) == 4:
        order = ["y", "M", "d"]
    elif len(parts) == 2:
        order = [part for part in order if part != "y"]
    if len(parts) != len(order) or re.search(r"[^\W\d]", words):
        return None
    named = dict(zip(order, map(int, parts), strict=True))
    year = named.get("y", this_year)
    try:
        return date(year + 2000 if year < 100 else year, named["M"], named["d"])
    except ValueError:
        return None


def _form() -> str:
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return form if "yyyy" in form else form.replace("yy", "yyyy")


def _once(form: str) -> str:
    return re.sub(r"(.)\1+", r"\1", form)
