"""What the window shows: whichever page the calls and the user ask for."""

from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Segment, Trouble
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.link.messages import Attached, Present, Pulse, Told
from talkhint_desktop.ui import live_path
from talkhint_desktop.ui.bars import Bars, Rescue
from talkhint_desktop.ui.call_model import CallModel, CallView
from talkhint_desktop.ui.call_page import CallPage
from talkhint_desktop.ui.ended_page import EndedPage
from talkhint_desktop.ui.frame import Frame, dress_application
from talkhint_desktop.ui.history_desk import HISTORY, HistoryDesk
from talkhint_desktop.ui.history_page import HistoryPage
from talkhint_desktop.ui.idle_page import IdlePage
from talkhint_desktop.ui.ringing_page import RingingPage
from talkhint_desktop.ui.stamps import moment
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.trouble_actions import ATTACH, RESTART, WHY
from talkhint_desktop.ui.webhook_desk import WebhookDesk
from talkhint_desktop.ui.webhook_page import WebhookPage
from talkhint_desktop.ui.words import clock, phone

TICK_MS = 250
SAID_FOR_MS = 12_000
CALL, WEBHOOK = "call", "webhook"


class MainWindow(QObject):
    """Holds the model, and puts the pages into its frame.

    It is told by the link; what the user asks for, the frame tells, and of the
    webhook its desk.
    """

    def __init__(self, frame: Frame, look: Look, now: Clock) -> None:
        super().__init__(frame)
        self.frame, self._look, self._now = frame, look, now
        self.model = CallModel()
        self._bars = Bars(self.model)
        self.webhook = WebhookDesk(self.model, self._webhook_page)
        self._section, self._seen = CALL, frozenset[str]()
        self.idle, self.path = frame.idle, frame.path
        self.ringing, self.call = RingingPage(look), CallPage(look)
        self.ended = EndedPage(look)
        add, recent = frame.pages.addWidget, frame.idle.recent
        self.history = HistoryDesk(lambda: self._look, now, add, recent, self.ringing)
        for page in (self.ringing, self.call, self.ended):
            frame.pages.addWidget(page)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.refresh)
        self._timer.start(TICK_MS)
        self._connect()
        self.refresh()

    def set_look(self, look: Look) -> None:
        """Dress everything anew, for another theme."""
        self._look = look
        dress_application(look)
        for widget in self.frame.findChildren(QWidget):
            change = getattr(widget, "set_look", None)
            if change:
                change(look)
        self.refresh()

    def tell(self, message: Attached | Present | Told | Pulse) -> None:
        """Apply one message from the relay and show what it changed."""
        if isinstance(message, Pulse):
            self._pulsed(message)
        elif isinstance(message, Told):
            self._told(message)
            return
        else:
            if isinstance(message, Attached):
                self._bars.attached()
                self.model.attached(message)
            else:
                self.model.present(message)
            self.webhook.present(message.events)
            self.history.present()
        self._let_new_call_in()
        self.refresh()

    def lost(self, trouble: TalkHintError | None, *, waits: bool) -> None:
        """Say that the relay is away; the words on screen stay.

        With `waits` nothing more happens by itself: there is a button.
        """
        self.model.lost()
        self._bars.link_lost(trouble, waits=waits)
        self.webhook.show_state(None)

    def say(self, trouble: Trouble) -> None:
        """Show a trouble of the window's own for as long as one reads it."""
        self.model.troubles[trouble.code] = trouble
        self.refresh()
        QTimer.singleShot(SAID_FOR_MS, self, lambda: self._unsay(trouble))

    def _unsay(self, trouble: Trouble) -> None:
        if self.model.troubles.get(trouble.code) is trouble:
            del self.model.troubles[trouble.code]
            self.refresh()

    def open(self, section: str) -> None:
        """Turn to the pages of calls or to the Webhook page, as the user wants."""
        if section == WEBHOOK and self._section != WEBHOOK:
            self.webhook.wishes.look.emit()
        if section == HISTORY and self._section != HISTORY:
            self.history.open()
        self._section = section
        self._turn(self._page_of(self.model.shown))
        self.refresh()

    def open_and_verify(self) -> None:
        """Show how the webhook stands, which may need a check."""
        self.open(WEBHOOK)
        self.webhook.wishes.verify.emit()

    def show_rescue(self, sid: str, rescue: Rescue) -> None:
        """Say in the bar of a call what becomes of attaching audio to it."""
        self._bars.rescues[sid] = rescue
        self.refresh()

    def refresh(self) -> None:
        """Show everything as of now; ages go on by themselves."""
        call, elapsed = self.model.shown, self._elapsed_ms()
        page = self._page_of(call)
        self._show_trouble(call, page)
        stages = live_path.stages_now(
            self.model.pulse, call.sid if call else "", elapsed
        )
        if page is self.idle:
            ready = self.model.pulse is not None
            self.idle.show_relay(self.model.profile, stages, ready=ready)
        elif call and self._section == CALL:
            self._show_call(call, page)
        self.path.show_stages(stages)
        if self.frame.pages.currentWidget() is not page:
            self.frame.rest_focus()  # no key that is pressed now may hit a button
            self._turn(page)
        self.frame.setWindowTitle(self._title(call))

    @property
    def state(self) -> str:
        """What the tray shows: idle, ringing, call or problem."""
        call = self.model.shown
        if self._bars.why(call):
            return "problem"
        if call is None or call.over:
            return "idle"
        return "ringing" if call.ringing else "call"

    @property
    def why(self) -> str:
        """Why the state is `problem`, in one line; empty for any other."""
        return self._bars.why(self.model.shown)

    @property
    def trouble_shown(self) -> str:
        page = self.frame.pages.currentWidget()
        return page.trouble.words if isinstance(page, _PAGES) else ""

    def _told(self, message: Told) -> None:
        sid = self.model.told(message)
        self.webhook.told(message.event)
        self.history.told(message.event)
        self._let_new_call_in()
        call = self.model.shown
        if isinstance(message.event, Segment):
            # Words come thirty times a second: nothing else needs a look.
            if (
                call
                and call.sid == sid
                and self.frame.pages.currentWidget() is self.call
            ):
                self.call.show_call(call, self._now())
            elif call and call.sid == sid and self._section == CALL:
                self.refresh()
            return
        self.refresh()

    def _pulsed(self, message: Pulse) -> None:
        self.model.pulsed(message, self._now().mono)
        self._show_levels()
        self.webhook.pulsed(message)

    def _let_new_call_in(self) -> None:
        """Turn to the pages of calls once for each call that comes."""
        live = frozenset(call.sid for call in self.model.live)
        if live - self._seen:
            self._section = CALL
        self._seen |= live

    def _show_call(self, call: CallView, page: QWidget) -> None:
        now, figures = self._now(), self.model.figures(call.sid)
        if page is self.ringing:
            rings = clock(_since(call.step.started_at, now.wall))
            self.ringing.show_call(call, self.model.profile, rings)
        elif page is self.ended:
            self.ended.show_call(call, now.wall)
        else:
            began = call.connected_at or call.streaming_at or call.step.started_at
            practice = call.sid in self.model.practice
            self.call.header.show_call(call, _since(began, now.wall), practice=practice)
            self.call.header.show_others(self.model.live, call.sid)
            if self.model.pulse is None or self._elapsed_ms() > live_path.STALE_MS:
                self.call.header.clear_levels()
            hears = live_path.hears(figures, self._elapsed_ms())
            self.call.show_hearing(hears=hears, streaming=bool(call.streaming_at))
            self.call.show_note(self.model.profile)
            self.call.show_call(call, now)

    def _page_of(self, call: CallView | None) -> QWidget:
        if self._section == WEBHOOK:
            return self.webhook.page
        if self._section == HISTORY:
            return self.history.page
        if call is None:
            return self.idle
        if call.over:
            return self.ended
        return self.ringing if call.ringing else self.call

    def _turn(self, page: QWidget) -> None:
        self.frame.pages.setCurrentWidget(page)
        self.frame.rail.show_page(self._section)

    def _show_trouble(self, call: CallView | None, page: QWidget) -> None:
        state = self.webhook.state
        self._bars.may_attach = bool(state and state.credentials)
        if isinstance(page, _PAGES):
            at_verdict = isinstance(page, WebhookPage)
            self._bars.show(page.trouble, call, beside_verdict=at_verdict)

    def _acted(self, action: str) -> None:
        call = self.model.shown
        if action == RESTART:
            self.frame.restart.emit()
        elif action == WHY:
            self.open_and_verify()
        elif action == ATTACH and call:
            self.webhook.wishes.rescue.emit(call.sid)

    def _webhook_page(self) -> WebhookPage:
        page = WebhookPage(self._look, self.webhook.wishes)
        page.trouble.acted.connect(self._acted)
        self.frame.pages.addWidget(page)
        return page

    def _show_levels(self) -> None:
        call = self.model.shown
        if call and not call.over:
            self.call.header.show_levels(self.model.figures(call.sid))

    def _elapsed_ms(self) -> int:
        return int((self._now().mono - self.model.pulse_at) * 1000)

    def _title(self, call: CallView | None) -> str:
        if call is None or call.over:
            return "TalkHint"
        return f"{phone(call.step.from_number)} – TalkHint"

    def _next_call(self) -> None:
        if self.model.shown:
            self.model.dismiss(self.model.shown.sid)
        self.refresh()

    def _choose(self, sid: str) -> None:
        self.model.choose(sid)
        self.refresh()

    def _connect(self) -> None:
        self.frame.closed.connect(self._timer.stop)
        self.frame.rail.chosen.connect(self.open)
        self.frame.verify.connect(self.open_and_verify)
        self.webhook.changed.connect(self.refresh)
        self.history.gone.connect(self.model.dismiss)
        self.history.looked_for.connect(lambda: self.open(HISTORY))
        self.history.acted.connect(self._acted)
        for page in (self.idle, self.ringing, self.call, self.ended):
            page.trouble.acted.connect(self._acted)
        self.ended.left.connect(self._next_call)
        self.call.chosen.connect(self._choose)
        live = QShortcut(QKeySequence(Qt.Key.Key_End), self.frame)
        live.activated.connect(self.call.transcript.jump_to_live)


_PAGES = (IdlePage, RingingPage, CallPage, EndedPage, HistoryPage, WebhookPage)


def _since(stamp: str, wall: datetime) -> float:
    then = moment(stamp)
    return max(0.0, (wall - then).total_seconds()) if then else 0.0
