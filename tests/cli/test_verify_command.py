"""`talkhint verify` as a process: text for people, JSON for scripts, exit codes."""

import asyncio
import json
import os
import sys
from dataclasses import dataclass
from typing import Any

import pytest

from tests.peers import certificates
from tests.peers.raw_server import RawServer, http
from tests.peers.running_relay import ACCOUNT, TOKEN
from tests.peers.twilio_rest import TwilioRest
from tests.peers.twilio_rest_plans import Plan
from tests.peers.voice_webhook import TOKEN as HOOK_TOKEN
from tests.peers.voice_webhook import VoiceWebhook, response
from tests.relay.probe.test_check import FINE, GOODBYE, hook

NUMBER = "+12025550187"
VERIFY = [sys.executable, "-m", "talkhint_desktop", "verify"]


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, Any]:
        (line,) = self.out.splitlines()
        value: dict[str, Any] = json.loads(line)
        return value

    @property
    def codes(self) -> list[str]:
        return [f["code"] for f in self.report["findings"] if f["status"] == "failed"]


async def verify(*arguments: str, **environment: str) -> Ended:
    process = await asyncio.create_subprocess_exec(
        *VERIFY,
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, **environment},
    )
    out, err = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode is not None
    return Ended(process.returncode, out.decode(), err.decode())


async def test_a_healthy_webhook_is_exit_code_0_and_one_object() -> None:
    async with hook() as made:
        ended = await verify(
            made.url,
            "--allow-local",
            "--json",
            TALKHINT_TWILIO_AUTH_TOKEN=HOOK_TOKEN,
            TALKHINT_TWILIO_ACCOUNT_SID=ACCOUNT,
        )

    report = ended.report
    assert (ended.code, ended.err) == (0, "")
    assert report["event"] == "verify"
    assert report["at"] == report["checked_at"]
    assert report["url"] == made.url
    assert report["healthy"] is True
    assert report["verdict"] == {
        "code": "ok",
        "title": "The next call will work",
        "effect": "none",
        "remedy": "",
    }
    assert set(report) == {
        *("event", "at", "url", "checked_at", "healthy", "verdict", "findings"),
        *("request", "response", "twiml", "fix"),
    }
    assert set(report["findings"][0]) == {
        *("stage", "code", "status", "title", "detail", "remedy", "effect"),
        *("twilio_error", "evidence"),
    }
    assert set(report["response"]) == {
        "status",
        "headers",
        "body",
        "elapsed_ms",
        "hops",
    }
    assert set(report["twiml"]) == {"actual", "expected"}


async def test_the_story_is_told_in_words_and_with_both_documents() -> None:
    async with VoiceWebhook(GOODBYE) as made:
        ended = await verify(made.url, "--allow-local")

    assert ended.code == 1
    assert "says goodbye and hangs up: an old deployment answers" in ended.out
    assert "Callers are answered, then cut off." in ended.out
    assert "What Twilio gets (status 200):" in ended.out
    assert "<Say>Thank you for calling. Goodbye.</Say>" in ended.out
    assert "What it should get:" in ended.out


@pytest.mark.parametrize(
    ("url", "code", "exits"),
    [
        ("calls.example.com", "url-malformed", 1),
        ("https://192.168.1.9/voice", "url-private-host", 1),
        ("https://gone.invalid/voice", "dns-not-found", 1),
    ],
)
async def test_an_address_that_leads_nowhere_is_a_finding(
    url: str, code: str, exits: int
) -> None:
    ended = await verify(url, "--json")

    assert (ended.codes, ended.code) == ([code], exits)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["https://a.example/", "--method", "PUT"],
        ["https://a.example/", "--stream-host", "https://b.example/"],
        ["https://a.example/", "--no-such-option"],
        ["--number", "12345"],
    ],
)
async def test_wrong_usage_is_exit_code_2_and_a_sentence(arguments: list[str]) -> None:
    ended = await verify(*arguments)

    assert ended.code == 2
    assert ended.out == ""
    assert "Traceback" not in ended.err
    assert ended.err


async def test_certificates_are_judged_by_the_systems_trust(tmp_path: Any) -> None:
    document = response("<Hangup/>").encode()
    async with RawServer(
        http(document, "Content-Type: text/xml"), tls=certificates.good()
    ) as raw:
        trusted = tmp_path / "trusted.pem"
        certificates.authority().cert_pem.write_to_path(str(trusted))
        stranger = await verify(raw.url, "--allow-local", "--json")
        known = await verify(
            raw.url, "--allow-local", "--json", SSL_CERT_FILE=str(trusted)
        )

    assert stranger.codes == ["tls-untrusted"]
    assert known.codes == ["hangup-first"]


async def test_what_a_stranger_wrote_moves_no_cursor() -> None:
    evil = response("<Say>\u202eGoodbye&#x9b;2J</Say>")
    async with VoiceWebhook(evil) as made:
        ended = await verify(made.url, "--allow-local")

    assert ended.code == 1
    assert "\u202e" not in ended.out
    assert "\x9b" not in ended.out


async def test_without_an_address_the_own_one_is_checked() -> None:
    ended = await verify("--json", TALKHINT_PUBLIC_URL="https://gone.invalid")

    assert ended.report["url"] == "https://gone.invalid/twilio/inbound"


async def test_another_stream_host_may_be_named() -> None:
    document = FINE.replace("wss://{host}", "wss://media.invalid")
    async with VoiceWebhook(document) as made:
        plain = await verify(made.url, "--allow-local", "--json")
        named = await verify(
            made.url, "--allow-local", "--json", "--stream-host", "media.invalid"
        )

    assert plain.codes == ["stream-other-host", "stream-unreachable"]
    assert named.codes == ["stream-unreachable"]


async def test_secrets_are_in_no_output() -> None:
    async with VoiceWebhook(GOODBYE) as made:
        url = made.url.replace("http://", "http://me:my-password@")
        ended = await verify(
            url, "--allow-local", "--json", TALKHINT_TWILIO_AUTH_TOKEN=TOKEN
        )

    assert TOKEN not in ended.out + ended.err
    assert "bWU6bXktcGFzc3dvcmQ" not in ended.out


async def test_a_number_is_followed_to_what_it_asks() -> None:
    async with TwilioRest() as twilio, VoiceWebhook(GOODBYE) as old:
        app = twilio.app(friendly_name="Old desk", voice_url=old.url)
        twilio.number(NUMBER, voice_application_sid=app["sid"])
        ended = await verify(
            *("--number", NUMBER, "--allow-local", "--json"),
            **twilio.environment,
            TALKHINT_PUBLIC_URL="https://calls.example.com",
        )

    assert ended.code == 1
    assert ended.report["url"] == old.url
    assert ended.report["verdict"]["code"] == "number-uses-app"
    assert "goodbye-twiml" in ended.codes
    assert ended.report["fix"]["action"] == "unlink-app"
    wanted = "https://calls.example.com/twilio/inbound"
    assert ended.report["fix"]["after"]["voice_url"] == wanted


async def test_without_keys_a_number_cannot_be_told() -> None:
    ended = await verify("--number", NUMBER, "--json")
    told = await verify("--number", NUMBER)

    assert (ended.code, ended.codes) == (3, ["no-credentials"])
    assert told.code == 3
    assert "Set the Account SID and the Auth Token." in told.out


async def test_when_twilio_does_not_answer_it_says_that_it_could_not_tell() -> None:
    async with TwilioRest() as twilio:
        twilio.will(Plan("html", times=9))
        ended = await verify("--number", NUMBER, "--json", **twilio.environment)

    assert (ended.code, ended.codes) == (3, ["twilio-unreachable"])
