"""Why there is no connection is told apart, in words that say what to do."""

import asyncio
import errno
import socket
import ssl
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from websockets.exceptions import InvalidHandshake, InvalidProxy

from talkhint_desktop.relay.speech.realtime.setback import of_close, of_failure
from tests.peers import certificates
from tests.peers.openai_peer import OpenAIPeer
from tests.peers.other_transcribers import Speaches, serving
from tests.relay.speech.realtime.hearing import (
    LONG,
    Listener,
    listening,
    recognising,
    say,
)


def _certificate(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError("no")
    error.verify_code = code
    return error


FAILURES = [
    (_certificate(9), "transcriber-down", "date and time"),
    (_certificate(10), "transcriber-down", "date and time"),
    (_certificate(20), "transcriber-down", "does not trust"),
    (ssl.SSLError("handshake"), "transcriber-down", "secure"),
    (socket.gaierror(-2, "unknown"), "offline", "address was not found"),
    (OSError(errno.ENETUNREACH, "no"), "offline", "out of this PC"),
    (ConnectionRefusedError(), "transcriber-down", "nobody answers"),
    (ConnectionResetError(), "transcriber-down", "did not answer"),
    (TimeoutError(), "transcriber-down", "in time"),
    (ImportError("python-socks"), "transcriber-down", "SOCKS"),
    (InvalidProxy("x", "y"), "transcriber-down", "proxy"),
    (InvalidHandshake(), "transcriber-down", "as a transcriber does"),
]


@pytest.mark.parametrize(("error", "code", "part"), FAILURES, ids=lambda v: str(v)[:20])
def test_each_failure_has_its_cause_and_may_pass(
    error: Exception, code: str, part: str
) -> None:
    setback = of_failure(error, "gpt-live-transcribe")

    assert setback.code == code
    assert part in setback.cause
    assert not setback.final
    # It stands after a colon and before a full stop.
    assert setback.cause[0].islower() or setback.cause.startswith("SOCKS")
    assert not setback.cause.endswith(".")


def test_a_close_that_names_a_reason_for_good_is_final() -> None:
    assert of_close("invalid_request_error.invalid_api_key", "m").code == "key-refused"
    assert of_close("insufficient_quota", "m").code == "quota-exhausted"
    assert not of_close(
        "Your session hit the maximum duration of 60 minutes.", "m"
    ).final


@pytest.mark.parametrize("answer", [b"HTTP/1.1 407 No\r\n\r\n", b"SSH-2.0-x\r\n\r\n"])
async def test_the_proxy_of_this_pc_is_used_and_its_refusal_is_told(
    answer: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []

    async def refuse(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        asked.append(await reader.readline())
        writer.write(answer)
        writer.close()

    proxy = await asyncio.start_server(refuse, "127.0.0.1", 0)
    port = proxy.sockets[0].getsockname()[1]
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{port}")
    listener = Listener()

    async with (
        proxy,
        OpenAIPeer() as peer,
        recognising(peer, listener, base_url="http://api.invalid/v1"),
    ):
        await listener.until(lambda: bool(listener.troubles))

    assert asked[0] == b"CONNECT api.invalid:80 HTTP/1.1\r\n"
    assert "proxy" in listener.troubles[0][1]


async def test_a_server_on_this_pc_is_reached_past_the_proxy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")

    async with OpenAIPeer() as peer, recognising(peer, Listener()):
        await peer.until(lambda: peer.sessions_updated == 2)


@pytest.mark.parametrize(
    ("certificate", "part"),
    [
        (certificates.self_signed, "does not trust"),
        (certificates.expired, "date and time"),
        (certificates.not_yet_valid, "date and time"),
    ],
)
async def test_a_certificate_that_this_pc_does_not_trust_is_told(
    certificate: Callable[[], ssl.SSLContext],
    part: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _trust(tmp_path, monkeypatch)
    listener = Listener()

    async with (
        serving(Speaches().connect, certificate()) as url,
        listening(listener, url),
    ):
        await listener.until(lambda: bool(listener.troubles))

    assert listener.codes[0] == ("transcriber-down", False)
    assert part in listener.troubles[0][1]


async def test_what_the_system_trusts_is_trusted_as_behind_a_companys_proxy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _trust(tmp_path, monkeypatch)
    listener = Listener()

    async with (
        serving(Speaches().connect, certificates.good()) as url,
        listening(listener, url) as recogniser,
    ):
        say(recogniser, "u", LONG.frames(0, 1000))
        assert await listener.end_of("u") == "1000 ms"

    assert listener.troubles == []


def _trust(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this system trust our authority, where OpenSSL is its store."""
    if not sys.platform.startswith("linux"):
        pytest.skip("the system's trust store is not for a test to change")
    file = folder / "authority.pem"
    certificates.authority().cert_pem.write_to_path(file)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
