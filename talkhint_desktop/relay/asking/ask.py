"""Asks a web address as Twilio does: patient for 15 s, no browser, its redirects."""

import secrets
import ssl
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

import aiohttp

from talkhint_desktop.core import twiml
from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.core.webhook.address import is_private
from talkhint_desktop.core.webhook.answer import Answer
from talkhint_desktop.relay.asking.network import network_fault
from talkhint_desktop.relay.asking.request import (
    Account,
    Outgoing,
    Request,
    target_of,
)

TOTAL_SECONDS = 15.0
CONNECT_SECONDS = 10.0  # Twilio tries twice for 5 s
MOST_REDIRECTS = 10
_FOLLOWED = frozenset({301, 302, 303, 307})


class Unanswered(TalkHintError):
    """No answer came that Twilio would read.

    `code` is that of a check's finding, `evidence` what is known of it;
    `answer` is the last thing that was said, if anything was.
    """

    def __init__(
        self,
        code: str,
        message: str,
        twilio_error: int,
        *,
        answer: Answer | None = None,
        **evidence: Any,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.twilio_error = twilio_error
        self.answer = answer
        self.evidence = evidence

    @property
    def here(self) -> bool:
        """Whether the fault is this PC's, so that the webhook may be fine."""
        return self.code == "offline"


def open_session(trust: ssl.SSLContext | None = None) -> aiohttp.ClientSession:
    """Return a session that adds nothing of its own: no cookies, no agent.

    `trust` judges certificates; without it Python's own rules do.
    """
    return aiohttp.ClientSession(
        cookie_jar=aiohttp.DummyCookieJar(),
        skip_auto_headers=("User-Agent", "Content-Type", "Accept", "Accept-Encoding"),
        # Every request of a call may be the first: nothing kept, nothing stale.
        connector=aiohttp.TCPConnector(force_close=True, ssl=trust or True),
    )


def is_web_address(url: str) -> bool:
    """Tell whether Twilio could ask `url` at all."""
    try:
        target_of(url)
    except ValueError:
        return False
    return True


async def ask(
    session: aiohttp.ClientSession,
    request: Request,
    params: Mapping[str, str],
    account: Account,
    *,
    more_headers: Mapping[str, str] | None = None,
    into_private: bool = True,
    within: float | None = None,
) -> Answer:
    """Ask and follow redirects by Twilio's rules, `within` 15 s or other seconds.

    Returns the last answer, whatever its status is. Raises `Unanswered`.
    Without `into_private` a redirect into this PC's own network is not
    followed: a stranger's answer must not send us there.
    """
    started = time.monotonic()
    until = started + (TOTAL_SECONDS if within is None else within)
    token = secrets.token_hex(16)
    hops: list[str] = []
    while True:
        left = max(until - time.monotonic(), 0.001)
        try:
            outgoing = Outgoing.of(request, params, account, token)
            outgoing.headers.update(more_headers or {})
        except ValueError:
            raise _no_address(request.url) from None
        answer = await _exchange(session, outgoing, left)
        elapsed = round((time.monotonic() - started) * 1000)
        answer = replace(answer, elapsed_ms=elapsed, hops=tuple(hops))
        if not 300 <= answer.status < 400:
            return answer
        hops.append(f"{answer.status} {answer.headers.get('location', '')}")
        request, params = _redirected(request, params, answer)
        if not into_private:
            _stay_outside(request.url, answer)
        if len(hops) > MOST_REDIRECTS:
            raise Unanswered(
                "redirect-loop",
                f"The webhook redirects more than {MOST_REDIRECTS} times.",
                11215,
                answer=answer,
                hops=hops,
            )


async def _exchange(
    session: aiohttp.ClientSession, outgoing: Outgoing, left: float
) -> Answer:
    try:
        async with session.request(
            outgoing.method,
            outgoing.target,
            data=outgoing.body or None,
            headers=outgoing.headers,
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(total=left, sock_connect=CONNECT_SECONDS),
        ) as response:
            return await _read(response, outgoing)
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        fault = network_fault(error)
        raise Unanswered(
            fault.code,
            fault.sentence,
            fault.twilio_error,
            case=fault.case,
            host=outgoing.target.host,
            port=outgoing.target.port,
        ) from error


async def _read(response: aiohttp.ClientResponse, outgoing: Outgoing) -> Answer:
    parts = bytearray()
    async for chunk in response.content.iter_chunked(16 * 1024):
        parts += chunk
        if len(parts) > twiml.LIMIT:
            break
    headers: dict[str, str] = {}
    for name, value in response.headers.items():
        headers.setdefault(name.lower(), value)
    body = bytes(parts[: twiml.LIMIT + 1])
    return Answer(
        outgoing.written, response.status, headers, body, method=outgoing.method
    )


def _redirected(
    request: Request, params: Mapping[str, str], answer: Answer
) -> tuple[Request, Mapping[str, str]]:
    location = answer.headers.get("location", "").strip()
    url = urljoin(answer.url, location)
    if answer.status not in _FOLLOWED or not location or not is_web_address(url):
        raise Unanswered(
            "redirect-unsupported",
            f"The webhook redirects in a way that Twilio does not follow "
            f"({answer.status}{'' if location else ', no Location'}).",
            11216,
            answer=answer,
            status=answer.status,
            case="nowhere" if answer.status in _FOLLOWED else "",
        )
    if answer.status == 307:
        return Request(url, request.method), params
    # The form is gone with the POST, as with any client that turns it to GET.
    return Request(url, "GET"), {}


def _stay_outside(url: str, answer: Answer) -> None:
    host = target_of(url).host or ""
    if is_private(host):
        raise Unanswered(
            "url-private-host",
            "The webhook redirects to a private address.",
            11205,
            answer=answer,
            host=host,
        )


def _no_address(url: str) -> Unanswered:
    return Unanswered("url-malformed", f"{url!r} is no web address.", 11100, url=url)
