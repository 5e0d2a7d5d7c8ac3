"""Which past calls to show: when they were, in which language, what was in them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from talkhint_desktop.core.past import Practice, Tongue, Wanted
from talkhint_desktop.ui.chooser import Chooser
from talkhint_desktop.ui.day_range import DayRange
from talkhint_desktop.ui.flow_row import FlowRow
from talkhint_desktop.ui.local_days import day_of, start_of
from talkhint_desktop.ui.pieces import button
from talkhint_desktop.ui.theme import Look

_LENGTHS = {"short": (0, 60), "middle": (60, 600), "long": (600, 0)}
_DAYS = {"today": 0, "yesterday": 1, "week": 6, "month": 29}
_RANGE = "range"


class HistoryFilters(QWidget):
    """`changed` tells that other calls are wanted; `wanted` says which."""

    changed = Signal()

    def __init__(self, look: Look, today: Callable[[], datetime]) -> None:
        super().__init__()
        self._today = today
        self._when = Chooser(look, name="filter-when", says=self.tr("When"))
        self.days = DayRange(look)
        self.days.hide()
        self._tongue = Chooser(look, name="filter-language", says=self.tr("Language"))
        self._length = Chooser(look, name="filter-length", says=self.tr("Length"))
        self._kind = Chooser(look, name="filter-practice", says=self.tr("Practice"))
        self._hints = self._switch("filter-hints", self.tr("With hints"))
        self._troubles = self._switch("filter-troubles", self.tr("With troubles"))
        self._flags = self._switch("filter-flags", self.tr("With flags"))
        self._switches = (self._hints, self._flags, self._troubles)
        self._clear = button("quiet", self.tr("Clear"), name="filter-clear")
        self._clear.clicked.connect(self.clear)
        self._choosers = (self._when, self._tongue, self._length, self._kind)
        self._offer()
        self._when.activated.connect(self._choose_days)
        for chooser in self._choosers:
            chooser.activated.connect(self._changed)
        self.days.changed.connect(self._changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(FlowRow(*self._choosers, *self._switches, self._clear))
        column.addWidget(self.days)
        self._show_clear()

    def wanted(self, words: str) -> Wanted:
        """Return what is chosen, with the words that are looked for."""
        at_least, under = _LENGTHS.get(self._length.chosen, (0, 0))
        return Wanted(
            words=words.strip(),
            since=self._since(),
            until=self._until(),
            language=msgspec.convert(self._tongue.chosen, Tongue),
            with_hints=self._hints.isChecked(),
            with_troubles=self._troubles.isChecked(),
            with_flags=self._flags.isChecked(),
            practice=msgspec.convert(self._kind.chosen or "with", Practice),
            at_least=at_least,
            under=under,
        )

    @property
    def any(self) -> bool:
        """Whether anything is chosen that leaves calls out."""
        pressed = any(switch.isChecked() for switch in self._switches)
        return pressed or any(chooser.chosen for chooser in self._choosers)

    def clear(self) -> None:
        """Want all calls again."""
        for chooser in self._choosers:
            chooser.setCurrentIndex(0)
        self.days.hide()
        for made in self._switches:
            made.setChecked(False)
        self._changed()

    def _since(self) -> str:
        today, chosen = day_of(self._today()), self._when.chosen
        if chosen == _RANGE:
            return start_of(self.days.first)
        if chosen == "year":
            return start_of(date(today.year, 1, 1))
        if chosen not in _DAYS:
            return ""
        return start_of(today - timedelta(days=_DAYS[chosen]))

    def _until(self) -> str:
        if self._when.chosen == _RANGE:
            return start_of(self.days.last + timedelta(days=1))
        if self._when.chosen == "yesterday":
            return start_of(day_of(self._today()))
        return ""

    def _choose_days(self) -> None:
        """Let two days be chosen, from the last week on."""
        ranged = self._when.chosen == _RANGE
        if ranged and self.days.isHidden():
            today = day_of(self._today())
            self.days.show()
            self.days.begin(today - timedelta(days=6), today)
        elif not ranged:
            self.days.hide()

    def _offer(self) -> None:
        self._when.offer(
            [
                (self.tr("Any date"), ""),
                (self.tr("Today"), "today"),
                (self.tr("Yesterday"), "yesterday"),
                (self.tr("Last 7 days"), "week"),
                (self.tr("Last 30 days"), "month"),
                (self.tr("This year"), "year"),
                (self.tr("From … to …"), _RANGE),
            ],
            "",
        )
        languages = [(self.tr("English"), "en"), (self.tr("Russian"), "ru")]
        self._tongue.offer([(self.tr("Any language"), ""), *languages], "")
        self._length.offer(
            [
                (self.tr("Any length"), ""),
                (self.tr("Under 1 min"), "short"),
                (self.tr("1 to 10 min"), "middle"),
                (self.tr("Over 10 min"), "long"),
            ],
            "",
        )
        kinds = [
            (self.tr("No practice"), "without"),
            (self.tr("Practice only"), "only"),
        ]
        self._kind.offer([(self.tr("All calls"), ""), *kinds], "")

    def _switch(self, name: str, words: str) -> QPushButton:
        made = button("switch", words, name=name)
        made.setCheckable(True)
        made.clicked.connect(self._changed)
        return made

    def _changed(self) -> None:
        self._show_clear()
        self.changed.emit()

    def _show_clear(self) -> None:
        self._clear.setVisible(self.any)
