"""Judges what a server answered, up to whether it is a document at all."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from talkhint_desktop.core import twiml
from talkhint_desktop.core.webhook.faults import found
from talkhint_desktop.core.webhook.findings import Finding

SLOW_MS = 2_000
XML_TYPES = frozenset({"text/xml", "application/xml", "text/html"})

_I = re.IGNORECASE
_NGROK = re.compile(r"\bERR_NGROK_\d+\b")
_CLOUDFLARE_TUNNEL = re.compile(r"\berror(?: code:?)?\s*1033\b", _I)
_TUNNEL_CODES = {
    "ERR_NGROK_3200": "tunnel-offline",
    "ERR_NGROK_3204": "tunnel-offline",
    "ERR_NGROK_3208": "tunnel-offline",
    "ERR_NGROK_3209": "tunnel-offline",
    "ERR_NGROK_8012": "tunnel-no-upstream",
    "ERR_NGROK_3004": "tunnel-bad-upstream",
    "ERR_NGROK_6024": "tunnel-interstitial",
}
_STATUSES = {
    404: "http-not-found",
    410: "http-not-found",
    405: "http-method-not-allowed",
    429: "http-rate-limited",
}
# Those of Cloudflare say the same as 502 to 504: nobody answered behind it.
_GATEWAY = frozenset({502, 503, 504, *range(520, 528), 530})
_PAGE = re.compile(
    rb"^\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html\b)", _I | re.DOTALL
)
_PAGE_TITLE = re.compile(r"<title[^>]*>([^<]{1,200})", _I)
_TWIML = re.compile(rb"<(?:\w+:)?Response\b")
_ESCAPED = re.compile(rb"(?:&lt;|&#60;|&#x3c;|\\u003c)\s*/?Response\b", _I)
_REFUSES_SIGNATURE = re.compile(r"signature|twilio", _I)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the last hop said; header names are in lower case.

    `url` is that hop's, `hops` are the ones before, like `302 https://...`.
    `body` is cut off one byte or more above the 64 kB that Twilio takes.
    """

    url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    elapsed_ms: int = 0
    hops: tuple[str, ...] = ()
    method: str = "POST"

    @property
    def content_type(self) -> str | None:
        return self.headers.get("content-type")

    @property
    def kind(self) -> str:
        """The content type without its parameters, in lower case."""
        return (self.content_type or "").partition(";")[0].strip().lower()

    @property
    def chunked(self) -> bool:
        return self.headers.get("transfer-encoding", "").lower() == "chunked"

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    @property
    def instance(self) -> str | None:
        """Which TalkHint answered, where one did."""
        return self.headers.get("x-talkhint-instance")


def judge_answer(answer: Answer, *, asked_by: str, signed: bool) -> list[Finding]:
    """Return what is wrong with an answer before its document is read.

    `asked_by` is the method of the first request; `signed` tells whether the
    Auth Token was known.
    """
    tunnel = _judge_tunnel(answer)
    if tunnel:
        return [tunnel]
    findings = _judge_way(answer, asked_by)
    wrong = (
        _judge_status(answer, signed=signed)
        or _judge_cookie(answer)
        or _judge_content(answer)
    )
    return [*findings, wrong] if wrong else findings


def holds_document(answer: Answer) -> bool:
    """Tell whether Twilio would read the body as TwiML, or try to."""
    if not 200 <= answer.status < 300 or not answer.body.strip():
        return False
    if len(answer.body) > twiml.LIMIT or _is_page(answer):
        return False
    return answer.kind in XML_TYPES or is_twiml_as_text(answer)


def is_twiml_as_text(answer: Answer) -> bool:
    """Tell whether it is text/plain that Twilio carries out all the same."""
    if answer.kind != "text/plain":
        return False
    try:
        twiml.parse(answer.body)
    except twiml.TwimlError:
        return False
    return True


def shows_escaped(body: bytes) -> bool:
    """Tell whether the TwiML stands there as text, its signs escaped."""
    return bool(_ESCAPED.search(body)) and not _TWIML.search(body)


def hides_document(answer: Answer) -> Finding | None:
    """Return where TwiML is in an answer that cannot be read as TwiML."""
    body = answer.body
    if not 200 <= answer.status < 300:
        return None
    if body.lstrip()[:1] in {b"{", b"[", b'"'} and b"Response" in body:
        return found("xml-escaped", case="json")
    if not (shows_escaped(body) or (_is_page(answer) and _TWIML.search(body))):
        return None
    page = _is_page(answer) or b"<pre" in body.lower()
    return found("xml-escaped", case="page") if page else found("xml-escaped")


def _judge_tunnel(answer: Answer) -> Finding | None:
    error = answer.headers.get("ngrok-error-code", "")
    # A document may well speak of an error; a page of ngrok's is no document.
    if not error and not _TWIML.search(answer.body):
        named = _NGROK.search(answer.text)
        error = named[0] if named else ""
    if not error and answer.status == 530 and _CLOUDFLARE_TUNNEL.search(answer.text):
        return found("tunnel-offline", host=_host(answer.url), error="Cloudflare 1033")
    if not error:
        return None
    code = _TUNNEL_CODES.get(error, "tunnel-other")
    return found(code, host=_host(answer.url), error=error)


def _judge_way(answer: Answer, asked_by: str) -> list[Finding]:
    findings = []
    if answer.hops:
        changed = "method" if answer.method != asked_by else ""
        hops = list(answer.hops)
        findings.append(found("http-redirect", case=changed, url=answer.url, hops=hops))
    if answer.elapsed_ms > SLOW_MS:
        findings.append(found("http-slow", elapsed_ms=answer.elapsed_ms))
    return findings


def _judge_status(answer: Answer, *, signed: bool) -> Finding | None:
    status = answer.status
    if 200 <= status < 300:
        return None
    if status == 403 and signed and _refuses_signature(answer):
        return found("signature-refused", status=status)
    if status in {401, 403}:
        case = "" if signed or status == 401 else "unsigned"
        return found("http-unauthorized", status=status, case=case)
    code = _STATUSES.get(status, "")
    if not code and status in _GATEWAY:
        code = "http-bad-gateway"
    elif not code:
        code = "http-server-error" if 500 <= status < 600 else "http-other-status"
    return found(code, status=status, method=answer.method)


def _refuses_signature(answer: Answer) -> bool:
    """Tell a signature check from a login, a firewall or a bot filter.

    Who refuses a signature answers a program, not a person at a browser.
    """
    if "www-authenticate" in answer.headers:
        return False
    if answer.kind == "text/html" or _is_page(answer):
        return bool(_REFUSES_SIGNATURE.search(answer.text))
    return True


def _judge_cookie(answer: Answer) -> Finding | None:
    nameless = answer.headers.get("set-cookie", "x").lstrip().startswith(("=", ";"))
    return found("http-broken", case="cookie") if nameless else None


def _judge_content(answer: Answer) -> Finding | None:
    kind = answer.kind
    if len(answer.body) > twiml.LIMIT:
        return found("body-too-large")
    if kind.startswith("audio/"):
        return found("content-type-audio", content_type=kind, url=answer.url)
    if not answer.body.strip():
        return found("empty-body", status=answer.status)
    if kind in XML_TYPES:
        return _judge_page(answer)
    if is_twiml_as_text(answer):
        return None
    code = {"": "content-type-missing", "text/plain": "content-type-text"}.get(kind)
    return found(code or "content-type-wrong", content_type=kind)


def _judge_page(answer: Answer) -> Finding | None:
    if not _is_page(answer) or shows_escaped(answer.body):
        return None
    title = _PAGE_TITLE.search(answer.text)
    page = " ".join(title[1].split()) if title else ""
    return found("html-page", page=page, case="" if page else "untitled")


def _is_page(answer: Answer) -> bool:
    return bool(_PAGE.match(answer.body.removeprefix(b"\xef\xbb\xbf")))


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0].rpartition("@")[2]
