"""Every request from outside, checked in one order before it means anything.

Route, host, type and length, body, form, signature, shape; then the
switchboard. What fails is answered by a number and nothing else.
"""

import asyncio
import logging
from collections.abc import Callable
from http import HTTPStatus

from aiohttp import hdrs, web

from talkhint_desktop.relay import limits
from talkhint_desktop.relay.connections import Request
from talkhint_desktop.relay.gate import Gate, Line
from talkhint_desktop.relay.limits import TurnedAway
from talkhint_desktop.relay.stream_sockets import StreamSockets
from talkhint_desktop.relay.switchboard import Switchboard
from talkhint_desktop.relay.traffic import Traffic
from talkhint_desktop.relay.wire.webhook import (
    BadForm,
    Fields,
    dial_result,
    inbound_call,
    parse_form,
    status_update,
    stream_report,
)

log = logging.getLogger(__name__)

INBOUND = "/twilio/inbound"
STATUS = "/twilio/status"
DIAL = "/twilio/dial"
STREAM_STATUS = "/twilio/stream-status"
STREAM = "/twilio/stream"
HEALTH = "/health"
_ROUTES = {
    INBOUND: ("POST", "GET"),
    STATUS: ("POST",),
    DIAL: ("POST",),
    STREAM_STATUS: ("POST",),
    STREAM: ("GET",),
    HEALTH: ("GET",),
}
_FORM = "application/x-www-form-urlencoded"
_SIGNATURE = "X-Twilio-Signature"
_INSTANCE = "X-TalkHint-Instance"


class _TurnedAway(Exception):
    """A request that goes no further; `cause` is one of our words for it."""

    def __init__(self, status: HTTPStatus, cause: str) -> None:
        super().__init__(cause)
        self.status = status
        self.cause = cause


class Reception:
    """Answers requests. `hosts` are the names we may be called by."""

    def __init__(
        self,
        gate: Gate,
        switchboard: Switchboard,
        streams: StreamSockets,
        *,
        instance: str,
        hosts: Callable[[], set[str]],
        turned_away: TurnedAway,
        traffic: Traffic,
    ) -> None:
        self._gate = gate
        self._switchboard = switchboard
        self._streams = streams
        self._instance = instance
        self._hosts = hosts
        self._turned_away = turned_away
        self._traffic = traffic

    async def answer(self, request: Request) -> web.StreamResponse:
        try:
            return await self._answer(request)
        except _TurnedAway as turned:
            self._turned_away.note(turned.cause)
            answer = web.Response(status=turned.status)
            if turned.status is HTTPStatus.METHOD_NOT_ALLOWED:
                answer.headers[hdrs.ALLOW] = ", ".join(_ROUTES[self._path(request)])
            answer.force_close()
            return answer

    async def _answer(self, request: Request) -> web.StreamResponse:
        path = self._path(request)
        if path not in _ROUTES:
            raise _TurnedAway(HTTPStatus.NOT_FOUND, "an unknown path")
        if request.method not in _ROUTES[path]:
            raise _TurnedAway(HTTPStatus.METHOD_NOT_ALLOWED, "an unknown method")
        self._check_host(request)
        if path == HEALTH:
            return web.Response(text='{"ok":true}', content_type="application/json")
        if path == STREAM:
            return await self._stream(request)
        return await self._webhook(request, path)

    def _path(self, request: Request) -> str:
        """Return our own path, without a public address's prefix and the query."""
        path = request.raw_path.partition("?")[0]
        if path in _ROUTES:
            return path
        for prefix in self._gate.prefixes():
            if prefix and path.startswith(prefix + "/"):
                return path.removeprefix(prefix)
        return path

    def _check_host(self, request: Request) -> None:
        # No browser has business here, and a page that made its name point to
        # this PC is no reason to answer it.
        if hdrs.ORIGIN in request.headers:
            raise _TurnedAway(HTTPStatus.FORBIDDEN, "a browser's origin")
        names = request.headers.getall(hdrs.HOST, [])
        if len(names) != 1 or names[0].lower() not in self._hosts():
            raise _TurnedAway(HTTPStatus.FORBIDDEN, "an unknown host")

    async def _stream(self, request: Request) -> web.StreamResponse:
        shown = self._gate.handshake(STREAM, _signature(request))
        if shown.verdict == "refused":
            raise _TurnedAway(HTTPStatus.FORBIDDEN, "a stream signed wrongly")
        if shown.verdict == "accepted":
            log.info("A stream's handshake was signed over %s", shown.variant)
            request.connection.welcome_guest()
            return await self._streams.serve(request, self._instance)
        return await self._streams.serve(request, "")

    async def _webhook(self, request: Request, path: str) -> web.StreamResponse:
        query = request.raw_path.partition("?")[2]
        try:
            if request.method == "GET":
                fields = parse_form(query.encode("utf-8", "replace"))
            else:
                fields = parse_form(await _body(request))
        except BadForm as bad:
            raise _TurnedAway(HTTPStatus.BAD_REQUEST, f"no form: {bad}") from None
        signed = path + ("?" + query if "?" in request.raw_path else "")
        line = self._gate.webhook(signed, request.method, fields, _signature(request))
        if line is None:
            raise _TurnedAway(HTTPStatus.FORBIDDEN, "a webhook signed wrongly")
        request.connection.trust()
        answer = self._known(line, path, fields)
        if not line.practice:
            body = request.content_length or 0
            self._traffic.asked(body + len(answer.text or ""))
        answer.headers[_INSTANCE] = self._instance
        return answer

    def _known(self, line: Line, path: str, fields: Fields) -> web.Response:
        """Pass on what a known account says."""
        if line.account_sid not in {"", dict(fields).get("AccountSid")}:
            self._turned_away.note("another account")
            return web.Response(status=HTTPStatus.FORBIDDEN)
        try:
            document = self._pass_on(line, path, fields)
        except BadForm as bad:
            self._turned_away.note(f"no call: {bad}")
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        if document is None:
            return web.Response(status=HTTPStatus.NO_CONTENT)
        # Twilio caches what it got by GET.
        return web.Response(
            text=document,
            content_type="text/xml",
            charset="utf-8",
            headers={hdrs.CACHE_CONTROL: "no-store"},
        )

    def _pass_on(self, line: Line, path: str, fields: Fields) -> str | None:
        if path == INBOUND:
            return self._switchboard.call_arrived(line, inbound_call(fields))
        if path == DIAL:
            return self._switchboard.dial_ended(line, dial_result(fields))
        if path == STREAM_STATUS:
            self._switchboard.stream_reported(line, stream_report(fields))
            return None
        update = status_update(fields)
        told = (update.call_sid, update.status, str(update.sequence))
        if self._gate.first_time(*told):
            self._switchboard.status_changed(line, update)
        return None


def _signature(request: Request) -> str | None:
    given = request.headers.getall(_SIGNATURE, [])
    if not given:
        return None
    return given[0] if len(given) == 1 else ""  # two signatures are a wrong one


async def _body(request: Request) -> bytes:
    """Return the form's bytes; raises `_TurnedAway` when it is none of ours."""
    if request.content_type != _FORM or hdrs.CONTENT_ENCODING in request.headers:
        raise _TurnedAway(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "no form")
    too_large = _TurnedAway(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "a body too large")
    if (request.content_length or 0) > limits.BODY_BYTES:
        raise too_large
    body = bytearray()
    try:
        async with asyncio.timeout(limits.BODY_SECONDS):
            while part := await request.content.readany():
                body += part
                if len(body) > limits.BODY_BYTES:
                    raise too_large
    except TimeoutError:
        raise _TurnedAway(HTTPStatus.REQUEST_TIMEOUT, "a body too slow") from None
    except (ConnectionError, web.RequestPayloadError):
        raise _TurnedAway(HTTPStatus.BAD_REQUEST, "a body that broke off") from None
    return bytes(body)
