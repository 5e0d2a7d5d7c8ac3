"""Puts the small window in place of the large one, and back; remembers where."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from talkhint_desktop.core.events import Hint, HintFate
from talkhint_desktop.core.moment import Clock, Moment
from talkhint_desktop.core.window import Corner, Place, places_from, with_place
from talkhint_desktop.ui import compact_words
from talkhint_desktop.ui.call_desk import CallDesk
from talkhint_desktop.ui.call_model import CallModel, CallView
from talkhint_desktop.ui.compact import CompactWindow
from talkhint_desktop.ui.compact_place import LOW, home, place_of, place_on
from talkhint_desktop.ui.frame import dress_widgets
from talkhint_desktop.ui.hint_shelf import HintShelf
from talkhint_desktop.ui.hint_words import hint_text
from talkhint_desktop.ui.settings_desk import SettingsDesk
from talkhint_desktop.ui.shortcuts import on_key
from talkhint_desktop.ui.theme import Look

_SETTLED_MS = 600  # after the last move, before the place is kept
_FATES: tuple[HintFate, ...] = ("dismissed", "copied", "pinned", "up", "down")


class CompactDesk(QObject):
    """The window is made when it is first wanted.

    Its places are kept with the settings; where there is none, it stands in its
    corner. Whoever shows the large window ends the small one.
    """

    def __init__(
        self,
        frame: QWidget,
        model: CallModel,
        calls: CallDesk,
        settings: SettingsDesk,
        *,
        look: Callable[[], Look],
        now: Clock,
    ) -> None:
        super().__init__(frame)
        self._frame, self._model, self._calls = frame, model, calls
        self._settings = settings
        self._look, self._now = look, now
        self.window: CompactWindow | None = None
        self._shelf, self._sid, self._why = HintShelf(), "", ""
        self._places: list[Place] = []
        self._corner, self._screen, self._opacity = Corner.TOP, "", 100
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._remember)
        frame.installEventFilter(self)
        settings.changed.connect(self._choose)
        self._choose()
        calls.call.header.compact_wanted.connect(self.turn)
        on_key("compact", frame, self.turn)

    @property
    def on(self) -> bool:
        return self.window is not None and self.window.isVisible()

    def hint_in_sight(self, page: QWidget) -> Hint | None:
        """Return the hint that is on screen, with `page` in the large window."""
        if self.window and self.on:
            return self.window.hint.hint
        seen = self._frame.isVisible() and not self._frame.isMinimized()
        live = self._calls.call
        return live.hints.card.hint if seen and page is live else None

    def turn(self) -> None:
        """Show the small window, or the large one again."""
        if self.on:
            self._frame.show()
            self._frame.raise_()
            self._frame.activateWindow()
            return
        window = self._made()
        self.show_all(self._why)
        self._put()
        window.show()
        self._frame.hide()
        window.raise_()
        window.activateWindow()

    def close(self) -> None:
        """Take the small window away for good."""
        if self.window:
            window, self.window = self.window, None
            self._settled.stop()
            window.hide()
            window.deleteLater()

    def set_look(self, look: Look) -> None:
        if self.window:
            dress_widgets(self.window, look)
            self.window.fit()

    def show_all(self, why: str) -> None:
        """Show everything as of now; `why` is what is wrong, in one line."""
        self._why = why
        if self.window is None:
            return
        call, now = self._model.shown, self._now()
        paused = self._model.pause is not None
        elapsed = self._model.elapsed_ms(now.mono)
        sign = compact_words.sign_of(self._model, call, elapsed, why)
        self.window.show_state(*sign)
        live = call is not None and not (call.over or call.ringing)
        self.window.show_call(
            *compact_words.title_of(call, now.wall, away=self._model.away),
            live=live,
            paused=paused,
        )
        if paused or not compact_words.fresh(self._model, elapsed):
            self.window.clear_levels()
        self._show_words(self.window, call, now)

    def show_words(self) -> None:
        """Show what changes many times a second."""
        if self.window and self.on:
            self._show_words(self.window, self._model.shown, self._now())

    def show_levels(self) -> None:
        call = self._model.shown
        if self.window and self.on and call and not call.over:
            self.window.show_levels(self._model.figures(call.sid))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and self.window and not event.spontaneous():
            self.window.hide()
        return False

    def _show_words(
        self, window: CompactWindow, call: CallView | None, now: Moment
    ) -> None:
        sid = call.sid if call else ""
        if sid != self._sid:
            self._sid, self._shelf = sid, HintShelf()
        asking = self._calls.asking(sid, now.mono)
        window.foot.show_call(call, self._why, waits=asking.waits)
        quiet = compact_words.quiet_of(call, paused=self._model.pause is not None)
        if call is None or quiet:
            window.hint.show_quiet(quiet)
        else:
            shelf = self._shelf.look(call.hints.values(), call.fates, now)
            window.hint.show_hint(shelf.current, shelf.age_ms, asking)
        window.fit()

    def _choose(self) -> None:
        state = self._settings.state
        if state is None:
            return
        values, before = state.values, (self._places, self._corner, self._screen)
        self._places = places_from(values["compact_places"])
        self._corner = Corner(values["compact_corner"])
        self._screen = str(values["compact_screen"])
        self._opacity = int(values["compact_opacity"])
        if self.window:
            self.window.set_opacity(self._opacity)
        moved = (self._places, self._corner, self._screen) != before
        if self.on and moved and not self._places:
            self._put()

    def _use(self, fate: HintFate) -> None:
        hint = self.window.hint.hint if self.window else None
        call = self._model.shown
        if hint is None or call is None:
            return
        if fate == "copied":
            QGuiApplication.clipboard().setText(hint_text(hint))
        if fate == "pinned" and "pinned" in call.fates.of(hint.hint):
            fate = "unpinned"
        self._calls.use(call.sid, hint.hint, fate)

    def _ask(self) -> None:
        call = self._model.shown
        if call and not (call.over or call.ringing):
            self._calls.ask(call.sid)

    def _made(self) -> CompactWindow:
        if self.window:
            return self.window
        window = self.window = CompactWindow(self._look())
        window.set_opacity(self._opacity)
        window.back.connect(self.turn)
        window.put_back.connect(self._put_back)
        window.pause_wanted.connect(self._calls.turn_pause)
        window.foot.asked.connect(self._ask)
        window.placed.connect(self._moved)
        on_key("compact", window, self.turn)
        on_key("pause", window, self._calls.turn_pause)
        on_key("hint-now", window, self._ask)
        on_key("quit", window, self._frame.close)
        for fate in _FATES:
            on_key(fate, window, partial(self._use, fate))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.screenRemoved.connect(self._come_back)
        return window

    def _put(self) -> None:
        """Stand where it stood on a screen that is there, or in its corner."""
        assert self.window is not None
        free = self._free()
        size = self.window.sizeHint()
        box = place_on(free, self._places, size, self._corner)
        at_home = box == home(next(iter(free.values())), size, self._corner)
        self.window.grows_up = at_home and self._corner in LOW
        self.window.setGeometry(box)
        self.window.fit()

    def _free(self) -> dict[str, QRect]:
        """Return the free parts of the screens, the one for its corner first."""
        main = QGuiApplication.primaryScreen()
        screens = sorted(
            QGuiApplication.screens(),
            key=lambda each: (each.name() != self._screen, each is not main),
        )
        return {screen.name(): screen.availableGeometry() for screen in screens}

    def _put_back(self) -> None:
        """Forget where it was left, and stand in its corner."""
        self._places = []
        self._put()
        self._settings.wishes.change.emit({"compact_places": []})

    def _come_back(self) -> None:
        # Soon: the list of screens still has the one that goes.
        QTimer.singleShot(0, self, lambda: self._put() if self.on else None)

    def _moved(self) -> None:
        if self.on:
            self._settled.start()

    def _remember(self) -> None:
        if self.window is None or not self.on:
            return
        screen, box = self.window.screen(), QRect(self.window.geometry())
        corner = home(next(iter(self._free().values())), box.size(), self._corner)
        if not self._places and box == corner:
            return  # it was not moved by hand
        self.window.grows_up = False
        newest = place_of(box, screen.name(), screen.availableGeometry())
        if self._places[:1] != [newest]:
            self._places = with_place(self._places, newest)
            texts = [str(place) for place in self._places]
            self._settings.wishes.change.emit({"compact_places": texts})
