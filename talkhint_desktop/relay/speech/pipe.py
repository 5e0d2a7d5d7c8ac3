"""What the relay and its recognition worker say to each other, frame by frame.

A frame is four bytes of length, little-endian, and one message in msgpack.
"""

import struct

import msgspec

from talkhint_desktop.core.events import Speaker

HEAD = struct.Struct("<I")
LONGEST = 1 << 20  # bytes; nothing that either side says comes near


class _Message(msgspec.Struct, frozen=True, tag=True, array_like=True):
    pass


class Start(_Message, frozen=True):
    """First of all to the basic worker: the lines to expect, their model's place."""

    lines: list[str]
    cache: str


class Load(_Message, frozen=True):
    """First of all to the local worker: which model it is, and its files by part."""

    kind: str
    architecture: str
    rate: int
    files: dict[str, str]


class Begin(_Message, frozen=True):
    utterance: str
    speaker: Speaker


class Audio(_Message, frozen=True):
    """8 kHz mu-law."""

    utterance: str
    speaker: Speaker
    mulaw: bytes


class End(_Message, frozen=True):
    utterance: str


class Forget(_Message, frozen=True):
    """Some of its audio is missing: no words of it are wanted any more."""

    utterance: str


class Ready(_Message, frozen=True):
    pass


class Taken(_Message, frozen=True):
    """So many bytes of one side's audio have left the queue."""

    speaker: Speaker
    count: int


class Heard(_Message, frozen=True):
    utterance: str
    text: str
    final: bool


ToWorker = Start | Load | Begin | Audio | End | Forget
FromWorker = Ready | Taken | Heard

_to_worker = msgspec.msgpack.Decoder(ToWorker)
_from_worker = msgspec.msgpack.Decoder(FromWorker)


def frame(message: ToWorker | FromWorker) -> bytes:
    body = msgspec.msgpack.encode(message)
    return HEAD.pack(len(body)) + body


def length(head: bytes) -> int:
    """Return how many bytes follow `head`; raises `ValueError` on nonsense."""
    (count,) = HEAD.unpack(head)
    if not 0 < count <= LONGEST:
        raise ValueError(f"a frame of {count} bytes")
    return int(count)


def to_worker(body: bytes) -> ToWorker:
    """Return the message; raises `ValueError` where there is none."""
    message: ToWorker = _to_worker.decode(body)
    return message


def from_worker(body: bytes) -> FromWorker:
    """Return the message; raises `ValueError` where there is none."""
    message: FromWorker = _from_worker.decode(body)
    return message
