"""What Twilio tells of an account, its numbers and its calls, as our own facts."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from talkhint_desktop.core.webhook.calls import CallFacts, CallRequest
from talkhint_desktop.core.webhook.number import AccountFacts, Alert, AppFacts
from talkhint_desktop.relay.account import account as limits
from talkhint_desktop.relay.account.opening import Credentials
from talkhint_desktop.relay.account.reading import words_in
from talkhint_desktop.relay.account.trouble import RestError
from tests.peers.signed_in import signed_in
from tests.peers.twilio_rest import TwilioRest
from tests.peers.twilio_rest_plans import Plan, refused, suspended

NUMBER, OTHER = "+14155550100", "+14155550199"
NOW = datetime.now(UTC).replace(microsecond=0)
YESTERDAY = NOW - timedelta(days=1)
NO_CALL, NO_APP = "CA" + "0" * 32, "AP" + "0" * 32


def stamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


# --- the account ---------------------------------------------------------------


async def test_the_account_tells_its_state_and_its_balance() -> None:
    async with signed_in() as here:
        here.twilio.own.record["type"] = "Trial"

        assert await here.account.facts() == AccountFacts(
            sid=here.twilio.account_sid,
            name="Harbor Supply",
            state="active",
            trial=True,
            balance="18.40 USD",
        )


async def test_a_suspended_account_says_so_itself() -> None:
    async with signed_in() as here:
        here.twilio.own.record["status"] = "suspended"

        assert (await here.account.facts()).state == "suspended"


@pytest.mark.parametrize(
    "plan", [refused(path="Balance"), Plan(times=9, path="Balance")]
)
async def test_a_balance_that_may_not_be_read_is_empty(plan: Plan) -> None:
    async with signed_in() as here:
        here.twilio.will(plan)

        assert (await here.account.facts()).balance == ""


async def test_an_api_key_signs_in_and_the_account_sid_names_the_account() -> None:
    async with TwilioRest() as twilio:
        twilio.number(NUMBER)
        key, secret = twilio.api_key(standard=False)
        keys = Credentials(twilio.account_sid, "", key, secret)
        async with signed_in(twilio, keys) as here:
            assert await here.account.find(NUMBER)
            assert (await here.account.facts()).state == "active"

        assert {(a.user, a.password) for a in twilio.asked} == {(key, secret)}


async def test_a_standard_key_may_not_read_the_account_and_is_right_all_the_same() -> (
    None
):
    async with TwilioRest() as twilio:
        keys = Credentials(twilio.account_sid, "", *twilio.api_key())
        async with signed_in(twilio, keys) as here:
            facts = await here.account.facts()

    assert facts == AccountFacts(sid=twilio.account_sid, balance="18.40 USD")


async def test_a_wrong_key_is_refused() -> None:
    async with TwilioRest() as twilio:
        key, _ = twilio.api_key()
        keys = Credentials(twilio.account_sid, "", key, "wrong")
        async with signed_in(twilio, keys) as here:
            with pytest.raises(RestError) as caught:
                await here.account.facts()

    assert caught.value.reason == "refused"


@pytest.mark.parametrize("half", [("SK" + "1" * 32, ""), ("", "secret")])
async def test_half_a_key_does_not_sign_in(half: tuple[str, str]) -> None:
    keys = Credentials("AC" + "1" * 32, "token", *half)

    assert (keys.by_key, keys.complete) == (False, True)
    assert not Credentials("AC" + "1" * 32, "", *half).complete


def test_keys_are_never_printed() -> None:
    assert "s3cret" not in repr(Credentials("AC", "s3cret", "SK", "s3cret"))


async def test_the_librarys_own_variables_do_not_leak_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("ACCOUNT_SID", "AUTH_TOKEN", "REGION", "EDGE"):
        monkeypatch.setenv(f"TWILIO_{name}", "elsewhere")
    async with signed_in() as here:
        here.twilio.number(NUMBER)

        assert await here.account.find(NUMBER)
        (asked,) = here.twilio.asked
        assert (asked.user, asked.password) == (
            here.twilio.account_sid,
            here.twilio.auth_token,
        )
        client = here.account._client
        assert (
            client.get_hostname("https://api.twilio.com/x")
            == "https://api.twilio.com/x"
        )


# --- numbers and apps ----------------------------------------------------------


async def test_all_numbers_are_read_page_by_page() -> None:
    async with signed_in() as here:
        wanted = [f"+1415555{place:04}" for place in range(7)]
        for number in wanted:
            here.twilio.number(number)
        here.twilio.desk.largest_page = 3

        assert [n.number for n in await here.account.numbers()] == wanted
        assert len(here.twilio.asked) == 3


async def test_an_account_with_countless_numbers_is_read_to_a_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "MOST_NUMBERS", 4)
    async with signed_in() as here:
        for place in range(7):
            here.twilio.number(f"+1415555{place:04}")
        here.twilio.desk.largest_page = 3

        assert len(await here.account.numbers()) == 4


async def test_a_number_is_found_with_all_its_settings() -> None:
    async with signed_in() as here:
        record = here.twilio.number(
            NUMBER,
            voice_url="https://a.example/",
            voice_method="GET",
            voice_fallback_url="https://b.example/",
            voice_fallback_method="GET",
            status_callback="https://c.example/",
            status_callback_method="GET",
            voice_application_sid=NO_APP,
            trunk_sid="TK" + "1" * 32,
            voice_receive_mode="fax",
            capabilities={"voice": False, "sms": True, "mms": True, "fax": True},
        )
        found = await here.account.find(NUMBER)

    assert found is not None
    assert (found.number, found.sid) == (NUMBER, record["sid"])
    assert (found.voice_url, found.voice_method) == ("https://a.example/", "GET")
    assert (found.fallback_url, found.fallback_method) == ("https://b.example/", "GET")
    assert found.status_callback == "https://c.example/"
    assert found.status_callback_method == "GET"
    assert (found.application_sid, found.trunk_sid) == (NO_APP, "TK" + "1" * 32)
    assert (found.fax, found.voice) == (True, False)


async def test_a_number_of_which_it_is_only_a_part_is_not_the_number() -> None:
    async with signed_in() as here:
        here.twilio.number(NUMBER + "7")
        here.twilio.number(NUMBER)

        found = await here.account.find(NUMBER)
        assert found is not None
        assert found.number == NUMBER
        assert await here.account.find(NUMBER[:-1]) is None


async def test_the_subaccount_that_has_a_number_is_found() -> None:
    async with signed_in() as here:
        for _ in range(20):
            here.twilio.subaccount()
        owner = here.twilio.subaccount()
        here.twilio.number(OTHER, of=owner)
        here.twilio.desk.largest_page = 10

        assert await here.account.owner_of(OTHER) == owner.sid
        assert await here.account.owner_of(NUMBER) == ""


async def test_keys_that_may_not_see_subaccounts_find_no_owner() -> None:
    async with TwilioRest() as twilio:
        keys = Credentials(twilio.account_sid, "", *twilio.api_key())
        async with signed_in(twilio, keys) as here:
            assert await here.account.owner_of(OTHER) == ""


async def test_a_trouble_in_one_subaccount_is_told_as_itself() -> None:
    async with signed_in() as here:
        sub = here.twilio.subaccount()
        here.twilio.will(suspended(path=sub.sid))
        with pytest.raises(RestError) as caught:
            await here.account.owner_of(OTHER)

    assert caught.value.reason == "suspended"


async def test_an_app_is_read_and_one_that_is_gone_is_none() -> None:
    async with signed_in() as here:
        app = here.twilio.app(
            friendly_name="Old",
            voice_url="https://old.example/",
            voice_method="GET",
            voice_fallback_url="https://old.example/fallback",
        )

        assert await here.account.app(app["sid"]) == AppFacts(
            sid=app["sid"],
            name="Old",
            voice_url="https://old.example/",
            voice_method="GET",
            fallback_url="https://old.example/fallback",
        )
        assert await here.account.app(NO_APP) is None


async def test_what_is_no_sid_is_not_asked_for() -> None:
    async with signed_in() as here:
        account = here.account

        assert await account.app("") is None
        assert await account.app("../Keys") is None
        assert await account.call(NO_APP) is None
        assert await account.requests_of("x") == []
        assert await account.notifications("x") == []
        assert await account.region("x/../y") == ""
        assert here.twilio.asked == []


async def test_the_region_is_told_where_it_can_be() -> None:
    async with signed_in() as here:
        here.twilio.desk.regions[NUMBER] = "ie1"

        assert await here.account.region(NUMBER) == "ie1"
        assert await here.account.region(OTHER) == ""
        here.twilio.will(Plan(times=9, path="/v2/"))
        assert await here.account.region(NUMBER) == ""


async def test_a_write_returns_what_was_read_back_and_not_what_was_sent() -> None:
    async with signed_in() as here:
        record = here.twilio.number(NUMBER, voice_url="https://old.example/")
        here.twilio.will(Plan("ignore", method="POST"))
        wanted = {"voice_url": "https://new.example/"}

        read = await here.account.write(record["sid"], wanted)
        assert read.voice_url == "https://old.example/"
        read = await here.account.write(record["sid"], wanted)
        assert read.voice_url == "https://new.example/"


async def test_a_blank_clears_a_link() -> None:
    async with signed_in() as here:
        app = here.twilio.app()
        record = here.twilio.number(NUMBER, voice_application_sid=app["sid"])

        read = await here.account.write(record["sid"], {"voice_application_sid": ""})
        assert read.application_sid == ""


# --- calls ---------------------------------------------------------------------


async def test_the_calls_to_a_number_since_then_are_told_the_newest_first() -> None:
    async with signed_in() as here:
        twilio = here.twilio
        hour = timedelta(hours=1)
        # On the same day as `since`, but before it: Twilio may compare days.
        twilio.call(NUMBER, started=YESTERDAY - timedelta(seconds=1))
        old = twilio.call(NUMBER, started=YESTERDAY, duration="7")
        new = twilio.call(NUMBER, started=NOW - hour, status="in-progress")
        twilio.call(OTHER, started=NOW - hour)

        calls = await here.account.calls(NUMBER, YESTERDAY)
        assert [call.sid for call in calls] == [new["sid"], old["sid"]]
        live = await here.account.calls(NUMBER, status="in-progress")
        assert [call.sid for call in live] == [new["sid"]]
        assert len(await here.account.calls(NUMBER)) == 3


async def test_a_call_is_told_with_who_when_and_how_long() -> None:
    async with signed_in() as here:
        parent = here.twilio.call(NUMBER)
        record = here.twilio.call(
            NUMBER,
            started=YESTERDAY,
            status="completed",
            end_time=format_datetime(YESTERDAY + timedelta(seconds=7)),
            duration="7",
            direction="outbound-dial",
            parent_call_sid=parent["sid"],
            phone_number_sid="PN" + "1" * 32,
            trunk_sid="TK" + "1" * 32,
            forwarded_from="+12025550100",
        )
        told = await here.account.call(record["sid"])

    assert told == CallFacts(
        sid=record["sid"],
        status="completed",
        direction="outbound-dial",
        caller="+12025550143",
        called=NUMBER,
        started_at=stamp(YESTERDAY),
        ended_at=stamp(YESTERDAY + timedelta(seconds=7)),
        seconds=7,
        parent_sid=parent["sid"],
        number_sid="PN" + "1" * 32,
        trunk_sid="TK" + "1" * 32,
        forwarded_from="+12025550100",
    )


async def test_a_call_that_twilio_does_not_have_is_none() -> None:
    async with signed_in() as here:
        assert await here.account.call(NO_CALL) is None
        assert await here.account.requests_of(NO_CALL) == []
        assert await here.account.notifications(NO_CALL) == []


async def test_every_request_of_a_call_is_told_in_order_with_its_answer() -> None:
    async with signed_in() as here:
        call = here.twilio.call(NUMBER)
        later = format_datetime(NOW)
        here.twilio.event(call["sid"], {}, {"date_created": later})
        here.twilio.event(
            call["sid"],
            {
                "method": "POST",
                "url": "https://old.example/voice",
                "parameters": {"call_sid": call["sid"], "caller_city": None},
            },
            {
                "response_code": 200,
                "request_duration": 87,
                "content_type": "text/xml",
                "response_body": "<Response><Hangup/></Response>",
                "date_created": format_datetime(YESTERDAY),
            },
        )
        here.twilio.desk.largest_page = 1

        assert await here.account.requests_of(call["sid"]) == [
            CallRequest(
                method="POST",
                url="https://old.example/voice",
                parameters={"call_sid": call["sid"], "caller_city": ""},
                status=200,
                content_type="text/xml",
                body="<Response><Hangup/></Response>",
                ms=87,
                at=stamp(YESTERDAY),
            ),
            CallRequest(method="", url="", at=stamp(NOW)),
        ]


async def test_a_calls_notifications_are_told_the_newest_first() -> None:
    async with signed_in() as here:
        call = here.twilio.call(NUMBER)
        for error, moment in ((11200, YESTERDAY), (12100, NOW)):
            here.twilio.notification(
                call["sid"], error, message_date=format_datetime(moment)
            )

        assert await here.account.notifications(call["sid"]) == [
            Alert(
                error=error,
                at=stamp(moment),
                text=f"Error {error}",
                url="https://calls.example.com/twilio/inbound",
            )
            for error, moment in ((12100, NOW), (11200, YESTERDAY))
        ]


async def test_a_stream_of_both_sides_is_started_on_a_live_call() -> None:
    async with signed_in() as here:
        call = here.twilio.call(NUMBER, status="in-progress")
        stream = await here.account.start_stream(
            call["sid"],
            url="wss://calls.example.com/twilio/stream",
            name="rescue",
            status_callback="https://calls.example.com/twilio/stream-status",
            parameters={"token": "t0ken", "rescue": "1"},
        )

        (started,) = here.twilio.own.streams
        assert stream == started["sid"]
        assert started["form"] == {
            "Url": "wss://calls.example.com/twilio/stream",
            "Name": "rescue",
            "Track": "both_tracks",
            "StatusCallback": "https://calls.example.com/twilio/stream-status",
            "StatusCallbackMethod": "POST",
            "Parameter1.Name": "token",
            "Parameter1.Value": "t0ken",
            "Parameter2.Name": "rescue",
            "Parameter2.Value": "1",
        }


@pytest.mark.parametrize("call_sid", [NO_CALL, "x"])
async def test_no_stream_is_started_on_a_call_that_is_not_there(call_sid: str) -> None:
    async with signed_in() as here:
        with pytest.raises(RestError) as caught:
            await here.account.start_stream(
                call_sid,
                url="wss://calls.example.com/twilio/stream",
                name="rescue",
                status_callback="https://calls.example.com/twilio/stream-status",
                parameters={},
            )

    assert caught.value.reason == "not-found"


# --- alerts --------------------------------------------------------------------


async def test_only_the_errors_that_concern_the_number_are_told() -> None:
    async with signed_in() as here:
        twilio = here.twilio
        app = twilio.app(voice_url="https://app.example/voice")
        record = twilio.number(NUMBER, voice_url="https://a.example/voice")
        call = twilio.call(NUMBER, started=NOW - timedelta(hours=2))
        elsewhere = "https://elsewhere.example/"
        old = twilio.alert(11200, at=YESTERDAY, resource_sid=call["sid"])
        twilio.alert(11205, request_url="https://A.example:443/voice?CallSid=CA1")
        twilio.alert(11750, request_url="https://app.example/voice")
        twilio.alert(12100, request_url=elsewhere, resource_sid=record["sid"])
        twilio.alert(12300, request_url=elsewhere)
        twilio.alert(12200, log_level="warning", resource_sid=record["sid"])
        twilio.alert(11202, at=YESTERDAY - timedelta(hours=1), resource_sid=call["sid"])
        number = await here.account.find(NUMBER)
        assert number is not None

        alone = await here.account.alerts(YESTERDAY, number)
        with_app = await here.account.alerts(
            YESTERDAY, number, await here.account.app(app["sid"])
        )

    assert {alert.error for alert in alone} == {11205, 12100, 11200}
    assert {alert.error for alert in with_app} == {11205, 11750, 12100, 11200}
    assert alone[-1] == Alert(
        error=11200,
        at=stamp(YESTERDAY),
        text="Error 11200",
        url=old["request_url"],
    )


async def test_a_noisy_account_is_read_to_a_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "MOST_ALERTS", 5)
    async with signed_in() as here:
        record = here.twilio.number(NUMBER)
        for _ in range(9):
            here.twilio.alert(11200, resource_sid=record["sid"])
        here.twilio.desk.largest_page = 2
        number = await here.account.find(NUMBER)
        assert number is not None

        assert len(await here.account.alerts(YESTERDAY, number)) == 5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Msg=Got+HTTP+404&ErrorCode=11200&LogLevel=ERROR", "Got HTTP 404"),
        ("parserMessage=Element+type+%22Say%22&Msg=Other", 'Element type "Say"'),
        ("An error in plain words.", "An error in plain words."),
        ("ErrorCode=11200&LogLevel=ERROR", "ErrorCode=11200&LogLevel=ERROR"),
        ("Msg=%1b%5b31mred%0aline", "[31mred line"),
        ("", ""),
    ],
)
def test_what_an_alert_says_is_found_in_its_query_string(text: str, words: str) -> None:
    assert words_in(text) == words
