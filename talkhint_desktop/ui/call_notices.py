"""What is told outside the window of a call: it rings, or it was missed."""

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any, Literal

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from talkhint_desktop.core.events import CallEvent, CallState, Event, Segment, Speaker
from talkhint_desktop.ui.jobs import Jobs
from talkhint_desktop.ui.notice import OPEN, Notice
from talkhint_desktop.ui.notices import Notices
from talkhint_desktop.ui.visible import one_line
from talkhint_desktop.ui.words import phone, time_of_day

COPY = "copy"
_LAST_WITHIN_S = 0.4  # else the notice comes without it
_LONGEST_NUMBER = 60
# Twilio's words for a leg that somebody had answered.
_TALKED = ("completed", "answered")
Outcome = Literal["answered", "missed", "gone"]
translate = QCoreApplication.translate


@dataclass(slots=True)
class _Ringing:
    """A call that was announced and has not been answered yet."""

    event: CallEvent
    last: "asyncio.Future[str]"
    outcome: "asyncio.Future[Outcome]"
    spoken: bool = field(default=False)  # by the agent

    def become(self, outcome: Outcome) -> None:
        if not self.outcome.done():
            self.outcome.set_result(outcome)


def _nameless(_number: str) -> str:
    return ""


class CallNotices:
    """One notice a call; it goes when the call is answered.

    When it is `quiet` by the time a call is missed, its notice just goes. Each
    call that is announced has one job, so that what it shows comes in the order
    of what happened. `name_of` tells what the agent calls a number.
    """

    def __init__(
        self, notices: Notices, jobs: Jobs, name_of: Callable[[str], str] = _nameless
    ) -> None:
        self._notices, self._jobs, self._name_of = notices, jobs, name_of
        self.quiet: Callable[[], bool] = lambda: False
        self._ringing: dict[str, _Ringing] = {}
        self._numbers: dict[str, str] = {}  # by CallSid, as they can be dialled

    def announce(self, event: CallEvent) -> None:
        """Tell that a call rings, and what becomes of it."""
        loop = asyncio.get_running_loop()
        known = _Ringing(event, loop.create_future(), loop.create_future())
        self._ringing[event.call_sid] = known
        self._numbers[event.call_sid] = event.from_number
        self._jobs.start(self._follow(known), name="notice of a call")

    def know_last(self, sid: str, words: str) -> None:
        """Know what to say of the last call with this number, maybe nothing."""
        known = self._ringing.get(sid)
        if known and not known.last.done():
            known.last.set_result(words)

    def told(self, event: Event) -> None:
        """Follow the calls that were announced."""
        match event:
            case Segment(speaker=Speaker.AGENT, final=True):
                if known := self._ringing.get(event.call_sid):
                    known.spoken = True
            case CallEvent() if known := self._ringing.get(event.call_sid):
                if event.state is CallState.CONNECTED:
                    known.become("answered")
                elif event.state is CallState.INTERRUPTED:
                    known.become("gone")
                elif event.state is CallState.ENDED:
                    known.become("missed" if _missed(event, known) else "answered")

    def only(self, ringing: Collection[str]) -> None:
        """Forget calls that do not ring any more: news of them was missed."""
        for sid, known in self._ringing.items():
            if sid not in ringing:
                known.become("gone")

    def acted(self, subject: str, action: str) -> None:
        """Do what a notice's button says, but for showing the window."""
        if action == COPY and subject in self._numbers:
            QGuiApplication.clipboard().setText(self._numbers[subject])

    async def _follow(self, call: _Ringing) -> None:
        sid = call.event.call_sid
        try:
            soon: list[asyncio.Future[Any]] = [call.last, call.outcome]
            first = asyncio.FIRST_COMPLETED
            await asyncio.wait(soon, timeout=_LAST_WITHIN_S, return_when=first)
            last = call.last.result() if call.last.done() else ""
            if not call.outcome.done():
                notice = ringing(call.event, last, self._name(call))
                await self._notices.show(sid, notice)
            outcome = await call.outcome
        finally:
            del self._ringing[sid]
        if outcome == "missed" and not self.quiet():
            notice = missed(call.event, last, self._name(call))
            await self._notices.show(sid, notice)
        else:
            await self._notices.take_back(sid)

    def _name(self, call: _Ringing) -> str:
        return self._name_of(call.event.from_number)


def ringing(event: CallEvent, last: str, name: str = "") -> Notice:
    """Return the notice of a call that rings."""
    return Notice(
        headline=translate("CallNotices", "Incoming call"),
        second="\n".join(part for part in (_who(event, name), last) if part),
        actions=_actions(event),
        category="call.incoming",
        urgent=True,
        stays=True,
    )


def missed(event: CallEvent, last: str, name: str = "") -> Notice:
    """Return the notice of a call that nobody answered."""
    words = translate("CallNotices", "%1, at %2")
    when = words.replace("%1", _who(event, name))
    when = when.replace("%2", time_of_day(event.started_at))
    return Notice(
        headline=translate("CallNotices", "Missed call"),
        second="\n".join(part for part in (when, last) if part),
        actions=_actions(event),
        category="call.unanswered",
    )


def _missed(event: CallEvent, known: _Ringing) -> bool:
    """Tell whether nobody answered: it is never told of a call that was talked in."""
    return not (known.spoken and event.reason in _TALKED)


def _who(event: CallEvent, name: str) -> str:
    """Return the number, behind the name where there is one."""
    number = one_line(phone(event.from_number), _LONGEST_NUMBER)
    return f"{one_line(name, _LONGEST_NUMBER)}, {number}" if name else number


def _actions(event: CallEvent) -> tuple[tuple[str, str], ...]:
    show = (OPEN, translate("CallNotices", "Open"))
    if not any(sign.isdigit() for sign in event.from_number):
        return (show,)  # a hidden number
    return show, (COPY, translate("CallNotices", "Copy number"))
