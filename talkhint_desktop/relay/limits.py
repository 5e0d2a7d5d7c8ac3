"""How much of anything the relay takes from outside, and how it says no."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

KIB = 1_024

# Requests. A genuine webhook has about 2 KiB; a GET carries the same in its
# first line, with a caller's STIR passport in it.
BODY_BYTES = 16 * KIB
LINE_BYTES = 8 * KIB
FIELD_BYTES = 4 * KIB
HEADERS = 64
HEAD_SECONDS = 5.0
BODY_SECONDS = 5.0
IDLE_SECONDS = 15.0
LINGER_SECONDS = 1.0

# Sockets. Behind a tunnel every peer is 127.0.0.1, so nobody can be counted
# by address; the oldest that proved nothing goes when a new one needs room.
BACKLOG = 64
STRANGERS = 64
STRANGERS_AT_ONCE = 1_024
GRACE_SECONDS = 0.5
OPEN_FILES = 4_096

# Streams. A media message has about 390 bytes, two tracks make 100 a second.
MESSAGE_BYTES = 16 * KIB
OPENING_BYTES = 8 * KIB
# On the wire, empty frames included; a busy moment here may let a genuine
# stream's first seconds pile up before its start is read.
UNPROVEN_BYTES = 1_024 * KIB
OPENING_SECONDS = 5.0
SILENT_SECONDS = 10.0
HEARTBEAT_SECONDS = 15.0
CLOSE_SECONDS = 2.0
GOODBYE_SECONDS = 0.75
STOP_SECONDS = 0.5
YIELD_EVERY = 20
BAD_FRAMES = 50
BAD_FRAMES_SECONDS = 5.0

LOG_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Pace:
    """Messages a second that a stream may send, and how many at once."""

    rate: float
    burst: float


LIFE = Pace(rate=300, burst=1_000)
# A practice call may be played a hundred times faster than life.
PRACTICE = Pace(rate=30_000, burst=100_000)


class Bucket:
    """What is left of a pace: it fills by the clock and never over the burst."""

    def __init__(self, pace: Pace, now: float) -> None:
        self._pace = pace
        self._left = pace.burst
        self._at = now

    def take(self, count: int, now: float) -> bool:
        """Take `count` messages out; False when there were fewer."""
        filled = self._left + (now - self._at) * self._pace.rate
        self._left = min(self._pace.burst, filled) - count
        self._at = now
        return self._left >= 0


class TurnedAway:
    """The log of refusals: at most one line in ten seconds for each cause.

    What was asked is never in it: that is the stranger's text.
    """

    def __init__(self, log: logging.Logger, clock: Callable[[], float]) -> None:
        self._log = log
        self._clock = clock
        self._causes: dict[str, tuple[float, int]] = {}

    def note(self, cause: str, error: BaseException | None = None) -> None:
        """Count one refusal; `cause` is one of our own few words for it.

        `error` is our own mistake, for which its traceback is logged.
        """
        now = self._clock()
        said, unsaid = self._causes.get(cause, (now - LOG_SECONDS, 0))
        if now - said < LOG_SECONDS:
            self._causes[cause] = (said, unsaid + 1)
            return
        self._causes[cause] = (now, 0)
        level = logging.WARNING if error is None else logging.ERROR
        self._log.log(
            level, "Turned away: %s (%d more before)", cause, unsaid, exc_info=error
        )


def open_files() -> int:
    """Let this process open more files, and return how many it may.

    A system without such a limit counts as one with enough.
    """
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return OPEN_FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(hard, OPEN_FILES)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return wanted
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return wanted
