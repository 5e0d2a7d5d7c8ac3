"""What a face and a relay say to each other, one JSON object a frame.

A face opens the WebSocket, sends `Attach` with a one-time token, and gets
`Attached`: the present state as the events that lead to it. From then on each
event that it knows comes once, numbered in order; those it does not know are
left out, so that faces and relays of different ages go together. A face that
reads too slowly is not waited for: it gets a new `Present` in place of what it
missed.
"""

from typing import Any

import msgspec

from talkhint_desktop.core.events import KINDS, Event
from talkhint_desktop.core.signal_path import CallPulse, Stage

VERSION = 2
# What a face from before `knows` was said understands; one that is told of
# another kind of event gives the link up.
FIRST_KINDS = (
    *("relay", "call", "stream", "segment", "gap", "hint", "trouble", "summary"),
    *("hint-use", "correction", "pause", "cost"),
)


class _Message(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    pass


class Attach(_Message, frozen=True, kw_only=True, tag="attach"):
    """The first frame of a face. `token` opens one attachment, once.

    `knows` are the kinds of events that the face understands; it is told no other.
    """

    version: int
    token: str
    face: str
    knows: tuple[str, ...] = FIRST_KINDS


class Command(_Message, frozen=True, kw_only=True, tag="command"):
    """Asks the relay to do something; answered by one `Result` of that `id`."""

    id: int
    name: str
    arguments: dict[str, Any] = {}


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What a face should know of the relay it shows."""

    version: str
    instance: str
    engine: str
    hints: str
    agent_number: str
    data_dir: str
    pid: int


class Attached(_Message, frozen=True, kw_only=True, tag="attached"):
    """The answer to `Attach`. `token` opens the next attachment of this face."""

    version: int
    token: str
    seq: int
    profile: Profile
    events: list[Event]


class Present(_Message, frozen=True, kw_only=True, tag="present"):
    """The present state again, in place of events that were not carried."""

    seq: int
    events: list[Event]


class Told(_Message, frozen=True, kw_only=True, tag="told"):
    """One event. `seq` is the last one's plus one, or more where some were left out."""

    seq: int
    event: Event


class Pulse(_Message, frozen=True, kw_only=True, tag="pulse"):
    """Figures as of now; only the newest counts, so one may be left out."""

    stages: list[Stage]
    calls: list[CallPulse]


class Refusal(msgspec.Struct, frozen=True):
    """Why something was not done, in the agent's words."""

    message: str
    remedy: str


class Result(_Message, frozen=True, kw_only=True, tag="result"):
    """What came of the command `id`; `value` is plain JSON."""

    id: int
    value: Any = None
    error: Refusal | None = None


class Part(_Message, frozen=True, kw_only=True, tag="part"):
    """What the command `id` has found so far, before its `Result`."""

    id: int
    value: Any


class Refused(_Message, frozen=True, kw_only=True, tag="refused"):
    """The attachment was not accepted; the relay closes after it."""

    message: str
    remedy: str


FromFace = Attach | Command
FromRelay = Attached | Present | Told | Pulse | Part | Result | Refused


def attach(token: str, face: str) -> Attach:
    """Return the first frame of a face that understands what we do."""
    return Attach(version=VERSION, token=token, face=face, knows=KINDS)


_from_face = msgspec.json.Decoder(FromFace)
_from_relay = msgspec.json.Decoder(FromRelay)


def encode(message: FromFace | FromRelay) -> str:
    """Return the message as the text of one frame."""
    return msgspec.json.encode(message).decode()


def from_face(frame: str | bytes) -> FromFace:
    """Return what a face sent; raises `msgspec.DecodeError` (or a subclass)."""
    message: FromFace = _from_face.decode(frame)
    return message


def from_relay(frame: str | bytes) -> FromRelay:
    """Return what a relay sent; raises `msgspec.DecodeError` (or a subclass)."""
    message: FromRelay = _from_relay.decode(frame)
    return message
