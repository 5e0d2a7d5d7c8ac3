"""What Twilio says on a media stream, word for word: text in, values out.

The messages are those of
https://www.twilio.com/docs/voice/media-streams/websocket-messages, where
figures come as text. The words of its webhooks are in `webhook`.
"""

import binascii
from typing import Annotated, Any, Literal

import msgspec

MAX_AUDIO_BYTES = 4_000  # a frame has 160: 20 ms of mu-law at 8 kHz


class BadFrame(ValueError):
    """A stream message that is not one; the text is a reason for the log."""


class Connected(msgspec.Struct, frozen=True):
    pass


class Start(msgspec.Struct, frozen=True):
    """A stream begins; `tracks` are "inbound" and "outbound"."""

    stream_sid: str
    call_sid: str
    account_sid: str
    tracks: list[str]
    parameters: dict[str, str]
    encoding: str
    sample_rate: int
    channels: int
    sequence: int = 0

    @property
    def is_mulaw(self) -> bool:
        """Whether the audio is what Twilio promises: mu-law, 8 kHz, one channel."""
        form = (self.encoding, self.sample_rate, self.channels)
        return form == ("audio/x-mulaw", 8_000, 1)


class Media(msgspec.Struct, frozen=True):
    """Audio of one track; `timestamp_ms` counts from the stream's start.

    `payload` stays base64, as it is passed on. Twilio does not say whether
    `chunk` counts per track, so order by `sequence`.
    """

    sequence: int
    track: Literal["inbound", "outbound"]
    chunk: int
    timestamp_ms: int
    payload: str
    stream_sid: str = ""


class Stop(msgspec.Struct, frozen=True):
    stream_sid: str
    call_sid: str = ""
    sequence: int = 0


class Mark(msgspec.Struct, frozen=True):
    stream_sid: str
    name: str = ""
    sequence: int = 0


class Dtmf(msgspec.Struct, frozen=True):
    """A key pressed. The digit is not kept: it may be part of a card number."""

    stream_sid: str
    sequence: int = 0


class Unknown(msgspec.Struct, frozen=True):
    name: str


Message = Connected | Start | Media | Stop | Mark | Dtmf | Unknown

_Count = Annotated[int, msgspec.Meta(ge=0, le=999_999_999_999)]
_Name = Annotated[str, msgspec.Meta(max_length=64)]


class _MediaBody(msgspec.Struct):
    track: Literal["inbound", "outbound"]
    chunk: _Count
    timestamp: _Count
    payload: str


class _MediaFrame(msgspec.Struct, tag_field="event", tag="media", rename="camel"):
    sequence_number: _Count
    stream_sid: str
    media: _MediaBody


class _Format(msgspec.Struct, rename="camel"):
    encoding: _Name
    sample_rate: _Count
    channels: _Count


class _StartBody(msgspec.Struct, rename="camel"):
    account_sid: _Name
    call_sid: _Name
    media_format: _Format
    tracks: Annotated[list[_Name], msgspec.Meta(max_length=4)]
    custom_parameters: dict[str, str] = {}


class _StartFrame(msgspec.Struct, tag_field="event", tag="start", rename="camel"):
    stream_sid: Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z_-]{1,64}\Z")]
    start: _StartBody
    sequence_number: _Count = 0


class _StopBody(msgspec.Struct, rename="camel"):
    call_sid: _Name = ""


class _StopFrame(msgspec.Struct, tag_field="event", tag="stop", rename="camel"):
    stream_sid: _Name
    stop: _StopBody = msgspec.field(default_factory=_StopBody)
    sequence_number: _Count = 0


class _MarkBody(msgspec.Struct):
    name: _Name = ""


class _MarkFrame(msgspec.Struct, tag_field="event", tag="mark", rename="camel"):
    stream_sid: _Name
    mark: _MarkBody = msgspec.field(default_factory=_MarkBody)
    sequence_number: _Count = 0


class _DtmfFrame(msgspec.Struct, tag_field="event", tag="dtmf", rename="camel"):
    stream_sid: _Name
    sequence_number: _Count = 0


class _ConnectedFrame(msgspec.Struct, tag_field="event", tag="connected"):
    pass


class _AnyFrame(msgspec.Struct):
    event: _Name


# strict=False reads "12" as 12, and still refuses signs, blanks and 13 digits.
_decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(
    _MediaFrame | _StartFrame | _StopFrame | _MarkFrame | _DtmfFrame | _ConnectedFrame,
    strict=False,
)
_any_decoder = msgspec.json.Decoder(_AnyFrame)
_KNOWN = frozenset({"media", "start", "stop", "mark", "dtmf", "connected"})
_MAX_PAYLOAD = (MAX_AUDIO_BYTES + 2) // 3 * 4


def parse(frame: str) -> Message:
    """Return what one text frame says; unknown fields are passed over.

    Raises `BadFrame` for anything that is not a message of Twilio's.
    """
    try:
        told = _decoder.decode(frame)
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        return _unknown(frame)
    if type(told) is not _MediaFrame:
        return _seldom(told)
    body = told.media
    if not 0 < len(body.payload) <= _MAX_PAYLOAD:
        raise BadFrame("audio is empty or too long")
    return Media(
        told.sequence_number,
        body.track,
        body.chunk,
        body.timestamp,
        body.payload,
        told.stream_sid,
    )


def _seldom(told: Any) -> Message:
    match told:
        case _StartFrame(start=body):
            return Start(
                stream_sid=told.stream_sid,
                call_sid=body.call_sid,
                account_sid=body.account_sid,
                tracks=body.tracks,
                parameters=body.custom_parameters,
                encoding=body.media_format.encoding,
                sample_rate=body.media_format.sample_rate,
                channels=body.media_format.channels,
                sequence=told.sequence_number,
            )
        case _StopFrame():
            return Stop(told.stream_sid, told.stop.call_sid, told.sequence_number)
        case _MarkFrame():
            return Mark(told.stream_sid, told.mark.name, told.sequence_number)
        case _DtmfFrame():
            return Dtmf(told.stream_sid, told.sequence_number)
    return Connected()


def _unknown(frame: str) -> Unknown:
    try:
        name = _any_decoder.decode(frame).event
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        raise BadFrame("not a message") from None
    if name in _KNOWN:
        raise BadFrame(f"a {name} message of the wrong shape")
    return Unknown(name)


def mulaw_of(media: Media) -> bytes:
    """Return the audio as mu-law bytes, 8 a millisecond.

    Raises `BadFrame` when it is not strict base64, empty, or over 4,000 bytes.
    """
    try:
        audio = binascii.a2b_base64(media.payload, strict_mode=True)
    except ValueError:
        raise BadFrame("audio is not base64") from None
    if not 0 < len(audio) <= MAX_AUDIO_BYTES:
        raise BadFrame("audio is empty or too long")
    return audio
