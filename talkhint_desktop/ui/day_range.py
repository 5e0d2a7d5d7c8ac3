"""Two days to choose past calls between, written as the user's country does."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from talkhint_desktop.ui.day_field import DayField, day_words
from talkhint_desktop.ui.flow_row import FlowRow
from talkhint_desktop.ui.pieces import Glyph, text
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.visible import spelt


class DayRange(QWidget):
    """`changed` tells that other days are meant.

    Days in the wrong order are said to be so, and those before them still hold.
    """

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._first = self._last = date.min
        self._from = DayField(look, "filter-from", self.tr("From"))
        self._to = DayField(look, "filter-to", self.tr("To"))
        labels = [text("second", self.tr("From")), text("second", self.tr("To"))]
        self._glyph, self._wrong = Glyph(16), text("second")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(
            FlowRow(
                _beside(labels[0], self._from),
                _beside(labels[1], self._to),
                _beside(self._glyph, self._wrong),
            )
        )
        self._show_wrong("")
        for field in (self._from, self._to):
            field.given.connect(self._chosen)

    def set_look(self, look: Look) -> None:
        self._look = look
        self._glyph.show_icon(look, "circle-alert", "bad")

    def begin(self, first: date, last: date) -> None:
        """Offer these days to start from."""
        self._first, self._last = first, last
        self._from.show_day(first)
        self._to.show_day(last)
        self._show_wrong("")
        self._from.setFocus()

    @property
    def first(self) -> date:
        return self._first

    @property
    def last(self) -> date:
        """The last day that is still meant."""
        return self._last

    @property
    def wrong(self) -> str:
        """Why what stands there may not be, if it may not."""
        return self._wrong.text()

    def _chosen(self) -> None:
        first, last = self._from.day, self._to.day
        wrong = self._why_not(first, last)
        self._show_wrong(wrong)
        if wrong or not first or not last:
            return
        if (first, last) != (self._first, self._last):
            self._first, self._last = first, last
            self.changed.emit()

    def _why_not(self, first: date | None, last: date | None) -> str:
        for field, day in ((self._from, first), (self._to, last)):
            if day is None:
                words = self.tr("%1 is no day. Write it like %2.")
                words = words.replace("%2", day_words(self._last))
                return words.replace("%1", spelt(f"“{field.text()}”"))
        if first and last and first > last:
            words = self.tr("%1 comes after %2: choose an earlier first day.")
            words = words.replace("%1", day_words(first))
            return words.replace("%2", day_words(last))
        return ""

    def _show_wrong(self, words: str) -> None:
        self._wrong.setText(words)
        self._glyph.show_icon(self._look, "circle-alert", "bad")
        for part in (self._glyph, self._wrong):
            part.setVisible(bool(words))


def _beside(label: QLabel, field: QWidget) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(label)
    row.addWidget(field)
    return both
