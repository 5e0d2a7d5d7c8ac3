"""One stream from Twilio, from its first frame to its last, without a socket.

It says when to close and never waits, so any order of frames can be played.
"""

from collections import deque
from collections.abc import Callable
from enum import Enum
from typing import Protocol

from talkhint_desktop.relay import limits
from talkhint_desktop.relay.gate import Grant
from talkhint_desktop.relay.wire.twilio import (
    BadFrame,
    Connected,
    Media,
    Message,
    Start,
    Stop,
    mulaw_of,
    parse,
)

POLICY = 1008


class StreamSink(Protocol):
    """Where a stream's audio goes. Nothing here waits."""

    def media(self, media: Media) -> None:
        """Take one frame; its audio is proper, so `mulaw_of` will not raise."""

    def stopped(self, *, by_twilio: bool) -> None:
        """Twilio said stop, or the socket ended without; told exactly once."""

    def bad_frame(self, reason: str) -> None:
        """Count a frame that was passed over."""


class Standing(Enum):
    NEW = "new"
    CONNECTED = "connected"
    LIVE = "live"
    OVER = "over"


class Refused(Exception):
    """The stream has to go; nobody is told why but our log."""


class MediaStream:
    """A stream that is NEW, then CONNECTED, LIVE once its token held, then OVER.

    `admit` judges the start message: it returns the grant and the sink, or
    None. It is asked once at most.
    """

    def __init__(
        self, admit: Callable[[Start], tuple[Grant, StreamSink] | None]
    ) -> None:
        self._admit = admit
        self._sink: StreamSink | None = None
        self._stream_sid = ""
        self._opening_left = limits.OPENING_BYTES
        self._bad: deque[float] = deque(maxlen=limits.BAD_FRAMES + 1)
        self.standing = Standing.NEW
        self.grant: Grant | None = None

    def heard(self, frame: str, now: float) -> None:
        """Take the next text frame; `now` in seconds of any steady clock.

        Raises `Refused` when the socket has to be closed.
        """
        if self.standing is Standing.LIVE:
            try:
                self._live(parse(frame))
            except BadFrame as bad:
                self._passed_over(str(bad), now)
        elif self.standing is not Standing.OVER:
            self._opening(frame)

    def ended(self, *, by_twilio: bool = False) -> None:
        """The socket is gone, or another stream took over the call."""
        self.standing = Standing.OVER
        sink, self._sink = self._sink, None
        if sink is not None:
            sink.stopped(by_twilio=by_twilio)

    def _opening(self, frame: str) -> None:
        self._opening_left -= len(frame)
        if self._opening_left < 0:
            raise Refused("a stream that says too much too early")
        try:
            message = parse(frame)
        except BadFrame:
            raise Refused("a stream that begins otherwise") from None
        if self.standing is Standing.NEW and isinstance(message, Connected):
            self.standing = Standing.CONNECTED
            return
        if self.standing is not Standing.CONNECTED or not isinstance(message, Start):
            raise Refused("a stream that begins otherwise")
        if not message.is_mulaw:
            raise Refused("a stream of another format")
        self.standing = Standing.OVER  # until admitted: a start counts once
        admitted = self._admit(message)
        if admitted is None:
            raise Refused("a stream without a valid token")
        self.grant, self._sink = admitted
        self._stream_sid = message.stream_sid
        self.standing = Standing.LIVE

    def _live(self, message: Message) -> None:
        assert self._sink is not None
        match message:
            case Media():
                self._ours(message.stream_sid)
                mulaw_of(message)  # here, so that bad audio counts as a bad frame
                self._sink.media(message)
            case Stop():
                self._ours(message.stream_sid)
                self.ended(by_twilio=True)
            case Start() | Connected():
                raise BadFrame("a second start")

    def _ours(self, stream_sid: str) -> None:
        if stream_sid != self._stream_sid:
            raise BadFrame("a frame of another stream")

    def _passed_over(self, reason: str, now: float) -> None:
        assert self._sink is not None
        self._sink.bad_frame(reason)
        self._bad.append(now)
        full = len(self._bad) > limits.BAD_FRAMES
        if full and now - self._bad[0] <= limits.BAD_FRAMES_SECONDS:
            raise Refused("a stream of bad frames")
