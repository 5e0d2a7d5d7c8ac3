"""The calls that are here now, each with its session and its recogniser."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, suppress

from talkhint_desktop.core.call import Call, Party
from talkhint_desktop.core.coaching.request import HintPlan
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.events import Event
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.core.playbook import Playbook
from talkhint_desktop.core.signal_path import CallPulse
from talkhint_desktop.relay.gate import Line
from talkhint_desktop.relay.session import Session
from talkhint_desktop.relay.wire.webhook import InboundCall

log = logging.getLogger(__name__)

# Gives the session its recogniser for as long as the context lasts.
OpenRecogniser = Callable[[Session, Line], AbstractAsyncContextManager[None]]


class Calls:
    """Begins a session for each call and keeps it until its last words.

    `forgotten` is called with the CallSid when nothing of a call is left, and
    `died_at_once` with a call that ended within seconds without a stream.
    `on_settled` gets a call that is over, once its last words were told.
    """

    def __init__(
        self,
        tell: Callable[[Event], None],
        clock: Clock,
        open_recogniser: OpenRecogniser,
        forgotten: Callable[[str], None],
        died_at_once: Callable[[Session], None],
        *,
        plan_for: Callable[[Line], HintPlan],
    ) -> None:
        self._tell = tell
        self._clock = clock
        self._open_recogniser = open_recogniser
        self._forgotten = forgotten
        self._died_at_once = died_at_once
        self._plan_for = plan_for
        self.on_settled: Callable[[Session], None] | None = None
        self._sessions: dict[str, Session] = {}
        self._over: dict[str, asyncio.Event] = {}
        self._changed = asyncio.Event()
        self.paused = False

    @property
    def live(self) -> list[Session]:
        """The sessions whose phone call is not over, oldest first."""
        return [s for s in self._sessions.values() if not s.call.over]

    @property
    def busy(self) -> bool:
        """Whether a real call is here, be it only its last words."""
        return any(not session.practice for session in self._sessions.values())

    def find(self, line: Line, call_sid: str) -> Session | None:
        """Return the call if it came over `line`: no line speaks for another."""
        session = self._sessions.get(call_sid)
        same = session is not None and session.practice == line.practice
        return session if same else None

    def known(self, call_sid: str) -> Session | None:
        """Return the call while anything of it is here, over whichever line."""
        return self._sessions.get(call_sid)

    def without_stream(self, call_sid: str) -> str:
        """Return a live call that lacks a stream: this one, or the newest.

        Empty where there is none. Raises `TalkHintError` where it has one.
        """
        live = [s for s in self.live if call_sid in {"", s.call.sid}]
        silent = [s for s in live if not s.practice and s.call.stream_sid is None]
        if live and call_sid and not silent:
            raise TalkHintError("The audio of this call arrives already.")
        return silent[-1].call.sid if silent else ""

    def rang(
        self,
        line: Line,
        inbound: InboundCall,
        playbook: Playbook,
        tasks: asyncio.TaskGroup,
    ) -> None:
        """Begin a session; Twilio asking again for a call that is here is none."""
        sid = inbound.call_sid
        if sid in self._sessions:
            return
        party = Party(inbound.direction, inbound.from_number, inbound.to_number)
        call = Call(
            sid,
            party,
            playbook=playbook,
            language=line.language,
            plan=self._plan_for(line),
        )
        session = Session(
            call, practice=line.practice, tell=self._tell, clock=self._clock
        )
        self._sessions[sid] = session
        self._over[sid] = asyncio.Event()
        if self.paused:
            session.paused()
        session.rang()
        self._changed.set()
        tasks.create_task(self._until_over(session, line), name=f"call {sid}")

    def pause_began(self) -> None:
        """No call is heard, nor one that begins, until listening `went_on`."""
        self.paused = True
        for session in self._sessions.values():
            session.paused()

    def went_on(self) -> None:
        self.paused = False
        for session in self._sessions.values():
            session.went_on()

    def ended(self, session: Session, reason: str) -> None:
        session.ended(reason)
        self._over[session.call.sid].set()
        self._changed.set()

    def interrupted(self) -> None:
        """The relay ends: every call is marked, and its words are finished."""
        for session in self._sessions.values():
            session.interrupted()
        for over in self._over.values():
            over.set()

    def looked(self) -> list[CallPulse]:
        """Look at every live call; some may turn out to be over."""
        pulses = [session.looked() for session in self.live]
        for sid, session in self._sessions.items():
            if session.call.over:
                self._over[sid].set()
        return pulses

    async def settled(self, call_sid: str) -> None:
        """Wait until the call is over and its last final has been told."""
        while call_sid in self._sessions:
            await self.changed(1.0)

    async def finished(self) -> None:
        """Wait until no real call is left; practice calls are not waited for."""
        while self.busy:
            await self.changed(1.0)

    async def changed(self, seconds: float) -> None:
        """Wait until a call came or went, at most `seconds`."""
        self._changed.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._changed.wait()

    async def _until_over(self, session: Session, line: Line) -> None:
        """Keep a recogniser for the call until its last final has come."""
        sid = session.call.sid
        over = self._over[sid]
        try:
            async with self._open_recogniser(session, line):
                await over.wait()
        except Exception:
            # Our bug, but one call's words must not take the others' calls.
            log.exception("call %s: recognition failed", sid)
            session.recognition_failed()
            await over.wait()
        finally:
            session.recogniser = None
            if self.on_settled:
                self.on_settled(session)
            if session.died_at_once:
                self._died_at_once(session)
            del self._sessions[sid], self._over[sid]
            self._forgotten(sid)
            self._changed.set()
