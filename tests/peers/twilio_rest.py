"""A stand-in for Twilio's REST API on loopback, which keeps state and can misbehave.

What it is asked is held against Twilio's published descriptions where this
machine has them, and so is what it answers; a mismatch fails the test.
"""

import asyncio
import base64
import json
import secrets
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.peers import twilio_rest_records as records
from tests.peers.twilio_description import Description, published
from tests.peers.twilio_rest_accounts import Holding, RefusedError
from tests.peers.twilio_rest_desk import Desk
from tests.peers.twilio_rest_lists import Asked
from tests.peers.twilio_rest_plans import Plan
from tests.peers.twilio_rest_records import Json, sid

_PAGE_OF_ANOTHER = "<html><body>Please sign in to this network.</body></html>"


class TwilioRest:
    """The stand-in, up inside `async with`. Give `url` as the API's address.

    `number`, `app`, `call` and the like put something there and return its
    record, which is live; keywords are fields of Twilio's records. `asked` is
    every request in order. The end of the context fails on `violations`.
    """

    def __init__(self) -> None:
        self.account_sid = sid("AC")
        self.auth_token = secrets.token_hex(16)
        self.asked: list[Asked] = []
        self.violations: list[str] = []
        self.desk = Desk()
        self.own = self._hold(self.account_sid, self.auth_token)
        self._plans: list[Plan] = []
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._handle)
        self._runner = web.AppRunner(
            app, handler_cancellation=True, shutdown_timeout=0.1
        )

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._runner.cleanup()
        if error is None and self.violations:
            raise AssertionError("; ".join(self.violations))

    @property
    def url(self) -> str:
        """The address to give as `TALKHINT_TWILIO_API_URL`."""
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}"

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs to take this for its Twilio."""
        return {
            "TALKHINT_TWILIO_API_URL": self.url,
            "TALKHINT_TWILIO_ACCOUNT_SID": self.account_sid,
            "TALKHINT_TWILIO_AUTH_TOKEN": self.auth_token,
        }

    @property
    def writes(self) -> list[dict[str, str]]:
        """The form of every POST, in order."""
        return [asked.form for asked in self.asked if asked.method == "POST"]

    def will(self, *plans: Plan) -> None:
        """Misbehave as planned; the first plan that fits a request counts."""
        self._plans += [replace(plan) for plan in plans]

    # What there is.

    def number(self, number: str, *, of: Holding | None = None, **fields: Any) -> Json:
        holding = of or self.own
        record = records.number(holding.sid, number, **fields)
        holding.numbers[record["sid"]] = record
        return record

    def app(self, **fields: Any) -> Json:
        record = records.app(self.account_sid, **fields)
        self.own.apps[record["sid"]] = record
        return record

    def trunk(self) -> str:
        """Return the SID of a trunk that numbers can be linked to."""
        trunk = sid("TK")
        self.own.trunks.add(trunk)
        return trunk

    def subaccount(self, **fields: Any) -> Holding:
        return self._hold(sid("AC"), secrets.token_hex(16), **fields)

    def api_key(self, *, standard: bool = True) -> tuple[str, str]:
        """Return a key and its secret; a standard one may not read accounts."""
        key, secret = sid("SK"), secrets.token_hex(16)
        keys = self.own.standard_keys if standard else self.own.keys
        keys[key] = secret
        return key, secret

    def call(self, to: str, *, started: datetime | None = None, **fields: Any) -> Json:
        at = started or datetime.now(UTC)
        record = records.call(self.account_sid, to, at, **fields)
        self.own.calls[record["sid"]] = record
        return record

    def event(self, call_sid: str, request: Json, response: Json) -> None:
        """Let a call have made a request; the two are as Twilio writes them."""
        there = self.own.events.setdefault(call_sid, [])
        there.append({"request": request, "response": response})

    def notification(self, call_sid: str, error: int, **fields: Any) -> Json:
        record = records.notification(self.account_sid, call_sid, error, **fields)
        self.own.notifications.setdefault(call_sid, []).append(record)
        return record

    def alert(self, error: int, *, at: datetime | None = None, **fields: Any) -> Json:
        when = at or datetime.now(UTC)
        record = records.alert(self.account_sid, error, when, **fields)
        self.own.alerts.insert(0, record)  # the newest is listed first
        return record

    def _hold(self, account_sid: str, token: str, **fields: Any) -> Holding:
        record = records.account(account_sid, self.account_sid, token, **fields)
        holding = Holding(record)
        self.desk.holdings[account_sid] = holding
        return holding

    # What comes and goes.

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        asked = await _asked(request)
        self.asked.append(asked)
        description = self._described(asked)
        if description:
            self.violations += description.request_faults(
                asked.method, asked.path, asked.query, asked.form
            )
        plan = next((p for p in self._plans if p.fits(asked.method, asked.path)), None)
        if plan:
            plan.times -= 1
            if plan.how in {"error", "html", "drop", "hang"}:
                return await _misbehave(request, plan)
        try:
            status, answer = self.desk.answer(asked, plan)
        except RefusedError as refused:
            told = records.error(refused.status, refused.code, refused.message)
            return web.json_response(told, status=refused.status)
        if description:
            # The description knows of no 201, not even where it is answered.
            self.violations += description.answer_faults(
                asked.method, asked.path, 200, answer
            )
        if plan and plan.how == "truncate":
            return await _truncate(request, answer)
        return web.json_response(answer, status=status)

    def _described(self, asked: Asked) -> Description | None:
        for description in published():
            if description.knows(asked.path):
                return description
        if published() and not asked.path.startswith("/v2/"):
            self.violations.append(f"{asked.path} is not described")
        return None


async def _asked(request: web.Request) -> Asked:
    form = await request.post() if request.method == "POST" else {}
    scheme, _, keys = request.headers.get("Authorization", "").partition(" ")
    known = base64.b64decode(keys).decode() if scheme == "Basic" else ""
    user, _, password = known.partition(":")
    return Asked(
        request.method,
        request.path,
        dict(request.query),
        {name: str(value) for name, value in form.items()},
        user,
        password,
        dict(request.headers),
    )


async def _misbehave(request: web.Request, plan: Plan) -> web.StreamResponse:
    if plan.how == "html":
        return web.Response(
            text=_PAGE_OF_ANOTHER, status=plan.status, content_type="text/html"
        )
    if plan.how == "error":
        told = records.error(plan.status, plan.code, plan.message)
        return web.json_response(told, status=plan.status, headers=plan.headers)
    if plan.how == "hang":
        await asyncio.Event().wait()  # until the client goes
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def _truncate(request: web.Request, answer: Json) -> web.StreamResponse:
    body = json.dumps(answer).encode()
    response = web.StreamResponse()
    response.content_type = "application/json"
    response.content_length = len(body)
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    assert request.transport is not None
    request.transport.close()
    return response
