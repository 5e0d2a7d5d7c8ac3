"""A real relay on loopback with a parrot for a recogniser, and what it told."""

import asyncio
import base64
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from talkhint_desktop.app import clock
from talkhint_desktop.core.coaching.request import HintPlan
from talkhint_desktop.core.events import Event, Speaker
from talkhint_desktop.core.hints import HintRules
from talkhint_desktop.core.moment import Moment
from talkhint_desktop.core.playbook import read as read_playbook
from talkhint_desktop.core.prices import TokensUsed
from talkhint_desktop.relay.coach import Mentor, coached
from talkhint_desktop.relay.gate import Line
from talkhint_desktop.relay.lines import RelayConfig
from talkhint_desktop.relay.model.model import Model
from talkhint_desktop.relay.practice.caller import Recording
from talkhint_desktop.relay.reach import FindTunnel
from talkhint_desktop.relay.relay import Relay
from talkhint_desktop.relay.session import Session
from talkhint_desktop.relay.tunnel import choice
from tests.peers.parrot import Aviary
from tests.peers.twilio import FakeTwilio
from tests.peers.twilio_stream import FakeStream

ACCOUNT = "AC" + "1" * 32
TOKEN = "0123456789abcdef0123456789abcdef"
AGENT = "+15005550009"
PRACTICE = Path(__file__).parents[2] / "resources" / "practice" / "order-en"
CARDS = """
## Late order
Triggers: has not arrived
Say: Offer to trace the parcel
Facts:
- Tracing takes **two days**
"""

E = TypeVar("E", bound=Event)


@dataclass
class Told:
    """Every event that the relay told, and a way to wait for one."""

    events: list[Event] = field(default_factory=list)
    used: list[tuple[str, str, TokensUsed]] = field(default_factory=list)
    watch: Callable[[Event], None] | None = None
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def __call__(self, event: Event) -> None:
        self.events.append(event)
        self._news.set()
        if self.watch:
            self.watch(event)

    def of(self, kind: type[E], **wanted: Any) -> list[E]:
        """Return the events of a kind whose fields are as wanted."""
        return [
            e
            for e in self.events
            if isinstance(e, kind)
            and all(getattr(e, name) == value for name, value in wanted.items())
        ]

    async def until(self, kind: type[E], within: float = 10.0, **wanted: Any) -> E:
        """Wait for such an event and return the first one."""
        return await self.next(kind, 0, within, **wanted)

    async def next(
        self, kind: type[E], after: int, within: float = 10.0, **wanted: Any
    ) -> E:
        """Wait for the one such event that follows `after` others."""
        async with asyncio.timeout(within):
            while len(found := self.of(kind, **wanted)) <= after:
                self._news.clear()
                await self._news.wait()
        return found[after]


@dataclass
class Running:
    relay: Relay
    told: Told
    aviary: Aviary
    twilio: FakeTwilio

    async def streaming(self, call_sid: str) -> FakeStream:
        """Ring, and open the stream as Twilio would."""
        reply = await self.twilio.inbound(call_sid)
        return await self.stream_with(call_sid, reply.stream_token)

    async def stream_with(self, call_sid: str, token: str) -> FakeStream:
        stream = await self.twilio.open_stream()
        await stream.send(stream.connected(), stream.start(call_sid, token))
        return stream


@asynccontextmanager
async def running_relay(
    *,
    lines: dict[Speaker, list[str]] | None = None,
    haste: float = 1.0,
    find_tunnel: FindTunnel | None = None,
    known_as: str = "",
    model: Model | None = None,
    rules: HintRules | None = None,
    **config: Any,
) -> AsyncIterator[Running]:
    """Run a relay with an account and a Twilio that knows its token.

    `haste` makes the relay's clock run faster, so that its limits come soon.
    With `find_tunnel` it holds one; Twilio then knows the relay as `known_as`.
    With a `model` every call is coached by it.
    """

    def hasty() -> Moment:
        now = clock()
        return Moment(now.wall, now.mono * haste)

    told, aviary = Told(), Aviary(lines)
    plan = HintPlan(rules or HintRules(), by_model=bool(model))

    @asynccontextmanager
    async def open_recogniser(session: Session, line: Line) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            if model:
                mentor = Mentor(
                    model=model,
                    instructions=lambda _language: "Be brief.",
                    tell=told,
                    clock=hasty,
                    used=lambda *used: told.used.append(used),
                )
                await stack.enter_async_context(coached(session, mentor))
            await stack.enter_async_context(aviary.open(session, line))
            yield

    cards = read_playbook([("cards.md", CARDS)])
    settings = {
        "account_sid": ACCOUNT,
        "auth_token": TOKEN,
        "agent_number": AGENT,
        "tunnel": find_tunnel is not None,
        **config,
    }
    relay = Relay(
        RelayConfig(**settings),
        tell=told,
        clock=hasty,
        open_recogniser=open_recogniser,
        playbook_for=lambda line: cards,
        find_tunnel=find_tunnel or choice.find_tunnel,
        plan_for=lambda line: plan,
    )
    async with relay.open():
        here = relay.reach.local_url if known_as else relay.public_url
        async with FakeTwilio(
            f"{here}/twilio/inbound", ACCOUNT, TOKEN, public_origin=known_as
        ) as twilio:
            yield Running(relay, told, aviary, twilio)


@cache
def _practice() -> Recording:
    return Recording.load(PRACTICE)


def speech(speaker: Speaker, number: int = 0, *, silence_ms: int = 1000) -> list[str]:
    """Return an utterance of the practice call as base64 frames of 20 ms.

    `number` counts that side's utterances; some silence follows, so that the
    turn is over.
    """
    recording = _practice()
    said = [s for s in recording.segments if s.track is speaker][number]
    track = recording.caller if speaker is Speaker.CALLER else recording.agent
    sound = (
        track[(said.start_ms - 300) * 8 : said.end_ms * 8] + b"\xff" * silence_ms * 8
    )
    frames = [
        sound[at : at + 160].ljust(160, b"\xff") for at in range(0, len(sound), 160)
    ]
    return [base64.b64encode(frame).decode() for frame in frames]
