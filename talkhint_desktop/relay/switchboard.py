"""What the entrances ask of the relay behind them."""

from typing import Protocol

from talkhint_desktop.relay.gate import Grant, Line
from talkhint_desktop.relay.media_stream import StreamSink
from talkhint_desktop.relay.wire.twilio import Start
from talkhint_desktop.relay.wire.webhook import (
    DialResult,
    InboundCall,
    StatusUpdate,
    StreamReport,
)


class Switchboard(Protocol):
    """What the relay does with what came in.

    Everything here is already authenticated. Nothing here waits.
    """

    def call_arrived(self, line: Line, call: InboundCall) -> str:
        """Return the TwiML for a call. Twilio may ask again for the same one."""

    def status_changed(self, line: Line, update: StatusUpdate) -> None:
        """Take a step of a call; told once, in any order, of unknown calls too."""

    def dial_ended(self, line: Line, result: DialResult) -> str:
        """Return the TwiML for what follows the dialling."""

    def stream_reported(self, line: Line, report: StreamReport) -> None:
        """Take what Twilio says of a stream."""

    def stream_opened(self, grant: Grant, start: Start) -> StreamSink | None:
        """Return where the audio goes; None refuses the stream."""
