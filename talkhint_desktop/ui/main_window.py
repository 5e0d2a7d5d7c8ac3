"""What the window shows: whichever page the calls and the user ask for."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Segment, Trouble
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.link.messages import Attached, Present, Pulse, Told
from talkhint_desktop.ui import live_path
from talkhint_desktop.ui.bars import Bars, Rescue
from talkhint_desktop.ui.call_desk import CallDesk, window_title
from talkhint_desktop.ui.call_model import CallModel, CallView
from talkhint_desktop.ui.compact_desk import CompactDesk
from talkhint_desktop.ui.frame import Frame, dress_application, dress_widgets
from talkhint_desktop.ui.history_desk import HISTORY, HistoryDesk
from talkhint_desktop.ui.left import Left
from talkhint_desktop.ui.pause_bar import PauseBar
from talkhint_desktop.ui.sayings import Sayings
from talkhint_desktop.ui.settings_desk import SETUP, SettingsDesk
from talkhint_desktop.ui.shortcut_page import KEYS, ShortcutDesk
from talkhint_desktop.ui.shortcuts import on_key
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.trouble_actions import ATTACH, KEY, RESTART, WHY
from talkhint_desktop.ui.trouble_bar import bar_of
from talkhint_desktop.ui.webhook_desk import WebhookDesk
from talkhint_desktop.ui.webhook_page import WebhookPage

TICK_MS = 250
CALL, WEBHOOK = "call", "webhook"


class MainWindow(QObject):
    """Holds the model, and puts the pages into its frame.

    It is told by the link; what the user asks for, the frame tells, and the
    desks of calls and of the webhook.
    """

    def __init__(
        self, frame: Frame, look: Look, now: Clock, model: CallModel | None = None
    ) -> None:
        super().__init__(frame)
        self.frame, self._look, self._now = frame, look, now
        self.model = model or CallModel()
        self._bars = Bars(self.model)
        self._sayings = Sayings(self.model, self.refresh, self)
        self.webhook = WebhookDesk(self.model, self._webhook_page)
        add = frame.pages.addWidget
        self.settings = SettingsDesk(lambda: self._look, self.webhook, add, now)
        self._section, self._after_call = CALL, CALL
        self._seen = frozenset[str]()
        self.idle, self.path = frame.idle, frame.path
        self.calls = CallDesk(self.model, look, now)
        self.compact = CompactDesk(
            frame,
            self.model,
            self.calls,
            self.settings,
            look=lambda: self._look,
            now=now,
        )
        self.keys = ShortcutDesk(lambda: self._look, add, self._turn_keys)
        self.ringing, self.call = self.calls.ringing, self.calls.call
        self.ended, self.pause = self.calls.ended, PauseBar(look)
        recent = frame.idle.recent
        self.history = HistoryDesk(lambda: self._look, now, add, recent, self.calls)
        for page in (self.ringing, self.call, self.ended):
            frame.pages.addWidget(page)
        frame.add_bar(self.pause)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.refresh)
        self._timer.start(TICK_MS)
        self._connect()
        self.refresh()

    def retire(self) -> Left:
        """Do nothing by itself any more; return what another window takes over."""
        self._timer.stop()
        state, compact = self.webhook.state, self.compact.on
        self.compact.close()
        desks = self.calls, self.settings
        return Left(self._section, self._seen, self._bars, *desks, state, compact)

    def take_over(self, left: Left) -> None:
        """Show what another window of the same model showed."""
        self._seen, self._bars = left.seen, left.bars
        self.calls.take_over(left.calls)
        self.settings.take_over(left.settings)
        self.history.present()
        self.webhook.show_state(left.webhook)
        self.open(left.section)
        if left.compact:
            self.compact.turn()

    def set_look(self, look: Look) -> None:
        """Dress everything anew, for another theme."""
        self._look = look
        dress_application(look)
        dress_widgets(self.frame, look)
        self.compact.set_look(look)
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
                self.settings.folder = message.profile.data_dir
                self.settings.wishes.look.emit()
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
        self._sayings.say(trouble)

    def open(self, section: str) -> None:
        """Turn to the pages of calls, or to another page, as the user wants."""
        if section == WEBHOOK and self._section != WEBHOOK:
            self.webhook.wishes.look.emit()
        if section == HISTORY and self._section != HISTORY:
            self.history.open()
        if section == KEYS and self._section != KEYS:
            self.keys.before = self._section
        self._section = section
        self.settings.opened(section)
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
        now, call = self._now(), self.model.shown
        elapsed = self.model.elapsed_ms(now.mono)
        page = self._page_of(call)
        self._show_trouble(call, page)
        stages = live_path.stages_now(
            self.model.pulse,
            call.sid if call else "",
            elapsed,
            paused=self.model.pause is not None,
        )
        if page is self.idle:
            ready = self.model.pulse is not None
            self.idle.show_relay(self.model.profile, stages, ready=ready)
        elif call and self._section == CALL:
            self.calls.show(call, page)
        self.path.show_stages(stages)
        self.pause.show_pause(self.model.pause, now.wall)
        self.settings.show_stages(stages)
        if self.frame.pages.currentWidget() is not page:
            self.frame.rest_focus()  # no key that is pressed now may hit a button
            self._turn(page)
        self.frame.setWindowTitle(window_title(call))
        self.compact.show_all(self.why)
        self.calls.look_at_hint(call, self.compact.hint_in_sight(page))

    @property
    def state(self) -> str:
        """What the tray shows: idle, ringing, call, paused or problem."""
        return self._bars.state(self.model.shown)

    @property
    def why(self) -> str:
        """Why the state is `problem`, in one line; empty for any other."""
        return self._bars.why(self.model.shown) if self.state == "problem" else ""

    @property
    def trouble_shown(self) -> str:
        bar = bar_of(self.frame.pages.currentWidget())
        return bar.words if bar else ""

    def _told(self, message: Told) -> None:
        sid = self.model.told(message)
        self.webhook.told(message.event)
        self.calls.told(message.event)
        self.history.told(message.event)
        self._let_new_call_in()
        call = self.model.shown
        if isinstance(message.event, Segment):
            # Words come thirty times a second: nothing else needs a look.
            self.compact.show_words()
            if (
                call
                and call.sid == sid
                and self.frame.pages.currentWidget() is self.call
            ):
                self.calls.show_words(call)
            elif call and call.sid == sid and self._section == CALL:
                self.refresh()
            return
        self.refresh()

    def _pulsed(self, message: Pulse) -> None:
        self.model.pulsed(message, self._now().mono)
        self.calls.show_levels()
        self.compact.show_levels()
        self.webhook.pulsed(message)

    def _let_new_call_in(self) -> None:
        """Turn to the pages of calls once for each call that comes."""
        live = frozenset(call.sid for call in self.model.live)
        if live - self._seen:
            self._after_call = SETUP if self._section == SETUP else CALL
            self._section = CALL
        self._seen |= live

    def _settings_changed(self) -> None:
        """Show what of the settings is on other pages, and offer the set-up once."""
        self.model.profile = self.settings.in_profile(self.model.profile)
        undisturbed = self._section == CALL and self.model.shown is None
        if undisturbed and self.settings.offers_set_up():
            self.open(SETUP)
        self.refresh()

    def _page_of(self, call: CallView | None) -> QWidget:
        if page := self.settings.page_of(self._section):
            return page
        if self._section == KEYS:
            return self.keys.page
        if self._section == WEBHOOK:
            return self.webhook.page
        if self._section == HISTORY:
            return self.history.page
        if call is None:
            return self.idle
        return self.calls.page_of(call)

    def _turn(self, page: QWidget) -> None:
        self.frame.pages.setCurrentWidget(page)
        self.frame.rail.show_page(self._section)

    def _show_trouble(self, call: CallView | None, page: QWidget) -> None:
        self._bars.may_attach = self.webhook.may_attach
        if bar := bar_of(page):
            self._bars.show(bar, call)

    def _acted(self, action: str) -> None:
        call = self.model.shown
        ours = {RESTART: self.frame.restart.emit, WHY: self.open_and_verify}
        ours[KEY] = self.settings.show_openai_key
        if action in ours:
            ours[action]()
        elif action == ATTACH and call:
            self.webhook.wishes.rescue.emit(call.sid)
        else:
            self.calls.acted(action, call)

    def _webhook_page(self) -> WebhookPage:
        page = WebhookPage(self._look, self.webhook.wishes)
        page.trouble.acted.connect(self._acted)
        self.frame.pages.addWidget(page)
        return page

    def _turn_keys(self) -> None:
        self.open(self.keys.before if self._section == KEYS else KEYS)

    def _next_call(self) -> None:
        if self.model.shown:
            self.model.dismiss(self.model.shown.sid)
        # A practice call that was run from the set-up leads back to it.
        self._section, self._after_call = self._after_call, CALL
        self.refresh()

    def _choose(self, sid: str) -> None:
        self.model.choose(sid)
        self.refresh()

    def _connect(self) -> None:
        self.frame.closed.connect(self._timer.stop)
        self.frame.closed.connect(self.compact.close)
        self.frame.rail.chosen.connect(self.open)
        self.frame.verify.connect(self.open_and_verify)
        self.frame.set_up.connect(lambda: self.open(SETUP))
        self.webhook.changed.connect(self.refresh)
        self.calls.changed.connect(self.refresh)
        self.pause.turned.connect(self.calls.wishes.pause)
        on_key("keys", self.frame, self._turn_keys)
        on_key("pause", self.frame, self.calls.turn_pause)
        on_key("live", self.frame, self.call.transcript.jump_to_live)
        self.settings.changed.connect(self._settings_changed)
        self.settings.wishes.open.connect(self.open)
        self.settings.wishes.practise.connect(self.frame.practice)
        self.history.gone.connect(self.model.dismiss)
        self.history.looked_for.connect(lambda: self.open(HISTORY))
        self.history.acted.connect(self._acted)
        for page in (self.idle, self.ringing, self.call, self.ended):
            page.trouble.acted.connect(self._acted)
        self.ended.left.connect(self._next_call)
        self.call.chosen.connect(self._choose)
