"""Judges one `<Stream>`: where its audio goes, and which sides it carries."""

import re
from urllib.parse import urlsplit

from talkhint_desktop.core.twiml import Verb
from talkhint_desktop.core.webhook.address import Address, address_of, is_private
from talkhint_desktop.core.webhook.expected import Expected, Step, same_place
from talkhint_desktop.core.webhook.faults import found
from talkhint_desktop.core.webhook.findings import Finding

LONGEST_PARAMETER = 500  # name and value together stay below it
_BOTH, _CALLER, _AGENT = "both_tracks", "inbound_track", "outbound_track"
_ODD = re.compile(r"[\s<>{}\"\\^`|]")
_BARE_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/|$)")
_SHOWN = 120


def judge_stream(step: Step, stream: Verb, expected: Expected) -> list[Finding]:
    """Return what is wrong with a `<Stream>` in `<Start>`."""
    return [
        *_judge_track(stream),
        *judge_stream_url(step, stream, expected),
        *_judge_parameters(stream),
        *_judge_callback(step, stream, expected),
    ]


def stream_address(step: Step, stream: Verb) -> str:
    """Return the whole address that a stream names, empty where it has none."""
    written = stream.get("url").strip()
    if not written or "://" in written:
        return written
    whole = step.resolve(written)
    return "wss" + whole[whole.index(":") :] if "://" in whole else whole


def judge_stream_url(step: Step, stream: Verb, expected: Expected) -> list[Finding]:
    """Return what is wrong with where the audio goes."""
    written = stream.get("url").strip()
    if not written and stream.get("connectorName"):
        return []
    url = stream_address(step, stream)
    address = _well_formed(written, url)
    if address is None:
        case = "" if written else "missing"
        return [found("stream-url-malformed", case=case, url=written[:_SHOWN])]
    if address.scheme != "wss" and not _may_be_plain(address, expected):
        return [found("stream-not-wss", url=url)]
    findings = []
    if "?" in url:
        findings.append(found("stream-query-string", url=url))
    return findings + _judge_place(step, address, expected)


def _well_formed(written: str, url: str) -> Address | None:
    if not url or _ODD.search(url) or _BARE_HOST.match(written):
        return None
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        return None
    address = address_of(url)
    if address is None and scheme in {"https", "http", "ws", "wss"}:
        return None
    return address


def _may_be_plain(address: Address, expected: Expected) -> bool:
    local = expected.allow_local and is_private(address.host)
    return local and address.scheme == "ws"


def _judge_place(step: Step, address: Address, expected: Expected) -> list[Finding]:
    findings = []
    if not same_place(address, expected.stream_places(step.url)):
        webhook = address_of(expected.webhook_url)
        wanted = expected.stream_host or (webhook.netloc if webhook else "")
        there = found("stream-other-host", host=address.netloc, wanted=wanted)
        findings.append(there)
    paths = expected.stream_paths()
    if address.path not in paths:
        wrong = found("stream-wrong-path", path=address.path, wanted=paths[0])
        findings.append(wrong)
    return findings


def _judge_track(stream: Verb) -> list[Finding]:
    track = stream.get("track", _CALLER).strip()
    if track == _BOTH:
        return []
    if track == _CALLER:
        return [found("track-one-side", case="agent", track=track)]
    if track == _AGENT:
        return [found("track-one-side", case="caller", track=track)]
    return [found("track-unknown", case="" if track else "empty", track=track)]


def _judge_parameters(stream: Verb) -> list[Finding]:
    findings = []
    for child in stream.children:
        name, value = child.get("name"), child.get("value")
        length = len(name) + len(value)
        if child.name == "Parameter" and length >= LONGEST_PARAMETER:
            long = found("parameter-too-long", name=name[:40], length=length)
            findings.append(long)
    return findings


def _judge_callback(step: Step, stream: Verb, expected: Expected) -> list[Finding]:
    written = stream.get("statusCallback").strip()
    if not written:
        return [found("stream-no-callback")]
    address = address_of(step.resolve(written))
    host = address.netloc if address else written[:_SHOWN]
    if address and same_place(address, _own_places(step, expected)):
        return []
    return [found("stream-no-callback", case="elsewhere", host=host)]


def _own_places(step: Step, expected: Expected) -> list[tuple[str, int]]:
    known = expected.stream_places(step.url)
    webhook = address_of(expected.webhook_url)
    return [*known, webhook.place] if webhook else known
