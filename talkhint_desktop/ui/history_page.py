"""The History page: search, filters, the list of calls, and the one chosen."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from talkhint_desktop.core.days import Day
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Correction, Flag, Name
from talkhint_desktop.core.past import Kept, PastPage, Wanted, other_number
from talkhint_desktop.ui.counts import Counts
from talkhint_desktop.ui.export_bar import ExportBar
from talkhint_desktop.ui.export_button import export_of_list
from talkhint_desktop.ui.history_detail import HistoryDetail, scrolled
from talkhint_desktop.ui.history_filters import HistoryFilters
from talkhint_desktop.ui.history_list import PastList
from talkhint_desktop.ui.history_overview import HistoryOverview
from talkhint_desktop.ui.history_script import retold_in
from talkhint_desktop.ui.history_wishes import HistoryWishes
from talkhint_desktop.ui.history_words import who
from talkhint_desktop.ui.pieces import card, text
from talkhint_desktop.ui.relay_words import said
from talkhint_desktop.ui.search_box import SearchBox
from talkhint_desktop.ui.shortcuts import on_key
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.trouble_bar import TroubleBar
from talkhint_desktop.ui.undo_bar import UndoBar
from talkhint_desktop.ui.visible import one_line
from talkhint_desktop.ui.words import phone

SEARCH_AFTER_MS = 150  # without a key, so that no letter is waited for
_SIDE_BY_SIDE = 760  # wide at a text size of 100 %
_LIST_SHARE = 0.40
_LONGEST_WHOM = 60  # signs


class HistoryPage(QWidget):
    """Shows what it is told; what the user wants goes to the `wishes`.

    Where there is no room for both, the list and the call take turns.
    """

    def __init__(
        self, look: Look, wishes: HistoryWishes, today: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._look, self._wishes, self._today = look, wishes, today
        self._opened = self._known = False
        self._wanted_sid = ""
        self.trouble = TroubleBar(look)
        self.search = SearchBox(look, self.tr("Search words, a name or a number"))
        self.filters = HistoryFilters(look, today)
        self.list, self.detail = PastList(look, today), HistoryDetail(look)
        self.undo, self._overview = UndoBar(look), HistoryOverview(look)
        self.days = self._overview.days
        self.exported = ExportBar(look)
        self.export = export_of_list(look)
        self._count = text("meta")
        self._nothing = text("row", wrap=True)
        self._nothing_more = text("second", wrap=True)
        self._right = QStackedWidget()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_AFTER_MS)
        self._build()
        self._connect()
        self._show_list_state()

    def set_look(self, look: Look) -> None:
        self._look = look
        self._arrange()

    @property
    def wanted(self) -> Wanted:
        return self.filters.wanted(self.search.text())

    def show_page(self, page: PastPage) -> None:
        """Show the first calls of those that are wanted."""
        kept = self.list.current or self._wanted_sid
        self._known = True
        self.list.calls.show_page(page)
        self._count.setText(Counts().calls(page.total or 0))
        if kept and self.list.choose(kept):
            self._wanted_sid = ""
        elif not self._wanted_sid:  # else it is an older one, asked for by itself
            self._leave_call()
        self._show_list_state()

    def add_page(self, page: PastPage, after: str) -> None:
        self.list.calls.add_page(page, after)

    def show_call(self, kept: Kept) -> None:
        """Show one call, if it is still the one that was gone to."""
        sid = kept.call.call_sid
        if sid not in {self.list.current, self._wanted_sid}:
            return
        row = self.list.calls.row_of(sid)
        start_ms = self.list.calls.calls[row].start_ms if row is not None else None
        self.detail.show_call(kept, self._today(), start_ms)
        self._right.setCurrentIndex(1)
        self._arrange()

    def told(self, event: Flag | Correction) -> None:
        """Show in the call that is read what was flagged or set right in it."""
        kept = self.detail.kept
        if kept and kept.call.call_sid == event.call_sid:
            kept = retold_in(kept, event)
            self.detail.show_call(kept, self._today(), None)
            self.list.calls.flagged(event.call_sid, len(kept.flags))

    def show_days(self, days: Sequence[Day]) -> None:
        self.days.show_days(days)

    def refused(self, error: TalkHintError) -> None:
        """Say that the relay does not tell the calls; those on screen stay."""
        self.list.calls.not_got()
        if not self.list.calls.calls:
            self._known = True
            words = self.tr("The calls cannot be shown now.")
            why = f"{said(str(error))} {said(error.remedy)}".strip()
            self._show_list_state(words, why)

    def deleted(self, sid: str, seconds: float) -> None:
        """Take a call out, and offer to bring it back for a while."""
        row = self.list.calls.row_of(sid)
        past = self.list.calls.calls[row] if row is not None else None
        whom = one_line(who(past) if past else phone(""), _LONGEST_WHOM)
        words = self.tr("The call with %1 is deleted.").replace("%1", whom)
        had = self.list.current == sid
        if had:
            self._leave_call()
        self.list.calls.take_out(sid)
        self.undo.offer(sid, words, seconds)
        self._show_list_state()

    def rename(self, name: Name) -> None:
        """Call whoever has a number by the name, wherever it is on the page."""
        self.list.calls.rename(name)
        kept = self.detail.kept
        if kept and other_number(kept.call) == name.number:
            self.detail.rename(name.name, self._today())

    def go_to(self, sid: str) -> None:
        """Show a call, be it in the list or not; the list shows all calls."""
        self.search.clear()
        self.filters.clear()
        self._opened, self._wanted_sid = True, sid
        if not self.list.choose(sid):
            self._wishes.show.emit(sid)

    def look(self) -> None:
        """Ask for the calls anew."""
        self._wishes.find.emit(self.wanted)
        self._wishes.days.emit()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._arrange()

    def _leave_call(self) -> None:
        self._opened, self._wanted_sid = False, ""
        self.list.leave()
        self.detail.kept = None
        self._right.setCurrentIndex(0)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= _SIDE_BY_SIDE * max(1.0, self._look.scale * 0.95)
        there = self._opened and self._right.currentIndex() == 1
        self._left.setVisible(beside or not there)
        self._top.setVisible(beside or not there)
        self._right_card.setVisible(beside or there)
        self.detail.show_back(there=not beside)
        if beside:
            self._left.setFixedWidth(round((self.width() - 72) * _LIST_SHARE))
        else:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(16_777_215)

    def _show_list_state(self, words: str = "", more: str = "") -> None:
        there = bool(self.list.calls.calls)
        looking = bool(self.search.text().strip()) or self.filters.any
        if not words and not self._known:
            words = self.tr("Looking for calls…")
        elif not words and looking:
            words = self.tr("No call holds this.")
            more = self.tr("Try fewer or other words, or clear the filters.")
        elif not words:
            words = self.tr("No calls yet.")
            more = self.tr("Every call is kept here with its words and hints.")
        self._nothing.setText(words)
        self._nothing_more.setText(more)
        self._nothing.setVisible(not there)
        self._nothing_more.setVisible(not there and bool(more))
        self.list.setVisible(there)
        self.export.setEnabled(there)
        self._count.setVisible(there)
        self._overview.offer_choice(there=there)

    def _connect(self) -> None:
        wishes, calls = self._wishes, self.list.calls
        self.search.textChanged.connect(self._typed)
        self.search.down.connect(self._go_into_list)
        self._timer.timeout.connect(lambda: wishes.find.emit(self.wanted))
        self.filters.changed.connect(lambda: wishes.find.emit(self.wanted))
        calls.more_wanted.connect(lambda sid: wishes.more.emit(self.wanted, sid))
        self.list.chosen.connect(wishes.show)
        self.list.opened.connect(self._open)
        self.list.deletion.connect(wishes.delete)
        self.detail.left.connect(self._leave_call)
        self.detail.save.connect(self._save)
        transcript = self.detail.transcript
        transcript.flags.wanted.connect(lambda *what: self._tell(wishes.flag, *what))
        transcript.corrected.connect(lambda *what: self._tell(wishes.correct, *what))
        self.detail.deletion.connect(self._delete)
        self.detail.person.given.connect(wishes.name)
        self.undo.undone.connect(wishes.restore)
        self.export.save.connect(lambda f: wishes.save_list.emit(self.wanted, f))
        self.exported.stopped.connect(wishes.stop_saving)
        on_key("find", self, self._find)

    def _find(self) -> None:
        """Find past calls, or words where the keys go to those of a call."""
        words, here = self.detail.transcript, QApplication.focusWidget()
        if here and (here is words or words.isAncestorOf(here)):
            words.find_words()
        else:
            self.search.take_focus()

    def _typed(self) -> None:
        self._wanted_sid = ""
        self._timer.start()

    def _open(self) -> None:
        self._opened = True
        self._arrange()

    def _go_into_list(self) -> None:
        if self.list.calls.calls:
            self.list.setFocus()
            if not self.list.current:
                self.list.choose(self.list.calls.calls[0].sid)

    def _save(self, form: str) -> None:
        if self.detail.kept:
            self._wishes.save.emit(self.detail.kept.call.call_sid, form)

    def _tell(self, wish: SignalInstance, *what: object) -> None:
        if self.detail.kept:
            wish.emit(self.detail.kept.call.call_sid, *what)

    def _delete(self) -> None:
        if self.detail.kept:
            self._wishes.delete.emit(self.detail.kept.call.call_sid)

    def _build(self) -> None:
        self._top = QWidget()
        top = QVBoxLayout(self._top)
        top.setContentsMargins(28, 4, 28, 0)
        top.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(20)
        head.addWidget(text("title", self.tr("History")))
        head.addWidget(self.search, 1)
        head.addWidget(self.export)
        top.addLayout(head)
        top.addWidget(self.filters)
        self._left = self._build_left()
        self._right_card = self._build_right()
        body = QHBoxLayout()
        body.setContentsMargins(28, 0, 28, 20)
        body.setSpacing(16)
        body.addWidget(self._left, 1)
        body.addWidget(self._right_card, 1)
        bar = QHBoxLayout()
        bar.setContentsMargins(28, 0, 28, 0)
        bar.addWidget(self.trouble)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 16, 0, 0)
        outer.setSpacing(12)
        outer.addLayout(bar)
        outer.addWidget(self._top)
        told = QHBoxLayout()
        told.setContentsMargins(28, 0, 28, 0)
        told.addWidget(self.exported)
        outer.addLayout(told)
        outer.addLayout(body, 1)

    def _build_left(self) -> QWidget:
        frame, column = card()
        column.setContentsMargins(6, 10, 6, 8)
        column.setSpacing(4)
        self._count.setContentsMargins(14, 0, 14, 2)
        for label in (self._nothing, self._nothing_more):
            label.setContentsMargins(14, 0, 14, 0)
        column.addWidget(self._count)
        column.addWidget(self._nothing)
        column.addWidget(self._nothing_more)
        column.addWidget(self.list, 1)
        column.addStretch()
        column.addWidget(self.undo)
        return frame

    def _build_right(self) -> QWidget:
        frame, column = card("transcript-card")
        # Where the page is low, its charts would else be cut.
        self._right.addWidget(scrolled(self._overview, self.tr("The last days")))
        self._right.addWidget(self.detail)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._right)
        return frame
