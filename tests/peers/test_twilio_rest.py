"""The stand-in for Twilio's REST API answers as published, and minds the rules."""

import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from tests.peers.signed_in import signed_in
from tests.peers.twilio_description import API, MONITOR, Description, published
from tests.peers.twilio_rest import TwilioRest
from tests.peers.twilio_rest_plans import Plan

NUMBER = "+14155550100"
URL = "wss://calls.example.com/twilio/stream"
PN, CA = "PN" + "1" * 32, "CA" + "1" * 32
described = pytest.mark.skipif(
    len(published()) < 2, reason=f"no copy of {API.name} and {MONITOR.name} here"
)


@asynccontextmanager
async def asking(twilio: TwilioRest) -> AsyncIterator[aiohttp.ClientSession]:
    keys = f"{twilio.account_sid}:{twilio.auth_token}".encode()
    signed = {"Authorization": f"Basic {base64.b64encode(keys).decode()}"}
    async with aiohttp.ClientSession(twilio.url, headers=signed) as session:
        yield session


def path(twilio: TwilioRest, rest: str) -> str:
    return f"/2010-04-01/Accounts/{twilio.account_sid}/{rest}.json"


@described
async def test_everything_that_we_ask_and_are_answered_is_as_published() -> None:
    """The end of the context fails on whatever the descriptions don't have."""
    async with signed_in() as here:
        twilio, account = here.twilio, here.account
        app, trunk = twilio.app(voice_url="https://a.example/"), twilio.trunk()
        number = twilio.number(NUMBER, voice_application_sid=app["sid"])
        other = twilio.number("+14155550101", trunk_sid=trunk)
        call = twilio.call(NUMBER, status="in-progress", phone_number_sid=number["sid"])
        ended = twilio.call(NUMBER, duration="7", parent_call_sid=call["sid"])
        twilio.event(call["sid"], {"method": "POST"}, {"response_code": 200})
        twilio.notification(call["sid"], 11200)
        twilio.alert(11200, resource_sid=call["sid"])
        twilio.subaccount(status="suspended")
        twilio.number("+442079460958", of=twilio.subaccount())
        since = datetime.now(UTC) - timedelta(days=1)

        await account.facts()
        assert len(await account.numbers()) == 2
        facts = await account.find(NUMBER)
        assert facts is not None
        assert await account.owner_of("+442079460958")
        assert await account.app(app["sid"])
        await account.region(NUMBER)
        await account.write(number["sid"], {"voice_application_sid": ""})
        await account.write(number["sid"], {"voice_application_sid": app["sid"]})
        await account.write(other["sid"], {"trunk_sid": "", "voice_url": ""})
        await account.write(
            number["sid"],
            {
                "voice_url": "https://b.example/",
                "voice_method": "GET",
                "voice_fallback_url": "https://c.example/",
                "voice_fallback_method": "POST",
                "status_callback": "https://d.example/",
                "status_callback_method": "POST",
            },
        )
        assert len(await account.alerts(since, facts)) == 1
        assert len(await account.calls(NUMBER, since, "in-progress")) == 1
        assert await account.call(ended["sid"])
        assert len(await account.requests_of(call["sid"])) == 1
        assert len(await account.notifications(call["sid"])) == 1
        await account.start_stream(
            call["sid"],
            url="wss://b.example/stream",
            name="rescue",
            status_callback="https://b.example/status",
            parameters={"token": "t"},
        )
        kinds = {a.path.replace(twilio.account_sid, "AC") for a in twilio.asked}
        assert len(kinds) == 15


@described
@pytest.mark.parametrize(
    ("method", "rest", "query", "form", "told"),
    [
        ("GET", "IncomingPhoneNumbers", {"Number": "1"}, {}, "unknown Number"),
        ("GET", "IncomingPhoneNumbers", {"PhoneNumber": "12"}, {}, "phone-number"),
        ("GET", "IncomingPhoneNumbers", {"PageSize": "1001"}, {}, "maximum of 1000"),
        ("GET", "Calls", {"Status": "over"}, {}, "'over' is not one of"),
        ("GET", "Calls", {"StartTime>": "yesterday"}, {}, "date-time"),
        ("POST", f"IncomingPhoneNumbers/{PN}", {}, {"VoiceMethod": "PUT"}, "'PUT'"),
        ("POST", f"IncomingPhoneNumbers/{PN}", {}, {"voice_url": ""}, "voice_url"),
        ("POST", f"IncomingPhoneNumbers/{PN}", {}, {"VoiceUrl": "x y"}, "'uri'"),
        ("POST", f"IncomingPhoneNumbers/{PN}", {}, {"VoiceMethod": ""}, "''"),
        ("POST", f"IncomingPhoneNumbers/{PN}", {}, {"TrunkSid": "TK1"}, "TK1"),
        ("POST", f"Calls/{CA}/Streams", {}, {"Track": "inbound"}, "Url is missing"),
        (
            "POST",
            f"Calls/{CA}/Streams",
            {},
            {"Url": "wss://a.example/", "Track": "both"},
            "both",
        ),
        ("DELETE", f"Calls/{CA}/Streams", {}, {}, "is not described"),
        ("GET", "IncomingPhoneNumbers/PN1", {}, {}, "Sid: 'PN1'"),
        ("GET", "PhoneNumbers", {}, {}, "is not described"),
    ],
)
async def test_a_request_that_is_not_as_published_fails_the_test(
    method: str,
    rest: str,
    query: dict[str, str],
    form: dict[str, str],
    told: str,
) -> None:
    twilio = TwilioRest()
    with pytest.raises(AssertionError, match=told.replace("(", r"\(")):
        async with twilio, asking(twilio) as session:
            await session.request(
                method, path(twilio, rest), params=query, data=form or None
            )


@described
def test_an_answer_that_is_not_as_published_is_told() -> None:
    api: Description = published()[0]
    wrong = {"incoming_phone_numbers": [{"voice_method": "PUT"}]}
    numbers = f"/2010-04-01/Accounts/AC{'1' * 32}/IncomingPhoneNumbers.json"

    assert "voice_method" in api.answer_faults("GET", numbers, 200, wrong)[0]
    assert api.answer_faults("GET", numbers, 404, {})


@pytest.mark.parametrize(
    ("linked", "form", "app", "trunk"),
    [
        ("app", {"VoiceUrl": "https://a.example/"}, True, False),
        ("app", {"VoiceApplicationSid": ""}, False, False),
        ("app", {"TrunkSid": "trunk"}, False, True),
        ("trunk", {"VoiceApplicationSid": "app"}, True, False),
        ("trunk", {"TrunkSid": ""}, False, False),
    ],
)
async def test_a_link_deletes_the_other_one_and_an_address_deletes_none(
    linked: str, form: dict[str, str], app: bool, trunk: bool
) -> None:
    async with TwilioRest() as twilio, asking(twilio) as session:
        sids = {"app": twilio.app()["sid"], "trunk": twilio.trunk(), "": ""}
        field = "voice_application_sid" if linked == "app" else "trunk_sid"
        number = twilio.number(NUMBER, **{field: sids[linked]})
        sent = {name: sids.get(value, value) for name, value in form.items()}
        one = path(twilio, f"IncomingPhoneNumbers/{number['sid']}")
        async with session.post(one, data=sent) as answer:
            assert answer.status == 200

        assert bool(number["voice_application_sid"]) is app
        assert bool(number["trunk_sid"]) is trunk


@pytest.mark.parametrize(
    ("user", "rest", "status"),
    [
        ("wrong", "Balance", 401),
        ("subaccount", "Balance", 401),
        ("owner", "Balance", 200),
        ("standard key", "Balance", 200),
        ("standard key", "", 401),
        ("main key", "", 200),
    ],
)
async def test_who_may_ask_what(user: str, rest: str, status: int) -> None:
    async with TwilioRest() as twilio, aiohttp.ClientSession(twilio.url) as session:
        sub = twilio.subaccount()
        keys = {
            "wrong": (twilio.account_sid, "wrong"),
            "subaccount": (sub.sid, sub.record["auth_token"]),
            "owner": (twilio.account_sid, twilio.auth_token),
            "standard key": twilio.api_key(),
            "main key": twilio.api_key(standard=False),
        }
        told = base64.b64encode(":".join(keys[user]).encode()).decode()
        where = f"/{rest}.json" if rest else ".json"
        async with session.get(
            f"/2010-04-01/Accounts/{twilio.account_sid}{where}",
            headers={"Authorization": f"Basic {told}"},
        ) as answer:
            said: dict[str, Any] = await answer.json()

        assert answer.status == status
        assert status == 200 or said["code"] == 20003


async def test_an_account_that_is_not_active_may_do_nothing_but_say_so() -> None:
    async with TwilioRest() as twilio, asking(twilio) as session:
        twilio.own.record["status"] = "suspended"
        async with session.get(path(twilio, "Calls")) as answer:
            assert (answer.status, (await answer.json())["code"]) == (403, 20005)
        async with session.get(
            f"/2010-04-01/Accounts/{twilio.account_sid}.json"
        ) as answer:
            assert (await answer.json())["status"] == "suspended"


async def test_a_plan_holds_for_the_requests_that_it_fits() -> None:
    async with TwilioRest() as twilio, asking(twilio) as session:
        twilio.will(Plan(times=1, path="Calls", status=503))
        statuses = []
        for rest in ("Balance", "Calls", "Calls"):
            async with session.get(path(twilio, rest)) as answer:
                statuses.append(answer.status)

    assert statuses == [200, 503, 200]
