"""The relay: takes calls in, gives each its session, and goes down in order."""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from talkhint_desktop.core.coaching.request import HintPlan
from talkhint_desktop.core.events import Event, RelayState
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.core.playbook import Playbook
from talkhint_desktop.core.signal_path import (
    CallPulse,
    RelayFacts,
    Stage,
    WebhookFacts,
    signal_path,
)
from talkhint_desktop.core.webhook.calls import CallFacts
from talkhint_desktop.relay.calls import Calls, OpenRecogniser
from talkhint_desktop.relay.facts import facts_of
from talkhint_desktop.relay.gate import Gate, Grant, Line
from talkhint_desktop.relay.lines import Lines, RelayConfig, stream_url
from talkhint_desktop.relay.pausing import Pausing
from talkhint_desktop.relay.practice.caller import Account, Met, Outcome, place_call
from talkhint_desktop.relay.practice.recording import Recording
from talkhint_desktop.relay.reach import FindTunnel, Reach
from talkhint_desktop.relay.server import Server, StreamSink
from talkhint_desktop.relay.session import Session
from talkhint_desktop.relay.speech.voice import warm_up
from talkhint_desktop.relay.stream import Unheard
from talkhint_desktop.relay.stream_offer import StreamOffer, as_inbound, offer_of
from talkhint_desktop.relay.traffic import Traffic
from talkhint_desktop.relay.tunnel.choice import find_tunnel
from talkhint_desktop.relay.wire.twilio import Start
from talkhint_desktop.relay.wire.voice_document import (
    after_dial_document,
    inbound_document,
)
from talkhint_desktop.relay.wire.webhook import (
    DialResult,
    InboundCall,
    StatusUpdate,
    StreamReport,
)

log = logging.getLogger(__name__)

_OVER = {"completed", "busy", "no-answer", "failed", "canceled"}
# After the agent's leg has ended the caller's follows at once.
_NEWS_AFTER_LEG = 5.0
_LOOK_LIVE, _LOOK_IDLE = 0.1, 1.0  # seconds between looks


OnPulse = Callable[[list[Stage], list[CallPulse]], None]


class Relay:
    """Everything between Twilio and `tell`, for as long as `open()` lasts.

    It is the `Switchboard` of its server: what the routes let in arrives here,
    authenticated. A second line with a token of this run's own takes practice
    calls, so they need no account and pass the same gate.
    """

    def __init__(
        self,
        config: RelayConfig,
        *,
        tell: Callable[[Event], None],
        clock: Clock,
        open_recogniser: OpenRecogniser,
        playbook_for: Callable[[Line], Playbook],
        find_tunnel: FindTunnel = find_tunnel,
        plan_for: Callable[[Line], HintPlan] = lambda _: HintPlan(),
    ) -> None:
        self._config = config
        self._tell = tell
        self._clock = clock
        self._playbook_for = playbook_for
        self._tasks: asyncio.TaskGroup | None = None
        self._signed_at: float | None = None
        self._practice = Account(
            "AC" + secrets.token_hex(16), secrets.token_urlsafe(32)
        )
        self._lines = Lines(self._practice)
        self._told_url: str | None = None
        self.instance = secrets.token_urlsafe(16)
        self.gate = Gate([], lambda: clock().mono, lambda: secrets.token_urlsafe(32))
        self.calls = Calls(
            tell,
            clock,
            open_recogniser,
            self.gate.forget,
            self._died_at_once,
            plan_for=plan_for,
        )
        self.reach = Reach(config, clock, find_tunnel, tell, self._addresses_changed)
        self.pausing = Pausing(self.calls, tell, clock)
        self.traffic = Traffic()
        self.on_pulse: OnPulse | None = None
        self.checked: Callable[[], WebhookFacts | None] | None = None
        self.on_stray: Callable[[StatusUpdate], None] | None = None
        self.on_streamless: Callable[[Session], None] | None = None

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Listen until the context ends; then calls are marked interrupted."""
        self._state(RelayState.STARTING)
        server = Server(
            self.gate,
            self,
            port=self._config.port,
            instance=self.instance,
            public_hosts=lambda: self.reach.hosts,
            traffic=self.traffic,
        )
        async with server, asyncio.TaskGroup() as self._tasks:
            self.reach.local_url = f"http://127.0.0.1:{server.port}"
            self._addresses_changed()
            jobs = self._jobs(self._tasks, server.port)
            try:
                yield
            finally:
                for job in jobs:
                    job.cancel()
                self.calls.interrupted()
        self._state(RelayState.STOPPED)

    def _jobs(self, tasks: asyncio.TaskGroup, port: int) -> list[asyncio.Task[None]]:
        return [
            tasks.create_task(asyncio.to_thread(warm_up), name="warm up"),
            tasks.create_task(self._watch(), name="watch"),
            tasks.create_task(self.reach.run(port, self.calls.finished), name="reach"),
        ]

    def configure(self, config: RelayConfig) -> None:
        """Take other settings; calls under way keep theirs, and their way here."""
        self._config = config
        self.reach.configure(config)
        if self.reach.local_url:  # else nobody is served yet
            self._addresses_changed()

    @property
    def public_url(self) -> str:
        """The address as of now, empty while a tunnel has none."""
        return self.reach.public_url

    def playbook_changed(self, playbook: Playbook) -> None:
        """Give the calls under way the playbook as it is on disk now."""
        for session in self.calls.live:
            if not session.practice:
                session.call.playbook = playbook

    def adopt(self, facts: CallFacts) -> None:
        """Take a call that goes on, though its webhook was another."""
        assert self._tasks is not None
        line = self._lines.real
        call = as_inbound(facts, self._config.account_sid)
        self.calls.rang(line, call, self._playbook_for(line), self._tasks)
        session = self.calls.find(line, facts.sid)
        if session and facts.status == "in-progress":
            session.agent_answered()

    def offer_stream(self, call_sid: str) -> StreamOffer:
        """Return what lets Twilio stream a call that is here."""
        return offer_of(self.gate, self._lines.real, call_sid)

    async def practise(
        self,
        recording: Recording,
        speed: float,
        call_sid: str,
        on_answer: Callable[[], None],
    ) -> Outcome:
        """Play `recording` as a caller would, through the gate and the stream.

        `on_answer` is called when the relay has answered the webhook.
        """

        def met(one: Met) -> None:
            if one.what == "answered-by-webhook":
                on_answer()

        return await place_call(
            recording,
            f"{self.reach.local_url}/twilio/inbound",
            self._practice,
            speed=speed,
            call_sid=call_sid,
            status_callback=f"{self.reach.local_url}/twilio/status",
            on_met=met,
        )

    # The switchboard: what the server let in.

    def call_arrived(self, line: Line, call: InboundCall) -> str:
        if not call.probe:  # that was this PC, by way of the tunnel
            self._asked_by(line)
        token = self.gate.grant(line, call.call_sid, probe=bool(call.probe))
        if not call.probe:
            assert self._tasks is not None
            self.calls.rang(line, call, self._playbook_for(line), self._tasks)
        origin = line.origins[0]
        return inbound_document(
            stream_url=stream_url(origin),
            token=token,
            status_url=f"{origin}/twilio/stream-status",
            dial_url=f"{origin}/twilio/dial",
            dial_status_url=f"{origin}/twilio/status",
            agent_number=line.agent_number,
            notice=line.notice,
            language=line.language,
        )

    def status_changed(self, line: Line, update: StatusUpdate) -> None:
        self._asked_by(line)
        if leg := self.calls.find(line, update.parent_call_sid):
            if update.status in {"in-progress", "answered"}:
                leg.agent_answered()
            elif update.status in _OVER:
                leg.soon_over(_NEWS_AFTER_LEG)
        elif session := self.calls.find(line, update.call_sid):
            if update.status == "in-progress":
                session.agent_answered()
            elif update.status in _OVER:
                self.calls.ended(session, update.status)
        else:
            log.info("status of a call that is not here: %s", update.status)
            self._strayed(line, update)

    def dial_ended(self, line: Line, result: DialResult) -> str:
        self._asked_by(line)
        if session := self.calls.find(line, result.call_sid):
            self.calls.ended(session, result.status)
        return after_dial_document(result, language=line.language)

    def stream_reported(self, line: Line, report: StreamReport) -> None:
        self._asked_by(line)
        session = self.calls.find(line, report.call_sid)
        if report.event == "stream-error" and session:
            log.warning("call %s: stream error: %s", report.call_sid, report.error)
            session.stream_failed(report.error)

    def _strayed(self, line: Line, update: StatusUpdate) -> None:
        """A whole call is over of which the webhook here was never asked."""
        whole = update.status in _OVER and not update.parent_call_sid
        if whole and not line.practice and self.on_stray:
            self.on_stray(update)

    def _died_at_once(self, session: Session) -> None:
        if self.on_streamless:
            self.on_streamless(session)

    def _asked_by(self, line: Line) -> None:
        """Remember that Twilio itself was here; a practice call proves nothing."""
        if not line.practice:
            self._signed_at = self._clock().mono

    def stream_opened(self, grant: Grant, start: Start) -> StreamSink | None:
        if grant.probe:
            return Unheard()
        session = self.calls.find(grant.line, start.call_sid)
        if session is None or session.call.over:
            return None
        streaming = [
            s for s in self.calls.live if s.call.stream_sid and s is not session
        ]
        if self._config.max_calls and len(streaming) >= self._config.max_calls:
            log.warning(
                "call %s: %d calls stream already", start.call_sid, len(streaming)
            )
            return None
        return session.stream_opened(start)

    # Time.

    async def _watch(self) -> None:
        while True:
            self.reach.looked()
            self.pausing.looked()
            pulses = self.calls.looked()
            if self._lines.stale and not self.calls.busy:
                self._addresses_changed()
            newest = pulses[-1] if pulses else None
            if self.on_pulse:
                self.on_pulse(signal_path(self._facts(), newest), pulses)
            look = _LOOK_LIVE if pulses else _LOOK_IDLE
            await self.calls.changed(self.pausing.at_most(look))

    def _facts(self) -> RelayFacts:
        return facts_of(
            self._config,
            self.reach,
            self.calls.live,
            self._playbook_for(self._lines.real),
            signed_at=self._signed_at,
            webhook=self.checked() if self.checked else None,
            now=self._clock().mono,
        )

    # Addresses.

    def _addresses_changed(self) -> None:
        """Take signatures for the addresses of now, and tell the new one."""
        reach = self.reach
        lines = self._lines.renew(
            self._config, reach.origins, reach.local_url, busy=self.calls.busy
        )
        self.gate.lines_changed(lines)
        if reach.public_url != self._told_url:
            self._told_url = reach.public_url
            self._state(RelayState.LISTENING)

    def _state(self, state: RelayState) -> None:
        self._tell(self.reach.event(state))
