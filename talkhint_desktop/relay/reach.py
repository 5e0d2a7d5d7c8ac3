"""How the relay is reached from outside: the address of now, and what it was."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace as replace_fields
from urllib.parse import urlsplit

from msgspec.structs import replace

from talkhint_desktop.core.events import Event, RelayEvent, RelayState
from talkhint_desktop.core.messages import trouble
from talkhint_desktop.core.moment import Clock
from talkhint_desktop.core.signal_path import TunnelState
from talkhint_desktop.relay.lines import RelayConfig, stream_url
from talkhint_desktop.relay.tunnel.tunnel import Down, Tunnel, TunnelRefused

log = logging.getLogger(__name__)

# Twilio may still have the address before in a call's document, or the number
# may point at it for a while.
OLD_ADDRESS_S = 600.0

FindTunnel = Callable[[RelayConfig, int], Awaitable[Tunnel]]


class Reach:
    """The public address: the user's own, the local one, or a tunnel's.

    A tunnel is STARTING, then UP and DOWN in turn, and tells so by the methods
    `up`, `moved` and `down`. `changed` is called whenever the addresses are
    others than before. `on_address_changed` is told the address before (empty
    for the first one) and the new one.
    """

    def __init__(
        self,
        config: RelayConfig,
        clock: Clock,
        find_tunnel: FindTunnel,
        tell: Callable[[Event], None],
        changed: Callable[[], None],
    ) -> None:
        self._config = self._wanted = config
        self._other_way = asyncio.Event()
        self._clock = clock
        self._find_tunnel = find_tunnel
        self._tell = tell
        self._changed = changed
        self._url = ""  # the tunnel's newest, while it is down too
        self._before = ""
        self._moved_at: float | None = None
        self._told: dict[str, Down] = {}  # the troubles that last
        self._refused: asyncio.Future[Down] | None = None
        self.local_url = ""
        self.kind, self.state = _at_first(config)
        self.latency_ms: int | None = None
        self.proved_at: float | None = None
        self.on_address_changed: Callable[[str, str], None] | None = None

    @property
    def public_url(self) -> str:
        """The address as of now, empty while a tunnel has none."""
        if not self._config.tunnel:
            return self._config.public_url or self.local_url
        return self._url if self.state is TunnelState.UP else ""

    @property
    def origins(self) -> tuple[str, ...]:
        """What a signature may be made for, the newest first."""
        if not self._config.tunnel:
            return tuple(url for url in (self.public_url, self._before) if url)
        return tuple(url for url in (self._url, self._before) if url)

    @property
    def hosts(self) -> set[str]:
        """The names that public requests come under."""
        return {urlsplit(origin).netloc for origin in self.origins}

    def event(self, state: RelayState) -> RelayEvent:
        """Return the relay's event for `state`, with the addresses as of now."""
        public = self.public_url if state is RelayState.LISTENING else ""
        return RelayEvent(
            at=self._clock().stamp,
            state=state,
            local_url=self.local_url or None,
            public_url=public or None,
            webhook_url=f"{public}/twilio/inbound" if public else None,
            stream_url=stream_url(public) if public else None,
        )

    def configure(self, config: RelayConfig) -> None:
        """Be reached in another way, where `config` wants one."""
        other = config.way != self._wanted.way
        self._wanted = config
        if other:
            self._other_way.set()

    async def run(self, port: int, free: Callable[[], Awaitable[None]]) -> None:
        """Be reached as configured until cancelled; another way waits for `free`.

        Raises `TunnelRefused` when a tunnel never came up at the start, never
        will, and the relay is of no use without.
        """
        while True:
            async with asyncio.TaskGroup() as tasks:
                held: asyncio.Task[None] | None = None
                if self._config.tunnel:
                    held = tasks.create_task(self._hold(port), name="tunnel")
                await self._other_way.wait()
                await free()  # a call's audio comes by the way of now
                self._other_way.clear()
                if held:
                    held.cancel()
            self._begin_anew()

    async def _hold(self, port: int) -> None:
        """Hold a tunnel to `port` until cancelled."""
        try:
            tunnel = await self._find_tunnel(self._config, port)
        except TunnelRefused as refused:
            if self._config.must_be_reached:
                raise
            self.down(Down(str(refused), refused.remedy, fatal=True))
            return
        self.kind = tunnel.kind
        self._refused = asyncio.get_running_loop().create_future()
        async with tunnel.open(self):
            why = await self._refused
            raise TunnelRefused(why.message, remedy=why.remedy)

    def _begin_anew(self) -> None:
        """Be reached as is wanted now; who knew the old address still may come."""
        before = self.origins[0] if self.kind != "local" and self.origins else ""
        self._config = replace_fields(self._wanted, must_be_reached=False)
        self._url, self._before, self._refused = "", before, None
        self._moved_at = self._clock().mono if before else None
        self.kind, self.state = _at_first(self._config)
        self.proved_at = self.latency_ms = None
        for code in ("tunnel-down", "offline"):
            self._over(code)
        self._changed()
        if not self._config.tunnel:
            self._came_to(self.public_url)

    def looked(self) -> None:
        """Drop the address before, once it was old for ten minutes."""
        if self._moved_at is None:
            return
        if self._clock().mono - self._moved_at > OLD_ADDRESS_S:
            self._moved_at, self._before = None, ""
            self._changed()
            self.settled()

    def settled(self) -> None:
        """The number points at the new address: nobody need act any more."""
        self._over("tunnel-changed")

    def reached(self) -> None:
        """A request through the address came back from this very relay."""
        self.proved_at = self._clock().mono

    # What the tunnel tells.

    def up(self, url: str, latency_ms: int | None) -> None:
        first, self._url = not self._url, url
        self.proved_at, self.latency_ms = self._clock().mono, latency_ms
        if self.state is not TunnelState.UP:
            self._came_up()
        if first:
            self._came_to(url)

    def moved(self, url: str) -> None:
        self._before, self._url = self._url, url
        now = self._clock().mono
        self._moved_at, self.proved_at, self.latency_ms = now, now, None
        self._came_up()
        self._came_to(url)

    def down(self, why: Down) -> None:
        was, self.state = self.state, TunnelState.DOWN
        if was is TunnelState.UP:
            self._changed()
        hopeless = why.fatal and not self._url and self._config.must_be_reached
        if hopeless and self._refused and not self._refused.done():
            self._refused.set_result(why)
            return
        code, other = "tunnel-down", "offline"
        if why.offline:
            code, other = other, code
        self._over(other)
        self._troubled(code, why)

    def _came_to(self, url: str) -> None:
        """The address is `url` now; say so where there was another before."""
        if self._before == url:
            self._before, self._moved_at = "", None
        if self._before and self.kind != "local":
            message = f"The public address changed from {self._before} to {url}."
            self._troubled("tunnel-changed", Down(message, ""))
        if self.on_address_changed:
            self.on_address_changed(self._before, url)

    def _came_up(self) -> None:
        self.state = TunnelState.UP
        log.info("the tunnel is up, by %s", self.kind)
        self._changed()
        self._over("tunnel-down")
        self._over("offline")

    def _troubled(self, code: str, why: Down) -> None:
        """Tell a trouble when it begins, and again when its cause is another."""
        if self._told.get(code) == why:
            return
        self._told[code] = why
        log.warning("%s: %s", code, why.message)
        at = self._clock().stamp
        told = trouble(code, call_sid=None, at=at, cleared=False)
        remedy = why.remedy or told.remedy
        self._tell(replace(told, message=why.message, remedy=remedy))

    def _over(self, code: str) -> None:
        if self._told.pop(code, None):
            at = self._clock().stamp
            self._tell(trouble(code, call_sid=None, at=at, cleared=True))


def _at_first(config: RelayConfig) -> tuple[str, TunnelState]:
    """Return the kind of way and how it stands before a tunnel has told."""
    if config.tunnel:
        return "tunnel", TunnelState.STARTING
    return "own-url" if config.public_url else "local", TunnelState.UP
