"""What the link has told so far, as the state that the window shows. No Qt."""

from bisect import bisect_right
from dataclasses import dataclass, field

from msgspec.structs import replace

from talkhint_desktop.core.events import (
    CallEvent,
    CallState,
    Correction,
    Cost,
    Event,
    Flag,
    Gap,
    Hint,
    HintUse,
    HintWaiting,
    Name,
    Pause,
    RelayEvent,
    Segment,
    Summary,
    TodoDone,
    Trouble,
)
from talkhint_desktop.core.past import other_number
from talkhint_desktop.core.present import keep_hint, keep_trouble
from talkhint_desktop.core.signal_path import CallPulse
from talkhint_desktop.link.messages import Attached, Present, Profile, Pulse, Told
from talkhint_desktop.ui.hint_fates import Fates

OVER = (CallState.ENDED, CallState.INTERRUPTED)
Item = Segment | Gap


@dataclass(slots=True)
class CallView:
    """One call: its latest step, and all that was heard and shown in it.

    `script` holds words and gaps by when they began; `said` and `gaps` hold
    them once more, for all of a day is long to look through. `connected_at` and
    `streaming_at` are stamps, empty until it happened. `done` has those lines
    of the to-do list that are done. `name` is what the agent calls the other
    one, empty for most.
    """

    step: CallEvent
    name: str = ""
    connected_at: str = ""
    streaming_at: str = ""
    script: list[Item] = field(default_factory=list)
    said: dict[str, Segment] = field(default_factory=dict)  # by utterance
    gaps: list[Gap] = field(default_factory=list)
    hints: dict[str, Hint] = field(default_factory=dict)
    troubles: dict[str, Trouble] = field(default_factory=dict)
    hint_waits: bool = False
    summary: Summary | None = None
    done: list[str] = field(default_factory=list)
    fates: Fates = field(default_factory=Fates)
    corrections: dict[str, str] = field(default_factory=dict)  # by utterance
    flags: set[str] = field(default_factory=set)  # utterances
    cost: Cost | None = None

    @property
    def sid(self) -> str:
        return self.step.call_sid

    @property
    def number(self) -> str:
        """The other one's number."""
        return other_number(self.step)

    @property
    def began(self) -> str:
        """When the talk began, or the call where nobody talks yet."""
        return self.connected_at or self.streaming_at or self.step.started_at

    @property
    def over(self) -> bool:
        return self.step.state in OVER

    @property
    def ringing(self) -> bool:
        return not (self.over or self.connected_at or self.streaming_at)

    @property
    def finals(self) -> int:
        return sum(isinstance(i, Segment) and i.final for i in self.script)


@dataclass(slots=True)
class CallModel:
    """Applies link messages in order; several calls, nothing mixed.

    `chosen` is the call that the user picked, `dismissed` are ended calls the
    user has left. Pulses come with the clock's reading, in seconds. While it is
    `away`, nobody tells what becomes of the calls.
    """

    profile: Profile | None = None
    relay: RelayEvent | None = None
    pause: Pause | None = None
    calls: dict[str, CallView] = field(default_factory=dict)
    troubles: dict[str, Trouble] = field(default_factory=dict)
    pulse: Pulse | None = None
    pulse_at: float = 0.0
    practice: set[str] = field(default_factory=set)
    chosen: str = ""
    dismissed: set[str] = field(default_factory=set)
    away: bool = False
    names: dict[str, str] = field(default_factory=dict)  # by number

    def attached(self, message: Attached) -> None:
        """Start from the relay's present state.

        Calls that a relay before this one was showing are kept on screen: what
        was written stays written, though nothing more will come.
        """
        before, self.away = self.profile, False
        kept = dict(self.calls)
        self.profile = message.profile
        self._replace(message.events)
        if before is None or before.instance == message.profile.instance:
            return
        for sid, call in kept.items():
            if sid not in self.calls:
                self.calls = {sid: _interrupted(call), **self.calls}

    def present(self, message: Present) -> None:
        self._replace(message.events)

    def told(self, message: Told) -> str:
        """Apply one event; return the call it was about, or an empty text."""
        return self._apply(message.event)

    def pulsed(self, message: Pulse, now: float) -> None:
        self.pulse, self.pulse_at = message, now
        self.practice |= {call.call_sid for call in message.calls if call.practice}

    def lost(self) -> None:
        """Forget what only the relay knows as of now; the words stay."""
        self.pulse, self.pause, self.away = None, None, True
        for call in self.calls.values():
            call.hint_waits = False

    @property
    def shown(self) -> CallView | None:
        """The call on screen: the chosen one, else the newest live or ended."""
        chosen = self.calls.get(self.chosen)
        if chosen and chosen.sid not in self.dismissed:
            return chosen
        open_calls = [c for c in self.calls.values() if c.sid not in self.dismissed]
        live = [c for c in open_calls if not c.over]
        return live[0] if live else (open_calls[-1] if open_calls else None)

    @property
    def live(self) -> list[CallView]:
        return [call for call in self.calls.values() if not call.over]

    def choose(self, sid: str) -> None:
        self.chosen = sid

    def dismiss(self, sid: str) -> None:
        """Leave an ended call; the next one or the idle page follows."""
        self.dismissed.add(sid)

    def elapsed_ms(self, now: float) -> int:
        """Return the time since the last pulse, as of the clock's `now`."""
        return int((now - self.pulse_at) * 1000)

    def figures(self, sid: str) -> CallPulse | None:
        calls = self.pulse.calls if self.pulse else []
        return next((call for call in calls if call.call_sid == sid), None)

    def _replace(self, events: list[Event]) -> None:
        self.relay, self.pulse, self.pause = None, None, None
        self.calls, self.troubles, self.names = {}, {}, {}
        for event in events:
            self._apply(event)

    def _apply(self, event: Event) -> str:
        if isinstance(event, RelayEvent):
            self.relay = event
            return ""
        if isinstance(event, CallEvent):
            self._step(event)
            return event.call_sid
        if isinstance(event, Pause):
            self.pause = event if event.paused else None
            return ""
        if isinstance(event, Name):
            self._name(event)
            return ""
        if isinstance(event, Trouble) and event.call_sid is None:
            keep_trouble(self.troubles, event)
            return ""
        # Words of a call that we were never told of belong nowhere.
        call = self.calls.get(event.call_sid or "")
        if call:
            _tell(call, event)
        return call.sid if call else ""

    def _step(self, event: CallEvent) -> None:
        call = self.calls.setdefault(event.call_sid, CallView(event))
        call.step, call.name = event, self.names.get(other_number(event), "")
        if event.state is CallState.CONNECTED:
            call.connected_at = call.connected_at or event.at
        elif event.state is CallState.STREAMING:
            call.streaming_at = call.streaming_at or event.at
        if event.state is CallState.RINGING and self._may_leave_chosen():
            # A new call takes the screen from an ended one, never from a live.
            self.chosen = ""
            self.dismissed |= {c.sid for c in self.calls.values() if c.over}

    def _name(self, event: Name) -> None:
        self.names[event.number] = event.name
        for call in self.calls.values():
            if call.number == event.number:
                call.name = event.name

    def _may_leave_chosen(self) -> bool:
        shown = self.shown
        return shown is None or shown.over or not self.chosen


def _interrupted(call: CallView) -> CallView:
    if not call.over:
        step = call.step
        call.step = CallEvent(
            at=step.at,
            call_sid=step.call_sid,
            state=CallState.INTERRUPTED,
            direction=step.direction,
            from_number=step.from_number,
            to_number=step.to_number,
            started_at=step.started_at,
            ended_at=_last_known(call),
            reason="relay-stopped",
        )
    call.troubles = {}
    return call


def _last_known(call: CallView) -> str:
    return max([call.step.at, *(item.at for item in call.script)])


def _tell(call: CallView, event: Event) -> None:
    if isinstance(event, Segment):
        _write(call, event)
    elif isinstance(event, Gap):
        _insert(call.script, event)
        call.gaps.append(event)
    elif isinstance(event, Hint):
        keep_hint(call.hints, event)
    elif isinstance(event, Trouble):
        keep_trouble(call.troubles, event)
    elif isinstance(event, HintUse):
        call.fates.tell(event.hint, event.fate)
    elif isinstance(event, Correction):
        _correct(call, event)
    elif isinstance(event, Flag):
        (call.flags.add if event.flagged else call.flags.discard)(event.utterance)
    else:
        _take_newest(call, event)


def _take_newest(call: CallView, event: Event) -> None:
    """Keep an event of which the newest alone counts."""
    if isinstance(event, HintWaiting):
        call.hint_waits = event.waits
    elif isinstance(event, Summary):
        call.summary = event
    elif isinstance(event, TodoDone):
        call.done = event.done
    elif isinstance(event, Cost):
        call.cost = event


def _correct(call: CallView, event: Correction) -> None:
    if not event.masked:
        call.corrections[event.utterance] = event.text
        return
    # What was heard held a secret: it is not to be read anywhere any more.
    call.corrections.pop(event.utterance, None)
    if said := call.said.get(event.utterance):
        clean = replace(said, text=event.text)
        call.script[_place_of(said, call.script)] = clean
        call.said[event.utterance] = clean


def _write(call: CallView, segment: Segment) -> None:
    """Put the segment in the place of its utterance; empty words take it out."""
    before = call.said.get(segment.utterance)
    if before and before.final:
        return  # a late partial does not undo a final
    if before:
        place = _place_of(before, call.script)
        if segment.text and before.start_ms == segment.start_ms:
            call.script[place] = call.said[segment.utterance] = segment
            return
        del call.script[place], call.said[segment.utterance]
    if segment.text:
        _insert(call.script, segment)
        call.said[segment.utterance] = segment


def _place_of(item: Item, script: list[Item]) -> int:
    """Return where `item` is; what still changes is near the end."""
    return next(i for i in range(len(script) - 1, -1, -1) if script[i] is item)


def _insert(script: list[Item], item: Item) -> None:
    script.insert(bisect_right(script, item.start_ms, key=_start), item)


def _start(item: Item) -> int:
    return item.start_ms
