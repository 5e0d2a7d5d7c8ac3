"""Judges the text of a webhook's address, before anybody is asked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import parse_qsl, urlsplit

from talkhint_desktop.core.webhook.faults import found
from talkhint_desktop.core.webhook.findings import Finding, Status

DEFAULT_PORTS = {"https": 443, "http": 80, "wss": 443, "ws": 80}

NO_ADDRESS = "it does not begin with https://"
TWICE = "https:// stands there twice"
NO_HOST = "the host is missing"
PLACEHOLDER = "it still has a placeholder in it"
ODD_SIGNS = "it has blanks or other signs that no address has"
ODD_HOST = "the host name is not a proper one"
ODD_PORT = "the port is not between 1 and 65535"
PHRASES = (NO_ADDRESS, TWICE, NO_HOST, PLACEHOLDER, ODD_SIGNS, ODD_HOST, ODD_PORT)

_SIGNS = re.compile(r"[\s\x00-\x1f\x7f\"\\^`|]")
_GAPS = re.compile(r"[<>{}]")
_TWICE = re.compile(r"https?:/+https?:?(?:/|$)", re.IGNORECASE)
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)", re.IGNORECASE)
_NUMBERS = re.compile(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+))*", re.IGNORECASE)
_OWN_NETWORKS = ("localhost", "local", "internal", "lan", "home.arpa", "localdomain")
# https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
_RANGES = {"ct": (100, 10_000), "rt": (100, 15_000), "tt": (100, 15_000), "rc": (0, 5)}
_RETRY_ON = frozenset({"4xx", "5xx", "ct", "rt", "all"})
_EDGES = frozenset(
    {
        "ashburn",
        "dublin",
        "frankfurt",
        "roaming",
        "sao-paulo",
        "singapore",
        "sydney",
        "tokyo",
        "umatilla",
    }
)
_BAD_EDGE, _BAD_RETRY = 11240, 11243


@dataclass(frozen=True, slots=True)
class Address:
    """A web address taken apart; `port` is the scheme's own where none is given."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def encrypted(self) -> bool:
        return self.scheme in {"https", "wss"}

    @property
    def place(self) -> tuple[str, int]:
        """Where it leads: two addresses of one place are one server."""
        return self.host, self.port

    @property
    def netloc(self) -> str:
        """Host and port as they are written, the scheme's own port left out."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        own = DEFAULT_PORTS.get(self.scheme)
        return host if self.port == own else f"{host}:{self.port}"


def address_of(url: str) -> Address | None:
    """Return the parts of a web or stream address, None where it is none."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname or port == 0:
        return None
    port = port or DEFAULT_PORTS[parts.scheme]
    return Address(parts.scheme, parts.hostname.rstrip("."), port, parts.path or "/")


def judge_address(url: str, *, allow_local: bool = False) -> list[Finding]:
    """Return what is wrong with `url` as the address of a webhook.

    With `allow_local` a private host and plain http are let pass, as skipped.
    """
    why = why_malformed(url)
    if why:
        return [found("url-malformed", url=url, why=why)]
    address = address_of(url)
    assert address is not None, "a well-formed address has its parts"
    leave = Status.SKIPPED if allow_local else None
    findings: list[Finding] = []
    if is_private(address.host):
        findings.append(found("url-private-host", as_status=leave, host=address.host))
    if not address.encrypted:
        findings.append(found("url-not-https", as_status=leave, url=url))
    return findings + _judge_overrides(url)


def why_malformed(url: str) -> str:
    """Return why Twilio could not ask `url` at all, one of `PHRASES` or empty."""
    bare = url.partition("#")[0]
    marks = {
        TWICE: _TWICE.match(bare),
        PLACEHOLDER: _GAPS.search(bare),
        NO_ADDRESS: not bare.lower().startswith(("http://", "https://")),
        ODD_SIGNS: _SIGNS.search(bare),
    }
    wrong = [why for why, seen in marks.items() if seen]
    return wrong[0] if wrong else _why_no_host(bare)


def _why_no_host(bare: str) -> str:
    try:
        parts = urlsplit(bare)
        port = parts.port
    except ValueError as error:
        return ODD_PORT if "port" in str(error).lower() else ODD_HOST
    if not parts.hostname:
        return NO_HOST
    if port == 0:
        return ODD_PORT
    return "" if _is_host(parts.hostname) else ODD_HOST


def is_private(host: str) -> bool:
    """Tell whether `host` names something that only its own network reaches."""
    name = host.lower().rstrip(".")
    try:
        return not ip_address(name.partition("%")[0]).is_global
    except ValueError:
        pass
    if _NUMBERS.fullmatch(name):
        return False  # an address in odd clothing: what it resolves to decides
    return "." not in name or name.endswith(tuple(f".{end}" for end in _OWN_NETWORKS))


def leads_here(url: str) -> bool:
    """Tell whether a whole address leads into this PC's own network."""
    address = address_of(url)
    return address is not None and is_private(address.host)


def are_private(addresses: Iterable[str]) -> bool:
    """Tell whether a name leads to addresses of its own network alone."""
    known = list(addresses)
    return bool(known) and all(is_private(one) for one in known)


def _is_host(host: str) -> bool:
    if ":" in host:  # urlsplit has checked the brackets and what is in them
        return True
    try:
        plain = host.encode("idna").decode() if not host.isascii() else host
    except UnicodeError:
        return False
    labels = plain.rstrip(".").split(".")
    # Twilio refuses an underscore in a host name, though DNS knows such names.
    return len(plain) <= 253 and all(_LABEL.fullmatch(label) for label in labels)


def _judge_overrides(url: str) -> list[Finding]:
    fragment = url.partition("#")[2]
    findings = []
    for name, value in parse_qsl(fragment, keep_blank_values=True):
        if not _override_fits(name, value):
            error = {"e": _BAD_EDGE, "rp": _BAD_RETRY}.get(name)
            setting = f"{name}={value}"
            findings.append(found("url-bad-override", as_error=error, setting=setting))
    return findings


def _override_fits(name: str, value: str) -> bool:
    if name in _RANGES:
        least, most = _RANGES[name]
        plain = value.isascii() and value.isdigit() and len(value) <= 6
        return plain and least <= int(value) <= most
    if name == "rp":
        return bool(value) and _RETRY_ON.issuperset(value.lower().split(","))
    if name == "e":
        return bool(value) and _EDGES.issuperset(value.lower().split(","))
    return True  # a fragment that means nothing is never sent
