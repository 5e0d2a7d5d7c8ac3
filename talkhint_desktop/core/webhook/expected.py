"""What the next call needs, as far as the one who checks knows it."""

from dataclasses import dataclass
from urllib.parse import urljoin

from talkhint_desktop.core.twiml import Verb
from talkhint_desktop.core.webhook.address import Address, address_of

INBOUND, STREAM = "/twilio/inbound", "/twilio/stream"
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """Empty values are not known, and nothing is judged by them.

    `webhook_url` is the one that is asked, `stream_host` (HOST or HOST:PORT)
    where its stream may lead elsewhere, `wanted_url` the one of this TalkHint,
    `called` the number that was called, `instance` this TalkHint's mark.
    """

    webhook_url: str
    stream_host: str = ""
    wanted_url: str = ""
    called: str = ""
    instance: str = ""
    allow_local: bool = False
    token_known: bool = False

    def stream_places(self, document_url: str) -> list[tuple[str, int]]:
        """Return the hosts and ports that the stream may lead to."""
        if self.stream_host:
            named = address_of(f"wss://{self.stream_host}")
            return [_plain(named)] if named else []
        known = [address_of(self.webhook_url), address_of(document_url)]
        return [_plain(address) for address in known if address]

    def stream_paths(self) -> list[str]:
        """Return TalkHint's own path, and that behind the webhook's prefix."""
        address = address_of(self.webhook_url)
        path = address.path if address else ""
        if path.endswith(INBOUND) and path != INBOUND:
            return [path.removesuffix(INBOUND) + STREAM, STREAM]
        return [STREAM]


@dataclass(frozen=True, slots=True)
class Step:
    """One verb as the call reaches it, and the address of its document.

    `redirected` tells that a `<Redirect>` led there.
    """

    verb: Verb
    url: str
    redirected: bool = False

    def resolve(self, written: str) -> str:
        """Return an address of this document as a whole one."""
        return urljoin(self.url, written.strip())


def same_place(one: Address, places: list[tuple[str, int]]) -> bool:
    return _plain(one) in places


def _plain(address: Address) -> tuple[str, int]:
    # This PC has three names, and a development server may use any.
    host = "localhost" if address.host in _LOOPBACK else address.host
    return host, address.port
