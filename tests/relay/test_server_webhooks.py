"""Webhooks: the right ones are passed on, and no forged one reaches anything."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import pytest
from aiohttp import http_parser

from talkhint_desktop.core.errors import TalkHintError
from talkhint_desktop.relay import limits
from talkhint_desktop.relay.gate import Gate
from talkhint_desktop.relay.server import PortTaken, Server
from talkhint_desktop.relay.wire.webhook import signature
from tests.peers.entrance import (
    CALL,
    HOST,
    LINE,
    ORIGIN,
    TOKEN,
    Board,
    call,
    entrance,
    new_call,
    other,
    raw,
    step,
)

INBOUND = "/twilio/inbound"
OTHER_TOKEN = "f" * 32


def _sign(url: str, form: Mapping[str, str], token: str = TOKEN) -> str:
    return signature(url, list(form.items()), token)


async def test_a_signed_call_gets_its_document_and_the_sign_of_this_run() -> None:
    async with entrance() as e:
        answer = await e.post(INBOUND, call())

        assert answer.status == 200
        assert answer.headers["X-TalkHint-Instance"] == "this-run"
        assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"
        assert [c.call_sid for c in e.board.calls] == [CALL]
        assert e.board.calls[0].from_number == "+12025550143"


async def test_a_number_set_to_get_is_served_too_and_never_cached() -> None:
    path = f"{INBOUND}?{urlencode(call())}"
    headers = {"Host": HOST, "X-Twilio-Signature": _sign(ORIGIN + path, {})}
    async with entrance() as e:
        url = f"http://127.0.0.1:{e.port}{path}"
        async with e.client.get(url, headers=headers) as answer:
            assert answer.status == 200
            assert answer.headers["Cache-Control"] == "no-store"
        assert len(e.board.calls) == 1


async def test_each_callback_reaches_its_own_place() -> None:
    stream = {"StreamSid": "MZ1", "StreamEvent": "stream-error", "StreamError": "x"}
    dial = {"DialCallStatus": "busy", "DialCallDuration": "3"}
    async with entrance() as e:
        statuses = [
            (await e.post("/twilio/status", step("in-progress", 1))).status,
            (await e.post("/twilio/stream-status", call() | stream)).status,
            (await e.post("/twilio/dial", call() | dial)).status,
        ]

        assert statuses == [204, 204, 200]
        assert e.board.updates[0].status == "in-progress"
        assert e.board.reports[0].error == "x"
        assert e.board.dials[0].duration == 3


FORGERIES: dict[str, dict[str, Any]] = {
    "unsigned": {"signed": None},
    "an empty signature": {"signed": " "},
    "another account's token": {"signed": _sign(ORIGIN + INBOUND, call(), OTHER_TOKEN)},
    "signed with no token": {"signed": _sign(ORIGIN + INBOUND, call(), "")},
    "signed for http": {"signed": _sign(f"http://{HOST}{INBOUND}", call())},
    "signed for wss": {"signed": _sign(f"wss://{HOST}{INBOUND}", call())},
    "signed with a slash": {"signed": _sign(f"{ORIGIN}{INBOUND}/", call())},
    "signed in capitals": {"signed": _sign(f"https://{HOST.upper()}{INBOUND}", call())},
    "signed for another port": {"signed": _sign(f"{ORIGIN}:8443{INBOUND}", call())},
    "signed for another path": {"signed": _sign(f"{ORIGIN}/twilio/status", call())},
    "signed for another host": {"signed": _sign(f"https://b.example{INBOUND}", call())},
    "signed for another host, proxied": {
        "signed": _sign(f"https://b.example{INBOUND}", call()),
        "headers": {"X-Forwarded-Host": "b.example", "X-Forwarded-Proto": "https"},
    },
    "signed for this PC": {"signed": _sign(f"http://127.0.0.1{INBOUND}", call())},
    "signed as a GET": {"signed": _sign(f"{ORIGIN}{INBOUND}?{urlencode(call())}", {})},
    "signed without the form": {"signed": _sign(ORIGIN + INBOUND, {})},
    "one field more": {
        "signed": _sign(ORIGIN + INBOUND, call()),
        "fields": call(Digits="1"),
    },
    "one field less": {"signed": _sign(ORIGIN + INBOUND, call(Digits="1"))},
    "one value changed": {
        "signed": _sign(ORIGIN + INBOUND, call()),
        "fields": call(From="+12025550199"),
    },
    "a query added": {
        "signed": _sign(ORIGIN + INBOUND, call()),
        "path": INBOUND + "?x=1",
    },
    "a body hash instead of the form": {
        "signed": _sign(f"{ORIGIN}{INBOUND}?bodySHA256=00", {}),
        "path": INBOUND + "?bodySHA256=00",
    },
    "cut short": {"signed": _sign(ORIGIN + INBOUND, call())[:-1]},
    "a byte longer": {"signed": _sign(ORIGIN + INBOUND, call()) + "="},
    "other letters": {"signed": _sign(ORIGIN + INBOUND, call()).swapcase()},
    "letters that are not ASCII": {"signed": "ы" * 28},
    "a thousand letters": {"signed": "A" * 1_000},
}


@pytest.mark.parametrize("name", FORGERIES)
async def test_a_forged_call_reaches_nothing_and_learns_nothing(name: str) -> None:
    forgery = dict(FORGERIES[name])
    path, fields = forgery.pop("path", INBOUND), forgery.pop("fields", call())
    async with entrance() as e:
        answer = await e.post(path, fields, **forgery)

        assert answer.status == 403
        assert answer.text == ""
        assert "X-TalkHint-Instance" not in answer.headers
        assert e.board.told == 0
        assert (await e.post(INBOUND, call())).status == 200  # the true one is heard


async def test_two_signatures_are_none() -> None:
    form = urlencode(call()).encode()
    right = _sign(ORIGIN + INBOUND, call())
    async with entrance() as e:
        for signs in ([right, "x"], ["x", right]):
            answer = await raw(e.port, _post(INBOUND, form, signs))
            assert b" 403 " in answer.split(b"\r\n")[0]
        assert b" 200 " in await raw(e.port, _post(INBOUND, form, [right]))


def _post(path: str, body: bytes, signatures: list[str], *more: str) -> bytes:
    head = [
        f"POST {path} HTTP/1.1",
        f"Host: {HOST}",
        "Connection: close",
        f"Content-Length: {len(body)}",
        "Content-Type: application/x-www-form-urlencoded",
        *(f"X-Twilio-Signature: {one}" for one in signatures),
        *more,
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + body


@pytest.mark.parametrize("path", [INBOUND, "/twilio/status", "/twilio/dial"])
async def test_without_an_auth_token_everything_is_refused(path: str) -> None:
    async with entrance(other(auth_token="")) as e:
        signs = ["", _sign(ORIGIN + path, call(), ""), _sign(ORIGIN + path, call())]
        statuses = [(await e.post(path, call(), signed=s)).status for s in signs]

        assert statuses == [403, 403, 403]
        assert e.board.told == 0


async def test_a_line_without_a_token_does_not_hide_a_practice_line() -> None:
    practice = other(name="practice", auth_token="p" * 43, practice=True)
    async with entrance(other(auth_token=""), practice) as e:
        e.line = practice

        assert (await e.post(INBOUND, call())).status == 200
        assert e.board.lines == ["practice"]


async def test_a_call_of_another_account_is_refused_though_signed() -> None:
    async with entrance() as e:
        answer = await e.post(INBOUND, call(AccountSid="AC" + "b" * 32))

        assert answer.status == 403
        assert answer.headers["X-TalkHint-Instance"] == "this-run"
        assert e.board.told == 0


async def test_any_account_is_served_where_none_is_set() -> None:
    async with entrance(other(account_sid="")) as e:
        form = call(AccountSid="AC" + "b" * 32)
        assert (await e.post(INBOUND, form)).status == 200


@pytest.mark.parametrize(
    "fields",
    [
        call(CallSid="CA1"),
        call(CallSid="CA" + "G" * 32),
        call(CallSid=CALL + "\n"),
        {k: v for k, v in call().items() if k != "CallSid"},
        call(TalkHintProbe="<b>"),
    ],
)
async def test_a_signed_form_of_odd_shape_is_a_bad_request(
    fields: dict[str, str],
) -> None:
    async with entrance() as e:
        assert (await e.post(INBOUND, fields)).status == 400
        assert e.board.told == 0


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"\xff\xfe", 400),
        (b"a=%ff", 400),
        (b"a", 400),
        (b"a=1&a=2", 400),
        ("а=1".encode(), 400),
        (b"a%20b=1", 400),
        (b"&".join(b"a%d=1" % n for n in range(65)), 400),
        (b"a=" + b"x" * 16 * 1024, 413),
        (b"", 403),
    ],
)
async def test_a_body_that_is_no_form_is_refused_before_the_signature(
    body: bytes, status: int
) -> None:
    async with entrance() as e:
        answer = await e.post(INBOUND, {}, body=body, signed="x")

        assert answer.status == status
        assert answer.text == ""


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "application/json"},
        {"Content-Type": "multipart/form-data"},
        {"Content-Type": "text/plain; charset=nonsense"},
        {"Content-Encoding": "gzip"},
    ],
)
async def test_other_kinds_of_body_are_not_even_read(headers: dict[str, str]) -> None:
    async with entrance() as e:
        answer = await e.post(INBOUND, call(), headers=headers)

        assert answer.status == 415
        assert e.board.told == 0


async def test_a_body_too_large_is_refused_with_and_without_its_length() -> None:
    large = b"a=" + b"x" * 2_000_000
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(large), large)
    head = (
        f"POST {INBOUND} HTTP/1.1\r\nHost: {HOST}\r\nTransfer-Encoding: chunked\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
    ).encode()
    async with entrance() as e:
        sized = await raw(e.port, _post(INBOUND, large, ["x"]))
        chunked = await raw(e.port, head + chunks)

        assert b" 413 " in sized.split(b"\r\n")[0]
        assert b" 413 " in chunked.split(b"\r\n")[0]
        assert await e.genuine_call() < 2


async def test_twilio_may_repeat_itself_in_any_order() -> None:
    async with entrance() as e:
        for status, number in [("completed", 3), ("ringing", 0), ("completed", 3)]:
            assert (await e.post("/twilio/status", step(status, number))).status == 204
        for _ in range(3):
            assert (await e.post("/twilio/status", step("completed", 3))).status == 204

        assert [u.status for u in e.board.updates] == ["completed", "ringing"]


async def test_a_status_of_an_unknown_call_is_taken() -> None:
    async with entrance() as e:
        form = step("completed", 1, new_call(), ParentCallSid=new_call())
        assert (await e.post("/twilio/status", form)).status == 204
        assert len(e.board.updates) == 1


async def test_a_repeated_call_gets_a_document_each_time() -> None:
    async with entrance() as e, asyncio.TaskGroup() as tasks:
        asked = [tasks.create_task(e.token()) for _ in range(3)]

        tokens = {await one for one in asked}
        assert len(tokens) == 3
        redeemed = [e.gate.redeem(t, CALL, LINE.account_sid) for t in tokens]
        assert sum(grant is not None for grant in redeemed) == 1


async def test_a_public_address_may_have_a_path_before_ours() -> None:
    line = other(origins=(f"{ORIGIN}/talk",))
    right = _sign(f"{ORIGIN}/talk{INBOUND}", call())
    async with entrance(line) as e:
        for path in (f"/talk{INBOUND}", INBOUND):
            assert (await e.post(path, call(), signed=right)).status == 200
        assert (await e.post(f"/other{INBOUND}", call(), signed=right)).status == 404


async def test_the_address_before_is_good_as_long_as_the_line_has_it() -> None:
    before = "https://old.example"
    signed = _sign(before + INBOUND, call())
    async with entrance(other(origins=(ORIGIN, before))) as e:
        assert (await e.post(INBOUND, call(), signed=signed)).status == 200
        e.gate.lines_changed([LINE])
        assert (await e.post(INBOUND, call(), signed=signed)).status == 403


JUNK = [
    ("GET", "/"),
    ("GET", "/.env"),
    ("POST", "/wp-admin/setup.php"),
    ("GET", "/twilio"),
    ("GET", "/twilio/"),
    ("POST", "/twilio/inbound/"),
    ("POST", "//twilio/inbound"),
    ("POST", "/twilio/../twilio/inbound"),
    ("POST", "/twilio%2Finbound"),
    ("POST", "/TWILIO/INBOUND"),
    ("GET", "/health/../twilio/inbound"),
    ("GET", f"http://{HOST}/health"),
    ("OPTIONS", "*"),
    ("DELETE", "/twilio/inbound"),
    ("HEAD", "/twilio/inbound"),
    ("TRACE", "/twilio/inbound"),
    ("PUT", "/twilio/status"),
    ("GET", "/twilio/status"),
    ("GET", "/twilio/dial"),
    ("POST", "/twilio/stream"),
    ("POST", "/health"),
    ("HEAD", "/health"),
]


@pytest.mark.parametrize(("method", "path"), JUNK)
async def test_everything_else_is_nothing(method: str, path: str) -> None:
    head = f"{method} {path} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode()
    async with entrance() as e:
        answer = await raw(e.port, head)

    first, _, body = answer.partition(b"\r\n\r\n")
    assert first.split(b" ")[1] in {b"404", b"405"}
    assert body == b""
    assert b"server:" not in first.lower()
    assert b"python" not in first.lower()


@pytest.mark.parametrize(
    "head",
    [
        b"NONSENSE\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"POST /twilio/inbound HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 5_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: a\r\n" * 100 + b"\r\n",
    ],
)
async def test_what_is_no_http_is_answered_without_a_word(head: bytes) -> None:
    async with entrance() as e:
        answer = await raw(e.port, head + b"\r\n\r\n")

    assert b" 400 " in answer.split(b"\r\n")[0] + b" "
    assert answer.partition(b"\r\n\r\n")[2] == b""
    assert b"aiohttp" not in answer


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "LOCALHOST:{port}"}, 200),
        ({"Host": HOST}, 200),
        ({"Host": "evil.example"}, 403),
        ({"Host": "127.0.0.1"}, 403),
        ({"Host": f"{HOST}.evil.example"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": f"https://{HOST}"}, 403),
    ],
)
async def test_health_says_so_and_no_more_and_to_no_page_in_a_browser(
    headers: dict[str, str], status: int
) -> None:
    async with entrance() as e:
        sent = {k: v.format(port=e.port) for k, v in headers.items()}
        url = f"http://127.0.0.1:{e.port}/health"
        async with e.client.get(url, headers=sent) as answer:
            assert answer.status == status
            assert await answer.text() == ('{"ok":true}' if status == 200 else "")


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "null"}])
async def test_a_web_page_cannot_call_though_it_knew_the_signature(
    headers: dict[str, str],
) -> None:
    async with entrance() as e:
        assert (await e.post(INBOUND, call(), headers=headers)).status == 403
        assert e.board.told == 0


async def test_a_flood_of_junk_writes_one_line_of_each_kind(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    junk = b"GET /secret-%d HTTP/1.1\r\nHost: a\r\n\r\n"
    async with entrance() as e:
        for number in range(200):
            assert b" 404 " in await raw(e.port, junk % number)
            assert b" 400 " in await raw(e.port, b"\xff junk\r\n\r\n")
        assert await e.genuine_call() < 2

    assert len(caplog.records) < 6
    assert "secret" not in caplog.text


async def test_the_log_counts_what_it_did_not_say(
    caplog: pytest.LogCaptureFixture,
) -> None:
    now = 0.0
    away = limits.TurnedAway(logging.getLogger("t"), lambda: now)
    for _ in range(5):
        away.note("a cause")
    now = limits.LOG_SECONDS
    away.note("a cause")

    assert [r.getMessage() for r in caplog.records] == [
        "Turned away: a cause (0 more before)",
        "Turned away: a cause (4 more before)",
    ]


async def test_our_own_mistake_is_no_word_to_twilio(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(self: Board, *_: object) -> str:
        raise RuntimeError("planted")

    monkeypatch.setattr(Board, "call_arrived", broken)
    async with entrance() as e:
        answer = await e.post(INBOUND, call())

    assert answer.status == 500
    assert answer.text == ""
    assert "planted" in caplog.text


async def test_a_port_in_use_is_said_with_what_to_do() -> None:
    def server(port: int) -> Server:
        gate = Gate([LINE], lambda: 0.0, lambda: "t")
        hosts: set[str] = set()
        return Server(
            gate, Board(), port=port, instance="i", public_hosts=lambda: hosts
        )

    async with server(0) as first:
        with pytest.raises(PortTaken, match=str(first.port)) as caught:
            await server(first.port).__aenter__()
        assert "--port" in caught.value.remedy
    async with server(first.port):
        pass  # free again at once


async def test_slow_parsers_are_not_accepted(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = http_parser.HttpRequestParserPy
    monkeypatch.setattr(http_parser, "HttpRequestParser", plain)
    with pytest.raises(TalkHintError, match="aiohttp"):
        async with entrance():
            pass


def test_an_entrance_is_no_secret_to_print() -> None:
    assert TOKEN not in repr(LINE)
