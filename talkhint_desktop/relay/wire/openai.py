"""What OpenAI's realtime transcription says, and we to it: text in, values out.

The events are those of
https://developers.openai.com/api/docs/guides/realtime-transcription. What a
session is asked to be is in `openai_session`.
"""

from base64 import b64encode
from typing import Any

import msgspec

COMMIT_PREFIX = "commit-"
NAMELESS = ""  # the item of a server that hears one turn at a time
CLEAR = b'{"type":"input_audio_buffer.clear"}'
_ITEM = "conversation.item.input_audio_transcription."
_LONGEST = 1_000  # of what a server may tell about an error


class BadEvent(ValueError):
    """A frame that is no event; the text is a reason for the log."""


class Created(msgspec.Struct, frozen=True):
    """The session is there; `expires_at` is in seconds since 1970, 0 if untold."""

    expires_at: int = 0


class Updated(msgspec.Struct, frozen=True):
    """What the session was asked to be is in force."""


class Committed(msgspec.Struct, frozen=True):
    """What was heard up to a commit is an item; `previous` is the one before."""

    item: str
    previous: str | None = None


class Cleared(msgspec.Struct, frozen=True):
    pass


class Delta(msgspec.Struct, frozen=True):
    """More words of an item. It may not be committed yet."""

    item: str
    text: str


class Completed(msgspec.Struct, frozen=True):
    item: str
    text: str


class Failed(msgspec.Struct, frozen=True):
    item: str
    code: str = ""
    message: str = ""


class Refused(msgspec.Struct, frozen=True):
    """An `error` event. `about` is the `event_id` of what we said, if any."""

    code: str = ""
    kind: str = ""
    message: str = ""
    param: str = ""
    about: str = ""


class Unknown(msgspec.Struct, frozen=True):
    name: str


Event = (
    Created
    | Updated
    | Committed
    | Cleared
    | Delta
    | Completed
    | Failed
    | Refused
    | Unknown
)


class _Session(msgspec.Struct):
    expires_at: Any = None


class _Error(msgspec.Struct):
    """Compatible servers put numbers where OpenAI has text."""

    type: Any = None
    code: Any = None
    message: Any = None
    param: Any = None
    event_id: Any = None


class _Frame(msgspec.Struct):
    """Every event at once: the server leaves out what it pleases."""

    type: str
    session: _Session | None = None
    item_id: str | None = None
    previous_item_id: str | None = None
    delta: str | None = None
    transcript: str | None = None
    text: str | None = None
    code: Any = None
    error: _Error | str | None = None


_PLAIN: dict[str, Event] = {
    "session.updated": Updated(),
    "input_audio_buffer.cleared": Cleared(),
}
_decoder = msgspec.json.Decoder(_Frame)


def from_openai(frame: str | bytes) -> Event:
    """Return what the server says; raises `BadEvent` where it says nothing."""
    try:
        said = _decoder.decode(frame)
    except (msgspec.DecodeError, UnicodeError) as error:
        raise BadEvent(str(error)) from None
    if event := _PLAIN.get(said.type):
        return event
    match said.type:
        case "session.created":
            return Created(_whole(said.session))
        case "error":
            return _refused(_error(said))
        case "transcription.delta":
            return Delta(NAMELESS, said.delta or "")
        case "transcription.done":
            return Completed(NAMELESS, said.text or "")
    return _of_item(said, said.item_id) if said.item_id else Unknown(said.type)


def refusal(body: bytes) -> Refused:
    """Return the error in an answer to the handshake; all empty where none is."""
    try:
        return _refused(msgspec.json.decode(body, type=_Answer).error)
    except (msgspec.DecodeError, UnicodeError):
        return Refused()


def append(audio: bytes) -> bytes:
    """Return the frame that adds `audio`, which is in the session's format."""
    return b'{"type":"input_audio_buffer.append","audio":"%b"}' % b64encode(audio)


def commit(number: int) -> bytes:
    """Return the frame that ends a turn; an error about it names `number`."""
    event_id = f"{COMMIT_PREFIX}{number}"
    return _said("input_audio_buffer.commit", event_id=event_id)


def begin() -> bytes:
    """Return the frame that begins a turn where turns are one by one."""
    return _said("input_audio_buffer.commit")


def finish() -> bytes:
    """Return the frame that ends such a turn."""
    return _said("input_audio_buffer.commit", final=True)


def update(**fields: Any) -> bytes:
    return _said("session.update", event_id="update", **fields)


class _Answer(msgspec.Struct):
    error: _Error


def _said(name: str, **fields: Any) -> bytes:
    return msgspec.json.encode({"type": name, **fields})


def _of_item(said: _Frame, item: str) -> Event:
    match said.type.removeprefix(_ITEM):
        case "input_audio_buffer.committed":
            return Committed(item, said.previous_item_id or None)
        case "delta":
            return Delta(item, said.delta or "")
        case "completed":
            return Completed(item, said.transcript or "")
        case "failed":
            error = _error(said)
            code = error.code or error.type
            return Failed(item, _text(code), _text(error.message))
    return Unknown(said.type)


def _error(said: _Frame) -> _Error:
    if isinstance(said.error, str):
        return _Error(code=said.code, message=said.error)
    return said.error or _Error()


def _refused(error: _Error) -> Refused:
    return Refused(
        code=_text(error.code),
        kind=_text(error.type),
        message=_text(error.message),
        param=_text(error.param),
        about=_text(error.event_id),
    )


def _text(value: Any) -> str:
    return "" if value is None else str(value)[:_LONGEST]


def _whole(session: _Session | None) -> int:
    at = session.expires_at if session else None
    if isinstance(at, int | float) and 0 < at < 2**53:
        return int(at)
    return 0
