"""A check that begins at the number: what it really asks, and who answers there."""

from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from talkhint_desktop.core.webhook.checklist import exit_code
from talkhint_desktop.core.webhook.findings import (
    OK,
    SKIPPED,
    Finding,
    Report,
    Stage,
    Status,
)
from talkhint_desktop.relay.account.account import Account
from talkhint_desktop.relay.account.opening import Credentials, open_account
from talkhint_desktop.relay.probe.question import Question
from talkhint_desktop.relay.probe.verify import verify
from tests.peers.twilio_rest import TwilioRest
from tests.peers.twilio_rest_plans import Plan, limited, refused, suspended
from tests.peers.voice_webhook import TOKEN, VoiceWebhook, response
from tests.relay.probe.checking import at, codes, failed
from tests.relay.probe.test_check import DIAL, FINE, GOODBYE, hook

NUMBER = "+12025550187"


async def no_wait(_seconds: float) -> None:
    pass


async def asked_of(twilio: TwilioRest, **more: Any) -> Report:
    """Check the number, signed with the token of the webhooks of these tests."""
    values = {"auth_token": TOKEN, "account_sid": twilio.account_sid}
    defaults = {"number": NUMBER, "allow_local": True}
    question = Question(**{**values, **defaults, **more})
    keys = Credentials(twilio.account_sid, twilio.auth_token)

    def opened() -> AbstractAsyncContextManager[Account]:
        return open_account(keys, api_url=twilio.url, sleep=no_wait)

    told: list[Finding] = []
    report = await verify(question, told.append, open_account=opened)
    assert len(told) <= len(report.findings)
    return report


async def test_a_number_that_points_here_is_healthy() -> None:
    async with TwilioRest() as twilio, hook() as here, hook() as other:
        twilio.number(NUMBER, voice_url=here.url, voice_fallback_url=other.url)
        report = await asked_of(twilio, wanted_url=here.url)
        assert here.asked[0].form["To"] == NUMBER

    assert codes(report) == set()
    assert report.url == here.url
    assert report.fix is None or report.fix.before["voice_url"] == here.url
    (number,) = at(report, Stage.NUMBER)
    assert (number.code, number.evidence["number"]) == (OK, NUMBER)
    assert at(report, Stage.AFTER)[0].code == OK


async def test_the_stale_number_is_named_and_one_click_would_mend_it() -> None:
    async with TwilioRest() as twilio, hook(GOODBYE) as old, hook() as here:
        twilio.number(NUMBER, voice_url=old.url)
        report = await asked_of(twilio, wanted_url=here.url)

    assert failed(report) == ["number-url-other", "goodbye-twiml"]
    assert report.verdict.code == "number-url-other"
    assert report.url == old.url
    assert report.fix is not None
    assert report.fix.action == "point-number"
    assert report.fix.before["voice_url"] == old.url
    assert report.fix.after["voice_url"] == here.url


async def test_the_app_that_answers_is_named() -> None:
    async with TwilioRest() as twilio, hook(GOODBYE) as old, hook() as here:
        app = twilio.app(friendly_name="Old desk", voice_url=old.url)
        twilio.number(NUMBER, voice_url=here.url, voice_application_sid=app["sid"])
        known = await asked_of(twilio, wanted_url=here.url)
        unknown = await asked_of(twilio)

    for report in (known, unknown):
        assert {"number-uses-app", "goodbye-twiml"} <= set(failed(report))
        assert report.verdict.code == "number-uses-app"
        goodbye = next(f for f in report.findings if f.code == "goodbye-twiml")
        assert goodbye.title.startswith("The TwiML App says goodbye")
    assert known.fix is not None
    assert known.fix.action == "unlink-app"


async def test_an_app_that_leads_here_is_no_fault() -> None:
    async with TwilioRest() as twilio, hook() as here:
        app = twilio.app(voice_url=here.url, voice_method="POST")
        twilio.number(NUMBER, voice_url="", voice_application_sid=app["sid"])
        known = await asked_of(twilio, wanted_url=here.url)
        unknown = await asked_of(twilio)

    assert known.healthy
    assert unknown.healthy
    assert "number-uses-app" in codes(unknown)


async def test_the_fallback_is_asked_and_named_when_it_is_old() -> None:
    async with TwilioRest() as twilio, hook() as here, hook(GOODBYE) as old:
        twilio.number(NUMBER, voice_url=here.url, voice_fallback_url=old.url)
        asleep = await asked_of(twilio, wanted_url=here.url)
        here.says("/voice", "no", status=502)
        awake = await asked_of(twilio, wanted_url=here.url)

    assert failed(asleep) == ["number-fallback-stale"]
    assert asleep.verdict.effect == "risk"
    assert asleep.fix is not None
    assert asleep.fix.after["voice_fallback_url"] == ""
    assert awake.verdict.code == "number-fallback-stale"
    assert awake.verdict.effect == "dropped"
    assert "an old fallback answers" in awake.verdict.title
    assert "http-bad-gateway" in failed(awake)


@pytest.mark.parametrize("document", [FINE, response(DIAL), response("<Record/>")])
async def test_a_fallback_that_does_something_for_the_caller_is_fine(
    document: str,
) -> None:
    async with TwilioRest() as twilio, hook() as here, hook(document) as fallback:
        twilio.number(NUMBER, voice_url=here.url, voice_fallback_url=fallback.url)
        report = await asked_of(twilio, wanted_url=here.url)

    assert report.healthy


async def test_a_fallback_where_nothing_listens_is_stale() -> None:
    async with TwilioRest() as twilio, hook() as here:
        gone = "http://127.0.0.1:1/"
        twilio.number(NUMBER, voice_url=here.url, voice_fallback_url=gone)
        report = await asked_of(twilio, wanted_url=here.url)

    (finding,) = [f for f in report.findings if f.code == "number-fallback-stale"]
    assert "Nothing listens at that address" in finding.detail


async def test_the_numbers_own_method_is_used() -> None:
    async with TwilioRest() as twilio, hook() as here:
        twilio.number(NUMBER, voice_url=here.url, voice_method="GET")
        report = await asked_of(twilio, wanted_url=here.url)
        first = here.asked[0]

    assert first.method == "GET"
    assert first.well_signed
    assert report.healthy
    assert "number-method-get" in codes(report)


async def test_a_number_that_dials_itself_is_found() -> None:
    itself = FINE.replace("+14155550132", NUMBER)
    async with TwilioRest() as twilio, hook(itself) as here:
        twilio.number(NUMBER, voice_url=here.url)
        report = await asked_of(twilio, wanted_url=here.url)

    assert failed(report) == ["dial-self"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"voice_url": ""}, "number-url-empty"),
        ({"trunk_sid": "trunk"}, "number-uses-trunk"),
    ],
)
async def test_a_number_that_asks_nobody_is_told(
    fields: dict[str, Any], code: str
) -> None:
    async with TwilioRest() as twilio:
        if "trunk_sid" in fields:
            fields = {"trunk_sid": twilio.trunk()}
        twilio.number(NUMBER, **fields)
        report = await asked_of(twilio, wanted_url="https://calls.example.com/voice")

    assert report.verdict.code == code
    assert report.url == ""
    assert {f.status for f in at(report, Stage.HTTP)} == {Status.SKIPPED}
    assert report.fix is not None


async def test_a_number_of_a_subaccount_is_told_with_its_owner() -> None:
    async with TwilioRest() as twilio:
        sub = twilio.subaccount()
        twilio.number(NUMBER, of=sub)
        twilio.number("+12025550111")
        report = await asked_of(twilio)

    assert failed(report) == ["number-not-found"]
    assert sub.sid in at(report, Stage.NUMBER)[0].detail


async def test_a_number_that_nobody_has_is_told_with_how_many_there_are() -> None:
    async with TwilioRest() as twilio:
        twilio.number("+12025550111")
        twilio.number("+12025550112")
        report = await asked_of(twilio)

    assert failed(report) == ["number-not-found"]
    assert "2 other numbers" in at(report, Stage.NUMBER)[0].detail


@pytest.mark.parametrize(
    ("plan", "code", "exits"),
    [
        (refused(times=9), "account-refused", 1),
        (suspended(times=9), "account-suspended", 1),
        (limited(times=9), "twilio-unreachable", 3),
        (Plan("error", times=9, status=503), "twilio-unreachable", 3),
        (Plan("html", times=9), "twilio-unreachable", 3),
        (Plan("drop", times=9), "twilio-unreachable", 3),
    ],
)
async def test_what_twilio_says_of_the_keys_is_told(
    plan: Plan, code: str, exits: int
) -> None:
    async with TwilioRest() as twilio:
        twilio.number(NUMBER)
        twilio.will(plan)
        report = await asked_of(twilio)

    assert failed(report) == [code]
    assert exit_code(report) == exits
    assert twilio.auth_token not in str(report)


async def test_one_stumble_of_twilios_is_no_finding() -> None:
    async with TwilioRest() as twilio, hook() as here:
        twilio.number(NUMBER, voice_url=here.url)
        twilio.will(Plan("error", status=500), limited("1"))
        report = await asked_of(twilio, wanted_url=here.url)

    assert report.healthy


async def test_without_twilio_the_own_address_is_checked_all_the_same() -> None:
    async with TwilioRest() as twilio, hook(GOODBYE) as here:
        twilio.will(refused(times=9))
        report = await asked_of(twilio, url=here.url, wanted_url=here.url)

    assert failed(report) == ["account-refused", "goodbye-twiml"]


async def test_without_keys_it_says_so_and_that_it_cannot_tell() -> None:
    question = Question(number=NUMBER)
    told: list[Finding] = []
    report = await verify(question, told.append)

    assert failed(report) == ["no-credentials"]
    assert exit_code(report) == 3


async def test_a_trial_account_is_a_warning() -> None:
    async with TwilioRest() as twilio, hook() as here:
        twilio.own.record["type"] = "Trial"
        twilio.number(NUMBER, voice_url=here.url)
        report = await asked_of(twilio, wanted_url=here.url)

    assert report.healthy
    assert "account-trial" in codes(report)


async def test_a_suspended_account_is_told() -> None:
    async with TwilioRest() as twilio, hook() as here:
        twilio.own.record["status"] = "suspended"
        twilio.number(NUMBER, voice_url=here.url)
        report = await asked_of(twilio, wanted_url=here.url)

    assert report.verdict.code == "account-suspended"


async def test_twilios_own_errors_of_the_last_day_are_told() -> None:
    async with TwilioRest() as twilio, hook() as here:
        number = twilio.number(NUMBER, voice_url=here.url)
        call = twilio.call(NUMBER)
        twilio.alert(11200, resource_sid=call["sid"])
        twilio.alert(12100, resource_sid=number["sid"])
        twilio.alert(31920, resource_sid="CA" + "9" * 32)  # of another number
        old = datetime.now(UTC) - timedelta(days=2)
        twilio.alert(11210, resource_sid=call["sid"], at=old)
        report = await asked_of(twilio, wanted_url=here.url)

    (finding,) = at(report, Stage.AFTER)
    assert finding.code == "recent-errors"
    assert {a["error"] for a in finding.evidence["alerts"]} == {11200, 12100}
    assert report.healthy


async def test_a_quick_check_asks_the_webhook_once_and_no_fallback() -> None:
    async with TwilioRest() as twilio, hook() as here, VoiceWebhook(GOODBYE) as old:
        twilio.number(NUMBER, voice_url=here.url, voice_fallback_url=old.url)
        report = await asked_of(twilio, wanted_url=here.url, quick=True)

    assert len(here.asked) == 1
    assert old.asked == []
    assert report.healthy
    assert at(report, Stage.AFTER)[0].code == SKIPPED
