"""All of past calls in the window: their page, the last ones, what is wished."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from talkhint_desktop.core.events import (
    CallEvent,
    CallState,
    Correction,
    Event,
    Flag,
    Name,
)
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.core.past import PastCall, renamed
from talkhint_desktop.ui.call_desk import CallDesk
from talkhint_desktop.ui.call_model import OVER
from talkhint_desktop.ui.history_page import HistoryPage
from talkhint_desktop.ui.history_wishes import HistoryWishes
from talkhint_desktop.ui.history_words import last_words
from talkhint_desktop.ui.local_days import day_of
from talkhint_desktop.ui.recent_calls import RecentCalls
from talkhint_desktop.ui.theme import Look

HISTORY = "history"


class HistoryDesk(QObject):
    """The page is built when it is first looked at.

    `gone` tells the CallSid of a call that was deleted, `looked_for` that the
    page is wanted on screen, `acted` the action of its trouble bar, `last_known`
    what there is to say of the last call with somebody who rings, maybe nothing.
    """

    gone = Signal(str)
    looked_for = Signal()
    acted = Signal(str)
    last_known = Signal(str, str)

    def __init__(
        self,
        look: Callable[[], Look],
        now: Clock,
        add: Callable[[QWidget], object],
        recent: RecentCalls,
        calls: CallDesk,
    ) -> None:
        super().__init__()
        self._look, self._now, self._add = look, now, add
        self._recent, self._ringing = recent, calls.ringing
        self._page: HistoryPage | None = None
        self._recents: list[PastCall] = []
        self.wishes = HistoryWishes()
        recent.all_wanted.connect(self.looked_for)
        recent.chosen.connect(self.go_to)
        ended = calls.ended
        ended.save.connect(lambda form: self.wishes.save.emit(ended.sid, form))

    @property
    def page(self) -> HistoryPage:
        if self._page is None:
            self._page = HistoryPage(self._look(), self.wishes, self._today)
            self._page.trouble.acted.connect(self.acted)
            self._add(self._page)
        return self._page

    @property
    def there(self) -> bool:
        """Whether the window that this belongs to is still on screen.

        An answer may come when it was built anew, in another language.
        """
        return isValid(self._recent)

    @property
    def shown(self) -> bool:
        return self.there and self._page is not None and self._page.isVisible()

    @property
    def today(self) -> date:
        return day_of(self._today())

    def open(self) -> None:
        """Ask for what the page shows, as the user looks at it now."""
        self.page.look()

    def go_to(self, sid: str) -> None:
        """Show a past call on the page."""
        self.looked_for.emit()
        self.page.go_to(sid)

    def present(self) -> None:
        """Ask anew: the relay was attached to, or events were missed."""
        self.look_again()

    def told(self, event: Event) -> None:
        """Look again when a call ended; of one that rings, look for the last.

        What was flagged or set right in the call that is read is shown in it;
        where a number is named, all of its calls that are on screen are.
        """
        if isinstance(event, Flag | Correction) and self._page:
            self._page.told(event)
        if isinstance(event, Name):
            self._rename(event)
        if not isinstance(event, CallEvent):
            return
        if event.state in OVER:
            self.look_again()
        elif event.state is CallState.RINGING and event.direction == "inbound":
            self.wishes.last.emit(event.call_sid, event.from_number)

    def look_again(self) -> None:
        self.wishes.recent.emit()
        if self.shown:
            self.page.look()

    def deleted(self, sid: str, seconds: float) -> None:
        """A call is deleted; for so many seconds it can be brought back."""
        self.page.deleted(sid, seconds)
        self.gone.emit(sid)

    def show_recent(self, calls: Sequence[PastCall]) -> None:
        self._recents = list(calls)
        self._recent.show_calls(calls, self._today())

    def show_last(self, sid: str, past: PastCall | None) -> None:
        """Show with a ringing call when the last one with its number was."""
        words = last_words(past, self._today()) if past else ""
        self._ringing.know_last(sid, words)
        self.last_known.emit(sid, words)

    def _rename(self, name: Name) -> None:
        if any(past.number == name.number for past in self._recents):
            self.show_recent([renamed(past, name) for past in self._recents])
        if self._page is not None:
            self._page.rename(name)

    def _today(self) -> datetime:
        return self._now().wall
