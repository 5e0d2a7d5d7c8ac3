"""What the window shows: whichever page the state of the calls asks for."""

from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Segment, Trouble
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.link.messages import Attached, Present, Pulse, Told
from talkhint_desktop.ui import live_path
from talkhint_desktop.ui.call_model import CallModel, CallView
from talkhint_desktop.ui.call_page import CallPage
from talkhint_desktop.ui.ended_page import EndedPage
from talkhint_desktop.ui.frame import Frame, dress_application
from talkhint_desktop.ui.idle_page import IdlePage
from talkhint_desktop.ui.ringing_page import RingingPage
from talkhint_desktop.ui.stamps import moment
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.trouble_words import GRAVE, trouble_words, worst
from talkhint_desktop.ui.words import clock, phone

TICK_MS = 250
SAID_FOR_MS = 12_000


class MainWindow(QObject):
    """Holds the model, and puts the pages of a call into its frame.

    It is told by the link; what the user asks for, the frame tells.
    """

    def __init__(self, frame: Frame, look: Look, now: Clock) -> None:
        super().__init__(frame)
        self.frame, self._look, self._now = frame, look, now
        self.model = CallModel()
        self._link_trouble: tuple[str, str, str] | None = None
        self.idle, self.path = frame.idle, frame.path
        self.ringing, self.call = RingingPage(look), CallPage(look)
        self.ended = EndedPage(look)
        for page in (self.ringing, self.call, self.ended):
            frame.pages.addWidget(page)
            page.trouble.acted.connect(frame.restart)
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
            self.model.pulsed(message, self._now().mono)
            self._show_levels()
        elif isinstance(message, Attached):
            self._link_trouble = None
            self.model.attached(message)
        elif isinstance(message, Present):
            self.model.present(message)
        else:
            self._told(message)
            return
        self.refresh()

    def lost(self, trouble: TalkHintError | None, *, waits: bool) -> None:
        """Say that the relay is away; the words on screen stay.

        With `waits` nothing more happens by itself: there is a button.
        """
        self.model.lost()
        headline, second, action = str(trouble or ""), "", ""
        if waits:
            action = self.tr("Restart")
            second = trouble.remedy if trouble else ""
            headline = headline or self.tr("The relay stopped again and again.")
        else:
            headline = self.tr("The relay stopped. Starting it again…")
        self._link_trouble = (headline, second, action)
        self.refresh()

    def say(self, trouble: Trouble) -> None:
        """Show a trouble of the window's own for as long as one reads it."""
        self.model.troubles[trouble.code] = trouble
        self.refresh()
        QTimer.singleShot(SAID_FOR_MS, self, lambda: self._unsay(trouble))

    def _unsay(self, trouble: Trouble) -> None:
        if self.model.troubles.get(trouble.code) is trouble:
            del self.model.troubles[trouble.code]
            self.refresh()

    def refresh(self) -> None:
        """Show everything as of now; ages go on by themselves."""
        call, elapsed = self.model.shown, self._elapsed_ms()
        page = self._page_of(call)
        self._show_trouble(call, page)
        if call is None:
            stages = live_path.stages_now(self.model.pulse, "", elapsed)
            ready = self.model.pulse is not None
            self.idle.show_relay(self.model.profile, stages, ready=ready)
        else:
            stages = live_path.stages_now(self.model.pulse, call.sid, elapsed)
            self._show_call(call, page)
        self.path.show_stages(stages)
        if self.frame.pages.currentWidget() is not page:
            self.frame.pages.setCurrentWidget(page)
        self.frame.setWindowTitle(self._title(call))

    @property
    def state(self) -> str:
        """What the tray shows: idle, ringing, call or problem."""
        if self._link_trouble:
            return "problem"
        call = self.model.shown
        if call is None or call.over:
            return "problem" if self._worst(None) else "idle"
        if self._worst(call):
            return "problem"
        return "ringing" if call.ringing else "call"

    @property
    def trouble_shown(self) -> str:
        page = self.frame.pages.currentWidget()
        return page.trouble.words if isinstance(page, _PAGES) else ""

    def _told(self, message: Told) -> None:
        sid = self.model.told(message)
        call = self.model.shown
        if isinstance(message.event, Segment):
            # Words come thirty times a second: nothing else needs a look.
            if (
                call
                and call.sid == sid
                and self.frame.pages.currentWidget() is self.call
            ):
                self.call.show_call(call, self._now())
            elif call and call.sid == sid:
                self.refresh()
            return
        self.refresh()

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
            self.call.show_note(self._note())
            self.call.show_call(call, now)

    def _note(self) -> str:
        profile = self.model.profile
        if profile is None or profile.engine != "basic":
            return ""
        rough = self.tr("Basic recognition: rough text, good for the demo.")
        better = self.tr("An OpenAI key gives better words.")
        return f"{rough} {better}"

    def _page_of(self, call: CallView | None) -> QWidget:
        if call is None:
            return self.idle
        if call.over:
            return self.ended
        return self.ringing if call.ringing else self.call

    def _show_trouble(self, call: CallView | None, page: QWidget) -> None:
        if not isinstance(page, _PAGES):
            return
        if self._link_trouble:
            headline, second, action = self._link_trouble
            page.trouble.say(headline, second, grave=bool(action), action=action)
            return
        trouble = self._worst(call)
        if trouble is None:
            page.trouble.hide()
            return
        headline, second = trouble_words(trouble)
        page.trouble.say(headline, second, grave=trouble.code in GRAVE)

    def _worst(self, call: CallView | None) -> Trouble | None:
        """Return the gravest trouble, of the call's before the relay's own."""
        own = call.troubles.values() if call and not call.over else ()
        return worst([*own, *self.model.troubles.values()])

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
        self.ended.left.connect(self._next_call)
        self.call.chosen.connect(self._choose)
        live = QShortcut(QKeySequence(Qt.Key.Key_End), self.frame)
        live.activated.connect(self.call.transcript.jump_to_live)


_PAGES = (IdlePage, RingingPage, CallPage, EndedPage)


def _since(stamp: str, wall: datetime) -> float:
    then = moment(stamp)
    return max(0.0, (wall - then).total_seconds()) if then else 0.0
