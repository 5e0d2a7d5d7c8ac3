"""Every way in which no answer comes, with real sockets and real certificates."""

import gzip
import socket
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from talkhint_desktop.core.webhook.checklist import exit_code
from talkhint_desktop.core.webhook.findings import OK, Report, Stage, Status
from talkhint_desktop.relay.asking import ask as asking
from tests.peers import certificates
from tests.peers.raw_server import RawServer, http
from tests.relay.probe.checking import at, checked, codes, failed, failing

XML = "Content-Type: text/xml"
HANG_UP = http(b"<Response><Hangup/></Response>", XML)
Server = Callable[[], AbstractAsyncContextManager[RawServer]]


def dated(days: int) -> bytes:
    now = datetime.now(UTC) + timedelta(days=days)
    return http(b"", f"Date: {format_datetime(now, usegmt=True)}")


ROWS: list[tuple[str, Server, bool]] = [
    ("connection-reset", lambda: RawServer(resets=True), True),
    ("connection-reset", RawServer, True),
    ("connection-reset", lambda: RawServer(HANG_UP), False),
    ("connection-reset", lambda: RawServer(http(status="500 No")), False),
    ("http-broken", lambda: RawServer(b"hello\r\n\r\n"), True),
    ("http-broken", lambda: RawServer(http(b"<Resp", XML, length=900)), True),
    ("http-broken", lambda: RawServer(http(b"ab", "Content-Encoding: gzip")), True),
    (
        "http-broken",
        lambda: RawServer(http(b"xx\r\n", "Transfer-Encoding: chunked")),
        True,
    ),
    ("http-broken", lambda: RawServer(HANG_UP), False),
    (
        "http-broken",
        lambda: RawServer(
            http(gzip.compress(b"<Response/>"), XML, "Content-Encoding: gzip")
        ),
        False,
    ),
    (
        "redirect-loop",
        lambda: RawServer(http(b"", "Location: /voice", status="302 Found")),
        True,
    ),
    (
        "redirect-loop",
        lambda: RawServer(http(b"", "Location: /voice", status="307 Again")),
        True,
    ),
    (
        "redirect-loop",
        lambda: RawServer(
            *[http(b"", "Location: /voice", status="302 Found")] * 10, HANG_UP
        ),
        False,
    ),
    ("redirect-loop", lambda: RawServer(HANG_UP), False),
    (
        "redirect-unsupported",
        lambda: RawServer(http(b"", "Location: /voice", status="308 For Ever")),
        True,
    ),
    ("redirect-unsupported", lambda: RawServer(http(status="302 Found")), True),
    ("redirect-unsupported", lambda: RawServer(http(status="304 Not Modified")), True),
    (
        "redirect-unsupported",
        lambda: RawServer(http(b"", "Location: ftp://a/", status="302 Found")),
        True,
    ),
    (
        "redirect-unsupported",
        lambda: RawServer(http(b"", "Location: /next", status="303 Other"), HANG_UP),
        False,
    ),
    ("redirect-unsupported", lambda: RawServer(HANG_UP), False),
    ("tls-untrusted", lambda: RawServer(tls=certificates.self_signed()), True),
    ("tls-untrusted", lambda: RawServer(tls=certificates.without_its_middle()), True),
    ("tls-untrusted", lambda: RawServer(HANG_UP, tls=certificates.good()), False),
    ("tls-untrusted", lambda: RawServer(tls=certificates.expired()), False),
    ("tls-expired", lambda: RawServer(dated(0), tls=certificates.expired()), True),
    ("tls-expired", lambda: RawServer(tls=certificates.expired()), True),
    (
        "tls-expired",
        lambda: RawServer(dated(0), tls=certificates.not_yet_valid()),
        True,
    ),
    ("tls-expired", lambda: RawServer(HANG_UP, tls=certificates.good()), False),
    ("tls-expired", lambda: RawServer(dated(-9), tls=certificates.expired()), False),
    ("clock-wrong", lambda: RawServer(dated(-9), tls=certificates.expired()), True),
    (
        "clock-wrong",
        lambda: RawServer(dated(450), tls=certificates.not_yet_valid()),
        True,
    ),
    ("clock-wrong", lambda: RawServer(dated(0), tls=certificates.expired()), False),
    ("clock-wrong", lambda: RawServer(HANG_UP, tls=certificates.good()), False),
    (
        "tls-wrong-name",
        lambda: RawServer(tls=certificates.good("calls.example.com")),
        True,
    ),
    ("tls-wrong-name", lambda: RawServer(tls=certificates.good("*.localhost")), True),
    ("tls-wrong-name", lambda: RawServer(HANG_UP, tls=certificates.good()), False),
    ("tls-wrong-name", lambda: RawServer(tls=certificates.self_signed()), False),
    ("tls-handshake", lambda: RawServer(tls=certificates.antique()), True),
    ("tls-handshake", lambda: RawServer(HANG_UP, tls=certificates.good()), False),
    ("tls-handshake", lambda: RawServer(tls=certificates.self_signed()), False),
]


def name(row: object) -> str:
    return str(row) if isinstance(row, str | bool) else ""


@pytest.mark.parametrize(("code", "server", "raised"), ROWS, ids=name)
async def test_each_fault_of_the_way_is_told_and_no_other(
    code: str, server: Server, raised: bool
) -> None:
    async with server() as raw:
        report = await checked(raw.url)

    assert (code in codes(report)) is raised, codes(report)


async def test_a_web_page_that_speaks_no_tls_is_told() -> None:
    async with RawServer(HANG_UP) as raw:
        report = await checked(raw.url.replace("http://", "https://"))

    assert failed(report) == ["tls-handshake"]


async def test_a_port_where_nothing_listens_refuses() -> None:
    async with RawServer() as raw:
        url = raw.url
    report = await checked(url)

    assert failed(report) == ["connection-refused"]
    assert exit_code(report) == 1


async def test_a_second_address_that_refuses_is_told_too() -> None:
    report = await checked("http://127.0.0.1:1/voice")

    assert failed(report) == ["connection-refused"]


@pytest.mark.parametrize("says", [[], [b"HTTP/1.1 200 OK\r\n"]])
async def test_a_server_that_never_ends_its_answer_is_given_up(
    says: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "TOTAL_SECONDS", 0.3)
    async with RawServer(*says, hangs=not says, hangs_after=True) as raw:
        report = await checked(raw.url)

    assert failed(report) == ["http-timeout"]


async def test_a_door_that_takes_nobody_is_told_from_a_slow_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking, "CONNECT_SECONDS", 0.3)
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        address = full.getsockname()
        with socket.socket() as first, socket.socket() as second:
            for waiting in (first, second):
                waiting.setblocking(False)
                waiting.connect_ex(address)  # the queue is full from here on
            report = await checked(f"http://127.0.0.1:{address[1]}/voice")

    assert failed(report) == ["connection-timeout"]


@pytest.mark.parametrize(
    ("resolve", "code", "exits"),
    [
        (failing(socket.EAI_NONAME), "dns-not-found", 1),
        (failing(socket.EAI_AGAIN, but="api.twilio.com"), "dns-not-found", 1),
        (failing(socket.EAI_AGAIN), "offline", 3),
    ],
)
async def test_a_name_that_is_not_known_is_told_from_a_pc_that_is_offline(
    resolve: Callable[[str, int], Awaitable[list[str]]], code: str, exits: int
) -> None:
    report = await checked("https://calls.example.com/voice", resolve)

    assert failed(report) == [code]
    assert exit_code(report) == exits
    assert [f.code for f in at(report, Stage.URL)] == [OK]
    assert {f.status for f in at(report, Stage.HTTP)} == {Status.SKIPPED}


async def test_a_name_that_can_never_exist_needs_no_resolver() -> None:
    report = await checked("https://gone.invalid/voice", failing(socket.EAI_AGAIN))

    assert failed(report) == ["dns-not-found"]


async def test_a_name_that_leads_into_this_network_is_private() -> None:
    report = await checked("https://calls.example.com/voice", allow_local=False)
    (finding,) = at(report, Stage.URL)

    assert failed(report) == ["url-private-host"]
    assert "127.0.0.1" in finding.detail


async def test_nobody_is_asked_in_this_network_unless_it_is_let_pass() -> None:
    async with RawServer(HANG_UP) as raw:
        report = await checked(raw.url, allow_local=False)
        assert raw.heard == []

    assert failed(report) == ["url-private-host"]


async def test_what_was_passed_on_the_way_is_told() -> None:
    async with RawServer(HANG_UP, tls=certificates.good()) as raw:
        report = await checked(raw.url)

    told = {stage: at(report, stage) for stage in (Stage.DNS, Stage.CONNECT, Stage.TLS)}
    assert all(f.code == OK for findings in told.values() for f in findings)
    assert "127.0.0.1" in told[Stage.DNS][0].detail
    assert "trusted" in told[Stage.TLS][0].detail


def shown(report: Report) -> tuple[int, str]:
    assert report.response is not None
    return report.response.status, report.response.body


async def test_the_answer_that_could_not_be_followed_is_shown() -> None:
    async with RawServer(http(b"gone", "Location: /x", status="308 For Ever")) as raw:
        report = await checked(raw.url)

    assert shown(report) == (308, "gone")
