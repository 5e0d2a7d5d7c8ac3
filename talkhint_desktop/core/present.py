"""The present state, kept as the shortest list of events that leads to it."""

import msgspec

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
    StreamEvent,
    Summary,
    TodoDone,
    Trouble,
)
from talkhint_desktop.core.past import other_number

_OVER = {CallState.ENDED, CallState.INTERRUPTED}
# A window that opens just after a call should still find it.
ENDED_KEPT = 1


class Present:
    """Listens to everything told; a face that comes late is shown `events()`."""

    def __init__(self) -> None:
        self._relay: RelayEvent | None = None
        self._pause: Pause | None = None
        self._troubles: dict[str, Trouble] = {}
        self._calls: dict[str, _CallNow] = {}
        self._names: dict[str, Name] = {}  # by number

    def told(self, event: Event) -> None:
        if isinstance(event, RelayEvent):
            self._relay = event
        elif isinstance(event, Pause):
            self._pause = event if event.paused else None
        elif isinstance(event, Trouble) and event.call_sid is None:
            keep_trouble(self._troubles, event)
        elif isinstance(event, CallEvent):
            self._stepped(event)
        elif isinstance(event, Name):
            self._named(event)
        elif event.call_sid in self._calls:
            self._calls[event.call_sid].told(event)

    def events(self) -> list[Event]:
        """Return events that, told in order, lead to the present state."""
        events: list[Event] = [self._relay] if self._relay else []
        events += self._troubles.values()
        events += [self._pause] if self._pause else []
        # Before the calls: they never show without their names.
        here = {call.number for call in self._calls.values()}
        events += [name for name in self._names.values() if name.number in here]
        for call in self._calls.values():
            events += call.events()
        return events

    def final(self, call_sid: str, utterance: str) -> Segment | None:
        """Return a final as it was heard, of a call that is here."""
        call = self._calls.get(call_sid)
        return call.final(utterance) if call else None

    def has_hint(self, call_sid: str, hint: str) -> bool:
        call = self._calls.get(call_sid)
        return call is not None and call.has_hint(hint)

    def live_calls(self) -> list[str]:
        """Return the CallSids of the calls that are not over, oldest first."""
        return [sid for sid, call in self._calls.items() if not call.over]

    def forget(self, sid: str) -> None:
        """Forget an ended call: it was deleted."""
        if sid in self._calls and self._calls[sid].over:
            del self._calls[sid]

    def _named(self, event: Name) -> None:
        self._names.pop(event.number, None)
        if event.name:
            self._names[event.number] = event
        # A call may be about to come by the newest; others are nobody's here.
        here = {call.number for call in self._calls.values()} | {event.number}
        self._names = {one: name for one, name in self._names.items() if one in here}

    def _stepped(self, event: CallEvent) -> None:
        call = self._calls.setdefault(event.call_sid, _CallNow())
        call.stepped(event)
        if call.over:
            # Behind the others, so that the call that ended last is kept.
            self._calls[event.call_sid] = self._calls.pop(event.call_sid)
            self._forget_old()

    def _forget_old(self) -> None:
        over = [sid for sid, call in self._calls.items() if call.over]
        for sid in over[:-ENDED_KEPT]:
            del self._calls[sid]


class _CallNow:
    def __init__(self) -> None:
        self.over = False
        self._first: dict[CallState, CallEvent] = {}
        self._newest: CallEvent | None = None
        # Of these the newest alone counts.
        self._only: dict[type[Event], Event] = {}
        self._segments: dict[str, Segment] = {}
        self._gaps: list[Gap] = []
        self._hints: dict[str, Hint] = {}
        self._fates: dict[tuple[str, str], HintUse] = {}
        self._corrections: dict[str, Correction] = {}
        self._flags: dict[str, Flag] = {}
        self._troubles: dict[str, Trouble] = {}

    @property
    def number(self) -> str:
        return other_number(self._newest) if self._newest else ""

    def stepped(self, event: CallEvent) -> None:
        if self.over:
            return
        # When a state was first reached is shown; the newest is what holds.
        self._first.setdefault(event.state, event)
        self._newest = event
        self.over = event.state in _OVER

    def told(self, event: Event) -> None:
        match event:
            case HintWaiting(waits=False):
                self._only.pop(HintWaiting, None)
            case StreamEvent() | HintWaiting() | Cost() | Summary() | TodoDone():
                self._only[type(event)] = event
            case Segment():
                self._segments[event.utterance] = event
            case Gap():
                self._gaps.append(event)
            case Hint():
                keep_hint(self._hints, event)
            case Trouble():
                keep_trouble(self._troubles, event)
            case HintUse() | Correction() | Flag():
                self._taught(event)

    def _taught(self, event: HintUse | Correction | Flag) -> None:
        match event:
            case HintUse():
                # In the order last told: between opposites the last word counts.
                self._fates.pop((event.hint, event.fate), None)
                self._fates[event.hint, event.fate] = event
            case Correction():
                self._correct(event)
            case Flag():
                self._flags.pop(event.utterance, None)
                if event.flagged:
                    self._flags[event.utterance] = event

    def final(self, utterance: str) -> Segment | None:
        said = self._segments.get(utterance)
        return said if said and said.final and said.text else None

    def has_hint(self, hint: str) -> bool:
        return hint in self._hints

    def _correct(self, event: Correction) -> None:
        if not event.masked:
            self._corrections[event.utterance] = event
            return
        # The words as they were heard: nobody is told them any more.
        self._corrections.pop(event.utterance, None)
        if heard := self._segments.get(event.utterance):
            shown = msgspec.structs.replace(heard, text=event.text)
            self._segments[event.utterance] = shown

    def events(self) -> list[Event]:
        steps = list(self._first.values())
        if self._newest and self._newest not in steps:
            steps.append(self._newest)
        # The end comes behind the words, unless nothing else is known.
        last = steps.pop() if self.over and len(steps) > 1 else None
        events: list[Event] = [*steps]
        events += self._newest_of(StreamEvent)
        events += [s for s in self._segments.values() if s.text or not s.final]
        events += self._corrections.values()
        events += self._flags.values()
        events += self._gaps
        events += self._hints.values()
        events += self._newest_of(HintWaiting)
        events += self._fates.values()
        events += self._newest_of(Cost)
        events += self._troubles.values()
        if last:
            events.append(last)
        events += self._newest_of(Summary)
        events += self._newest_of(TodoDone)
        return events

    def _newest_of(self, kind: type[Event]) -> list[Event]:
        return [self._only[kind]] if kind in self._only else []


def keep_hint(hints: dict[str, Hint], event: Hint) -> None:
    """Keep a hint by its name, until it is taken back."""
    if event.state in {"withdrawn", "failed"}:
        hints.pop(event.hint, None)
    else:
        hints[event.hint] = event


def keep_trouble(troubles: dict[str, Trouble], event: Trouble) -> None:
    """Keep a trouble by its code, until it is cleared."""
    if event.cleared:
        troubles.pop(event.code, None)
    else:
        troubles[event.code] = event
