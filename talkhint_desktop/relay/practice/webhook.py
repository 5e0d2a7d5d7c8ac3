"""Asks a voice webhook the way Twilio does: signed, patient for 15 s, no browser."""

import re
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode, urljoin, urlsplit

import aiohttp
from yarl import URL

from talkhint_desktop.core import twiml
from talkhint_desktop.relay.practice.answer import Answer, WebhookError
from talkhint_desktop.relay.practice.network import is_here, network_fault
from talkhint_desktop.relay.wire.webhook import signature

USER_AGENT = "TwilioProxy/1.1"
TOTAL_SECONDS = 15.0
_CONNECT_SECONDS = 10.0  # Twilio tries twice for 5 s
_REDIRECTS = 10
_FOLLOWED = frozenset({301, 302, 303, 307})
_FORM = "application/x-www-form-urlencoded; charset=UTF-8"


@dataclass(frozen=True, slots=True)
class Account:
    """Whose calls these are. Without an auth token nothing is signed."""

    account_sid: str
    auth_token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Request:
    """A URL to ask, as Twilio has it: with user, fragment and all."""

    url: str
    method: str = "POST"


def sign(url: str, params: Mapping[str, str], auth_token: str) -> str:
    """Return the signature for `url`; Twilio keeps its fragment to itself."""
    return signature(url.partition("#")[0], list(params.items()), auth_token)


def is_web_address(url: str) -> bool:
    """Tell whether Twilio could ask `url` at all."""
    try:
        _target(url)
    except WebhookError:
        return False
    return True


def open_session() -> aiohttp.ClientSession:
    """Return a session that adds nothing of its own: no cookies, no agent."""
    return aiohttp.ClientSession(
        cookie_jar=aiohttp.DummyCookieJar(),
        skip_auto_headers=("User-Agent", "Content-Type", "Accept", "Accept-Encoding"),
        # Every request of a call may be the first: nothing kept, nothing stale.
        connector=aiohttp.TCPConnector(force_close=True),
    )


async def ask(
    session: aiohttp.ClientSession,
    request: Request,
    params: Mapping[str, str],
    account: Account,
    *,
    within: float = TOTAL_SECONDS,
) -> Answer:
    """Ask and follow redirects by Twilio's rules, `within` seconds in all.

    Raises `WebhookError` for anything but a 2xx that was read to its end.
    """
    started = time.monotonic()
    token = secrets.token_hex(16)
    hops: list[str] = []
    while True:
        left = max(started + within - time.monotonic(), 0.001)
        outgoing = _Outgoing.of(request, params, account, token)
        answer, location = await _exchange(session, outgoing, left)
        elapsed = round((time.monotonic() - started) * 1000)
        answer = replace(answer, elapsed_ms=elapsed, hops=tuple(hops))
        if not 300 <= answer.status < 400:
            break
        hops.append(f"{answer.status} {location}")
        if len(hops) > _REDIRECTS:
            raise WebhookError(
                f"The webhook redirects more than {_REDIRECTS} times.",
                11215,
                answer=answer,
            )
        request, params = _redirected(request, params, answer, location)
    if not 200 <= answer.status < 300:
        raise WebhookError(
            f"The webhook answered with status {answer.status}.", 11200, answer=answer
        )
    return answer


@dataclass(frozen=True, slots=True)
class _Outgoing:
    """One request as it goes out: `written` is the URL that is signed."""

    method: str
    written: str
    target: URL
    body: bytes
    headers: Mapping[str, str]

    @classmethod
    def of(
        cls,
        request: Request,
        params: Mapping[str, str],
        account: Account,
        token: str,
    ) -> "_Outgoing":
        url, form = request.url, params
        if request.method == "GET" and params:
            url, form = _with_query(url, params), {}
        target = _target(url)
        headers = {
            "User-Agent": USER_AGENT,
            "Accept": "*/*",
            "Accept-Encoding": "gzip",
            "I-Twilio-Idempotency-Token": token,
        }
        if form:
            headers["Content-Type"] = _FORM
        if account.auth_token:
            headers["X-Twilio-Signature"] = sign(url, form, account.auth_token)
        if target.user is not None:
            headers["Authorization"] = aiohttp.encode_basic_auth(
                target.user, target.password or ""
            )
        body = urlencode(form).encode()
        return cls(request.method, url, target.with_user(None), body, headers)


async def _exchange(
    session: aiohttp.ClientSession, outgoing: _Outgoing, left: float
) -> tuple[Answer, str]:
    try:
        async with session.request(
            outgoing.method,
            outgoing.target,
            data=outgoing.body or None,
            headers=outgoing.headers,
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(total=left, sock_connect=_CONNECT_SECONDS),
        ) as response:
            answer = await _read(response, outgoing.written)
            return answer, response.headers.get("Location", "")
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        sentence, code = network_fault(error)
        raise WebhookError(sentence, code, here=is_here(error)) from error


def _target(url: str) -> URL:
    bare = url.partition("#")[0]
    nothing = WebhookError(f"{url!r} is no web address.", 11100)
    try:
        # yarl would quote again what is quoted already; the bytes are signed.
        target = URL(bare, encoded=True)
        fits = target.port is None or 0 < target.port < 65_536
    except ValueError:
        raise nothing from None
    web = target.scheme in {"http", "https"} and bool(target.host)
    if not (web and fits) or re.search(r"[\s<>]", bare):
        raise nothing
    return target


async def _read(response: aiohttp.ClientResponse, url: str) -> Answer:
    parts = bytearray()
    async for chunk in response.content.iter_chunked(16 * 1024):
        parts += chunk
        if len(parts) > twiml.LIMIT:
            break
    answer = Answer(
        url,
        response.status,
        response.headers.get("Content-Type"),
        bytes(parts),
        response.headers.get("Transfer-Encoding", "").lower() == "chunked",
        0,
    )
    if len(parts) > twiml.LIMIT and response.status < 300:
        raise WebhookError("The answer is larger than 64 kB.", 11750, answer=answer)
    return answer


def _redirected(
    request: Request, params: Mapping[str, str], answer: Answer, location: str
) -> tuple[Request, Mapping[str, str]]:
    if answer.status not in _FOLLOWED or not location:
        raise WebhookError(
            f"The webhook redirects in a way that Twilio does not follow "
            f"({answer.status}{'' if location else ', no Location'}).",
            11216,
            answer=answer,
        )
    url = urljoin(answer.url, location)
    if answer.status == 307:
        return Request(url, request.method), params
    # The form is gone with the POST, as with any client that turns it to GET.
    return Request(url, "GET"), {}


def _with_query(url: str, params: Mapping[str, str]) -> str:
    bare, hash_mark, fragment = url.partition("#")
    joint = "&" if urlsplit(bare).query else "?"
    return f"{bare}{joint}{urlencode(params)}{hash_mark}{fragment}"
