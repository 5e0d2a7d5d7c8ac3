"""All of calls in the window: their pages, and what the user wants in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from talkhint_desktop.core.events import Event, Hint, HintFate, Summary
from talkhint_desktop.core.moment import Clock, Moment
from talkhint_desktop.link.messages import Told
from talkhint_desktop.ui import live_path
from talkhint_desktop.ui.asking import Asking, Askings
from talkhint_desktop.ui.call_model import CallModel, CallView
from talkhint_desktop.ui.call_page import CallPage
from talkhint_desktop.ui.call_wishes import CallWishes
from talkhint_desktop.ui.dwell import Dwell
from talkhint_desktop.ui.ended_page import EndedPage
from talkhint_desktop.ui.people import called
from talkhint_desktop.ui.ringing_page import RingingPage
from talkhint_desktop.ui.stamps import since
from talkhint_desktop.ui.theme import Look
from talkhint_desktop.ui.trouble_actions import ASK, BILLING, PAUSE, open_billing
from talkhint_desktop.ui.words import clock


@dataclass(slots=True)
class _Known:
    """What a window knows of calls that no event of the relay's tells."""

    askings: Askings = field(default_factory=Askings)
    dwell: Dwell = field(default_factory=Dwell)
    offers: dict[str, list[str]] = field(default_factory=dict)
    writing: set[str] = field(default_factory=set)
    # Lists of what is done, by CallSid, that the relay has not kept yet.
    ticks: dict[str, list[str]] = field(default_factory=dict)


class CallDesk(QObject):
    """`changed` tells that something is to be shown that no event tells."""

    changed = Signal()

    def __init__(self, model: CallModel, look: Look, now: Clock) -> None:
        super().__init__()
        self._model, self._now = model, now
        self.wishes = CallWishes()
        self.ringing, self.call = RingingPage(look), CallPage(look)
        self.ended = EndedPage(look)
        self.known = _Known()
        self._connect()

    def take_over(self, former: "CallDesk") -> None:
        """Know what another desk knows; its errands go on, and tell us too."""
        self.known = former.known

    def page_of(self, call: CallView) -> QWidget:
        if call.over:
            return self.ended
        return self.ringing if call.ringing else self.call

    def show(self, call: CallView, page: QWidget) -> None:
        """Show a call as of now on its page."""
        now = self._now()
        if page is self.ringing:
            rings = clock(since(call.step.started_at, now.wall))
            rings = "" if self._model.away else rings
            self.ringing.show_call(call, self._model.profile, rings)
        elif page is self.ended:
            writing = call.sid in self.known.writing
            done = self.known.ticks.get(call.sid, call.done)
            self.ended.show_call(call, now.wall, done, writing=writing)
            self.ended.offer.show_word(self._offered(call.sid))
        else:
            self._show_live(call, now)

    def show_words(self, call: CallView) -> None:
        """Show what of a live call changes many times a second."""
        now = self._now()
        asking = self.known.askings.look(call.sid, now.mono)
        self.call.show_call(call, now, asking, self._model.pause)

    def asking(self, sid: str, mono: float) -> Asking:
        """Return what came of asking for a hint by hand."""
        return self.known.askings.look(sid, mono)

    def look_at_hint(self, call: CallView | None, hint: Hint | None) -> None:
        """Note which hint is in sight; once it was long enough, it was read."""
        name = f"{call.sid} {hint.hint}" if call and hint else ""
        if self.known.dwell.look(name, self._now().mono) and call and hint:
            self.use(call.sid, hint.hint, "read")

    def told(self, event: Event) -> None:
        if isinstance(event, Hint):
            self.known.askings.told(event, self._now().mono)

    def ask(self, sid: str) -> None:
        """Ask for a hint, unless one is asked for already."""
        if self.known.askings.begin(sid, self._now().mono):
            self.wishes.hint_now.emit(sid)
            self.changed.emit()

    def hint_waits(self, sid: str) -> bool:
        """Tell whether a hint is held back that can be shown at once."""
        return sid in self._model.calls and self._model.calls[sid].hint_waits

    def not_asked(self, sid: str) -> None:
        self.known.askings.end(sid)
        self.changed.emit()

    def turn_pause(self) -> None:
        """Pause all calls, or go on with them."""
        self.wishes.pause.emit(self._model.pause is None)

    def show_levels(self) -> None:
        """Show how loud both sides of the call on screen are now."""
        call = self._model.shown
        if call and not call.over:
            self.call.header.show_levels(self._model.figures(call.sid))

    def acted(self, action: str, call: CallView | None) -> None:
        """Do what a trouble's button says."""
        if action == ASK and call:
            self.ask(call.sid)
        elif action == PAUSE:
            self.turn_pause()
        elif action == BILLING:
            open_billing()

    def use(self, sid: str, hint: str, fate: HintFate) -> None:
        """Note what became of a hint, and report it once."""
        call = self._model.calls.get(sid)
        if call is None:
            return
        for news in call.fates.wish(hint, fate):
            self.wishes.used.emit(sid, *news)
        self.changed.emit()

    def offer(self, sid: str, words: Sequence[str]) -> None:
        """Offer words of a call as names that recognition should know."""
        known = self.known.offers.setdefault(sid, [])
        known += [word for word in words if word not in known]
        self.changed.emit()

    def begin_writing(self, sid: str) -> bool:
        """Tell whether nobody writes the summary of this call yet."""
        if sid in self.known.writing:
            return False
        self.known.writing.add(sid)
        self.changed.emit()
        return True

    def wrote(self, summary: Summary) -> None:
        """Show how far a summary is."""
        self._model.told(Told(seq=0, event=summary))
        self.changed.emit()

    def end_writing(self, sid: str) -> None:
        self.known.writing.discard(sid)
        self.changed.emit()

    def tick(self, sid: str, done: list[str]) -> None:
        """Note what of the to-do list is done, and have it kept."""
        self.known.ticks[sid] = done
        self.wishes.tick.emit(sid, done)
        self.changed.emit()

    def ticked(self, sid: str, done: list[str], *, kept: bool) -> None:
        """Show what is kept of what is done: all of it, or what was before."""
        if self.known.ticks.get(sid) == done:
            del self.known.ticks[sid]
        if kept and sid in self._model.calls:
            self._model.calls[sid].done = done
        self.changed.emit()

    def edited(self, sid: str, *, kept: bool) -> None:
        """Say what became of the summary that the user wrote."""
        # It may have been built anew meanwhile, in another language.
        if sid == self.ended.sid and isValid(self.ended):
            self.ended.summary.edited(kept=kept)

    def _show_live(self, call: CallView, now: Moment) -> None:
        elapsed, page = self._model.elapsed_ms(now.mono), self.call
        paused = self._model.pause is not None
        practice = call.sid in self._model.practice
        away = self._model.away
        up = None if away else since(call.began, now.wall)
        page.header.show_call(call, up, practice=practice, paused=paused)
        page.header.others.show_calls(self._model.live, call.sid)
        if paused or self._model.pulse is None or elapsed > live_path.STALE_MS:
            page.header.clear_levels()
        hears = live_path.hears(self._model.figures(call.sid), elapsed)
        streaming = bool(call.streaming_at)
        page.show_hearing(hears=hears, streaming=streaming, paused=paused, away=away)
        page.show_note(self._model.profile)
        page.offer.show_word(self._offered(call.sid))
        self.show_words(call)

    def _offered(self, sid: str) -> str:
        return next(iter(self.known.offers.get(sid, ())), "")

    def _answered(self, word: str, *, wanted: bool) -> None:
        if wanted:
            self.wishes.keyword.emit(word)
        for words in self.known.offers.values():
            if word in words:
                words.remove(word)
        self.changed.emit()

    def _connect(self) -> None:
        wishes, live, ended = self.wishes, self.call, self.ended
        live.header.pause_wanted.connect(self.turn_pause)
        live.header.end_wanted.connect(wishes.end_practice)
        live.header.person.given.connect(wishes.name)
        ended.person.given.connect(wishes.name)
        live.hints.asked.connect(lambda: self.ask(live.sid))
        live.hints.used.connect(lambda *what: self.use(live.sid, *what))
        ended.ratings.rated.connect(lambda *what: self.use(ended.sid, *what))
        for page in (live, ended):
            page.transcript.corrected.connect(
                lambda *what, page=page: wishes.correct.emit(page.sid, *what)
            )
            page.transcript.flags.wanted.connect(
                lambda *what, page=page: wishes.flag.emit(page.sid, *what)
            )
            page.offer.answered.connect(
                lambda word, wanted: self._answered(word, wanted=wanted)
            )
        summary = ended.summary
        summary.wanted.connect(lambda: wishes.summarise.emit(ended.sid))
        summary.stopped.connect(lambda: wishes.stop.emit(ended.sid))
        summary.ticked.connect(lambda done: self.tick(ended.sid, done))
        summary.edit.connect(lambda *what: wishes.edit.emit(ended.sid, *what))


def window_title(call: CallView | None) -> str:
    """Return the title of the window: who is on the line, and the program."""
    if call is None or call.over:
        return "TalkHint"
    return f"{called(call.name, call.number)} – TalkHint"
