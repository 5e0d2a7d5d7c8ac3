"""Puts what happens into lines that a person reads in a terminal."""

import sys
import unicodedata
from datetime import datetime
from typing import Protocol

from talkhint_desktop.core.events import (
    CallEvent,
    CallState,
    Event,
    Gap,
    Hint,
    Name,
    Pause,
    RelayEvent,
    RelayState,
    Segment,
    Speaker,
    StreamEvent,
    Trouble,
)

_NAMES = {Speaker.CALLER: "Caller", Speaker.AGENT: "Agent "}
_WIDTH = 78


def plain(text: str) -> str:
    """Return `text` without what could steer a terminal or turn text around."""
    return "".join(
        sign if unicodedata.category(sign) not in {"Cc", "Cf", "Cs"} else " "
        for sign in text
    )


class Out(Protocol):
    """What a story is written to: a terminal, a file, a pipe."""

    def write(self, text: str, /) -> object: ...
    def flush(self) -> object: ...
    def isatty(self) -> bool: ...


class Story:
    """Prints events as they happen; on a terminal growing words too.

    Growing words take one line that is written over, so the screen stays
    readable and a log stays short.
    """

    def __init__(self, out: Out = sys.stdout) -> None:
        self._out = out
        self._live = out.isatty()
        self._growing: dict[str, Segment] = {}
        self._names: dict[str, str] = {}  # by number

    def told(self, event: Event) -> None:
        match event:
            case RelayEvent():
                self._relay(event)
            case Name():
                self._names[event.number] = event.name
            case CallEvent():
                self._call(event)
            case StreamEvent(state="started"):
                self.line("         The audio stream is open, both sides.")
            case Segment():
                self._segment(event)
            case Gap():
                seconds = (event.end_ms - event.start_ms) / 1000
                name = _NAMES[event.speaker].strip().lower()
                lost = f"{seconds:.1f} s of the {name} are missing: {event.cause}"
                self.line(f"  {_time(event.start_ms)}  [{plain(lost)}]")
            case Pause():
                self._pause(event)
            case Hint():
                self._hint(event)
            case Trouble():
                self._trouble(event)

    def line(self, text: str = "") -> None:
        """Print one line, over the growing words if there are any."""
        if self._live and self._growing:
            self._out.write("\r\x1b[K")
        self._out.write(text + "\n")
        self._show_growing()
        self._out.flush()

    def _relay(self, event: RelayEvent) -> None:
        if event.state is RelayState.LISTENING and event.webhook_url:
            self.line(f"Listening. Webhook: {event.webhook_url}")
        elif event.state is RelayState.LISTENING:
            self.line("Listening on this PC; there is no public address yet.")
        elif event.trouble:
            self.line(f"! {event.trouble.message} {event.trouble.remedy}")

    def _call(self, event: CallEvent) -> None:
        match event.state:
            case CallState.RINGING:
                who, whom = plain(event.from_number), plain(event.to_number)
                if name := self._names.get(event.from_number):
                    who = f"{plain(name)}, {who},"
                self.line()
                self.line(f"Call from {who} to {whom}. The agent's phone rings.")
            case CallState.CONNECTED:
                self.line("         The agent answered.")
            case CallState.ENDED | CallState.INTERRUPTED:
                self.line(f"Call ended ({plain(event.reason or 'unknown')}).")

    def _pause(self, event: Pause) -> None:
        if event.paused and event.until:
            until = datetime.fromisoformat(event.until).astimezone()
            self.line(f"Paused. Listening goes on by itself at {until:%H:%M:%S}.")
        else:
            self.line("Listening goes on.")

    def _segment(self, event: Segment) -> None:
        if not event.final:
            self._growing[event.utterance] = event
            self._show_growing()
            return
        grew = self._growing.pop(event.utterance, None)
        if self._live and grew:
            self._out.write("\r\x1b[K")
        if event.text:
            self.line(f"  {_said(event)}")
        else:
            self._show_growing()

    def _hint(self, event: Hint) -> None:
        if event.state != "finished":
            return
        self.line(f"         >> {plain(event.headline).upper()}")
        for fact in event.facts:
            self.line(f"            {plain(fact).replace('**', '')}")
        source = plain((event.card or "").replace("#", ", "))
        self.line(f"            [{source}; {event.after_ms / 1000:.1f} s after]")

    def _trouble(self, event: Trouble) -> None:
        if event.cleared:
            self.line(f"  ok: over again: {event.message}")
        else:
            self.line(f"  ! {event.message} {event.remedy}")

    def _show_growing(self) -> None:
        if not self._live or not self._growing:
            return
        newest = next(reversed(self._growing.values()))
        text = f"  {_said(newest)} ..."
        self._out.write(f"\r\x1b[K\x1b[2m{text[-_WIDTH:]}\x1b[0m")
        self._out.flush()


def _said(segment: Segment) -> str:
    name = _NAMES[segment.speaker]
    return f"{_time(segment.start_ms)}  {name}  {plain(segment.text)}"


def _time(ms: int) -> str:
    seconds = ms // 1000
    return f"{seconds // 60:02}:{seconds % 60:02}"
