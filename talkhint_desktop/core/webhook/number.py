"""Judges what Twilio says of the account and of the number."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from talkhint_desktop.core.webhook.address import address_of
from talkhint_desktop.core.webhook.faults import found
from talkhint_desktop.core.webhook.findings import Effect, Finding, Status
from talkhint_desktop.core.webhook.twilio_errors import meaning_of

NO_URL = "nothing, since it has no webhook"
FLOW, FUNCTION, BIN = "Studio flow", "Function", "TwiML Bin"
SUSPENDED, CLOSED = "suspended", "closed"
PHRASES = (NO_URL, FLOW, FUNCTION, BIN, SUSPENDED, CLOSED)
_DEMO = "demo.twilio.com"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFacts:
    """`state` is active, suspended or closed; `balance` like `18.40 USD`.

    `name` is what its owner called it, empty where that may not be read.
    """

    sid: str
    name: str = ""
    state: str = "active"
    trial: bool = False
    balance: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppFacts:
    """A TwiML App: what a number that is linked to it asks."""

    sid: str
    name: str = ""
    voice_url: str = ""
    voice_method: str = "POST"
    fallback_url: str = ""
    fallback_method: str = "POST"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFacts:
    """A number's settings, as Twilio's REST API gives them."""

    number: str
    sid: str
    voice_url: str = ""
    voice_method: str = "POST"
    fallback_url: str = ""
    fallback_method: str = "POST"
    status_callback: str = ""
    status_callback_method: str = "POST"
    application_sid: str = ""
    trunk_sid: str = ""
    fax: bool = False
    voice: bool = True
    region: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """Where the next call goes: `source` is `number`, `app` or `fallback`."""

    url: str
    method: str
    source: str


@dataclass(frozen=True, slots=True)
class Alert:
    """One error that Twilio reported; `at` as Twilio writes it."""

    error: int
    at: str
    text: str = ""
    url: str = ""


def route_of(number: NumberFacts, app: AppFacts | None) -> Route | None:
    """Return what the next call asks, None where it asks nothing.

    A trunk is before an app, and an app before the number's own address.
    """
    if number.trunk_sid:
        return None
    if app:
        route = Route(app.voice_url, app.voice_method, "app")
    else:
        route = Route(number.voice_url, number.voice_method, "number")
    return route if route.url else None


def fallback_of(number: NumberFacts, app: AppFacts | None) -> Route | None:
    """Return what answers when the route's own server does not."""
    if number.trunk_sid:
        return None
    if app:
        route = Route(app.fallback_url, app.fallback_method, "fallback")
    else:
        route = Route(number.fallback_url, number.fallback_method, "fallback")
    return route if route.url else None


def judge_account(account: AccountFacts) -> list[Finding]:
    findings = []
    if account.state in {SUSPENDED, CLOSED}:
        findings.append(found("account-suspended", state=account.state))
    if account.trial:
        findings.append(found("account-trial"))
    return findings


def judge_number(
    number: NumberFacts, app: AppFacts | None, wanted_url: str
) -> list[Finding]:
    """Return what is wrong with the number; `wanted_url` may not be known.

    Of a stale fallback nothing can be said before it was asked, and of an app
    that leads to an unknown place nothing before its answer was read.
    """
    findings = _judge_voice(number)
    if number.trunk_sid:
        return [*findings, found("number-uses-trunk", trunk=number.trunk_sid)]
    route = route_of(number, app)
    here = bool(route and wanted_url and same_address(route.url, wanted_url))
    if app and wanted_url and not here:
        findings.append(uses_app(app))
    findings += _judge_url(route, wanted_url, here=here)
    if route and route.method == "GET":
        findings.append(found("number-method-get"))
    return findings + _judge_fallback(route, fallback_of(number, app))


def uses_app(app: AppFacts, *, works: bool = False) -> Finding:
    """Return the finding of a TwiML App, a warning where its answer `works`."""
    named = f"{app.name} ({app.sid})" if app.name else app.sid
    return found(
        "number-uses-app",
        as_status=Status.WARNING if works else None,
        as_effect=Effect.RISK if works else None,
        app=named,
        sid=app.sid,
        url=app.voice_url or NO_URL,
    )


def fallback_stale(route: Route, why: str, *, answers_now: bool) -> Finding:
    """Return the finding of a fallback that is worth nothing.

    `answers_now` tells that the webhook fails, so that callers meet it today.
    """
    return found(
        "number-fallback-stale",
        as_effect=Effect.DROPPED if answers_now else None,
        source="fallback" if answers_now else "",
        url=route.url,
        why=why,
    )


def recent_errors(alerts: Sequence[Alert]) -> Finding:
    """Return the finding of what Twilio reported lately, the newest first."""
    newest = alerts[0]
    return found(
        "recent-errors",
        as_error=newest.error,
        count=len(alerts),
        error=newest.error,
        meaning=meaning_of(newest.error),
        alerts=[
            {
                "error": alert.error,
                "at": alert.at,
                "meaning": meaning_of(alert.error),
                "text": alert.text,
                "url": alert.url,
            }
            for alert in alerts
        ],
    )


def same_address(one: str, other: str) -> bool:
    """Tell whether two webhook addresses are the same to Twilio."""
    first, second = address_of(one), address_of(other)
    if first is None or second is None:
        return one == other
    return first == second and _query(one) == _query(other)


def _query(url: str) -> str:
    return urlsplit(url).query


def _judge_voice(number: NumberFacts) -> list[Finding]:
    if number.fax:
        return [found("number-not-voice", case="fax")]
    return [] if number.voice else [found("number-not-voice")]


def _judge_url(route: Route | None, wanted_url: str, *, here: bool) -> list[Finding]:
    if route is None:
        return [found("number-url-empty")]
    if here:
        return []
    address = address_of(route.url)
    if address and address.host == _DEMO:
        return [found("number-url-demo", url=route.url)]
    kind = _made_by_twilio(route.url)
    if kind:
        return [found("number-studio", kind=kind, url=route.url)]
    if wanted_url:
        return [found("number-url-other", url=route.url, wanted=wanted_url)]
    return []


def _made_by_twilio(url: str) -> str:
    """Return which tool of Twilio's answers there, empty where none does."""
    address = address_of(url)
    if address is None:
        return ""
    if address.host == "webhooks.twilio.com":
        return FLOW
    if address.host == "handler.twilio.com":
        return BIN
    return FUNCTION if address.host.endswith(".twil.io") else ""


def _judge_fallback(route: Route | None, fallback: Route | None) -> list[Finding]:
    if fallback is None:
        return [found("number-fallback-none")]
    first = address_of(route.url) if route else None
    second = address_of(fallback.url)
    if first and second and first.place == second.place:
        return [found("number-fallback-none", case="same", url=fallback.url)]
    return []
