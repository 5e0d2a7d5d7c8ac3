"""What there is of TalkHint outside its window: the tray, notices, attention."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence

from talkhint_desktop.core.events import CallEvent, CallState
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.link.messages import Attached, Present, Pulse, Told
from talkhint_desktop.ui.attention import Attention
from talkhint_desktop.ui.call_notices import CallNotices
from talkhint_desktop.ui.jobs import Jobs
from talkhint_desktop.ui.notice import OPEN, Notice
from talkhint_desktop.ui.notices import Notices
from talkhint_desktop.ui.stamps import since
from talkhint_desktop.ui.tray import Tray
from talkhint_desktop.ui.visible import one_line
from talkhint_desktop.ui.words import clock

if TYPE_CHECKING:
    from talkhint_desktop.ui.frame import Frame
    from talkhint_desktop.ui.main_window import MainWindow

_LONGEST_WHO = 40  # signs
_WEBHOOK, _STAYS = "webhook", "stays"
_NATIVE = QKeySequence.SequenceFormat.NativeText
translate = QCoreApplication.translate


class Outside(QObject):
    """Belongs to one window after the other, as they are built.

    `wanted` asks for the window, `verify_wanted` for a check in it.
    """

    wanted = Signal()
    verify_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, frame: "Frame", jobs: Jobs, now: Clock) -> None:
        super().__init__()
        self._frame, self._jobs, self._now = frame, jobs, now
        self._window: MainWindow | None = None
        self._told_of_staying = False
        self._held: Notice | None = None  # of the webhook, for after quiet hours
        self.notices = Notices()
        self.calls = CallNotices(self.notices, jobs, self._name_of)
        self.notices.acted.connect(self._acted)
        jobs.start(self.notices.run(), name="notices")

    def belong(self, window: "MainWindow") -> None:
        """Speak for a window that was just built, in its language."""
        self._window = window
        self.tray = Tray()
        self.notices.use(self.tray)
        self._quiet = quiet = window.settings.quiet
        self.attention = Attention(
            self._frame, self._call_wants, self.calls.announce, lambda: quiet.now
        )
        self.calls.quiet = lambda: quiet.now
        quiet.changed.connect(self._show_quiet)
        self._show_quiet()
        window.webhook.notice.connect(self._tell_of_webhook)
        window.history.last_known.connect(self.calls.know_last)
        self.tray.wanted.connect(self.wanted)
        self.tray.verify_wanted.connect(self.verify_wanted)
        self.tray.compact_wanted.connect(window.compact.turn)
        self.tray.pause_wanted.connect(window.calls.turn_pause)
        self.tray.quit_wanted.connect(self.quit_wanted)
        self.tray.vanished.connect(self._come_back)
        self.tray.appeared.connect(self._go_in)
        if self.tray.there:
            self._go_in()

    def told(self, message: Attached | Present | Told | Pulse) -> None:
        """Draw attention to what was told just now, once the window knows it."""
        if isinstance(message, Told):
            self.attention.told(message.event)
            self.calls.told(message.event)
        elif not isinstance(message, Pulse):
            self.calls.only(_ringing(message))

    def lost(self) -> None:
        """Whether a call still rings is not known any more."""
        self.calls.only(())

    def show_state(self) -> None:
        if self._window is None:
            return
        state, call, lasts = self._window.state, self._window.model.shown, ""
        if state == "call" and call:
            began = call.connected_at or call.streaming_at
            lasts = clock(since(began, self._now().wall))
        here = call if state in {"ringing", "call"} else None
        who = one_line(here.name, _LONGEST_WHO) if here else ""
        self.tray.show_state(state, self._window.why, lasts, who)

    def _name_of(self, number: str) -> str:
        return self._window.model.names.get(number, "") if self._window else ""

    def keep(self) -> bool:
        """The user closes the window: put it away, and go on with calls.

        Into the tray, if there is one; else it is made small. False where the
        session ends, and the window with it.
        """
        if _session_ends():
            return False
        hides = self.tray.there
        if hides:
            self._frame.hide()
        else:
            self._frame.showMinimized()
        self._tell_of_staying(hides=hides)
        return True

    def close(self) -> None:
        self.tray.close()

    def _show_quiet(self) -> None:
        self.tray.show_quiet(self._quiet.words)
        if self._held and not self._quiet.now:
            self._show(_WEBHOOK, self._held)
            self._held = None

    def _call_wants(self) -> None:
        if self._window and self._window.compact.on:
            return  # a small window is on top already
        self.wanted.emit()

    def _go_in(self) -> None:
        # At login the tray may come later than TalkHint, which waited for it.
        if self._frame.rests and self._frame.isMinimized():
            self._frame.hide()

    def _come_back(self) -> None:
        # Hidden into a tray that is gone, it could never be found again.
        if self._frame.isHidden():
            self._frame.showMinimized()

    def _tell_of_staying(self, *, hides: bool) -> None:
        settings = self._window.settings if self._window else None
        known = settings.state.values if settings and settings.state else {}
        if self._told_of_staying or known.get("stays_known"):
            return
        self._told_of_staying = True
        if settings and settings.state:
            settings.wishes.change.emit({"stays_known": True})
        keys = QKeySequence(QKeySequence.StandardKey.Quit).toString(_NATIVE)
        second = translate("Outside", "To end it, press %1 in the window.")
        second = second.replace("%1", keys or "Ctrl+Q")
        if hides:
            second = translate("Outside", "Its icon is in the tray. End it from there.")
        headline = translate("Outside", "TalkHint goes on listening for calls")
        self._show(_STAYS, Notice(headline=headline, second=second))

    def _tell_of_webhook(self, headline: str, second: str) -> None:
        words = translate("Outside", "Verify webhook")
        notice = Notice(
            headline=headline,
            second=second,
            actions=((OPEN, words),),
            category="network.error",
            warns=True,
        )
        if self._quiet.now:
            self._held = notice  # the newest; the tray shows that something is wrong
        else:
            self._show(_WEBHOOK, notice)

    def _show(self, subject: str, notice: Notice) -> None:
        self._jobs.start(self.notices.show(subject, notice), name="notice")

    def _acted(self, subject: str, action: str) -> None:
        if subject == _WEBHOOK:
            self.verify_wanted.emit()
        elif action == OPEN:
            self.wanted.emit()
        else:
            self.calls.acted(subject, action)


def _ringing(message: Attached | Present) -> set[str]:
    """Return the calls that ring in the state that the relay told."""
    steps = [event for event in message.events if isinstance(event, CallEvent)]
    past = {step.call_sid for step in steps if step.state is CallState.CONNECTED}
    past |= {step.call_sid for step in steps if step.ended_at is not None}
    return {step.call_sid for step in steps} - past


def _session_ends() -> bool:
    application = QCoreApplication.instance()
    return isinstance(application, QGuiApplication) and application.isSavingSession()
