"""A whole check against real servers: what is found, in which words, and asked how."""

import asyncio
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

import pytest

from talkhint_desktop.core.events import CallEvent
from talkhint_desktop.core.webhook.checklist import exit_code
from talkhint_desktop.core.webhook.findings import OK, SKIPPED, Stage, Status
from talkhint_desktop.relay.asking.ask import Unanswered, ask, open_session
from talkhint_desktop.relay.asking.request import Account, Request
from talkhint_desktop.relay.probe.asker import Asked as AskedByUs
from talkhint_desktop.relay.probe.asker import Asker
from talkhint_desktop.relay.probe.question import Question
from tests.peers.raw_server import RawServer, http
from tests.peers.running_relay import ACCOUNT, AGENT, TOKEN, running_relay
from tests.peers.voice_webhook import (
    TOKEN as HOOK_TOKEN,
)
from tests.peers.voice_webhook import (
    Asked,
    VoiceWebhook,
    response,
    well_signed_only,
)
from tests.relay.probe.checking import at, checked, codes, failed

GOODBYE = response("<Say>Thank you for calling. Goodbye.</Say><Hangup/>")
START = (
    '<Start><Stream url="wss://{host}/twilio/stream" track="both_tracks" '
    'statusCallback="/status"><Parameter name="token" value="right"/></Stream></Start>'
)
DIAL = "<Dial><Number>+14155550132</Number></Dial>"
FINE = response(START + DIAL)


def hook(document: str = FINE, **more: Any) -> VoiceWebhook:
    """Return a webhook that does everything right but for what it is told."""
    made = VoiceWebhook(document)
    made.refuses, made.stream_token = well_signed_only, "right"
    for name, value in more.items():
        setattr(made, name, value)
    return made


async def check_of(made: VoiceWebhook, **more: Any) -> Any:
    async with made:
        return await checked(made.url, **{"auth_token": HOOK_TOKEN, **more})


async def test_a_real_relay_is_healthy_and_no_call_is_opened() -> None:
    async with running_relay() as running:
        url = f"{running.relay.public_url}/twilio/inbound"
        report = await checked(url, instance=running.relay.instance)
        calls = running.told.of(CallEvent)

    assert failed(report) == []
    assert report.healthy
    assert exit_code(report) == 0
    assert calls == []
    passed = {f.stage for f in report.findings if f.code == OK}
    assert {Stage.SIGNATURE, Stage.TWIML, Stage.INSTANCE, Stage.STREAM} <= passed
    assert AGENT in at(report, Stage.TWIML)[0].detail


async def test_the_probe_is_what_twilio_sends_and_marked_as_ours() -> None:
    made = hook()
    report = await check_of(made, number="+12025550187")
    first = made.asked[0]

    assert first.headers["User-Agent"] == "TwilioProxy/1.1"
    assert first.well_signed
    assert first.form["To"] == "+12025550187"
    assert first.form["AccountSid"] == ACCOUNT
    assert {"CallSid", "From", "Direction", "CallStatus"} <= first.form.keys()
    assert all(len(a.form["TalkHintProbe"]) >= 12 for a in made.to("/voice") if a.form)
    assert report.request.parameters["CallSid"] == first.form["CallSid"]
    assert report.request.headers["User-Agent"] == "TwilioProxy/1.1"


async def test_every_request_is_of_a_call_of_its_own() -> None:
    made = hook()
    await check_of(made)
    calls = [asked.form["CallSid"] for asked in made.asked if asked.method == "POST"]

    assert len(calls) == len(set(calls)) == 5  # one, two more, two strangers


async def test_an_old_deployment_is_named_with_what_the_caller_hears() -> None:
    report = await check_of(hook(GOODBYE))

    assert report.verdict.code == "goodbye-twiml"
    assert "an old deployment answers" in report.verdict.title
    assert report.verdict.effect == "dropped"
    assert "Thank you for calling. Goodbye." in at(report, Stage.TWIML)[0].detail
    assert at(report, Stage.STREAM)[0].code == SKIPPED
    assert GOODBYE in report.twiml.actual
    assert "<Dial" in report.twiml.expected
    assert exit_code(report) == 1


async def test_advice_from_the_net_that_hangs_up_is_told() -> None:
    report = await check_of(hook(response(START)))

    assert report.verdict.code == "nothing-after-start"


def by_turns() -> Callable[[Asked], str]:
    turn: Iterator[str] = cycle(["/voice", "/other"])
    return lambda asked: next(turn)


async def test_two_servers_behind_one_address_are_found_whoever_is_met_first() -> None:
    for first, second in ((FINE, GOODBYE), (GOODBYE, FINE)):
        made = hook(first, instead=by_turns())
        made.says("/other", second)
        report = await check_of(made)
        (goodbye,) = [f for f in report.findings if f.code == "goodbye-twiml"]

        assert report.verdict.code == "unstable-answer"
        assert goodbye.title.startswith("One of two servers says goodbye")


async def test_a_redirect_to_an_old_host_is_named() -> None:
    async with hook(GOODBYE) as old:
        made = VoiceWebhook()
        made.redirects("/voice", old.url)
        report = await check_of(made)

    assert {"http-redirect", "goodbye-twiml"} <= codes(report)
    assert report.verdict.title.startswith("The address it redirects to says goodbye")
    assert old.host in at(report, Stage.TWIML)[0].detail


async def test_a_redirect_verb_to_another_host_is_followed_and_always_listed() -> None:
    async with hook(GOODBYE, refuses=lambda asked: 0) as old:
        report = await check_of(hook(response(f"<Redirect>{old.url}</Redirect>")))
    async with hook(FINE, refuses=lambda asked: 0) as other:
        fine = await check_of(hook(response(f"<Redirect>{other.url}</Redirect>")))

    assert {"redirects-elsewhere", "goodbye-twiml"} <= set(failed(report))
    assert report.verdict.title.startswith("The address it redirects to")
    assert failed(fine) == ["redirects-elsewhere"]


async def test_a_redirect_verb_on_the_same_host_is_followed_in_silence() -> None:
    made = hook(response(f"{START}<Redirect method='GET'>/next</Redirect>"))
    made.says("/next", response(DIAL))
    report = await check_of(made)

    assert failed(report) == []
    assert [a.method for a in made.to("/next")] == ["GET"]


async def test_redirect_verbs_in_a_circle_are_left() -> None:
    report = await check_of(hook(response("<Redirect>/voice</Redirect>")))

    assert failed(report) == ["redirect-loop"]


async def test_where_a_redirect_verb_leads_to_nothing_the_reason_is_told() -> None:
    made = hook(response("<Redirect>/gone</Redirect>"))
    made.says("/gone", "no", status=404)
    report = await check_of(made)

    assert failed(report) == ["http-not-found"]


async def test_a_get_that_differs_is_told_to_whom_looked_in_a_browser() -> None:
    def by_method(asked: Asked) -> str:
        return "/voice" if asked.method == "POST" else "/get"

    made = hook(FINE, instead=by_method)
    made.says("/get", GOODBYE)
    by_post = await check_of(made)
    by_get = await check_of(made, method="GET")

    assert by_post.healthy
    assert "get-post-differ" in codes(by_post)
    assert by_get.verdict.code == "goodbye-twiml"
    assert by_get.verdict.title.startswith("Asked by GET it says goodbye")


async def test_a_server_for_posts_alone_is_healthy() -> None:
    made = hook(refuses=lambda a: 405 if a.method == "GET" else well_signed_only(a))
    report = await check_of(made)

    assert codes(report) == set()


@pytest.mark.parametrize(
    ("refuses", "code"),
    [
        (lambda asked: 0, "unsigned-accepted"),
        (
            lambda a: 0 if "X-Twilio-Signature" in a.headers else 403,
            "unsigned-accepted",
        ),
        (lambda a: 0 if a.well_signed else 500, "unsigned-crashes"),
        (
            lambda a: (
                (0 if a.well_signed else 403)
                if "X-Twilio-Signature" in a.headers
                else 500
            ),
            "unsigned-crashes",
        ),
        (lambda asked: 403, "signature-refused"),
    ],
)
async def test_the_signature_check_is_tried_in_all_ways(
    refuses: Callable[[Asked], int], code: str
) -> None:
    report = await check_of(hook(refuses=refuses))

    assert failed(report) == [code]


async def test_without_the_token_nothing_is_said_of_signatures() -> None:
    report = await check_of(hook(refuses=lambda asked: 0), auth_token="")

    assert [f.code for f in at(report, Stage.SIGNATURE)] == [SKIPPED]
    assert "Auth Token" in at(report, Stage.SIGNATURE)[0].detail
    assert report.healthy


async def test_an_old_deployment_that_checks_nothing_is_still_called_old() -> None:
    report = await check_of(hook(GOODBYE, refuses=lambda asked: 0))

    assert failed(report) == ["goodbye-twiml"]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"stream_status": 404}, "stream-refused"),
        ({"close_stream_after": 2}, "stream-closed"),
        ({"close_stream_after": 30}, "stream-closed"),
        ({"stream_token": ""}, "stream-unauthenticated"),
    ],
)
async def test_the_stream_that_the_document_names_is_tried(
    more: dict[str, Any], code: str
) -> None:
    report = await check_of(hook(**more))

    assert failed(report) == [code]


async def test_a_stream_where_nothing_listens_is_told() -> None:
    document = FINE.replace("{host}", "127.0.0.1:1")
    report = await check_of(hook(document))

    assert failed(report) == ["stream-other-host", "stream-unreachable"]


async def test_the_test_stream_says_what_twilio_says() -> None:
    made = hook()
    await check_of(made)
    heard = made.streams[0]
    events = [message["event"] for message in heard.messages]

    assert events[:3] == ["connected", "start", "media"]
    assert events[-1] == "stop"
    assert heard.messages[1]["start"]["customParameters"] == {"token": "right"}
    assert len(heard.media("inbound")) == len(heard.media("outbound")) == 50
    assert heard.headers["User-Agent"] == "Twilio.TmeWs/1.0"
    assert "Origin" not in heard.headers


async def test_who_answered_is_compared_with_who_should() -> None:
    marked = VoiceWebhook()
    marked.says("/voice", FINE, headers={"X-TalkHint-Instance": "another"})
    marked.refuses, marked.stream_token = well_signed_only, "right"

    other = await check_of(marked, instance="mine")
    nobody = await check_of(hook(), instance="mine")
    right = await check_of(marked, instance="another")

    assert failed(other) == ["other-instance-answered"]
    assert failed(nobody) == ["other-server-answered"]
    assert right.healthy


async def test_a_slow_answer_is_only_a_warning() -> None:
    async with RawServer(http(b"<Response/>", "Content-Type: text/xml")) as raw:
        report = await checked(raw.url)
    assert "http-slow" not in codes(report)


async def test_a_tunnels_page_for_browsers_is_asked_past() -> None:
    page = b"<html>ERR_NGROK_6024</html>"
    warning = http(page, "Content-Type: text/html", "Ngrok-Error-Code: ERR_NGROK_6024")
    document = http(b"<Response><Hangup/></Response>", "Content-Type: text/xml")
    async with RawServer(warning, document) as raw:
        report = await checked(raw.url)

    assert b"ngrok-skip-browser-warning" in raw.heard[1].lower()
    assert {"tunnel-interstitial", "hangup-first"} <= codes(report)


@pytest.mark.parametrize("error", ["ERR_NGROK_3200", "ERR_NGROK_8012"])
async def test_a_tunnels_own_error_hides_everything_behind_it(error: str) -> None:
    answer = http(b"<html/>", f"Ngrok-Error-Code: {error}", status="404 Not Found")
    async with RawServer(answer) as raw:
        report = await checked(raw.url)

    assert len(failed(report)) == 1
    assert failed(report)[0].startswith("tunnel-")
    assert {f.status for f in at(report, Stage.HTTP)} == {Status.SKIPPED}


async def test_a_quick_check_asks_once() -> None:
    made = hook()
    report = await check_of(made, quick=True)

    assert len(made.asked) == 1
    assert made.streams == []
    assert report.healthy
    assert {f.code for f in at(report, Stage.STREAM)} == {SKIPPED}


async def test_what_is_around_a_document_is_told_with_what_is_in_it() -> None:
    made = VoiceWebhook()
    made.says("/voice", "\n" + GOODBYE)
    report = await check_of(made)

    assert failed(report) == ["xml-leading-space", "goodbye-twiml"]


async def test_json_that_holds_a_document_is_told_both_ways() -> None:
    made = VoiceWebhook()
    made.says("/voice", '{"twiml": "<Response/>"}', content_type="application/json")
    report = await check_of(made)

    assert failed(report) == ["content-type-wrong", "xml-escaped"]
    assert {f.status for f in at(report, Stage.TWIML)} == {Status.SKIPPED}


async def test_a_password_in_the_address_is_sent_and_never_shown() -> None:
    made = hook(refuses=lambda a: 0 if "Authorization" in a.headers else 401)
    async with made:
        url = made.url.replace("http://", "http://me:hidden@")
        report = await checked(url, auth_token="")

    assert "Authorization" not in report.request.headers  # type: ignore[union-attr]
    assert "http-unauthorized" not in codes(report)


async def test_a_check_can_be_stopped_at_any_moment() -> None:
    made = hook()
    made.stays_silent("/voice")
    async with made, asyncio.TaskGroup() as tasks:
        task = tasks.create_task(checked(made.url), name="check")
        await made.arrived.get()
        task.cancel()

    assert task.cancelled()


async def test_nobody_is_sent_into_this_network_by_a_strangers_redirect() -> None:
    async with hook() as inner, open_session() as session:
        away = http(b"", f"Location: {inner.url}", status="302 Found")
        us = Account(ACCOUNT)
        async with RawServer(away) as raw:
            with pytest.raises(Unanswered) as refused:
                await ask(session, Request(raw.url), {}, us, into_private=False)
        asker = Asker(session, Question(url="https://calls.example.com/"))
        asked = AskedByUs(Request(""), {"CallSid": "CA"}, us)
        followed = await asker.follow(asked, inner.url, "POST")

    assert inner.asked == []
    assert refused.value.code == "url-private-host"
    assert followed.failure is not None
    assert followed.failure.code == "url-private-host"


async def test_the_relay_does_not_count_a_probe_among_its_calls() -> None:
    async with running_relay() as running:
        url = f"{running.relay.public_url}/twilio/inbound"
        await checked(url, auth_token=TOKEN)

        assert running.relay.calls.live == []
