"""Where a `<Stream url>` leads, by Twilio's rules."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.twiml import Verb
from talkhint_desktop.relay.asking.network import is_loopback

_TRACKS: Mapping[str, tuple[str, ...]] = {
    "inbound_track": ("inbound",),
    "outbound_track": ("outbound",),
    "both_tracks": ("inbound", "outbound"),
}
_PLAIN = re.compile(r"[^\s<>{}]+")


class StreamRefusedError(TalkHintError):
    """Twilio would not even try this `<Stream>`; `twilio_error` is its number."""

    def __init__(self, message: str, twilio_error: int) -> None:
        super().__init__(message)
        self.twilio_error = twilio_error


@dataclass(frozen=True, slots=True)
class Target:
    """`signed` is the URL as Twilio signs it, `dialled` the one to connect to."""

    signed: str
    dialled: str


def target_of(written: str, document_url: str) -> Target:
    """Return where `<Stream url>` leads; raises `StreamRefusedError`.

    Twilio takes wss alone. Plain ws is for this PC, where there is no TLS: a
    wss URL on the webhook's own loopback port is reached by ws there.
    """
    url = written.strip()
    if not url:
        raise StreamRefusedError("The stream has no address.", 31923)
    webhook = urlsplit(document_url)
    if "://" not in url:
        url = urljoin(document_url, url)
        url = "wss" + url[len(webhook.scheme) :]
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise StreamRefusedError(f"{url!r} is no address.", 31923) from None
    here = is_loopback(parts.hostname)
    if parts.scheme != "wss" and not (parts.scheme == "ws" and here):
        raise StreamRefusedError("The stream's address must begin with wss://.", 31922)
    if not parts.hostname or not _PLAIN.fullmatch(url):
        raise StreamRefusedError(f"{url!r} is no address.", 31923)
    if parts.query:
        raise StreamRefusedError("A stream's address may have no query string.", 31920)
    own = here and webhook.scheme == "http" and is_loopback(webhook.hostname)
    if parts.scheme == "wss" and own and port == webhook.port:
        return Target(url, "ws" + url.removeprefix("wss"))
    return Target(url, url)


def tracks_of(noun: Verb) -> tuple[str, ...]:
    """Return the tracks as the stream's messages name them; none if unknown."""
    return _TRACKS.get(noun.get("track", "inbound_track"), ())


def check_tracks(noun: Verb, *, connect: bool) -> None:
    """Raise `StreamRefusedError` for tracks that cannot be had.

    `<Connect>` gives the caller's alone.
    """
    tracks = tracks_of(noun)
    if not tracks or (connect and tracks != ("inbound",)):
        raise StreamRefusedError(
            f"The track may not be {noun.get('track')!r} here.", 31941
        )
