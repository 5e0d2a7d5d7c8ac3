"""How much came in from outside, for what a tunnel's account allows."""

from talkhint_desktop.core.usage import Carried

# A frame's own bytes around its text, as a WebSocket sends them.
FRAME_BYTES = 8
# What a request and its answer carry beside their bodies, at a guess.
HEAD_BYTES = 1_500


class Traffic:
    """Counts requests and bytes of real lines; practice never leaves this PC."""

    def __init__(self) -> None:
        self._requests = 0
        self._bytes = 0

    def asked(self, size: int) -> None:
        """Count one request; `size` is that of both bodies."""
        self._requests += 1
        self._bytes += size + HEAD_BYTES

    def streamed(self, size: int) -> None:
        """Count bytes of a stream that is open."""
        self._bytes += size

    def taken(self) -> Carried:
        """Return what was counted since the last time."""
        counted = Carried(self._requests, self._bytes)
        self._requests = self._bytes = 0
        return counted
