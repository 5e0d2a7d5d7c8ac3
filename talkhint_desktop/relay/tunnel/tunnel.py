"""What a tunnel is: held while its context lasts, and it tells how it stands."""

from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from random import uniform
from typing import Protocol

from talkhint_desktop.core.errors import TalkHintError

_LONGEST_PAUSE = 60.0  # seconds


@dataclass(frozen=True, slots=True)
class Down:
    """Why there is no tunnel now, in the user's words.

    `fatal`: trying again would not help. `offline`: it is this PC's network.
    """

    message: str
    remedy: str
    fatal: bool = False
    offline: bool = False


class Hears(Protocol):
    """Whom a tunnel tells, always on the event loop."""

    def up(self, url: str, latency_ms: int | None) -> None:
        """The address works; told again with each sign of life."""

    def moved(self, url: str) -> None:
        """The tunnel is up, but under another address than before."""

    def down(self, why: Down) -> None:
        """Nothing comes through. Unless it is fatal, the tunnel tries again."""


class Tunnel(Protocol):
    @property
    def kind(self) -> str:
        """A code for a face: `ngrok` or `agent`."""

    def open(self, hears: Hears) -> AbstractAsyncContextManager[None]:
        """Hold the tunnel while the context lasts.

        It comes up beside the context's body, which need not wait for it.
        """


class TunnelRefused(TalkHintError):
    """There will be no tunnel, for a reason that only the user can mend."""


class NoTunnel(Exception):
    """The tunnel did not open; `why` says what to tell."""

    def __init__(self, why: Down) -> None:
        super().__init__(why.message)
        self.why = why


def pauses() -> Iterator[float]:
    """Give the seconds to wait before each new attempt: 1 to 60, for ever.

    Each is a little different, so that relays that were cut off together do
    not come back together.
    """
    pause = 1.0
    while True:
        yield uniform(0.75, 1.0) * pause if pause > 1 else pause
        pause = min(_LONGEST_PAUSE, pause * 2)
