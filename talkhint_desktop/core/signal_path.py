"""The way from the caller to the hint, each stage with its own live proof."""

from dataclasses import dataclass
from enum import StrEnum

import msgspec

# Twilio sends a frame every 20 ms, in silence too, so a second without one is
# a fault and not a pause.
FRESH_MS = 1_000
LOST_MS = 3_000
# A recogniser that gives nothing for this much speech is silent.
WORDS_LATE_MS = 8_000


class StageName(StrEnum):
    NUMBER = "number"
    WEBHOOK = "webhook"
    TUNNEL = "tunnel"
    CALL = "call"
    STREAM = "stream"
    CALLER = "caller"
    AGENT = "agent"
    WORDS = "words"
    HINTS = "hints"


class TunnelState(StrEnum):
    STARTING = "starting"
    UP = "up"
    DOWN = "down"


class StageState(StrEnum):
    """What is known: `waiting` is fine so far, `unknown` was never proved."""

    OK = "ok"
    WAITING = "waiting"
    WARNING = "warning"
    FAILED = "failed"
    UNKNOWN = "unknown"
    OFF = "off"


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """One stage as of now.

    `proof` is a code that a face puts into words; `value` is a detail for it
    (an address, a count); `age_ms` is how old the proof is, None without one;
    `latency_ms` is how long an answer took, where one is waited for.
    """

    name: StageName
    state: StageState
    proof: str
    value: str = ""
    age_ms: int | None = None
    latency_ms: int | None = None


class TrackPulse(msgspec.Struct, frozen=True, kw_only=True):
    """One side's audio as of now; `level` runs from 0 to 1."""

    frames: int = 0
    age_ms: int | None = None
    level: float = 0.0
    speaking: bool = False


class CallPulse(msgspec.Struct, frozen=True, kw_only=True):
    """A live call's figures that change too often to be events."""

    call_sid: str
    stream_ms: int
    practice: bool
    paused: bool = False
    answered: bool
    streaming: bool
    caller: TrackPulse
    agent: TrackPulse
    words_age_ms: int | None = None
    speech_without_words_ms: int = 0
    hint_age_ms: int | None = None
    lost_frames: int = 0
    doubled_frames: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookFacts:
    """What the last check of the webhook found; `code` is its verdict.

    Not `known`: it could not be told, this PC or Twilio was away. `number` is
    the one that was checked, empty where only the own address was.
    """

    code: str
    known: bool
    number: str
    number_failed: bool
    webhook_failed: bool
    warned: bool
    age_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayFacts:
    """What the relay knows of itself, outside any call."""

    listening: bool
    tunnel: str  # "local" | "own-url" | "ngrok" | "agent", or "tunnel" at first
    public_url: str
    token_known: bool
    webhook_age_ms: int | None  # since the last validly signed request
    engine: str
    engine_ready: bool
    hints: str
    cards: int
    tunnel_state: TunnelState = TunnelState.UP
    tunnel_age_ms: int | None = None  # since the tunnel's last sign of life
    tunnel_latency_ms: int | None = None
    webhook: WebhookFacts | None = None
    lacks_key: bool = False  # the engine's


def signal_path(facts: RelayFacts, call: CallPulse | None) -> list[Stage]:
    """Return the nine stages in order; `call` is the one on screen, if any."""
    return [
        _number(facts.webhook),
        _webhook(facts),
        _tunnel(facts),
        _call(call),
        _stream(call),
        _side(StageName.CALLER, call),
        _side(StageName.AGENT, call),
        _words(facts, call),
        _hints(facts, call),
    ]


def _number(checked: WebhookFacts | None) -> Stage:
    name = StageName.NUMBER
    if checked is None or not checked.known or not checked.number:
        return Stage(name=name, state=StageState.UNKNOWN, proof="not-checked")
    return Stage(
        name=name,
        state=StageState.FAILED if checked.number_failed else StageState.OK,
        proof="number-wrong" if checked.number_failed else "number-right",
        value=checked.number,
        age_ms=checked.age_ms,
    )


def _checked(checked: WebhookFacts) -> Stage:
    state, proof = StageState.OK, "checked"
    if checked.webhook_failed:
        state, proof = StageState.FAILED, "check-failed"
    elif checked.warned:
        state, proof = StageState.WARNING, "check-warned"
    age = checked.age_ms
    return Stage(name=StageName.WEBHOOK, state=state, proof=proof, age_ms=age)


def _webhook(facts: RelayFacts) -> Stage:
    name = StageName.WEBHOOK
    if not facts.listening:
        return Stage(name=name, state=StageState.FAILED, proof="not-listening")
    checked = facts.webhook
    # The newer proof counts: Twilio's own request, or our check.
    if checked and checked.known:
        asked = facts.webhook_age_ms
        if asked is None or asked > checked.age_ms:
            return _checked(checked)
    if facts.webhook_age_ms is not None:
        age = facts.webhook_age_ms
        return Stage(name=name, state=StageState.OK, proof="signed-request", age_ms=age)
    if not facts.token_known:
        return Stage(name=name, state=StageState.WARNING, proof="no-token")
    return Stage(name=name, state=StageState.UNKNOWN, proof="no-request-yet")


def _tunnel(facts: RelayFacts) -> Stage:
    name, url = StageName.TUNNEL, facts.public_url
    if not facts.listening:
        return Stage(name=name, state=StageState.FAILED, proof="not-listening")
    if facts.tunnel in {"none", "local"}:
        return Stage(name=name, state=StageState.OFF, proof="local-only", value=url)
    if facts.tunnel_state is TunnelState.STARTING:
        return Stage(name=name, state=StageState.WAITING, proof="tunnel-starting")
    if facts.tunnel_state is TunnelState.DOWN:
        return Stage(name=name, state=StageState.FAILED, proof="tunnel-down")
    proved = facts.tunnel_age_ms is not None
    return Stage(
        name=name,
        state=StageState.OK if proved else StageState.UNKNOWN,
        proof=facts.tunnel,
        value=url,
        age_ms=facts.tunnel_age_ms,
        latency_ms=facts.tunnel_latency_ms,
    )


def _call(call: CallPulse | None) -> Stage:
    name = StageName.CALL
    if call is None:
        return Stage(name=name, state=StageState.WAITING, proof="no-call")
    if call.answered:
        return Stage(name=name, state=StageState.OK, proof="answered")
    return Stage(name=name, state=StageState.WAITING, proof="ringing")


def _stream(call: CallPulse | None) -> Stage:
    name = StageName.STREAM
    if call is None:
        return Stage(name=name, state=StageState.WAITING, proof="no-call")
    if not call.streaming:
        state = StageState.FAILED if call.answered else StageState.WAITING
        return Stage(name=name, state=state, proof="no-stream")
    frames = call.caller.frames + call.agent.frames
    ages = [a for a in (call.caller.age_ms, call.agent.age_ms) if a is not None]
    if not ages:
        return Stage(name=name, state=StageState.WAITING, proof="no-frames-yet")
    state = StageState.OK if min(ages) <= FRESH_MS else StageState.FAILED
    proof = "frames" if state is StageState.OK else "frames-stopped"
    return Stage(
        name=name, state=state, proof=proof, value=str(frames), age_ms=min(ages)
    )


def _side(name: StageName, call: CallPulse | None) -> Stage:
    if call is None or not call.streaming:
        return Stage(name=name, state=StageState.WAITING, proof="no-stream")
    if call.paused:
        return Stage(name=name, state=StageState.OFF, proof="off")
    track = call.caller if name is StageName.CALLER else call.agent
    if track.age_ms is None:
        return Stage(name=name, state=StageState.WAITING, proof="no-frames-yet")
    if track.age_ms > LOST_MS:
        state, proof = StageState.FAILED, "frames-stopped"
    elif track.age_ms > FRESH_MS:
        state, proof = StageState.WARNING, "frames-late"
    else:
        state, proof = StageState.OK, "listening"
    return Stage(
        name=name,
        state=state,
        proof=proof,
        value=str(track.frames),
        age_ms=track.age_ms,
    )


def _words(facts: RelayFacts, call: CallPulse | None) -> Stage:
    name, engine = StageName.WORDS, facts.engine
    if facts.lacks_key:
        return Stage(name=name, state=StageState.FAILED, proof="no-key", value=engine)
    if not facts.engine_ready:
        return Stage(name=name, state=StageState.FAILED, proof="down", value=engine)
    if call is not None and call.paused:
        return Stage(name=name, state=StageState.OFF, proof="off", value=engine)
    if call is None or call.words_age_ms is None:
        proof = "ready" if call is None else "no-words-yet"
        late = call is not None and call.speech_without_words_ms > WORDS_LATE_MS
        state = StageState.FAILED if late else StageState.WAITING
        return Stage(name=name, state=state, proof=proof, value=engine)
    late = call.speech_without_words_ms > WORDS_LATE_MS
    return Stage(
        name=name,
        state=StageState.FAILED if late else StageState.OK,
        proof="silent" if late else "words",
        value=engine,
        age_ms=call.words_age_ms,
    )


def _hints(facts: RelayFacts, call: CallPulse | None) -> Stage:
    name = StageName.HINTS
    if facts.hints == "off":
        return Stage(name=name, state=StageState.OFF, proof="off")
    if facts.cards == 0:
        return Stage(name=name, state=StageState.WARNING, proof="no-cards")
    if call is not None and call.hint_age_ms is not None:
        age = call.hint_age_ms
        return Stage(name=name, state=StageState.OK, proof="shown", age_ms=age)
    cards = str(facts.cards)
    return Stage(name=name, state=StageState.WAITING, proof="cards", value=cards)
