"""Who may come in: signed webhooks, and streams that show a one-time token.

Fails closed: without an Auth Token a line opens to nobody, and whatever goes
wrong in a check is a refusal.
"""

import hashlib
import hmac
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import SplitResult, urlsplit

from talkhint_desktop.relay.wire.webhook import Fields, signature_matches

GRANT_AGE_S = 60.0
MAX_GRANTS = 256
# A stream starts after the notice was read out; this is a slow voice.
_LETTERS_A_SECOND = 8
_REMEMBERED = 4_096


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One Twilio account whose calls come in here, and how they are answered.

    `account_sid` empty means any. `origins` are the public addresses, path
    prefix included and without a trailing slash, that a signature may be made
    for: the present one, and for some minutes the one before.
    """

    name: str
    account_sid: str
    auth_token: str = field(repr=False)
    origins: tuple[str, ...]
    practice: bool = False
    agent_number: str = ""
    notice: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """The right to open one stream, once, for one call."""

    line: Line
    call_sid: str
    probe: bool
    issued: float


@dataclass(frozen=True, slots=True)
class Handshake:
    """What a stream's handshake proved; `variant` is the spelling that matched.

    `unsigned` proves nothing: the token in the stream decides.
    """

    verdict: Literal["refused", "accepted", "unsigned"]
    variant: str = ""


class Gate:
    """The lines that are served, and the grants that are out.

    `clock` counts seconds and never jumps; `token_source` gives a new secret
    of at least 32 random bytes each time.
    """

    def __init__(
        self,
        lines: Iterable[Line],
        clock: Callable[[], float],
        token_source: Callable[[], str],
    ) -> None:
        self._lines = tuple(lines)
        self._clock = clock
        self._token_source = token_source
        self._grants: OrderedDict[bytes, Grant] = OrderedDict()
        self._told: OrderedDict[tuple[str, ...], None] = OrderedDict()

    def lines_changed(self, lines: Iterable[Line]) -> None:
        """Serve these lines from now on; grants of a line that is gone end."""
        self._lines = tuple(lines)
        accounts = {(line.name, line.account_sid) for line in self._lines}
        self._keep(lambda g: (g.line.name, g.line.account_sid) in accounts)

    def prefixes(self) -> set[str]:
        """Return the paths that public addresses put before ours; "" for none."""
        origins = (o for line in self._lines for o in line.origins)
        return {_split(origin).path for origin in origins}

    def webhook(
        self, path: str, method: str, fields: Fields, signature: str | None
    ) -> Line | None:
        """Return the line whose token signed the request, None for a stranger.

        `path` is ours, without an origin's prefix, with the query as received;
        `fields` those of the form. Every line is tried, match or not, so that
        the time taken tells nothing.
        """
        signed = fields if method == "POST" else ()
        found: Line | None = None
        for line in self._lines:
            for origin in line.origins:
                for url in _spellings(origin):
                    right = signature_matches(
                        url + path, signed, line.auth_token, signature
                    )
                    found = line if right and found is None else found
        return found

    def handshake(self, path: str, signature: str | None) -> Handshake:
        """Judge a stream's handshake.

        What Twilio signs there is not written down, so wss and https, with and
        without a trailing slash, count as right.
        """
        if not any(line.auth_token for line in self._lines):
            return Handshake("refused")
        if signature is None:
            return Handshake("unsigned")
        matched = ""
        for line in self._lines:
            for origin in line.origins:
                for variant, url in _stream_spellings(origin, path):
                    right = signature_matches(url, (), line.auth_token, signature)
                    matched = variant if right and not matched else matched
        return Handshake("accepted", matched) if matched else Handshake("refused")

    def grant(self, line: Line, call_sid: str, probe: bool = False) -> str:
        """Return a new token for one stream of this call.

        An earlier token of the same call that nobody used is void. Of more
        than 256 unused ones the oldest is.
        """
        self.forget(call_sid)
        token = self._token_source()
        self._grants[_key(token)] = Grant(
            line=line, call_sid=call_sid, probe=probe, issued=self._clock()
        )
        while len(self._grants) > MAX_GRANTS:
            self._grants.popitem(last=False)
        return token

    def redeem(self, token: str, call_sid: str, account_sid: str) -> Grant | None:
        """Return what the token grants; the token is void from here on.

        None when it was never given, is used or too old, or was given to
        another call or account.
        """
        grant = self._grants.pop(_key(token), None)
        if grant is None:
            return None
        reading = len(grant.line.notice) / _LETTERS_A_SECOND
        in_time = self._clock() - grant.issued < GRANT_AGE_S + reading
        same_call = hmac.compare_digest(
            grant.call_sid.encode(), call_sid.encode("utf-8", "replace")
        )
        same_account = grant.line.account_sid in {"", account_sid}
        return grant if in_time and same_call and same_account else None

    def forget(self, call_sid: str) -> None:
        """Void the unused grants of a call, because it ended."""
        self._keep(lambda grant: grant.call_sid != call_sid)

    def first_time(self, *what: str) -> bool:
        """Tell whether this was not told before; Twilio repeats itself.

        For status callbacks: CallSid, CallStatus and SequenceNumber.
        """
        if what in self._told:
            return False
        self._told[what] = None
        if len(self._told) > _REMEMBERED:
            self._told.popitem(last=False)
        return True

    def _keep(self, stays: Callable[[Grant], bool]) -> None:
        for key in [k for k, grant in self._grants.items() if not stays(grant)]:
            del self._grants[key]


def _key(token: str) -> bytes:
    # Looked up by digest, so that a lookup's time tells nothing of a token.
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()


def _split(origin: str) -> SplitResult:
    try:
        parts = urlsplit(origin)
        _ = parts.port  # raises on nonsense
    except ValueError:
        return urlsplit("")
    return parts


def _spellings(origin: str) -> Iterator[str]:
    """Give the origin with and without its port; Twilio has signed both."""
    parts = _split(origin)
    if not parts.hostname:
        return
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    port = parts.port or {"https": 443, "http": 80}.get(parts.scheme, 443)
    yield f"{parts.scheme}://{host}{parts.path}"
    yield f"{parts.scheme}://{host}:{port}{parts.path}"


def _stream_spellings(origin: str, path: str) -> Iterator[tuple[str, str]]:
    for url in _spellings(origin):
        rest = url.partition("://")[2] + path.rstrip("/")
        for scheme in _SCHEMES.get(url.partition("://")[0], ()):
            for tail in ("", "/"):
                yield f"{scheme}{' slash' if tail else ''}", f"{scheme}://{rest}{tail}"


# The TwiML names wss even where the relay is reached without TLS, on this PC.
_SCHEMES = {"https": ("wss", "https"), "http": ("wss", "https", "ws", "http")}
