"""The practice caller asks a webhook as Twilio does, request by request."""

import errno
import gzip
import socket
import ssl

import pytest

from talkhint_desktop.core.webhook.answer import Answer
from talkhint_desktop.relay.asking.ask import is_web_address, open_session
from talkhint_desktop.relay.asking.network import is_here, is_loopback, network_fault
from talkhint_desktop.relay.asking.request import Request, sign
from talkhint_desktop.relay.practice.answer import WebhookError
from talkhint_desktop.relay.practice.caller import Account, made_up_sid, place_call
from talkhint_desktop.relay.practice.webhook import ask
from tests.peers.recordings import small_recording
from tests.peers.voice_webhook import DIAL, TOKEN, VoiceWebhook, response

ACCOUNT = Account(made_up_sid("AC"), TOKEN)
FORM = {"CallSid": "CA1", "From": "+1 & ü"}


async def asked(
    url: str, method: str = "POST", *, within: float = 5.0, account: Account = ACCOUNT
) -> Answer:
    async with open_session() as session:
        request = Request(url, method)
        return await ask(session, request, FORM, account, within=within)


def test_the_signature_is_the_one_that_twilio_publishes() -> None:
    form = {
        "CallSid": "CA1234567890ABCDE",
        "Caller": "+12349013030",
        "Digits": "1234",
        "From": "+12349013030",
        "To": "+18005551212",
    }

    signature = sign("https://mycompany.com/myapp", form, "12345")

    assert signature == "3KI2uRuYyAdhZIJXcpU0izDUzWI="
    assert sign("https://mycompany.com/myapp#rc=2", form, "12345") == signature


async def test_a_post_looks_like_twilios() -> None:
    async with VoiceWebhook() as hook:
        await asked(hook.url)
        (seen,) = hook.asked

    assert seen.headers["User-Agent"] == "TwilioProxy/1.1"
    assert seen.headers["Accept"] == "*/*"
    assert seen.headers["Accept-Encoding"] == "gzip"
    assert seen.headers["Content-Type"].startswith("application/x-www-form-urlencoded")
    assert seen.headers["I-Twilio-Idempotency-Token"]
    assert "Cookie" not in seen.headers
    assert seen.form == FORM
    assert seen.well_signed


async def test_a_get_carries_the_form_in_its_signed_address() -> None:
    async with VoiceWebhook() as hook:
        await asked(hook.url + "?a=%7e", "GET")
        (seen,) = hook.asked

    assert seen.url.endswith("/voice?a=%7e&CallSid=CA1&From=%2B1+%26+%C3%BC")
    assert seen.well_signed


async def test_without_a_token_nothing_is_signed() -> None:
    async with VoiceWebhook() as hook:
        await asked(hook.url, account=Account(ACCOUNT.account_sid))
        (seen,) = hook.asked

    assert "X-Twilio-Signature" not in seen.headers


async def test_user_and_password_become_basic_authentication() -> None:
    async with VoiceWebhook() as hook:
        await asked(hook.url.replace("http://", "http://me:secret@") + "#rc=2")
        (seen,) = hook.asked

    assert seen.headers["Authorization"] == "Basic bWU6c2VjcmV0"
    url = seen.url.replace("http://", "http://me:secret@")
    assert seen.headers["X-Twilio-Signature"] == sign(url, FORM, TOKEN)


@pytest.mark.parametrize(
    ("status", "method"), [(301, "GET"), (302, "GET"), (303, "GET"), (307, "POST")]
)
async def test_redirects_are_followed_as_twilio_does(status: int, method: str) -> None:
    async with VoiceWebhook() as hook:
        hook.redirects("/voice", "/next?x=1", status)
        hook.says("/next", response(""))
        answer = await asked(hook.url)
        (seen,) = hook.to("/next")

    assert (seen.method, seen.well_signed) == (method, True)
    assert bool(seen.form) == (method == "POST")
    assert answer.hops == (f"{status} /next?x=1",)
    assert answer.url.endswith("/next?x=1")


async def test_ten_redirects_are_followed_and_an_eleventh_is_not() -> None:
    async with VoiceWebhook() as hook:
        for number in range(10):
            hook.redirects(f"/{number}", f"/{number + 1}")
        hook.says("/10", response(""))
        assert (await asked(hook.at("/0"))).status == 200

        hook.redirects("/voice", "/0")
        with pytest.raises(WebhookError) as error:
            await asked(hook.url)

    assert error.value.twilio_error == 11215


async def test_a_circle_of_redirects_is_left_at_the_eleventh() -> None:
    async with VoiceWebhook() as hook:
        hook.redirects("/voice", "/voice")
        outcome = await place_call(small_recording(), hook.url, ACCOUNT, speed=50)

    assert (outcome.kind, outcome.twilio_error) == ("blocked", 11215)
    assert len(hook.asked) == 11


async def test_a_slow_webhook_is_given_up() -> None:
    async with VoiceWebhook() as hook:
        hook.stays_silent("/voice")
        with pytest.raises(WebhookError) as error:
            await asked(hook.url, within=0.2)

    assert (error.value.twilio_error, error.value.here) == (11205, False)


async def test_a_server_that_breaks_http_is_named() -> None:
    async with VoiceWebhook() as hook:
        hook.says("/voice", b"not gzip", headers={"Content-Encoding": "gzip"})
        with pytest.raises(WebhookError) as error:
            await asked(hook.url)

    assert error.value.twilio_error == 11206


async def test_a_packed_bomb_is_cut_at_sixty_four_kilobytes() -> None:
    async with VoiceWebhook() as hook:
        bomb = gzip.compress(b" " * 20_000_000)
        hook.says("/voice", bomb, headers={"Content-Encoding": "gzip"})
        with pytest.raises(WebhookError) as error:
            await asked(hook.url)

    assert error.value.twilio_error == 11750


@pytest.mark.parametrize(
    "url",
    ["calls.example", "ftp://a.example/", "https://", "https://a b/", "http://a:0/"],
)
async def test_what_is_no_web_address_is_told_without_asking(url: str) -> None:
    assert not is_web_address(url)
    outcome = await place_call(small_recording(), url, ACCOUNT, speed=50)

    assert (outcome.kind, outcome.twilio_error) == ("blocked", 11100)


async def test_the_first_request_has_all_the_usual_parameters() -> None:
    async with VoiceWebhook(response(DIAL)) as hook:
        sid = made_up_sid("CA")
        await place_call(
            small_recording(0.1),
            hook.url,
            ACCOUNT,
            speed=50,
            call_sid=sid,
            from_number="+12025550111",
            to_number="+12025550122",
        )
        form = hook.asked[0].form

    assert form["CallSid"] == sid
    assert form["AccountSid"] == ACCOUNT.account_sid
    assert (form["From"], form["Caller"]) == ("+12025550111", "+12025550111")
    assert (form["To"], form["Called"]) == ("+12025550122", "+12025550122")
    assert (form["CallStatus"], form["Direction"]) == ("ringing", "inbound")
    assert form["ApiVersion"] == "2010-04-01"
    assert {"FromCity", "FromCountry", "ToZip", "CallerState"} <= form.keys()


async def test_the_agents_leg_tells_its_life_in_order() -> None:
    events = "initiated ringing answered completed"
    number = f'<Number statusCallback="/leg" statusCallbackEvent="{events}">'
    async with VoiceWebhook() as hook:
        hook.says("/voice", response(f"<Dial>{number}+12025550199</Number></Dial>"))
        outcome = await place_call(
            small_recording(),
            hook.url,
            ACCOUNT,
            speed=50,
            status_callback=hook.at("/status"),
        )
        legs = hook.to("/leg")
        (own,) = hook.to("/status")

    assert [leg.form["CallStatus"] for leg in legs] == [
        "initiated",
        "ringing",
        "in-progress",
        "completed",
    ]
    assert [leg.form["SequenceNumber"] for leg in legs] == ["0", "1", "2", "3"]
    assert {leg.form["ParentCallSid"] for leg in legs} == {outcome.call_sid}
    assert len({leg.form["CallSid"] for leg in legs} | {outcome.call_sid}) == 2
    assert all(leg.form["To"] == "+12025550199" and leg.well_signed for leg in legs)
    assert legs[-1].form["CallDuration"] == "2"
    assert own.form["CallSid"] == outcome.call_sid
    assert own.form["CallStatus"] == "completed"
    assert own.well_signed


async def test_only_the_wanted_events_of_a_leg_are_told() -> None:
    number = '<Number statusCallback="/leg" statusCallbackEvent="answered">'
    async with VoiceWebhook() as hook:
        hook.says("/voice", response(f"<Dial>{number}+12025550199</Number></Dial>"))
        await place_call(small_recording(0.1), hook.url, ACCOUNT, speed=50)

    assert [a.form["CallStatus"] for a in hook.to("/leg")] == ["in-progress"]


async def test_a_callback_that_fails_changes_nothing_for_the_caller() -> None:
    number = '<Number statusCallback="/leg">+12025550199</Number>'
    async with VoiceWebhook() as hook:
        hook.says("/leg", "no", status=500)
        hook.says("/voice", response(f"<Dial>{number}</Dial>"))
        outcome = await place_call(small_recording(0.1), hook.url, ACCOUNT, speed=50)

    assert outcome.kind == "mute"
    assert "callback-failed" in [met.what for met in outcome.met]


def _bad_certificate(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError("no")
    error.verify_code = code
    return error


@pytest.mark.parametrize(
    ("error", "code", "here"),
    [
        (socket.gaierror(socket.EAI_NONAME, "no such host"), 11210, False),
        (socket.gaierror(socket.EAI_AGAIN, "no resolver"), 11205, True),
        (OSError(errno.ENETUNREACH, "no road"), 11205, True),
        (ConnectionRefusedError(errno.ECONNREFUSED, "no"), 11202, False),
        (ConnectionResetError(errno.ECONNRESET, "no"), 11205, False),
        (TimeoutError(), 11205, False),
        (_bad_certificate(10), 11236, False),
        (_bad_certificate(62), 11235, False),
        (_bad_certificate(18), 11237, False),
        (ssl.SSLError(1, "wrong version"), 11220, False),
    ],
)
def test_every_fault_of_the_network_has_twilios_number(
    error: BaseException, code: int, here: bool
) -> None:
    assert network_fault(error).twilio_error == code
    assert is_here(error) is here


def test_this_pc_is_known_by_all_its_names() -> None:
    here = ("127.0.0.1", "127.9.9.9", "localhost", "::1")
    there = ("", None, "127.0.0.1.example", "192.168.0.1", "10.0.0.1", "127.1")

    assert all(is_loopback(host) for host in here)
    assert not any(is_loopback(host) for host in there)
