"""What TalkHint tells: one frozen value for each thing that happened.

The names and fields are the contract with scripts, windows and the history.
Every value becomes one JSON object with `event` and `at`, and comes back from
it with its types checked.
"""

from enum import StrEnum
from typing import Any, Literal, get_args

import msgspec

HintState = Literal["growing", "finished", "withdrawn", "failed"]
HintSource = Literal["playbook", "model"]
HintFate = Literal["read", "copied", "pinned", "unpinned", "dismissed", "up", "down"]
SummaryState = Literal["growing", "finished"]
SummarySource = Literal["model", "extract", "person"]


class Speaker(StrEnum):
    CALLER = "caller"
    AGENT = "agent"


class Direction(StrEnum):
    INBOUND = "inbound"
    OUTBOUND = "outbound"


class RelayState(StrEnum):
    STARTING = "starting"
    LISTENING = "listening"
    FAILED = "failed"
    STOPPED = "stopped"


class CallState(StrEnum):
    """`connected` and `streaming` come in either order, `ended` last."""

    RINGING = "ringing"
    CONNECTED = "connected"
    STREAMING = "streaming"
    ENDED = "ended"
    INTERRUPTED = "interrupted"


class _Told(msgspec.Struct, frozen=True, kw_only=True, tag_field="event"):
    at: str


class RelayTrouble(msgspec.Struct, frozen=True):
    """Why a relay failed or is limited."""

    code: str
    message: str
    remedy: str


class RelayEvent(_Told, frozen=True, kw_only=True, tag="relay"):
    state: RelayState
    local_url: str | None = None
    public_url: str | None = None
    webhook_url: str | None = None
    stream_url: str | None = None
    trouble: RelayTrouble | None = None


class CallEvent(
    _Told,
    frozen=True,
    kw_only=True,
    tag="call",
    rename={"from_number": "from", "to_number": "to"},
):
    """A step in a call's life. `reason` is Twilio's last word, once ended."""

    call_sid: str
    state: CallState
    direction: Direction
    from_number: str
    to_number: str
    started_at: str
    ended_at: str | None = None
    reason: str | None = None


class StreamEvent(_Told, frozen=True, kw_only=True, tag="stream"):
    call_sid: str
    stream_sid: str
    state: Literal["started", "stopped"]
    tracks: list[str]


class Segment(_Told, frozen=True, kw_only=True, tag="segment"):
    """Words of one utterance; milliseconds count from the stream's start.

    An utterance has any number of partials, then exactly one final. A final
    with empty text takes back partials that turned out to be no words.
    """

    call_sid: str
    utterance: str
    speaker: Speaker
    text: str
    final: bool
    start_ms: int
    end_ms: int
    engine: str


class Gap(_Told, frozen=True, kw_only=True, tag="gap"):
    """Audio that was not written down, and why."""

    call_sid: str
    speaker: Speaker
    start_ms: int
    end_ms: int
    cause: str


class Hint(_Told, frozen=True, kw_only=True, tag="hint"):
    """What the agent might say. `after_ms` counts from the utterance's end.

    `check` holds the numbers in it that neither playbook nor call gave.
    `trigger` are the words of `utterance` that caused it, as they were spoken,
    where that is known.
    """

    call_sid: str
    hint: str
    state: HintState
    kind: str
    headline: str
    facts: list[str]
    source: HintSource
    card: str | None
    utterance: str | None
    after_ms: int
    check: list[str] = []
    trigger: str | None = None


class HintWaiting(_Told, frozen=True, kw_only=True, tag="hint-waiting"):
    """A whole hint is held back for a moment, or, with `waits` false, is not.

    It is shown, asked for or dropped within seconds; its words are told then.
    """

    call_sid: str
    waits: bool


class Trouble(_Told, frozen=True, kw_only=True, tag="trouble"):
    """Something is wrong, or, with `cleared`, right again."""

    call_sid: str | None
    code: str
    message: str
    remedy: str
    cleared: bool = False


class Summary(_Told, frozen=True, kw_only=True, tag="summary"):
    """What the call was about; the newest one counts.

    An `extract` is made of the call's own lines, without a model.
    """

    call_sid: str
    text: str
    todo: list[str]
    state: SummaryState = "finished"
    source: SummarySource = "extract"


class TodoDone(_Told, frozen=True, kw_only=True, tag="todo-done"):
    """Which lines of a call's to-do list are done; the newest list counts.

    Lines are named by their words, so a summary that is written anew and has
    one of them again finds it done.
    """

    call_sid: str
    done: list[str]


class HintUse(_Told, frozen=True, kw_only=True, tag="hint-use"):
    """What became of a hint; `up` and `down` are the agent's thumbs."""

    call_sid: str
    hint: str
    fate: HintFate


class Correction(_Told, frozen=True, kw_only=True, tag="correction"):
    """The agent set the words of a final right; the final itself stays as heard.

    A `masked` one is TalkHint's own: the final held a part of a secret, and is
    kept nowhere as it was heard.
    """

    call_sid: str
    utterance: str
    text: str
    masked: bool = False


class Flag(_Told, frozen=True, kw_only=True, tag="flag"):
    """The agent flagged the line of a final, or took the flag off it."""

    call_sid: str
    utterance: str
    flagged: bool = True


class Pause(_Told, frozen=True, kw_only=True, tag="pause"):
    """Listening was paused, or goes on. `until` is when it goes on by itself."""

    paused: bool
    until: str | None = None


class Cost(_Told, frozen=True, kw_only=True, tag="cost"):
    """What a call has cost so far by published prices, in US dollars.

    `day` and `month` count all calls of this PC, this one included. Models of
    which no price is known are named in `unpriced`, and are in no figure.
    """

    call_sid: str
    call: float
    day: float
    month: float
    prices_of: str
    unpriced: list[str] = []


class Name(_Told, frozen=True, kw_only=True, tag="name"):
    """What the agent calls whoever has a number; empty once it is taken back."""

    number: str
    name: str


Event = (
    RelayEvent
    | CallEvent
    | StreamEvent
    | Segment
    | Gap
    | Hint
    | HintWaiting
    | Trouble
    | Summary
    | TodoDone
    | HintUse
    | Correction
    | Flag
    | Pause
    | Cost
    | Name
)
KINDS: tuple[str, ...] = tuple(
    str(kind.__struct_config__.tag) for kind in get_args(Event)
)

_decoder = msgspec.json.Decoder(Event)


def kind_of(event: Event) -> str:
    return str(type(event).__struct_config__.tag)


def to_line(event: Event) -> str:
    """Return the event as one line of JSON, without the newline."""
    return msgspec.json.encode(event).decode()


def to_json(event: Event) -> dict[str, Any]:
    """Return the event as plain JSON values, `event` and `at` included."""
    value: dict[str, Any] = msgspec.to_builtins(event)
    return value


def from_line(line: str | bytes) -> Event:
    """Return the event that `to_line` wrote.

    Raises `msgspec.ValidationError` or `msgspec.DecodeError` on anything else.
    """
    event: Event = _decoder.decode(line)
    return event


def from_json(value: object) -> Event:
    """Return the event that `to_json` gave; raises `msgspec.ValidationError`."""
    event: Event = msgspec.convert(value, Event)
    return event
