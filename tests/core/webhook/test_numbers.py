"""What Twilio says of the account and of the number."""

from dataclasses import replace
from typing import Any

import pytest

from talkhint_desktop.core.webhook.findings import Effect, Finding, Status
from talkhint_desktop.core.webhook.number import (
    AccountFacts,
    Alert,
    AppFacts,
    NumberFacts,
    Route,
    fallback_of,
    fallback_stale,
    judge_account,
    judge_number,
    recent_errors,
    route_of,
    same_address,
    uses_app,
)
from tests.core.webhook.rows import WEBHOOK, Row, check, rows

Given = tuple[NumberFacts, AppFacts | None, str]
OLD = "https://old.example/voice"
NUMBER = NumberFacts(
    number="+15005550006",
    sid="PN1",
    voice_url=WEBHOOK,
    fallback_url="https://handler.twilio.com/twiml/EH1",
)
ACCOUNT = AccountFacts(sid="AC1")
APP = AppFacts(sid="AP1", name="Desk", voice_url=OLD)
OWN_APP = replace(APP, voice_url=WEBHOOK, fallback_url=NUMBER.fallback_url)


def number(**changed: Any) -> Given:
    app = changed.pop("app", None)
    wanted = changed.pop("wanted", WEBHOOK)
    if app:
        changed["application_sid"] = app.sid
    return replace(NUMBER, **changed), app, wanted


HEALTHY = number()
TABLE: list[Row[Given]] = [
    *rows(
        "number-not-voice",
        raised=[number(fax=True), number(voice=False)],
        spared=[HEALTHY, number(voice_url="")],
    ),
    *rows(
        "number-uses-trunk",
        raised=[number(trunk_sid="TK1"), number(trunk_sid="TK1", app=APP)],
        spared=[HEALTHY, number(app=APP)],
    ),
    *rows(
        "number-uses-app",
        raised=[number(app=APP), number(app=replace(APP, voice_url=""))],
        spared=[HEALTHY, number(app=OWN_APP), number(app=APP, trunk_sid="TK1")],
    ),
    *rows(
        "number-url-empty",
        raised=[number(voice_url=""), number(app=replace(APP, voice_url=""))],
        spared=[HEALTHY, number(voice_url="", app=OWN_APP)],
    ),
    *rows(
        "number-url-demo",
        raised=[
            number(voice_url="https://demo.twilio.com/welcome/voice/"),
            number(voice_url="http://demo.twilio.com/docs/voice.xml", wanted=""),
        ],
        spared=[HEALTHY, number(voice_url="https://demo.twilio.com.evil.example/")],
    ),
    *rows(
        "number-url-other",
        raised=[
            number(voice_url=OLD),
            number(voice_url="https://yesterday.ngrok-free.app/twilio/inbound"),
            number(voice_url=WEBHOOK + "/"),
            number(app=APP),
        ],
        spared=[
            HEALTHY,
            number(voice_url="https://CALLS.example.com:443/twilio/inbound"),
            number(voice_url=WEBHOOK + "#rc=2"),
            number(voice_url=OLD, wanted=""),
            number(voice_url=""),
        ],
    ),
    *rows(
        "number-studio",
        raised=[
            number(voice_url="https://webhooks.twilio.com/v1/Accounts/AC1/Flows/FW1"),
            number(voice_url="https://desk-1234.twil.io/voice"),
            number(voice_url="https://handler.twilio.com/twiml/EH1", wanted=""),
        ],
        spared=[
            HEALTHY,
            number(voice_url=OLD),
            number(voice_url="https://twil.io.x.example/"),
        ],
    ),
    *rows(
        "number-method-get",
        raised=[
            number(voice_method="GET"),
            number(app=replace(OWN_APP, voice_method="GET")),
        ],
        spared=[HEALTHY, number(fallback_method="GET")],
    ),
    *rows(
        "number-fallback-none",
        raised=[
            number(fallback_url=""),
            number(fallback_url="https://calls.example.com/fallback"),
            number(app=replace(OWN_APP, fallback_url="")),
        ],
        spared=[HEALTHY, number(fallback_url=OLD), number(app=OWN_APP)],
    ),
]
ACCOUNTS: list[Row[AccountFacts]] = [
    *rows(
        "account-suspended",
        raised=[replace(ACCOUNT, state="suspended"), replace(ACCOUNT, state="closed")],
        spared=[ACCOUNT, replace(ACCOUNT, trial=True)],
    ),
    *rows(
        "account-trial",
        raised=[
            replace(ACCOUNT, trial=True),
            replace(ACCOUNT, trial=True, balance="5 USD"),
        ],
        spared=[ACCOUNT, replace(ACCOUNT, state="suspended")],
    ),
]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_each_fault_of_a_number_is_told_and_no_other(
    row: Row[Given],
) -> None:
    check(row, lambda given: judge_number(*given))


@pytest.mark.parametrize("row", ACCOUNTS, ids=lambda row: row.name)
def test_each_fault_of_an_account_is_told_and_no_other(row: Row[AccountFacts]) -> None:
    check(row, judge_account)


@pytest.mark.parametrize("given", [HEALTHY, number(app=OWN_APP), number(wanted="")])
def test_a_healthy_number_has_no_fault(
    given: Given,
) -> None:
    assert judge_number(*given) == []


def test_a_trunk_is_before_an_app_and_an_app_before_the_number() -> None:
    trunk = replace(NUMBER, trunk_sid="TK1", application_sid="AP1")

    assert route_of(trunk, APP) is None
    assert route_of(NUMBER, APP) == Route(OLD, "POST", "app")
    assert route_of(NUMBER, None) == Route(WEBHOOK, "POST", "number")
    assert route_of(replace(NUMBER, voice_url=""), None) is None
    assert fallback_of(trunk, None) is None
    assert fallback_of(NUMBER, APP) is None
    assert fallback_of(NUMBER, None) == Route(NUMBER.fallback_url, "POST", "fallback")


def test_an_app_whose_answer_works_is_no_fault() -> None:
    assert uses_app(APP).status is Status.FAILED
    assert uses_app(APP, works=True).status is Status.WARNING
    assert "Desk (AP1)" in uses_app(APP).detail


def test_a_stale_fallback_is_worse_while_the_webhook_fails() -> None:
    fallback = Route(OLD, "POST", "fallback")
    asleep = fallback_stale(fallback, "it says goodbye", answers_now=False)
    awake = fallback_stale(fallback, "it says goodbye", answers_now=True)

    assert (asleep.effect, awake.effect) == (Effect.RISK, Effect.DROPPED)
    assert awake.title.startswith("The webhook fails, and an old fallback")
    assert OLD in asleep.detail


def test_recent_errors_are_told_in_words() -> None:
    finding: Finding = recent_errors([Alert(11200, "now"), Alert(31920, "before")])

    assert finding.status is Status.WARNING
    assert finding.title == "Twilio reported 2 errors for this number since yesterday"
    assert "the webhook could not be fetched" in finding.detail
    assert [a["error"] for a in finding.evidence["alerts"]] == [11200, 31920]


def test_an_error_number_that_is_new_is_told_as_such() -> None:
    assert "does not know this number" in recent_errors([Alert(11767, "now")]).detail


def test_addresses_are_compared_as_twilio_asks_them() -> None:
    assert same_address(WEBHOOK, WEBHOOK + "#e=dublin")
    assert same_address("https://a.example", "https://A.example:443/")
    assert not same_address("https://a.example/x?b=1", "https://a.example/x?b=2")
    assert not same_address("https://a.example/x", "http://a.example/x")
    assert same_address("nonsense", "nonsense")
