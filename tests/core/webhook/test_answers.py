"""What a server answered, up to whether it is a document at all."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkhint_desktop.core.webhook.answer import (
    Answer,
    hides_document,
    holds_document,
    judge_answer,
)
from talkhint_desktop.core.webhook.findings import Finding
from tests.core.webhook.rows import HEALTHY, WEBHOOK, Row, check, rows

XML = HEALTHY.encode()
PAGE = b"<!DOCTYPE html><html><head><title>Sign in</title></head></html>"


def answer(
    body: bytes = XML,
    *,
    status: int = 200,
    kind: str | None = "text/xml",
    elapsed_ms: int = 20,
    hops: tuple[str, ...] = (),
    method: str = "POST",
    **headers: str,
) -> Answer:
    named = {"content-type": kind} if kind is not None else {}
    more = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(WEBHOOK, status, named | more, body, elapsed_ms, hops, method)


def plain(body: bytes, status: int = 200) -> Answer:
    return answer(body, status=status, kind="text/plain")


def page(body: bytes = PAGE, status: int = 200, **headers: Any) -> Answer:
    return answer(body, status=status, kind="text/html; charset=utf-8", **headers)


def ngrok(number: int, status: int = 404) -> Answer:
    body = f"<html>ERR_NGROK_{number}</html>".encode()
    return page(body, status, ngrok_error_code=f"ERR_NGROK_{number}")


def by_status(code: str, *statuses: int, spared: tuple[int, ...]) -> list[Row[Answer]]:
    return rows(
        code,
        raised=[plain(b"no", status) for status in statuses],
        spared=[plain(b"no", status) for status in spared],
    )


TABLE: list[Row[Answer]] = [
    *rows(
        "tunnel-offline",
        raised=[
            ngrok(3200),
            ngrok(3209),
            page(b"<html>The endpoint is offline. ERR_NGROK_3200</html>", 404),
            page(b"<html>error code: 1033</html>", 530),
        ],
        spared=[
            page(b"<html>not found</html>", 404),
            answer(b"<Response><Say>ERR_NGROK_3200</Say></Response>"),
            page(b"<html>error code: 1033</html>", 200),
            ngrok(8012, 502),
        ],
    ),
    *rows(
        "tunnel-no-upstream",
        raised=[ngrok(8012, 502), page(b"<html>ERR_NGROK_8012</html>", 502)],
        spared=[ngrok(3200), plain(b"bad gateway", 502)],
    ),
    *rows(
        "tunnel-bad-upstream",
        raised=[ngrok(3004, 502), page(b"<html>ERR_NGROK_3004</html>", 502)],
        spared=[ngrok(8012, 502), plain(b"bad gateway", 502)],
    ),
    *rows(
        "tunnel-interstitial",
        raised=[ngrok(6024, 200), page(b"<html>ERR_NGROK_6024</html>")],
        spared=[page(), ngrok(6022, 403)],
    ),
    *rows(
        "tunnel-other",
        raised=[ngrok(6022, 403), ngrok(725, 429), ngrok(9999, 500)],
        spared=[ngrok(3200), answer(), plain(b"ERR_NGROK", 404)],
    ),
    *by_status("http-not-found", 404, 410, spared=(400, 405, 200)),
    *by_status("http-method-not-allowed", 405, spared=(404, 501)),
    *rows(
        "http-method-not-allowed",
        raised=[answer(b"", status=405, kind=None, allow="GET")],
        spared=[],
    ),
    *rows(
        "http-unauthorized",
        raised=[
            plain(b"who are you", 401),
            page(status=403),
            plain(b"no", 403),
            answer(b"", status=403, www_authenticate="Basic"),
        ],
        spared=[plain(b"no", 404), plain(b"no", 407), answer()],
    ),
    *by_status("http-rate-limited", 429, spared=(503, 420)),
    *rows("http-rate-limited", raised=[page(status=429)], spared=[]),
    *by_status("http-server-error", 500, 501, 505, spared=(502, 503, 499)),
    *by_status("http-bad-gateway", 502, 503, 504, 521, spared=(500, 501, 404)),
    *by_status("http-other-status", 400, 406, 415, 300, spared=(200, 404, 500)),
    *rows(
        "http-redirect",
        raised=[
            answer(hops=("302 https://other.example/",)),
            answer(hops=("307 /voice",), status=404),
        ],
        spared=[answer(), plain(b"", 404)],
    ),
    *rows(
        "http-slow",
        raised=[answer(elapsed_ms=2_001), answer(elapsed_ms=14_000)],
        spared=[answer(elapsed_ms=2_000), answer(elapsed_ms=1)],
    ),
    *rows(
        "http-broken",
        raised=[answer(set_cookie="=1; Path=/"), answer(set_cookie="; HttpOnly")],
        spared=[answer(set_cookie="a=1"), answer(), answer(set_cookie="a=")],
    ),
    *rows(
        "empty-body",
        raised=[
            answer(b""),
            answer(b"", status=204, kind=None),
            answer(b" \n "),
            answer(b"", kind="application/json"),
        ],
        spared=[answer(), answer(b"<Response/>"), answer(b"", status=500)],
    ),
    *rows(
        "body-too-large",
        raised=[answer(b" " * 65_537), page(b"<html>" + b"x" * 70_000)],
        spared=[
            answer(HEALTHY.encode().ljust(65_536)),
            answer(),
        ],
    ),
    *rows(
        "content-type-missing",
        raised=[answer(kind=None), answer(kind="")],
        spared=[answer(), answer(b"", kind=None)],
    ),
    *rows(
        "content-type-wrong",
        raised=[
            answer(b'{"ok": true}', kind="application/json"),
            answer(kind="application/octet-stream"),
            answer(kind="text/css"),
        ],
        spared=[
            answer(kind="application/xml; charset=utf-8"),
            answer(kind="TEXT/XML"),
            answer(kind="text/html"),
        ],
    ),
    *rows(
        "content-type-text",
        raised=[plain(b"Hello from Flask"), plain(b"<Response><Say>")],
        spared=[plain(XML), answer(), plain(b"", 200)],
    ),
    *rows(
        "content-type-audio",
        raised=[
            answer(b"ID3", kind="audio/mpeg"),
            answer(b"RIFF", kind="audio/x-wav; rate=8000"),
        ],
        spared=[answer(), answer(kind="application/xml")],
    ),
    *rows(
        "html-page",
        raised=[
            page(),
            answer(PAGE, kind="text/xml"),
            page(b"\n<!-- hi --><HTML><body>It works!</body></HTML>"),
        ],
        spared=[
            answer(kind="text/html"),
            answer(b"<Response><Say>html</Say></Response>", kind="text/html"),
            page(status=404),
        ],
    ),
]
SIGNED: list[Row[Answer]] = [
    *rows(
        "signature-refused",
        raised=[
            plain(b"Forbidden", 403),
            answer(b"", status=403, kind=None),
            answer(b'{"error": "forbidden"}', status=403, kind="application/json"),
            page(b"<html>Invalid Twilio signature</html>", 403),
        ],
        spared=[
            page(status=403),
            answer(b"", status=403, www_authenticate="Basic"),
            plain(b"who", 401),
            answer(),
        ],
    )
]


def judged(given: Answer) -> list[Finding]:
    findings = judge_answer(given, asked_by="POST", signed=False)
    hidden = hides_document(given)
    return [*findings, hidden] if hidden else findings


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_each_fault_of_an_answer_is_told_and_no_other(row: Row[Answer]) -> None:
    check(row, judged)


@pytest.mark.parametrize("row", SIGNED, ids=lambda row: row.name)
def test_a_refused_signature_is_told_from_a_login(row: Row[Answer]) -> None:
    check(row, lambda given: judge_answer(given, asked_by="POST", signed=True))


def test_without_the_token_a_refusal_may_be_our_own_fault() -> None:
    (finding,) = judge_answer(plain(b"no", 403), asked_by="POST", signed=False)

    assert finding.code == "http-unauthorized"
    assert "does not know the Auth Token" in finding.detail


def test_a_post_that_became_a_get_on_the_way_is_told() -> None:
    (finding,) = judge_answer(
        answer(hops=("302 /next",), method="GET"), asked_by="POST", signed=False
    )

    assert "the POST became a GET" in finding.detail


def test_the_pages_own_title_is_shown() -> None:
    (finding,) = judge_answer(page(), asked_by="POST", signed=False)

    assert finding.detail == "Its title is “Sign in”."


@pytest.mark.parametrize(
    ("given", "holds"),
    [
        (answer(), True),
        (answer(kind="text/html"), True),
        (plain(XML), True),
        (plain(b"hello"), False),
        (page(), False),
        (answer(b""), False),
        (answer(status=404), False),
        (answer(kind="application/json"), False),
    ],
)
def test_only_what_twilio_reads_is_read(given: Answer, holds: bool) -> None:
    assert holds_document(given) is holds


@given(
    st.binary(max_size=300),
    st.integers(100, 599),
    st.sampled_from([None, "text/xml", "text/html", "text/plain", "audio/x", "a/b"]),
)
def test_any_answer_is_judged(body: bytes, status: int, kind: str | None) -> None:
    for finding in judged(answer(body, status=status, kind=kind)):
        assert finding.title
