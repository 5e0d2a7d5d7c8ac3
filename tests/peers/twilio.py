"""A Twilio for tests: posts webhooks and opens streams, rightly or wrongly.

Everything is signed by Twilio's own library, so that a mistake in our
signatures cannot hide behind the same mistake in here.
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Self
from urllib.parse import urlencode, urlsplit

import aiohttp
from twilio.request_validator import RequestValidator

from tests.peers.twilio_stream import FakeStream, open_stream


class Signed(Enum):
    """How a request is signed."""

    WELL = "with our token over our URL"
    NOT = "no header at all"
    EMPTY = "an empty header"
    BADLY = "a made-up signature"
    BY_ANOTHER_TOKEN = "another account's token"
    FOR_ANOTHER_URL = "our token over another URL of the account"


@dataclass(frozen=True)
class Reply:
    status: int
    text: str
    headers: Mapping[str, str]

    @property
    def stream_token(self) -> str:
        """The one-time token that the TwiML gives the stream; "" if none."""
        found = re.search(r'<Parameter[^>]*name="token"[^>]*value="([^"]*)"', self.text)
        return found.group(1) if found else ""


def sid(kind: str) -> str:
    """Return a SID that was not there before: CA a call, MZ a stream."""
    return kind + secrets.token_hex(16)


class FakeTwilio:
    """Twilio's side of one account. Use it as a context manager.

    `webhook_url` is where `/twilio/inbound` is reached; `public_origin` is what
    signatures are made over, where that is another address.
    """

    def __init__(
        self,
        webhook_url: str,
        account_sid: str,
        auth_token: str,
        *,
        public_origin: str = "",
    ) -> None:
        parts = urlsplit(webhook_url)
        self.account_sid = account_sid
        self.auth_token = auth_token
        self.local_origin = f"{parts.scheme}://{parts.netloc}"
        self.public_origin = public_origin or self.local_origin
        self.base = parts.path.removesuffix("/inbound")
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            cookie_jar=aiohttp.DummyCookieJar(),
            connector=aiohttp.TCPConnector(force_close=True),
            timeout=aiohttp.ClientTimeout(total=15),
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._session is not None
        await self._session.close()

    # What Twilio posts. A keyword is a form field; None leaves the field out.

    async def inbound(
        self, call_sid: str, signed: Signed = Signed.WELL, **fields: str | None
    ) -> Reply:
        form = {"CallStatus": "ringing", "Direction": "inbound", **fields}
        return await self.post("/inbound", self._form(call_sid, form), signed)

    async def status(
        self,
        call_sid: str,
        status: str = "completed",
        signed: Signed = Signed.WELL,
        **fields: str | None,
    ) -> Reply:
        form = {"CallStatus": status, "SequenceNumber": "0", **fields}
        return await self.post("/status", self._form(call_sid, form), signed)

    async def leg_status(
        self, parent_sid: str, child_sid: str, status: str, sequence: int = 0
    ) -> Reply:
        """Post what `<Number statusCallback>` tells of the agent's leg."""
        return await self.status(
            child_sid,
            status,
            ParentCallSid=parent_sid,
            Direction="outbound-dial",
            SequenceNumber=str(sequence),
        )

    async def dial(
        self,
        call_sid: str,
        result: str = "completed",
        signed: Signed = Signed.WELL,
        **fields: str | None,
    ) -> Reply:
        form = {
            "CallStatus": "in-progress",
            "DialCallStatus": result,
            "DialCallSid": sid("CA"),
            "DialCallDuration": "30",
            **fields,
        }
        return await self.post("/dial", self._form(call_sid, form), signed)

    async def stream_status(
        self,
        call_sid: str,
        event: str,
        signed: Signed = Signed.WELL,
        **fields: str | None,
    ) -> Reply:
        """`event`: stream-started, stream-stopped or stream-error."""
        form: dict[str, str | None] = {
            "AccountSid": self.account_sid,
            "CallSid": call_sid,
            "StreamSid": sid("MZ"),
            "StreamEvent": event,
            "Timestamp": "2026-11-22T22:00:00.000Z",
            **fields,
        }
        return await self.post("/stream-status", form, signed)

    async def post(
        self,
        path: str,
        form: Mapping[str, str | None],
        signed: Signed = Signed.WELL,
        headers: Mapping[str, str] | None = None,
    ) -> Reply:
        """Post any form to a path below the webhook's folder."""
        assert self._session is not None
        fields = {name: value for name, value in form.items() if value is not None}
        path = self.base + path
        sending = {
            "User-Agent": "TwilioProxy/1.1",
            "Accept": "*/*",
            "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
            "I-Twilio-Idempotency-Token": secrets.token_hex(16),
            **self.signature(self.public_origin + path, fields, signed),
            **self._public_host(),
            **(headers or {}),
        }
        async with self._session.post(
            self.local_origin + path,
            data=urlencode(fields).encode(),
            headers=sending,
            allow_redirects=False,
        ) as response:
            text = (await response.read()).decode("utf-8", "replace")
            return Reply(response.status, text, response.headers)

    async def open_stream(
        self,
        signed: Signed = Signed.WELL,
        *,
        path: str = "/stream",
        headers: Mapping[str, str] | None = None,
    ) -> FakeStream:
        """Shake hands; look at `status`, 101 when the socket is open."""
        parts = urlsplit(self.local_origin)
        url = "ws" + self.public_origin.removeprefix("http") + self.base + path
        if urlsplit(self.public_origin).scheme == "http":
            # A relay without a tunnel still names a wss address (contracts, 3).
            url = "wss" + url.removeprefix("ws")
        return await open_stream(
            parts.hostname or "127.0.0.1",
            parts.port or 80,
            self.base + path,
            {
                "Host": parts.netloc,
                "User-Agent": "Twilio.TmeWs/1.0",
                **self.signature(url, {}, signed),
                **self._public_host(),
                **(headers or {}),
            },
            self.account_sid,
        )

    def signature(
        self, url: str, fields: Mapping[str, str], signed: Signed
    ) -> dict[str, str]:
        token = self.auth_token
        match signed:
            case Signed.NOT:
                return {}
            case Signed.EMPTY:
                return {"X-Twilio-Signature": ""}
            case Signed.BADLY:
                return {"X-Twilio-Signature": "AAAAAAAAAAAAAAAAAAAAAAAAAAA="}
            case Signed.BY_ANOTHER_TOKEN:
                token = "another" + token[::-1]
            case Signed.FOR_ANOTHER_URL:
                url = "https://staging.example" + urlsplit(url).path
        signature = RequestValidator(token).compute_signature(url, dict(fields))
        return {"X-Twilio-Signature": str(signature)}

    def _public_host(self) -> dict[str, str]:
        return {"Host": urlsplit(self.public_origin).netloc}

    def _form(
        self, call_sid: str, fields: Mapping[str, str | None]
    ) -> dict[str, str | None]:
        return {
            "AccountSid": self.account_sid,
            "ApiVersion": "2010-04-01",
            "CallSid": call_sid,
            "Called": "+15005550006",
            "Caller": "+12025550143",
            "From": "+12025550143",
            "To": "+15005550006",
            "FromCountry": "US",
            "FromCity": "",
            **fields,
        }
