"""Sends what Twilio's library asks for over one session of ours, with patience."""

import re
import ssl
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from talkhint_desktop.relay.account.trouble import (
    RestError,
    error_of,
    json_object,
    no_connection,
    not_twilio,
)

REQUEST_SECONDS = 10.0
LIMITED_SECONDS = 10.0  # waited in all for an account that asked too much
_FAULT_PAUSES = (0.5, 1.5)  # after faults of Twilio's, or of the way there
_CONNECTIONS = 8
_LARGEST = 16 * 1024 * 1024
# Only there: the library follows page addresses that come with an answer.
_HOSTS = frozenset({"api.twilio.com", "monitor.twilio.com", "routes.twilio.com"})
# Settings that are written twice are what they are written once.
_SETTINGS = re.compile(r"/IncomingPhoneNumbers/PN[0-9a-fA-F]{32}\.json")

Sleep = Callable[[float], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in the shape in which Twilio's library reads it."""

    status_code: int
    text: str
    headers: Mapping[str, str]


def open_session(
    context: ssl.SSLContext | None, within: float
) -> aiohttp.ClientSession:
    """Return a session that keeps no cookie; `within` seconds for each request."""
    return aiohttp.ClientSession(
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=within),
        connector=aiohttp.TCPConnector(
            ssl=True if context is None else context, limit=_CONNECTIONS
        ),
    )


class Transport:
    """The HTTP client of Twilio's library; what goes wrong is a `RestError`.

    `api_url` stands in for all of Twilio's hosts where it is given. What may
    be asked twice is asked again after a fault or a 429; an answer that took
    too long is not waited for a second time.
    """

    is_async = True  # asked by the library

    def __init__(
        self, session: aiohttp.ClientSession, api_url: str, sleep: Sleep
    ) -> None:
        self._session = session
        self._api_url = api_url
        self._sleep = sleep

    async def request(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, Any] | None = None,
        data: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        **_ours: object,  # timeout and redirects are not the library's to choose
    ) -> Answer:
        again = method == "GET" or _SETTINGS.search(url) is not None
        pauses = _Pauses()
        sent = dict(headers or {})
        if auth:
            sent["Authorization"] = aiohttp.encode_basic_auth(*auth)
        while True:
            try:
                return await self._once(method, url, params, data, sent)
            except _FailedError as failed:
                pause = pauses.after(failed) if again else None
                if pause is None:
                    raise failed.trouble from failed.__cause__
            await self._sleep(pause)

    async def _once(
        self,
        method: str,
        url: str,
        params: Mapping[str, Any] | None,
        data: Mapping[str, Any] | None,
        headers: Mapping[str, str],
    ) -> Answer:
        try:
            async with self._session.request(
                method,
                self._target(url),
                params=params,
                data=data or None,
                headers=headers,
                allow_redirects=False,
            ) as response:
                body = await _read(response)
        except (aiohttp.ClientError, OSError) as error:
            passing = not isinstance(
                error, TimeoutError | aiohttp.ClientConnectorCertificateError
            )
            raise _FailedError(no_connection(error), passing=passing) from error
        if not 200 <= response.status < 300:
            raise _FailedError(
                error_of(response.status, body),
                passing=response.status >= 500,
                retry_after=response.headers.get("Retry-After", ""),
            )
        if json_object(body) is None:
            raise _FailedError(not_twilio(response.status))
        return Answer(response.status, body, response.headers)

    def _target(self, url: str) -> str:
        parts = urlsplit(url)
        if self._api_url:
            query = f"?{parts.query}" if parts.query else ""
            return f"{self._api_url}{parts.path}{query}"
        if parts.scheme != "https" or parts.netloc not in _HOSTS:
            raise _FailedError(not_twilio())
        return url


class _FailedError(Exception):
    """One request that came to nothing; `passing` if the next may do better."""

    def __init__(
        self, trouble: RestError, *, passing: bool = False, retry_after: str = ""
    ) -> None:
        super().__init__(str(trouble))
        self.trouble = trouble
        self.passing = passing
        self.retry_after = retry_after


class _Pauses:
    """How long to wait before one request is sent again."""

    def __init__(self) -> None:
        self._faults = iter(_FAULT_PAUSES)
        self._next_limited = 1.0
        self._waited = 0.0

    def after(self, failed: _FailedError) -> float | None:
        """Return the seconds, None where it is not to be sent again."""
        if failed.passing:
            return next(self._faults, None)
        if failed.trouble.reason != "limited":
            return None
        asked = failed.retry_after
        pause = float(asked) if asked.isascii() and asked.isdigit() else 0.0
        pause = max(pause, self._next_limited)
        self._next_limited *= 2
        self._waited += pause
        return pause if self._waited <= LIMITED_SECONDS else None


async def _read(response: aiohttp.ClientResponse) -> str:
    parts = bytearray()
    async for chunk in response.content.iter_chunked(64 * 1024):
        parts += chunk
        if len(parts) > _LARGEST:
            raise _FailedError(not_twilio(response.status))
    return parts.decode("utf-8", "replace")
