"""Asks one route of a check: rightly signed, and in all the ways of strangers."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

import aiohttp

from talkhint_desktop.core.webhook.address import is_private
from talkhint_desktop.core.webhook.answer import Answer
from talkhint_desktop.core.webhook.expected import Expected
from talkhint_desktop.core.webhook.gist import Gist, gist_of
from talkhint_desktop.core.webhook.number import Route
from talkhint_desktop.relay.asking.ask import Unanswered, ask
from talkhint_desktop.relay.asking.request import (
    Account,
    Outgoing,
    Request,
    call_parameters,
    made_up_sid,
)
from talkhint_desktop.relay.probe.question import Question

_NO_WARNING = {"ngrok-skip-browser-warning": "1"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One request of the check and what came: an answer, or why none did."""

    request: Request
    parameters: Mapping[str, str]
    account: Account
    answer: Answer | None = None
    failure: Unanswered | None = None

    @property
    def call_sid(self) -> str:
        return self.parameters["CallSid"]

    @property
    def status(self) -> int:
        return self.answer.status if self.answer else 0

    def gist(self, expected: Expected) -> Gist:
        if self.answer is None:
            assert self.failure is not None, "either one or the other came"
            return Gist(self.failure.code)
        return gist_of(self.answer, expected)

    def headers(self) -> dict[str, str]:
        """Return what was sent, without what signs in."""
        outgoing = Outgoing.of(self.request, self.parameters, self.account, "-")
        hidden = {"Authorization", "I-Twilio-Idempotency-Token"}
        return {k: v for k, v in outgoing.headers.items() if k not in hidden}


class Asker:
    """Asks in the name of one account; every request is marked as a probe.

    The mark lets a TalkHint answer without opening a call. Each request is of
    a call of its own, so that no token of one is void by another.
    """

    def __init__(self, session: aiohttp.ClientSession, question: Question) -> None:
        self.session = session
        self._question = question
        self._account = question.account

    async def ask(self, route: Route) -> Asked:
        """Ask as Twilio itself would."""
        return await self._ask(route, self._account)

    async def ask_unsigned(self, route: Route) -> Asked:
        return await self._ask(route, replace(self._account, auth_token=""))

    async def ask_signed_wrongly(self, route: Route) -> Asked:
        wrong = secrets.token_hex(16)
        return await self._ask(route, replace(self._account, auth_token=wrong))

    async def ask_past_warning(self, route: Route) -> Asked:
        """Ask once more, so that a tunnel shows no warning meant for browsers."""
        return await self._ask(route, self._account, _NO_WARNING)

    async def follow(self, asked: Asked, url: str, method: str) -> Asked:
        """Ask for the next document of the same call."""
        request = Request(url, method)
        host = urlsplit(url).hostname or ""
        if is_private(host) and not self._question.allow_local:
            why = "The document redirects to a private address."
            private = Unanswered("url-private-host", why, 11205, host=host)
            return Asked(request, asked.parameters, asked.account, failure=private)
        return await self._send(request, asked.parameters, asked.account)

    async def _ask(
        self,
        route: Route,
        account: Account,
        more_headers: Mapping[str, str] | None = None,
    ) -> Asked:
        question = self._question
        parameters = call_parameters(
            account.account_sid, question.numbers, made_up_sid("CA"), "ringing"
        )
        parameters["TalkHintProbe"] = secrets.token_urlsafe(12)
        request = Request(route.url, route.method)
        return await self._send(request, parameters, account, more_headers)

    async def _send(
        self,
        request: Request,
        parameters: Mapping[str, str],
        account: Account,
        more_headers: Mapping[str, str] | None = None,
    ) -> Asked:
        try:
            answer = await ask(
                self.session,
                request,
                parameters,
                account,
                more_headers=more_headers,
                into_private=self._question.allow_local,
            )
        except Unanswered as failure:
            return Asked(request, parameters, account, failure=failure)
        return Asked(request, parameters, account, answer=answer)
