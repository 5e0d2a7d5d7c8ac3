"""Every way in which Twilio does not answer: what is asked again, what is told."""

import socket
import ssl

import pytest

from talkhint_desktop.relay.account.opening import Credentials, open_account
from talkhint_desktop.relay.account.trouble import RestError, error_of
from tests.peers.signed_in import SignedIn, signed_in
from tests.peers.twilio_rest import TwilioRest
from tests.peers.twilio_rest_plans import How, Plan, limited, refused, suspended

NUMBER = "+14155550100"
NEW = {"voice_url": "https://calls.example.com/twilio/inbound"}


async def trouble_of(here: SignedIn, number: str = NUMBER) -> RestError:
    with pytest.raises(RestError) as caught:
        await here.account.find(number)
    return caught.value


async def test_wrong_keys_are_refused_at_once_in_twilios_words() -> None:
    async with signed_in() as here:
        here.twilio.will(refused())
        error = await trouble_of(here)

        assert (error.reason, error.twilio_code, error.status) == (
            "refused",
            20003,
            401,
        )
        assert error.said == "Authenticate"
        assert "Authenticate" in str(error)
        assert "Auth Token" in error.remedy
        assert (here.naps.seconds, len(here.twilio.asked)) == ([], 1)


async def test_keys_that_may_too_little_are_told_from_wrong_ones() -> None:
    async with signed_in() as here:
        here.twilio.will(Plan(status=403, code=70051, message="Authorization Error"))
        error = await trouble_of(here)

    assert (error.reason, error.twilio_code) == ("refused", 70051)
    assert "may do more" in error.remedy


async def test_a_suspended_account_is_no_matter_of_keys() -> None:
    async with signed_in() as here:
        here.twilio.will(suspended())
        error = await trouble_of(here)

    assert (error.reason, error.twilio_code) == ("suspended", 20005)
    assert "Console" in error.remedy


async def test_too_many_requests_wait_as_long_as_twilio_asks() -> None:
    async with signed_in() as here:
        here.twilio.number(NUMBER)
        here.twilio.will(limited("3"), limited("2"))

        assert await here.account.find(NUMBER)
        assert here.naps.seconds == [3, 2]


async def test_too_many_requests_wait_longer_each_time_where_nothing_is_asked() -> None:
    async with signed_in() as here:
        here.twilio.will(limited(times=9))
        error = await trouble_of(here)

        assert error.reason == "limited"
        assert here.naps.seconds == [1, 2, 4]


@pytest.mark.parametrize("asked", ["11", "3600", "Wed, 21 Oct 2026 07:28:00 GMT", "x"])
async def test_no_wait_is_longer_than_a_person_is_patient(asked: str) -> None:
    async with signed_in() as here:
        here.twilio.will(limited(asked, times=9))
        error = await trouble_of(here)

        assert error.reason == "limited"
        assert sum(here.naps.seconds) <= 10


@pytest.mark.parametrize(
    "plan",
    [
        Plan("error", times=2, status=503),
        Plan("truncate", times=2),
        # aiohttp itself asks once more where a connection was closed on it.
        Plan("drop", times=4),
    ],
)
async def test_a_passing_fault_is_asked_over_twice(plan: Plan) -> None:
    async with signed_in() as here:
        here.twilio.number(NUMBER)
        here.twilio.will(plan)

        assert await here.account.find(NUMBER)
        assert here.naps.seconds == [0.5, 1.5]


@pytest.mark.parametrize("how", ["error", "truncate", "drop"])
async def test_a_fault_that_stays_means_that_twilio_cannot_be_reached(
    how: How,
) -> None:
    async with signed_in() as here:
        here.twilio.will(Plan(how, times=9))
        error = await trouble_of(here)

        assert error.reason == "unreachable"
        assert here.naps.seconds == [0.5, 1.5]


async def test_an_answer_that_takes_too_long_is_not_waited_for_twice() -> None:
    async with signed_in(within=0.2) as here:
        here.twilio.will(Plan("hang"))
        error = await trouble_of(here)

        assert error.reason == "unreachable"
        assert "in time" in str(error)
        assert (here.naps.seconds, len(here.twilio.asked)) == ([], 1)


@pytest.mark.parametrize("status", [200, 302, 401, 403, 404])
async def test_a_page_of_somebody_else_says_nothing_of_keys_or_numbers(
    status: int,
) -> None:
    async with signed_in() as here:
        here.twilio.will(Plan("html", status=status))
        error = await trouble_of(here)

    assert error.reason == "unreachable"
    assert "in Twilio's place" in str(error)


async def test_where_nothing_listens_twilio_cannot_be_reached() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        async with signed_in(api_url=url) as here:
            error = await trouble_of(here)

            assert error.reason == "unreachable"
            assert len(here.naps.seconds) == 2


async def test_a_host_that_is_not_there_cannot_be_reached() -> None:
    async with signed_in(api_url="https://twilio.invalid") as here:
        error = await trouble_of(here)

    assert error.reason == "unreachable"
    assert "host name" in str(error)


async def test_without_encryption_no_key_is_given_away() -> None:
    async with TwilioRest() as twilio:
        url = twilio.url.replace("http:", "https:")
        context = ssl.create_default_context()
        async with signed_in(twilio, api_url=url, ssl=context) as here:
            error = await trouble_of(here)

        assert error.reason == "unreachable"
        assert twilio.asked == []


async def test_settings_may_be_written_twice_after_a_fault() -> None:
    async with signed_in() as here:
        number = here.twilio.number(NUMBER)
        here.twilio.will(Plan(method="POST", times=2), limited("1", method="POST"))

        assert (await here.account.write(number["sid"], NEW)).voice_url == NEW[
            "voice_url"
        ]
        assert len(here.twilio.writes) == 4


@pytest.mark.parametrize(
    "plan",
    [
        Plan("error", method="POST"),
        Plan("drop", method="POST"),
        Plan("truncate", method="POST"),
        limited("1", method="POST"),
    ],
)
async def test_a_stream_is_never_started_twice(plan: Plan) -> None:
    async with signed_in() as here:
        call = here.twilio.call(NUMBER, status="in-progress")
        here.twilio.will(plan)
        with pytest.raises(RestError):
            await here.account.start_stream(
                call["sid"],
                url="wss://calls.example.com/twilio/stream",
                name="rescue",
                status_callback="https://calls.example.com/twilio/stream-status",
                parameters={},
            )

        assert len(here.twilio.writes) == 1


@pytest.mark.parametrize(
    ("plan", "may_be_written"),
    [
        (Plan(method="POST", status=400, code=21502), False),
        (refused(method="POST"), False),
        (limited("99", method="POST"), False),
        (Plan("drop", times=9, method="POST"), True),
        (Plan("truncate", times=9, method="POST"), True),
        (Plan("error", times=9, method="POST"), True),
        (refused(method="GET"), True),
    ],
)
async def test_a_write_that_failed_says_whether_it_may_be_done_all_the_same(
    plan: Plan, may_be_written: bool
) -> None:
    async with signed_in() as here:
        number = here.twilio.number(NUMBER)
        here.twilio.will(plan)
        with pytest.raises(RestError) as caught:
            await here.account.write(number["sid"], NEW)

    assert caught.value.may_have_written is may_be_written


async def test_what_twilio_rejects_is_told_in_its_words_with_its_page() -> None:
    async with signed_in() as here:
        number = here.twilio.number(NUMBER)
        with pytest.raises(RestError) as caught:
            await here.account.write(number["sid"], {"voice_url": "gopher:/x"})
        here.twilio.violations.clear()  # the description objects as well

    assert caught.value.reason == "rejected"
    assert "VoiceUrl is not valid: gopher:/x" in str(caught.value)
    assert caught.value.remedy.endswith("/21502")


async def test_keys_are_only_ever_sent_to_twilio() -> None:
    """Twilio names the address of the next page, and it must be one of its own."""
    async with TwilioRest() as twilio:
        keys = Credentials(twilio.account_sid, twilio.auth_token)
        async with open_account(keys) as account:
            transport = account._client.http_client
            for url in (
                f"{twilio.url}/2010-04-01/Accounts.json",
                "https://api.twilio.com.evil.example/2010-04-01/Accounts.json",
                "https://api.twilio.com@evil.example/",
                "http://api.twilio.com/2010-04-01/Accounts.json",
            ):
                with pytest.raises(RestError) as caught:
                    await transport.request("GET", url, auth=("AC1", "secret"))
                assert caught.value.reason == "unreachable"

        assert twilio.asked == []


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (401, '{"code": 20003, "message": "Authenticate"}', "refused"),
        (403, '{"code": 20005, "message": "Account not active"}', "suspended"),
        (401, '{"code": 10001, "message": "Account is not active"}', "suspended"),
        (404, '{"code": 20404, "message": "Not here"}', "not-found"),
        (400, '{"type": "t", "title": "Bad", "status": 400, "code": 1}', "rejected"),
        (429, "Slow down", "limited"),
        (502, "<html>", "unreachable"),
        (404, "[]", "unreachable"),
        (400, "[" * 100_000, "unreachable"),
    ],
)
def test_an_error_has_one_of_six_reasons(status: int, body: str, reason: str) -> None:
    error = error_of(status, body)

    assert error.reason == reason
    assert error.remedy


def test_what_twilio_says_cannot_steer_the_terminal() -> None:
    error = error_of(400, '{"message": "a\\u001b[31m\\nred\\u202e ' + "x" * 400 + '"}')

    assert error.said.startswith("a[31m red x")
    assert str(error).isprintable()
    assert len(error.said) < 320
